"""Days, months, periods and years in every form that the data workbook allows."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.intake.cells import Cell, Unreadable
from models.intake.dates import day, month, period, year


@pytest.mark.parametrize(
    "typed",
    [
        datetime.fromisoformat("2026-01-31T00:00"),
        datetime.fromisoformat("2026-01-31T17:30"),
        date(2026, 1, 31),
        "2026-01-31",
        "2026-1-31",
        "2026/1/31",
        "2026年1月31日",
        "２０２６／１／３１",
        " 2026-01-31 ",
        "2026-01-31 00:00:00",
        "2026-01-31T00:00",
        "'2026-01-31",
    ],
)
def test_a_day(typed: Any) -> None:
    assert day(Cell(value=typed)) == date(2026, 1, 31)


@pytest.mark.parametrize(
    "typed",
    [
        "2026-02-30",
        "2026-13-01",
        "31.1.2026",
        "2026-01",
        "2026/1-31",
        "今天",
        46053,
        46053.5,
        True,
        time(8),
        timedelta(days=3),
        "1899-12-31",
        date(9999, 1, 1),
        "0000-01-01",
        "2026-01-31 17:30",
    ],
)
def test_what_is_no_day(typed: Any) -> None:
    with pytest.raises(Unreadable, match="不是日期"):
        day(Cell(value=typed))


@pytest.mark.parametrize(
    "typed",
    [
        "2026-01",
        "2026-1",
        "2026/1",
        "2026年1月",
        "２０２６－０１",
        datetime.fromisoformat("2026-01-15T00:00"),
        "2026-01-01",
    ],
)
def test_a_month(typed: Any) -> None:
    assert str(month(Cell(value=typed))) == "2026-01"


@pytest.mark.parametrize(
    "typed", ["2026-13", "2026-00", "1月", 2026, 202601, "2026Q1", "", False, "9999-01", "1800-05-05"]
)
def test_what_is_no_month(typed: Any) -> None:
    with pytest.raises(Unreadable, match="不是月份"):
        month(Cell(value=typed))


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("2026-01", "2026-01"),
        (datetime.fromisoformat("2026-03-01T00:00"), "2026-03"),
        ("2026Q1", "2026Q1"),
        ("2026q4", "2026Q4"),
        ("２０２６Ｈ２", "2026H2"),
        ("2026", "2026"),
        ("2026年", "2026"),
        (2026, "2026"),
        (2026.0, "2026"),
    ],
)
def test_a_period(typed: Any, name: str) -> None:
    assert str(period(Cell(value=typed))) == name


@pytest.mark.parametrize(
    "typed", ["2026Q5", "2026H3", "Q1", 2026.5, 26, True, time(1), float("nan"), "2026-14", 99999]
)
def test_what_is_no_period(typed: Any) -> None:
    with pytest.raises(Unreadable, match="不是期间"):
        period(Cell(value=typed))


@pytest.mark.parametrize("typed", [2026, 2026.0, "2026", "2026年", "２０２６"])
def test_a_year(typed: Any) -> None:
    assert year(Cell(value=typed)) == 2026


@pytest.mark.parametrize(
    "typed", [26, "26", 2026.5, "二〇二六", datetime.fromisoformat("2026-01-01T00:00"), 1899, 9999, True]
)
def test_what_is_no_year(typed: Any) -> None:
    with pytest.raises(Unreadable, match="不是年度"):
        year(Cell(value=typed))


@given(st.one_of(st.text(max_size=20), st.integers(), st.floats(), st.booleans(), st.datetimes(), st.times()))
def test_anything_is_read_or_refused(value: Any) -> None:
    for reader in (day, month, period, year):
        try:
            assert reader(Cell(value=value))
        except Unreadable:
            continue
