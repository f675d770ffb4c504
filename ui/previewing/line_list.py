"""The list of a preview's lines: filtered by sheet, sort and words; some lines can be ticked."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from models.words import _
from ui.initials import is_found
from ui.previewing.lines import Line, Sort, title_of
from ui.theme import tokens
from ui.ticks import TickDelegate

Index = QModelIndex | QPersistentModelIndex
Keys = Collection[tuple[object, ...]]

# Looking a Qt enum up inside data() costs more than the rest of it.
DISPLAY, TIP = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.ToolTipRole)
FORE, TICK = int(Qt.ItemDataRole.ForegroundRole), int(Qt.ItemDataRole.CheckStateRole)
TICKED, UNTICKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
SHOWN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
CAN_TICK = SHOWN | Qt.ItemFlag.ItemIsUserCheckable
COLOURS = {Sort.WRONG: "wrong_text", Sort.WARNED: "missing_text", Sort.REMOVED: "muted"}
HEIGHT = 26
SHEET = 1
"""The column that is left out where all lines are of one sheet."""


class LineModel(QAbstractTableModel):
    """The lines that the filter lets through, in four columns: what, sheet, row, content."""

    ticked_changed = Signal()

    def __init__(self, lines: Iterable[Line], open_keys: Keys = ()) -> None:
        super().__init__()
        self._all = tuple(lines)
        self._open = frozenset(open_keys)
        self.lines: list[Line] = list(self._all)
        self.ticked: set[tuple[object, ...]] = set()
        self._colours = {sort: QColor(getattr(tokens(), name)) for sort, name in COLOURS.items()}
        self._sorts = {sort: title_of(sort) for sort in Sort}
        self._heads = (_("情况"), _("工作表"), _("哪一行"), _("内容"))

    def show_only(self, *, sort: Sort | None, sheet: str, words: str) -> None:
        """Show the lines of a sort (None: all) and a sheet ("": all) that hold the words."""
        wanted = words.strip().lower()
        self.beginResetModel()
        self.lines = [
            line
            for line in self._all
            if sort in (None, line.sort)
            and sheet in ("", line.under)
            and (not wanted or any(is_found(wanted, text) for text in (line.row, line.text, line.sheet)))
        ]
        self.endResetModel()

    def tick_all(self, ticked: bool) -> None:
        """Tick, or leave, every line that can be ticked."""
        self.ticked = set(self._open) if ticked else set()
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, 0))
        self.ticked_changed.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Count the lines shown."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Count the columns."""
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Give a cell's words, colour or tick."""
        line, column = self.lines[index.row()], index.column()
        if role in (DISPLAY, TIP):
            return (self._sorts[line.sort], line.sheet, line.row, line.text)[column]
        if role == FORE:
            return self._colours.get(line.sort)
        if role == TICK and column == 0 and line.key in self._open:
            return TICKED if line.key in self.ticked else UNTICKED
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        """Give the heading of a column."""
        return self._heads[section] if role == DISPLAY and orientation == Qt.Orientation.Horizontal else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell what can be done with a cell."""
        tickable = index.column() == 0 and self.lines[index.row()].key in self._open
        return CAN_TICK if tickable else SHOWN

    def setData(self, index: Index, value: Any, role: int = TICK) -> bool:
        """Tick a line."""
        key = self.lines[index.row()].key
        if role != TICK or key not in self._open:
            return False
        if Qt.CheckState(value) == TICKED:
            self.ticked.add(key)
        else:
            self.ticked.discard(key)
        self.dataChanged.emit(index, index)
        self.ticked_changed.emit()
        return True


class LineList(QTableView):
    """Shows the lines; nothing in it is typed."""

    def __init__(self, model: LineModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(_("逐行内容"))
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegateForColumn(0, TickDelegate(self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(HEIGHT)
        across = self.horizontalHeader()
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setHighlightSections(False)
        sheets = {line.sheet for line in model.lines}
        self.setColumnHidden(SHEET, len(sheets) <= 1)
        for column, width in enumerate((76, 110, 320 if len(sheets) > 1 else 440)):
            self.setColumnWidth(column, width)
        across.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
