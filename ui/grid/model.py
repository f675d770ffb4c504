"""The table model behind every entry page: immutable rows in, one saved change out."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QColor

from models.faults import UserFault
from models.words import _
from ui.grid.column import Column, Edit, Reader, Row, RowKey, Wrong
from ui.grid.entering import Entering, Values
from ui.grid.unsaved import Unsaved
from ui.session import Session
from ui.theme import tokens

if TYPE_CHECKING:
    from models.office import Change

Index = QModelIndex | QPersistentModelIndex
Layout = tuple[tuple[Column, ...], list[Row]]

# Looking a Qt enum up inside data() costs more than the rest of it.
DISPLAY, EDIT, TIP = (
    int(Qt.ItemDataRole.DisplayRole),
    int(Qt.ItemDataRole.EditRole),
    int(Qt.ItemDataRole.ToolTipRole),
)
BACK, FORE = int(Qt.ItemDataRole.BackgroundRole), int(Qt.ItemDataRole.ForegroundRole)
ALIGN, READ_OUT = int(Qt.ItemDataRole.TextAlignmentRole), int(Qt.ItemDataRole.AccessibleTextRole)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
ACROSS = Qt.Orientation.Horizontal
SHOWN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
OPEN = SHOWN | Qt.ItemFlag.ItemIsEditable
BRUSHES = ("wrong", "missing", "header", "muted")


class GridModel(QAbstractTableModel):
    """Rows of nouns; a subclass says which, and how accepted values become a change."""

    fed = Signal()
    appends = False
    """Whether a blank last row takes new entries."""
    read_only = False
    """Whether the grid only shows figures: nothing is greyed then."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.noun = _("一行")
        self.columns: tuple[Column, ...] = ()
        self.rows: list[Row] = []
        self.became: dict[RowKey, RowKey] = {}
        self.unsaved = Unsaved()
        self._brushes: dict[str, QBrush] = {}
        session.undone.connect(self.unsaved.undone)

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

    def is_right(self, row: Row, column: Column) -> bool:
        """Tell whether a cell stands to the right, as numbers do."""
        return column.right

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
        self.unsaved.mark(self.rows[index.row()].key, self.columns[index.column()].key, "", "")
        self.session.touch()

    def forget_all(self) -> None:
        """Give up everything that isn't stored: another office is open now."""
        self.unsaved.clear()

    def is_locked(self, row: Row, column: int) -> bool:
        """Tell whether a cell can't be typed into."""
        asked = self.columns[column]
        return column in row.locked or asked.shown_only or (asked.fixed and row.stored)

    def wrong_at(self, index: Index) -> Wrong | None:
        """Give the wrong text of a cell, if it is wrong."""
        return self.unsaved.wrong.get((self.rows[index.row()].key, self.columns[index.column()].key))

    def find(self, row: RowKey, column: str) -> QModelIndex:
        """Find a cell by the keys of its row and column; an invalid index where it isn't shown."""
        rows = next((n for n, r in enumerate(self.rows) if r.key == row), -1)
        columns = next((n for n, c in enumerate(self.columns) if c.key == column), -1)
        return self.index(rows, columns) if rows >= 0 and columns >= 0 else QModelIndex()

    # Feeding.

    def feed(self) -> None:
        """Read everything anew; the view is only reset where rows or columns came or went."""
        columns, rows = self.lay_out()
        if self.appends:
            rows = [*rows, *(self._new_row(columns, key) for key in self.unsaved.keys(self.context()))]
        colours = tokens()
        self._brushes = {name: QBrush(QColor(getattr(colours, name))) for name in BRUSHES}
        same = [c.key for c in columns] == [c.key for c in self.columns]
        if same and [r.key for r in rows] == [r.key for r in self.rows]:
            self.columns, self.rows = columns, rows
            if rows and columns:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(columns) - 1))
                self.headerDataChanged.emit(ACROSS, 0, len(columns) - 1)
        else:
            self.beginResetModel()
            self.columns, self.rows = columns, rows
            self.endResetModel()
        self.became.clear()
        self.fed.emit()

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

    # What Qt asks.

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Count the rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Count the columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Give a cell's text, alignment, colours or tooltip."""
        row, place = self.rows[index.row()], index.column()
        if role in (DISPLAY, EDIT):
            wrong = self.wrong_at(index) if self.unsaved.wrong else None
            return wrong.text if wrong else row.texts[place]
        if role == ALIGN:
            return RIGHT if self.is_right(row, self.columns[place]) else LEFT
        if role == BACK:
            return self._back(row, place)
        if role == FORE and not self.read_only and (place in row.locked or self.columns[place].shown_only):
            return self._brushes["muted"]
        return self._tip(row, place, role == READ_OUT) if role in (TIP, READ_OUT) else None

    def _back(self, row: Row, place: int) -> QBrush | None:
        if self.unsaved.wrong and (row.key, self.columns[place].key) in self.unsaved.wrong:
            return self._brushes["wrong"]
        if place in row.hints:
            return self._brushes["missing"]
        return self._brushes["header"] if place in row.locked and not self.columns[place].shown_only else None

    def _tip(self, row: Row, place: int, aloud: bool) -> str | None:
        column = self.columns[place]
        wrong = self.unsaved.wrong.get((row.key, column.key))
        said = row.hints.get(place) or row.notes.get(place) or column.tip
        if wrong:
            said = _("没有保存：{reason}").format(reason=wrong.reason)
        if not aloud:
            return said or None
        return " ".join(part for part in (column.title.replace("\n", ""), row.texts[place], said) if part)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        """Give the heading of a column, the number of a row."""
        if orientation == ACROSS and section < len(self.columns):
            if role == DISPLAY:
                return self.columns[section].title
            return (self.columns[section].tip or None) if role == TIP else None
        if role == DISPLAY and section < len(self.rows):
            return str(section + 1) if self.rows[section].stored else "*"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell what can be done with a cell."""
        return SHOWN if self.is_locked(self.rows[index.row()], index.column()) else OPEN

    def setData(self, index: Index, value: Any, role: int = EDIT) -> bool:
        """Take what was typed into one cell."""
        text = str(value)
        if role != EDIT or text == self.data(index, EDIT):
            return False
        self.enter([Edit(row=index.row(), column=index.column(), text=text)])
        return True
