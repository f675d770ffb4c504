"""One program at a time: the second is told who holds the file; a killed one leaves no lock behind."""

import getpass
import os
import platform
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from models.faults import UserFault
from models.office import Office, lock
from models.records import OfficeIdentity
from tests.models.office.nouns import person, store

ROOT = Path(__file__).resolve().parents[3]
HOLD = """
import sys
from pathlib import Path
from models.office import Office
with Office.open(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


@contextmanager
def other_program(code: str, path: Path) -> Iterator[subprocess.Popen[str]]:
    """Run another program until it says that it is ready; it is killed at the end, if it still runs."""
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as process:
        assert process.stdout is not None
        try:
            assert process.stdout.readline().strip()
            yield process
        finally:
            process.kill()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "单位.jidan"
    with Office.create(path, OfficeIdentity()) as office:
        store(office, person())
    return path


def test_the_second_program_is_told_who_holds_the_file(path: Path) -> None:
    with other_program(HOLD, path) as first:
        before = path.read_bytes()
        with pytest.raises(UserFault, match="文件正被使用") as fault:
            Office.open(path)
        assert getpass.getuser() in fault.value.why
        assert platform.node() in fault.value.why
        assert path.read_bytes() == before
        first.communicate("", timeout=30)
    with Office.open(path) as office:
        assert office.records().staff == (person(),)
    assert list(path.parent.iterdir()) == [path]


def test_a_killed_program_leaves_no_lock(path: Path) -> None:
    with other_program(HOLD, path) as first:
        first.send_signal(signal.SIGKILL)
        first.wait(30)
        with Office.open(path) as office:
            store(office, person("B"))
    assert list(path.parent.iterdir()) == [path]


def test_the_same_program_can_not_open_it_twice(path: Path) -> None:
    link = path.with_name("别名.jidan")
    link.symlink_to(path)
    with Office.open(path):
        for name in (path, link):
            with pytest.raises(UserFault, match="文件正被使用"):
                Office.open(name)
    Office.open(link).close()


def test_without_word_of_the_holder_another_program_holds_it(path: Path) -> None:
    with Office.open(path):
        path.with_name(path.name + ".holder").write_text("{", encoding="utf-8")
        with pytest.raises(UserFault, match="另一个程序打开着它"):
            Office.open(path)


def test_a_folder_that_can_not_be_written_to(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A read-only share, a disc: no lock can be laid beside the file, so it is not opened."""

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("filelock.FileLock.acquire", refuse)
    before = path.read_bytes()
    with pytest.raises(UserFault, match="不能在这个文件夹里写入") as fault:
        Office.open(path)
    assert "没有权限" in fault.value.why
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UserFault, match="没有这个文件夹"):
        Office.create(tmp_path / "nowhere" / "new.jidan", OfficeIdentity())
    assert list(tmp_path.iterdir()) == []


def test_a_user_without_a_name(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Some systems know no name for a user; changes are then recorded without."""

    def unknown() -> str:
        raise KeyError("getpwuid(): uid not found: 1234")

    monkeypatch.setattr(getpass, "getuser", unknown)
    assert lock.user_name() == ""
    with Office.open(path) as office:
        store(office, person("B"))
        assert office.changes(1)[0].who == ""
        with pytest.raises(UserFault, match="有人"):
            Office.open(path)
