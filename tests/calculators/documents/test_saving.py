"""Finished documents take their place whole, or not at all."""

from pathlib import Path

import pytest

from calculators.documents.saving import replacing
from models.faults import UserFault


def test_the_target_is_replaced_when_all_went_well(tmp_path: Path) -> None:
    """The old file stands until the new one is whole; nothing else is left."""
    target = tmp_path / "汇总.xlsx"
    target.write_text("old")
    with replacing(target) as part:
        part.write_text("new")
        assert target.read_text() == "old"
    assert target.read_text() == "new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_failure_leaves_the_old_file(tmp_path: Path) -> None:
    """A fault in the middle of writing changes nothing."""
    target = tmp_path / "汇总.xlsx"
    target.write_text("old")

    def broken() -> None:
        with replacing(target) as part:
            part.write_text("half")
            raise KeyError(part)

    with pytest.raises(KeyError):
        broken()
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_not_there_is_told_in_words(tmp_path: Path) -> None:
    """Where, what, why and what to do."""
    target = tmp_path / "没有" / "a.pdf"
    with pytest.raises(UserFault) as caught, replacing(target):
        pass
    assert caught.value.where == str(target)
    assert "关闭" in caught.value.remedy


def test_a_locked_target_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is open in Excel can't be replaced: the person is told to close it, and the part goes."""
    target = tmp_path / "a.xlsx"

    def locked(_self: Path, _target: Path) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "replace", locked)

    def write() -> None:
        with replacing(target) as part:
            part.write_text("new")

    with pytest.raises(UserFault, match="无法写入文件") as caught:
        write()
    assert caught.value.why == "没有权限，或正被别的程序占用。"
    assert list(tmp_path.iterdir()) == []


def test_the_file_has_the_rights_of_any_new_file(tmp_path: Path) -> None:
    """Not the private ones of a temporary file: colleagues open it from a shared folder."""
    plain, target = tmp_path / "plain", tmp_path / "a.pdf"
    plain.touch()
    with replacing(target) as part:
        part.write_text("x")
    assert target.stat().st_mode == plain.stat().st_mode
