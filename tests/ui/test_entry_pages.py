"""Each entry page stores what is typed into it as the nouns of the office."""

from decimal import Decimal

from PySide6.QtCore import Qt

from models.measure import Measure
from models.period import Period
from models.rating import Rating
from models.target import Owner
from tests.ui.hands import button, click, column_of, go, rest, texts, type_cell
from ui.main_window import MainWindow
from ui.pages.measures import MeasuresPage
from ui.pages.month_buttons import ALL
from ui.pages.ratings import RatingsPage

TIP = Qt.ItemDataRole.ToolTipRole


def test_the_columns_follow_from_the_schemes_of_who_is_there(branch: MainWindow) -> None:
    page = go(branch, "measures", MeasuresPage)
    page.choose("2026-01")
    assert [row[1] for row in texts(page.view)] == ["张伟", "全公司"], "nobody is there before being hired"
    page.choose("2026-02")
    assert [row[1] for row in texts(page.view)] == ["张伟", "王芳", "全公司"], (
        "projects only: no figures asked"
    )
    names = [column.title for column in page.view.grid.columns[4:]]
    assert names[0].startswith("内部培训次数")
    company = column_of(page.view, "2026-02|公司收入")
    assert page.view.grid.is_locked(page.view.grid.rows[0], company)
    assert not page.view.grid.is_locked(page.view.grid.rows[2], company)
    assert "还没有记录" in page.view.grid.index(2, company).data(TIP)


def test_months_stand_side_by_side_and_a_blank_is_not_zero(branch: MainWindow) -> None:
    page = go(branch, "measures", MeasuresPage)
    page.choose(ALL)
    columns = [column_of(page.view, f"2026-0{month}|支持售前次数") for month in (1, 2, 3)]
    type_cell(page.view, 0, columns[1], "8")
    type_cell(page.view, 0, columns[2], "０")
    assert page.view.grid.is_locked(page.view.grid.rows[1], columns[0]), "王芳 is not there in January"
    assert [(m.month, m.value) for m in branch.session.records.measures] == [
        (Period.parse("2026-02"), Decimal(8)),
        (Period.parse("2026-03"), Decimal(0)),
    ]
    filled = page.progress.text()
    assert filled.startswith("已录 2 / ")
    type_cell(page.view, 0, columns[1], "")
    assert [m.month for m in branch.session.records.measures] == [Period.parse("2026-03")]
    type_cell(page.view, 0, columns[1], "-1")
    assert "不能小于 0" in page.view.grid.index(0, columns[1]).data(TIP)


def test_the_companys_figure_is_the_companys(branch: MainWindow) -> None:
    page = go(branch, "measures", MeasuresPage)
    page.choose("2026-03")
    row = len(page.view.grid.rows) - 1
    type_cell(page.view, row, column_of(page.view, "2026-03|公司收入"), "1,234,567.89")
    assert branch.session.records.measures == (
        Measure(
            month=Period.parse("2026-03"),
            owner_kind=Owner.COMPANY,
            owner="",
            name="公司收入",
            value=Decimal("1234567.89"),
        ),
    )


def test_ratings_are_labels_or_numbers_within_bounds(branch: MainWindow) -> None:
    page = go(branch, "ratings", RatingsPage)
    shown = texts(page.view)
    assert [row[:5] for row in shown[:3]] == [
        ["A01", "张伟", "2026Q1", "方案与项目文档", "完整 / 不完整"],
        ["A01", "张伟", "2026Q1", "被支持单位的反馈意见", "好 / 一般 / 差"],
        ["A01", "张伟", "2026Q1", "团队精神", "0–5"],
    ]
    director, manager = column_of(page.view, "销售总监|1"), column_of(page.view, "部门经理|1")
    type_cell(page.view, 0, director, "不完整")
    type_cell(page.view, 2, manager, "4.5")
    quarter = Period.parse("2026Q1")
    assert branch.session.records.ratings == (
        Rating(period=quarter, staff_no="A01", kpi="团队精神", rater="部门经理", score=Decimal("4.5")),
        Rating(period=quarter, staff_no="A01", kpi="方案与项目文档", rater="销售总监", score="不完整"),
    )
    type_cell(page.view, 2, manager, "6")
    assert "超出 0–5" in page.view.grid.index(2, manager).data(TIP)
    type_cell(page.view, 1, director, "很好")
    assert "不在可选项中" in page.view.grid.index(1, director).data(TIP)
    assert page.view.grid.is_locked(page.view.grid.rows[0], manager)
    type_cell(page.view, 0, director, "")
    assert len(branch.session.records.ratings) == 1


def test_one_raters_items_can_be_shown_alone_and_rated_again(branch: MainWindow) -> None:
    page = go(branch, "ratings", RatingsPage)
    page.raters.setCurrentIndex(page.raters.findText("部门经理"))
    assert {row[3] for row in texts(page.view)} == {"团队精神"}
    click(button(page, "再加一次评分"))
    rest(branch)
    type_cell(page.view, 0, column_of(page.view, "部门经理|2"), "3")
    assert branch.session.records.ratings[0].number == 2


def test_an_empty_page_says_what_belongs_there(office: MainWindow) -> None:
    for key in ("overview", "staff", "targets", "projects", "measures", "ratings", "results"):
        office.show_page(key)
        rest(office)
        words = [
            label.text() for label in office.page.findChildren(type(office.page.heading)) if label.isVisible()
        ]
        assert any("这里是" in text or "这是" in text for text in words), key
