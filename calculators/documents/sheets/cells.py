"""Tables in a workbook: real numbers with formats, text that stays text, widths, frozen header, A4 print set-up."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from models.words import _

Value = str | int | Decimal | date | None

_FORMULA_LIKE = ("=", "+", "-", "@", "\t", "\r", "\n")
_UNWRITABLE = re.compile(f"{ILLEGAL_CHARACTERS_RE.pattern}|[\ufffe\uffff\ud800-\udfff]")
"""Characters that no XML can hold: controls, those that are none, and halves of a pair."""
_LONGEST_TEXT = 32_767
"""Characters that a cell can hold."""
_NARROWEST, _WIDEST = 6.0, 46.0
_ACROSS = 300.0
"""Width, in characters, of what can still be read on one page; a wider sheet goes over two."""


class Kind(StrEnum):
    """What a column holds; it says how its cells look."""

    TEXT = "text"
    WRAPPED = "wrapped"
    POINTS = "points"
    RATIO = "ratio"
    MONEY = "money"
    NUMBER = "number"
    PERCENT = "percent"
    COUNT = "count"
    DATE = "date"
    PLAIN = "plain"
    """A number with the decimals it has."""


_FORMATS = {
    Kind.TEXT: "@",
    Kind.WRAPPED: "@",
    Kind.POINTS: "0.00",
    Kind.RATIO: "0.0000",
    Kind.MONEY: "#,##0.00",
    Kind.NUMBER: "#,##0.######",
    Kind.PERCENT: "0.00##%",
    Kind.COUNT: "0",
    Kind.DATE: "yyyy-mm-dd",
    Kind.PLAIN: "General",
}
Looks = dict[tuple[Kind, bool, bool], StyleArray]
"""The looks of a sheet's cells: by kind, whether a total, whether a text that must not be read as a formula."""
FACE = "微软雅黑"
"""The typeface of Chinese offices; LibreOffice and WPS take their own where it is missing."""
_LINE = Side(style="thin", color="D5D9DF")
_STRONG = Side(style="thin", color="1F2328")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column's header and kind; one that is `added` has its sum in the totals row."""

    name: str
    kind: Kind = Kind.TEXT
    added: bool = False


def add_styles(book: Workbook) -> None:
    """Declare the looks of header, cells and totals once for the workbook."""
    head = NamedStyle(_style("head"), font=_font(bold=True), fill=PatternFill("solid", fgColor="EEF1F5"))
    head.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    head.border = Border(bottom=_STRONG, top=_STRONG)
    book.add_named_style(head)
    for kind in Kind:
        side = "left" if kind in {Kind.TEXT, Kind.WRAPPED} else "right"
        for total in (False, True):
            style = NamedStyle(_style(kind, total=total), font=_font(bold=total), number_format=_FORMATS[kind])
            style.alignment = Alignment(horizontal=side, vertical="center", wrap_text=kind is Kind.WRAPPED, indent=1)
            style.border = Border(bottom=_STRONG, top=_STRONG) if total else Border(bottom=_LINE)
            book.add_named_style(style)


def _font(*, bold: bool) -> Font:
    return Font(name=FACE, size=10, bold=bold, color="1F2328")


def _style(kind: str, *, total: bool = False) -> str:
    return f"{_('绩单')} {kind}{' total' if total else ''}"


def fill(sheet: Worksheet, columns: Sequence[Column], rows: Sequence[Sequence[Value]], *, totals: Sequence[Value] = ()) -> None:
    """Write a table from the first row on, and set the sheet up for the screen and for paper."""
    for place, column in enumerate(columns, start=1):
        cell = sheet.cell(1, place)
        put(cell, column.name)
        cell.style = _style("head")
    looks: Looks = {}
    for number, row in enumerate(rows, start=2):
        _row(sheet, number, columns, row, looks, total=False)
    if totals:
        _row(sheet, len(rows) + 2, columns, totals, looks, total=True)
    for place, column in enumerate(columns):
        texts = [column.name, *(_shown(row[place], column.kind) for row in (*rows, *([totals] if totals else [])))]
        sheet.column_dimensions[get_column_letter(place + 1)].width = _width(texts)
    sheet.row_dimensions[1].height = 30
    if rows:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(rows) + 1}"
    sheet.freeze_panes = "C2" if len(columns) > 4 else "A2"
    sheet.print_title_rows = "1:1"


