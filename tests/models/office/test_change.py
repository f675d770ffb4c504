"""A change is one act: whole or not at all, named, counted, and without trace where nothing changed."""

import sqlite3
import threading
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from models.faults import UserFault
from models.office import Change, Office
from models.office.rows.every import Noun
from models.period import Period
from models.records import OfficeIdentity
from tests.models.office.nouns import (
    JANUARY,
    all_nouns,
    incident,
    list_row,
    measure,
    one_of_each,
    person,
    project,
    receipt,
    share,
    store,
)

FEBRUARY = JANUARY.shifted(1)


@pytest.fixture
def office() -> object:
    with Office.temporary() as office:
        store(office, person(), project())
        yield office


def test_any_exception_takes_everything_back(office: Office) -> None:
    before, revision = office.records(), office.revision
    with pytest.raises(ZeroDivisionError), office.change("录入") as change:
        change.put(measure())
        change.remove(person())
        raise ZeroDivisionError
    assert office.records() is before
    assert office.revision == revision
    assert office.changes()[0].name == "录入"
    assert len(office.changes()) == 1


def test_each_change_counts_one(office: Office) -> None:
    before = office.revision
    store(office, measure(), measure("A01", "9", "培训次数"))
    store(office, measure(value="7"))
    assert office.revision == before + 2


@pytest.mark.parametrize("noun", one_of_each(), ids=lambda noun: type(noun).__name__)
def test_an_equal_row_again_is_no_change(office: Office, noun: Noun) -> None:
    """The same workbook imported twice leaves the same data; what has no key is replaced by the block."""
    store(office, noun)
    before, revision = office.records(), office.revision
    with office.change("再导入") as change:
        _put_again(change, noun)
    assert (office.records(), office.revision) == (before, revision)
    assert office.changes()[0].name == "录入"


def _put_again(change: Change, noun: Noun) -> None:
    match noun:
        case _ if noun == receipt():
            change.replace_receipts("P1", JANUARY, (receipt(),))
        case _ if noun == incident():
            change.replace_incidents("A01", JANUARY, (incident(),))
        case _:
            change.put(noun)


def test_an_equal_number_otherwise_written_is_no_change(office: Office) -> None:
    store(office, measure(value="8"))
    revision = office.revision
    store(office, measure(value="8.00"))
    assert office.revision == revision


def test_what_is_put_and_taken_back_within_is_no_change(office: Office) -> None:
    revision = office.revision
    with office.change("试") as change:
        change.put(measure())
        change.put(person(name="别名"))
        change.put(person())
        change.remove(measure())
        change.put(receipt())
        change.remove(receipt())
    assert office.revision == revision


@pytest.mark.parametrize("noun", one_of_each(), ids=lambda noun: type(noun).__name__)
def test_every_noun_can_be_removed(noun: Noun) -> None:
    with Office.temporary() as office:
        store(office, person(), project())
        ground = all_nouns(office.records())
        store(office, noun)
        with office.change("删除") as change:
            change.remove(noun)
            change.remove(noun)
        assert all_nouns(office.records()) == [other for other in ground if other != noun]


def test_of_equal_receipts_one_is_removed(office: Office) -> None:
    store(office, receipt(), receipt(), receipt("5"))
    with office.change("删除") as change:
        change.remove(receipt())
    assert [r.amount for r in office.records().receipts] == [Decimal(1000), Decimal(5)]


def test_the_office_itself_can_not_be_removed(office: Office) -> None:
    with pytest.raises(TypeError), office.change("删除") as change:
        change.remove(office.identity)


