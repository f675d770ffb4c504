"""How the window reads what was typed: as a cell of the data workbook, loaded when it is first asked for, as `ui.doors` does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from models.list_row import ListCell
from models.period import Period
from models.vocabulary import ListColumn, ListWord, Scale

if TYPE_CHECKING:
    from models.intake.cells import Cell

T = TypeVar("T")


def _typed(read: Callable[[Cell], T], text: str) -> T:
    """Read a typed text as a data workbook's cell is read; ValueError says why not."""
    from models.intake.cells import Cell, Unreadable

    try:
        return read(Cell(value=text))
    except Unreadable as unreadable:
        raise ValueError(unreadable.what) from None


def read_number(text: str, scale: Scale | None) -> Decimal:
    """Read a typed number."""
    from models.intake.numbers import exact

    return _typed(lambda cell: exact(cell, scale), text)


def read_day(text: str) -> date:
    """Read a typed day."""
    from models.intake.dates import day

    return _typed(day, text)


def read_month(text: str) -> Period:
    """Read a typed month."""
    from models.intake.dates import month

    return _typed(month, text)


def read_period(text: str) -> Period:
    """Read a typed month, quarter, half-year or year."""
    from models.intake.dates import period

    return _typed(period, text)


def read_list_cell(text: str, word: ListWord, column: ListColumn) -> ListCell:
    """Read a typed cell of a record list within its bounds; ValueError says why not."""
    from models.intake.convert import convert
    from models.intake.ranges import outside, within
    from models.intake.sheets import list_sheet

    kept = next(own for own in list_sheet(word).columns if own.name == column.name)
    value = _typed(lambda cell: convert(cell, kept), text)
    if isinstance(value, Decimal) and not within(value, column.low, column.high):
        raise ValueError(outside(column.name, value, column.low, column.high))
    assert isinstance(value, (Decimal, str, bool, date))  # what the columns of lists read
    return value


def alike(text: str) -> str:
    """Give the form in which two spellings of one name are equal."""
    from models.intake.labels import alike as same

    return same(text)


def tidy(text: str) -> str:
    """Drop invisible characters and outer spaces."""
    from models.intake.labels import tidy as tidied

    return tidied(text)
