"""What the functions compute that take values and look at nothing else."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any

from calculators.formula import dates
from calculators.formula.values import Value, missing
from models.money import rounded
from models.words import _

Compute = Callable[[Sequence[Any]], Value]
"""Takes values of the sorts that the function takes."""


def to_places(values: Sequence[Fraction]) -> Value:
    """Round half-up to so many decimals (none given: to a whole number; negative: to tens, hundreds …)."""
    places = values[1] if len(values) > 1 else Fraction(0)
    if places.denominator != 1 or not -8 <= places <= 8:
        return missing(_("四舍五入的位数须是 -8 到 8 的整数"))
    return Fraction(rounded(values[0], int(places)))


def by_unit(whole: Callable[[Fraction], int]) -> Compute:
    """Count whole units down or up."""

    def compute(values: Sequence[Fraction]) -> Value:
        unit = values[1] if len(values) > 1 else Fraction(1)
        if unit <= 0:
            return missing(_("取整单位须大于 0"))
        return Fraction(whole(values[0] / unit)) * unit

    return compute


def marginal(values: Sequence[Fraction]) -> Value:
    """Give each part of a value that lies in a band that band's rate; starts and rates come in pairs."""
    value, starts, rates = values[0], values[1::2], values[2::2]
    if any(later <= start for start, later in pairwise(starts)):
        return missing(_("超额累进的起点须从小到大"))
    ends = [*starts[1:], max(value, starts[-1])]
    parts = (
        max(Fraction(0), min(value, end) - start) * rate for start, end, rate in zip(starts, ends, rates, strict=True)
    )
    return sum(parts, Fraction(0))


def curve(values: Sequence[Fraction]) -> Value:
    """Read a broken line at a value, level beyond both ends; points and results come in pairs.

    Two results at one point are a jump: there, and beyond, the later one counts.
    """
    value, corners = values[0], list(zip(values[1::2], values[2::2], strict=True))
    if any(right < left for (left, _low), (right, _high) in pairwise(corners)):
        return missing(_("折线的点须从小到大"))
    if value >= corners[-1][0]:
        return corners[-1][1]
    for (left, low), (right, high) in pairwise(corners):
        if left <= value < right:
            return low + (high - low) * (value - left) / (right - left)
    return corners[0][1]


def how_many(values: Sequence[bool]) -> Value:
    """Count the conditions that hold."""
    return Fraction(sum(values))


def of_numbers(values: Sequence[Fraction]) -> Value:
    """Make a date of year, month and day."""
    found = dates.of_numbers(values)
    return missing(_("没有这一天"), why="：" + "-".join(map(str, values))) if found is None else found


def days_later(values: Sequence[Any]) -> Value:
    """Go some days on from a date."""
    return _moved(values, lambda day, count: day + timedelta(days=count))


def months_later(values: Sequence[Any]) -> Value:
    """Go some months on from a date, to the month's last day where it has no such day."""
    return _moved(values, dates.months_later)


def _moved(values: Sequence[Any], move: Callable[[date, int], date]) -> Value:
    day, count = values
    if count.denominator != 1:
        return missing(_("天数、月数须是整数"))
    try:
        return move(day, int(count))
    except (ValueError, OverflowError):
        return missing(_("没有这一天"))


def part_of_date(pick: Callable[[date], int]) -> Compute:
    """Give the year, month or day of a date."""
    return lambda values: Fraction(pick(values[0]))
