"""Numbers come out of a cell exactly as a person sees them, or not at all (workbook.md)."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.intake.cells import Broken, Cell, Unreadable
from models.intake.numbers import exact, moved
from models.vocabulary import Scale

FULL_WIDTH = str.maketrans("0123456789.-,%", "０１２３４５６７８９．－，％")
NUMBERS = st.decimals(min_value=-(10**11), max_value=10**11, places=4, allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        (0.1, "0.1"),
        (7.0, "7"),
        (-0.0, "0"),
        (1e-7, "0.0000001"),
        (123456789.12, "123456789.12"),
        (10**12, "1000000000000"),
        ("1,234,567.89", "1234567.89"),
        ("１，２３４．５", "1234.5"),
        ("¥1,234.50", "1234.5"),
        ("￥ 88", "88"),
        ("88¥", "88"),
        ("-¥5", "-5"),
        ("¥-5", "-5"),
        ("−5", "-5"),
        ("+5", "5"),
        (" 5　", "5"),
        ("'007", "7"),
        (".5", "0.5"),
        ("5.", "5"),
        ("0012", "12"),
    ],
)
def test_a_number_typed_in_any_allowed_form(typed: Any, number: str) -> None:
    assert f"{exact(Cell(value=typed)):f}" == number


@pytest.mark.parametrize(
    "typed",
    [
        "无", "-", "—", "abc", "1 2", "１ ２", "1,2", "12,34", "1,2345", "1e5", "1E+05", "--5", "+-5", "5元", "5%%", "0x1F",
        "(5)", "٣", "NaN", "inf", "∞", "1.2.3", "¥", "%", "",
        "5²", "①", "1½", "⒈",
        True, False, float("nan"), float("inf"), float("-inf"),
        date(2026, 1, 1), datetime.fromisoformat("2026-01-01T08:00"), time(8), timedelta(hours=3),
        10**12 + 1, -1e13, "1000000000000.01", "9" * 61,
        Broken(why="单元格是错误值 #N/A"),
    ],
)  # fmt: skip
def test_what_is_no_number_is_refused(typed: Any) -> None:
    with pytest.raises(Unreadable) as caught:
        exact(Cell(value=typed), Scale.PERCENT)
    assert caught.value.what


@pytest.mark.parametrize(
    ("cell", "scale", "number"),
    [
        (Cell(value=0.7, percent=True), Scale.PERCENT, "70"),
        (Cell(value=0.7, percent=True), Scale.FRACTION, "0.7"),
        (Cell(value=0.7, percent=True), Scale.PLAIN, "0.7"),
        (Cell(value=0.07, percent=True), Scale.PERCENT, "7"),
        (Cell(value=1, percent=True), Scale.PERCENT, "100"),
        (Cell(value="70%"), Scale.PERCENT, "70"),
        (Cell(value="７０％"), Scale.FRACTION, "0.7"),
        (Cell(value="33.33 %"), Scale.FRACTION, "0.3333"),
        (Cell(value=70), Scale.PERCENT, "70"),
        (Cell(value=70), Scale.FRACTION, "70"),
    ],
)
def test_per_cent_is_read_by_the_scale(cell: Cell, scale: Scale, number: str) -> None:
    assert str(exact(cell, scale)) == number


@pytest.mark.parametrize("cell", [Cell(value="70%"), Cell(value=0.7, percent=True)])
def test_per_cent_is_refused_where_it_means_nothing(cell: Cell) -> None:
    with pytest.raises(Unreadable, match="百分数"):
        exact(cell)


@given(NUMBERS)
def test_text_comes_back_exactly(number: Decimal) -> None:
    for text in (f"{number:f}", f"{number:,f}", f"{number:,f}".translate(FULL_WIDTH), f" ¥{abs(number):f} "):
        assert exact(Cell(value=text)) == (abs(number) if "¥" in text else number)


@given(NUMBERS)
def test_per_cent_as_text_is_the_number_or_its_hundredth(number: Decimal) -> None:
    cell = Cell(value=f"{number:f}%".translate(FULL_WIDTH))
    assert exact(cell, Scale.PERCENT) == number
    assert exact(cell, Scale.FRACTION) * 100 == number


@given(st.floats(min_value=-1e9, max_value=1e9))
def test_an_excel_number_is_its_shortest_decimal(number: float) -> None:
    value = exact(Cell(value=number))
    assert float(value) == number
    assert value == Decimal(repr(number))
    assert exact(Cell(value=number, percent=True), Scale.PERCENT) == value.scaleb(2)


@given(st.decimals(min_value=0, max_value=10**10, places=6), st.integers(-40, 40))
def test_moving_the_point_loses_nothing(number: Decimal, places: int) -> None:
    there = moved(number, places)
    assert moved(there, -places) == number
    assert int(there.as_tuple().exponent) <= 0


@given(st.text(max_size=80))
def test_any_text_is_a_number_or_refused(text: str) -> None:
    try:
        number = exact(Cell(value=text), Scale.PERCENT)
    except Unreadable:
        return
    assert abs(number) <= 10**12
