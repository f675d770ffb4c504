"""The table model behind every entry page: immutable rows in, one saved change out."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from models.faults import UserFault
from models.words import _
from ui.grid.cells import ACROSS, EDIT, Cells, Index
from ui.grid.column import Column, Edit, Reader, Row, RowKey, Wrong
from ui.grid.entering import Entering, Values
from ui.grid.unsaved import Mark
from ui.session import Session

if TYPE_CHECKING:
    from models.office import Change

Layout = tuple[tuple[Column, ...], list[Row]]


class GridModel(Cells):
    """Rows of nouns; a subclass says which, and how accepted values become a change."""

    fed = Signal()
    appends = False
    """Whether a blank last row takes new entries."""
    sorts = True
    """Whether rows may stand in another order than their own."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.noun = _("一行")
        self.all_rows: list[Row] = []
        """The stored rows, whether a filter hides them or not, in their natural order."""
        self.became: dict[RowKey, RowKey] = {}
        self._seen_wrong: dict[Mark, Wrong] = {}
        self._seen_heads: list[tuple[object, ...]] = []
        session.undone.connect(self.unsaved.undone)
        session.redone.connect(self.unsaved.redone)

    # What a page says of its rows.

    @abstractmethod
    def lay_out(self) -> Layout:
        """Give the columns and stored rows from the session's records and period."""

    def store(self, change: Change, row: Row, values: Values) -> RowKey:
        """Put one row's accepted values into the change; give the row's key from now on."""
        raise UserFault(_("这里的格子不能修改"))

    def drop(self, change: Change, row: Row) -> None:
        """Remove a stored row."""
        raise UserFault(_("这里的行不能删除"))

    def reader(self, row: Row, column: Column) -> Reader:
        """Say how a cell's text is read."""
        return column.read

    def choices(self, row: Row, column: Column) -> tuple[str, ...]:
        """List what may be chosen in a cell."""
        return column.choices

    def check(self, row: Row, values: Values) -> Mapping[str, str]:
        """Judge values that depend on each other: a reason for each column that is wrong."""
        return {}

    def context(self) -> tuple[str, ...]:
        """Name what the rows belong to (a project, a person): unfinished rows stay with it."""
        return ()

    def row_name(self, row: Row) -> str:
        """Name a row in the name of a change."""
        return row.texts[0] if row.texts else ""

    def blank(self) -> Mapping[str, str]:
        """Propose texts for a new row."""
        return {}

    def needed(self, about: tuple[str, ...]) -> list[Column]:
        """List the columns without which a new row of a context isn't stored."""
        return [column for column in self.columns if column.required]

    @property
    def unfinished(self) -> int:
        """Count the rows that still lack something."""
        return len(self.unsaved.drafts)

    # What a person does.

    def enter(self, edits: Iterable[Edit], name: str = "") -> int:
        """Take typed or pasted texts as one change; give the number of locked cells passed over."""
        refused = Entering(self).enter(edits, name)
        self.session.touch()
        return refused

    def remove(self, numbers: Iterable[int]) -> None:
        """Remove rows: stored ones in one change, unfinished ones at once."""
        rows = [self.rows[n] for n in sorted(set(numbers)) if n < len(self.rows)]
        for row in rows:
            self.unsaved.forget_row(row.key)
        stored = [row for row in rows if row.stored]
        if stored:
            name = self.row_name(stored[0]) if len(stored) == 1 else _("{count} 行").format(count=len(stored))
            with self.session.change(_("删除 {name}").format(name=name)) as change:
                for row in stored:
                    self.drop(change, row)
        self.session.touch()

    def forget(self, index: Index) -> None:
        """Give up a wrong text: the stored value shows again."""
        self.mark(self.rows[index.row()], self.columns[index.column()].key, "", "")
        self.session.touch()

    def mark(self, row: Row, column: str, text: str, reason: str) -> bool:
        """Turn a cell red with a reason, or without one forget that it was; tell whether it is red."""
        wrong = None
        if reason:
            title = next((c.title.replace("\n", " ") for c in self.columns if c.key == column), "")
            wrong = Wrong(
                text=text, reason=reason, row=self.row_name(row), column=title, about=self.context(),
                period=self.session.period,
            )  # fmt: skip
        return self.unsaved.mark((row.key, column), wrong)

    def waiting(self) -> list[tuple[Mark, Wrong]]:
        """List what isn't stored: wrong cells, and rows that still lack something (with no column)."""
        found = list(self.unsaved.wrong.items())
        marked = {row for (row, _column), _wrong in found}
        for key, draft in self.unsaved.drafts.items():
            if key not in marked:
                needed = self.needed(key[1:-1])
                lacking = "、".join(column.title for column in needed if column.key not in draft)
                wrong = Wrong(
                    text=" ".join(text for text, _value in draft.values()), row=_("未填完的一行"), about=key[1:-1],
                    reason=_("还缺：{columns}").format(columns=lacking),
                )  # fmt: skip
                found.append(((key, ""), wrong))
        return found

    def forget_all(self) -> None:
        """Give up everything that isn't stored: another office is open now."""
        self.unsaved.clear()

    # Feeding.

    def feed(self) -> None:
        """Read everything anew; the view is only reset where rows or columns came or went."""
        columns, self.all_rows = self.lay_out()
        about = (self.context(), [column.key for column in columns])
        rows = self.arrangement.arrange(columns, self.all_rows, about, self.became)
        if self.appends:
            rows = [*rows, *(self._new_row(columns, key) for key in self.unsaved.keys(self.context()))]
        self.take_colours()
        self._show(columns, rows)
        self.became.clear()
        self.fed.emit()

    def _show(self, columns: tuple[Column, ...], rows: list[Row]) -> None:
        """Tell the views what came or went: rows at the end, or anything."""
        before = [self.became.get(row.key, row.key) for row in self.rows]
        after = [row.key for row in rows]
        fewer = min(len(before), len(after))
        changed, heads = self._changed(rows[:fewer]), self._heads(columns)
        heads_changed, self._seen_heads = heads != self._seen_heads, heads
        if before[:fewer] != after[:fewer] or [c.key for c in columns] != [c.key for c in self.columns]:
            self.beginResetModel()
            self.columns, self.rows = columns, rows
            self.endResetModel()
            return
        nowhere = QModelIndex()
        if len(after) > fewer:
            self.beginInsertRows(nowhere, fewer, len(after) - 1)
        elif len(before) > fewer:
            self.beginRemoveRows(nowhere, fewer, len(before) - 1)
        self.columns, self.rows = columns, rows
        if len(after) > fewer:
            self.endInsertRows()
        elif len(before) > fewer:
            self.endRemoveRows()
        if heads_changed:
            self.headerDataChanged.emit(ACROSS, 0, len(columns) - 1)
            changed = [(0, fewer - 1)] if fewer else []
        for first, last in changed:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(columns) - 1))

    def _heads(self, columns: tuple[Column, ...]) -> list[tuple[object, ...]]:
        """Say what the looks of the columns depend on."""
        return [(c.title, c.right, c.shown_only, c.key in self.arrangement.kept) for c in columns]

    def _changed(self, rows: list[Row]) -> list[tuple[int, int]]:
        """Find the rows that look otherwise than before, as first and last of each run; drawing costs more than looking."""
        wrong, self._seen_wrong = self._seen_wrong, dict(self.unsaved.wrong)
        marked = {mark[0] for mark in wrong.keys() | self._seen_wrong if wrong.get(mark) != self._seen_wrong.get(mark)}
        changed = [
            number
            for number, (old, new) in enumerate(zip(self.rows, rows, strict=False))
            if old.key in marked or new.key in marked or not _look_alike(old, new)
        ]
        return list(_runs(changed))

    # Order and choice of the rows.

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 brings the natural order back."""
        key = self.columns[column].key if 0 <= column < len(self.columns) else ""
        self.arrangement.sort(key, order == Qt.SortOrder.DescendingOrder)
        self.feed()

    def keep(self, column: int, texts: frozenset[str] | None) -> None:
        """Show only rows with these texts in a column; None lifts the filter."""
        self.arrangement.keep(self.columns[column].key, texts)
        self.feed()

    def search(self, text: str) -> None:
        """Show only rows that hold a text."""
        if text.strip().lower() != self.arrangement.text:
            self.arrangement.search(text)
            self.feed()

    def hides(self, row: RowKey) -> bool:
        """Tell whether a filter holds a row back."""
        return any(known.key == row for known in self.all_rows) and all(known.key != row for known in self.rows)

    def show_all(self) -> None:
        """Lift every filter; the order stays."""
        self.arrangement.show_all()
        self.feed()

    def _new_row(self, columns: tuple[Column, ...], key: RowKey) -> Row:
        """Show an unfinished row, or the blank one."""
        draft, begun = self.unsaved.drafts.get(key, {}), self.unsaved.begun(key)
        proposed = self.blank() if begun else {}
        texts = tuple(draft[c.key][0] if c.key in draft else proposed.get(c.key, "") for c in columns)
        lacking = "、".join(
            c.title for c, text in zip(columns, texts, strict=True) if c.required and not text
        )
        said = _("这一行还没有保存，还缺：{columns}").format(columns=lacking)
        hints = {n: said for n, c in enumerate(columns) if begun and c.required and not texts[n]}
        return Row(key=key, texts=texts, hints=hints)

    def setData(self, index: Index, value: Any, role: int = EDIT) -> bool:
        """Take what was typed into one cell."""
        text = str(value)
        if role != EDIT or text == self.data(index, EDIT):
            return False
        self.enter([Edit(row=index.row(), column=index.column(), text=text)])
        return True


def _look_alike(old: Row, new: Row) -> bool:
    """Tell whether two rows are drawn alike, as far as can be told at once: a grid may colour cells by the fact."""
    return old.fact is new.fact and (old.texts, old.locked, old.hints) == (new.texts, new.locked, new.hints)


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Put neighbours together: the first and last of each run."""
    first = None
    for place, number in enumerate(numbers):
        first = number if first is None else first
        if place + 1 == len(numbers) or numbers[place + 1] != number + 1:
            yield first, number
            first = None
