"""Rows are sorted and filtered at a person's word, and stay where they are while the person types."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests.ui.hands import button, click, column_of, fill, paste, rest, texts, type_cell
from ui.grid.arranging import Arrangement
from ui.grid.column import Column, Row
from ui.grid.column_popup import ColumnPopup
from ui.grid.frozen import FrozenColumns
from ui.grid.header import GridHeader
from ui.grid.view import GridView
from ui.main_window import MainWindow
from ui.pages.staff import StaffPage

DECORATION = Qt.ItemDataRole.DecorationRole
ROWS = [
    ["A1", "张伟", "售前部", "", "", "2025-01-06", "", "9000"],
    ["A2", "王芳", "交付部", "", "", "2025-01-06", "", "12,000"],
    ["A3", "阿宝", "", "", "", "2025-01-06", "", "800.5"],
    ["A4", "李娜", "售前部", "", "", "2025-01-06", "", "7000"],
]


@pytest.fixture
def people(office: MainWindow) -> GridView:
    """Hire four people."""
    office.show_page("staff")
    page = office.page
    assert isinstance(page, StaffPage)
    page.start()
    paste(page.people, 0, 0, ROWS)
    rest(office)
    return page.people


def _click(view: GridView, key: str) -> None:
    """Click a column's head."""
    header, column = view.header, column_of(view, key)
    middle = header.sectionViewportPosition(column) + header.sectionSize(column) // 2
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(middle, header.height() // 2))


def _numbers(view: GridView) -> str:
    return "".join(row[0][-1:] for row in texts(view))


def _mark(header: GridHeader) -> tuple[int, Qt.SortOrder]:
    return header.sortIndicatorSection(), header.sortIndicatorOrder()


def test_clicks_on_a_head_sort_rising_falling_and_not_at_all(people: GridView) -> None:
    """Figures by size, words by pinyin, blanks last both ways; the blank row stays at the foot."""
    _click(people, "base_pay")
    assert texts(people)[-1][0] == ""
    assert _numbers(people) == "3412"
    column = column_of(people, "base_pay")
    assert _mark(people.header) == (column, Qt.SortOrder.AscendingOrder)
    _click(people, "base_pay")
    assert _numbers(people) == "2143"
    assert _mark(people.header) == (column, Qt.SortOrder.DescendingOrder)
    _click(people, "base_pay")
    assert _numbers(people) == "1234"
    assert people.header.sortIndicatorSection() == -1
    _click(people, "name")
    assert [row[1] for row in texts(people)] == ["阿宝", "李娜", "王芳", "张伟", ""]
    _click(people, "department")
    assert _numbers(people) == "2143"
    _click(people, "department")
    assert _numbers(people) == "1423"


def test_a_sorted_row_stays_where_it_is_while_its_figure_changes(office: MainWindow, people: GridView) -> None:
    _click(people, "base_pay")
    type_cell(people, 0, column_of(people, "base_pay"), "99999")
    rest(office)
    assert _numbers(people) == "3412"
    assert people.row == 1, "Enter went down to the next row as it stood"
    assert {p.staff_no: p.base_pay for p in office.session.records.staff}["A3"] == 99999
    paste(people, 4, 0, [["A0", "孙一", "", "", "", "2025-01-06", "", "1"]])
    rest(office)
    assert _numbers(people) == "34120", "what is new stands at the foot"


def _offered(view: GridView, key: str) -> ColumnPopup:
    """Open order and filter of a column by the keys."""
    view.setCurrentIndex(view.grid.index(0, column_of(view, key)))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    popup = view.header.popup
    assert popup is not None
    return popup


def _check(popup: ColumnPopup, *wanted: str) -> None:
    for number in range(popup.values.count()):
        item = popup.values.item(number)
        item.setCheckState(Qt.CheckState.Checked if item.text() in wanted else Qt.CheckState.Unchecked)


def test_a_filter_shows_only_some_values_of_a_column(office: MainWindow, people: GridView) -> None:
    popup = _offered(people, "department")
    offers = [popup.values.item(number).text() for number in range(popup.values.count())]
    assert offers == ["空白（1）", "交付部（1）", "售前部（2）"]
    _check(popup)
    assert not popup.done.isEnabled(), "nothing at all can't be asked for"
    _check(popup, "售前部（2）")
    click(popup.done)
    rest(office)
    department = column_of(people, "department")
    assert _numbers(people) == "14"
    assert people.grid.headerData(department, Qt.Orientation.Horizontal, DECORATION) is not None
    assert office.status.passing.text() == "筛选后显示 2 / 4 行"
    type_cell(people, 0, department, "交付部")
    rest(office)
    assert _numbers(people) == "14", "a row that no longer fits stays until the filter is asked again"
    click(button(_offered(people, "department"), "全部显示"))
    rest(office)
    assert _numbers(people) == "1234"
    assert people.grid.headerData(department, Qt.Orientation.Horizontal, DECORATION) is None


def test_a_value_is_found_by_typing_it(people: GridView) -> None:
    popup = _offered(people, "name")
    fill(popup.search, "wf")
    QTest.keyClick(popup.search, Qt.Key.Key_Return)
    assert _numbers(people) == "2"
    people.show_cell(("A4",), "name")
    assert people.grid.rows[people.row].key == ("A4",), "a link lifts the filter that hides its row"


def test_escape_leaves_the_rows_as_they_were(people: GridView) -> None:
    popup = _offered(people, "department")
    _check(popup, "售前部（2）")
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert _numbers(people) == "1234"


def test_pasting_below_a_filter_reaches_the_rows_in_view(office: MainWindow, people: GridView) -> None:
    popup = _offered(people, "department")
    _check(popup, "售前部（2）")
    click(popup.done)
    paste(people, 0, column_of(people, "post"), [["顾问"], ["经理"]])
    rest(office)
    assert [p.post for p in office.session.records.staff] == ["顾问", None, None, "经理"]


def test_the_popups_buttons_sort(people: GridView) -> None:
    popup = _offered(people, "name")
    click(button(popup, "降序"))
    assert [row[1] for row in texts(people)] == ["张伟", "王芳", "李娜", "阿宝", ""]
    assert all(b.text() for b in popup.findChildren(QPushButton))
    click(button(_offered(people, "name"), "原来的顺序"))
    assert _numbers(people) == "1234"


def test_ten_thousand_rows_are_sorted_without_a_proxy() -> None:
    """The order is that of a plain sort by the figure, blanks at the end."""
    columns = (Column(key="n", title="数"),)
    figures = [(n * 7919) % 10_007 for n in range(10_000)]
    rows = [Row(key=(str(n),), texts=(f"{n:,}" if n % 10 else "",)) for n in figures]
    arrangement = Arrangement()
    arrangement.sort("n", falling=True)
    shown = arrangement.arrange(columns, rows, None, {})
    wanted = sorted((n for n in figures if n % 10), reverse=True)
    assert [row.texts[0] for row in shown] == [f"{n:,}" for n in wanted] + [""] * (len(rows) - len(wanted))


def test_the_first_columns_stay_in_view(office: MainWindow, people: GridView) -> None:
    """Scrolled sideways, names lie over the left edge; a click there chooses the row, typing scrolls back."""
    office.resize(700, 600)
    rest(office)
    frozen = people.findChild(FrozenColumns)
    assert frozen is not None
    assert not frozen.isVisible(), "nothing is hidden yet"
    people.setCurrentIndex(people.grid.index(0, column_of(people, "also_scheme")))
    assert people.horizontalScrollBar().value() > 0
    assert frozen.isVisible()
    assert frozen.width() == people.columnWidth(0) + people.columnWidth(1)
    assert [frozen.isColumnHidden(column) for column in range(4)] == [False, False, True, True]
    assert frozen.rowViewportPosition(3) == people.rowViewportPosition(3)
    shown = people.visualRect(people.currentIndex())
    assert shown.left() >= frozen.width(), "the current cell is not under them"
    QTest.mouseClick(frozen.viewport(), Qt.MouseButton.LeftButton, pos=frozen.visualRect(people.grid.index(2, 1)).center())
    assert (people.row, people.currentIndex().column()) == (2, 1)
    assert people.hasFocus()
    assert people.horizontalScrollBar().value() == 0, "a cell that can be typed into comes back into the grid"
    type_cell(people, 2, 1, "李四")
    assert office.session.records.staff[2].name == "李四"
