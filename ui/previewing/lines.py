"""A preview as lines of words: what becomes of each row, what is wrong, what to look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from models.difference import Fate, FieldDifference, RowDifference
from models.words import _

if TYPE_CHECKING:
    from calculators.jobs.importing import Preview


class Sort(StrEnum):
    """What a line tells of."""

    WRONG = "wrong"
    WARNED = "warned"
    CHANGED = "changed"
    NEW = "new"
    REMOVED = "removed"


_SORTS = {Fate.CHANGED: Sort.CHANGED, Fate.NEW: Sort.NEW, Fate.REMOVED: Sort.REMOVED}


def title_of(sort: Sort) -> str:
    """Name a sort of lines."""
    return {
        Sort.WRONG: _("有误"),
        Sort.WARNED: _("提醒"),
        Sort.CHANGED: _("修改"),
        Sort.NEW: _("新增"),
        Sort.REMOVED: _("删除"),
    }[sort]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the list; `key` is the noun's where the row has one.

    `sheet` is as the workbook has it, `under` the sheet with which it is counted.
    """

    sort: Sort
    sheet: str
    under: str
    row: str
    text: str
    key: tuple[object, ...] = ()


def lines_of(preview: Preview) -> tuple[Line, ...]:
    """List what is wrong, what to look at, then each row that changes, comes or goes."""
    return (*_told(preview), *_moved(preview))


def _told(preview: Preview) -> Iterator[Line]:
    warned = (warning.partition(": ") for warning in preview.warnings)
    told = [(Sort.WRONG, problem.where, problem.what) for problem in preview.problems]
    told += [(Sort.WARNED, where, what) for where, _colon, what in warned]
    for sort, where, what in told:
        sheet, place = split_place(where)
        yield Line(sort=sort, sheet=sheet, under=preview.names.get(sheet, sheet), row=place, text=what)


def _moved(preview: Preview) -> Iterator[Line]:
    moved = [(sheet.sheet, row) for sheet in preview.sheets for row in sheet.rows]
    for fate, sort in _SORTS.items():
        for sheet, row in moved:
            if row.fate is fate:
                yield Line(sort=sort, sheet=sheet, under=sheet, row=row.title, text=fields_told(row), key=row.key)


def split_place(where: str) -> tuple[str, str]:
    """Part a place (`评分!F12`) into sheet and cell; a whole sheet has no cell."""
    sheet, mark, cell = where.rpartition("!")
    return (sheet, cell) if mark else (where, "")


def fields_told(row: RowDifference) -> str:
    """Say the columns of a row: old → new where it changes, else what comes or goes."""
    changed = row.fate is Fate.CHANGED
    return _("，").join(_changed(field) if changed else f"{field.name} {field.before or field.after}" for field in row.fields)


def _changed(field: FieldDifference) -> str:
    blank = _("（空）")
    return f"{field.name} {field.before or blank} → {field.after or blank}"


def as_text(preview: Preview) -> str:
    """Write problems and warnings down, one a line."""
    return "\n".join((*map(str, preview.problems), *(_("提醒：{text}").format(text=text) for text in preview.warnings)))
