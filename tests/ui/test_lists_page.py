"""清单: a page for the record lists that schemes in use declare, without a line of Python for any of them.

The schemes are those of `tests/schemes/lists`; 提成 of 单据 is 金额 × 折扣 × 3 % for a new contract that was paid in time.
"""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from calculators.jobs.own_schemes import put_files
from models.list_row import ListRow
from models.period import Period
from models.place import Place, Sheet
from models.records import OfficeIdentity
from tests.ui.hands import button, click, column_of, editor_of, go, paste, rest, texts, type_cell, type_row
from tests.ui.keyboard import Keyboard
from ui import theme
from ui.grid.editors import ChoiceBox, DayLine
from ui.grid.view import GridView
from ui.main_window import MainWindow
from ui.pages.lists import ListsPage
from ui.pages.staff import StaffPage

FOLDER = Path(__file__).resolve().parents[1] / "schemes" / "lists"
TIP = Qt.ItemDataRole.ToolTipRole
DEALS, COACHING = "单据", "带教"


@pytest.fixture
def deals(office: MainWindow) -> MainWindow:
    """Hire one on each scheme with a list, and one on another scheme; look at the first quarter of 2026."""
    assert office.session.office is not None
    put_files(office.session.office, sorted(FOLDER.glob("*.toml")))
    office.session.choose(Period.parse("2026Q1"))
    page = go(office, "staff", StaffPage)
    page.start()
    rows = [
        ["A1", "安然", "", "", "", "2024-01-01", "", "6000", "deal-commission"],
        ["B2", "毕成", "", "", "", "2024-01-01", "", "6000", "coaching"],
        ["C3", "常青", "", "", "", "2024-01-01", "", "6000", "consultant-branch"],
    ]
    paste(page.people, 0, 0, rows)
    rest(office)
    return office


def _rows(window: MainWindow) -> tuple[ListRow, ...]:
    return window.session.records.list_rows


def _row(view: GridView, row: int, **cells: str) -> None:
    """Type a row by the names of the list's columns."""
    columns = {column.key.rpartition("|")[2]: column.key for column in view.grid.columns}
    type_row(view, row, {columns[name]: text for name, text in cells.items()})


def test_the_page_is_there_once_a_scheme_in_use_declares_a_list(office: MainWindow) -> None:
    """Not for schemes at hand alone; the first person on such a scheme brings it, undo takes it away."""
    way = office.side_bar.buttons["lists"]
    assert office.session.office is not None
    put_files(office.session.office, sorted(FOLDER.glob("*.toml")))
    office.session.touch()
    rest(office)
    assert not way.isVisible()
    page = go(office, "staff", StaffPage)
    page.start()
    paste(page.people, 0, 0, [["A1", "安然", "", "", "", "2024-01-01", "", "6000", "deal-commission"]])
    rest(office)
    assert way.isVisible()
    click(way)
    assert office.page.key == "lists"
    office.undo_action.trigger()
    rest(office)
    assert not way.isVisible()
    assert office.page.key == "overview", "a page that is gone is left"
    office.show_page("lists")
    assert office.page.key == "overview"


def test_the_columns_are_those_that_the_scheme_declares(deals: MainWindow) -> None:
    page = go(deals, "lists", ListsPage)
    assert [page.tabs.tabText(n) for n in range(page.tabs.count())] == [COACHING, DEALS]
    assert [c.title for c in page.view.grid.columns] == ["员工", "月份", "学员", "课时"]
    page.choose(DEALS)
    titles = [c.title for c in page.view.grid.columns]
    assert titles == ["员工", "日期", "客户", "金额（元）", "类别", "折扣（%）", "到期日", "收款日", "特批", "台数（台）"]
    required = [c.title for c in page.view.grid.columns if c.required]
    assert required == ["员工", "日期", "客户", "金额（元）"]
    assert {c.title: c.tip for c in page.view.grid.columns}["折扣（%）"] == "空白 = 100"


