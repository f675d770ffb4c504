"""The one door between values and cells: how a number, a day, a period rests in the office file.

Exact numbers are TEXT in plain decimal notation (never REAL, which is binary), days and periods their written form.
Equal values give equal cells, so two rows can be compared cell by cell.
"""

from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from models.period import Period

Cell = str | int | None
Cells = tuple[Cell, ...]
Row = tuple[Any, ...]
"""Cells as they come out of the file; each reader knows the types of its own columns (STRICT tables keep them)."""

_MOST_DIGITS = 1000


def exact_text(value: Decimal) -> str:
    """Write an exact number in plain notation without idle zeros: 1.50 → 1.5, 1E+3 → 1000, −0 → 0.

    ValueError for what is no number (NaN, infinities) or absurdly long.
    """
    if not value.is_finite() or max(abs(value.adjusted()), len(value.as_tuple().digits)) > _MOST_DIGITS:
        raise ValueError(value)
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def exact_text_or_none(value: Decimal | None) -> str | None:
    """Write an exact number, or nothing where none is recorded."""
    return None if value is None else exact_text(value)


def exact_or_none(text: str | None) -> Decimal | None:
    """Read an exact number, or nothing."""
    return None if text is None else Decimal(text)


def day_text(day: date) -> str:
    """Write a day as 2026-01-31 (of a datetime the day alone)."""
    return date.isoformat(day)


def day_text_or_none(day: date | None) -> str | None:
    """Write a day, or nothing."""
    return None if day is None else day_text(day)


def day_or_none(text: str | None) -> date | None:
    """Read a day, or nothing."""
    return None if text is None else day_of(text)


@lru_cache(maxsize=4096)
def day_of(text: str) -> date:
    """Read a day."""
    return date.fromisoformat(text)


@lru_cache(maxsize=4096)
def period_text(period: Period) -> str:
    """Write a period as 2026-01, 2026Q1, 2026H1 or 2026; ValueError for one that could not be read again."""
    text = str(period)
    if Period.parse(text) != period:
        raise ValueError(period)
    return text


@lru_cache(maxsize=4096)
def period_of(text: str) -> Period:
    """Read a period."""
    return Period.parse(text)
