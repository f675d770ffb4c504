"""A file of an older form is backed up and brought up to date, wholly or not at all."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlite_utils import Database

from models.faults import UserFault
from models.office import Office, migrations, verify_backup
from models.office.connection import connect, disconnect
from models.office.rows.every import BY_TABLE, rows_of
from models.office.schema import CONTENT, HISTORY
from models.records import OfficeIdentity, Records
from tests.models.office.nouns import all_nouns, one_of_each, person, store

AddStep = Callable[[Callable[[Database], object]], None]


def _add_logo(db: Database) -> None:
    db.table("office").add_column("logo", str)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "office.jidan"
    with Office.create(path, OfficeIdentity(company="某某科技")) as office:
        store(office, *one_of_each())
    return path


@pytest.fixture
def before(path: Path) -> Records:
    with Office.open(path) as office:
        return office.records()


@pytest.fixture
def next_form(monkeypatch: pytest.MonkeyPatch) -> AddStep:
    """Let the program write one more form, made from today's by that step."""

    def add(step: Callable[[Database], object]) -> None:
        monkeypatch.setattr(migrations, "STEPS", [*migrations.STEPS, step])

    return add


NEWEST = len(migrations.STEPS)


def _form(path: Path) -> int:
    return int.from_bytes(path.read_bytes()[60:64], "big")


def test_an_older_file_is_backed_up_and_brought_up_to_date(
    path: Path, before: Records, next_form: AddStep
) -> None:
    next_form(_add_logo)
    with Office.open(path) as office:
        assert office.records() == before
        assert "logo" in office._db.table("office").columns_dict
        assert office.undo() is None
        store(office, person("B"), name="新员工")
        assert office.undo() == "新员工"
    assert _form(path) == NEWEST + 1
    Office.open(path).close()
    (backup,) = path.parent.glob(f"office.v{NEWEST}-*.jidan")
    verify_backup(backup)
    assert _form(backup) == NEWEST
    with Office.open(backup) as office:
        assert office.records() == before


def test_a_file_of_the_first_form_learns_to_keep_what_came_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was recorded before schemes could declare lists is kept; rows of lists, schemes and settings may be added."""
    path = tmp_path / "alt.jidan"
    db = connect(path, mode="rwc")
    with monkeypatch.context() as older:
        older.setattr(migrations, "STEPS", migrations.STEPS[:1])
        migrations.migrate(db, 0)
    identity = OfficeIdentity(company="某某科技", file_id="1")
    kept, added = one_of_each()[:-3], one_of_each()[-3:]
    for noun in (identity, *kept):
        cells = rows_of(noun).write(noun)
        rows_of(noun).store(db, (1, *cells) if rows_of(noun).numbered else cells)
    disconnect(db)
    assert _form(path) == 1
    with Office.open(path) as office:
        assert set(all_nouns(office.records())) == set(kept)
        assert office.identity == identity
        store(office, *added)
        assert set(all_nouns(office.records())) == {*kept, *added}
    assert _form(path) == NEWEST
    assert [_form(backup) for backup in tmp_path.glob("alt.v1-*.jidan")] == [1]


def test_a_step_may_build_a_table_anew(path: Path, before: Records, next_form: AddStep) -> None:
    """Links are not enforced while a table is built anew, and checked afterwards."""
    next_form(lambda db: db.table("staff").transform(column_order=["name"]))
    with Office.open(path) as office:
        assert office.records() == before
        with pytest.raises(UserFault, match="还被引用"), office.change("删除") as change:
            change.remove(person())


@pytest.mark.parametrize(
    "step",
    [
        lambda db: db.execute("DELETE FROM staff"),
        lambda db: db.execute("UPDATE staff SET hired = NULL"),
        lambda db: db.execute("SELECT * FROM elsewhere"),
    ],
    ids=["breaks links", "breaks a rule", "fails"],
)
def test_a_step_that_fails_leaves_the_file_as_it_was(
    path: Path, step: Callable[[Database], object], next_form: AddStep
) -> None:
    next_form(step)
    content = path.read_bytes()
    with pytest.raises(UserFault, match="没有升级到新格式"):
        Office.open(path)
    assert path.read_bytes() == content


def test_without_a_backup_there_is_no_migration(
    path: Path, next_form: AddStep, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    next_form(_add_logo)
    monkeypatch.setattr("models.office.backup.settle", fail)
    content = path.read_bytes()
    with pytest.raises(UserFault, match="没有做成备份"):
        Office.open(path)
    assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]


def test_a_file_of_the_newer_form_is_refused_by_the_older_program(
    path: Path, next_form: AddStep, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = migrations.STEPS
    next_form(_add_logo)
    Office.open(path).close()
    monkeypatch.setattr(migrations, "STEPS", steps)
    with pytest.raises(UserFault, match=f"第 {NEWEST + 1} 版，本程序只认识到第 {NEWEST} 版"):
        Office.open(path)


def test_every_table_is_strict_and_every_link_enforced(path: Path) -> None:
    """Text in a number's place is refused by the file itself, whoever writes it."""
    db = connect(path)
    try:
        tables = [table for table in db.tables if not table.name.startswith("sqlite_")]
        assert {table.name for table in tables} == {*HISTORY, *CONTENT, *BY_TABLE}
        assert all(table.strict for table in tables)
        settings = ("journal_mode", "synchronous", "secure_delete", "foreign_keys")
        found = [db.execute(f"PRAGMA {setting}").fetchone()[0] for setting in settings]
        assert found == ["truncate", 3, 1, 1]
        exact = {
            "amount",
            "value",
            "percent",
            "base_pay",
            "contract_amount",
            "score",
            "points",
            "quarter_1",
            "base_1",
        }
        kinds = {(t.name, c.name): c.type for t in tables for c in t.columns if c.name in exact}
        assert len(kinds) >= 10
        assert set(kinds.values()) == {"TEXT"}
    finally:
        disconnect(db)
