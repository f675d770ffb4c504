"""Exact numbers: how they are rounded and written. No binary float enters here."""

from decimal import Decimal
from fractions import Fraction

Exact = int | Decimal | Fraction

POINTS = 2
MONEY = 2
RATIO = 4


def rounded(value: Exact, places: int) -> Decimal:
    """Round half-up (四舍五入), a tie away from zero, to `places` decimals (rules §1); −1 rounds to tens.

    The result has exactly `places` decimals, however many digits stand before them.
    """
    number = Fraction(value)
    scaled = abs(number) * (10**places if places >= 0 else Fraction(1, 10**-places))
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    # Written and read as text: arithmetic of Decimal would round to the digits of its context.
    sign = "-" if number < 0 and whole else ""
    return Decimal(f"{sign}{whole}E{-places}")


def plain(value: Exact) -> str:
    """Write an exact number in plain decimal notation, as short as it is exact.

    A fraction that has no end in decimals is written with ten decimals and an ellipsis.
    """
    if isinstance(value, Decimal) and value.is_finite():  # as typed: a table has thousands of these
        text = f"{value:f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
        return "0" if text == "-0" else text
    number = Fraction(value)
    denominator = number.denominator
    for prime in (2, 5):
        while denominator % prime == 0:
            denominator //= prime
    if denominator != 1:
        return f"{rounded(number, 10):f}…"
    places = 0
    while (number * 10**places).denominator != 1:
        places += 1
    return f"{rounded(number, places):f}"


def grouped(value: Decimal) -> str:
    """Write an amount with thousands separators: 1,234.50."""
    return f"{value:,f}"
