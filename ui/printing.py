"""Slips on paper: pages of a PDF drawn at the printer's resolution, one after the other."""

from collections.abc import Callable, Iterator

import pypdfium2
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from models.faults import UserFault
from models.words import _

FINEST = 600
"""Dots an inch beyond which a page only costs memory."""
TO_FILE = 300
"""Dots an inch for pages that are printed into a PDF file."""
POINTS = 72


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
    formats = {
        1: QImage.Format.Format_Grayscale8,
        3: QImage.Format.Format_RGB888,
        4: QImage.Format.Format_RGBA8888,
    }
    image = QImage(
        bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, formats[bitmap.n_channels]
    )
    return image.copy()


def new_printer(title: str = "") -> QPrinter:
    """Make the printer of a job: whole A4 pages."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title or _("奖金单"))
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


def page_order(printer: QPrinter, pages: int) -> Iterator[int]:
    """Give the page numbers (from 0) in the order of printing: range, reverse order and copies."""
    chosen = list(range(pages))
    if printer.printRange() == QPrinter.PrintRange.PageRange and printer.fromPage():
        chosen = [n for n in chosen if printer.fromPage() <= n + 1 <= (printer.toPage() or pages)]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        chosen.reverse()
    copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
    if printer.collateCopies():
        yield from chosen * copies
    else:
        yield from (n for n in chosen for _copy in range(copies))


def print_pages(
    pdf: bytes, printer: QPrinter, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
) -> int:
    """Print the chosen pages, page by page; give how many were printed. Cancelling drops what was not sent yet."""
    order = list(page_order(printer, page_count(pdf)))
    painter = QPainter()
    if not painter.begin(printer):
        raise UserFault(
            _("打印机没有接受任务"), where=printer.printerName(), remedy=_("请检查打印机，或换一台再试。")
        )
    document = pypdfium2.PdfDocument(pdf)
    done = 0
    try:
        for number in order:
            if cancelled():
                printer.abort()
                break
            if done:
                printer.newPage()
            _print_page(document[number], printer, painter)
            done += 1
            progress(done, len(order))
    finally:
        painter.end()
        document.close()
    return done


def _print_page(page: pypdfium2.PdfPage, printer: QPrinter, painter: QPainter) -> None:
    """Draw a page in its own size, smaller where the paper is."""
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    dots = printer.resolution() / POINTS
    width, height = page.get_width() * dots, page.get_height() * dots
    shrink = min(1.0, paper.width() / width, paper.height() / height)
    to_file = printer.outputFormat() == QPrinter.OutputFormat.PdfFormat
    finest = min(printer.resolution(), TO_FILE if to_file else FINEST)
    image = _drawn(page, finest / POINTS)
    painter.drawImage(QRectF(0, 0, width * shrink, height * shrink), image)
