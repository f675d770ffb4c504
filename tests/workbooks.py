"""Write workbooks for tests: a case's `sheets` (each a list of rows, an absent key a blank cell) as a real .xlsx."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

Rows = Sequence[Mapping[str, Any]]


def header_of(rows: Rows) -> list[str]:
    """List the columns of all rows in the order in which they are met."""
    return list(dict.fromkeys(column for row in rows for column in row))


def write_sheets(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """Write a workbook with these sheets; an empty text and `None` are blank cells."""
    book = Workbook()
    book.remove(book["Sheet"])
    for title, rows in sheets.items():
        sheet, header = book.create_sheet(title), header_of(rows)
        sheet.append(header)
        for row in rows:
            sheet.append([None if row.get(column) == "" else row.get(column) for column in header])
    if not book.sheetnames:
        book.create_sheet("空")
    book.save(path)
    return path