class TestBlocks:
    """Rows without a key are replaced by the block; the count tells how many rows stood there."""

    def test_receipts_of_a_project_and_month(self, office: Office) -> None:
        store(office, project("P2"))
        kept = (
            receipt("1", date(2026, 2, 1)),
            receipt("2", date(2025, 12, 31)),
            receipt("3", project_no="P2"),
        )
        store(
            office, *kept, receipt("10"), receipt("20", date(2026, 1, 31)), receipt("20", date(2026, 1, 31))
        )
        with office.change("导入") as change:
            new = (receipt("20", date(2026, 1, 31)), receipt("30", date(2026, 1, 1)))
            assert change.replace_receipts("P1", JANUARY, new) == 3
        assert set(office.records().receipts) == {*kept, *new}
        assert len(office.records().receipts) == 5

    def test_incidents_of_a_person_and_month(self, office: Office) -> None:
        store(office, person("B"))
        kept = (incident(date(2026, 2, 1)), incident(staff_no="B"))
        store(office, *kept, incident(), incident())
        with office.change("导入") as change:
            assert change.replace_incidents("A01", JANUARY, (incident(count=3),)) == 2
            assert change.replace_incidents("A01", FEBRUARY.shifted(1), ()) == 0
        assert set(office.records().incidents) == {*kept, incident(count=3)}

    def test_shares_of_a_project(self, office: Office) -> None:
        store(office, person("B"), person("C"), project("P2"), share(project_no="P2"))
        store(office, share("A01", "50"), share("B", "50"))
        with office.change("导入") as change:
            assert change.replace_shares("P1", (share("C", "66.67"), share("B", "33.33"))) == 2
        assert office.records().shares == (share("B", "33.33"), share("C", "66.67"), share(project_no="P2"))

    def test_rows_of_a_list_of_a_person_and_month(self, office: Office) -> None:
        store(office, person("B"))
        kept = (list_row(day=date(2026, 2, 1)), list_row(staff_no="B"), list_row(list_name="投标"))
        store(office, *kept, list_row(), list_row(2), list_row(3))
        new = (list_row(), list_row(2, 金额=Decimal(99)))
        with office.change("导入") as change:
            assert change.replace_list_rows("单据", "A01", JANUARY, new) == 3
            assert change.replace_list_rows("单据", "A01", FEBRUARY.shifted(1), ()) == 0
        assert set(office.records().list_rows) == {*kept, *new}
        revision = office.revision
        with office.change("再导入") as change:
            assert change.replace_list_rows("单据", "A01", JANUARY, new) == 2
        assert office.revision == revision
        assert office.undo() == "导入"
        assert len(office.records().list_rows) == 6

    def test_an_equal_block_in_another_order_is_no_change(self, office: Office) -> None:
        store(office, receipt("1"), receipt("2"), receipt("1"))
        revision = office.revision
        with office.change("再导入") as change:
            assert change.replace_receipts("P1", JANUARY, (receipt("2"), receipt("1"), receipt("1.0"))) == 3
        assert office.revision == revision

    def test_a_row_of_another_block_is_a_fault_of_the_program(self, office: Office) -> None:
        for stray in (receipt(day=date(2026, 2, 1)), receipt(project_no="P2")):
            with pytest.raises(ValueError, match="Receipt"), office.change("导入") as change:
                change.replace_receipts("P1", JANUARY, (stray,))
        with pytest.raises(ValueError, match="Incident"), office.change("导入") as change:
            change.replace_incidents("B", JANUARY, (incident(),))
        with pytest.raises(ValueError, match="Share"), office.change("导入") as change:
            change.replace_shares("P2", (share(),))
        for other in (list_row(list_name="投标"), list_row(staff_no="B"), list_row(day=date(2026, 2, 1))):
            with pytest.raises(ValueError, match="ListRow"), office.change("导入") as change:
                change.replace_list_rows("单据", "A01", JANUARY, (other,))

    def test_a_value_that_can_not_be_kept_is_named(self, office: Office) -> None:
        with pytest.raises(UserFault, match="回款“P1 2026-01-15”"), office.change("导入") as change:
            change.replace_receipts("P1", JANUARY, (receipt("NaN"),))


class TestLinks:
    """Nothing may point at what is not there; judged when the change ends, so the order of rows is free."""

    def test_what_is_in_use_stays_and_its_users_are_named(self, office: Office) -> None:
        store(office, *one_of_each())
        with pytest.raises(UserFault) as fault, office.change("删除员工") as change:
            change.remove(person())
        said = str(fault.value)
        assert "员工“A01”还被引用" in said
        for user in (
            "任职 1 行",
            "工资项 1 行",
            "贡献 1 行",
            "月度指标 1 行",
            "评分 1 行",
            "事件 1 行",
            "核定 1 行",
            "清单行 1 行",
        ):
            assert user in said
        with pytest.raises(UserFault, match="还被引用") as fault, office.change("删除项目") as change:
            change.remove(project())
        assert "项目“P1”还被引用：贡献 1 行、回款 1 行" in str(fault.value)
        assert len(office.records().staff) == 1

    def test_what_is_unknown_is_named(self, office: Office) -> None:
        with pytest.raises(UserFault) as fault:
            store(office, share("X", "100", "Y"), measure("Z"))
        assert "还被引用" not in fault.value.what
        for word in ("没有员工“X”", "没有项目“Y”", "没有员工“Z”", "月度指标 1 行"):
            assert word in str(fault.value)

    def test_a_removal_beside_is_not_blamed_for_an_unknown_link(self, office: Office) -> None:
        store(office, measure())
        with pytest.raises(UserFault, match="没有登记"), office.change("录入") as change:
            change.remove(measure())
            change.put(share("X"))

    def test_rows_may_come_in_any_order(self, office: Office) -> None:
        store(office, measure("B"), share("B", "100", "P9"), person("B"), project("P9"))
        with office.change("删除") as change:
            change.remove(person("B"))
            change.remove(project("P9"))
            change.remove(share("B", "100", "P9"))
            change.remove(measure("B"))
        assert all_nouns(office.records()) == [person(), project()]


