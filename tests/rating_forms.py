"""Fill rating forms in as a rater does, in the file itself."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook

from models.intake.sheets import RATINGS

Scores = Mapping[tuple[str, str], Any]
"""The score by 工号 and 考核项; a pair of score and note where there is one."""


def fill_form(path: Path, scores: Scores, *, to: Path | None = None) -> Path:
    """Type scores (and notes) into a form, everything else untouched."""
    book = load_workbook(path)
    page = book[RATINGS.name]
    columns = {str(cell.value): place for place, cell in enumerate(page[1], 1)}
    wanted = dict(scores)
    for row in range(2, page.max_row + 1):
        staff_no, kpi = (str(page.cell(row, columns[name]).value) for name in ("工号", "考核项"))
        value = wanted.pop((staff_no, kpi), None)
        score, note = value if isinstance(value, tuple) else (value, None)
        page.cell(row, columns["得分"]).value = score
        page.cell(row, columns["备注"]).value = note
    assert not wanted, f"not on the form: {wanted}"
    book.save(to or path)
    return to or path


def change_cell(path: Path, sheet: str, cell: str, value: Any) -> Path:
    """Change one cell of a workbook."""
    book = load_workbook(path)
    book[sheet][cell] = value
    book.save(path)
    return path


def parts_of(path: Path) -> dict[str, str]:
    """Give every part of a workbook as text."""
    with ZipFile(path) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
