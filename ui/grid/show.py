"""How a value stands in a cell: plain decimals as typed, nothing for what is not recorded."""

from datetime import date
from decimal import Decimal

from models.money import plain
from ui.grid.readers import NO, TEN_THOUSAND, YES


def shown(value: object) -> str:
    """Write a value as a cell shows it; `None` is a blank cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def amount(value: Decimal | None) -> str:
    """Write an amount in yuan with thousands separators: 1,234.5."""
    if value is None:
        return ""
    whole, point, rest = plain(abs(value)).partition(".")
    return f"{'-' if value < 0 else ''}{int(whole):,}{point}{rest}"


def money(value: Decimal | None) -> str:
    """Write a result in yuan with two decimals; an em dash where it is missing."""
    return "—" if value is None else f"{value:,.2f}"


def in_ten_thousands(value: Decimal | None) -> str:
    """Write an amount of yuan in 万元."""
    return "" if value is None else amount(value / TEN_THOUSAND)


def points(value: Decimal | None) -> str:
    """Write points with two decimals; an em dash where they are missing."""
    return "—" if value is None else f"{value:.2f}"
