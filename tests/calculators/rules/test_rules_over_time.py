"""Functions over time: the same quantity of earlier periods, by hand-computed cases (design §3)."""

from datetime import date
from decimal import Decimal

import pytest

from models.period import Period
from models.records import Records
from models.results import Result
from models.staff import Person
from tests.calculators.rules.small_team import MONTH, kpi, measures, results

IN_A_ROW = '[[quantity]]\nname = "连续"\nformula = "如果(甲 > 0，1 + 上期(连续, 首期=0)，否则 0)"\n'


def history(rule: str, figures: list[int | None], more: str = "") -> Result:
    """Assess one person hired with the first of the figures, the last one being this month's."""
    first = MONTH.shifted(1 - len(figures))
    person = Person(staff_no="E1", name="员工1", hired=first.start, base_pay=Decimal(1), scheme="small")
    recorded = [m for i, f in enumerate(figures) if f is not None for m in measures(1, {"甲": f}, first.shifted(i))]
    return results(kpi(rule, "甲", more=more), Records(staff=(person,), measures=tuple(recorded)))[0]


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ([1], "1.00"), ([1, 1, 1], "3.00"), ([1, 0, 1, 1], "2.00"), ([1, 1, 0], "0.00"), ([1, None, 0, 1], "1.00"),
        ([None, 1], None),
    ],
)
def test_how_often_in_a_row(figures: list[int | None], expected: str | None) -> None:
    """A month without figures is missing where the row reaches back to it, and nowhere else."""
    points = history('formula = "连续"\nuncapped = true', figures, IN_A_ROW).kpis[0].points
    assert (None if points is None else str(points)) == expected


@pytest.mark.parametrize(("back", "count"), [("上期(", "480"), ("前期(1, ", "480"), ("前期(3, ", "160")])
def test_a_row_of_many_years(back: str, count: str) -> None:
    """Forty years of months, or every third of them, are counted without nesting as deep."""
    more = IN_A_ROW.replace("上期(", back)
    assert str(history('formula = "连续"\nuncapped = true', [1] * 480, more).kpis[0].points) == f"{count}.00"


def test_this_year_alone() -> None:
    """本年上期 and 本年累计 begin anew with the year."""
    rule = 'formula = "本年上期(甲, 首期=100) + 本年累计(甲) × 1000"\nuncapped = true'
    assert str(history(rule, [7, 3]).kpis[0].points) == "3100.00"
    first = Period.parse("2025-11")
    person = Person(staff_no="E1", name="员工1", hired=first.start, base_pay=Decimal(1), scheme="small")
    recorded = tuple(m for i, v in enumerate((1, 2, 4, 8)) for m in measures(1, {"甲": v}, first.shifted(i)))
    records = Records(staff=(person,), measures=recorded)
    months = [Period.parse(text) for text in ("2025-12", "2026-01", "2026-02")]
    found = [results(kpi(rule, "甲"), records, month)[0].kpis[0].points for month in months]
    assert list(map(str, found)) == ["3001.00", "4100.00", "12004.00"]


@pytest.mark.parametrize(
    ("figures", "expected"), [([5, 5, 1, 5, 5, 5], "5.00"), ([5] * 9, "6.00"), ([5, None, 5], "2.00"), ([1], "0.00")]
)
def test_how_often_of_late(figures: list[int | None], expected: str) -> None:
    """Of the last six months with this one; a month without data does not count."""
    assert str(history('formula = "最近次数(6, 甲 ≥ 5)"', figures).kpis[0].points) == expected


def test_nobody_before() -> None:
    """Without 首期 the period before is missing where the person did not take part in it."""
    found = history('formula = "上期(甲)"', [5])
    assert found.missing == ("上一期（2025年12月）未参加",)


def test_a_gap_in_the_employment_ends_the_row() -> None:
    """The period before is the one before, not the last one with figures."""
    person = Person(staff_no="E1", name="员工1", hired=date(2026, 1, 31), base_pay=Decimal(1), scheme="small")
    recorded = tuple(m for i in range(5) for m in measures(1, {"甲": 1}, MONTH.shifted(-i)))
    found = results(kpi('formula = "连续"', "甲", more=IN_A_ROW), Records(staff=(person,), measures=recorded))
    assert str(found[0].kpis[0].points) == "1.00"
