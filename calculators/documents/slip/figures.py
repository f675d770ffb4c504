"""Figures inside words, written as on the rest of a slip: with thousands separators."""

import re
from decimal import Decimal

_AMOUNT = re.compile(r"(≈?[-−]?)(\d{4,})((?:\.\d+)?(?:…)?(?:%| \D.*)?)")
_FIGURE = re.compile(r"-?\d+(?:\.\d+)?")
_WITHIN = re.compile(r"(?<![\w.,/\-“])(-?)(\d{4,})(?=(?:\.\d+)?…?%?(?:[\s)）（，、；：=]|$))")
"""A number of a formula: no part of a word, a date, a period or a label in quotes."""


def with_thousands(text: str) -> str:
    """Write a figure in words (`1200000 元`) with thousands separators; other text stays as it is."""
    match = _AMOUNT.fullmatch(text)
    return f"{match[1]}{int(match[2]):,}{match[3]}" if match else text


def formula_with_thousands(text: str) -> str:
    """Write the numbers of a formula with thousands separators: 43500 × 20% → 43,500 × 20%."""
    return _WITHIN.sub(lambda match: f"{match[1]}{int(match[2]):,}", text)


def same_figure(text: str, other: str) -> bool:
    """Tell whether two texts are one figure, whatever its idle zeros: 4200 and 4200.00."""
    return all(_FIGURE.fullmatch(t) for t in (text, other)) and Decimal(text) == Decimal(other)
