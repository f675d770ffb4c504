"""Points, score and grade follow what is typed; figures of the month before stand beside; filters narrow the page."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from models.measure import Measure
from models.period import Period
from models.target import Owner
from tests.ui.hands import click, column_of, go, paste, rest, texts, type_cell
from ui import theme
from ui.main_window import MainWindow
from ui.pages.measures import MeasuresPage
from ui.pages.month_buttons import ALL
from ui.pages.ratings import RatingsPage

BACKGROUND, TIP = Qt.ItemDataRole.BackgroundRole, Qt.ItemDataRole.ToolTipRole
SUPPORT = "live:kpi:支持售前次数"


def _cell(page: MeasuresPage | RatingsPage, row: int, key: str) -> tuple[str, bool]:
    """Give a cell's text, and whether it is amber."""
    index = page.view.grid.index(row, column_of(page.view, key))
    back = index.data(BACKGROUND)
    return str(index.data()), back is not None and back.color() == QColor(theme.tokens().missing)


def test_points_follow_what_is_typed_and_missing_is_not_zero(branch: MainWindow) -> None:
    """支持售前次数, each month 16 → 15 points, 8 → 10, else 0, the mean of three: 11.67, with a zero 8.33."""
    page = go(branch, "measures", MeasuresPage)
    page.choose(ALL)
    rest(branch)
    assert _cell(page, 0, SUPPORT) == ("—", True)
    first = column_of(page.view, "2026-01|支持售前次数")
    step = column_of(page.view, "2026-02|支持售前次数") - first
    for month, figure in enumerate(("16", "8", "8")):
        type_cell(page.view, 0, first + month * step, figure)
    rest(branch)
    assert _cell(page, 0, SUPPORT) == ("11.67", False)
    type_cell(page.view, 0, first + 2 * step, "0")
    rest(branch)
    assert _cell(page, 0, SUPPORT) == ("8.33", False)
    assert _cell(page, 0, "live:score") == ("—", True), "other figures are missing"
    said = page.view.grid.index(0, column_of(page.view, "live:score")).data(TIP)
    assert said.startswith("还缺：\n")
    assert "…… 另有" in said
    assert page.view.grid.is_locked(page.view.grid.rows[0], column_of(page.view, SUPPORT))
    click(page.live)
    assert [c.key for c in page.view.grid.columns if c.key.startswith("live:")] == []


def test_score_and_grade_come_and_go_with_the_last_figure(sample: MainWindow) -> None:
    sample.session.choose(Period.parse("2026Q4"))
    page = go(sample, "measures", MeasuresPage)
    score, missing = _cell(page, 0, "live:score")
    grade = _cell(page, 0, "live:grade")[0]
    assert (score, grade, missing) == ("94.16", "优秀", False)
    type_cell(page.view, 0, column_of(page.view, "2026-12|支持售前次数"), "")
    rest(sample)
    assert (_cell(page, 0, "live:score"), _cell(page, 0, "live:grade")[0]) == (("—", True), "")
    sample.undo_action.trigger()
    rest(sample)
    assert (_cell(page, 0, "live:score")[0], _cell(page, 0, "live:grade")[0]) == (score, grade)


def test_who_takes_no_part_has_no_score(branch: MainWindow) -> None:
    page = go(branch, "measures", MeasuresPage)
    page.choose("2026-02")
    company = len(page.view.grid.rows) - 1
    assert _cell(page, company, "live:score") == ("", False)


def test_the_month_before_stands_beside(branch: MainWindow) -> None:
    """In a column of its own where asked for, else in the tooltip; a column of last month can't be typed into."""
    figures = {"2025-12": "5", "2026-01": "1234.5"}
    with branch.session.change("上月") as change:
        for month, value in figures.items():
            change.put(
                Measure(
                    month=Period.parse(month), owner_kind=Owner.PERSON, owner="A01", name="支持售前次数", value=Decimal(value)
                )
            )
    page = go(branch, "measures", MeasuresPage)
    page.choose("2026-01")
    assert page.view.grid.index(0, column_of(page.view, "2026-01|支持售前次数")).data(TIP) == "上月：5"
    page.choose("2026-02")
    tip = page.view.grid.index(0, column_of(page.view, "2026-02|支持售前次数")).data(TIP)
    assert tip == "还没有记录（空白不等于 0）\n上月：1,234.5"
    click(page.before)
    place = column_of(page.view, "before|2026-02|支持售前次数")
    assert place == column_of(page.view, "2026-02|支持售前次数") + 1
    assert page.view.grid.index(0, place).data() == "1,234.5"
    assert page.view.grid.is_locked(page.view.grid.rows[0], place)
    page.choose(ALL)
    assert not page.before.isVisible()


@pytest.fixture
def two_departments(branch: MainWindow) -> MainWindow:
    """Put 王芳 into another department, and give 李娜 a scheme of another kind."""
    staff = branch.pages["staff"].grids()[0]
    go(branch, "staff", type(branch.pages["staff"]))
    type_cell(staff, 1, column_of(staff, "department"), "交付部")
    other = next(s.title for s in branch.session.vocabulary.schemes if s.id == "repair-star")
    type_cell(staff, 2, column_of(staff, "scheme"), other)
    rest(branch)
    return branch


