"""The connection to an office file: how SQLite is asked to keep it.

Of the journal modes tried under simulated power cuts only TRUNCATE with EXTRA lost no acknowledged change; WAL
besides loses data when people copy the file alone. The connection may be used from several threads, one at a time:
`Office` sees to that with its own lock, SQLite does not.
"""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from sqlite_utils import Database

_PRAGMAS = (
    "journal_mode = TRUNCATE",
    "synchronous = EXTRA",
    "secure_delete = ON",  # pay that was deleted is not to be found in the file's free pages
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
)
_PATIENCE = 2.0
"""Seconds to wait for a foreign program (a virus scanner, say) to let go of the file."""


def file_uri(path: Path) -> str:
    """Write a path as the URI SQLite reads; `#`, `?`, `%`, spaces and any script keep their meaning."""
    posix = path.absolute().as_posix()
    return ("file://" if posix.startswith("/") else "file:///") + quote(os.fsencode(posix), safe="/:")


def connect(path: Path, mode: str = "rw") -> Database:
    """Open an existing file (`rw`), or make one (`rwc`); raises sqlite3.Error."""
    connection = sqlite3.connect(
        f"{file_uri(path)}?mode={mode}",
        uri=True,
        isolation_level=None,  # transactions begin and end where the code says so
        check_same_thread=False,
        timeout=_PATIENCE,
    )
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").fetchall()
    except BaseException:
        connection.close()
        raise
    return Database(connection, execute_plugins=False)


def disconnect(db: Database) -> None:
    """Close; the empty journal that TRUNCATE leaves beside the file is cleared away."""
    # Should another program read the file just now, an empty journal stays and means nothing.
    with suppress(sqlite3.Error):
        db.execute("PRAGMA journal_mode = DELETE").fetchall()
    db.close()
