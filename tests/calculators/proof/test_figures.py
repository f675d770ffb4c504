"""Every figure recomputed from the inputs beside it: by a spreadsheet that mends nothing, for all worked cases."""

import json
from pathlib import Path
from typing import Any

import pytest

from calculators.formula.excel import DEEPEST, LONGEST
from calculators.proof import Proof
from calculators.proof.rows import Kind
from models.period import Period
from tests import mixed
from tests.calculators.assessment.offices import records
from tests.calculators.proof.sheet import comes_to, computed, expected, proved

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
def test_every_figure_of_a_case(name: str) -> None:
    """Computed with binary floats the sheet shows the figures of the results, and figures there are."""
    office = records(CASES[name]["sheets"])
    for period in CASES[name]["expect"]:
        proof = proved(office, Period.parse(period))
        assert expected(proof) != {}
        assert wrong(proof) == []


PERIODS = ("2026Q1", "2026Q4", "2026-03", "2026H1", "2026")


@pytest.mark.parametrize("period", PERIODS)
def test_every_figure_of_the_mixed_office(period: str) -> None:
    """All fifteen schemes together."""
    assert wrong(mixed.proof(period)) == []


@pytest.mark.parametrize("period", PERIODS)
def test_what_stands_as_a_value_says_why(period: str) -> None:
    """Points, scores, components and totals are formulas, all but what a manager settled; that says so."""
    proof = mixed.proof(period)
    assert {row.reason for row in proof.by_value} <= {"人工核定", "不参加本期考核，依赖考核的奖金为 0"}
    by_kind = {row.kind for row in proof.by_formula}
    assert {Kind.KPI, Kind.SCORE, Kind.GRADE} <= by_kind
    assert {row.kind for row in proof.by_value} <= {Kind.KPI, Kind.COMPONENT}


def test_nearly_all_points_are_formulas() -> None:
    """What managers settled are a few: at least 95 % of all points stand as formulas."""
    rows = [row for period in PERIODS for row in mixed.proof(period).rows if row.kind is Kind.KPI and row.expected is not None]
    assert sum(bool(row.formula) for row in rows) >= 0.95 * len(rows) > 100


def test_formulas_stay_within_the_limits_of_excel() -> None:
    """Length and depth, and no row asks for a cell that stands below it."""
    proof = mixed.proof("2026Q1")
    assert max(len(row.formula) for row in proof.rows) <= LONGEST
    assert max(row.formula.count("(") for row in proof.rows) <= 40 * DEEPEST


def test_a_line_without_a_target_shows_no_error() -> None:
    """A product line for which somebody has no target: the formulas that don't ask for it hold no cell with #N/A."""
    rows = mixed.proof("2026Q1").rows
    lines = [row for row in rows if row.subject.record and row.subject.record.kind == "product_line"]
    assert [row.label for row in lines if row.label == "有目标" and row.value is False] != []
    assert [row.label for row in lines if row.formula == "NA()"] == []
    assert any("NA()" in row.formula for row in lines)


def test_a_recorded_figure_stands_once() -> None:
    """One cell for one recorded figure, whoever uses it: no input is listed twice."""
    proof = mixed.proof("2026Q1")
    inputs = [
        (row.subject.staff_no, row.subject.period, row.subject.record, row.label)
        for row in proof.rows
        if row.kind is Kind.INPUT and row.formula != "NA()" and not row.reason
    ]
    twice = sorted({f"{key[0]} {key[1]} {key[3]}" for key in inputs if inputs.count(key) > 1})
    assert twice == []
    assert len(inputs) > 100
