"""The log keeps the whole story of a bug, is put aside when it is long, and never prints."""

from pathlib import Path

import pytest

from models import crash_log


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
