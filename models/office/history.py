"""The record of every change: who, when, its name, and each row before and after.

It serves undo, the audit trail and the revision alike: the number of the last change is the revision of the file.
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from sqlite_utils import Database

from models.office.conversion import Cells
from models.office.lock import user_name
from models.office.rows.every import BY_TABLE
from models.office.rows.table import Rows

Touched = dict[tuple[str, Cells], tuple[Cells | None, Cells | None]]
"""By table and key: the stored row before the change and after it; None where there is none."""


class Kind(StrEnum):
    """Whether a change was made by a person at work, or takes back or repeats an earlier one."""

    EDIT = "edit"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeEntry:
    """One recorded change; `when` is in UTC, `of` the change that an undo or redo is about."""

    id: int
    name: str
    who: str
    when: datetime
    kind: Kind
    of: int | None
    undone: bool

    @property
    def revision(self) -> int:
        """The revision of the office that the change made."""
        return self.id


_ENTRY = "SELECT id, name, who, at, kind, of_change, state FROM change"


def revision(db: Database) -> int:
    """Give the number of the last change; 0 before the first."""
    number: int = db.execute("SELECT coalesce(max(id), 0) FROM change").fetchone()[0]
    return number


def entries(db: Database, limit: int) -> tuple[ChangeEntry, ...]:
    """List the last changes, the newest first."""
    found = db.execute(f"{_ENTRY} ORDER BY id DESC LIMIT ?", (limit,)).fetchall()
    return tuple(_entry(row) for row in found)


def undoable(db: Database) -> ChangeEntry | None:
    """Find the last change that still stands and can be taken back."""
    found = db.execute(f"{_ENTRY} WHERE state = 'done' ORDER BY id DESC LIMIT 1").fetchone()
    return None if found is None else _entry(found)


def redoable(db: Database) -> ChangeEntry | None:
    """Find the change that was taken back last, as long as nothing else was changed since."""
    found = db.execute(f"{_ENTRY} WHERE state = 'undone' ORDER BY id LIMIT 1").fetchone()
    return None if found is None else _entry(found)


def _entry(row: tuple[int, str, str, str, str, int | None, str]) -> ChangeEntry:
    number, name, who, at, kind, of, state = row
    return ChangeEntry(
        id=number,
        name=name,
        who=who,
        when=datetime.fromisoformat(at),
        kind=Kind(kind),
        of=of,
        undone=state == "undone",
    )


def record(db: Database, name: str, touched: Touched, kind: Kind = Kind.EDIT, of: int | None = None) -> int:
    """Write a change down, within its own transaction; give its number.

    A new edit ends the possibility to repeat what was taken back before it.
    """
    if kind is Kind.EDIT:
        db.execute("UPDATE change SET state = 'final' WHERE state = 'undone'")
    else:
        db.execute(
            "UPDATE change SET state = ? WHERE id = ?", ("undone" if kind is Kind.UNDO else "done", of)
        )
    state = "done" if kind is Kind.EDIT else "final"
    moment = datetime.now(UTC).isoformat(timespec="milliseconds")
    db.execute(
        "INSERT INTO change (name, who, at, kind, of_change, state) VALUES (?, ?, ?, ?, ?, ?)",
        (name, user_name(), moment, kind.value, of, state),
    )
    number = revision(db)
    db.conn.executemany(
        "INSERT INTO change_row (change_id, number, of_table, before, after) VALUES (?, ?, ?, ?, ?)",
        (
            (number, place, table, _written(BY_TABLE[table], before), _written(BY_TABLE[table], after))
            for place, ((table, _), (before, after)) in enumerate(touched.items(), 1)
        ),
    )
    return number


def rows_of_change(db: Database, number: int) -> list[tuple[Rows[object], Cells | None, Cells | None]]:
    """Read the rows of a recorded change: where, before, after."""
    found = db.execute(
        "SELECT of_table, before, after FROM change_row WHERE change_id = ? ORDER BY number", (number,)
    ).fetchall()
    return [
        (rows, _read(rows, before), _read(rows, after))
        for table, before, after in found
        for rows in (BY_TABLE[table],)
    ]


def _written(rows: Rows[object], cells: Cells | None) -> str | None:
    if cells is None:
        return None
    return json.dumps(dict(zip(rows.stored, cells, strict=True)), ensure_ascii=False, separators=(",", ":"))


def _read(rows: Rows[object], text: str | None) -> Cells | None:
    if text is None:
        return None
    cells = json.loads(text)
    return tuple(cells[column] for column in rows.stored)
