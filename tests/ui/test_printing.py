"""Slips reach the paper page by page: range, order and copies as the print dialog says, the text in place."""

from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE
from PySide6.QtGui import QImage, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from reportlab.pdfgen.canvas import Canvas

from models.faults import UserFault
from ui import printing
from ui.worker import Cancelled

FIRST_FIRST, LAST_FIRST = QPrinter.PageOrder.FirstPageFirst, QPrinter.PageOrder.LastPageFirst


def _pages(count: int, *firsts: int) -> bytes:
    """Make a PDF: page n has a black square n centimetres from the left; a person begins at each of `firsts`."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(595.28, 841.89))
    for number in range(1, count + 1):
        if number in firsts:
            canvas.bookmarkPage(str(number))
            canvas.addOutlineEntry(f"S{number}", str(number))
        canvas.rect(28.35 * number, 700, 28.35, 28.35, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _printer(path: Path) -> QPrinter:
    printer = printing.new_printer()
    printer.setResolution(72)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def _squares(path: Path) -> list[int]:
    """Read back where each page's square stands, in centimetres from the left; 0 is a blank page."""
    found = []
    document = pypdfium2.PdfDocument(path)
    for page in document:
        image = page.render(scale=1).to_pil().convert("L")
        box = image.point(lambda value: 255 if value < 128 else 0).getbbox()
        found.append(round(box[0] / 28.35) if box else 0)
    document.close()
    return found


def _never() -> bool:
    return False


def _ignore(_done: int, _of: int) -> None:
    pass


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


