"""Files come in from the disk and go out again; what can't be taken is told in plain words and changes nothing."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from calculators.jobs.attaching import attach, copy_to_look_at, save_attachment
from models.attachment import LARGEST
from models.faults import UserFault
from models.office import Office
from models.rating import Rating
from tests.models.office.nouns import one_of_each, store

RATING = next(noun for noun in one_of_each() if isinstance(noun, Rating))


@pytest.fixture
def office() -> Iterator[Office]:
    with Office.temporary() as office:
        store(office, *one_of_each())
        yield office


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "客户 来信.pdf"
    path.write_bytes(b"%PDF-1.4 thanks")
    return path


def test_a_file_is_kept_and_saved_elsewhere(office: Office, letter: Path, tmp_path: Path) -> None:
    made = attach(office, RATING, letter)
    assert office.records().attachments == (made,)
    assert (made.name, made.size) == ("客户 来信.pdf", 15)
    assert made.belongs_to(RATING)
    letter.unlink()
    save_attachment(office, made, tmp_path / "另存.pdf")
    assert (tmp_path / "另存.pdf").read_bytes() == b"%PDF-1.4 thanks"
    assert office.undo() == "附上文件 客户 来信.pdf"


def test_another_program_gets_a_copy_that_it_cant_write(office: Office, letter: Path, tmp_path: Path) -> None:
    """Whoever edits it in another program would believe it saved in the office."""
    made = attach(office, RATING, letter)
    copies = [copy_to_look_at(office, made, tmp_path) for _twice in range(2)]
    assert copies[0] == copies[1]
    assert copies[0].read_bytes() == b"%PDF-1.4 thanks"
    assert not copies[0].stat().st_mode & stat.S_IWUSR


@pytest.mark.parametrize("name", ["工具.exe", "宏.xlsm", "脚本.bat", "网页.html", "没有后缀", "快捷方式.lnk", "PDF.pdf.js"])
def test_what_may_run_as_a_program_is_only_saved(office: Office, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"MZ")
    made = attach(office, RATING, path)
    with pytest.raises(UserFault, match="不从这里直接打开"):
        copy_to_look_at(office, made, tmp_path)
    save_attachment(office, made, tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == b"MZ"


def test_what_cant_be_attached_is_told(office: Office, tmp_path: Path) -> None:
    (tmp_path / "空.txt").touch()
    with (tmp_path / "大.png").open("wb") as large:
        large.truncate(LARGEST + 1)
    with (tmp_path / "刚好.png").open("wb") as largest:
        largest.truncate(LARGEST)
    before = office.records()
    for name, words in {
        "空.txt": "这是空文件，没有附上",
        "大.png": "最大 5 MB\n这个文件有 5.1 MB",
        ".": "这是一个文件夹，不能附上",
        "没有.txt": "读不了这个文件",
    }.items():
        with pytest.raises(UserFault, match=words) as fault:
            attach(office, RATING, tmp_path / name)
        assert fault.value.remedy
    assert office.records() is before
    attach(office, RATING, tmp_path / "刚好.png")


def test_a_target_that_cant_be_written_is_told(office: Office, letter: Path, tmp_path: Path) -> None:
    made = attach(office, RATING, letter)
    with pytest.raises(UserFault, match="无法写入文件"):
        save_attachment(office, made, tmp_path / "没有" / "a.pdf")
