"""Lay rows out as a data workbook that reads well, the same to the byte whenever it is made."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

Row = dict[str, Any]
Sheets = dict[str, list[Row]]

MADE = datetime(2026, 12, 31, 18, 0, 0)  # noqa: DTZ001 - a workbook's own time has no zone


def named(rows: Iterable[Row], names: Mapping[str, str]) -> list[Row]:
    """Put the name behind each row's number, for people's eyes; the import checks it."""
    return [{"工号": row["工号"], "姓名": names[row["工号"]], **row} for row in rows]


def workbook(sheets: Mapping[str, Sequence[Row]]) -> Workbook:
    """Lay the rows out for reading: bold header, widths, dates and amounts as such."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator, book.properties.created = "绩单", MADE
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        header = list(dict.fromkeys(name for row in rows for name in row))
        sheet.append(header)
        for row in rows:
            sheet.append([row.get(name) for name in header])
        sheet.freeze_panes = "A2"
        _page(sheet)
        for column, name in enumerate(header, 1):
            _column(sheet, column, name, [row.get(name) for row in rows])
    return book


def _page(sheet: Worksheet) -> None:
    """Print on A4 across, the header on each page."""
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _column(sheet: Worksheet, column: int, name: str, values: Sequence[object]) -> None:
    """Give a column its header, its width and the form of its dates and amounts."""
    top = sheet.cell(1, column)
    top.font, top.fill = Font(bold=True), PatternFill("solid", fgColor="E6EEF5")
    top.alignment = Alignment(horizontal="center", vertical="center")
    texts = [name, *(str(value or "") for value in values)]
    width = max(sum(2 if ord(letter) > 255 else 1 for letter in text) for text in texts)
    sheet.column_dimensions[get_column_letter(column)].width = min(48, width + 3)
    for row, value in enumerate(values, 2):
        if isinstance(value, date):
            sheet.cell(row, column).number_format = "yyyy-mm-dd"
        elif name.endswith("(元)") or name == "数值":
            sheet.cell(row, column).number_format = "#,##0.00"


def made(sheets: Mapping[str, Sequence[Row]]) -> bytes:
    """Write the workbook, the same bytes each time: every time stamp is fixed and nothing is compressed."""
    raw, fixed = BytesIO(), BytesIO()
    workbook(sheets).save(raw)
    with ZipFile(raw) as source, ZipFile(fixed, "w", ZIP_STORED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                stamp = f"{MADE:%Y-%m-%dT%H:%M:%SZ}".encode()
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, content)
            member = ZipInfo(name, MADE.timetuple()[:6])
            member.create_system = 3  # else the bytes tell on which operating system they were made
            target.writestr(member, content)
    return fixed.getvalue()


def write(path: Path, content: bytes) -> None:
    """Write a workbook and say where it lies."""
    path.write_bytes(content)
    print(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
