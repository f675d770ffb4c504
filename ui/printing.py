"""Slips on paper: pages of a PDF drawn at the printer's resolution, one after the other."""

from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

import pypdfium2
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from models.faults import UserFault
from models.words import _
from ui import paper_doors as doors
from ui.worker import Cancelled

FINEST = 600
"""Dots an inch beyond which a page only costs memory."""
TO_FILE = 300
"""Dots an inch for pages that are printed into a PDF file."""
PIECE = 1_000_000
"""Bytes of a page that are handed to the printer at once, or a few more: Qt keeps Python to itself meanwhile."""
CLEAR = 900
"""The part of a page's height that stays blank on both sides of where it is cut."""
POINTS = 72
BOTH = 2
"""Sides of a sheet of paper."""
Side = int | None
"""A page by its number from 0; None is a side that stays blank."""


def page_count(pdf: bytes) -> int:
    """Count the pages of a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def page_images(pdf: bytes, width: int) -> tuple[QImage, ...]:
    """Draw every page, `width` pixels wide."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_drawn(page, width / page.get_width()) for page in document)
    finally:
        document.close()


def _drawn(page: pypdfium2.PdfPage, scale: float) -> QImage:
    bitmap = page.render(scale=scale, rev_byteorder=True)
    return _image(bitmap, bytes(bitmap.buffer))


def _image(bitmap: pypdfium2.PdfBitmap, rows: bytes) -> QImage:
    """Take some rows of a drawn page, or all."""
    formats = {
        1: QImage.Format.Format_Grayscale8,
        3: QImage.Format.Format_RGB888,
        4: QImage.Format.Format_RGBA8888,
    }
    height, kind = len(rows) // bitmap.stride, formats[bitmap.n_channels]
    return QImage(rows, bitmap.width, height, bitmap.stride, kind).copy()


def _pieces(bitmap: pypdfium2.PdfBitmap) -> Iterator[tuple[int, QImage]]:
    """Cut a drawn page where it is blank, well off what stands above and below; give each piece and its first row.

    So no seam shows, however a reader rounds their edges. What holds no such place stays whole.
    """
    data, step, blank = bytes(bitmap.buffer), bitmap.stride, b"\xff" * (bitmap.width * bitmap.n_channels)
    clear, least = bitmap.height // CLEAR + 1, PIECE // step
    top = run = 0
    for row in range(bitmap.height):
        run = run + 1 if data.startswith(blank, row * step) else 0
        cut = row - clear
        if run > 2 * clear and cut - top > least:
            yield top, _image(bitmap, data[top * step : cut * step])
            top = cut
    yield top, _image(bitmap, data[top * step :])


def new_printer(title: str = "") -> QPrinter:
    """Make the printer of a job: whole A4 pages."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title or _("奖金单"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    return printer


def ask_printer(pages: int, title: str, parent: QWidget, then: Callable[[QPrinter], None]) -> None:
    """Open the system's print dialog for a document of so many pages; go on where the person agrees."""
    printer = new_printer(title)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("打印{papers}").format(papers=title))
    dialog.setMinMax(1, pages)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)

    def finished(answer: int) -> None:
        if answer == QDialog.DialogCode.Accepted:
            then(printer)

    dialog.finished.connect(finished)
    QDialog.open(dialog)


def sides(printer: QPrinter, pages: int, firsts: Collection[int] = (0,)) -> list[Side]:
    """Give what is printed, one side of paper after the other: range, reverse order and copies as the dialog says.

    On both sides of the paper each of the `firsts` (a person's first page) and each copy begins a sheet of its own, so
    that nobody's page is on the back of another's.
    """
    wanted: Iterable[int] = range(pages)
    if printer.printRange() == QPrinter.PrintRange.PageRange and not printer.pageRanges().isEmpty():
        wanted = [number for number in wanted if printer.pageRanges().contains(number + 1)]
    both = printer.duplex() != QPrinter.DuplexMode.DuplexNone
    sheets = _sheets(wanted, firsts) if both else [[number] for number in wanted]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        sheets.reverse()
    copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
    printed = sheets * copies if printer.collateCopies() else [s for s in sheets for _copy in range(copies)]
    found = [side for sheet in printed for side in sheet]
    return found[:-1] if found and found[-1] is None else found


def _sheets(wanted: Iterable[int], firsts: Collection[int]) -> list[list[Side]]:
    """Put pages onto the two sides of sheets."""
    sheets: list[list[Side]] = []
    for number in wanted:
        if not sheets or len(sheets[-1]) == BOTH or number in firsts:
            sheets.append([number])
        else:
            sheets[-1].append(number)
    return [[*sheet, None][:BOTH] for sheet in sheets]


def print_pages(
    pdf: bytes, printer: QPrinter, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
) -> int:
    """Print the chosen pages, page by page; give how many were printed, blank sides not counted.

    Cancelled, it drops what was not sent yet and raises Cancelled. A file that is printed into is whole, or as it was.
    """
    target = printer.outputFileName()
    if not target:
        return _print(pdf, printer, progress, cancelled)
    try:
        with doors.replacing(Path(target)) as part:
            printer.setOutputFileName(str(part))
            return _print(pdf, printer, progress, cancelled)
    finally:
        printer.setOutputFileName(target)


def _print(
    pdf: bytes, printer: QPrinter, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
) -> int:
    painter = QPainter()
    if not painter.begin(printer):
        raise UserFault(
            _("打印机没有接受任务"), where=printer.printerName(), remedy=_("请检查打印机，或换一台再试。")
        )
    document = pypdfium2.PdfDocument(pdf)
    try:
        firsts = {0, *filter(None, (mark.get_dest().get_index() for mark in document.get_toc()))}
        wanted = sides(printer, len(document), firsts)
        for done, number in enumerate(wanted):
            if cancelled():
                printer.abort()
                raise Cancelled
            if done:
                printer.newPage()
            if number is not None:
                _print_page(document[number], printer, painter)
            progress(done + 1, len(wanted))
    finally:
        painter.end()
        document.close()
    return len(wanted) - wanted.count(None)


def _print_page(page: pypdfium2.PdfPage, printer: QPrinter, painter: QPainter) -> None:
    """Draw a page in its own size, smaller where the paper is; piece by piece, between which the window lives."""
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    dots = printer.resolution() / POINTS
    width, height = page.get_width() * dots, page.get_height() * dots
    shrink = min(1.0, paper.width() / width, paper.height() / height)
    to_file = printer.outputFormat() == QPrinter.OutputFormat.PdfFormat
    finest = min(printer.resolution(), TO_FILE if to_file else FINEST)
    bitmap = page.render(scale=finest / POINTS, rev_byteorder=True)
    row = height * shrink / bitmap.height
    for top, image in _pieces(bitmap):
        painter.drawImage(QRectF(0, top * row, width * shrink, image.height() * row), image)
