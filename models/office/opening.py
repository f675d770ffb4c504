"""Looking at a file before it is opened: each thing that may be wrong with it has its own clear answer.

Up to the migration nothing here writes; a file that is refused stays as it was, byte for byte.
"""

import os
import sqlite3
import stat
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from models.faults import UserFault, system_reason
from models.office.backup import back_up
from models.office.connection import connect, disconnect
from models.office.migrations import migrate, newest_form
from models.office.refusals import damaged, disk_fault
from models.office.rows.every import EVERY
from models.office.rows.identity import IDENTITY
from models.office.schema import APPLICATION_ID, CONTENT, HISTORY
from models.words import _

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100


def look_at(path: Path) -> None:
    """Refuse what is no office file, or none that this program may write; reads the header alone."""
    try:
        if path.is_dir():
            raise _refused(_("这不是文件"), path, remedy=_("请选择单位文件本身，而不是文件夹。"))
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except FileNotFoundError:
        raise _refused(_("没有这个文件"), path, remedy=_("请检查文件名，或新建一个单位文件。")) from None
    except OSError as error:
        raise _refused(
            _("读不了这个文件"), path, why=system_reason(error), remedy=_("请检查文件的权限。")
        ) from error
    if not header:
        raise _refused(
            _("这是空文件"),
            path,
            why=_("文件里什么也没有，可能是复制或下载没有完成。"),
            remedy=_("请换用备份，或新建一个单位文件。"),
        )
    _look_at_header(path, header)
    _look_at_rights(path)


def _look_at_header(path: Path, header: bytes) -> None:
    application = int.from_bytes(header[68:72], "big")
    if not header.startswith(_MAGIC) or (len(header) == _HEADER and application != APPLICATION_ID):
        raise _refused(
            _("这不是绩单的单位文件"),
            path,
            why=_("文件开头没有绩单的标记：它属于别的程序，或开头已损坏。"),
            remedy=_("请选择单位文件；数据工作簿（.xlsx）请用“导入”。"),
        )
    if len(header) < _HEADER:
        raise damaged(path, _("文件太短"))
    form = int.from_bytes(header[60:64], "big")
    if form > newest_form():
        raise _refused(
            _("文件由更新的版本写成，没有打开"),
            path,
            why=_("文件的格式是第 {theirs} 版，本程序只认识到第 {ours} 版。").format(
                theirs=form, ours=newest_form()
            ),
            remedy=_("请在这台电脑上安装新版的绩单。"),
        )


def _look_at_rights(path: Path) -> None:
    writable = path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    if not writable or not os.access(path, os.W_OK):
        raise _refused(
            _("文件是只读的，没有打开"),
            path,
            why=_("打开单位文件需要能写入：录入的内容随时保存。"),
            remedy=_("请去掉文件的只读属性，或复制到可以写入的文件夹再打开。"),
        )


def open_checked(path: Path) -> Database:
    """Open a file that was looked at and locked: check it whole, bring an older form up to date (after a backup)."""
    try:
        db = connect(path)
    except sqlite3.Error as error:
        raise _cannot_open(path, error) from error
    try:
        form = _sound_form(db, path)
        if form < newest_form():
            _bring_up_to_date(db, path, form)
        _check_tables(db, path)
    except sqlite3.Error as error:
        disconnect(db)
        raise _cannot_open(path, error) from error
    except BaseException:
        disconnect(db)
        raise
    return db


def _cannot_open(path: Path, error: sqlite3.Error) -> UserFault:
    return disk_fault(error, path) or damaged(path, str(error))


def _sound_form(db: Database, path: Path) -> int:
    """Check the pages, and that writing is possible; give the number of the file's form."""
    db.execute("BEGIN IMMEDIATE")
    db.execute("ROLLBACK")
    said = [row[0] for row in db.execute("PRAGMA integrity_check(3)").fetchall()]
    if said != ["ok"]:
        raise damaged(path, "; ".join(said))
    application, form = (
        int(db.execute(f"PRAGMA {pragma}").fetchone()[0]) for pragma in ("application_id", "user_version")
    )
    if application != APPLICATION_ID or not 1 <= form <= newest_form():
        raise damaged(path, _("标记不对"))
    return form


def _check_tables(db: Database, path: Path) -> None:
    """Check that every declared table has its columns and links, and that the office is named once."""
    expected = HISTORY | CONTENT | {rows.table: rows.stored for rows in EVERY}
    present = set(db.table_names())
    for table, columns in expected.items():
        if table not in present:
            raise damaged(path, _("缺少表 {table}").format(table=table))
        missing = set(columns) - {column.name for column in db.table(table).columns}
        if missing:
            raise damaged(path, _lacking(table, missing))
    for rows in EVERY:
        links = {(link.column, link.other_table) for link in db.table(rows.table).foreign_keys}
        if missing := {column for column, parent in rows.parents.items() if (column, parent) not in links}:
            raise damaged(path, _lacking(rows.table, missing))
    if db.table(IDENTITY.table).count != 1:
        raise damaged(path, _("单位的登记不是恰好一行"))


def _lacking(table: str, columns: set[str]) -> str:
    return _("表 {table} 缺少 {columns}").format(table=table, columns=" ".join(sorted(columns)))


def _bring_up_to_date(db: Database, path: Path, form: int) -> None:
    """Back up, then migrate; a step that fails leaves the file as it was."""
    moment = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    kept = path.with_name(f"{path.stem}.v{form}-{moment}{path.suffix}")
    back_up(db, kept)
    try:
        migrate(db, form)
    except sqlite3.Error as error:
        raise _refused(
            _("文件没有升级到新格式，内容未变"),
            path,
            why=_("从第 {form} 版升级时：{detail}").format(form=form, detail=error),
            remedy=_("请先用原来的版本继续工作，并把备份 {name} 交给维护的人查看。").format(name=kept.name),
        ) from error


def _refused(what: str, path: Path, *, why: str = "", remedy: str = "") -> UserFault:
    return UserFault(what, where=str(path), why=why, remedy=remedy)