def test_measures_are_filtered_by_scheme_and_department(two_departments: MainWindow) -> None:
    page = go(two_departments, "measures", MeasuresPage)
    page.choose("2026-02")

    def people() -> list[str]:
        return [row[1] for row in texts(page.view) if row[0][0] in "AB"]

    assert people() == ["张伟", "王芳", "李娜"]
    page.departments.setCurrentIndex(page.departments.findData("交付部"))
    assert people() == ["王芳", "李娜"]
    page.schemes.setCurrentIndex(page.schemes.findData("consultant-branch"))
    assert people() == ["王芳"]
    page.departments.setCurrentIndex(0)
    assert people() == ["张伟", "王芳"]


def test_ratings_are_filtered_by_scheme_and_department(two_departments: MainWindow) -> None:
    page = go(two_departments, "ratings", RatingsPage)
    page.schemes.setCurrentIndex(page.schemes.findData("consultant-branch"))
    assert {row[1] for row in texts(page.view)} == {"张伟", "王芳"}
    page.departments.setCurrentIndex(page.departments.findData("交付部"))
    assert {row[1] for row in texts(page.view)} == {"王芳"}
    total = page.progress.text()
    page.raters.setCurrentIndex(page.raters.findData("部门经理"))
    assert {row[3] for row in texts(page.view)} == {"团队精神"}
    assert page.progress.text() == "已评 0 / 1"
    assert total == "已评 0 / 5"


def test_points_stand_behind_the_ratings(sample: MainWindow) -> None:
    """The item's own points, then score and grade; the last period's rating is in the tooltip."""
    sample.session.choose(Period.parse("2026Q4"))
    page = go(sample, "ratings", RatingsPage)
    assert [_cell(page, row, "live:points")[0] for row in range(3)] == ["10.00", "8.00", "4.50"]
    assert _cell(page, 0, "live:score") == ("94.16", False)
    last = next(
        r for r in sample.session.records.ratings
        if (r.period, r.staff_no, r.kpi) == (Period.parse("2026Q3"), "LJ101", "团队精神")
    )  # fmt: skip
    manager = column_of(page.view, "部门经理|1")
    assert f"上期：{last.score}" in page.view.grid.index(2, manager).data(TIP)
    type_cell(page.view, 2, manager, "")
    rest(sample)
    assert _cell(page, 2, "live:points") == ("—", True)
    assert _cell(page, 0, "live:points") == ("10.00", False), "what doesn't depend on it stays"


def test_forty_people_by_fifteen_figures_are_pasted_with_three_wrong_cells(branch: MainWindow) -> None:
    """Three cells turn red and are listed, 597 figures are stored; one undo takes all of it back, one redo brings it again."""
    staff = [
        [f"C{n:02}", f"员工{n}", "售前部", "", "", "2025-01-06", "", "6000", "consultant-branch"] for n in range(1, 41)
    ]
    people = go(branch, "staff", type(branch.pages["staff"])).grids()[0]
    paste(people, 3, 0, staff)
    page = go(branch, "measures", MeasuresPage)
    page.choose(ALL)
    rest(branch)
    columns = [c.key for c in page.view.grid.columns]
    first = columns.index("2026-01|内部培训次数")
    asked = [n for n, key in enumerate(columns) if "|" in key and not key.endswith("公司收入")]
    assert len(asked) == 15
    company = [n for n in range(first, asked[-1] + 1) if n not in asked]
    block = [["" if n in company else str((row + n) % 9) for n in range(first, asked[-1] + 1)] for row in range(40)]
    wrong = [(0, 0, "两次"), (7, asked[6] - first, "-1"), (39, asked[-1] - first, "12月")]
    for row, column, text in wrong:
        block[row][column] = text
    before = branch.session.revision
    paste(page.view, 2, first, block)
    assert branch.session.revision == before + 1
    assert len(branch.session.records.measures) == 597
    red = page.view.grid.unsaved.wrong
    assert [(w.row, w.text) for w in red.values()] == [("员工1", "两次"), ("员工8", "-1"), ("员工40", "12月")]
    assert branch.status.wrong.text() == "· 3 处待修正"
    for row, column, text in wrong:
        index = page.view.grid.index(2 + row, first + column)
        assert (index.data(), index.data(BACKGROUND).color()) == (text, QColor(theme.tokens().wrong))
    rest(branch)
    click(branch.status.wrong)
    listed = [(row[1], row[2].replace("\n", " "), row[3]) for row in texts(branch.mending.view)]
    assert listed == [
        ("员工1", "内部培训次数 1月", "两次"), ("员工8", "提供方案数（个） 2月", "-1"), ("员工40", "外派演讲次数 3月", "12月"),
    ]  # fmt: skip
    stored = branch.session.records.measures
    branch.undo_action.trigger()
    rest(branch)
    assert branch.session.records.measures == ()
    assert page.view.grid.unsaved.wrong == {}
    assert not branch.mending.isVisible()
    assert not branch.status.wrong.isVisible()
    branch.redo_action.trigger()
    rest(branch)
    assert branch.session.records.measures == stored
    assert page.view.grid.unsaved.wrong == red
    assert branch.status.wrong.text() == "· 3 处待修正"
