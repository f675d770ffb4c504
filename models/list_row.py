"""Rows of the record lists that schemes declare (自设清单)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from models.period import Grain, Period

ListCell = Decimal | str | bool | date
"""What a cell may hold; a blank one is not there at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """A row of a list: whose it is, the day that puts it in a period, and the cells by the names of their columns.

    `number` counts from 1 within the list, the person and the month, and tells rows apart; a list without a date has
    rows of the first of their month. `cells` keeps percentages as typed (30 = 30 %), money in yuan.
    """

    list_name: str
    staff_no: str
    day: date
    number: int = 1
    cells: Mapping[str, ListCell] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "cells", MappingProxyType(dict(self.cells)))

    @property
    def key(self) -> str:
        """Tell the row apart within its list and person, as in 2026-01#3."""
        return f"{self.month}#{self.number}"

    @property
    def month(self) -> Period:
        """The month of the day."""
        return Period.around(self.day, Grain.MONTH)


def next_number(rows: Iterable[ListRow], list_name: str, staff_no: str, month: Period) -> int:
    """Give the number that a further row of that list, person and month takes."""
    taken = (
        row.number for row in rows if (row.list_name, row.staff_no, row.month) == (list_name, staff_no, month)
    )
    return max(taken, default=0) + 1
