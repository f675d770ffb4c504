"""Calendar periods: written, read, shifted, split and covered without a gap (rules §2)."""

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.period import Grain, Period

DAYS = st.dates(date(1901, 1, 1), date(9997, 12, 31))
GRAINS = st.sampled_from(Grain)
PERIODS = st.builds(Period.around, DAYS, GRAINS)


@pytest.mark.parametrize(
    ("text", "start", "end", "title"),
    [
        ("2026-01", date(2026, 1, 1), date(2026, 1, 31), "2026年1月"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "2024年2月"),
        ("2026Q1", date(2026, 1, 1), date(2026, 3, 31), "2026年一季度"),
        ("2026Q4", date(2026, 10, 1), date(2026, 12, 31), "2026年四季度"),
        ("2026H1", date(2026, 1, 1), date(2026, 6, 30), "2026年上半年"),
        ("2026H2", date(2026, 7, 1), date(2026, 12, 31), "2026年下半年"),
        ("2026", date(2026, 1, 1), date(2026, 12, 31), "2026年"),
    ],
)
def test_written_forms(text: str, start: date, end: date, title: str) -> None:
    period = Period.parse(text)
    assert (str(period), period.start, period.end, period.title) == (text, start, end, title)


@pytest.mark.parametrize(
    "text",
    [
        *("2026-1", "2026-00", "2026-13", "2026Q0", "2026Q5", "2026H3", "2026-01-01", " 2026", "2026\n"),
        *("26", "1899", "9999", "2026q1", "２０２６", "٢٠٢٦-01", "2026年1月", "全部"),
    ],
)
def test_other_forms_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text)):
        Period.parse(text)


def test_nothing_is_no_period() -> None:
    with pytest.raises(ValueError, match=r"^$"):
        Period.parse("")


@given(period=PERIODS)
def test_what_is_written_is_read_again(period: Period) -> None:
    assert Period.parse(str(period)) == period


@given(day=DAYS, grain=GRAINS)
def test_the_period_around_a_day_holds_it(day: date, grain: Grain) -> None:
    period = Period.around(day, grain)
    assert period.grain is grain
    assert period.covers(day)
    assert not period.covers(period.start - timedelta(days=1))
    assert not period.covers(period.end + timedelta(days=1))


@given(period=PERIODS, count=st.integers(-20, 20))
def test_periods_follow_each_other_without_a_gap(period: Period, count: int) -> None:
    following = period.shifted(1)
    assert following.start == period.end + timedelta(days=1)
    assert following.grain is period.grain
    assert following > period
    assert period.shifted(count).shifted(-count) == period


@given(period=PERIODS, grain=GRAINS)
def test_a_period_is_made_up_of_its_parts(period: Period, grain: Grain) -> None:
    if grain.months > period.length:
        with pytest.raises(ValueError, match=grain.value):
            period.split(grain)
        return
    parts = period.split(grain)
    assert len(parts) * grain.months == period.length
    assert (parts[0].start, parts[-1].end) == (period.start, period.end)
    assert all(first.shifted(1) == second for first, second in pairwise(parts))
    assert all(period.covers(part) and part.within(period.grain) == period for part in parts)


@given(period=PERIODS)
def test_months(period: Period) -> None:
    assert period.months == period.split(Grain.MONTH)
    assert len(period.months) == period.length


@given(period=PERIODS, grain=GRAINS)
def test_within_is_where_the_period_ends(period: Period, grain: Grain) -> None:
    around = period.within(grain)
    assert around.grain is grain
    assert around.covers(period.end)


def test_the_quarter_is_the_one_in_which_it_ends() -> None:
    months = Period.parse("2026").months
    assert [month.quarter for month in months] == [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]
    assert [Period.parse(text).quarter for text in ("2026Q3", "2026H1", "2026H2", "2026")] == [3, 2, 4, 4]


def test_a_month_may_run_over_the_ends_of_the_year() -> None:
    assert Period.month(2026, 0) == Period.parse("2025-12")
    assert Period.month(2026, 13) == Period.parse("2027-01")
    assert Period.month(2026, -12) == Period.parse("2024-12")


def test_a_longer_period_is_not_covered_by_a_shorter() -> None:
    assert Period.parse("2026").covers(Period.parse("2026Q4"))
    assert not Period.parse("2026Q4").covers(Period.parse("2026"))
    assert not Period.parse("2026Q1").covers(Period.parse("2026-04"))


def test_periods_stand_in_the_order_of_time() -> None:
    texts = ["2025-12", "2026-01", "2026Q1", "2026H1", "2026", "2026-02", "2026Q2"]
    assert [str(period) for period in sorted(map(Period.parse, reversed(texts)))] == texts
