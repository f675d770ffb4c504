"""From a new office to the slip: typed into the real widgets, found on the results page and in the PDF's text.

One consultant of scheme 5 in 2026Q1, base pay 6,000 a month, worked by hand:

- 内部培训 (≥ 1 a month → 10): 1+0, 0+1, 2+0 → 10, 10, 10 → 10.00
- 支持售前次数 16, 8, 7 → 15, 10, 0 → 25 ÷ 3 = 8.33
- 支持项目数 5, 3, 2 → 15, 10, 0 → 8.33
- 外派演讲 1 in the quarter → 5.00
- 方案与项目文档 完整, 不完整 → 50 % × 10 + 50 % × 0 = 5.00
- 反馈意见 好, 一般 → 50 % × 10 + 50 % × 6 = 8.00
- 团队精神 4.5
- 公司收入 400,000 + 400,000 + 300,000 = 1,100,000 of 1,300,000 = 84.6 % → 20.00

Score 69.16, coefficient 0.6916. 工作量奖金 = 18,000 × 10 % × 0.6916 = 1,244.88.
项目奖金 = 234,000 × 100 % ÷ 1.17 × 1 % = 2,000.00. Total 3,244.88.
"""

from pathlib import Path

import pypdfium2
import pytest

from models.period import Period
from tests.ui.hands import button, click, column_of, fill, paste, rest, texts, type_cell, type_row
from ui.dialogs import files
from ui.dialogs.new_office import NewOffice
from ui.dialogs.split_target import SplitTarget
from ui.main_window import MainWindow
from ui.pages.documents import DocumentsPage
from ui.pages.measures import MeasuresPage
from ui.pages.projects import ProjectsPage
from ui.pages.ratings import RatingsPage
from ui.pages.results import ResultsPage
from ui.pages.staff import StaffPage

FIGURES = {
    "内部培训次数": (1, 0, 2),
    "提供方案数": (0, 1, 0),
    "支持售前次数": (16, 8, 7),
    "支持售前项目数": (5, 3, 2),
    "外派演讲次数": (1, 0, 0),
}
REVENUE = (400_000, 400_000, 300_000)


def _new_office(window: MainWindow, path: Path) -> None:
    click(window.welcome.new_button)
    dialog = window.findChild(NewOffice)
    assert dialog is not None
    click(dialog.done_button)
    assert "请填公司名称" in dialog.problem.text()
    fill(dialog.company, "青桐软件")
    fill(dialog.branch, "临江分公司")
    assert dialog.file.text().endswith("临江分公司.jidan")
    fill(dialog.file, str(path))
    click(dialog.done_button)
    rest(window)
    window.session.choose(Period.parse("2026Q1"))
    rest(window)


def _hire(window: MainWindow) -> None:
    page = window.page
    assert isinstance(page, StaffPage), "a new office begins with its people"
    click(button(page, "录入第一名员工"))
    type_row(page.people, 0, {"staff_no": "A01", "name": "张伟", "hired": "2025-01-06", "base_pay": "6000"})
    type_cell(page.people, 0, column_of(page.people, "scheme"), "售前顾问考核办法（分公司）")


def _set_target(window: MainWindow) -> None:
    click(window.side_bar.buttons["targets"])
    click(button(window.page, "按比例拆分公司目标"))
    dialog = window.page.findChild(SplitTarget)
    assert dialog is not None
    fill(dialog.total, "650")
    click(dialog.done_button)


def _sell(window: MainWindow) -> None:
    click(window.side_bar.buttons["projects"])
    page = window.page
    assert isinstance(page, ProjectsPage)
    click(button(page, "录入第一个项目"))
    type_row(
        page.projects,
        0,
        {"project_no": "P1", "name": "财务一期", "contract_amount": "300000", "registered": "是"},
    )
    page.projects.setCurrentIndex(page.projects.grid.index(0, 0))
    type_cell(page.shares, 0, 0, "A01")
    type_row(page.receipts, 0, {"day": "2026-02-10", "amount": "234000"})


def _measure(window: MainWindow) -> None:
    click(window.side_bar.buttons["measures"])
    page = window.page
    assert isinstance(page, MeasuresPage)
    for number, month in enumerate(("2026-01", "2026-02", "2026-03")):
        page.choose(month)
        for name, values in FIGURES.items():
            type_cell(page.view, 0, column_of(page.view, f"{month}|{name}"), str(values[number]))
        type_cell(page.view, 1, column_of(page.view, f"{month}|公司收入"), str(REVENUE[number]))


def _rate(window: MainWindow) -> None:
    click(window.side_bar.buttons["ratings"])
    page = window.page
    assert isinstance(page, RatingsPage)
    rest(window)
    director, general = column_of(page.view, "销售总监|1"), column_of(page.view, "总经理|1")
    paste(page.view, 0, director, [["完整", "不完整"], ["好", "一般"]])
    assert general == director + 1
    type_cell(page.view, 2, column_of(page.view, "部门经理|1"), "4.5")


def _pdf_text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_a_quarter_from_nothing_to_the_slip(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _new_office(window, tmp_path / "临江.jidan")
    _hire(window)
    _set_target(window)
    _sell(window)
    _measure(window)
    click(window.side_bar.buttons["overview"])
    rest(window)
    assert "5 项" in window.status.missing.text(), "two items of two raters each, one of one"
    _rate(window)
    click(window.side_bar.buttons["results"])
    rest(window)
    page = window.page
    assert isinstance(page, ResultsPage)
    row = dict(zip((c.key for c in page.result_grid.columns), texts(page.view)[0], strict=True))
    assert (row["score"], row["grade"], row["coefficient"]) == ("69.16", "合格", "0.6916")
    assert (row["component:project_bonus"], row["component:workload_bonus"]) == ("2,000.00", "1,244.88")
    assert (row["total"], row["status"]) == ("3,244.88", "完整")
    assert window.status.missing.text() == "· 数据齐全"

    click(window.side_bar.buttons["documents"])
    documents = window.page
    assert isinstance(documents, DocumentsPage)
    rest(window)
    assert documents.preview.pages, "the slip is seen before it is printed"
    monkeypatch.setattr(files, "pick_folder", lambda _parent, _title, then: then(tmp_path / "slips"))
    click(button(documents, "每人一个文件…"))
    rest(window)
    (slip,) = (tmp_path / "slips").iterdir()
    text = _pdf_text(slip)
    assert slip.name == "A01_张伟_2026Q1.pdf"
    assert "3,244.88" in text
    assert "张伟" in text
    assert "临江分公司" in text
