"""Several documents reach a folder all together or not at all: cancelled, locked, refused, nothing has changed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from calculators.jobs.publishing import write_each
from models.faults import UserFault

NAMES = [f"{number:03d}.pdf" for number in range(500)]


def _write(into: Path, name: str) -> None:
    (into / name).write_text(f"new {name}", encoding="utf-8")


def _texts(folder: Path) -> dict[str, str]:
    return {str(p.relative_to(folder)): p.read_text("utf-8") for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder in which two earlier documents lie."""
    made = tmp_path / "slips"
    made.mkdir()
    for name in (NAMES[1], "mine.pdf"):
        (made / name).write_text("earlier", encoding="utf-8")
    return made


def test_all_reach_the_folder_and_take_the_place_of_earlier_ones(folder: Path) -> None:
    told: list[tuple[int, int]] = []
    files = write_each(folder, NAMES[:3], _write, lambda *step: told.append(step), None)
    assert [file.name for file in files] == NAMES[:3]
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert _texts(folder) == {**{name: f"new {name}" for name in NAMES[:3]}, "mine.pdf": "earlier"}


@pytest.mark.parametrize("asked", [1, 250, 500])
def test_500_that_are_cancelled_midway_leave_nothing_behind(folder: Path, asked: int) -> None:
    """Also at the very end, when all are written and none is handed over yet."""
    answers: Iterator[bool] = iter([*[False] * asked, True])
    before = _texts(folder)
    assert write_each(folder, NAMES, _write, None, lambda: next(answers)) == ()
    assert _texts(folder) == before
    assert len(list(folder.iterdir())) == 2
    answers = iter([*[False] * asked, True])
    assert write_each(folder / "a" / "b", NAMES, _write, None, lambda: next(answers)) == ()
    assert not (folder / "a").exists()


def test_a_document_that_is_open_elsewhere_keeps_all_of_them_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows lets nobody replace a file that a reader holds: it is named, and every earlier document stands again."""
    replace, locked = Path.replace, folder / NAMES[1]

    def guarded(self: Path, target: Path) -> Path:
        if self == locked:
            raise PermissionError(13, "in use", str(self), None, str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", guarded)
    before = _texts(folder)
    with pytest.raises(UserFault, match="什么也没有改变") as fault:
        write_each(folder, NAMES[:3], _write, None, None)
    assert fault.value.why == "没有权限，或正被别的程序占用。"
    assert "阅读器里打开，请先关闭" in fault.value.remedy
    assert _texts(folder) == before


def test_a_place_that_is_a_file_is_refused(folder: Path) -> None:
    with pytest.raises(UserFault) as fault:
        write_each(folder / "mine.pdf" / "deeper", NAMES[:1], _write, None, None)
    assert str(folder / "mine.pdf") in str(fault.value)
    assert sorted(_texts(folder)) == [NAMES[1], "mine.pdf"]


def test_a_fault_of_the_program_leaves_nothing_behind(folder: Path) -> None:
    def broken(into: Path, name: str) -> None:
        _write(into, name)
        raise KeyError(name)

    with pytest.raises(KeyError):
        write_each(folder / "new", NAMES, broken, None, None)
    assert not (folder / "new").exists()