def test_a_row_is_typed_kept_and_paid(deals: MainWindow) -> None:
    """100,000 at 80 % by 3 %, paid in time: 2,400."""
    page = go(deals, "lists", ListsPage)
    page.choose(DEALS)
    _row(page.view, 0, staff_no="安然", 日期="2026.1.10", 客户="甲校", 金额="100,000")
    assert _rows(deals) == (
        ListRow(
            list_name=DEALS, staff_no="A1", day=date(2026, 1, 10), number=1,
            cells={"客户": "甲校", "金额": Decimal(100_000)},
        ),
    )  # fmt: skip
    type_cell(page.view, 0, column_of(page.view, f"{DEALS}|折扣"), "80%")
    _row(page.view, 0, 到期日="2026-02-10", 收款日="2026-02-05", 特批="y", 台数="２", 类别="新签")
    assert _rows(deals)[0].cells == {
        "客户": "甲校", "金额": Decimal(100_000), "折扣": Decimal(80), "到期日": date(2026, 2, 10),
        "收款日": date(2026, 2, 5), "特批": True, "台数": Decimal(2), "类别": "新签",
    }  # fmt: skip
    rest(deals)
    assert texts(page.view)[0][-1] == "2,400.00"
    assert page.total.text() == "共 1 条 · 金额合计 100,000 元"
    type_cell(page.view, 0, column_of(page.view, f"{DEALS}|折扣"), "")
    assert "折扣" not in _rows(deals)[0].cells
    deals.undo_action.trigger()
    assert _rows(deals)[0].cells["折扣"] == 80


def test_a_block_is_pasted_with_its_wrong_cells_and_undone(deals: MainWindow) -> None:
    """Rows of one person and month are numbered as they come; what can't be read is red and not kept."""
    page = go(deals, "lists", ListsPage)
    page.choose(DEALS)
    paste(
        page.view, 0, 0,
        [
            ["A1", "2026-01-10", "甲校", "100000", "新签", "80%"],
            ["A1", "2026-01-12", "乙校", "¥50,000", "续约", "101"],
            ["A1", "2026-02-03", "丙校", "两万", "", ""],
            ["Z9", "2026-02-03", "丁校", "1", "", ""],
            ["A1", "2026-05-01", "戊校", "1", "", ""],
        ],
    )  # fmt: skip
    rest(deals)
    kept = _rows(deals)
    assert [(row.key, row.cells["客户"]) for row in kept] == [("2026-01#1", "甲校")]
    reasons = [wrong.reason for _mark, wrong in page.view.grid.waiting()]
    assert len(reasons) == 5
    wanted = ("「续约」应为", "超出 0–100", "不是数字", "没有这名员工", "不在 2026年一季度 内")
    for said, words in zip(reasons, wanted, strict=True):
        assert words in said
    deals.undo_action.trigger()
    rest(deals)
    assert (_rows(deals), page.view.grid.unsaved.wrong) == ((), {})
    deals.redo_action.trigger()
    rest(deals)
    assert _rows(deals) == kept


def test_a_wrong_new_row_is_stored_once_it_is_mended(deals: MainWindow) -> None:
    page = go(deals, "lists", ListsPage)
    page.choose(DEALS)
    paste(page.view, 0, 0, [["A1", "2026-01-10", "甲校", "1"], ["A1", "2026-01-12", "乙校", "2", "续约", "101"]])
    rest(deals)
    grid = page.view.grid
    row = next(n for n, shown in enumerate(grid.rows) if shown.texts[2] == "乙校")
    type_cell(page.view, row, column_of(page.view, f"{DEALS}|类别"), "续签")
    type_cell(page.view, row, column_of(page.view, f"{DEALS}|折扣"), "100")
    rest(deals)
    assert [row.key for row in _rows(deals)] == ["2026-01#1", "2026-01#2"]


