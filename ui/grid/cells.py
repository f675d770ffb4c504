"""The cells of a grid as Qt asks for them: text, colours, tooltip, heading."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor

from models.words import _
from ui.grid.arranging import Arrangement
from ui.grid.column import Column, Row, RowKey, Wrong
from ui.grid.unsaved import Unsaved
from ui.icons import icon
from ui.theme import tokens

Index = QModelIndex | QPersistentModelIndex

# Looking a Qt enum up inside data() costs more than the rest of it.
DISPLAY, EDIT, TIP = (
    int(Qt.ItemDataRole.DisplayRole),
    int(Qt.ItemDataRole.EditRole),
    int(Qt.ItemDataRole.ToolTipRole),
)
BACK, FORE = int(Qt.ItemDataRole.BackgroundRole), int(Qt.ItemDataRole.ForegroundRole)
DECORATION = int(Qt.ItemDataRole.DecorationRole)
ALIGN, READ_OUT = int(Qt.ItemDataRole.TextAlignmentRole), int(Qt.ItemDataRole.AccessibleTextRole)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
ACROSS = Qt.Orientation.Horizontal
SHOWN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
OPEN = SHOWN | Qt.ItemFlag.ItemIsEditable
BRUSHES = ("wrong", "missing", "header", "muted")


class Cells(QAbstractTableModel):
    """Immutable rows and columns, and what stands in them without being stored."""

    read_only = False
    """Whether the grid only shows figures: nothing is greyed then."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[Column, ...] = ()
        self.rows: list[Row] = []
        self.arrangement = Arrangement()
        self.unsaved = Unsaved()
        self._brushes: dict[str, QBrush] = {}

    def is_right(self, row: Row, column: Column) -> bool:
        """Tell whether a cell stands to the right, as numbers do."""
        return column.right

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

    def take_colours(self) -> None:
        """Take up the colours now in use."""
        colours = tokens()
        self._brushes = {name: QBrush(QColor(getattr(colours, name))) for name in BRUSHES}

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
            if role == DECORATION and self.columns[section].key in self.arrangement.kept:
                return icon("filter")
            return (self.columns[section].tip or None) if role == TIP else None
        if role == DISPLAY and section < len(self.rows):
            return str(section + 1) if self.rows[section].stored else "*"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell what can be done with a cell."""
        return SHOWN if self.is_locked(self.rows[index.row()], index.column()) else OPEN
