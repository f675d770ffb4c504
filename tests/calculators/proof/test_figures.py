"""Every figure recomputed from the inputs beside it: by a spreadsheet that mends nothing, for all worked cases."""

import json
from pathlib import Path
from typing import Any

import pytest

from calculators.formula.excel import DEEPEST, LONGEST
from calculators.jobs.sample import sample
from calculators.proof import Proof
from calculators.proof.rows import Kind
from models.period import Period
from models.records import Records
from tests.calculators.proof.sheet import comes_to, computed, expected, proved, records_in, records_of_case

pytestmark = pytest.mark.sweep

ROOT = Path(__file__).resolve().parents[3]
CASES: dict[str, dict[str, Any]] = {
    file.stem: json.loads(file.read_text(encoding="utf-8")) for file in sorted((ROOT / "tests").glob("cases*/*.json"))
}


def wrong(proof: Proof) -> list[tuple[str, str, object, object]]:
    """List the figures that the sheet does not come to."""
    cells = computed(proof)
    return [
        (place, f"{key.staff_no} {key.period} {key.label}", cells[place], row.expected)
        for key, (place, row) in expected(proof).items()
        if not comes_to(row, cells[place], row.expected)
    ]


@pytest.mark.parametrize("name", CASES)
def test_every_figure_of_a_case(name: str, tmp_path: Path) -> None:
    """Computed with binary floats the sheet shows the figures of the results, and figures there are."""
    records = records_of_case(CASES[name], tmp_path)
    for period in CASES[name]["expect"]:
        proof = proved(records, Period.parse(period))
        assert expected(proof) != {}
        assert wrong(proof) == []


@pytest.fixture(scope="module")
def mixed() -> Records:
    """Give what the mixed sample has recorded."""
    return records_in(sample("mixed").workbook)


PERIODS = ("2026Q1", "2026Q4", "2026-03", "2026H1", "2026")


@pytest.mark.parametrize("period", PERIODS)
def test_every_figure_of_the_mixed_office(period: str, mixed: Records) -> None:
    """All fifteen schemes together."""
    assert wrong(proved(mixed, Period.parse(period))) == []


@pytest.mark.parametrize("period", PERIODS)
def test_what_stands_as_a_value_says_why(period: str, mixed: Records) -> None:
    """Points, scores, components and totals are formulas, all but what a manager settled; that says so."""
    proof = proved(mixed, Period.parse(period))
    assert {row.reason for row in proof.by_value} <= {"人工核定", "不参加本期考核，依赖考核的奖金为 0"}
    by_kind = {row.kind for row in proof.by_formula}
    assert {Kind.KPI, Kind.SCORE, Kind.GRADE} <= by_kind
    assert {row.kind for row in proof.by_value} <= {Kind.KPI, Kind.COMPONENT}


def test_formulas_stay_within_the_limits_of_excel(mixed: Records) -> None:
    """Length and depth, and no row asks for a cell that stands below it."""
    proof = proved(mixed, Period.parse("2026Q1"))
    assert max(len(row.formula) for row in proof.rows) <= LONGEST
    assert max(row.formula.count("(") for row in proof.rows) <= 40 * DEEPEST


def test_a_recorded_figure_stands_once(mixed: Records) -> None:
    """One cell for one recorded figure, whoever uses it: no input is listed twice."""
    proof = proved(mixed, Period.parse("2026Q1"))
    inputs = [
        (row.subject.staff_no, row.subject.period, row.subject.record, row.label)
        for row in proof.rows
        if row.kind is Kind.INPUT and row.formula != "NA()" and not row.reason
    ]
    twice = sorted({f"{key[0]} {key[1]} {key[3]}" for key in inputs if inputs.count(key) > 1})
    assert twice == []
    assert len(inputs) > 100
