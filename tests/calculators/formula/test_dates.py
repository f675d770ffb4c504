"""Dates in formulas: made of numbers, compared, counted in days and in full months."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.formula import parse
from calculators.formula.dates import full_months
from calculators.formula.sorts import sort_of, sort_of_unit
from calculators.formula.values import Missing, Sort, Value
from tests.calculators.formula.worlds import causes, value

DUE, PAID = date(2026, 1, 31), date(2026, 3, 2)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("日期(2026, 1, 31)", DUE),
        ("日期(2026, 1, 31) = 甲", True),
        ("甲 < 乙", True),
        ("甲 ≥ 乙", False),
        ("甲 ≠ 乙", True),
        ("天数(甲, 乙)", Fraction(30)),
        ("天数(乙, 甲)", Fraction(-30)),
        ("days(甲, 甲)", Fraction(0)),
        ("月数(甲, 乙)", Fraction(1)),
        ("月数(甲, 日期(2026, 2, 28))", Fraction(0)),
        ("月数(日期(2025, 3, 2), 乙)", Fraction(12)),
        ("months(乙, 甲)", Fraction(-1)),
        ("如果(甲 > 乙, 甲, 乙)", PAID),
        ("甲：≥ 日期(2026, 2, 1) → 1，≥ 日期(2026, 1, 1) → 2，否则 → 3", Fraction(2)),
        ("最大(天数(甲, 乙) − 20, 0) × 5", Fraction(50)),
    ],
)
def test_a_formula_with_dates(formula: str, expected: Value) -> None:
    """31 January to 2 March 2026 are 28 days of February and 2 of March; one month is full (28 February is no 31st)."""
    assert value(formula, 甲=DUE, 乙=PAID) == expected


@pytest.mark.parametrize(
    ("formula", "told"),
    [
        ("日期(2026, 2, 29)", "没有这一天：2026-2-29"),
        ("日期(2026, 1.5, 1)", "没有这一天：2026-3/2-1"),
        ("日期(100000000000000000000, 1, 1)", "没有这一天：100000000000000000000-1-1"),
        ("日期(甲, 1, 1)", "「日期(甲，1，1)」只接受数字"),
        ("天数(甲, 1)", "「天数(甲，1)」只接受日期"),
        ("月数(乙, 丙)", "丙未录入"),
        ("甲 > 1", "「甲 > 1」一边是日期，一边是数字，不能比较"),
        ("甲 + 1", "「甲」应是数字，不是日期"),
        ("非 甲", "「甲」应是判断（是或否），不是日期"),
    ],
)
def test_what_dates_can_not_do_is_missing_with_the_reason(formula: str, told: str) -> None:
    assert causes(value(formula, 甲=DUE, 乙=PAID)) == [told]


@given(DAYS, st.integers(-2000, 2000))
def test_days_go_there_and_back(start: date, count: int) -> None:
    end = start + timedelta(days=count)
    assert value("天数(甲, 乙)", 甲=start, 乙=end) == count
    assert value("天数(甲, 乙) + 天数(乙, 甲)", 甲=start, 乙=end) == 0


@given(DAYS, DAYS)
def test_full_months_mirror_each_other_and_fit_between(start: date, end: date) -> None:
    count = full_months(start, end)
    assert full_months(end, start) == -count
    assert abs(count) * 28 <= abs((end - start).days) <= (abs(count) + 1) * 31


def test_sorts_of_dates() -> None:
    assert sort_of(parse("日期(2026, 1, 1)"), lambda _name: None) is Sort.DATE
    assert sort_of(parse("天数(甲, 乙)"), lambda _name: None) is Sort.NUMBER
    assert sort_of_unit("日期") is Sort.DATE
    assert not isinstance(value("天数(甲, 乙)", 甲=DUE, 乙=DUE), Missing)
