"""Backups: a whole copy made beside, checked, settled on the disk, and only then given its name.

The SHA-256 beside a backup (`NAME.sha256`) notices a damaged bit; SQLite's own check would miss four in ten.
"""

import hashlib
import sqlite3
import time
from pathlib import Path

from sqlite_utils import Database

from models.faults import UserFault
from models.office.connection import connect, disconnect
from models.office.settling import discard, part_of, settle
from models.words import _

_DEADLINE = 120.0
"""Seconds after which a copy is given up (the file is held by another program, or the disk hardly answers)."""


class _TooLongError(Exception):
    """The copy has not come to its end in time."""


def back_up(db: Database, target: Path) -> None:
    """Copy the open office file to `target`, replacing an older backup there, with its SHA-256 beside."""
    try:
        part = part_of(target)
        try:
            _copy(db, part)
            digest = _digest(part)
            settle(part, target)
        finally:
            discard(part)
        _note_beside(target).write_text(f"{digest}  {target.name}\n", encoding="utf-8")
    except (OSError, sqlite3.Error, _TooLongError) as error:
        raise UserFault(
            _("没有做成备份"),
            where=str(target),
            why=str(error),
            remedy=_("请检查磁盘的空间和文件夹的权限，或换一个地方备份。"),
        ) from error


def verify_backup(path: Path) -> None:
    """Check a backup against the SHA-256 beside it; UserFault when it differs or is missing."""
    try:
        noted = _note_beside(path).read_text(encoding="utf-8").split()[0]
        digest = _digest(path)
    except (OSError, IndexError, UnicodeDecodeError) as error:
        raise UserFault(
            _("备份不完整"),
            where=str(path),
            why=_("备份或它旁边的校验文件读不出来：{detail}").format(detail=error),
            remedy=_("请换用另一个备份。"),
        ) from error
    if digest != noted:
        raise UserFault(
            _("备份已损坏"),
            where=str(path),
            why=_("内容与做备份时不一致。"),
            remedy=_("请换用另一个备份。"),
        )


def _copy(db: Database, part: Path) -> None:
    deadline = time.monotonic() + _DEADLINE

    def in_time(_status: int, _remaining: int, _total: int) -> None:
        if time.monotonic() > deadline:
            raise _TooLongError(_("备份花的时间太长"))

    copy = connect(part, mode="rwc")
    try:
        db.conn.backup(copy.conn, pages=-1, progress=in_time)
        said = [row[0] for row in copy.execute("PRAGMA integrity_check(3)").fetchall()]
        if said != ["ok"] or copy.execute("PRAGMA foreign_key_check").fetchall():
            raise sqlite3.DatabaseError("; ".join(said))
    finally:
        disconnect(copy)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _note_beside(path: Path) -> Path:
    return path.with_name(path.name + ".sha256")
