"""How typed text becomes a value: the conversions of the data workbook, put to use for one column each."""

import re
from datetime import date
from decimal import Decimal

from models.money import plain
from models.period import Period
from models.vocabulary import Scale
from models.words import _
from ui import typed_doors as doors
from ui.grid.column import Reader

_COMPACT_DAY = re.compile(r"(\d{4})[.．]?(\d{1,2})[.．]?(\d{1,2})", re.ASCII)
ZERO = Decimal(0)
TEN_THOUSAND = Decimal(10_000)
YES, NO = "是", "否"


def exact(text: str, low: Decimal | None, high: Decimal | None, scale: Scale | None = None) -> Decimal:
    """Read a number within bounds, or raise a ValueError; `scale` says what 70 % means."""
    value = doors.read_number(text, scale)
    if high is not None and (value > high or (low is not None and value < low)):
        raise ValueError(
            _("{value} 超出 {low}–{high}").format(value=text, low=plain(low or 0), high=plain(high))
        )
    if low is not None and value < low:
        raise ValueError(_("{value} 不能小于 {low}").format(value=text, low=plain(low)))
    return value


def number(low: Decimal | None = ZERO, high: Decimal | None = None, scale: Scale | None = None) -> Reader:
    """Make a reader of numbers within bounds."""
    return lambda text: exact(text, low, high, scale)


def ten_thousands(text: str) -> Decimal:
    """Read an amount typed in 万元 and give it in yuan."""
    return exact(text, ZERO, None) * TEN_THOUSAND


def percent(text: str) -> Decimal:
    """Read a per cent from 0 to 100; `70` and `70%` are the same."""
    return exact(text, ZERO, Decimal(100), Scale.PERCENT)


def whole(low: int, high: int | None = None) -> Reader:
    """Read a whole number within bounds."""

    def read(text: str) -> int:
        value = exact(text, Decimal(low), None if high is None else Decimal(high))
        if value != value.to_integral_value():
            raise ValueError(_("这里要整数：{value}").format(value=text))
        return int(value)

    return read


def day(text: str) -> date:
    """Read a day; also 20260131 and 2026.1.31."""
    match = _COMPACT_DAY.fullmatch(text.strip())
    return doors.read_day(f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}" if match else text)


def month(text: str) -> Period:
    """Read a month."""
    return doors.read_month(text)


def period(text: str) -> Period:
    """Read a month, a quarter, a half-year or a year."""
    return doors.read_period(text)


def word(text: str) -> str:
    """Read a name or a remark."""
    return doors.tidy(text)


def one_of(choices: tuple[str, ...]) -> Reader:
    """Read one of several labels; width and spaces don't matter."""

    def read(text: str) -> str:
        wanted = doors.alike(text)
        for choice in choices:
            if doors.alike(choice) == wanted:
                return choice
        raise ValueError(_("「{text}」不在可选项中：{choices}").format(text=text, choices="、".join(choices)))

    return read


def yes_no(text: str) -> bool:
    """Read 是 or 否, also y/n, 1/0 and √/×."""
    wanted = doors.alike(text).lower()
    if wanted in {YES, "y", "yes", "1", "√", "true"}:
        return True
    if wanted in {NO, "n", "no", "0", "×", "x", "false"}:
        return False
    raise ValueError(_("请填 是 或 否，而不是「{text}」").format(text=text))
