"""Write the summary as CSV for a payroll system: one row a person, as on the sheet 汇总."""

import csv
import re
from decimal import Decimal
from pathlib import Path

from calculators.documents.saving import replacing
from calculators.documents.sheets.cells import Value
from calculators.documents.sheets.overview import table
from models.results import Assessment

_FORMULA_LIKE = re.compile(r"\s*[=+\-@＝＋－＠]")
"""What a spreadsheet that opens the file would take for a formula."""


def write_csv(path: Path, assessment: Assessment) -> None:
    """Write UTF-8 with its mark (BOM) and CRLF, a header and no totals; UserFault where it can't be written.

    Figures are plain decimal numbers without separators; what does not apply is empty.
    """
    columns, rows = table(assessment)
    with replacing(path) as part, part.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_text(column.name) for column in columns)
        writer.writerows([_text(value) for value in row] for row in rows)


def _text(value: Value) -> str:
    """Write one cell on one line; text that looks like a formula gets an apostrophe before it."""
    if isinstance(value, str):
        line = " ".join(value.split())
        return f"'{line}" if _FORMULA_LIKE.match(line) else line
    return "" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)
