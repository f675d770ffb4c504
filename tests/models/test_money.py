"""Rounding is half-up, away from zero on a tie, exact for numbers of any length; writing loses nothing (rules §1)."""

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.money import MONEY, POINTS, RATIO, grouped, plain, rounded

LONG = st.integers(-(10**45), 10**45)
DECIMALS = st.builds(lambda digits, places: Decimal(f"{digits}E{-places}"), LONG, st.integers(-5, 30))
FRACTIONS = st.builds(Fraction, LONG, st.integers(1, 10**20))


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        (Decimal("0.005"), 2, "0.01"),
        (Decimal("-0.005"), 2, "-0.01"),
        (Decimal("0.0049999999999999999999999999999999"), 2, "0.00"),
        (Decimal("2.675"), 2, "2.68"),
        (Decimal("1.005"), 2, "1.01"),
        (Fraction(2, 3), 2, "0.67"),
        (Fraction(-2, 3), 4, "-0.6667"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(-5, 2), 0, "-3"),
        (7, 2, "7.00"),
        (0, 2, "0.00"),
        (Decimal("-0.001"), 2, "0.00"),
        (Decimal("1E+3"), 2, "1000.00"),
        (Decimal("123456789012345678901234567890.125"), 2, "123456789012345678901234567890.13"),
        (Decimal(45), -1, "50"),
        (Decimal(-44), -1, "-40"),
        (Decimal(4), -1, "0"),
    ],
)
def test_half_up(value: int | Decimal | Fraction, places: int, expected: str) -> None:
    assert f"{rounded(value, places):f}" == expected


def test_the_places_of_the_rules() -> None:
    assert (POINTS, MONEY, RATIO) == (2, 2, 4)


@given(value=DECIMALS, places=st.integers(0, 12))
def test_as_the_decimal_library_rounds(value: Decimal, places: int) -> None:
    """A second, quite different implementation, with room for all digits."""
    with localcontext() as context:
        context.prec = 200
        expected = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    assert rounded(value, places) == expected


@given(value=FRACTIONS, places=st.integers(-4, 12))
def test_the_nearest_number_with_so_many_decimals(value: Fraction, places: int) -> None:
    unit = Fraction(1, 10**places) if places >= 0 else Fraction(10**-places)
    result = Fraction(rounded(value, places))
    assert (result / unit).denominator == 1
    assert abs(result - value) <= unit / 2
    if abs(result - value) == unit / 2:
        assert abs(result) > abs(value)


@given(value=FRACTIONS | DECIMALS, places=st.integers(0, 12))
def test_signs_are_alike_and_twice_is_once(value: Fraction | Decimal, places: int) -> None:
    result = rounded(value, places)
    assert rounded(-Fraction(value), places) == result.copy_negate()
    assert rounded(result, places) == result
    assert result.as_tuple().exponent == -places
    assert not (result == 0 and result.is_signed())


@given(value=DECIMALS)
def test_a_decimal_is_written_whole_and_short(value: Decimal) -> None:
    text = plain(value)
    assert Decimal(text) == value
    assert not set(text) - set("-.0123456789")
    assert not ("." in text and text.endswith(("0", ".")))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Decimal("1.50"), "1.5"),
        (Decimal("1E+3"), "1000"),
        (Decimal("-0"), "0"),
        (12, "12"),
        (Fraction(1, 8), "0.125"),
        (Fraction(1, 3), "0.3333333333…"),
        (Fraction(-2, 3), "-0.6666666667…"),
    ],
)
def test_plain(value: int | Decimal | Fraction, expected: str) -> None:
    """What has no end in decimals says so by an ellipsis."""
    assert plain(value) == expected


def test_grouped() -> None:
    assert grouped(Decimal("1234567.50")) == "1,234,567.50"
    assert grouped(Decimal("-1234.5")) == "-1,234.5"
    assert grouped(Decimal("0.00")) == "0.00"
