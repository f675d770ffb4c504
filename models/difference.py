"""What a workbook would change in an office, row by row, before anything is stored."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum


class Fate(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldDifference:
    """A column of a row, before and after, as a cell would show it; "" where nothing is recorded."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowDifference:
    """A row that is new, changed or removed; `title` names it, `fields` are the columns that come, differ or go.

    `key` is that of the noun (its kind first), and empty for rows that have none.
    """

    fate: Fate
    title: str
    fields: tuple[FieldDifference, ...]
    key: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetDifference:
    """What becomes of the rows that stand on a sheet, or are replaced or removed by it."""

    sheet: str
    rows: tuple[RowDifference, ...]
    unchanged: int

    def count(self, fate: Fate) -> int:
        """Count the rows with a fate."""
        return self.unchanged if fate is Fate.UNCHANGED else Counter(row.fate for row in self.rows)[fate]
