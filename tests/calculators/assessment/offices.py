"""Small offices for tests: sheets of the data workbook as rows, read by the real intake, no file between."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from calculators.assessment.assess import Assessor
from calculators.assessment.worked import records_of
from calculators.policy.compile import compile_scheme
from calculators.policy.library import Library, shipped
from calculators.policy.vocabulary import vocabulary
from models.intake.book import Grid
from models.intake.cells import Cell
from models.intake.reading import read_grids
from models.period import Period
from models.records import Records
from models.results import Result

Rows = Sequence[Mapping[str, Any]]
Sheets = Mapping[str, Rows]

CASES = Path(__file__).resolve().parents[2] / "cases"

NAMES = sorted(path.stem for path in CASES.glob("*.json"))
"""The cases that came with the specification."""


def sheets_of(name: str) -> dict[str, list[dict[str, Any]]]:
    """Read the sheets of a case that came with the specification."""
    sheets: dict[str, list[dict[str, Any]]] = json.loads((CASES / f"{name}.json").read_text("utf-8"))["sheets"]
    return sheets


def expected(name: str) -> dict[str, Any]:
    """Read what a case expects, by period."""
    expect: dict[str, Any] = json.loads((CASES / f"{name}.json").read_text("utf-8"))["expect"]
    return expect


def records(sheets: Sheets, policies: Library | None = None) -> Records:
    """Read rows as the intake does."""
    grids = tuple(_grid(name, rows) for name, rows in sheets.items() if rows)
    words = vocabulary(policies or shipped())
    return records_of(read_grids(grids, Records(), words, staff_optional=False))


def _grid(title: str, rows: Rows) -> Grid:
    header = list(dict.fromkeys(column for row in rows for column in row))
    table: list[list[Any]] = [header, *([row.get(column) for column in header] for row in rows)]
    cells = {
        number: {column: Cell(value=value) for column, value in enumerate(row, 1) if value not in (None, "")}
        for number, row in enumerate(table, 1)
    }
    return Grid(title=title, hidden=False, rows=cells)


def assessor(sheets: Sheets, policies: Library | None = None) -> Assessor:
    """Lay out an office for assessment."""
    return Assessor(records(sheets, policies), policies or shipped())


def results(sheets: Sheets, period: str, policies: Library | None = None) -> dict[str, Result]:
    """Assess a period; results by 工号, with the result's own period where that is another (`甲 2026-01`)."""
    found = assessor(sheets, policies).assess(Period.parse(period)).results
    return {key_of(result, period): result for result in found}


def key_of(result: Result, period: str) -> str:
    """Name a result: 工号, 另计, its period where that isn't the one asked for."""
    own = "" if result.own else " 另计"
    return f"{result.staff_no}{own}" + ("" if str(result.period) == period else f" {result.period}")


def policy(*texts: str) -> Library:
    """Compile schemes written in a test."""
    return Library.of(compile_scheme(text, "方案.toml") for text in texts)


def person(staff_no: str, scheme: str, **further: Any) -> dict[str, Any]:
    """Write a row of 员工."""
    row = {"工号": staff_no, "姓名": staff_no, "入职日期": "2020-01-01", "月基本工资(元)": 6000, "考核方案": scheme}
    return {**row, **further}


def measure(month: str, name: str, value: object, owner: str = "", kind: str = "") -> dict[str, Any]:
    """Write a row of 月度指标."""
    return {"月份": month, "对象类型": kind, "对象": owner, "指标": name, "数值": value}


def by_hand(period: str, staff_no: str, item: str, value: object = None) -> dict[str, Any]:
    """Write a row of 核定."""
    return {"期间": period, "工号": staff_no, "项": item, "数值": value, "原因": "经理核定"}
