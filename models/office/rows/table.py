"""A table of the office file and the noun that its rows hold: the SQL that all nouns share.

Names of tables and columns come from the modules beside this one, never from outside; every value is bound.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, TypeVar

from sqlite_utils import Database

from models.office.conversion import Cell, Cells, Row

N = TypeVar("N")
Span = tuple[str, str]
"""First and last day, inclusive."""

IDENTIFIER = "id"
"""The column of its own by which rows without a natural key (receipts, incidents) are told apart."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Rows(Generic[N]):
    """The rows of one noun.

    `columns` are the noun's own, the key's first. Without a `key` the table numbers its rows itself, and equal
    rows may stand beside each other; `order` then says in which order they are read. `parents` names the columns
    that must be found in another table. `title` is the word for such rows.
    """

    noun: type[N]
    table: str
    columns: tuple[str, ...]
    key: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    parents: Mapping[str, str] = field(default_factory=dict)
    title: Callable[[], str]
    write: Callable[[N], Cells]
    read: Callable[[Row], N]

    @cached_property
    def numbered(self) -> bool:
        """Tell whether the rows have no natural key."""
        return not self.key

    @cached_property
    def stored(self) -> tuple[str, ...]:
        """All columns as they stand in the table, the key's first."""
        return (IDENTIFIER, *self.columns) if self.numbered else self.columns

    @cached_property
    def key_length(self) -> int:
        """How many of the stored columns make the key."""
        return len(self.key) or 1

    def key_of(self, cells: Cells) -> Cells:
        """Give the key of a stored row."""
        return cells[: self.key_length]

    def noun_of(self, cells: Row) -> N:
        """Turn a stored row into its noun."""
        return self.read(cells[1:] if self.numbered else cells)

    def place_of(self, cells: Row) -> Row:
        """Give what a stored row is put in order by: its key as written, or `order` and then its number."""
        if not self.numbered:
            return cells[: self.key_length]
        return (*(cells[self.stored.index(column)] for column in self.order), cells[0])

    @cached_property
    def _select(self) -> str:
        return f"SELECT {', '.join(self.stored)} FROM {self.table}"

    @cached_property
    def _where_key(self) -> str:
        return "WHERE " + " AND ".join(f"{column} = ?" for column in self.stored[: self.key_length])

    @cached_property
    def _upsert(self) -> str:
        key, others = self.stored[: self.key_length], self.stored[self.key_length :]
        marks = ", ".join("?" * len(self.stored))
        # The key is never in the SET list: it would make SQLite look for rows that refer to it.
        settings = ", ".join(f"{column} = excluded.{column}" for column in others)
        then = f"UPDATE SET {settings}" if others else "NOTHING"
        return f"INSERT INTO {self.table} ({', '.join(self.stored)}) VALUES ({marks}) ON CONFLICT ({', '.join(key)}) DO {then}"

    def all(self, db: Database) -> list[Row]:
        """Read all stored rows, in no order."""
        return list(db.execute(self._select).fetchall())

    def find(self, db: Database, key: Cells) -> Row | None:
        """Read the row of that key."""
        found: Any = db.execute(f"{self._select} {self._where_key}", key).fetchone()
        return None if found is None else tuple(found)

    def matching(self, db: Database, cells: Mapping[str, Cell], days: Span | None = None) -> list[Row]:
        """Read the rows with exactly these cells, and with a day in that span; in the order of their key."""
        terms = [f"{column} IS ?" for column in cells] + (["day BETWEEN ? AND ?"] if days else [])
        sql = (
            f"{self._select} WHERE {' AND '.join(terms)} ORDER BY {', '.join(self.stored[: self.key_length])}"
        )
        return list(db.execute(sql, (*cells.values(), *(days or ()))).fetchall())

    def store(self, db: Database, cells: Cells) -> None:
        """Insert a stored row, or put it in the place of the one with its key."""
        db.execute(self._upsert, cells)

    def delete(self, db: Database, key: Cells) -> None:
        """Delete the row of that key."""
        db.execute(f"DELETE FROM {self.table} {self._where_key}", key)

    def next_number(self, db: Database) -> int:
        """Give a number that no row of the table has."""
        number: int = db.execute(f"SELECT coalesce(max({IDENTIFIER}), 0) + 1 FROM {self.table}").fetchone()[0]
        return number

    def orphans(self, db: Database, column: str, parent: str) -> list[tuple[str, int]]:
        """List what `column` names and the parent table does not have, with the number of rows naming it."""
        sql = (
            f"SELECT {column}, count(*) FROM {self.table} WHERE {column} IS NOT NULL "
            f"AND {column} NOT IN (SELECT {column} FROM {parent}) GROUP BY 1 ORDER BY 1"
        )
        return [(name, count) for name, count in db.execute(sql).fetchall()]
