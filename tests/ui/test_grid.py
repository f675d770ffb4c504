"""The grid behaves like a spreadsheet: what can be read is saved at once, what can't turns red and is not stored."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest

from models.staff import Person
from tests.ui.hands import ESCAPE, TAB, click, column_of, editor_of, paste, rest, texts, type_cell, type_row
from ui import theme
from ui.grid.clipboard import read_block, write_block
from ui.grid.view import GridView
from ui.main_window import MainWindow
from ui.pages.staff import StaffPage

CONTROL = Qt.KeyboardModifier.ControlModifier
BACKGROUND, TIP = Qt.ItemDataRole.BackgroundRole, Qt.ItemDataRole.ToolTipRole
ANNA = {"staff_no": "A01", "name": "张伟", "hired": "2025-01-06", "base_pay": "6,000"}


@pytest.fixture
def people(office: MainWindow) -> GridView:
    """Open the page of people, its grid ready for the first one."""
    office.show_page("staff")
    page = office.page
    assert isinstance(page, StaffPage)
    page.start()
    return page.people


def _staff(window: MainWindow) -> tuple[Person, ...]:
    return window.session.records.staff


def test_a_row_is_stored_once_nothing_required_is_missing(office: MainWindow, people: GridView) -> None:
    type_row(people, 0, {"staff_no": "A01", "name": "张伟", "hired": "2025/1/6"})
    assert _staff(office) == ()
    lacking = people.grid.index(0, column_of(people, "base_pay"))
    assert "月基本工资" in lacking.data(TIP)
    assert lacking.data(BACKGROUND).color() == QColor(theme.LIGHT.missing)
    type_cell(people, 0, column_of(people, "base_pay"), "６，０００．５")
    assert _staff(office) == (
        Person(staff_no="A01", name="张伟", hired=date(2025, 1, 6), base_pay=Decimal("6000.5")),
    )
    assert people.grid.rowCount() == 2, "the stored row and a blank one below"
    assert people.grid.unsaved.drafts == {}


def test_each_accepted_cell_is_one_change(office: MainWindow, people: GridView) -> None:
    type_row(people, 0, ANNA)
    before = office.session.revision
    type_cell(people, 0, column_of(people, "department"), "售前部")
    type_cell(people, 0, column_of(people, "base_pay"), "7000")
    assert office.session.revision == before + 2
    assert _staff(office)[0].department == "售前部"
    assert office.status.saved.text() == f"已保存 {office.session.saved_at:%H:%M}"


def test_a_wrong_cell_is_red_says_why_and_is_not_stored(office: MainWindow, people: GridView) -> None:
    type_row(people, 0, ANNA)
    column = column_of(people, "base_pay")
    before = office.session.revision
    type_cell(people, 0, column, "六千")
    cell = people.grid.index(0, column)
    assert cell.data() == "六千"
    assert cell.data(BACKGROUND).color() == QColor(theme.LIGHT.wrong)
    assert "六千" in cell.data(TIP)
    assert "没有保存" in cell.data(TIP)
    assert _staff(office)[0].base_pay == Decimal(6000)
    assert office.session.revision == before
    assert office.status.wrong.text() == "· 1 处待修正"
    type_cell(people, 0, column_of(people, "post"), "顾问")
    assert _staff(office)[0].post == "顾问", "a wrong cell blocks nothing else"


def test_escape_gives_up_a_wrong_text(office: MainWindow, people: GridView) -> None:
    type_row(people, 0, ANNA)
    column = column_of(people, "base_pay")
    type_cell(people, 0, column, "abc")
    people.setCurrentIndex(people.grid.index(0, column))
    QTest.keyClick(people, ESCAPE)
    rest(office)
    assert people.grid.index(0, column).data() == "6,000"
    assert not office.status.wrong.isVisible()


def test_escape_in_the_editor_keeps_the_old_value(office: MainWindow, people: GridView) -> None:
    type_row(people, 0, ANNA)
    type_cell(people, 0, column_of(people, "name"), "王芳", end=ESCAPE)
    assert _staff(office)[0].name == "张伟"


def test_enter_goes_down_tab_goes_right_past_locked_cells_and_wraps(
    office: MainWindow, people: GridView
) -> None:
    type_row(people, 0, ANNA)
    type_cell(people, 0, 1, "张伟")
    assert (people.row, people.currentIndex().column()) == (1, 1)
    type_cell(people, 0, 1, "张伟", end=TAB)
    assert (people.row, people.currentIndex().column()) == (0, 2)
    people.setCurrentIndex(people.grid.index(0, len(people.grid.columns) - 1))
    QTest.keyClick(people, TAB)
    assert (people.row, people.currentIndex().column()) == (1, 0)
    QTest.keyClick(people, Qt.Key.Key_Backtab)
    assert (people.row, people.currentIndex().column()) == (0, len(people.grid.columns) - 1)


def test_typing_opens_the_cell(office: MainWindow, people: GridView) -> None:
    type_row(people, 0, ANNA)
    people.setCurrentIndex(people.grid.index(0, column_of(people, "post")))
    QTest.keyClick(people, Qt.Key.Key_P)
    line = editor_of(people)
    assert line.text() == "p"
    QTest.keyClicks(line, "M")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert _staff(office)[0].post == "pM"


def test_what_is_being_typed_survives_a_change_in_the_background(
    office: MainWindow, people: GridView
) -> None:
    type_row(people, 0, ANNA)
    people.setCurrentIndex(people.grid.index(0, 1))
    QTest.keyClick(people, Qt.Key.Key_F2)
    line = editor_of(people)
    QTest.keyClicks(line, "Li")
    office.session.touch()
    rest(office)
    assert line.text() == "Li"
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert _staff(office)[0].name == "Li"


def test_delete_clears_but_not_what_is_required(office: MainWindow, people: GridView) -> None:
    type_row(people, 0, {**ANNA, "post": "顾问"})
    people.select_block(0, 0, 0, len(people.grid.columns) - 1)
    QTest.keyClick(people, Qt.Key.Key_Delete)
    rest(office)
    person = _staff(office)[0]
    assert (person.name, person.post) == ("张伟", None)
    assert "不能为空" in people.grid.index(0, 1).data(TIP)


def test_a_pasted_block_stores_what_is_right_in_one_step(office: MainWindow, people: GridView) -> None:
    paste(
        people,
        0,
        0,
        [
            ["A01", "张伟", "售前部", "", "", "2025-01-06", "", "6,000"],
            ["A02", "王芳", "售前部", "", "", "２０２５年１月７日", "", "¥7000"],
            ["A03", "李娜", "售前部", "", "", "昨天", "", "8000"],
        ],
    )
    assert [person.staff_no for person in _staff(office)] == ["A01", "A02"]
    assert office.session.revision == 1
    shown = texts(people)
    assert [row[0] for row in shown] == ["A01", "A02", "A03", ""]
    assert "不是日期" in people.grid.index(2, 5).data(TIP)
    type_cell(people, 2, 5, "20250108")
    assert _staff(office)[2].hired == date(2025, 1, 8), "mended, the row is stored"


def test_one_undo_takes_a_paste_back_with_its_red_cells(office: MainWindow, people: GridView) -> None:
    type_row(people, 0, ANNA)
    type_row(people, 1, {**ANNA, "staff_no": "A02", "name": "王芳"})
    pay = column_of(people, "base_pay")
    paste(people, 0, pay, [["6500"], ["无"]])
    assert _staff(office)[0].base_pay == Decimal(6500)
    assert len(people.grid.unsaved.wrong) == 1
    QTest.keyClick(office, Qt.Key.Key_Z, CONTROL)
    rest(office)
    assert [person.base_pay for person in _staff(office)] == [Decimal(6000), Decimal(6000)]
    assert people.grid.unsaved.wrong == {}
    assert [row[pay] for row in texts(people)] == ["6,000", "6,000", ""]
    office.redo_action.trigger()
    rest(office)
    assert _staff(office)[0].base_pay == Decimal(6500)


def test_each_undo_takes_back_what_came_with_its_own_paste(office: MainWindow, people: GridView) -> None:
    """Red cells and rows not yet complete go and come with the paste that brought them, one paste after the other."""
    rows = [[f"A{n}", f"员工{n}", "", "", "", "2025-01-06", "", "6000"] for n in range(1, 4)]
    rows[1][5], rows[2][7] = "昨天", ""
    paste(people, 0, 0, rows)
    pay = column_of(people, "base_pay")
    paste(people, 0, pay - 1, [["某天", "7000"]])
    rest(office)

    def waiting() -> tuple[int, int]:
        return len(people.grid.unsaved.wrong), people.grid.unfinished

    shown = texts(people)
    assert waiting() == (2, 2)
    for expected in ((1, 2), (0, 0)):
        office.undo_action.trigger()
        rest(office)
        assert waiting() == expected
    assert _staff(office) == ()
    assert not office.status.wrong.isVisible()
    for expected in ((1, 2), (2, 2)):
        office.redo_action.trigger()
        rest(office)
        assert waiting() == expected
    assert texts(people) == shown


def test_one_value_fills_the_selection_and_ctrl_d_fills_down(office: MainWindow, people: GridView) -> None:
    paste(people, 0, 0, [[f"A{n}", f"员工{n}", "", "", "", "2025-01-06", "", "6000"] for n in range(1, 5)])
    department = column_of(people, "department")
    people.select_block(0, department, 2, department)
    QGuiApplication.clipboard().setText("方案中心")
    QTest.keyClick(people, Qt.Key.Key_V, CONTROL)
    rest(office)
    assert [person.department for person in _staff(office)] == ["方案中心"] * 3 + [None]
    people.select_block(2, department, 3, department)
    QTest.keyClick(people, Qt.Key.Key_D, CONTROL)
    rest(office)
    assert _staff(office)[3].department == "方案中心"
    people.setCurrentIndex(people.grid.index(1, 1))
    QTest.keyClick(people, Qt.Key.Key_Apostrophe, CONTROL)
    rest(office)
    assert _staff(office)[1].name == "员工1"


def test_copy_puts_the_block_on_the_clipboard(office: MainWindow, people: GridView) -> None:
    type_row(people, 0, ANNA)
    people.select_block(0, 0, 0, 1)
    QTest.keyClick(people, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "A01\t张伟\n"


def test_rows_are_removed_and_come_back(office: MainWindow, people: GridView) -> None:
    type_row(people, 0, ANNA)
    people.setCurrentIndex(people.grid.index(0, 1))
    QTest.keyClick(people, Qt.Key.Key_Delete, CONTROL)
    rest(office)
    assert _staff(office) == ()
    office.undo_action.trigger()
    rest(office)
    assert [person.name for person in _staff(office)] == ["张伟"]


def test_a_second_person_of_a_number_is_refused(office: MainWindow, people: GridView) -> None:
    type_row(people, 0, ANNA)
    type_row(people, 1, ANNA)
    assert len(_staff(office)) == 1
    assert "已经有了" in people.grid.index(1, 0).data(TIP)


def test_leaving_before_coming_is_refused(office: MainWindow, people: GridView) -> None:
    type_row(people, 0, {**ANNA, "left": "2024-12-31"})
    assert _staff(office)[0].left is None
    assert "早于入职日期" in people.grid.index(0, column_of(people, "left")).data(TIP)


def test_search_hides_other_rows(office: MainWindow, people: GridView) -> None:
    type_row(people, 0, ANNA)
    type_row(people, 1, {**ANNA, "staff_no": "A02", "name": "王芳"})
    office.search.setText("王芳")
    assert [row[0] for row in texts(people)] == ["A02", ""]
    type_cell(people, 0, 1, "王方")
    assert [row[1] for row in texts(people)] == ["王方", ""], "a row that is being typed into stays"
    office.search.clear()
    assert [row[1] for row in texts(people)] == ["张伟", "王方", ""]


def test_people_are_found_by_the_initials_of_their_names(office: MainWindow, people: GridView) -> None:
    type_row(people, 0, ANNA)
    type_row(people, 1, {**ANNA, "staff_no": "A02", "name": "王芳"})
    office.search.setText("zw")
    assert [row[0] for row in texts(people)] == ["A01", ""]
    office.search.setText("WF")
    assert [row[0] for row in texts(people)] == ["A02", ""]


def test_the_status_line_adds_the_selection_up(office: MainWindow, people: GridView) -> None:
    paste(
        people, 0, 0, [[f"A{n}", f"员工{n}", "", "", "", "2025-01-06", "", f"{n},000.5"] for n in range(1, 4)]
    )
    rest(office)
    pay = column_of(people, "base_pay")
    people.select_block(0, pay - 1, 2, pay)
    assert office.status.selection.text() == "计数 3　合计 6,001.5　平均 2000.5"
    people.select_block(0, 0, 0, 0)
    assert office.status.selection.text() == ""


def test_the_status_line_lists_what_waits_to_be_mended(office: MainWindow, people: GridView) -> None:
    """Page, row, column, text and reason; Enter leads to the cell, and the list is gone with the last one."""
    type_row(people, 0, ANNA)
    type_cell(people, 0, column_of(people, "hired"), "某天")
    type_row(people, 1, {"staff_no": "A02"})
    office.show_page("settings")
    rest(office)
    assert office.status.wrong.text() == "· 1 处待修正，1 行未填完"
    click(office.status.wrong)
    listed = office.mending.view
    rows = texts(listed)
    assert rows[0][:4] == ["员工", "张伟", "入职日期", "某天"]
    assert "不是日期" in rows[0][4]
    assert rows[1] == ["员工", "未填完的一行", "", "A02", "还缺：姓名、入职日期、月基本工资（元）"]
    QTest.keyClick(listed, Qt.Key.Key_Return)
    assert office.page.key == "staff"
    assert (people.row, people.currentIndex().column()) == (0, column_of(people, "hired"))
    listed.setCurrentIndex(listed.grid.index(1, 0))
    QTest.keyClick(listed, Qt.Key.Key_Return)
    assert people.row == 1
    type_cell(people, 0, column_of(people, "hired"), "2025-01-07")
    people.setCurrentIndex(people.grid.index(1, 0))
    QTest.keyClick(people, Qt.Key.Key_Delete, CONTROL)
    rest(office)
    assert not office.mending.isVisible()
    assert not office.status.wrong.isVisible()


def test_a_single_wrong_cell_is_gone_to_at_once(office: MainWindow, people: GridView) -> None:
    """Also where a filter hides its row, on the tab of another person."""
    type_row(people, 0, ANNA)
    type_row(people, 1, {**ANNA, "staff_no": "A02", "name": "王芳"})
    page = office.page
    assert isinstance(page, StaffPage)
    people.setCurrentIndex(people.grid.index(0, 0))
    page.tabs.setCurrentIndex(1)
    type_cell(page.pay, 0, 0, "某月")
    office.search.setText("王芳")
    people.setCurrentIndex(people.grid.index(0, 0))
    page.tabs.setCurrentIndex(0)
    click(office.status.wrong)
    assert people.grid.rows[people.row].key == ("A01",)
    assert page.tabs.currentWidget() is page.pay
    assert page.pay.currentIndex().data() == "某月"


def test_a_choice_is_typed_or_chosen(office: MainWindow, people: GridView) -> None:
    type_row(people, 0, ANNA)
    column = column_of(people, "scheme")
    title = people.grid.choices(people.grid.rows[0], people.grid.columns[column])[0]
    type_cell(people, 0, column, title.replace("（", "(").replace("）", " )"))
    scheme = office.session.vocabulary.scheme(title)
    assert scheme is not None
    assert _staff(office)[0].scheme == scheme.id
    type_cell(people, 0, column, "别的办法")
    assert "不在可选项中" in people.grid.index(0, column).data(TIP)


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ('"两\n行"\tb', [["两\n行", "b"]]),
        ("", [[""]]),
        ("\t\n", [["", ""]]),
        ("a\n\nb", [["a"], [""], ["b"]]),
        (chr(34) + "未闭合\tb\n5" + chr(34) + "管\td", [[chr(34) + "未闭合", "b"], ["5" + chr(34) + "管", "d"]]),
        ("1,234.5\t", [["1,234.5", ""]]),
    ],
)
def test_blocks_are_read_as_excel_writes_them(text: str, block: list[list[str]]) -> None:
    assert read_block(text) == block


def test_blocks_are_written_so_that_they_read_the_same() -> None:
    block = [["a", "两\n行"], ['引"号', ""]]
    assert read_block(write_block(block)) == block
