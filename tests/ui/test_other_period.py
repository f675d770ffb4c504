"""A month in which nobody is assessed, since all are by quarter, leads to the quarter instead of nowhere."""

import pytest
from PySide6.QtWidgets import QApplication

from models.period import Period
from tests.ui.hands import button, click, rest
from ui.main_window import MainWindow
from ui.pages.documents import DocumentsPage
from ui.pages.overview import OverviewPage

MONTH, QUARTER = Period.parse("2026-02"), Period.parse("2026Q1")


@pytest.mark.parametrize("key", ["overview", "ratings", "results"])
def test_a_page_says_by_which_period_people_are_assessed_and_leads_there(branch: MainWindow, key: str) -> None:
    branch.session.choose(MONTH)
    branch.show_page(key)
    rest(branch)
    page = branch.page
    assert page.other_period.isVisible()
    assert page.other_period.said.text() == "2026年2月没有结果：员工的考核方案每季度考核一次。"
    branch.show_page(key)
    assert QApplication.focusWidget() is page.other_period.go
    click(button(page.other_period, "看2026年一季度"))
    rest(branch)
    assert branch.session.period == QUARTER
    assert not page.other_period.isVisible()
    assert page.grids()[0].grid.rows


def test_printing_what_there_is_not_is_refused_in_words(branch: MainWindow) -> None:
    branch.session.choose(MONTH)
    branch.show_page("documents")
    rest(branch)
    page = branch.page
    assert isinstance(page, DocumentsPage)
    assert page.list.refused.text() == "2026年2月没有要考核的人，没有奖金单"
    branch.errands.outgoing.print_slips()
    rest(branch)
    told = branch.crashes.last
    assert told is not None
    assert told.windowTitle() == page.list.refused.text()
    told.close()


def test_measures_are_entered_in_a_month_all_the_same(branch: MainWindow) -> None:
    branch.session.choose(MONTH)
    branch.show_page("measures")
    rest(branch)
    assert branch.page.grids()[0].grid.rows


def test_the_overview_says_what_belongs_where_nothing_is_yet(branch: MainWindow) -> None:
    """No grade yet, no target yet, nothing to look at: a sentence stands there, no empty table."""
    branch.session.choose(QUARTER)
    branch.show_page("overview")
    rest(branch)
    page = branch.page
    assert isinstance(page, OverviewPage)
    shown = []
    for tab in range(page.tabs.count()):
        page.tabs.setCurrentIndex(tab)
        shown.append((page._notes[tab].isVisible(), page._tables[tab].isVisible()))
    assert shown == [(True, False), (True, False), (False, True)]
    assert "还没有人评出等级" in page._notes[0].text()
    assert not page.alert_view.isVisible()
    assert page.looked.text() == "没有需要留意的"