def test_a_list_with_rows_that_wait_is_offered_still(deals: MainWindow) -> None:
    """Each unfinished row says what its own list lacks, whichever list is in view."""
    page = go(deals, "lists", ListsPage)
    page.choose(DEALS)
    _row(page.view, 0, staff_no="A1", 客户="甲校")
    page.choose(COACHING)
    rest(deals)
    assert deals.status.wrong.text() == "· 1 行未填完"
    assert [wrong.reason for _mark, wrong in page.view.grid.waiting()] == ["还缺：日期、金额（元）"]
    staff = go(deals, "staff", StaffPage)
    for number, scheme in enumerate(("consultant-branch", "consultant-branch")):
        type_cell(staff.people, number, column_of(staff.people, "scheme"), scheme)
    rest(deals)
    assert deals.side_bar.buttons["lists"].isVisible()
    click(deals.status.wrong)
    rest(deals)
    assert deals.page is page
    assert page.list_grid.word.name == DEALS
    assert texts(page.view)[page.view.row][2] == "甲校"
    QTest.keyClick(page.view, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    rest(deals)
    assert not deals.side_bar.buttons["lists"].isVisible()


def test_a_wrong_cell_is_red_where_it_stands(deals: MainWindow) -> None:
    """Typed into a stored row: the old value stays in the file; mended, the new one is."""
    page = go(deals, "lists", ListsPage)
    page.choose(COACHING)
    deals.session.choose(Period.parse("2026-02"))
    rest(deals)
    _row(page.view, 0, staff_no="毕成", 学员="小李", 课时="3.5")
    assert _rows(deals)[0].month == Period.parse("2026-02"), "the month in view was proposed"
    hours = column_of(page.view, f"{COACHING}|课时")
    type_cell(page.view, 0, hours, "-2")
    cell = page.view.grid.index(0, hours)
    assert cell.data(Qt.ItemDataRole.BackgroundRole).color() == QColor(theme.LIGHT.wrong)
    assert "课时" in cell.data(TIP)
    assert _rows(deals)[0].cells["课时"] == Decimal("3.5")
    assert deals.status.wrong.text() == "· 1 处待修正"
    type_cell(page.view, 0, hours, "4")
    rest(deals)
    assert texts(page.view)[0] == ["B2 毕成", "2026-02", "小李", "4", "200.00"]
    type_cell(page.view, 0, hours, "")
    assert "不能为空" in cell.data(TIP)


def test_a_row_moves_to_another_month_or_person(deals: MainWindow) -> None:
    """It takes the next number there and leaves its old place."""
    page = go(deals, "lists", ListsPage)
    page.choose(COACHING)
    paste(page.view, 0, 0, [["B2", "2026-01", "小李", "3.5"], ["B2", "2026-02", "小王", "4"]])
    rest(deals)
    assert [(r.key, r.day) for r in _rows(deals)] == [("2026-01#1", date(2026, 1, 1)), ("2026-02#1", date(2026, 2, 1))]
    type_cell(page.view, 0, column_of(page.view, "month"), "2026年2月")
    rest(deals)
    assert [(r.key, r.cells["学员"]) for r in _rows(deals)] == [("2026-02#1", "小王"), ("2026-02#2", "小李")]
    type_cell(page.view, 1, 0, "A1")
    rest(deals)
    assert {(r.staff_no, r.key) for r in _rows(deals)} == {("B2", "2026-02#1"), ("A1", "2026-02#1")}
    tip = next(page.view.grid.index(n, 0).data(TIP) for n, row in enumerate(texts(page.view)) if row[0] == "A1 安然")
    assert "不用这个清单" in tip, "安然's scheme has no 带教"
    page.view.select_block(0, 0, 1, 0)
    click(button(page, "删除所选"))
    assert _rows(deals) == ()
    deals.undo_action.trigger()
    assert len(_rows(deals)) == 2


def test_choices_and_days_have_their_editors(deals: MainWindow) -> None:
    page = go(deals, "lists", ListsPage)
    page.choose(DEALS)
    _row(page.view, 0, staff_no="A1", 客户="甲校", 金额="1", 日期="2026-01-10")
    page.view.choose(page.view.grid.index(0, column_of(page.view, f"{DEALS}|类别")))
    QTest.keyClick(page.view, Qt.Key.Key_F2)
    box = page.view.indexWidget(page.view.currentIndex())
    assert isinstance(box, ChoiceBox)
    assert [box.itemText(n) for n in range(box.count())] == ["新签", "续签"]
    QTest.keyClick(editor_of(page.view), Qt.Key.Key_Escape)
    page.view.choose(page.view.grid.index(0, column_of(page.view, f"{DEALS}|收款日")))
    QTest.keyClick(page.view, Qt.Key.Key_F2)
    assert isinstance(editor_of(page.view), DayLine)


def test_rows_of_another_period_are_not_shown_and_a_link_leads_there(deals: MainWindow) -> None:
    page = go(deals, "lists", ListsPage)
    page.choose(DEALS)
    _row(page.view, 0, staff_no="A1", 客户="甲校", 金额="1", 日期="2026-01-10")
    deals.session.choose(Period.parse("2026Q2"))
    rest(deals)
    assert [row[0] for row in texts(page.view)] == [""]
    page.choose(COACHING)
    deals.errands.go_to(
        Place(sheet=Sheet.LISTS, owner="A1", period=Period.parse("2026-01"), name=DEALS, column="收款日", row="2026-01#1")
    )
    rest(deals)
    assert deals.session.period == Period.parse("2026Q1")
    assert page.view.currentIndex().column() == column_of(page.view, f"{DEALS}|收款日")
    assert page.view.row == 0


def test_the_page_has_keys_of_its_own(deals: MainWindow, tmp_path: Path) -> None:
    """Alt+L; the numbers of the other pages stay theirs; where no scheme has a list the keys do nothing."""
    keyboard = Keyboard(deals)
    keyboard.press("Alt+L")
    assert deals.page is deals.pages["lists"]
    keyboard.press("Alt+7")
    assert deals.page is deals.pages["results"]
    deals.errands.create(tmp_path / "next.jidan", OfficeIdentity(company="青桐软件"))
    rest(deals)
    shown = deals.page
    keyboard.press("Alt+L")
    assert deals.page is shown
