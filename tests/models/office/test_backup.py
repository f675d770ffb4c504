"""A backup is a whole, checked copy; a single bit that has turned in it is noticed."""

import random
import sqlite3
from pathlib import Path

import pytest

from models.faults import UserFault
from models.office import Office, backup, verify_backup
from models.records import OfficeIdentity
from tests.models.office.nouns import measure, one_of_each, person, store


@pytest.fixture
def office(tmp_path: Path) -> object:
    with Office.create(tmp_path / "office.jidan", OfficeIdentity(company="某某科技")) as office:
        store(office, *one_of_each())
        yield office


def test_a_backup_is_the_office_again(office: Office, tmp_path: Path) -> None:
    target = tmp_path / "备份 #1.jidan"
    office.backup(target)
    verify_backup(target)
    before = office.records()
    store(office, measure(value="99"))
    with Office.open(target) as copy:
        assert copy.records() == before
        assert copy.revision == 1
        assert copy.identity.file_id == office.identity.file_id


def test_a_new_backup_takes_the_place_of_an_older_one(office: Office, tmp_path: Path) -> None:
    target = tmp_path / "backup.jidan"
    office.backup(target)
    store(office, measure(value="99"))
    office.backup(target)
    verify_backup(target)
    with Office.open(target) as copy:
        assert copy.records() == office.records()
    assert not list(tmp_path.glob("*.part*"))


def test_any_bit_that_has_turned_is_noticed(office: Office, tmp_path: Path) -> None:
    """SQLite's own check misses four in ten; the hash misses none."""
    target = tmp_path / "backup.jidan"
    office.backup(target)
    whole = target.read_bytes()
    chance = random.Random(7)
    for _ in range(50):
        turned = bytearray(whole)
        turned[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        target.write_bytes(turned)
        with pytest.raises(UserFault, match="备份已损坏"):
            verify_backup(target)
    target.write_bytes(whole)
    verify_backup(target)


def test_a_backup_without_its_hash_is_not_trusted(office: Office, tmp_path: Path) -> None:
    target = tmp_path / "backup.jidan"
    office.backup(target)
    beside = target.with_name(target.name + ".sha256")
    for content in (b"", b"\xff\xfe"):
        beside.write_bytes(content)
        with pytest.raises(UserFault, match="备份不完整"):
            verify_backup(target)
    beside.unlink()
    with pytest.raises(UserFault, match="备份不完整"):
        verify_backup(target)


def test_the_hash_is_written_as_every_tool_reads_it(office: Office, tmp_path: Path) -> None:
    office.backup(tmp_path / "b")
    digest, name = (tmp_path / "b.sha256").read_text(encoding="utf-8").split()
    assert (len(digest), name) == (64, "b")


def test_a_backup_that_fails_leaves_the_older_one(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "backup.jidan"
    office.backup(target)
    older = target.read_bytes()
    monkeypatch.setattr(backup, "_DEADLINE", -1.0)
    with pytest.raises(UserFault, match="没有做成备份"):
        office.backup(target)
    assert target.read_bytes() == older
    verify_backup(target)
    assert not list(tmp_path.glob("*.part*"))


def test_a_damaged_office_gives_no_backup(office: Office, tmp_path: Path) -> None:
    """A backup is worth something only if what it copied was sound."""
    with sqlite3.connect(office.path, isolation_level=None) as foreign:
        foreign.execute("PRAGMA foreign_keys = OFF")
        foreign.execute("DELETE FROM staff")
    foreign.close()
    with pytest.raises(UserFault, match="没有做成备份"):
        office.backup(tmp_path / "backup.jidan")
    assert not (tmp_path / "backup.jidan").exists()


def test_where_no_backup_can_be_made(office: Office, tmp_path: Path) -> None:
    with pytest.raises(UserFault, match="没有做成备份"):
        office.backup(tmp_path / "nowhere" / "backup.jidan")
    before = office.path.read_bytes()
    with pytest.raises(UserFault, match="不能与单位文件同名"):
        office.backup(office.path)
    assert office.path.read_bytes() == before


def test_no_backup_of_a_change_under_way(office: Office, tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), office.change("录入") as change:
        change.put(person("B"))
        office.backup(tmp_path / "backup.jidan")
