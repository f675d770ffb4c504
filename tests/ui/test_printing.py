"""Slips reach the paper page by page: range, order and copies as the print dialog says, the text in place."""

from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from reportlab.pdfgen.canvas import Canvas

from ui import printing


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


def test_page_images_are_as_wide_as_asked(dressed: QApplication) -> None:
    images = printing.page_images(_pages(2), 400)
    assert [(image.width(), round(image.height() / 10)) for image in images] == [(400, 57), (400, 57)]
    for number, image in enumerate(images, 1):
        assert isinstance(image, QImage)
        assert image.pixelColor(round(number * 19.05) + 9, 90).lightness() < 128
        assert image.pixelColor(200, 300).lightness() == 255
