"""Each entry page stores what is typed into it as the nouns of the office."""

from datetime import date
from decimal import Decimal
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt

from models.measure import Measure
from models.period import Period
from models.project import Receipt
from models.rating import Rating
from models.staff import Assignment, PayItem
from models.target import Owner, Target
from tests.ui.hands import button, click, column_of, fill, paste, rest, texts, type_cell, type_row
from ui.dialogs.split_target import SplitTarget
from ui.main_window import MainWindow
from ui.pages.measures import ALL, MeasuresPage
from ui.pages.projects import ProjectsPage
from ui.pages.ratings import RatingsPage
from ui.pages.staff import StaffPage
from ui.pages.targets import TargetsPage

P = TypeVar("P")
TIP = Qt.ItemDataRole.ToolTipRole
SCHEME = "consultant-branch"


@pytest.fixture
def branch(office: MainWindow) -> MainWindow:
    """Hire two consultants of the main scheme, one only from February on, and somebody for projects only."""
    office.session.choose(Period.parse("2026Q1"))
    office.show_page("staff")
    page = office.page
    assert isinstance(page, StaffPage)
    page.start()
    rows = [
        ["A01", "张伟", "售前部", "", "", "2025-01-06", "", "6000", SCHEME],
        ["A02", "王芳", "售前部", "", "", "2026-02-01", "", "7000", SCHEME],
        ["B01", "李娜", "交付部", "", "", "2024-03-01", "", "8000"],
    ]
    paste(page.people, 0, 0, rows)
    rest(office)
    return office


def _go(window: MainWindow, key: str, kind: type[P]) -> P:
    window.show_page(key)
    rest(window)
    page = window.page
    assert isinstance(page, kind)
    return page


def test_changes_of_position_and_pay_items_belong_to_the_chosen_person(branch: MainWindow) -> None:
    page = _go(branch, "staff", StaffPage)
    page.people.setCurrentIndex(page.people.grid.index(1, 1))
    type_row(page.history, 0, {"post": "高级顾问", "base_pay": "7500", "start": "2026年3月"})
    page.tabs.setCurrentIndex(1)
    type_row(page.pay, 0, {"month": "2026-02", "item": "基本工资", "amount": "6,800"})
    records = branch.session.records
    assert records.assignments == (
        Assignment(staff_no="A02", start=Period.parse("2026-03"), post="高级顾问", base_pay=Decimal(7500)),
    )
    assert records.pay_items == (
        PayItem(month=Period.parse("2026-02"), staff_no="A02", item="基本工资", amount=Decimal(6800)),
    )
    page.people.setCurrentIndex(page.people.grid.index(0, 1))
    assert len(texts(page.history)) == len(texts(page.pay)) == 1, "somebody else has none of this"


def test_the_companys_target_is_split_by_percentages(branch: MainWindow) -> None:
    page = _go(branch, "targets", TargetsPage)
    click(button(page, "按比例拆分公司目标"))
    dialog = page.findChild(SplitTarget)
    assert dialog is not None
    fill(dialog.total, "650")
    fill(dialog.parts[0], "25")
    click(dialog.done_button)
    assert "105%" in dialog.problem.text()
    fill(dialog.parts[0], "20")
    assert dialog.preview.text() == "130 · 195 · 195 · 130 万元"
    click(dialog.done_button)
    quarters = (Decimal(1_300_000), Decimal(1_950_000), Decimal(1_950_000), Decimal(1_300_000))
    assert branch.session.records.targets == (
        Target(year=2026, owner_kind=Owner.COMPANY, owner="", quarters=quarters),
    )
    rest(branch)
    assert texts(page.view)[0][:8] == ["公司", "", "", "130", "195", "195", "130", "650"]


def test_targets_of_people_are_found_by_name_and_bases_stay_below(branch: MainWindow) -> None:
    page = _go(branch, "targets", TargetsPage)
    page.start()
    cells = {
        "owner": "王芳",
        "product_line": "NC",
        "q1": "10",
        "q2": "20",
        "q3": "30",
        "q4": "40",
        "owner_kind": "员工",
    }
    type_row(page.view, 0, cells)
    type_row(page.view, 0, {"b1": "8", "b2": "21"})
    (target,) = branch.session.records.targets
    assert (target.owner, target.product_line, target.owner_kind) == ("A02", "NC", Owner.PERSON)
    assert target.bases == (Decimal(80_000), None, None, None)
    assert "高于目标" in page.view.grid.index(0, column_of(page.view, "b2")).data(TIP)


