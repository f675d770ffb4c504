"""The summary of the mixed office as a whole: formulas in one sheet alone, carry-over, the spread of grades."""

from collections import Counter
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook
from python_calamine import CalamineWorkbook

from calculators.documents.sheets.about import Imprint
from calculators.documents.summary import write_summary
from models.records import OfficeIdentity
from tests import mixed

pytestmark = pytest.mark.sweep

SHEETS = ["汇总", "考核明细", "项目奖金", "结转", "核算过程", "等级分布", "说明"]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the second quarter: something was carried into it."""
    path = tmp_path_factory.mktemp("out") / "summary.xlsx"
    imprint = Imprint(made_on=datetime(2026, 7, 2, tzinfo=UTC), made_by="")
    write_summary(path, mixed.assessed("2026Q2").assessment, OfficeIdentity(), imprint, mixed.proof("2026Q2"))
    return path


@pytest.fixture(scope="module")
def book(written: Path) -> Workbook:
    """Open the workbook."""
    return openpyxl.load_workbook(written)


def test_formulas_stand_in_one_sheet_alone(book: Workbook, written: Path) -> None:
    """Seven sheets in their order for both readers; phones preview six of them whole."""
    assert book.sheetnames == CalamineWorkbook.from_path(written).sheet_names == SHEETS
    formulas = {sheet.title for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"}
    assert formulas == {"核算过程"}


def test_every_table_of_a_result_is_carried_over(book: Workbook) -> None:
    """One row a product line, its figures as numbers under the scheme's own words."""
    header, *rows = book["结转"].iter_rows(values_only=True)
    tables = [(result, table) for result in mixed.assessed("2026Q2").assessment.results for table in result.tables]
    assert len(rows) == sum(len(table.values) for _result, table in tables) > 0
    result, table = tables[0]
    row = dict(zip(header, rows[0], strict=True))
    assert (row["工号"], row["表"]) == (result.staff_no, table.title)
    for name, value in zip(table.header, table.values[0], strict=True):
        assert (Decimal(str(row[name])) == value) if isinstance(value, Decimal) else (row[name] == (value or None))


def test_the_grades_are_counted_and_drawn(book: Workbook) -> None:
    """Each graded result counts once; the chart's bars are the sheet's own cells, one for each row, a colour a grade."""
    sheet = book["等级分布"]
    header, *rows = sheet.iter_rows(values_only=True)
    results = mixed.assessed("2026Q2").assessment.results
    graded = Counter((r.scheme_title, str(r.period), r.grade) for r in results if r.grade)
    several = {title for title, period, _grade in graded if len({p for t, p, _g in graded if t == title}) > 1}
    found = {
        (str(row[0]).removesuffix(f" {row[1]}"), row[1], grade): count
        for row in rows
        for grade, count in zip(header[2:-1], row[2:-1], strict=True)
        if count
    }
    assert found == graded
    assert [row[-1] for row in rows] == [sum(int(str(count)) for count in row[2:-1] if count) for row in rows]
    assert {str(row[0]).removesuffix(f" {row[1]}") for row in rows if str(row[0]).endswith(f" {row[1]}")} == several
    (chart,) = sheet._charts  # type: ignore[attr-defined]  # the library has no other door to them
    assert len(chart.series) == len(header) - 3
    assert all(f"${len(rows) + 1}" in series.val.numRef.f for series in chart.series)


def test_the_proof_tells_inputs_from_figures(book: Workbook) -> None:
    """Inputs are blue, figures of results bold, gaps pale; the last sheet says so and counts what is no formula."""
    rules = [rule for cells in book["核算过程"].conditional_formatting for rule in cells.rules]
    assert [rule.formula for rule in rules] == [["ISERROR(G2)"], ['$E2="输入"'], ['$H2<>""']]
    about = {row[0]: row[1] for row in book["说明"].iter_rows(min_row=2, max_col=2, values_only=True)}
    proof = mixed.proof("2026Q2")
    said = f"由公式得出 {len(proof.by_formula)} 项，按数值列示 {len(proof.by_value)} 项"
    assert str(about["核算过程"]).startswith(said)


def test_a_wide_sheet_prints_over_two_pages_with_its_first_columns(book: Workbook) -> None:
    """Every component of fifteen schemes on one page would be too small to read."""
    assert (book["汇总"].page_setup.fitToWidth, book["汇总"].print_title_cols) == (2, "$A:$B")
    assert (book["考核明细"].page_setup.fitToWidth, book["考核明细"].print_title_cols) == (1, None)
