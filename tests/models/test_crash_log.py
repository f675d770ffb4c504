"""The log keeps the whole story of a bug, is put aside when it is long, and never prints."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from models import crash_log
from models.faults import UserFault
from models.version import VERSION


def caught() -> ZeroDivisionError:
    """Raise something and catch it, so that it has a traceback."""
    try:
        1 / 0  # noqa: B018
    except ZeroDivisionError as fault:
        return fault
    raise AssertionError


def test_the_whole_story_is_kept(log_folder: Path) -> None:
    path = crash_log.record(caught())
    assert path.parent == log_folder
    text = path.read_text(encoding="utf-8")
    assert "Traceback" in text
    assert "in caught" in text
    assert text.endswith("ZeroDivisionError: division by zero\n")


def test_it_is_put_aside_when_it_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crash_log, "SIZE", 300)
    *_earlier, path = [crash_log.record(ValueError(f"第{number}个\ud800" + "x" * 200)) for number in range(5)]
    assert sorted(file.name for file in path.parent.glob("jidan.log*")) == ["jidan.log", "jidan.log.1", "jidan.log.2"]
    assert "第4个" in path.read_text(encoding="utf-8")


def test_what_cannot_be_written_is_raised_and_not_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(_handler: object, _record: object) -> bool:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(crash_log._Handler, "shouldRollover", full)
    with pytest.raises(OSError, match="No space"):
        crash_log.record(caught())
    assert capsys.readouterr() == ("", "")


def test_no_other_log_hears_of_it(caplog: pytest.LogCaptureFixture) -> None:
    """The story of a bug may hold names and salaries."""
    crash_log.record(caught())
    assert caplog.records == []


def test_the_outline_can_be_handed_on() -> None:
    """It tells kinds and lines of the program, also of the fault behind a fault; no name, figure or folder."""
    salary, folder = "张伟 8,000 元", str(Path.home() / "工资")

    def look_up() -> None:
        raise KeyError(salary)

    def assess() -> None:
        try:
            look_up()
        except KeyError as missing:
            raise ValueError(folder) from missing

    with pytest.raises(ValueError, match="工资") as raised:
        assess()
    told = crash_log.outline(raised.value)
    assert told.startswith(f"jidan {VERSION}, Python 3.")
    assert told.index("KeyError") < told.index("ValueError")
    assert "tests/models/test_crash_log.py:" in told
    for personal in ("张伟", "8,000", "工资", str(Path.home()), str(Path(__file__).parent)):
        assert personal not in told


def test_a_library_is_named_without_the_folder_it_lies_in() -> None:
    with pytest.raises(BaseException, match="over") as raised:
        pytest.fail("over")
    assert "\n  _pytest/outcomes.py:" in crash_log.outline(raised.value)


def test_the_last_words_of_a_stopped_program_come_into_the_log(log_folder: Path) -> None:
    """A fault below Python leaves no exception: what was running is kept all the same, and told once."""
    assert crash_log.last_end() is None
    died = (
        "import faulthandler, pathlib, sys; from models import crash_log;"
        "crash_log.user_log_path = lambda *_names: pathlib.Path(sys.argv[1]);"
        "crash_log.watch_end(); faulthandler._sigabrt()"
    )
    ended = subprocess.run([sys.executable, "-c", died, log_folder], cwd=crash_log.ROOT, check=False, capture_output=True)
    assert ended.returncode != 0
    log = crash_log.last_end()
    assert log == crash_log.log_file()
    text = log.read_text(encoding="utf-8")
    assert "stopped by the system" in text
    assert "Fatal Python error: Aborted" in text
    assert crash_log.last_end() is None


def test_one_version_is_told_everywhere() -> None:
    project = tomllib.loads((crash_log.ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["version"] == VERSION


def test_a_fault_without_a_way_through_the_program_has_an_outline() -> None:
    assert crash_log.outline(UserFault("什么")).endswith("UserFault")
