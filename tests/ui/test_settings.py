"""设置: the office's names change only where somebody types; logo and month of payment are stored at once and undone."""

from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from models.period import Grain, Period
from models.records import OfficeIdentity
from models.setting import logo, paid_after
from tests.ui.hands import click, rest, write
from ui import paper_doors as doors
from ui.dialogs import files
from ui.main_window import MainWindow
from ui.pages.paper_settings import PaperSettings
from ui.pages.settings import SettingsPage


def _settings(window: MainWindow) -> SettingsPage:
    """Go to the page from a page whose button has the focus, as a click in the side bar does."""
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    window.show_page("documents")
    rest(window)
    window.page.findChildren(QAbstractButton)[0].setFocus()
    window.show_page("settings")
    rest(window)
    page = window.page
    assert isinstance(page, SettingsPage)
    return page


def _identity(window: MainWindow) -> OfficeIdentity:
    assert window.session.office is not None
    return window.session.office.identity


def test_looking_at_the_settings_changes_nothing(sample: MainWindow) -> None:
    """The first field takes the focus with the page: it shows the name, and leaving it stores nothing."""
    before = _identity(sample)
    assert before.company
    page = _settings(sample)
    assert (page.company.text(), page.branch.text()) == (before.company, before.branch)
    page.company.setFocus()
    QTest.keyClick(page.company, Qt.Key.Key_Return)
    sample.show_page("overview")
    rest(sample)
    assert _identity(sample) == before


def test_a_typed_name_is_stored_and_only_it(sample: MainWindow) -> None:
    """Typing a name and Enter stores it; the other name stays."""
    before = _identity(sample)
    page = _settings(sample)
    page.company.setFocus()
    page.company.selectAll()
    write(page.company, "北岭软件")
    QTest.keyClick(page.company, Qt.Key.Key_Return)
    rest(sample)
    assert (_identity(sample).company, _identity(sample).branch) == ("北岭软件", before.branch)


def test_names_typed_for_one_office_do_not_reach_another(sample: MainWindow, tmp_path: Path) -> None:
    """Another file is opened while a name is half typed: its own names are shown and stay."""
    page = _settings(sample)
    page.company.setFocus()
    write(page.company, "半个")
    sample.errands.make_sample(tmp_path / "another.jidan")
    rest(sample)
    before = _identity(sample)
    page = _settings(sample)
    assert page.company.text() == before.company
    QTest.keyClick(page.company, Qt.Key.Key_Return)
    rest(sample)
    assert _identity(sample) == before


def _picture(path: Path, size: tuple[int, int] = (600, 200)) -> Path:
    Image.new("RGB", size, "#2563eb").save(path)
    return path


def _choose(page: SettingsPage, path: Path, monkeypatch: pytest.MonkeyPatch, window: MainWindow) -> None:
    monkeypatch.setattr(files, "pick_file", lambda _parent, _title, _kinds, then: then(path))
    click(page.papers.choose)
    rest(window)


def test_the_logo_is_chosen_shown_printed_taken_off_and_undone(
    sample: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is stored at once, in one step; taken off, undo brings it back."""
    papers = _settings(sample).papers
    assert papers.logo.text() == "没有标志"
    assert not papers.remove.isEnabled()
    _choose(_settings(sample), _picture(tmp_path / "logo.png"), monkeypatch, sample)
    kept = logo(sample.session.records.settings)
    with Image.open(BytesIO(kept)) as image:
        assert image.getpixel((5, 5)) == (0x25, 0x63, 0xEB)
    shown = papers.logo.pixmap()
    assert shown.toImage().pixelColor(5, 5) == QColor("#2563eb")
    assert (papers.logo.text(), papers.logo.accessibleName()) == ("", "标志")
    slips = sample.errands.outgoing.slips()
    assert slips is not None
    with pypdfium2.PdfDocument(slips.get().pdf(("LJ101",))) as document:
        assert sum(piece.type == FPDF_PAGEOBJ_IMAGE for piece in document[0].get_objects()) == 1
    click(papers.remove)
    rest(sample)
    assert logo(sample.session.records.settings) == b""
    assert papers.logo.text() == "没有标志"
    sample.undo_action.trigger()
    rest(sample)
    assert logo(sample.session.records.settings) == kept
    assert not papers.logo.pixmap().isNull()
    sample.undo_action.trigger()
    rest(sample)
    assert logo(sample.session.records.settings) == b""


def test_a_picture_that_cant_be_a_logo_is_told_and_changes_nothing(
    sample: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is no picture, and what is too large: which file, why, what may be taken."""
    page, before = _settings(sample), sample.session.revision
    (tmp_path / "text.png").write_text("not a picture", encoding="utf-8")
    (tmp_path / "large.png").write_bytes(bytes(2_000_000))
    for name, why in (("text.png", "这不是可以读的图片"), ("large.png", "文件有 1954 KB，最多 1024 KB")):
        _choose(page, tmp_path / name, monkeypatch, sample)
        message = sample.crashes.last
        assert message is not None
        said = " ".join(shown.text() for shown in message.findChildren(QLabel))
        for words in ("这张图片不能用作标志", str(tmp_path / name), why, "PNG、JPEG"):
            assert words in said
        message.close()
    assert sample.session.revision == before
    assert page.papers.logo.text() == "没有标志"


def test_the_month_of_payment_is_stored_shown_and_undone(sample: MainWindow) -> None:
    """A quarter's bonus in the second month after it: the example and the payslips follow; undo takes it back."""
    sample.session.choose(Period.parse("2026Q1"))
    papers = _settings(sample).papers
    choice = papers.months[Grain.QUARTER]
    assert [each.currentText() for each in papers.months.values()] == ["之后第 1 个月"] * 3
    assert _says(papers, "2026年一季度的奖金写进 2026年4月 的工资单")
    assert _paid(sample, "2026-04") > _paid(sample, "2026-05")
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Down)
    rest(sample)
    assert paid_after(sample.session.records.settings)[Grain.QUARTER] == 2
    assert choice.currentText() == "之后第 2 个月"
    assert choice.hasFocus()
    assert _says(papers, "2026年一季度的奖金写进 2026年5月 的工资单")
    assert _paid(sample, "2026-04") < _paid(sample, "2026-05")
    sample.undo_action.trigger()
    rest(sample)
    assert paid_after(sample.session.records.settings)[Grain.QUARTER] == 1
    assert choice.currentText() == "之后第 1 个月"


def _says(papers: PaperSettings, text: str) -> bool:
    return text in [shown.text() for shown in papers.findChildren(QLabel)]


def _paid(window: MainWindow, month: str) -> Decimal:
    """Add up what everybody is paid in a month."""
    office = window.session.office
    assert office is not None
    papers = doors.payslips(office, Period.parse(month), annexed=False)
    return sum((who.amount for who in papers.people if who.amount is not None), Decimal(0))


def test_the_wheel_changes_no_month(sample: MainWindow) -> None:
    """What is chosen is stored at once: scrolling past it must not choose."""
    page, before = _settings(sample), sample.session.revision
    choice = page.papers.months[Grain.YEAR]
    place = QPointF(choice.rect().center())
    turned = QWheelEvent(
        place, choice.mapToGlobal(place), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(choice, turned)
    rest(sample)
    assert choice.currentText() == "之后第 1 个月"
    assert sample.session.revision == before
