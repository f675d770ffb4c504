"""Count, sum and mean of the selected cells, as a spreadsheet's status line shows them."""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from models.money import plain, rounded
from models.words import _
from ui.grid.show import amount

MOST = 5000
"""Cells beyond which nothing is added up: it would hold the window."""


def summed(texts: Iterable[str]) -> str:
    """Add up what is a number; nothing where there are fewer than two."""
    numbers = [number for text in texts if (number := number_in(text)) is not None]
    if len(numbers) < 2:
        return ""
    total = sum(numbers, Decimal(0))
    mean = plain(rounded(total / len(numbers), 2))
    return _("计数 {count}　合计 {sum}　平均 {mean}").format(count=len(numbers), sum=amount(total), mean=mean)


def number_in(text: str) -> Decimal | None:
    """Read a shown figure; None for anything else."""
    try:
        number = Decimal(text.replace(",", ""))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
