"""From typed or pasted texts to one saved change: what can be read is stored, the rest turns red."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from models.faults import UserFault
from models.words import _
from ui.grid.column import Column, Edit, Row, RowKey
from ui.grid.unsaved import Draft, Mark

if TYPE_CHECKING:
    from ui.grid.model import GridModel

Values = dict[str, object]


@dataclass(slots=True, kw_only=True)
class Taken:
    """What was entered into one row: values that could be read, and all texts."""

    row: Row
    values: Values = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)


class Entering:
    """One batch of edits on its way into the office."""

    def __init__(self, grid: GridModel) -> None:
        self._grid = grid
        self._unsaved = grid.unsaved
        self._taken: dict[RowKey, Taken] = {}
        self._marks: list[Mark] = []
        self._begun = set(grid.unsaved.drafts)
        """The unfinished rows that were there before."""
        self._beyond: dict[int, Row] = {}

    def enter(self, edits: Iterable[Edit], name: str) -> int:
        """Take the texts; give the number of cells passed over because they are locked."""
        refused = sum(not self._take(edit) for edit in edits)
        for taken in self._taken.values():
            self._judge(taken, taken.values)
        self._store(name)
        return refused

    def _take(self, edit: Edit) -> bool:
        row = self._row_at(edit.row)
        if row is None or edit.column >= len(self._grid.columns) or self._grid.is_locked(row, edit.column):
            return False
        column = self._grid.columns[edit.column]
        taken = self._taken.setdefault(row.key, Taken(row=row))
        taken.texts[column.key] = edit.text
        self._mark(row, column.key, edit.text, self._read(taken, column, edit.text))
        return True

    def _row_at(self, number: int) -> Row | None:
        """Find a row; below the last one, begin new ones where the grid allows it."""
        if number < len(self._grid.rows):
            row = self._grid.rows[number]
            if not row.stored:
                self._unsaved.used(row.key)
            return row
        if not self._grid.appends:
            return None
        if number not in self._beyond:
            key = self._unsaved.new_key(self._grid.context())
            self._beyond[number] = Row(key=key, texts=("",) * len(self._grid.columns))
        return self._beyond[number]

    def _read(self, taken: Taken, column: Column, text: str) -> str:
        """Read one text; give the reason where it can't be."""
        if not text.strip():
            if column.required and taken.row.stored:
                return _("{column}不能为空").format(column=column.title)
            taken.values[column.key] = None
            return ""
        try:
            taken.values[column.key] = self._grid.reader(taken.row, column)(text)
        except ValueError as fault:
            return str(fault)
        return ""

    def _mark(self, row: Row, column: str, text: str, reason: str) -> None:
        if self._grid.mark(row, column, text, reason):
            self._marks.append((row.key, column))

    def _judge(self, taken: Taken, values: Values) -> bool:
        """Judge values that depend on each other; tell whether all are right."""
        reasons = self._grid.check(taken.row, values)
        for key, reason in reasons.items():
            values.pop(key, None)
            self._mark(taken.row, key, taken.texts.get(key, ""), reason)
        return not reasons

    def _store(self, name: str) -> None:
        ready = [(t.row, whole) for t in self._taken.values() if t.values and (whole := self._whole(t))]
        if not ready:
            return
        session = self._grid.session
        try:
            with session.change(name or self._name(ready)) as change:
                keys = [self._grid.store(change, row, values) for row, values in ready]
        except UserFault as fault:
            self._refuse(str(fault))
            return
        for (row, _values), key in zip(ready, keys, strict=True):
            self._unsaved.drafts.pop(row.key, None)
            self._grid.became[row.key] = key
        self._unsaved.stamp(self._marks, set(self._unsaved.drafts) - self._begun, session.revision)

    def _refuse(self, reason: str) -> None:
        """Turn every cell of a refused change red."""
        for taken in self._taken.values():
            for key, text in taken.texts.items():
                self._mark(taken.row, key, text, reason)
                self._unsaved.drafts.get(taken.row.key, {}).pop(key, None)

    def _name(self, ready: list[tuple[Row, Values]]) -> str:
        """Name a change by its row and columns."""
        if len(ready) > 1:
            return _("修改 {count} 行").format(count=len(ready))
        row, values = ready[0]
        if not row.stored:
            return _("新增{what}").format(what=self._grid.noun)
        titles = "、".join(c.title.replace("\n", " ") for c in self._grid.columns if c.key in values)
        return _("修改 {row} 的{columns}").format(row=self._grid.row_name(row), columns=titles)

    def _whole(self, taken: Taken) -> Values | None:
        """Give all values of a row that can be stored; None while a new row lacks something."""
        if taken.row.stored:
            return taken.values
        draft = self._unsaved.drafts.setdefault(taken.row.key, self._proposed())
        for key, value in taken.values.items():
            if value is None:
                draft.pop(key, None)
            else:
                draft[key] = (taken.texts[key], value)
        if not draft:
            del self._unsaved.drafts[taken.row.key]
            return None
        if self._lacks(taken.row.key, draft):
            return None
        whole: Values = {key: value for key, (_text, value) in draft.items()}
        texts = {key: text for key, (text, _value) in draft.items()}
        right = self._judge(Taken(row=taken.row, texts=texts), whole)
        if not right:
            self._unsaved.drafts[taken.row.key] = {key: draft[key] for key in whole}
        return whole if right else None

    def _lacks(self, row: RowKey, draft: Draft) -> bool:
        """Tell whether a new row still lacks a required cell or has a wrong one."""
        needed = {column.key for column in self._grid.columns if column.required}
        return not needed <= set(draft) or any(mark[0] == row for mark in self._unsaved.wrong)

    def _proposed(self) -> Draft:
        """Read the proposed texts of a new row."""
        read = {column.key: column.read for column in self._grid.columns}
        return {key: (text, read[key](text)) for key, text in self._grid.blank().items() if text}
