"""Cells are typed with any input method, chosen from lists, picked from a calendar, filled many at once."""

from datetime import date

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView

from tests.ui.hands import column_of, editor_of, paste, rest, texts
from ui.grid.editors import ChoiceBox, DayLine
from ui.grid.view import GridView
from ui.main_window import MainWindow
from ui.pages.staff import StaffPage

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def people(office: MainWindow) -> GridView:
    """Hire four people."""
    office.show_page("staff")
    page = office.page
    assert isinstance(page, StaffPage)
    page.start()
    paste(page.people, 0, 0, [[f"A{n}", f"员工{n}", "", "", "", "2025-01-06", "", "6000"] for n in range(1, 5)])
    rest(office)
    return page.people


def _at(view: GridView, row: int, key: str) -> None:
    view.setCurrentIndex(view.grid.index(row, column_of(view, key)))
    view.setFocus()


def _input(target: GridView | QApplication, preedit: str, commit: str) -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(target, event)


def test_an_input_method_begins_editing_with_its_first_letter(office: MainWindow, people: GridView) -> None:
    """What is being composed stays in the editor, also when something changes in the background."""
    _at(people, 1, "name")
    assert people.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    _input(people, "wang", "")
    line = editor_of(people)
    assert line.text() == "", "the old name gives way to what is composed"
    office.session.touch()
    rest(office)
    assert editor_of(people) is line
    event = QInputMethodEvent()
    event.setCommitString("王方")
    QApplication.sendEvent(line, event)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert office.session.records.staff[1].name == "王方"
    assert people.row == 2


def test_arrows_end_what_is_typed_and_move(office: MainWindow, people: GridView) -> None:
    _at(people, 1, "post")
    QTest.keyClick(people, Qt.Key.Key_A)
    QTest.keyClick(editor_of(people), Qt.Key.Key_Down)
    assert people.row == 2
    QTest.keyClick(people, Qt.Key.Key_B)
    QTest.keyClick(editor_of(people), Qt.Key.Key_Up)
    assert people.row == 1
    assert [p.post for p in office.session.records.staff] == [None, "a", "b", None]


def test_typing_on_survives_rows_that_come_and_go(office: MainWindow, people: GridView) -> None:
    """A stored new row takes its place by number; the cell in which one types next stays open."""
    _at(people, 2, "post")
    QTest.keyClick(people, Qt.Key.Key_P)
    QTest.keyClicks(editor_of(people), "M")
    with office.session.change("另一处") as change:
        change.remove(office.session.records.staff[0])
    rest(office)
    line = editor_of(people)
    assert line.text() == "pM"
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert {p.staff_no: p.post for p in office.session.records.staff}["A3"] == "pM"


def test_a_day_is_picked_from_the_calendar(office: MainWindow, people: GridView) -> None:
    """Alt+Down opens it at the day in the cell; Enter takes the day."""
    _at(people, 1, "hired")
    QTest.keyClick(people, Qt.Key.Key_Down, ALT)
    line = editor_of(people)
    assert isinstance(line, DayLine)
    calendar = line.calendar
    assert calendar is not None
    assert calendar.selectedDate().toPython() == date(2025, 1, 6)
    days = calendar.findChild(QTableView)
    assert days is not None
    QTest.keyClick(days, Qt.Key.Key_Right)
    QTest.keyClick(days, Qt.Key.Key_Return)
    assert office.session.records.staff[1].hired == date(2025, 1, 7)


def test_a_list_of_choices_opens_by_the_keys(people: GridView) -> None:
    _at(people, 0, "scheme")
    QTest.keyClick(people, Qt.Key.Key_F4)
    box = people.indexWidget(people.currentIndex())
    assert isinstance(box, ChoiceBox)
    assert box.view().isVisible()
    box.hidePopup()


def test_ctrl_enter_puts_what_is_typed_into_every_selected_cell(office: MainWindow, people: GridView) -> None:
    column = column_of(people, "post")
    people.select_block(0, column, 2, column)
    QTest.keyClick(people, Qt.Key.Key_X)
    QTest.keyClick(editor_of(people), Qt.Key.Key_Return, CONTROL)
    assert [p.post for p in office.session.records.staff] == ["x", "x", "x", None]
    office.undo_action.trigger()
    assert [p.post for p in office.session.records.staff] == [None] * 4


def test_one_value_is_pasted_into_the_selected_cells_only(office: MainWindow, people: GridView) -> None:
    """Cells between two selected ones are left alone."""
    column = column_of(people, "post")
    people.select_block(0, column, 0, column)
    people.selectionModel().select(people.grid.index(2, column), QItemSelectionModel.SelectionFlag.Select)
    QGuiApplication.clipboard().setText("顾问")
    QTest.keyClick(people, Qt.Key.Key_V, CONTROL)
    assert [p.post for p in office.session.records.staff] == ["顾问", None, "顾问", None]


def test_a_copied_row_is_pasted_into_each_selected_row(office: MainWindow, people: GridView) -> None:
    left = column_of(people, "department")
    people.select_block(1, left, 2, left + 1)
    QGuiApplication.clipboard().setText("一部\t顾问\r\n")
    QTest.keyClick(people, Qt.Key.Key_V, CONTROL)
    assert [(p.department, p.post) for p in office.session.records.staff] == [
        (None, None), ("一部", "顾问"), ("一部", "顾问"), (None, None),
    ]  # fmt: skip


def test_what_was_cut_can_be_pasted_back(office: MainWindow, people: GridView) -> None:
    column = column_of(people, "name")
    people.select_block(0, column, 0, column)
    QTest.keyClick(people, Qt.Key.Key_X, CONTROL)
    assert "不能为空" in people.grid.index(0, column).data(Qt.ItemDataRole.ToolTipRole)
    QTest.keyClick(people, Qt.Key.Key_V, CONTROL)
    rest(office)
    assert texts(people)[0][1] == "员工1"
    assert people.grid.unsaved.wrong == {}


def test_columns_and_rows_are_selected_by_the_keys(people: GridView) -> None:
    _at(people, 1, "post")
    QTest.keyClick(people, Qt.Key.Key_Space, CONTROL)
    assert {cell.column() for cell in people.selectedIndexes()} == {column_of(people, "post")}
    assert len(people.selectedIndexes()) == people.grid.rowCount()
    QTest.keyClick(people, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert {cell.row() for cell in people.selectedIndexes()} == {1}
