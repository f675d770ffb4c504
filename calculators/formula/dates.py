"""Days and months between two dates."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from fractions import Fraction


def full_months(start: date, end: date) -> int:
    """Count the full months from one day to another; below zero where the other is the earlier one.

    A month is full on the same day of the next one: from the 31st to the 28th of February none is.
    """
    if end < start:
        return -full_months(end, start)
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)


def months_later(day: date, count: int) -> date:
    """Go months on (or back) to the same day, or the last one where the month is shorter; ValueError beyond the calendar."""
    index = day.year * 12 + day.month - 1 + count
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def days(dates: Sequence[date]) -> Fraction:
    """Count the days from the first date to the second, the first not counted."""
    start, end = dates
    return Fraction((end - start).days)


def months(dates: Sequence[date]) -> Fraction:
    """Count the full months from the first date to the second."""
    start, end = dates
    return Fraction(full_months(start, end))


def of_numbers(numbers: Sequence[Fraction]) -> date | None:
    """Make a date of year, month and day; None where there is none such."""
    if any(number.denominator != 1 for number in numbers):
        return None
    try:
        return date(*map(int, numbers))
    except (ValueError, OverflowError):
        return None
