"""What spares keys: one for a choice, Enter to the next person, pages that take the keys at once."""

from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication

from models.rating import Rating
from tests.ui.hands import column_of, go, rest
from tests.ui.keyboard import Keyboard
from ui.dialogs.new_office import NewOffice
from ui.grid.editors import meant
from ui.grid.view import GridView
from ui.main_window import MainWindow
from ui.pages.measures import MeasuresPage
from ui.pages.projects import ProjectsPage
from ui.pages.ratings import RatingsPage
from ui.pages.staff import StaffPage

LABELS = ("完整", "不完整")
FEEDBACK = ("好", "一般", "差")


@pytest.mark.parametrize(
    ("typed", "choices", "taken"),
    [
        ("1", FEEDBACK, "好"),
        ("3", FEEDBACK, "差"),
        ("4", FEEDBACK, "4"),
        ("h", FEEDBACK, "好"),
        ("yb", FEEDBACK, "一般"),
        ("W", LABELS, "完整"),
        ("b", LABELS, "不完整"),
        ("z", LABELS, "z"),
        ("不完整", LABELS, "不完整"),
        ("", LABELS, ""),
        ("1", ("10 分", "1 分"), "1"),
        ("a0", ("A01 张伟", "B01 李娜"), "A01 张伟"),
    ],
)
def test_a_key_or_two_stand_for_a_choice(typed: str, choices: tuple[str, ...], taken: str) -> None:
    """Its number (where no choice holds a figure), its first letters, their pinyin; anything else stays as typed."""
    assert meant(typed, choices) == taken


def _scores(window: MainWindow) -> dict[tuple[str, str, str], Decimal | str]:
    ratings: tuple[Rating, ...] = window.session.records.ratings
    return {(r.staff_no, r.kpi, r.rater): r.score for r in ratings}


def _start(view: GridView, row: int, column: int) -> None:
    view.choose(view.grid.index(row, column))
    view.setFocus()


def test_ratings_are_typed_down_a_column_and_on_in_the_next(branch: MainWindow) -> None:
    """Enter takes the choice, passes over what that rater doesn't rate, and goes on at the head of the next column."""
    page, keyboard = go(branch, "ratings", RatingsPage), Keyboard(branch)
    first = column_of(page.view, "销售总监|1")
    _start(page.view, 0, first)
    keyboard.cells("w", "h", "2", "3")
    assert (page.view.row, page.view.currentIndex().column()) == (0, first + 1)
    keyboard.cells("b", "y", "1", "c")
    assert (page.view.row, page.view.currentIndex().column()) == (2, first + 2)
    keyboard.cells("4.5", "3")
    assert _scores(branch) == {
        ("A01", "方案与项目文档", "销售总监"): "完整",
        ("A01", "被支持单位的反馈意见", "销售总监"): "好",
        ("A02", "方案与项目文档", "销售总监"): "不完整",
        ("A02", "被支持单位的反馈意见", "销售总监"): "差",
        ("A01", "方案与项目文档", "总经理"): "不完整",
        ("A01", "被支持单位的反馈意见", "总经理"): "一般",
        ("A02", "方案与项目文档", "总经理"): "完整",
        ("A02", "被支持单位的反馈意见", "总经理"): "差",
        ("A01", "团队精神", "部门经理"): Decimal("4.5"),
        ("A02", "团队精神", "部门经理"): Decimal(3),
    }


def test_the_list_shows_what_enter_takes(branch: MainWindow) -> None:
    """What a letter stands for is marked in the list before it is taken; Down goes to another choice."""
    page, keyboard = go(branch, "ratings", RatingsPage), Keyboard(branch)
    _start(page.view, 1, column_of(page.view, "总经理|1"))
    keyboard.type("y")
    rest(branch)
    shown = QApplication.activePopupWidget()
    assert shown is not None
    assert page.view.currentIndex().data() == ""
    keyboard.press("Enter")
    assert _scores(branch) == {("A01", "被支持单位的反馈意见", "总经理"): "一般"}


def test_enter_after_tabs_begins_the_next_row(branch: MainWindow) -> None:
    """As in Excel: along a row by Tab, then Enter to where the Tabs began."""
    page, keyboard = go(branch, "measures", MeasuresPage), Keyboard(branch)
    page.choose("2026-02")
    first = column_of(page.view, "2026-02|内部培训次数")
    _start(page.view, 0, first)
    keyboard.cells("1", "2", "3", end="Tab")
    keyboard.cells("4")
    assert (page.view.row, page.view.currentIndex().column()) == (1, first)
    keyboard.press("Tab")
    keyboard.cells("5")
    found = {(m.owner, m.name): m.value for m in branch.session.records.measures}
    assert found == {
        ("A01", "内部培训次数"): Decimal(1),
        ("A01", "提供方案数"): Decimal(2),
        ("A01", "支持售前次数"): Decimal(3),
        ("A01", "支持售前项目数"): Decimal(4),
        ("A02", "提供方案数"): Decimal(5),
    }


