"""What a manager sees first: what is missing and the way to its cell, the last period beside, what to look at."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models.drawing import TextStroke
from models.period import Period
from models.place import Place, Sheet
from models.target import Owner
from tests.ui.hands import column_of, rest, texts
from ui import doors
from ui.main_window import MainWindow
from ui.pages.measures import MeasuresPage
from ui.pages.overview import OverviewPage
from ui.pages.ratings import RatingsPage
from ui.pages.results import ResultsPage
from ui.pages.staff import StaffPage
from ui.pages.targets import TargetsPage
from ui.theme import tokens

FOURTH = Period.parse("2026Q4")
NOVEMBER = Period.parse("2026-11")


@pytest.fixture
def gaps(sample: MainWindow) -> MainWindow:
    """Take away one measure of a person, one of the company and one rating of the sample's last quarter."""
    records = sample.session.records
    november = [m for m in records.measures if m.month == NOVEMBER]
    mine = next(m for m in november if m.owner == "LJ103" and m.name == "提供方案数")
    shared = next(m for m in november if m.owner_kind is Owner.COMPANY)
    rating = next(
        r for r in records.ratings if (r.period, r.staff_no, r.kpi) == (FOURTH, "LJ102", "团队精神")
    )
    with sample.session.change("删除") as change:
        for noun in (mine, shared, rating):
            change.remove(noun)
    sample.session.choose(FOURTH)
    sample.show_page("overview")
    rest(sample)
    return sample


def _follow(window: MainWindow, staff_no: str, words: str) -> None:
    """Click the link of the row that says so."""
    page = window.page
    assert isinstance(page, OverviewPage)
    rows = texts(page.view)
    number = next(n for n, row in enumerate(rows) if row[0] == staff_no and words in row[2])
    index = page.to_do.index(number, 2)
    page.view.scrollTo(index)
    place = page.view.visualRect(index).center()
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
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
    _follow(gaps, "公司", "公司收入")
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
        Place(
            sheet=Sheet.RATINGS,
            owner=rating.staff_no,
            period=rating.period,
            name=rating.kpi,
            column=rating.rater,
        )
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
    assert page.people.grid.rows[page.people.row].key == ("LJ103",)
    assert sample.search.text() == ""


def test_what_many_wait_for_is_missing_once(gaps: MainWindow) -> None:
    """The company's figure is one thing to do, however many people's results wait for it."""
    page = gaps.page
    assert isinstance(page, OverviewPage)
    assert [row[:2] for row in texts(page.view)] == [
        ["公司", "10 人在等"],
        ["LJ103", "罗敬川"],
        ["LJ102", "何书宁"],
    ]
    assert page.cards["missing"].figure.text() == "3 项"
    assert page.cards["missing"].note.text() == "月度指标 2　评分 1"
    assert "还缺 3 项" in gaps.status.missing.text()


def test_enter_follows_a_link(gaps: MainWindow) -> None:
    page = gaps.page
    assert isinstance(page, OverviewPage)
    page.view.setFocus()
    page.view.setCurrentIndex(page.to_do.index(2, 0))
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    rest(gaps)
    assert isinstance(gaps.page, RatingsPage)


@pytest.fixture
def whole(sample: MainWindow) -> OverviewPage:
    """Open the overview of the sample's last quarter, in which nothing is missing."""
    sample.session.choose(FOURTH)
    sample.show_page("overview")
    rest(sample)
    page = sample.page
    assert isinstance(page, OverviewPage)
    return page


def _figures(page: OverviewPage, period: Period) -> dict[str, Decimal]:
    """Add the summary of a period up, apart from the page."""
    office = page.session.office
    assert office is not None
    rows = doors.assess(office, period).assessment.summary
    scores = [row.score for row in rows if row.score is not None]
    total = sum((row.total for row in rows if row.total is not None), Decimal(0))
    return {
        "mean": (sum(scores, Decimal(0)) / len(scores)).quantize(Decimal("0.01"), ROUND_HALF_UP),
        "total": total,
    }


def test_the_last_period_stands_beside(whole: OverviewPage) -> None:
    """Mean and total of this quarter, those of the third, and the difference."""
    now, last = _figures(whole, FOURTH), _figures(whole, Period.parse("2026Q3"))
    for key in ("mean", "total"):
        assert whole.cards[key].figure.text() == f"{now[key]:,.2f}"
        assert whole.cards[key].note.text() == f"上期 {last[key]:,.2f}　{now[key] - last[key]:+,.2f}"
    standing = {row[0]: row for row in texts(whole.people)}
    name, score, last_score, total, last_total, change = standing["沈亦舟"]
    assert all((name, score, last_score))
    assert Decimal(total.replace(",", "")) - Decimal(last_total.replace(",", "")) == Decimal(
        change.replace(",", "")
    )


def test_each_chart_has_its_figures_as_a_table(whole: OverviewPage) -> None:
    """What a chart draws can be read: grades, the company's target, everybody's total."""
    grades, completions, people = (texts(view) for view in whole._tables)
    assert [chart.drawings[0].title for chart in whole.charts] == [
        "人数",
        "目标完成率",
        "合计（元）　—— 上期",
    ]
    assert sum(int(row[1]) for row in grades) == 10
    drawn = {
        stroke.text
        for chart in whole.charts
        for stroke in chart.drawings[0].strokes
        if isinstance(stroke, TextStroke)
    }
    assert {row[0] for row in grades} <= drawn
    assert [row[0] for row in completions] == ["公司"]
    assert whole.cards["target"].figure.text() == completions[0][3] == "101.01%"
    assert len(people) == 11
    for number, chart in enumerate(whole.charts):
        whole.tabs.setCurrentIndex(number)
        image = chart.grab().toImage()
        assert tokens().accent in {
            image.pixelColor(x, y).name()
            for x in range(0, image.width(), 3)
            for y in range(0, image.height(), 3)
        }


def test_alerts_lead_to_the_results_of_whom_they_concern(sample: MainWindow, whole: OverviewPage) -> None:
    """A project without registration is pointed out with those who share it."""
    rows = texts(whole.alert_view)
    number = next(n for n, row in enumerate(rows) if row[0] == "未备案")
    assert "P2614" in rows[number][2]
    whole.alert_view.followed.emit(number)
    rest(sample)
    page = sample.page
    assert isinstance(page, ResultsPage)
    assert page.result is not None
    assert page.result.name == rows[number][1].split("、")[0]


def test_charts_follow_the_theme(sample: MainWindow, whole: OverviewPage) -> None:
    light = whole.charts[0].drawings
    sample.set_theme("dark")
    rest(sample)
    dark = whole.charts[0].drawings
    sample.set_theme("light")
    rest(sample)
    assert dark != light
    assert whole.charts[0].drawings == light
