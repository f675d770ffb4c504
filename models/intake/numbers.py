"""Cells → exact numbers (workbook.md). No binary float takes part: Excel's are read by their shortest decimal form."""

import math
import re
import unicodedata
from decimal import Decimal

from models.intake.cells import Cell, Unreadable, shown, unbroken
from models.intake.labels import alike, half_width
from models.vocabulary import Scale
from models.words import _

LARGEST = Decimal(10) ** 12
_NUMBER = re.compile(
    r"([+-]?)¥?([+-]?)((?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]*)?|\.[0-9]+)(%|¥?)", re.ASCII
)
_TORN = re.compile(r"[0-9.,] [0-9.,]")
_MOST_CHARACTERS = 60


def moved(number: Decimal, places: int) -> Decimal:
    """Move the decimal point exactly, whatever the number of digits; idle zeros are dropped."""
    sign, digits, exponent = number.as_tuple()
    exponent = int(exponent) + places
    while exponent < 0 and len(digits) > 1 and digits[-1] == 0:
        digits, exponent = digits[:-1], exponent + 1
    if not any(digits):
        return Decimal(0)
    if exponent > 0:
        digits, exponent = (*digits, *(0,) * exponent), 0
    return Decimal((sign, digits, exponent))


def exact(cell: Cell, scale: Scale | None = None) -> Decimal:
    """Read a number; `scale` says what 70 % means, `None` that per cent has no meaning here.

    Raises Unreadable for anything that is not a finite number within ±10¹².
    """
    number, percent = typed(cell)
    if percent and scale is None:
        raise Unreadable(_("这里不能用百分数：{value}").format(value=shown(cell.value)))
    value = moved(number, -2) if percent and scale is not Scale.PERCENT else moved(number, 0)
    if abs(value) > LARGEST or abs(number) > LARGEST:
        raise Unreadable(_("数字 {value} 太大，超出 ±10¹²").format(value=shown(cell.value)))
    return value


def typed(cell: Cell) -> tuple[Decimal, bool]:
    """Read the number as a person sees it, and whether a per cent sign stands behind it."""
    value = unbroken(cell)
    if isinstance(value, bool):
        raise Unreadable(_("{value} 是真假值，不是数字").format(value=str(value).upper()))
    if isinstance(value, str):
        return _from_text(value)
    if not isinstance(value, (int, float)):
        raise Unreadable(_("这里应是数字，却是日期或时间：{value}").format(value=shown(value)))
    if not math.isfinite(value):
        raise Unreadable(_("{value} 不是有限的数字").format(value=shown(value)))
    number = Decimal(repr(value))
    return (moved(number, 2), True) if cell.percent else (number, False)


def _from_text(text: str) -> tuple[Decimal, bool]:
    typed_out = half_width(text).replace("−", "-")
    # ², ½ and ① would pass for a digit in their half-width form: 5² is not 52.
    odd = any(unicodedata.category(character) == "No" for character in text)
    torn = odd or _TORN.search(typed_out) is not None or len(typed_out) > _MOST_CHARACTERS
    match = None if torn else _NUMBER.fullmatch(alike(typed_out))
    if match is None or (match[1] and match[2]):
        raise Unreadable(_("「{value}」不是数字").format(value=shown(text)))
    number = Decimal(match[1] + match[2] + match[3].replace(",", "").rstrip("."))
    return number, match[4] == "%"
