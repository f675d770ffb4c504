"""A proof as a spreadsheet: its rows computed one after the other, with some of its inputs changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from calculators.assessment.assess import Assessor
from calculators.assessment.worked import records_of
from calculators.jobs.schemes import vocabulary
from calculators.policy.library import shipped
from calculators.proof import Proof, ProofRow, prove
from calculators.proof.rows import cell
from models.intake import read_workbook
from models.period import Period
from models.records import Records
from tests.calculators.formula.excel_sheet import Cell, SheetError, calculate, serial

Cells = dict[str, Cell | SheetError]


def records_in(workbook: Path) -> Records:
    """Read a data workbook as all that is recorded."""
    return records_of(read_workbook(workbook, Records(), vocabulary(Records()), staff_optional=False))


def proved(records: Records, period: Period) -> Proof:
    """Assess a period and prove it."""
    assessor = Assessor(records, shipped())
    return prove(assessor, assessor.assess(period))


def computed(proof: Proof, changed: Mapping[str, Cell] | None = None) -> Cells:
    """Compute every cell with binary floats, in their order; `changed` cells hold something else."""
    cells: Cells = {}
    for index, row in enumerate(proof.rows):
        place = cell(index)
        cells[place] = changed[place] if changed and place in changed else _computed(row, cells)
    return cells


def _computed(row: ProofRow, cells: Cells) -> Cell | SheetError:
    if not row.formula:
        return _held(row.value)
    try:
        return calculate(row.formula, cells)
    except SheetError as fault:
        return fault


def _held(value: object) -> Cell | SheetError:
    """Give what a cell holds; a blank that is used would count as 0, so it may not be."""
    match value:
        case bool() | str():
            return value
        case Decimal():
            return float(value)
        case date():
            return serial(value)
    return SheetError("blank")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a result by what it is: whose, when, which scheme, which one."""

    staff_no: str
    period: Period
    scheme: str
    kind: str
    label: str
    record: str


def expected(proof: Proof) -> dict[Figure, tuple[str, ProofRow]]:
    """Give the figures of results with the cell in which each is recomputed."""
    found: dict[Figure, tuple[str, ProofRow]] = {}
    for index, row in enumerate(proof.rows):
        if row.expected is not None:
            at = row.subject
            key = Figure(at.staff_no, at.period, row.scheme, row.kind, row.label, at.record.key if at.record else "")
            assert key not in found, key
            found[key] = cell(index), row
    return found


def comes_to(row: ProofRow, value: Cell | SheetError, figure: Decimal | str | None) -> bool:
    """Tell whether a cell shows a figure, at the decimals that the sheet compares."""
    if isinstance(figure, Decimal) and isinstance(value, float):
        return calculate(f"ROUND(A1,{row.places})=ROUND(A2,{row.places})", {"A1": value, "A2": float(figure)}) is True
    return value == figure
