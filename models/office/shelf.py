"""All nouns of one state of the office, kept so that a small change need not read everything again."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlite_utils import Database

from models.office.conversion import Cells, Row
from models.office.history import Touched
from models.office.rows.every import BY_TABLE, EVERY
from models.office.rows.identity import IDENTITY
from models.office.rows.table import Rows
from models.records import Records

_Board = dict[Cells, tuple[Row, Any]]
"""The rows of one table by key, in the order of their place: (place, noun)."""

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
    "incident": "incidents",
    "by_hand": "by_hand",
}
"""Where the nouns of a table stand in the records."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The boards of all tables; one shelf is never altered, another is made from it."""

    boards: dict[str, _Board]
    records: Records

    @classmethod
    def load(cls, db: Database) -> "Shelf":
        """Read the whole office."""
        boards = {rows.table: _in_order(rows, rows.all(db)) for rows in EVERY}
        return cls(boards, _refreshed(Records(), boards, boards))

    def after(self, touched: Touched) -> "Shelf":
        """Make the shelf as it is once these rows have been touched; the boards of other tables are shared."""
        if not touched:
            return self
        boards, fresh = dict(self.boards), {}
        for table, places in groupby(sorted(touched, key=lambda place: place[0]), key=lambda place: place[0]):
            changes = {key: touched[table, key][1] for _, key in places}
            boards[table] = fresh[table] = _changed(BY_TABLE[table], self.boards[table], changes)
        return Shelf(boards, _refreshed(self.records, boards, fresh))


def _in_order(rows: Rows[Any], found: list[Row]) -> _Board:
    placed = sorted(((rows.place_of(row), rows.key_of(row), rows.noun_of(row)) for row in found), key=_place)
    return {key: (place, noun) for place, key, noun in placed}


def _changed(rows: Rows[Any], board: _Board, changes: dict[Cells, Cells | None]) -> _Board:
    changed, moved = dict(board), False
    for key, cells in changes.items():
        if cells is None:
            del changed[key]
            continue
        place = rows.place_of(cells)
        moved = moved or key not in changed or changed[key][0] != place
        changed[key] = (place, rows.noun_of(cells))
    return dict(sorted(changed.items(), key=lambda item: item[1][0])) if moved else changed


def _place(item: tuple[Row, Cells, Any]) -> Row:
    return item[0]


def _refreshed(records: Records, boards: dict[str, _Board], fresh: dict[str, _Board]) -> Records:
    """Give the records with the fields of the fresh boards made anew."""
    values = {field: getattr(records, field) for field in _FIELDS.values()}
    values |= {
        _FIELDS[table]: tuple(noun for _, noun in board.values())
        for table, board in fresh.items()
        if table in _FIELDS
    }
    ((_, identity),) = boards[IDENTITY.table].values()
    return Records(identity=identity, **values)
