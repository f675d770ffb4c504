"""Write an office's records as a data workbook that the intake reads back to the same office (workbook.md)."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook

from calculators.documents.data_rows import Cell, cells_of
from calculators.documents.saving import replacing
from calculators.documents.sheets import cells
from models.intake.sheets import Kind, sheets_of
from models.records import Records
from models.vocabulary import Vocabulary
from models.words import _

_KINDS = {
    Kind.DATE: cells.Kind.DATE,
    Kind.YEAR: cells.Kind.COUNT,
    Kind.COUNT: cells.Kind.COUNT,
    Kind.YUAN: cells.Kind.MONEY,
    Kind.TEN_THOUSAND: cells.Kind.PLAIN,
    Kind.PERCENT: cells.Kind.PLAIN,
    Kind.NUMBER: cells.Kind.PLAIN,
    Kind.WHOLE: cells.Kind.PLAIN,
    Kind.FIGURE: cells.Kind.PLAIN,
}
"""How the cells of a column look; all others are text."""

_SURE_DIGITS = 15
"""Decimal digits that a number cell always keeps; a longer number stands as text, which is read as exactly."""
_FIRST_SURE_DAY = date(1900, 3, 1)
"""Before it Excel counts a 29 February that there never was, and others do not."""


def write_data_workbook(path: Path, records: Records, vocabulary: Vocabulary) -> None:
    """Write all sheets but the wide ones, also those without rows; UserFault where the target can't be written.

    Rows stand in the order of the records, figures with all their decimals, schemes by their ids.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    cells.add_styles(book)
    for sheet in sheets_of(vocabulary):
        if sheet.wide is None:
            page = book.create_sheet(sheet.name)
            columns = [cells.Column(name=c.name, kind=_KINDS.get(c.kind, cells.Kind.TEXT)) for c in sheet.columns]
            rows = [[_safe(cell) for cell in row] for row in cells_of(sheet, records)]
            cells.fill(page, columns, rows)
            cells.set_up_print(page, f"{_('数据工作簿')}　{sheet.name}")
    with replacing(path) as part:
        book.save(part)


def _safe(cell: Cell) -> Cell:
    """Make text of what a number or date cell would not keep, and double an apostrophe that reading would drop."""
    match cell:
        case str():
            return f"'{cell}" if cell.startswith("'") else cell or None
        case int() | Decimal():
            number = Decimal(cell)
            return cell if len(number.as_tuple().digits) <= _SURE_DIGITS else f"{number:f}"
        case date():
            return cell if cell >= _FIRST_SURE_DAY else cell.isoformat()
    return None