@pytest.mark.parametrize("paper", [QPageSize.PageSizeId.A4, QPageSize.PageSizeId.A5])
def test_a_page_is_printed_in_pieces_and_no_seam_shows(
    dressed: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, paper: QPageSize.PageSizeId
) -> None:
    """Twelve black bars look as they do on a page that is printed whole, also made smaller: it is cut between them."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(595.28, 841.89))
    for number in range(12):
        canvas.rect(100, 20 + 68 * number, 300, 40, fill=1)
    canvas.save()
    bars, pieces = [], []
    for size in (printing.PIECE, 10**9):
        monkeypatch.setattr(printing, "PIECE", size)
        printer = _printer(tmp_path / "out.pdf")
        printer.setResolution(300)
        printer.setPageSize(QPageSize(paper))
        printing.print_pages(out.getvalue(), printer, _ignore, _never)
        with pypdfium2.PdfDocument(tmp_path / "out.pdf") as document:
            pieces.append(sum(o.type == FPDF_PAGEOBJ_IMAGE for o in document[0].get_objects(max_depth=3)))
            bars.append([_dark_runs(document[0], scale) for scale in (0.73, 2.3)])
    assert pieces[0] > 6
    assert pieces[1] == 1
    for found, expected in zip(*bars, strict=True):
        assert len(found) == len(expected) == 12
        assert all(abs(one - other) <= 2 for one, other in zip(found, expected, strict=True)), "a pixel at each edge"


def _dark_runs(page: pypdfium2.PdfPage, scale: float) -> list[int]:
    """Measure what is dark down the middle of a page, in pixels."""
    seen = page.render(scale=scale).to_numpy()[:, round(page.get_width() * scale * 0.4), 0] < 128
    edges = [row for row in range(1, len(seen)) if seen[row] != seen[row - 1]]
    return [last - first for first, last in zip(edges[::2], edges[1::2], strict=True)]


def test_a_range_and_the_reverse_order_are_kept(dressed: QApplication, tmp_path: Path) -> None:
    printer = _printer(tmp_path / "out.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    printer.setPageOrder(LAST_FIRST)
    assert printing.sides(printer, 4) == [2, 1]
    assert printing.print_pages(_pages(4), printer, _ignore, _never) == 2
    assert _squares(tmp_path / "out.pdf") == [3, 2]


def test_a_range_of_several_parts_is_kept(dressed: QApplication, tmp_path: Path) -> None:
    printer = _printer(tmp_path / "out.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("1,4-5"))
    assert printing.print_pages(_pages(6), printer, _ignore, _never) == 3
    assert _squares(tmp_path / "out.pdf") == [1, 4, 5]


@pytest.mark.parametrize(("collate", "order"), [(True, [1, 2, 1, 2]), (False, [1, 1, 2, 2])])
def test_copies_are_printed_where_the_printer_makes_none(
    dressed: QApplication, tmp_path: Path, collate: bool, order: list[int]
) -> None:
    """A PDF file is such a printer."""
    printer = _printer(tmp_path / "out.pdf")
    assert not printer.supportsMultipleCopies()
    printer.setCopyCount(2)
    printer.setCollateCopies(collate)
    assert printing.print_pages(_pages(2), printer, _ignore, _never) == 4
    assert _squares(tmp_path / "out.pdf") == order


def test_copies_are_left_to_a_printer_that_makes_them(
    dressed: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = printing.new_printer()
    monkeypatch.setattr(printer, "supportsMultipleCopies", lambda: True, raising=False)
    printer.setCopyCount(3)
    assert printing.sides(printer, 2) == [0, 1]


@pytest.mark.parametrize(
    ("said", "order"),
    [
        ((FIRST_FIRST, 1, True), [1, 2, 3, 0, 4, 0, 5, 6]),
        ((LAST_FIRST, 1, True), [5, 6, 4, 0, 3, 0, 1, 2]),
        ((FIRST_FIRST, 2, False), [1, 2, 1, 2, 3, 0, 3, 0, 4, 0, 4, 0, 5, 6, 5, 6]),
    ],
)
def test_on_both_sides_nobodys_page_is_on_the_back_of_anothers(
    dressed: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    said: tuple[QPrinter.PageOrder, int, bool],
    order: list[int],
) -> None:
    """Three pages, one and two: each person begins a sheet, the side before stays blank; sheets are reversed whole."""
    page_order, copies, collate = said
    printer = _printer(tmp_path / "out.pdf")
    monkeypatch.setattr(printer, "duplex", lambda: QPrinter.DuplexMode.DuplexLongSide, raising=False)
    printer.setPageOrder(page_order)
    printer.setCopyCount(copies)
    printer.setCollateCopies(collate)
    assert printing.print_pages(_pages(6, 1, 4, 5), printer, _ignore, _never) == 6 * copies
    assert _squares(tmp_path / "out.pdf") == order


def test_on_both_sides_each_copy_begins_a_sheet(
    dressed: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last side of all is not printed where it would be blank."""
    printer = printing.new_printer()
    monkeypatch.setattr(printer, "duplex", lambda: QPrinter.DuplexMode.DuplexShortSide, raising=False)
    monkeypatch.setattr(printer, "supportsMultipleCopies", lambda: False, raising=False)
    printer.setCopyCount(2)
    assert printing.sides(printer, 3) == [0, 1, 2, None, 0, 1, 2]


def test_cancelling_prints_no_further_page_and_leaves_no_file(dressed: QApplication, tmp_path: Path) -> None:
    """What was printed into the file before stays."""
    target = tmp_path / "out.pdf"
    target.write_text("earlier", encoding="utf-8")
    asked, told = iter([False, True]), []
    printer = _printer(target)
    with pytest.raises(Cancelled):
        printing.print_pages(_pages(3), printer, lambda *step: told.append(step), lambda: next(asked))
    assert told == [(1, 3)]
    assert target.read_text("utf-8") == "earlier"
    assert list(tmp_path.iterdir()) == [target]
    assert printer.outputFileName() == str(target)


def test_a_file_that_cant_be_printed_into_is_told(dressed: QApplication, tmp_path: Path) -> None:
    with pytest.raises(UserFault, match="无法写入文件") as fault:
        printing.print_pages(_pages(1), _printer(tmp_path / "none" / "out.pdf"), _ignore, _never)
    assert "请先关闭" in fault.value.remedy


def test_page_images_are_as_wide_as_asked(dressed: QApplication) -> None:
    images = printing.page_images(_pages(2), 400)
    assert [(image.width(), round(image.height() / 10)) for image in images] == [(400, 57), (400, 57)]
    for number, image in enumerate(images, 1):
        assert isinstance(image, QImage)
        assert image.pixelColor(round(number * 19.05) + 9, 90).lightness() < 128
        assert image.pixelColor(200, 300).lightness() == 255
