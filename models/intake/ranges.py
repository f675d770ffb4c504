"""Bounds of a figure, tested and told."""

from decimal import Decimal

from models.intake.cells import shown
from models.words import _


def within(value: Decimal, low: Decimal | None, high: Decimal | None) -> bool:
    """Tell whether a value lies within its bounds, both inclusive; `None` is unbounded."""
    return (low is None or value >= low) and (high is None or value <= high)


def outside(name: str, value: Decimal, low: Decimal | None, high: Decimal | None) -> str:
    """Say that a figure has left its bounds: 得分 12 超出 0–10."""
    if low is not None and high is not None:
        what = _("{name} {value} 超出 {low}–{high}")
    elif low is not None:
        what = _("{name} {value} 小于 {low}")
    else:
        what = _("{name} {value} 大于 {high}")
    return what.format(name=name, value=_short(value), low=_short(low), high=_short(high))


def _short(value: Decimal | None) -> str:
    return shown("" if value is None else f"{value:f}")
