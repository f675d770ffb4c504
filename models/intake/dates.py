"""Cells → days, months, periods and years (workbook.md)."""

import re
from datetime import date, datetime

from models.intake.cells import Cell, Unreadable, shown, unbroken
from models.intake.labels import alike
from models.period import Grain, Period
from models.words import _

_DAY = re.compile(
    r"([0-9]{4})(?:-([0-9]{1,2})-([0-9]{1,2})|/([0-9]{1,2})/([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日)"
)
_MIDNIGHT = re.compile(r"[T ]?00:00(:00(\.0+)?)?$")
_MONTH = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})|/([0-9]{1,2})|年([0-9]{1,2})月)")
_YEAR = re.compile(r"([0-9]{4})年?")
FIRST_YEAR, LAST_YEAR = 1900, 9998


def day(cell: Cell) -> date:
    """Read a real Excel date, or `2026-01-31`, `2026/1/31`, `2026年1月31日`; a time of day is dropped."""
    value = unbroken(cell)
    found = value.date() if isinstance(value, datetime) else value if isinstance(value, date) else None
    if isinstance(value, str):
        found = _day_of(_MIDNIGHT.sub("", alike(value)))
    if found is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise Unreadable(_("「{value}」不是日期，请写成 2026-01-31").format(value=shown(value)))
    return found


def month(cell: Cell) -> Period:
    """Read `2026-01` as text, or a real Excel date of that month."""
    value = unbroken(cell)
    if isinstance(value, date):
        return Period.around(day(cell), Grain.MONTH)
    found = _month_of(alike(value)) if isinstance(value, str) else None
    if found is None:
        raise Unreadable(_("「{value}」不是月份，请写成 2026-01").format(value=shown(value)))
    return found


def period(cell: Cell) -> Period:
    """Read a month, or `2026Q1`, `2026H1`, `2026` (text or number)."""
    value = unbroken(cell)
    if isinstance(value, date):
        return Period.around(day(cell), Grain.MONTH)
    text = alike(value).upper() if isinstance(value, str) else _digits(value)
    found = _month_of(text)
    if found is not None:
        return found
    try:
        return Period.parse(text.removesuffix("年"))
    except ValueError:
        raise Unreadable(
            _("「{value}」不是期间，请写成 2026-01、2026Q1、2026H1 或 2026").format(value=shown(value))
        ) from None


def year(cell: Cell) -> int:
    """Read a year as number or text."""
    value = unbroken(cell)
    match = _YEAR.fullmatch(alike(value) if isinstance(value, str) else _digits(value))
    if match is None or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        raise Unreadable(_("「{value}」不是年度，请写成 2026").format(value=shown(value)))
    return int(match[1])


def _digits(value: object) -> str:
    """Write a whole number in its digits; anything else as nothing."""
    if isinstance(value, (int, float)) and not isinstance(value, bool) and value == value // 1:
        return str(int(value))
    return ""


def _day_of(text: str) -> date | None:
    match = _DAY.fullmatch(text)
    if match is None:
        return None
    number, day_number = (int(part) for part in match.groups()[1:] if part is not None)
    try:
        return date(int(match[1]), number, day_number)
    except ValueError:
        return None


def _month_of(text: str) -> Period | None:
    match = _MONTH.fullmatch(text)
    if match is None:
        found = _day_of(_MIDNIGHT.sub("", text))
        return Period.around(found, Grain.MONTH) if found and FIRST_YEAR <= found.year <= LAST_YEAR else None
    number = int(match[2] or match[3] or match[4])
    if not (1 <= number <= 12 and FIRST_YEAR <= int(match[1]) <= LAST_YEAR):
        return None
    return Period.month(int(match[1]), number)
