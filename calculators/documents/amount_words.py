"""Amounts in the capital numerals of cheques and receipts (人民币大写)."""

from decimal import Decimal

from models.money import MONEY, rounded

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_LIMIT = 10**16


def amount_in_words(amount: Decimal) -> str:
    """Write an amount in yuan, rounded to the cent, in capital numerals: 1008.05 → 壹仟零捌元零伍分.

    An amount without jiao and fen ends in 整; a gap between two figures is one 零 (支付结算办法, annex 1).
    A negative amount begins with 负. ValueError from 10^16 yuan on.
    """
    fen = int(rounded(amount, MONEY).scaleb(MONEY))
    yuan, cents = divmod(abs(fen), 100)
    if yuan >= _LIMIT:
        raise ValueError(amount)
    whole = f"{_whole(yuan)}元" if yuan else ""
    return ("负" if fen < 0 else "") + (whole + _cents(cents, after_yuan=bool(yuan)) if fen else "零元整")


def _whole(number: int) -> str:
    """Write a positive whole number: what stands before 亿, before 万, and the rest."""
    for power, name in ((8, "亿"), (4, "万")):
        high, low = divmod(number, 10**power)
        if high:
            gap = _DIGITS[0] if low < 10 ** (power - 1) else ""
            return _whole(high) + name + (gap + _whole(low) if low else "")
    return _group(number)


def _group(number: int) -> str:
    """Write 1 … 9999 without a leading 零."""
    words, gap = "", False
    for place in reversed(range(4)):
        digit = number // 10**place % 10
        if digit == 0:
            gap = bool(words)
            continue
        words += (_DIGITS[0] if gap else "") + _DIGITS[digit] + _PLACES[place]
        gap = False
    return words


def _cents(cents: int, *, after_yuan: bool) -> str:
    """Write jiao and fen; 零 stands for a missing jiao after yuan."""
    jiao, fen = divmod(cents, 10)
    if not cents:
        return "整"
    tens = f"{_DIGITS[jiao]}角" if jiao else _DIGITS[0] if after_yuan else ""
    return tens + (f"{_DIGITS[fen]}分" if fen else "整")
