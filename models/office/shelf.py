"""All nouns of one state of the office, kept so that a small change need not read everything again."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from models.office.conversion import Cells, Row
from models.office.history import Touched
from models.office.rows.every import BY_TABLE, EVERY
from models.office.rows.identity import IDENTITY
from models.office.rows.table import Rows
from models.records import Records

_FIELDS = {
    "staff": "staff",
    "assignment": "assignments",
    "pay_item": "pay_items",
    "target": "targets",
    "project": "projects",
    "share": "shares",
    "receipt": "receipts",
    "measure": "measures",
    "rating": "ratings",
    "attachment": "attachments",
    "incident": "incidents",
    "by_hand": "by_hand",
    "list_row": "list_rows",
    "scheme_file": "scheme_files",
    "setting": "settings",
}
"""Where the nouns of a table stand in the records."""

_MANY = 200
"""From so many touched rows on a board is put in order anew; fewer find their places one by one."""


@dataclass(frozen=True, slots=True)
class _Board:
    """The nouns of one table in the order of their places, side by side with them."""

    places: list[Row]
    nouns: list[Any]

    @classmethod
    def ordered(cls, placed: Iterable[tuple[Row, Any]]) -> "_Board":
        """Put nouns in the order of their places; no place is there twice."""
        in_order = sorted(placed, key=_place)
        return cls([place for place, _ in in_order], [noun for _, noun in in_order])

    def after(self, rows: Rows[Any], changes: list[tuple[Cells | None, Cells | None]]) -> "_Board":
        """Make the board with rows taken away (before), and put there (after)."""
        if len(changes) > _MANY:
            held = dict(zip(self.places, self.nouns, strict=True))
            for before, _ in changes:
                if before is not None:
                    del held[rows.place_of(before)]
            new = (after for _, after in changes if after is not None)
            return _Board.ordered((held | {rows.place_of(row): rows.noun_of(row) for row in new}).items())
        places, nouns = self.places.copy(), self.nouns.copy()
        for before, after in changes:
            if before is not None:
                at = bisect_left(places, rows.place_of(before))
                del places[at], nouns[at]
            if after is not None:
                at = bisect_left(places, rows.place_of(after))
                places.insert(at, rows.place_of(after))
                nouns.insert(at, rows.noun_of(after))
        return _Board(places, nouns)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The boards of all tables; one shelf is never altered, another is made from it."""

    boards: dict[str, _Board]
    records: Records

    @classmethod
    def load(cls, db: Database) -> "Shelf":
        """Read the whole office."""
        boards = {
            rows.table: _Board.ordered((rows.place_of(row), rows.noun_of(row)) for row in rows.all(db))
            for rows in EVERY
        }
        return cls(boards, _refreshed(Records(), boards))

    def after(self, touched: Touched) -> "Shelf":
        """Make the shelf as it is once these rows have been touched; the boards of other tables are shared."""
        changes: dict[str, list[tuple[Cells | None, Cells | None]]] = {}
        for (table, _), change in touched.items():
            changes.setdefault(table, []).append(change)
        fresh = {table: self.boards[table].after(BY_TABLE[table], rows) for table, rows in changes.items()}
        return Shelf(self.boards | fresh, _refreshed(self.records, fresh))


def _place(placed: tuple[Row, Any]) -> Row:
    return placed[0]


def _refreshed(records: Records, fresh: dict[str, _Board]) -> Records:
    """Give the records with the nouns of the fresh boards; everything else is shared."""
    values = {field: getattr(records, field) for field in ("identity", *_FIELDS.values())}
    values |= {field: tuple(fresh[table].nouns) for table, field in _FIELDS.items() if table in fresh}
    if IDENTITY.table in fresh:
        (values["identity"],) = fresh[IDENTITY.table].nouns
    return Records(**values)
