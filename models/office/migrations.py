"""How a file of an older form becomes one of today's: one step per form, a new file goes through them all.

A step may use `Table.transform` of sqlite-utils, but not on `target` and `measure`: it drops generated columns, here
the link to the staff. Opening a file looks for each link.
"""

import sqlite3
from collections.abc import Callable

from sqlite_utils import Database

from models.office.schema import APPLICATION_ID, ATTACHMENTS, LIST_ROWS, SCHEME_FILES, SETTINGS, TABLES

Step = Callable[[Database], object]


def _adding(statements: tuple[str, ...]) -> Step:
    """Make the step that carries statements out, in order."""

    def step(db: Database) -> None:
        for statement in statements:
            db.execute(statement)

    return step


STEPS: list[Step] = [_adding(form) for form in (TABLES, LIST_ROWS, SCHEME_FILES, ATTACHMENTS, SETTINGS)]
"""Step n (from 1) makes form n out of form n − 1. A step that is out in the world is never changed."""


def newest_form() -> int:
    """Give the number of the form that this program writes."""
    return len(STEPS)


def migrate(db: Database, form: int) -> None:
    """Bring a file from that form (0: an empty file) to the newest, wholly or not at all.

    Links are not enforced meanwhile (a step may build a table anew) and all checked at the end: sqlite3.IntegrityError
    names the first that leads nowhere. Earlier changes can no longer be undone, their rows have the older columns.
    """
    db.execute("PRAGMA foreign_keys = OFF").fetchall()
    try:
        db.execute("BEGIN IMMEDIATE")
        try:
            for step in STEPS[form:]:
                step(db)
            if form:
                db.execute("UPDATE change SET state = 'final'")
            _check_links(db)
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.execute(f"PRAGMA user_version = {newest_form()}")
            db.execute("COMMIT")
        except BaseException:
            db.rollback()
            raise
    finally:
        db.execute("PRAGMA foreign_keys = ON").fetchall()


def _check_links(db: Database) -> None:
    broken = db.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise sqlite3.IntegrityError(f"FOREIGN KEY constraint failed: {broken[0]}")
