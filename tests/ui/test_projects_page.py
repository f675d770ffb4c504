"""项目与回款: shares that add up, receipts with their deductions, what a project brings each person."""

from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt

from models.project import Receipt
from tests.ui.hands import click, column_of, go, paste, rest, texts, type_cell, type_row
from ui.main_window import MainWindow
from ui.pages.projects import ProjectsPage

TIP = Qt.ItemDataRole.ToolTipRole


def _shares(window: MainWindow) -> list[tuple[str, str]]:
    return [(share.staff_no, str(share.percent)) for share in window.session.records.shares]


def test_shares_are_stored_only_when_they_add_up(branch: MainWindow) -> None:
    page = go(branch, "projects", ProjectsPage)
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
    assert texts(page.shares)[1] == ["B01 李娜", "40", ""]


def test_unknown_and_doubled_people_in_shares_are_refused(branch: MainWindow) -> None:
    page = go(branch, "projects", ProjectsPage)
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
    page = go(branch, "projects", ProjectsPage)
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


def test_the_bonus_of_the_chosen_project_stands_beside_the_shares(branch: MainWindow) -> None:
    """117,000 received ÷ 1.17 × 1 % = 1,000, shared 60 to 40; who has no scheme gets nothing, a blank says so."""
    page = go(branch, "projects", ProjectsPage)
    page.start()
    rows = [["P1", "财务一期", "", "", "100000", "是"], ["P2", "财务二期", "", "", "100000", "是"]]
    paste(page.projects, 0, 0, rows)
    rest(branch)
    page.projects.setCurrentIndex(page.projects.grid.index(0, 0))
    paste(page.shares, 0, 0, [["A01", "60"], ["A02", "30"], ["B01", "10"]])
    paste(page.receipts, 0, 0, [["2026-02-10", "117,000"]])
    rest(branch)
    bonus = column_of(page.shares, "bonus")
    assert [row[bonus] for row in texts(page.shares)] == ["600.00", "300.00", "", ""]
    assert "项目奖金 600.00" in page.share_grid.index(0, bonus).data(TIP)
    page.projects.setCurrentIndex(page.projects.grid.index(1, 0))
    assert [row[bonus] for row in texts(page.shares)] == [""]
