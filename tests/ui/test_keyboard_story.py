"""A quarter of twelve people by the keyboard alone: from the first screen to printed slips and the summary.

All twelve are on scheme 5 with the same figures, those of `test_story`: score 69.16, 合格, coefficient 0.6916. Person n has
a base pay of 6,000 + 100 n, so 工作量奖金 = 3 × (6,000 + 100 n) × 10 % × 0.6916. The one project, shared 60 % and 40 %, brings
2,000.00 of 项目奖金: 1,200.00 and 800.00.
"""

from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pypdfium2
import pytest
from openpyxl import load_workbook
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog

from models.period import Period
from tests.ui.hands import rest, texts
from tests.ui.keyboard import Keyboard
from ui.main_window import MainWindow
from ui.pages.documents import DocumentsPage
from ui.pages.results import ResultsPage

NAMES = ["张伟", "王芳", "李娜", "刘洋", "陈静", "杨帆", "赵磊", "黄敏", "周涛", "吴倩", "徐亮", "孙丽"]
FIRST = Period.parse("2026Q1")
MONTHS = (("1", "0", "16", "5", "1"), ("0", "1", "8", "3", "0"), ("2", "0", "7", "2", "0"))
"""内部培训, 提供方案, 支持售前次数, 支持售前项目数, 外派演讲 of each month."""
REVENUE = ("400000", "400000", "300000")
PAGES = {"targets": "Alt+3", "projects": "Alt+4", "measures": "Alt+5", "ratings": "Alt+6", "results": "Alt+7"}


class Story(Keyboard):
    """The same hands, in one office; they wait where a person would."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.office = window

    def go(self, key: str) -> None:
        """Go to a page."""
        self.press(PAGES[key])
        rest(self.office)
        assert self.office.page.key == key

    def paste(self, *rows: str) -> None:
        """Paste what was copied in Excel: cells apart by a bar, rows by lines."""
        QGuiApplication.clipboard().setText("\r\n".join(row.replace("|", "\t") for row in rows) + "\r\n")
        self.press("Ctrl+V")
        rest(self.office)


def _begin(story: Story, path: Path) -> None:
    """Make the office and hire twelve people: the first typed, the others pasted."""
    story.press("Enter")
    story.type("青桐软件")
    story.press("Tab")
    story.type("临江分公司")
    story.press("Tab", "Ctrl+A")
    story.type(str(path))
    story.press("Enter")
    rest(story.office)
    story.press("Enter")
    story.cells("A01", NAMES[0], "售前部", "", "", "2025-01-06", "", "6100", end="Tab")
    story.cells("s")
    rest(story.office)
    story.press("Ctrl+Home", "Down")
    story.paste(*(
        f"A{n:02}|{name}|售前部|||2025-01-06||{6000 + 100 * n}|consultant-branch"
        for n, name in enumerate(NAMES[1:], 2)
    ))  # fmt: skip
    while story.office.session.period != FIRST:
        story.press("Ctrl+PgUp" if story.office.session.period > FIRST else "Ctrl+PgDn")


def _target_and_project(story: Story) -> None:
    story.go("targets")
    story.press("Enter")
    story.type("650")
    story.press("Enter")
    rest(story.office)
    story.go("projects")
    story.press("Enter")
    story.cells("P1", "财务一期", "", "", "300000", end="Tab")
    story.cells("s")
    rest(story.office)
    story.press("Up", "Ctrl+Tab")
    story.cells("a01", "60", end="Tab")
    story.cells("a02", "40", end="Tab")
    rest(story.office)
    story.press("Ctrl+Tab")
    story.cells("2026-02-10", "234000", end="Tab")
    rest(story.office)


def _figures(story: Story) -> None:
    """One month is typed down the columns, the other two are pasted."""
    story.go("measures")
    for figure in MONTHS[0]:
        story.cells(*[figure] * len(NAMES))
    story.cells(REVENUE[0])
    for figures, revenue in zip(MONTHS[1:], REVENUE[1:], strict=True):
        story.press("Alt+PgDn")
        rest(story.office)
        story.paste(*["|".join(figures)] * len(NAMES), "|||||" + revenue)


def _rate(story: Story) -> None:
    story.go("ratings")
    story.cells(*["w", "h"] * len(NAMES))
    story.cells(*["b", "y"] * len(NAMES))
    story.cells(*["4.5"] * len(NAMES))
    rest(story.office)


def _bonus(number: int) -> Decimal:
    pay = Decimal(3 * (6000 + 100 * number)) * Decimal("0.10") * Decimal("0.6916")
    return pay.quantize(Decimal("0.01"), ROUND_HALF_UP) + {1: 1200, 2: 800}.get(number, 0)


def _printed(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def test_a_quarter_of_twelve_people_by_the_keyboard_alone(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = Story(window)
    _begin(story, tmp_path / "临江.jidan")
    assert [p.name for p in window.session.records.staff] == NAMES
    _target_and_project(story)
    assert [(s.staff_no, s.percent) for s in window.session.records.shares] == [
        ("A01", Decimal(60)), ("A02", Decimal(40)),
    ]  # fmt: skip
    _figures(story)
    assert len(window.session.records.measures) == 3 * (5 * len(NAMES) + 1)
    _rate(story)
    assert window.status.missing.text() == "· 数据齐全"

    story.go("results")
    page = window.page
    assert isinstance(page, ResultsPage)
    keys = [column.key for column in page.result_grid.columns]
    rows = [dict(zip(keys, row, strict=True)) for row in texts(page.view)]
    assert {(row["score"], row["grade"], row["coefficient"], row["status"]) for row in rows} == {
        ("69.16", "合格", "0.6916", "完整")
    }
    assert [row["total"] for row in rows] == [f"{_bonus(n):,.2f}" for n in range(1, len(NAMES) + 1)]

    asked: list[QPrintDialog] = []

    def agree(dialog: QPrintDialog) -> None:
        """Press Enter in the system's own dialog."""
        printer = dialog.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        asked.append(dialog)
        dialog.done(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(QDialog, "open", agree)
    story.press("Ctrl+P")
    rest(window)
    monkeypatch.undo()
    assert asked
    assert window.status.passing.text().startswith("已打印 ")
    assert (tmp_path / "printed.pdf").stat().st_size > 50_000

    story.press("Alt+8")
    rest(window)
    assert isinstance(window.page, DocumentsPage)
    _save_summary(story, tmp_path / "汇总.xlsx")
    sheet = load_workbook(tmp_path / "汇总.xlsx", data_only=False)["汇总"]
    found = {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert set(NAMES) <= found


def _save_summary(story: Story, path: Path) -> None:
    """Go to the button by Tab, press it, type where to, Enter."""
    for _step in range(40):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused.accessibleName() == "导出汇总…":
            break
        story.press("Tab")
    story.press("Enter", "Ctrl+A")
    story.type(str(path))
    story.press("Enter")
    rest(story.office)
    assert path.exists()
