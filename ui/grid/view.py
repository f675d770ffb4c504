"""The grid that all entry pages share: it behaves like a spreadsheet."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from models.faults import UserFault
from ui.grid.blocks import Blocks
from ui.grid.column import RowKey
from ui.grid.delegate import GridDelegate
from ui.grid.frozen import FrozenColumns
from ui.grid.model import DISPLAY, GridModel, Index
from ui.grid.summing import MOST, summed
from ui.initials import is_found
from ui.theme import ROW_HEIGHT, tokens

SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect
ENTERS = frozenset({int(Qt.Key.Key_Return), int(Qt.Key.Key_Enter)})
CLEARS = frozenset({int(Qt.Key.Key_Delete), int(Qt.Key.Key_Backspace)})
TABS = {int(Qt.Key.Key_Tab): 1, int(Qt.Key.Key_Backtab): -1}
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Hint = QAbstractItemView.ScrollHint
Place = tuple[RowKey, str]


class GridView(QTableView):
    """Type to edit, Enter down, Tab right, F2, Esc, Delete; copy and paste blocks; fill down."""

    chosen = Signal()
    """The current row is another one, or shows another noun."""
    summed = Signal(str)
    """What the selected figures add up to, in words."""
    widened = Signal()
    """A column was dragged to another width."""

    def __init__(self, model: GridModel, name: str, frozen: int = 0) -> None:
        super().__init__()
        self.grid = model
        self.blocks = Blocks(self)
        self._frozen: FrozenColumns | None = None
        self._kept: Place | None = None
        self.widths: dict[str, int] = {}
        """What a person has dragged columns to, by their keys."""
        self.setModel(model)
        self.setItemDelegate(GridDelegate(self.move_by, self))
        self.setAccessibleName(name)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self._set_headers()
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)
        model.fed.connect(self.chosen)
        if frozen:
            self._frozen = FrozenColumns(self, frozen)

    def _set_headers(self) -> None:
        down = self.verticalHeader()
        down.setDefaultSectionSize(ROW_HEIGHT)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setMinimumWidth(34)
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        across = self.horizontalHeader()
        across.setMinimumHeight(34)
        across.setHighlightSections(True)
        across.sectionResized.connect(self._resized)

    # Where the person is.

    @property
    def row(self) -> int:
        """Give the current row's number, -1 where there is none."""
        return self.currentIndex().row()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell the page when another row is chosen."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.row() != previous.row():
            self.chosen.emit()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Say what the selected figures add up to."""
        super().selectionChanged(selected, deselected)
        cells = self.selectedIndexes()
        few = 1 < len(cells) <= MOST
        self.summed.emit(summed(str(cell.data(DISPLAY) or "") for cell in cells) if few else "")

    def _keep(self) -> None:
        current = self.currentIndex()
        self._kept = None
        if current.isValid():
            row = self.grid.rows[current.row()].key
            self._kept = (self.grid.became.get(row, row), self.grid.columns[current.column()].key)

    def _restore(self) -> None:
        across = self.horizontalHeader()
        for number, column in enumerate(self.grid.columns):
            own = max(column.width, across.sectionSizeHint(number))
            self.setColumnWidth(number, self.widths.get(column.key, own))
        if self._frozen is not None:
            self._frozen.place()
        if self._kept is not None:
            found = self.grid.find(*self._kept)
            if found.isValid():
                self.setCurrentIndex(found)

    def _resized(self, number: int, _old: int, new: int) -> None:
        if new and QGuiApplication.mouseButtons() and number < len(self.grid.columns):
            self.widths[self.grid.columns[number].key] = new
            self.widened.emit()

    def show_next_unsaved(self) -> bool:
        """Go to the next wrong cell or unfinished row after the current cell; tell whether there is one here."""
        unsaved, columns = self.grid.unsaved, [column.key for column in self.grid.columns]
        places = sorted(
            (number, columns.index(key) if key in columns else 0)
            for number, row in enumerate(self.grid.rows)
            for key in unsaved.open_columns(row.key)
        )
        current = (self.currentIndex().row(), self.currentIndex().column())
        later = [place for place in places if place > current] or places
        if later:
            self._go(self.grid.index(*later[0]))
        return bool(later)

    def show_cell(self, row: RowKey, column: str = "") -> bool:
        """Go to a cell by the keys of its row and column, else of its first column; tell whether it is there."""
        columns = [known.key for known in self.grid.columns]
        found = self.grid.find(row, column if column in columns else columns[0] if columns else "")
        if found.isValid():
            self._go(found)
        return found.isValid()

    def _go(self, cell: Index) -> None:
        self.setCurrentIndex(cell)
        self.scrollTo(cell)
        self.setFocus()

    def begin_entry(self) -> None:
        """Go to the first cell that can be typed into, the blank row's where the grid appends."""
        start = len(self.grid.rows) - 1 if self.grid.appends else 0
        for row in range(max(start, 0), len(self.grid.rows)):
            for column in range(len(self.grid.columns)):
                if not self.grid.is_locked(self.grid.rows[row], column):
                    self.setCurrentIndex(self.grid.index(row, column))
                    self.setFocus()
                    return

    def move_by(self, down: int, right: int) -> bool:
        """Move the current cell; to the right it wraps into the next row, past locked cells. Tell whether it moved."""
        current = self.currentIndex()
        row, column = current.row() + down, current.column()
        width = len(self.grid.columns)
        for _step in range(width * 2 if right else 0):
            column += 1 if right > 0 else -1
            if not 0 <= column < width:
                row, column = row + (1 if right > 0 else -1), 0 if right > 0 else width - 1
            if not 0 <= row < len(self.grid.rows):
                return False
            if not self.grid.is_locked(self.grid.rows[row], column) and not self.isColumnHidden(column):
                break
        inside = 0 <= row < len(self.grid.rows)
        if inside:
            self.setCurrentIndex(self.grid.index(row, column))
        return inside

    # Keys.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a spreadsheet does."""
        key, held = event.key(), event.modifiers()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.blocks.copy()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.blocks.copy()
            self.blocks.clear()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.blocks.paste()
        elif key in ENTERS and not held & CONTROL:
            self.move_by(-1 if held & SHIFT else 1, 0)
        elif key in TABS:
            event.setAccepted(self.move_by(0, TABS[key]))
        elif key in CLEARS:
            self.remove_rows() if held & CONTROL else self.blocks.clear()
        elif key == Qt.Key.Key_D and held & CONTROL:
            self.blocks.fill_down()
        elif key == Qt.Key.Key_Apostrophe and held & CONTROL:
            self.blocks.copy_above()
        elif key == Qt.Key.Key_Escape and self._is_wrong():
            self.grid.forget(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _is_wrong(self) -> bool:
        current = self.currentIndex()
        return current.isValid() and self.grid.wrong_at(current) is not None

    # Rows.

    def remove_rows(self) -> None:
        """Remove the rows of the selection."""
        try:
            self.grid.remove({cell.row() for cell in self.selectedIndexes()})
        except UserFault as fault:
            self.grid.session.tell_fault(fault)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the frozen columns in line."""
        super().resizeEvent(event)
        if self._frozen is not None:
            self._frozen.place()

    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        """Bring a cell into view, from under the frozen columns too."""
        super().scrollTo(index, hint)
        if self._frozen is not None and not self._frozen.isColumnHidden(index.column()):
            return
        covered = self._frozen.covered if self._frozen is not None else 0
        left = self.visualRect(index).left()
        if left < covered:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() + left - covered)

    def filter_rows(self, text: str) -> None:
        """Show only the rows that hold a text; new rows always stay."""
        wanted = text.strip().lower()
        for number, row in enumerate(self.grid.rows):
            hidden = bool(wanted) and row.stored and not any(is_found(wanted, shown) for shown in row.texts)
            self.setRowHidden(number, hidden)
        if self._frozen is not None:
            self._frozen.place()

    def select_block(self, top: int, left: int, bottom: int, right: int) -> None:
        """Select a block of cells."""
        corner, end = self.grid.index(top, left), self.grid.index(bottom, right)
        self.setCurrentIndex(corner)
        self.selectionModel().select(QItemSelection(corner, end), SELECT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, and a frame around the current one."""
        super().paintEvent(event)
        current = self.currentIndex()
        if not current.isValid() or not self.hasFocus():
            return
        painter = QPainter(self.viewport())
        painter.setPen(QPen(QColor(tokens().accent), 2))
        painter.drawRect(self.visualRect(current).adjusted(0, 0, -1, -1))
        painter.end()
