"""The summary of the mixed office as a whole: formulas in one sheet alone, carry-over, the spread of grades."""

from collections import Counter
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook
from python_calamine import CalamineWorkbook

from calculators.jobs.batch import BatchOutcome, run_batch
from calculators.jobs.sample import sample
from models.period import Period

pytestmark = pytest.mark.sweep

SHEETS = ["汇总", "考核明细", "项目奖金", "结转", "核算过程", "等级分布", "说明"]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[BatchOutcome, Path]:
    """Write the second quarter: something was carried into it."""
    out = tmp_path_factory.mktemp("out")
    return run_batch(sample("mixed").workbook, Period.parse("2026Q2"), out, slips=False), out / "summary-2026Q2.xlsx"


@pytest.fixture(scope="module")
def book(written: tuple[BatchOutcome, Path]) -> Workbook:
    """Open the workbook."""
    return openpyxl.load_workbook(written[1])


def test_formulas_stand_in_one_sheet_alone(book: Workbook, written: tuple[BatchOutcome, Path]) -> None:
    """Seven sheets in their order for both readers; phones preview six of them whole."""
    assert book.sheetnames == CalamineWorkbook.from_path(written[1]).sheet_names == SHEETS
    formulas = {sheet.title for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"}
    assert formulas == {"核算过程"}


def test_every_table_of_a_result_is_carried_over(book: Workbook, written: tuple[BatchOutcome, Path]) -> None:
    """One row a product line, its figures as numbers under the scheme's own words."""
    header, *rows = book["结转"].iter_rows(values_only=True)
    tables = [(result, table) for result in written[0].assessment.results for table in result.tables]
    assert len(rows) == sum(len(table.values) for _result, table in tables) > 0
    result, table = tables[0]
    row = dict(zip(header, rows[0], strict=True))
    assert (row["工号"], row["表"]) == (result.staff_no, table.title)
    for name, value in zip(table.header, table.values[0], strict=True):
        assert (Decimal(str(row[name])) == value) if isinstance(value, Decimal) else (row[name] == (value or None))


def test_the_grades_are_counted_and_drawn(book: Workbook, written: tuple[BatchOutcome, Path]) -> None:
    """Each graded result counts once; the chart's bars are the sheet's own cells."""
    sheet = book["等级分布"]
    _header, *rows = sheet.iter_rows(values_only=True)
    graded = Counter((r.scheme_title, str(r.period), r.grade) for r in written[0].assessment.results if r.grade)
    assert {(row[0], row[1], row[2]): row[3] for row in rows} == graded
    (chart,) = sheet._charts  # type: ignore[attr-defined]  # the library has no other door to them
    assert f"$D${len(rows) + 1}" in chart.series[0].val.numRef.f
