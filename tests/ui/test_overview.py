"""From what is missing to its cell."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models.period import Period
from models.place import Place, Sheet
from models.target import Owner
from tests.ui.hands import column_of, rest, texts
from ui.main_window import MainWindow
from ui.pages.measures import MeasuresPage
from ui.pages.overview import OverviewPage
from ui.pages.ratings import RatingsPage
from ui.pages.staff import StaffPage
from ui.pages.targets import TargetsPage

FOURTH = Period.parse("2026Q4")
NOVEMBER = Period.parse("2026-11")


@pytest.fixture
def gaps(sample: MainWindow) -> MainWindow:
    """Take away one measure of a person, one of the company and one rating of the sample's last quarter."""
    records = sample.session.records
    november = [m for m in records.measures if m.month == NOVEMBER]
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


def _cell(page: MeasuresPage | RatingsPage) -> tuple[tuple[str, ...], str]:
    """Give the keys of the current cell's row and column."""
    cell, grid = page.view.currentIndex(), page.view.grid
    return grid.rows[cell.row()].key, grid.columns[cell.column()].key


def test_what_is_missing_leads_to_its_cell(gaps: MainWindow) -> None:
    """A person's measure, the company's, and a rating, each to the one cell where it is typed."""
    _follow(gaps, "LJ103", "提供方案数")
    page = gaps.page
    assert isinstance(page, MeasuresPage)
    assert _cell(page) == (("person", "LJ103"), "2026-11|提供方案数")
    assert page.view.hasFocus()
    gaps.show_page("overview")
    rest(gaps)
    _follow(gaps, "LJ103", "公司收入")
    assert _cell(page) == (("company", ""), "2026-11|公司收入")
    gaps.show_page("overview")
    rest(gaps)
    _follow(gaps, "LJ102", "团队精神")
    ratings = gaps.page
    assert isinstance(ratings, RatingsPage)
    row, column = _cell(ratings)
    assert row == ("LJ102", "团队精神", "2026Q4")
    assert column.endswith("|1")


def test_a_link_shows_what_a_filter_or_another_period_hides(sample: MainWindow) -> None:
    """The rater's filter is lifted, the period of the figure comes into view."""
    sample.session.choose(FOURTH)
    sample.show_page("ratings")
    rest(sample)
    page = sample.page
    assert isinstance(page, RatingsPage)
    rating = next(r for r in sample.session.records.ratings if r.period == Period.parse("2026Q3"))
    other = next(n for n in range(1, page.raters.count()) if page.raters.itemData(n) != rating.rater)
    page.raters.setCurrentIndex(other)
    sample.errands.go_to(
        Place(sheet=Sheet.RATINGS, owner=rating.staff_no, period=rating.period, name=rating.kpi, column=rating.rater)
    )
    rest(sample)
    assert sample.session.period == Period.parse("2026Q3")
    assert page.view.currentIndex().data() == str(rating.score)


def test_links_lead_to_a_target_and_to_a_department(sample: MainWindow) -> None:
    """A target that is there is shown at its quarter, one that isn't is begun in the blank row."""
    sample.errands.go_to(Place(sheet=Sheet.TARGETS, owner_kind=Owner.COMPANY, period=FOURTH))
    rest(sample)
    page = sample.page
    assert isinstance(page, TargetsPage)
    cell = page.view.currentIndex()
    assert (texts(page.view)[cell.row()][0], cell.column()) == ("公司", column_of(page.view, "q4"))
    sample.errands.go_to(
        Place(sheet=Sheet.TARGETS, owner_kind=Owner.DEPARTMENT, owner="没有目标的部门", period=FOURTH)
    )
    assert page.view.row == len(page.view.grid.rows) - 1
    sample.errands.go_to(Place(sheet=Sheet.STAFF, owner="LJ103"))
    staff = sample.page
    assert isinstance(staff, StaffPage)
    assert texts(staff.people)[staff.people.row][0] == "LJ103"
    assert staff.people.currentIndex().column() == column_of(staff.people, "department")


def test_a_link_to_what_is_gone_says_so(sample: MainWindow) -> None:
    sample.errands.go_to(Place(sheet=Sheet.STAFF, owner="无此人"))
    assert sample.status.passing.text() == "这一格现在不在页面上"


def test_a_link_shows_its_cell_whomever_one_was_looking_for(sample: MainWindow) -> None:
    """A search that would hide the cell ends."""
    sample.show_page("staff")
    sample.search.setText("LJ101")
    sample.errands.go_to(Place(sheet=Sheet.STAFF, owner="LJ103"))
    page = sample.page
    assert isinstance(page, StaffPage)
    assert not page.people.isRowHidden(page.people.row)
    assert sample.search.text() == ""
