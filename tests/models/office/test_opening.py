"""Each thing that may be wrong with a file has its own clear answer, and leaves the file byte for byte as it was."""

import os
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from models.faults import UserFault
from models.office import Office, connection
from models.office.migrations import newest_form
from models.records import OfficeIdentity
from tests.models.office.nouns import measure, one_of_each, store

Breaking = Callable[[Path], None]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Make a sound office file, big enough to have pages in the middle."""
    path = tmp_path / "office.jidan"
    with Office.create(path, OfficeIdentity(company="某某科技")) as office:
        store(office, *one_of_each(), *(measure(name=f"指标{n}") for n in range(300)))
    return path


def _sql(*statements: str) -> Breaking:
    def break_it(path: Path) -> None:
        with sqlite3.connect(path, isolation_level=None) as db:
            for statement in statements:
                db.execute(statement)
        db.close()

    return break_it


def _bytes(at: int, new: bytes) -> Breaking:
    def break_it(path: Path) -> None:
        with path.open("rb+") as file:
            file.seek(at)
            file.write(new)

    return break_it


def _length(size: int) -> Breaking:
    return lambda path: os.truncate(path, size)


def _content(new: bytes) -> Breaking:
    def break_it(path: Path) -> None:
        path.write_bytes(new)

    return break_it


def _read_only(path: Path) -> None:
    path.chmod(stat.S_IRUSR | stat.S_IRGRP)


def _other_program(path: Path) -> None:
    path.unlink()
    _sql("CREATE TABLE t (x)", "PRAGMA application_id = 7")(path)


BROKEN: dict[str, tuple[Breaking, tuple[str, ...]]] = {
    "empty": (_content(b""), ("这是空文件", "备份")),
    "a text": (_content("工号,姓名\n".encode() * 50), ("这不是绩单的单位文件", "导入")),
    "a workbook": (_content(b"PK\x03\x04" + bytes(500)), ("这不是绩单的单位文件",)),
    "another program's database": (_other_program, ("这不是绩单的单位文件", "别的程序")),
    "newer": (_sql("PRAGMA user_version = 99"), ("更新的版本", "第 99 版", f"第 {newest_form()} 版")),
    "without a form": (_sql("PRAGMA user_version = 0"), ("文件已损坏", "标记不对")),
    "read only": (_read_only, ("文件是只读的", "只读属性")),
    "cut off in its header": (_length(60), ("文件已损坏", "太短")),
    "cut off in the middle": (_length(4096 * 6), ("文件已损坏", "备份")),
    "a page of noise": (_bytes(4096 * 5, b"\xa5" * 4096), ("文件已损坏", "备份")),
    "noise in the list of tables": (_bytes(100, b"\xa5" * 300), ("文件已损坏",)),
    "an index lost": (
        _sql("PRAGMA writable_schema = ON", "DELETE FROM sqlite_master WHERE name = 'receipt_block'"),
        ("文件已损坏", "检查的结果"),
    ),
    "a table lost": (_sql("DROP TABLE incident"), ("文件已损坏", "缺少表 incident")),
    "a column lost": (
        _sql("ALTER TABLE staff DROP COLUMN job_rank"),
        ("文件已损坏", "表 staff 缺少 job_rank"),
    ),
    "a link lost": (
        _sql(
            "DROP TABLE share",
            "CREATE TABLE share (project_no TEXT REFERENCES project (project_no), staff_no TEXT, percent TEXT)",
        ),
        ("文件已损坏", "表 share 缺少 staff_no"),
    ),
    "named twice": (_sql("INSERT INTO office VALUES ('x', '', '')"), ("文件已损坏", "恰好一行")),
    "not named": (_sql("DELETE FROM office"), ("文件已损坏", "恰好一行")),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_file_is_told_in_words_and_not_touched(path: Path, what: str) -> None:
    break_it, words = BROKEN[what]
    break_it(path)
    before, beside = path.read_bytes(), sorted(path.parent.iterdir())
    with pytest.raises(UserFault) as fault:
        Office.open(path)
    for word in words:
        assert word in str(fault.value)
    assert fault.value.where == str(path)
    assert fault.value.remedy
    assert path.read_bytes() == before
    assert sorted(path.parent.iterdir()) == beside


def test_every_answer_is_its_own(path: Path) -> None:
    """Who reads the answer aloud at the telephone is understood."""
    kinds = {"empty", "a text", "newer", "read only", "a page of noise"}
    said = set()
    for what in kinds:
        copy = path.with_name(what)
        copy.write_bytes(path.read_bytes())
        BROKEN[what][0](copy)
        with pytest.raises(UserFault) as fault:
            Office.open(copy)
        said.add(fault.value.what)
    assert len(said) == len(kinds)


def test_a_missing_file_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(UserFault, match="没有这个文件"):
        Office.open(tmp_path / "nowhere.jidan")
    with pytest.raises(UserFault, match="没有这个文件"):
        Office.open(tmp_path / "no folder" / "nowhere.jidan")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UserFault, match="这不是文件"):
        Office.open(tmp_path)


def test_a_name_the_system_refuses(tmp_path: Path) -> None:
    with pytest.raises(UserFault, match="读不了这个文件"):
        Office.open(tmp_path / ("长" * 400))


def test_a_file_held_by_a_foreign_program(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "_PATIENCE", 0.0)
    foreign = sqlite3.connect(path, isolation_level=None)
    foreign.execute("BEGIN EXCLUSIVE")
    before = path.read_bytes()
    with pytest.raises(UserFault, match="另一个程序正占用"):
        Office.open(path)
    foreign.close()
    assert path.read_bytes() == before
    Office.open(path).close()


def test_an_existing_file_is_not_made_anew(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(UserFault, match="已经存在"):
        Office.create(path, OfficeIdentity())
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_file_that_can_not_be_made_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("models.office.office.settle", fail)
    with pytest.raises(UserFault, match="没有建成新文件"):
        Office.create(tmp_path / "new.jidan", OfficeIdentity())
    assert list(tmp_path.iterdir()) == []


def test_the_journal_of_a_lost_file_is_not_played_back(path: Path) -> None:
    """A new office of the same name would otherwise get pages of the lost one."""
    stray = path.with_name("new.jidan-journal")
    stray.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(2000))
    with Office.create(path.with_name("new.jidan"), OfficeIdentity()) as office:
        assert office.records().staff == ()
    assert not stray.exists()
