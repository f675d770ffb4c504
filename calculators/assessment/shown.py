"""Say a value of a formula in words, as slips and explanations print it."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from calculators.formula.values import Missing, NotApplicable, Value
from models.money import plain, rounded
from models.words import _

LONGEST = 6
"""Decimals beyond which a value is printed rounded to `NEARLY` decimals, with ≈ before it."""
NEARLY = 4
CLOSEST = 12
"""Decimals at most of a value that four make equal to a number of two."""

SHARE = "比例"
"""The unit of a fraction that people read in per cent: 0.3 is written 30%."""


def shown(value: Value, unit: str = "") -> str:
    """Write a value: numbers as short as they are exact, gaps in words."""
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, Missing):
        return _("缺")
    if isinstance(value, NotApplicable):
        return value.why or "—"
    if isinstance(value, Fraction):
        if unit == SHARE:
            return f"{figure(value * 100)}%"
        return f"{figure(value)}{unit}" if unit == "%" else f"{figure(value)} {unit}".rstrip()
    return value.isoformat() if isinstance(value, date) else value or "—"


def figure(value: Fraction) -> str:
    """Write a number exactly where six decimals suffice, else rounded to four with ≈.

    What lies that close to a threshold such as 100 % is written until it differs: 0.9999999, never 1.0000.
    """
    text = plain(value)
    if len(text.partition(".")[2]) <= LONGEST:
        return text
    places = NEARLY
    while places < CLOSEST and rounded(value, places) == rounded(value, 2):
        places += 1
    return f"≈{rounded(value, places):f}"


def added(parts: Iterable[str]) -> str:
    """Write a sum, what is negative in brackets."""
    first, *more = list(parts) or [""]
    return " + ".join([first, *(f"({part})" if part.startswith("-") else part for part in more)])


def printed(value: Value, places: int | None, unit: str = "") -> str:
    """Write a rounded figure with all its decimals, anything else as `shown` does."""
    if places is None or not isinstance(value, Fraction):
        return shown(value, unit)
    return f"{rounded(value, places):f}"
