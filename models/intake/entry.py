"""A row of a sheet, its cells read by their columns."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from models.intake.cells import Cell, Place
from models.intake.convert import Value
from models.intake.sheets import Sheet

T = TypeVar("T", bound=Value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Which column of a sheet holds what; `wide` are the further columns of a wide sheet, by their header."""

    sheet: Sheet
    title: str
    columns: Mapping[str, int]
    wide: Mapping[str, int]
    complete: bool = True
    """Whether every required column is there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A row that is not empty: the values that could be read, and the cells that are not blank."""

    header: Header
    row: int
    cells: Mapping[str, Cell]
    values: Mapping[str, Value]
    wide: Mapping[str, Cell]
    removed: bool = False

    def place(self, column: str = "") -> Place:
        """Give the place of a column in this row; of the row's first cell where there is no such column."""
        found = self.header.columns.get(column) or self.header.wide.get(column, 1)
        return Place(sheet=self.header.title, row=self.row, column=found)

    def keyed(self) -> bool:
        """Tell whether every cell of the key could be read."""
        return all(c.name in self.values for c in self.header.sheet.columns if c.key and c.name in self.cells)

    def maybe(self, column: str, type_: type[T]) -> T | None:
        """Give a value, `None` where the cell is blank or could not be read."""
        value = self.values.get(column)
        return value if isinstance(value, type_) else None

    def must(self, column: str, type_: type[T]) -> T:
        """Give the value of a required column in a row without problems."""
        value = self.maybe(column, type_)
        if value is None:
            raise LookupError(column)
        return value

    def kept(self, column: str, type_: type[T], before: T | None) -> T | None:
        """Give a value, or what was known before where the sheet has no such column at all."""
        return self.maybe(column, type_) if column in self.header.columns else before