def _row(
    sheet: Worksheet, number: int, columns: Sequence[Column], row: Sequence[Value], looks: Looks, *, total: bool
) -> None:
    for place, (column, value) in enumerate(zip(columns, row, strict=True), start=1):
        cell = sheet.cell(number, place)
        put(cell, value)
        _dress(cell, column.kind, total, isinstance(value, str) and value.startswith(_FORMULA_LIKE), looks)


def _dress(cell: Any, kind: Kind, total: bool, quoted: bool, looks: Looks) -> None:  # the types of the library hide the look
    """Give a cell its look; the library needs as long to look one up by its name as to write the cell, so they are shared."""
    look = (kind, total, quoted)
    if look in looks:
        cell._style = looks[look]  # noqa: SLF001
        return
    cell.style = _style(kind, total=total)
    if quoted:
        cell.quotePrefix = True
    looks[look] = cell._style  # noqa: SLF001


def totals_of(columns: Sequence[Column], rows: Sequence[Sequence[Value]]) -> list[Value]:
    """Add up the columns that are added, over the values there are, as values: previews show no formulas."""
    sums: list[Value] = [
        sum((value for row in rows if isinstance(value := row[place], Decimal)), Decimal("0.00")) if column.added else None
        for place, column in enumerate(columns)
    ]
    return [_("合计"), *sums[1:]]


def put(cell: Cell | MergedCell, value: Value) -> None:
    """Put a value into a cell; text stays text, whatever it begins with, and a number its own decimals.

    The library would write a number with sixteen digits of its binary form: 8.86 as 8.859999999999999.
    """
    if value is None:
        return
    if isinstance(value, str):
        text = _UNWRITABLE.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
        cell.value, cell.data_type = _escaped(text)[:_LONGEST_TEXT], "s"
    elif isinstance(value, date):
        cell.value = value
    else:
        cell.value, cell.data_type = f"{value:f}" if isinstance(value, Decimal) else str(value), "n"


def _escaped(text: str) -> str:
    """Keep a text that looks like an escape of the file format (`_x0041_`) from being read as one."""
    return re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text)


def _shown(value: Value, kind: Kind) -> str:
    if isinstance(value, Decimal):
        if kind is Kind.NUMBER:
            return f"{round(value, 6):,f}".rstrip("0").rstrip(".")
        return f"{value:,.4f}" if kind is Kind.RATIO else f"{value:,.2f}"
    return "" if value is None else str(value)


def _width(texts: Sequence[str]) -> float:
    """Give a column room for its widest text, a Chinese character counting as two."""
    widest = max(sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text) for text in texts)
    return min(max(widest * 1.05 + 4, _NARROWEST), _WIDEST)


def set_up_print(sheet: Worksheet, head: str) -> None:
    """Print on A4 landscape, as wide as the page (or as two, the first columns repeated), with a head and page numbers."""
    wide = sum(column.width for column in sheet.column_dimensions.values()) > _ACROSS
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = int(sheet.PAPERSIZE_A4)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 2 if wide else 1, 0
    if wide:
        sheet.print_title_cols = "A:B"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top, sheet.page_margins.bottom = 0.7, 0.6
    sheet.page_margins.header = sheet.page_margins.footer = 0.3
    assert sheet.oddHeader is not None
    assert sheet.oddFooter is not None
    sheet.oddHeader.center.text = head.replace("&", "&&")
    sheet.oddFooter.right.text = _("第 {number} 页，共 {count} 页").format(number="&P", count="&N")