def test_a_change_within_a_change_is_a_fault_of_the_program(office: Office) -> None:
    with pytest.raises(RuntimeError), office.change("外") as change:
        change.put(measure())
        with office.change("内"):
            pass
    with pytest.raises(RuntimeError), office.change("外"):
        office.undo()
    with pytest.raises(RuntimeError), office.change("外"):
        office.close()
    assert office.records().measures == ()


def test_a_change_that_has_ended_takes_nothing(office: Office) -> None:
    with office.change("录入") as change:
        change.put(measure())
    with pytest.raises(RuntimeError):
        change.put(measure(value="9"))


def test_its_own_thread_sees_what_it_has_changed_so_far(office: Office) -> None:
    """A closed period is guarded by computing it again inside the change."""
    before = office.records()
    with office.change("录入") as change:
        assert office.records() == before
        change.put(measure())
        assert office.records().measures == (measure(),)
        change.remove(measure())
        assert office.records().measures == ()
    with Office.temporary() as other, other.change("录入") as change:
        change.put(person())
        assert other.records().staff == (person(),)


def test_another_thread_sees_the_state_before_and_waits_its_turn(office: Office) -> None:
    """The window goes on reading while a worker imports; its own change waits until the worker's has ended."""
    before = office.records()
    begun, go_on, order = threading.Event(), threading.Event(), list[str]()

    def work() -> None:
        with office.change("导入") as change:
            change.put(measure())
            begun.set()
            go_on.wait(30)
            order.append("worker")

    worker = threading.Thread(target=work)
    worker.start()
    assert begun.wait(30)
    assert office.records() is before
    assert (office.revision, office.identity) == (1, before.identity)
    go_on.set()
    store(office, measure(name="另一项"))
    order.append("window")
    worker.join(30)
    assert order == ["worker", "window"]
    assert len(office.records().measures) == 2


def test_the_records_are_the_same_until_something_changes(office: Office) -> None:
    store(office, measure())
    before = office.records()
    assert office.records() is before
    store(office, receipt())
    after = office.records()
    assert after is not before
    assert after.measures is before.measures


def test_a_large_block_stands_in_order_like_a_small_one(office: Office) -> None:
    office.records()
    months = [Period.month(2026 + number // 12, number % 12 + 1) for number in range(24)]
    large = [
        measure("A01", str(place), f"指标{place:02d}", month)
        for month in reversed(months)
        for place in range(20)
    ]
    store(office, *large)
    assert office.records().measures == tuple(sorted(large, key=lambda m: (str(m.month), m.name)))
    with office.change("删除") as change:
        for one in large[:-1]:
            change.remove(one)
        change.put(measure(value="99", name=large[-1].name))
    assert office.records().measures == (measure(value="99", name="指标19"),)


class TestDisk:
    """A disk that fails is told in words, and the state before the change stays."""

    def test_full(self, office: Office) -> None:
        before = office.records()
        pages = office._db.execute("PRAGMA page_count").fetchone()[0]
        office._db.execute(f"PRAGMA max_page_count = {pages + 2}").fetchall()
        with pytest.raises(UserFault, match="磁盘已满"):
            store(office, *(measure(name=f"指标{n}" * 50) for n in range(500)))
        assert office.records() is before
        office._shelf = None
        assert office.records() == before

    def test_not_writable(self, office: Office) -> None:
        office._db.execute("PRAGMA query_only = ON").fetchall()
        with pytest.raises(UserFault, match="读写这个文件失败"):
            store(office, measure())
        office._db.execute("PRAGMA query_only = OFF").fetchall()
        store(office, measure())

    def test_held_by_a_foreign_program(self, office: Office) -> None:
        office._db.execute("PRAGMA busy_timeout = 0").fetchall()
        foreign = sqlite3.connect(office.path, isolation_level=None)
        foreign.execute("BEGIN EXCLUSIVE")
        with pytest.raises(UserFault, match="另一个程序正占用"):
            store(office, measure())
        foreign.close()
        store(office, measure())

    def test_damaged_under_way(self, office: Office) -> None:
        error = sqlite3.DatabaseError("database disk image is malformed")
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        with pytest.raises(UserFault, match="文件已损坏"), office.change("录入"):
            raise error

    def test_a_fault_of_the_program_is_not_dressed_up(self, office: Office) -> None:
        with pytest.raises(sqlite3.OperationalError, match="no such table"), office.change("录入"):
            office._db.execute("SELECT * FROM elsewhere")


def test_closing_twice_is_no_fault(tmp_path: Path) -> None:
    office = Office.create(tmp_path / "x", OfficeIdentity())
    office.close()
    office.close()
    with pytest.raises(sqlite3.ProgrammingError):
        office.changes()
