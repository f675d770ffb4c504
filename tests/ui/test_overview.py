"""From what is missing to its cell; and what the window keeps for the next start."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.period import Period
from models.target import Owner
from tests.ui.hands import column_of, rest, texts
from ui.main_window import MainWindow
from ui.pages.measures import MeasuresPage
from ui.pages.overview import OverviewPage
from ui.pages.ratings import RatingsPage
from ui.preferences import Preferences

FOURTH = Period.parse("2026Q4")


@pytest.fixture
def gaps(sample: MainWindow) -> MainWindow:
    """Take away one measure of a person, one of the company and one rating of the sample's last quarter."""
    records = sample.session.records
    november = [m for m in records.measures if m.month == Period.parse("2026-11")]
    mine = next(m for m in november if m.owner == "LJ103" and m.name == "提供方案数")
    shared = next(m for m in november if m.owner_kind is Owner.COMPANY)
    rating = next(r for r in records.ratings if (r.period, r.staff_no, r.kpi) == (FOURTH, "LJ102", "团队精神"))
    with sample.session.change("删除") as change:
        for noun in (mine, shared, rating):
            change.remove(noun)
    sample.session.choose(FOURTH)
    sample.show_page("overview")
    rest(sample)
    return sample


def _follow(window: MainWindow, staff_no: str, words: str) -> None:
    """Double-click the row that says so."""
    page = window.page
    assert isinstance(page, OverviewPage)
    rows = texts(page.view)
    number = next(n for n, row in enumerate(rows) if row[0] == staff_no and words in row[2])
    index = page.to_do.index(number, 2)
    page.view.scrollTo(index)
    place = page.view.visualRect(index).center()
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    rest(window)


def test_a_missing_measure_leads_to_its_cell(gaps: MainWindow) -> None:
    _follow(gaps, "LJ103", "提供方案数")
    page = gaps.page
    assert isinstance(page, MeasuresPage)
    cell = page.view.currentIndex()
    assert page.view.grid.rows[cell.row()].key == ("person", "LJ103")
    assert page.view.grid.columns[cell.column()].key == "2026-11|提供方案数"
    assert page.view.hasFocus()


def test_a_missing_figure_of_the_company_leads_to_the_companys_row(gaps: MainWindow) -> None:
    _follow(gaps, "LJ103", "公司收入")
    page = gaps.page
    assert isinstance(page, MeasuresPage)
    cell = page.view.currentIndex()
    assert page.view.grid.rows[cell.row()].key == ("company", "")
    assert page.view.grid.columns[cell.column()].key == "2026-11|公司收入"


def test_a_missing_rating_leads_to_its_cell(gaps: MainWindow) -> None:
    _follow(gaps, "LJ102", "团队精神")
    page = gaps.page
    assert isinstance(page, RatingsPage)
    cell = page.view.currentIndex()
    row = page.view.grid.rows[cell.row()]
    assert row.key == ("LJ102", "团队精神", "2026Q4")
    assert row.texts[cell.column()] == ""
    assert cell.column() in row.hints


def test_the_width_of_a_column_comes_back(qtbot: QtBot, sample: MainWindow) -> None:
    sample.show_page("staff")
    rest(sample)
    view = sample.page.grids()[0]
    header, column = view.horizontalHeader(), column_of(view, "name")
    before = header.sectionSize(column)
    edge = QPoint(header.sectionViewportPosition(column) + before - 1, header.height() // 2)
    QTest.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    QTest.mouseMove(header.viewport(), edge + QPoint(40, 0))
    QTest.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=edge + QPoint(40, 0))
    QApplication.processEvents()
    wider = header.sectionSize(column)
    assert wider > before
    path = sample.session.office
    assert path is not None
    file = path.path
    sample.close()
    again = MainWindow(Preferences())
    again.errands.open_path(file)
    rest(again)
    assert again.page.key == "staff"
    assert again.page.grids()[0].columnWidth(column) == wider
    again.close()
    again.deleteLater()


def test_spoilt_widths_in_the_settings_are_passed_over(window: MainWindow) -> None:
    for spoilt in ("{", "[1]", '{"name": "wide", "post": -3}'):
        window.preferences.set_text("widths/staff-0", spoilt)
        assert window.preferences.widths("staff-0") == {}
