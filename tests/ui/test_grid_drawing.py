"""Only what looks otherwise is drawn again; what is on the screen is the same as if all of it were."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.hands import column_of, go, paste, rest, type_cell
from ui.grid.view import GridView
from ui.main_window import MainWindow
from ui.pages.measures import MeasuresPage
from ui.pages.month_buttons import ALL
from ui.pages.staff import StaffPage

DOWN, LEFT, UP = Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up


@pytest.fixture
def people(office: MainWindow) -> GridView:
    """Hire four people."""
    page = go(office, "staff", StaffPage)
    page.start()
    paste(page.people, 0, 0, [[f"A{n}", f"员工{n}", "", "", "", "2025-01-06", "", "6000"] for n in range(1, 5)])
    rest(office)
    return page.people


def _on_screen(window: MainWindow) -> QImage:
    QApplication.processEvents()
    return QGuiApplication.primaryScreen().grabWindow(window.winId()).toImage()


def _is_as_drawn_anew(window: MainWindow) -> bool:
    """Compare the screen before and after everything is drawn again."""
    before = _on_screen(window)
    for view in window.page.grids():
        view.viewport().update()
        view.header.viewport().update()
        view.verticalHeader().viewport().update()
    return before == _on_screen(window)


def test_the_screen_is_as_if_all_were_drawn_again(office: MainWindow, people: GridView) -> None:
    """After moving about, typing, a wrong cell, its end, undo, and a filter."""
    pay = column_of(people, "base_pay")
    people.setFocus()
    people.choose(people.grid.index(1, 2))
    for key in (DOWN, DOWN, LEFT, UP):
        QTest.keyClick(people, key)
        assert _is_as_drawn_anew(office), key
    steps = {
        "typed": lambda: type_cell(people, 0, pay, "7000"),
        "wrong": lambda: type_cell(people, 1, pay, "无"),
        "pasted": lambda: paste(people, 2, pay, [["1"], ["无"]]),
        "mended": lambda: type_cell(people, 1, pay, "8000"),
        "undone": office.undo_action.trigger,
        "begun": lambda: type_cell(people, 4, 1, "王芳"),
        "sorted": lambda: people.grid.sort(pay),
        "filtered": lambda: people.grid.keep(0, frozenset({"A1", "A2"})),
        "all": people.grid.show_all,
    }
    for name, step in steps.items():
        step()
        rest(office)
        assert _is_as_drawn_anew(office), name


def test_a_scrolled_grid_with_columns_held_in_place_too(branch: MainWindow) -> None:
    page = go(branch, "measures", MeasuresPage)
    page.choose(ALL)
    rest(branch)
    view = page.view
    for row, key in ((0, "2026-03|提供方案数"), (1, "2026-02|提供方案数"), (0, "2026-01|内部培训次数")):
        type_cell(view, row, column_of(view, key), "3")
        rest(branch)
        assert _is_as_drawn_anew(branch), key


def test_a_typed_cell_tells_of_its_own_row_alone(office: MainWindow, people: GridView) -> None:
    """What stays as it is costs nothing."""
    told: list[tuple[int, int]] = []

    def take(first: QModelIndex, last: QModelIndex) -> None:
        told.append((first.row(), last.row()))

    people.grid.dataChanged.connect(take)
    type_cell(people, 2, column_of(people, "base_pay"), "7000")
    rest(office)
    assert told == [(2, 2)]
    office.session.touch()
    rest(office)
    assert told == [(2, 2)]
    paste(people, 0, column_of(people, "post"), [["顾问"], ["顾问"]])
    rest(office)
    assert told == [(2, 2), (0, 1)]