def test_enter_presses_the_button_that_has_the_keys(window: MainWindow) -> None:
    Keyboard(window).press("Enter")
    dialog = window.findChild(NewOffice)
    assert dialog is not None
    assert dialog.isVisible(), "the first screen begins at a new office"
    dialog.close()


def test_a_page_takes_the_keys_as_soon_as_it_is_asked_for(branch: MainWindow) -> None:
    """What is typed right after Alt+5 lands on that page."""
    keyboard, page = Keyboard(branch), branch.pages["measures"]
    assert isinstance(page, MeasuresPage)
    keyboard.press("Alt+5")
    assert branch.page is page
    assert QApplication.focusWidget() is page.view
    keyboard.press("Alt+2")
    staff = branch.page
    assert isinstance(staff, StaffPage)
    assert QApplication.focusWidget() is staff.people


def test_the_keys_come_back_after_work_that_held_the_office(branch: MainWindow) -> None:
    page = go(branch, "staff", StaffPage)
    branch.errands._run("写文件", lambda _progress: None, lambda _none: None)
    assert QApplication.focusWidget() is not page.people
    rest(branch)
    assert QApplication.focusWidget() is page.people


def test_a_page_begins_at_the_first_cell_that_lacks_its_figure(branch: MainWindow) -> None:
    """Nobody has to find the way past names and computed columns; what is recorded already is passed over."""
    page, keyboard = go(branch, "measures", MeasuresPage), Keyboard(branch)
    page.choose("2026-01")
    assert page.view.currentIndex().column() == column_of(page.view, "2026-01|内部培训次数")
    keyboard.cells("2")
    ratings = go(branch, "ratings", RatingsPage)
    assert (ratings.view.row, ratings.view.currentIndex().column()) == (0, column_of(ratings.view, "销售总监|1"))


def test_typing_where_nothing_can_be_typed_is_answered(branch: MainWindow) -> None:
    page, keyboard = go(branch, "measures", MeasuresPage), Keyboard(branch)
    _start(page.view, 0, column_of(page.view, "name"))
    keyboard.type("5")
    assert branch.status.passing.text() == "这一格是算出来的，或者不用填"
    assert branch.session.records.measures == ()


def test_ctrl_tab_goes_to_the_next_table_of_a_page(branch: MainWindow) -> None:
    """Also to one behind another tab; back with Shift."""
    page, keyboard = go(branch, "staff", StaffPage), Keyboard(branch)
    seen = []
    for keys in ("Ctrl+Tab",) * 4 + ("Ctrl+Shift+Backtab",):
        keyboard.press(keys)
        seen.append(QApplication.focusWidget())
    assert seen == [page.history, page.pay, page.leave, page.people, page.leave]
    assert page.tabs.currentIndex() == 2


def test_a_project_takes_its_shares_and_receipts_by_the_keys_alone(office: MainWindow) -> None:
    page, keyboard = go(office, "projects", ProjectsPage), Keyboard(office)
    keyboard.press("Enter")
    assert page.share_title.text() == "选中一个项目，在这里填贡献率和回款"
    keyboard.cells("P1", "一期", "", "", "300000", end="Tab")
    keyboard.cells("s")
    rest(office)
    assert office.session.records.projects[0].registered
    keyboard.press("Up", "Ctrl+Tab", "Ctrl+Tab")
    assert QApplication.focusWidget() is page.receipts
    keyboard.cells("2026-10-08", "234000", end="Tab")
    rest(office)
    assert [r.amount for r in office.session.records.receipts] == [234000]


def test_last_months_figures_are_copied_into_what_is_empty(branch: MainWindow) -> None:
    """Of one chosen cell the column is meant, of several those; what is recorded stays; one step takes it back."""
    page, keyboard = go(branch, "measures", MeasuresPage), Keyboard(branch)
    page.choose("2026-02")
    _start(page.view, 0, column_of(page.view, "2026-02|内部培训次数"))
    keyboard.cells("1", "2")
    keyboard.cells("3", "4")
    page.choose("2026-03")
    rest(branch)
    _start(page.view, 1, column_of(page.view, "2026-03|内部培训次数"))
    keyboard.cells("9")
    _start(page.view, 0, column_of(page.view, "2026-03|内部培训次数"))
    keyboard.press("Ctrl+Shift+D")
    assert branch.status.passing.text() == "抄了上月的 1 格"
    assert _march(branch) == {("A01", "内部培训次数"): 1, ("A02", "内部培训次数"): 9}
    page.view.select_block(0, column_of(page.view, "2026-03|提供方案数"), 1, column_of(page.view, "2026-03|支持售前次数"))
    keyboard.press("Ctrl+Shift+D")
    assert len(_march(branch)) == 4
    keyboard.press("Ctrl+Z")
    assert len(_march(branch)) == 2
    keyboard.press("Ctrl+Shift+D", "Ctrl+Shift+D")
    assert branch.status.passing.text() == "没有空着的格子，或者上个月没有数"


def _march(window: MainWindow) -> dict[tuple[str, str], Decimal]:
    return {(m.owner, m.name): m.value for m in window.session.records.measures if str(m.month) == "2026-03"}
