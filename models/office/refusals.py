"""What the office file refuses, in words: values no row may hold, links that lead nowhere, a disk that fails."""

import sqlite3
from pathlib import Path

from sqlite_utils import Database

from models.faults import UserFault
from models.office.conversion import Cells
from models.office.rows.every import BY_TABLE, EVERY
from models.office.rows.table import Rows
from models.words import _

_DISK = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_BROKEN = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}


def _reasons() -> dict[str, str]:
    """Say each named CHECK of the schema."""
    return {
        "stated": _("编号、名称、原因等必填内容不能为空。"),
        "day": _("日期不对。"),
        "month": _("月份不对。"),
        "period": _("期间不对。"),
        "year": _("年度不对。"),
        "number": _("这里要填数字。"),
        "not_negative": _("这里的数字不能小于 0。"),
        "percent": _("贡献率须大于 0、不超过 100。"),
        "left_after_hired": _("离职日期不能早于入职日期。"),
        "owner": _("对象类型与对象不符：公司和全体不填对象，员工和部门要填。"),
        "yes_or_no": _("这里只能是“是”或“否”。"),
        "ordinal": _("序号从 1 起，次数不能小于 0。"),
        "score_or_label": _("得分须是数字或选项之一。"),
        "file_size": _("附件不能是空的，也不能大于 5 MB。"),
    }


def refused_row(error: Exception, rows: Rows[object], noun: object) -> UserFault:
    """Say why a noun was not taken; the fault names it by its key."""
    # What the row is known by; a character that can't be kept can't be shown either.
    key = " ".join(str(getattr(noun, field, "")) for field in rows.key or rows.order)
    return UserFault(
        _("{title}“{key}”不能保存").format(title=rows.title(), key=key.encode("utf-8", "replace").decode()),
        why=_reason(error),
        remedy=_("请改正后再保存。"),
    )


def _reason(error: Exception) -> str:
    if isinstance(error, UnicodeEncodeError):
        return _("文字里有残缺的字符。")
    if isinstance(error, OverflowError):
        return _("数字太大。")
    constraint = str(error).rpartition(": ")[2]
    return _reasons().get(constraint) or _("其中有不能保存的内容：{detail}").format(detail=error)


def broken_links(db: Database, removed: set[tuple[str, Cells]]) -> UserFault:
    """Say which rows would point at nothing: what was removed while in use, or what never was there.

    `removed` holds table and key of the rows that the change took away.
    """
    lines: dict[tuple[str, str], list[str]] = {}
    for rows in EVERY:
        for column, parent in rows.parents.items():
            for name, count in rows.orphans(db, column, parent):
                said = _("{title} {count} 行").format(title=rows.title(), count=count)
                lines.setdefault((parent, name), []).append(said)
    why = [
        (
            _("{parent}“{name}”还被引用：{places}。")
            if (parent, (name,)) in removed
            else _("没有{parent}“{name}”，却被引用：{places}。")
        ).format(parent=BY_TABLE[parent].title(), name=name, places=_("、").join(places))
        for (parent, name), places in lines.items()
    ]
    in_use = any((parent, (name,)) in removed for parent, name in lines)
    what = _("还被引用，不能删除") if in_use else _("引用了没有登记的内容，不能保存")
    return UserFault(what, why="\n".join(why), remedy=_("请先删除或改正引用它的记录，或先登记被引用的内容。"))


def disk_fault(error: sqlite3.Error, path: Path) -> UserFault | None:
    """Say what the disk or another program did to the file; None for what is no such thing."""
    # The low byte is the error, the rest its variety.
    code = getattr(error, "sqlite_errorcode", None)
    primary = None if code is None else code & 0xFF
    where, detail = str(path), _("系统的说法：{detail}").format(detail=error)
    if primary == sqlite3.SQLITE_FULL:
        return UserFault(
            _("磁盘已满，这一步没有做成"), where=where, why=detail, remedy=_("请腾出空间，再做一次。")
        )
    if primary in _BUSY:
        return UserFault(
            _("另一个程序正占用这个文件，这一步没有做成"),
            where=where,
            why=detail,
            remedy=_("请关闭占用它的程序，再做一次。"),
        )
    if primary in _BROKEN:
        return damaged(path, str(error))
    if primary in _DISK:
        return UserFault(
            _("读写这个文件失败，这一步没有做成"),
            where=where,
            why=detail,
            remedy=_("请检查磁盘、网络连接和文件夹的权限，再打开这个文件。"),
        )
    return None


def damaged(path: Path, detail: str) -> UserFault:
    """Say that the file is damaged, and what to do."""
    return UserFault(
        _("文件已损坏，没有打开"),
        where=str(path),
        why=_("检查的结果：{detail}").format(detail=detail),
        remedy=_("请用最近的备份：先把损坏的文件另存，再把备份复制到原处。"),
    )
