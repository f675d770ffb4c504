"""The summary workbook recalculated by LibreOffice: as it was written, and with inputs changed in the sheet."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import openpyxl
import pytest

from calculators.documents.sheets.about import Imprint
from calculators.documents.summary import write_summary
from models.period import Period
from models.records import OfficeIdentity
from tests import mixed
from tests.calculators.formula.excel_sheet import SheetError
from tests.calculators.proof.sheet import Cells
from tests.calculators.proof.test_changes import Office, compared, together

SOFFICE = shutil.which("soffice")
NEEDED = "CI" in os.environ
"""Where the tests must all run, LibreOffice that is not there is a failure."""
PERIODS = ("2026Q1", "2026-03", "2026H1", "2026")
SHEET = "核算过程"

pytestmark = [
    pytest.mark.sweep,
    pytest.mark.packages,
    pytest.mark.skipif(SOFFICE is None and not NEEDED, reason="LibreOffice is not installed"),
]


@dataclass(frozen=True, slots=True)
class Recalculated:
    """Where the workbooks lie that LibreOffice has recalculated."""

    folder: Path

    def rows(self, name: str) -> list[tuple[object, ...]]:
        """Read the values of 核算过程 below its header."""
        return rows_of(self.folder / f"{name}.xlsx")

    def values(self, name: str) -> Cells:
        """Give the value cells."""
        return {f"G{number}": held(row[6]) for number, row in enumerate(self.rows(name), start=2)}


@cache
def rows_of(path: Path) -> list[tuple[object, ...]]:
    """Read the values of 核算过程 in a workbook, once."""
    return list(openpyxl.load_workbook(path, data_only=True)[SHEET].iter_rows(min_row=2, values_only=True))


def held(value: object) -> "float | str | bool | SheetError":
    """Take a cell as the plain sheet does."""
    if isinstance(value, str) and value.startswith("#"):
        return SheetError(value)
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else str(value)


@pytest.fixture(scope="module")
def recalculated(tmp_path_factory: pytest.TempPathFactory) -> Recalculated:
    """Write the summaries of a quarter, a month, a half-year and a year, and each with twenty inputs changed."""
    assert SOFFICE is not None
    folder = tmp_path_factory.mktemp("books")
    for name in PERIODS:
        path = folder / f"{name}.xlsx"
        imprint = Imprint(made_on=datetime(2026, 4, 2, tzinfo=UTC), made_by="")
        write_summary(path, mixed.assessed(name).assessment, OfficeIdentity(), imprint, mixed.proof(name))
        book = openpyxl.load_workbook(path)
        for place, value in together(office_of(name))[0].items():
            book[SHEET][place] = value if isinstance(value, str) else float(str(value))
        book.save(folder / f"{name} changed.xlsx")
    command = [
        SOFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "xlsx",
        "--outdir", folder / "again", *sorted(folder.glob("*.xlsx")),
    ]
    subprocess.run([str(part) for part in command], check=True, capture_output=True, timeout=400)
    return Recalculated(folder / "again")


def office_of(name: str) -> Office:
    """Give the mixed office with the proof of a period."""
    return Office(mixed.records(), Period.parse(name), mixed.proof(name))


@pytest.mark.parametrize("name", PERIODS)
def test_every_check_says_true(name: str, recalculated: Recalculated) -> None:
    """Excel itself comes to every figure of the results."""
    checks = [row[8] for row in recalculated.rows(name) if row[7] is not None]
    assert len(checks) == len(mixed.proof(name).by_formula) + len(mixed.proof(name).by_value) > 10
    assert [check for check in checks if check is not True] == []


@pytest.mark.parametrize("name", PERIODS)
def test_changed_inputs_show_what_the_program_would_compute(name: str, recalculated: Recalculated) -> None:
    """Inputs of every kind changed at once in the sheet: every figure is that of the same change in the office."""
    office = office_of(name)
    written, records = together(office)
    assert len(written) >= (25 if name == "2026Q1" else 2)
    assert compared(office, recalculated.values(f"{name} changed"), records) == []
    assert recalculated.values(name) != recalculated.values(f"{name} changed")


def test_a_figure_stands_on_the_sheets_own_words(recalculated: Recalculated) -> None:
    """Nothing else in the file is an error: what LibreOffice can't read it marks with #NAME? or Err:508."""
    errors = {str(row[6]) for name in PERIODS for row in recalculated.rows(name) if str(row[6]).startswith(("#", "Err"))}
    assert errors <= {"#N/A", "#DIV/0!"}