def _shares(window: MainWindow) -> list[tuple[str, str]]:
    return [(share.staff_no, str(share.percent)) for share in window.session.records.shares]


def test_shares_are_stored_only_when_they_add_up(branch: MainWindow) -> None:
    page = _go(branch, "projects", ProjectsPage)
    page.start()
    project = {"project_no": "P1", "name": "财务一期", "contract_amount": "10万", "registered": "y"}
    type_row(page.projects, 0, project)
    assert branch.session.records.projects == ()
    type_cell(page.projects, 0, 4, "100,000")
    page.projects.setCurrentIndex(page.projects.grid.index(0, 0))
    type_cell(page.shares, 0, 0, "张伟")
    assert _shares(branch) == [("A01", "100")], "what is left to 100 % is proposed"
    type_cell(page.shares, 0, 1, "60%")
    assert _shares(branch) == [("A01", "100")], "nothing half is stored"
    assert page.share_status.text() == "未保存：合计 60%，还差 40%"
    assert branch.status.wrong.text() == "· 1 行未填完"
    type_cell(page.shares, 1, 0, "B01")
    assert _shares(branch) == [("A01", "60"), ("B01", "40")]
    assert page.share_status.text() == "合计 100%"
    type_cell(page.shares, 1, 1, "50")
    assert page.share_status.text() == "未保存：合计 110%，多了 10%"
    assert page.give_up.isVisible()
    click(page.give_up)
    rest(branch)
    assert texts(page.shares)[1] == ["B01 李娜", "40"]


def test_unknown_and_doubled_people_in_shares_are_refused(branch: MainWindow) -> None:
    page = _go(branch, "projects", ProjectsPage)
    page.start()
    paste(page.projects, 0, 0, [["P1", "财务一期", "", "", "100000", "是"]])
    type_cell(page.shares, 0, 0, "赵六")
    assert "没有这名员工" in page.share_grid.index(0, 0).data(TIP)
    type_cell(page.shares, 0, 0, "A01")
    type_cell(page.shares, 0, 1, "50")
    type_cell(page.shares, 1, 0, "张伟")
    assert "已经有一行" in page.share_grid.index(1, 0).data(TIP)
    assert all(share.percent == 100 for share in branch.session.records.shares)


def test_receipts_keep_their_deductions_and_show_the_net(branch: MainWindow) -> None:
    page = _go(branch, "projects", ProjectsPage)
    page.start()
    paste(page.projects, 0, 0, [["P1", "财务一期", "", "", "100000", "是"]])
    paste(
        page.receipts,
        0,
        0,
        [["2026-02-10", "-1,000", "", "", "", ""], ["2026/1/5", "50000", "500", "", "", "20.5"]],
    )
    rest(branch)
    assert branch.session.records.receipts == (
        Receipt(
            project_no="P1",
            day=date(2026, 1, 5),
            amount=Decimal(50_000),
            partner_share=Decimal(500),
            travel=Decimal("20.5"),
        ),
        Receipt(project_no="P1", day=date(2026, 2, 10), amount=Decimal(-1000)),
    )
    assert texts(page.receipts)[0] == ["2026-01-05", "50,000", "500", "", "", "20.5", "49,479.5"]
    type_cell(page.receipts, 0, 2, "")
    assert branch.session.records.receipts[0].partner_share == 0
    assert texts(page.projects)[0][6:] == ["", "49,000"]


def test_the_columns_follow_from_the_schemes_of_who_is_there(branch: MainWindow) -> None:
    page = _go(branch, "measures", MeasuresPage)
    page.choose("2026-01")
    assert [row[1] for row in texts(page.view)] == ["张伟", "全公司"], "nobody is there before being hired"
    page.choose("2026-02")
    assert [row[1] for row in texts(page.view)] == ["张伟", "王芳", "全公司"], (
        "projects only: no figures asked"
    )
    names = [column.title for column in page.view.grid.columns[2:]]
    assert names[0].startswith("内部培训次数")
    company = column_of(page.view, "2026-02|公司收入")
    assert page.view.grid.is_locked(page.view.grid.rows[0], company)
    assert not page.view.grid.is_locked(page.view.grid.rows[2], company)
    assert "还没有记录" in page.view.grid.index(2, company).data(TIP)


def test_months_stand_side_by_side_and_a_blank_is_not_zero(branch: MainWindow) -> None:
    page = _go(branch, "measures", MeasuresPage)
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
    page = _go(branch, "measures", MeasuresPage)
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
    page = _go(branch, "ratings", RatingsPage)
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
    page = _go(branch, "ratings", RatingsPage)
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
