"""目标: a year split over its quarters, copied from the last, with what was done beside."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from models.measure import Measure
from models.period import Period
from models.target import Owner, Target
from tests.ui.hands import button, click, column_of, fill, go, paste, rest, texts, type_cell, type_row
from ui.dialogs.copy_targets import CopyTargets
from ui.dialogs.split_target import SplitTarget
from ui.main_window import MainWindow
from ui.pages.splitting import read_split
from ui.pages.targets import TargetsPage

TIP = Qt.ItemDataRole.ToolTipRole


def test_the_companys_target_is_split_by_percentages(branch: MainWindow) -> None:
    page = go(branch, "targets", TargetsPage)
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
    page = go(branch, "targets", TargetsPage)
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


def test_a_year_typed_in_is_split_as_the_page_says(branch: MainWindow) -> None:
    """650 by 20/30/30/20, then 100 by one's own 10/20/30/40; percentages that don't add up are said at once."""
    page = go(branch, "targets", TargetsPage)
    page.start()
    type_row(page.view, 0, {"owner_kind": "公司", "year": "650"})
    rest(branch)
    assert texts(page.view)[0][3:8] == ["130", "195", "195", "130", "650"]
    line = page.split.lineEdit()
    assert line is not None
    fill(line, "10 20 30 41")
    assert page.split_problem.text() == "四个季度合计 101%，应是 100%"
    year = column_of(page.view, "year")
    type_cell(page.view, 0, year, "100")
    assert "不能拆" in page.view.grid.index(0, year).data(TIP)
    fill(line, "10、20、30、40%")
    assert page.split_problem.text() == ""
    type_cell(page.view, 0, year, "100万")
    assert "不是数字" in page.view.grid.index(0, year).data(TIP)
    type_cell(page.view, 0, year, "100")
    rest(branch)
    assert texts(page.view)[0][3:8] == ["10", "20", "30", "40", "100"]
    assert branch.status.wrong.isHidden()


def test_quarters_that_are_pasted_with_their_year_stay_as_they_are(branch: MainWindow) -> None:
    page = go(branch, "targets", TargetsPage)
    page.start()
    paste(page.view, 0, 0, [["部门", "售前部", "", "1", "2", "3", "4", "10"]])
    rest(branch)
    (target,) = branch.session.records.targets
    assert [int(quarter) for quarter in target.quarters] == [10_000, 20_000, 30_000, 40_000]


@pytest.mark.parametrize("text", ["20/30/50", "", "20/30/30/30", "a/b/c/d"])
def test_a_split_is_four_percentages_of_a_hundred(text: str) -> None:
    with pytest.raises(ValueError, match=r"百分比|100%|不是数字"):
        read_split(text)


def _target(year: int, kind: Owner, owner: str, product_line: str, *amounts: int) -> Target:
    q1, q2, q3, q4 = map(Decimal, amounts)
    return Target(year=year, owner_kind=kind, owner=owner, product_line=product_line, quarters=(q1, q2, q3, q4))


def test_last_years_targets_are_taken_over_with_a_factor(branch: MainWindow) -> None:
    """110 % of last year's; what this year has already is left alone; one undo takes all back."""
    mine = _target(2026, Owner.PERSON, "A01", "NC", 1, 1, 1, 1)
    with branch.session.change("去年") as change:
        change.put(_target(2025, Owner.COMPANY, "", "", 1000, 2000, 3000, 4000))
        change.put(_target(2025, Owner.PERSON, "A01", "NC", 10, 10, 10, 10))
        change.put(mine)
    page = go(branch, "targets", TargetsPage)
    click(page.copy_button)
    dialog = page.findChild(CopyTargets)
    assert dialog is not None
    fill(dialog.factor, "很多")
    click(dialog.done_button)
    assert "不是数字" in dialog.problem.text()
    fill(dialog.factor, "110")
    click(dialog.done_button)
    new = [t for t in branch.session.records.targets if t.year == 2026]
    assert new == [_target(2026, Owner.COMPANY, "", "", 1100, 2200, 3300, 4400), mine]
    branch.undo_action.trigger()
    assert [t for t in branch.session.records.targets if t.year == 2026] == [mine]


def test_what_was_done_stands_beside_the_target(branch: MainWindow) -> None:
    """公司收入 of January and February, 50 and 40 of a first quarter of 130: 69.2 %; March is said to be open."""
    page = go(branch, "targets", TargetsPage)
    page.start()
    type_row(page.view, 0, {"owner_kind": "公司", "year": "650"})
    with branch.session.change("收入") as change:
        for month, value in (("2026-01", 500_000), ("2026-02", 400_000)):
            change.put(
                Measure(
                    month=Period.parse(month), owner_kind=Owner.COMPANY, owner="", name="公司收入", value=Decimal(value)
                )
            )
    rest(branch)
    done = column_of(page.view, "done")
    assert texts(page.view)[0][done : done + 2] == ["90", "69.2%"]
    assert page.view.grid.index(0, done).data(TIP) == "按「公司收入」；3月还没有记录"
    assert page.total.text() == "全年：公司 650"
