"""A cell → the value its column asks for."""

import math
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from models.intake.cells import Cell, Unreadable, shown, unbroken
from models.intake.dates import day, month, period, year
from models.intake.labels import alike, half_width, quoted, tidy
from models.intake.numbers import exact, moved
from models.intake.sheets import Column, Kind
from models.period import Period
from models.target import Owner
from models.vocabulary import Scale
from models.words import _

Value = str | int | Decimal | bool | date | Period | Owner

OWNERS = {"员工": Owner.PERSON, "部门": Owner.DEPARTMENT, "公司": Owner.COMPANY}
YES, NO = "是", "否"
_MOST_DIGITS = 15
"""Excel keeps fifteen digits of a number: the last ones of a longer code are lost already."""


def convert(cell: Cell, column: Column) -> Value:
    """Read a cell by its column; Unreadable says in words why it can't be."""
    value = _READERS[column.kind](cell)
    if isinstance(value, Decimal) and value < 0 and not column.signed:
        raise Unreadable(_("{value} 不能小于零").format(value=shown(cell.value)))
    return _one_of(value, column.words) if column.words and isinstance(value, str) else value


def _one_of(text: str, words: tuple[str, ...]) -> str:
    """Give the word as it is declared."""
    found = next((word for word in words if alike(word) == alike(text)), None)
    if found is None:
        raise Unreadable(_("「{value}」应为{words}之一").format(value=shown(text), words=quoted(words)))
    return found


def words(cell: Cell) -> str:
    """Read a text; a number becomes its digits, a date its day."""
    value = unbroken(cell)
    match value:
        case str():
            return tidy(value)
        case bool():
            return str(value).upper()
        case int() | float():
            return _digits(value)
        case datetime():
            return value.date().isoformat()
        case date() | time():
            return value.isoformat()
        case timedelta():
            return str(value)


def code(cell: Cell) -> str:
    """Read a 工号 or 项目编号; a whole number becomes its digits."""
    value = unbroken(cell)
    if isinstance(value, str):
        return half_width(value)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise Unreadable(_("「{value}」不是编号").format(value=shown(value)))
    digits = _digits(value)
    if len(digits) > _MOST_DIGITS:
        what = _("「{value}」超过 15 位，Excel 里的数字记不全，请把单元格设成文本再填")
        raise Unreadable(what.format(value=shown(digits)))
    if not digits.isdigit():
        raise Unreadable(_("「{value}」不是编号").format(value=shown(value)))
    return digits


def _digits(value: float) -> str:
    """Write a number as it is shown, whole ones in their digits alone."""
    return f"{moved(Decimal(repr(value)), 0):f}" if math.isfinite(value) else str(value)


def _yes_no(cell: Cell) -> bool:
    text = alike(words(cell))
    if text not in (YES, NO):
        raise Unreadable(_("「{value}」应为 是 或 否").format(value=shown(cell.value)))
    return text == YES


def _owner(cell: Cell) -> Owner:
    found = OWNERS.get(alike(words(cell)))
    if found is None:
        raise Unreadable(_("「{value}」应为 公司、部门 或 员工").format(value=shown(cell.value)))
    return found


def _ten_thousand(cell: Cell) -> Decimal:
    return moved(exact(cell), 4)


def _percent(cell: Cell) -> Decimal:
    return exact(cell, Scale.PERCENT)


def _count(cell: Cell) -> int:
    number = exact(cell)
    if number < 1 or number != number.to_integral_value():
        raise Unreadable(_("{value} 应为 1 或更大的整数").format(value=shown(cell.value)))
    return int(number)


def _whole(cell: Cell) -> Decimal:
    number = exact(cell)
    if number != number.to_integral_value():
        raise Unreadable(_("{value} 应为整数").format(value=shown(cell.value)))
    return number


_READERS: dict[Kind, Callable[[Cell], Value]] = {
    Kind.CODE: code,
    Kind.TEXT: words,
    Kind.GROUP: words,
    Kind.OWNER: _owner,
    Kind.DATE: day,
    Kind.MONTH: month,
    Kind.PERIOD: period,
    Kind.YEAR: year,
    Kind.YES_NO: _yes_no,
    Kind.YUAN: exact,
    Kind.TEN_THOUSAND: _ten_thousand,
    Kind.PERCENT: _percent,
    Kind.NUMBER: exact,
    Kind.COUNT: _count,
    Kind.WHOLE: _whole,
}
