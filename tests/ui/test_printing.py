"""Slips reach the paper page by page: range, order and copies as the print dialog says, the text in place."""

from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from reportlab.pdfgen.canvas import Canvas

from models.period import Period
from tests.ui.hands import button, click, rest
from ui import doors, printing
from ui.main_window import MainWindow
from ui.pages.documents import DocumentsPage
from ui.people_list import CHECKED, UNCHECKED


def _pages(count: int) -> bytes:
    """Make a PDF: page n has a black square n centimetres from the left."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(595.28, 841.89))
    for number in range(1, count + 1):
        canvas.rect(28.35 * number, 700, 28.35, 28.35, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _printer(path: Path) -> QPrinter:
    printer = printing.new_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def _squares(path: Path) -> list[int]:
    """Read back where each page's square stands, in centimetres from the left."""
    found = []
    document = pypdfium2.PdfDocument(path)
    for page in document:
        image = page.render(scale=1).to_pil().convert("L")
        box = image.point(lambda value: 255 if value < 128 else 0).getbbox()
        assert box is not None
        found.append(round(box[0] / 28.35))
    document.close()
    return found


def _never() -> bool:
    return False


def test_every_page_is_printed_in_its_own_size(dressed: QApplication, tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    told: list[tuple[int, int]] = []
    done = printing.print_pages(_pages(3), _printer(target), lambda n, of: told.append((n, of)), _never)
    assert done == 3
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert _squares(target) == [1, 2, 3]
    document = pypdfium2.PdfDocument(target)
    assert [round(side) for side in document[0].get_size()] == [595, 842]
    document.close()


def test_a_range_and_the_reverse_order_are_kept(dressed: QApplication, tmp_path: Path) -> None:
    printer = _printer(tmp_path / "out.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert list(printing.page_order(printer, 4)) == [2, 1]
    assert printing.print_pages(_pages(4), printer, lambda _n, _of: None, _never) == 2
    assert _squares(tmp_path / "out.pdf") == [3, 2]


@pytest.mark.parametrize(("collate", "order"), [(True, [0, 1, 0, 1]), (False, [0, 0, 1, 1])])
def test_copies_are_printed_where_the_printer_makes_none(
    dressed: QApplication, collate: bool, order: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = printing.new_printer()
    monkeypatch.setattr(printer, "supportsMultipleCopies", lambda: False, raising=False)
    printer.setCopyCount(2)
    printer.setCollateCopies(collate)
    assert list(printing.page_order(printer, 2)) == order


def test_cancelling_prints_no_further_page(dressed: QApplication, tmp_path: Path) -> None:
    asked = iter([False, True])
    printer = _printer(tmp_path / "out.pdf")
    assert printing.print_pages(_pages(3), printer, lambda _n, _of: None, lambda: next(asked)) == 1


def test_a_page_image_is_as_wide_as_asked(dressed: QApplication) -> None:
    image = printing.page_image(_pages(1), 0, 400)
    assert isinstance(image, QImage)
    assert (image.width(), round(image.height() / 10)) == (400, 57)
    assert image.pixelColor(30, 90).lightness() < 128
    assert image.pixelColor(200, 300).lightness() == 255


@pytest.fixture
def documents(sample: MainWindow) -> DocumentsPage:
    """Open the page of documents for the sample's first quarter."""
    sample.session.choose(Period.parse("2026Q1"))
    sample.show_page("documents")
    rest(sample)
    page = sample.page
    assert isinstance(page, DocumentsPage)
    return page


def test_only_the_chosen_slips_are_printed_through_the_print_dialog(
    sample: MainWindow, documents: DocumentsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    items = [documents.people.topLevelItem(n) for n in range(documents.people.topLevelItemCount())]
    for item in items[2:]:
        assert item is not None
        item.setCheckState(0, UNCHECKED)
    assert documents.counted.text() == f"已选 2 / {len(items)} 人"
    asked: list[QPrintDialog] = []

    def agree(dialog: QPrintDialog) -> None:
        printer = dialog.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        asked.append(dialog)
        dialog.done(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(QDialog, "open", agree)
    click(button(documents, "打印…"))
    rest(sample)
    (dialog,) = asked
    office, assessed = sample.session.office, sample.session.assessed()
    assert office is not None
    assert assessed is not None
    pages, all_pages = (
        printing.page_count(doors.slips_pdf(office, assessed, who)) for who in (documents.chosen(), None)
    )
    assert pages < all_pages
    assert (dialog.minPage(), dialog.maxPage()) == (1, pages)
    printed = pypdfium2.PdfDocument(tmp_path / "printed.pdf")
    assert len(printed) == pages
    dark = printed[0].render(scale=1).to_pil().convert("L").point(lambda value: 255 if value < 128 else 0)
    printed.close()
    assert dark.getbbox() is not None, "the page isn't blank"
    assert sample.status.passing.text() == f"已打印 {pages} 页"


def test_nobody_chosen_is_said_plainly(sample: MainWindow, documents: DocumentsPage) -> None:
    for n in range(documents.people.topLevelItemCount()):
        item = documents.people.topLevelItem(n)
        assert item is not None
        assert item.checkState(0) is CHECKED
        item.setCheckState(0, UNCHECKED)
    click(button(documents, "打印…"))
    message = sample.crashes.last
    assert isinstance(message, QWidget)
    assert message.windowTitle() == "还没有选中任何人"
    message.close()
