"""Every change is written down; undo and redo walk along what was written, and are written down themselves."""

import getpass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from models.faults import UserFault
from models.office import Kind, Office
from models.office.history import rows_of_change
from models.office.rows.every import Noun
from models.office.shelf import Shelf
from models.records import OfficeIdentity, Records
from tests.models.office.nouns import (
    KINDS,
    all_nouns,
    grounds,
    measure,
    nouns,
    one_of_each,
    person,
    receipt,
    store,
)


class UndoAndRedo(RuleBasedStateMachine):
    """Against a plain list of states: undo goes one back, redo one forth, a new change cuts off what lay ahead."""

    def __init__(self) -> None:
        super().__init__()
        self.office = Office.temporary()
        store(self.office, *grounds(), name="开始")
        self.names, self.states, self.at = ["", "开始"], [Records(), self.office.records()], 1
        self.changes = 1

    @rule(
        new=st.lists(st.sampled_from(KINDS).flatmap(nouns), min_size=1, max_size=4),
        removed=st.lists(st.integers(0, 30), max_size=2),
        name=st.text("甲乙丙", min_size=1, max_size=3),
    )
    def change(self, new: list[Noun], removed: list[int], name: str) -> None:
        present, before = all_nouns(self.office.records()), self.office.records()
        try:
            with self.office.change(name) as change:
                for noun in new:
                    change.put(noun)
                for number in removed:
                    if present:
                        change.remove(present[number % len(present)])
        except UserFault:  # somebody in use removed, or unknown since the beginning was taken back
            assert self.office.records() is before
        if self.office.records() != before:
            self.changes += 1
            del self.names[self.at + 1 :], self.states[self.at + 1 :]
            self.names.append(name)
            self.states.append(self.office.records())
            self.at += 1

    @rule()
    def undo(self) -> None:
        expected = self.names[self.at] if self.at else None
        assert self.office.undo() == expected
        if expected is not None:
            self.changes, self.at = self.changes + 1, self.at - 1

    @rule()
    def redo(self) -> None:
        ahead = self.names[self.at + 1 :]
        assert self.office.redo() == (ahead[0] if ahead else None)
        if ahead:
            self.changes, self.at = self.changes + 1, self.at + 1

    @invariant()
    def the_state_is_the_one_expected(self) -> None:
        found, expected = self.office.records(), self.states[self.at]
        assert all_nouns(found) == all_nouns(expected)
        assert self.office.revision == self.changes

    @invariant()
    def what_is_in_memory_is_what_is_in_the_file(self) -> None:
        assert Shelf.load(self.office._db).records == self.office.records()
        assert self.office._db.execute("PRAGMA foreign_key_check").fetchall() == []

    def teardown(self) -> None:
        self.office.close()


UndoAndRedo.TestCase.settings = settings(max_examples=25, stateful_step_count=15)
test_undo_and_redo = UndoAndRedo.TestCase


@pytest.mark.parametrize("noun", one_of_each(), ids=lambda noun: type(noun).__name__)
def test_every_noun_can_be_taken_back_and_repeated(noun: Noun) -> None:
    with Office.temporary() as office:
        store(office, *(ground for ground in one_of_each()[:2] if ground != noun))
        before = office.records()
        store(office, noun, name="录入")
        after = office.records()
        assert office.undo() == "录入"
        assert office.records() == before
        assert office.redo() == "录入"
        assert office.records() == after


def test_what_was_taken_back_is_gone_once_something_new_is_done() -> None:
    with Office.temporary() as office:
        store(office, person(), name="一")
        store(office, measure(), name="二")
        office.undo()
        store(office, receipt_project := one_of_each()[1], name="三")
        assert office.redo() is None
        assert office.undo() == "三"
        assert office.redo() == "三"
        assert office.records().projects == (receipt_project,)
        assert office.records().measures == ()


def test_nothing_to_take_back_or_repeat() -> None:
    with Office.temporary() as office:
        assert office.undo() is None
        assert office.redo() is None
        assert office.revision == 0


def test_undo_reaches_back_beyond_closing(tmp_path: Path) -> None:
    with Office.create(tmp_path / "x", OfficeIdentity()) as office:
        store(office, person(), name="录入员工")
    with Office.open(tmp_path / "x") as office:
        assert office.undo() == "录入员工"
        assert office.records().staff == ()


def test_equal_receipts_come_back_as_many_as_they_were() -> None:
    with Office.temporary() as office:
        store(office, *one_of_each()[:2])
        store(office, receipt(), receipt(), receipt("5"))
        before = office.records()
        with office.change("清空") as change:
            for _ in range(3):
                change.remove(office.records().receipts[0])
        store(office, receipt("7"))
        office.undo()
        office.undo()
        assert office.records() == before


def test_who_did_what_when_is_written_down() -> None:
    with Office.temporary() as office:
        store(office, person(), name="录入员工")
        store(office, measure(), name="录入指标")
        office.undo()
        undo, second, first = office.changes()
        assert [entry.name for entry in (first, second, undo)] == ["录入员工", "录入指标", "撤销：录入指标"]
        assert [entry.revision for entry in (first, second, undo)] == [1, 2, 3]
        assert [entry.kind for entry in (first, second, undo)] == [Kind.EDIT, Kind.EDIT, Kind.UNDO]
        assert [entry.undone for entry in (first, second, undo)] == [False, True, False]
        assert undo.of == second.id
        assert first.who == getpass.getuser()
        assert timedelta(0) <= datetime.now(UTC) - first.when < timedelta(minutes=5)
        assert first.when.utcoffset() == timedelta(0)
        office.redo()
        assert office.changes(1)[0].name == "重做：录入指标"
        assert not office.changes()[2].undone


def test_the_rows_before_and_after_are_written_down() -> None:
    with Office.temporary() as office:
        store(office, person(name="王小明"))
        store(office, person(name="王大明"))
        ((rows, before, after),) = rows_of_change(office._db, office.revision)
        assert before is not None
        assert after is not None
        assert (rows.noun_of(before), rows.noun_of(after)) == (person(name="王小明"), person(name="王大明"))
