"""The grid that all entry pages share: it behaves like a spreadsheet."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from models.faults import UserFault
from models.words import _
from ui.grid import keys
from ui.grid.blocks import Blocks
from ui.grid.cells import DISPLAY, Index
from ui.grid.column import RowKey
from ui.grid.delegate import GridDelegate
from ui.grid.editors import ChoiceBox, DayLine, line_of
from ui.grid.frozen import FrozenColumns, frame_current, redraw_frames
from ui.grid.header import GridHeader
from ui.grid.model import GridModel
from ui.grid.moving import Moving
from ui.grid.summing import MOST, summed
from ui.theme import ROW_HEIGHT

SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect
Hint = QAbstractItemView.ScrollHint
Trigger = QAbstractItemView.EditTrigger
Place = tuple[RowKey, str]


class GridView(QTableView):
    """Type to edit, Enter down, Tab right, F2, Esc, Delete; copy and paste blocks; fill down; sort and filter."""

    chosen = Signal()
    """The current row is another one, or shows another noun."""
    opened = Signal(QModelIndex)
    """A row of a grid that only shows was double-clicked, or Enter pressed on it."""
    summed = Signal(str)
    """What the selected figures add up to, in words."""
    focused = Signal()
    """The keys come here now."""
    widened = Signal()
    """A column was dragged to another width."""

    def __init__(self, model: GridModel, name: str, frozen: int = 0) -> None:
        super().__init__()
        self.grid = model
        self.blocks = Blocks(self)
        self._frozen: FrozenColumns | None = None
        self._kept: Place | None = None
        self._typed: str | None = None
        self.widths: dict[str, int] = {}
        """What a person has dragged columns to, by their keys."""
        self.header = GridHeader(self, model)
        self.setHorizontalHeader(self.header)
        self.setModel(model)
        self.moving = Moving(self)
        self.setItemDelegate(GridDelegate(self.moving, self.blocks.fill, self))
        self.setAccessibleName(name)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(Trigger.DoubleClicked | Trigger.EditKeyPressed | Trigger.AnyKeyPressed)
        self._set_rows()
        self._connect()
        if frozen:
            self._frozen = FrozenColumns(self, frozen)
            self._frozen.header.arranged.connect(self._to_top)

    def _set_rows(self) -> None:
        down = self.verticalHeader()
        down.setDefaultSectionSize(ROW_HEIGHT)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setMinimumWidth(34)
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)

    def _connect(self) -> None:
        self.header.sectionResized.connect(self._resized)
        self.header.arranged.connect(self._to_top)
        self.grid.modelAboutToBeReset.connect(self._keep)
        self.grid.modelReset.connect(self._restore)
        self.grid.fed.connect(self.chosen)
        if self.grid.read_only:
            self.doubleClicked.connect(self.opened)

    # Where the person is.

    @property
    def row(self) -> int:
        """Give the current row's number, -1 where there is none."""
        return self.currentIndex().row()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell the page when another row is chosen."""
        super().currentChanged(current, previous)
        for view in (self, self._frozen):
            if view is not None:
                redraw_frames(view, previous, current)
        if current.row() != previous.row():
            self.chosen.emit()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Say what the selected figures add up to."""
        super().selectionChanged(selected, deselected)
        parts = self.selectionModel().selection().toList()
        count = sum(part.width() * part.height() for part in parts)
        cells = self.selectedIndexes() if 1 < count <= MOST else []
        self.summed.emit(summed(str(cell.data(DISPLAY) or "") for cell in cells))

    def choose(self, cell: Index) -> None:
        """Make a cell the current one and the only one selected, whatever keys are held."""
        self.selectionModel().setCurrentIndex(cell, SELECT)

    def _keep(self) -> None:
        """Remember the current cell, and what is being typed into it, while rows come and go."""
        current = self.currentIndex()
        self._kept, self._typed = None, None
        if current.isValid():
            row = self.grid.rows[current.row()].key
            self._kept = (self.grid.became.get(row, row), self.grid.columns[current.column()].key)
            if self.state() == QAbstractItemView.State.EditingState:
                line = line_of(self.indexWidget(current))
                self._typed = line.text() if line is not None else None

    def _restore(self) -> None:
        self.fit_columns()
        found = self.grid.find(*self._kept) if self._kept is not None else QModelIndex()
        if not found.isValid():
            return
        self.choose(found)
        if self._typed is not None:
            self.edit(found)
            line = line_of(self.indexWidget(found))
            if line is not None:
                line.setText(self._typed)

    def freeze(self, count: int) -> None:
        """Hold so many of the first columns in place, in a grid that has frozen ones."""
        if self._frozen is not None:
            self._frozen.freeze(count)

    def fit_columns(self) -> None:
        """Give every column the width dragged to, else its own, and room for its head."""
        for number, column in enumerate(self.grid.columns):
            own = max(column.width, self.header.sectionSizeHint(number))
            self.setColumnWidth(number, self.widths.get(column.key, own))
        if self._frozen is not None:
            self._frozen.place()

    def _resized(self, number: int, _old: int, new: int) -> None:
        if new and QGuiApplication.mouseButtons() and number < len(self.grid.columns):
            self.widths[self.grid.columns[number].key] = new
            self.widened.emit()

    def _to_top(self) -> None:
        """Show the first row after the rows were put in another order."""
        self.fit_columns()
        if self.grid.rows:
            self.choose(self.grid.index(0, max(self.currentIndex().column(), 0)))
            self.scrollToTop()
        shown, count = sum(row.stored for row in self.grid.rows), len(self.grid.all_rows)
        said = _("筛选后显示 {shown} / {count} 行") if self.grid.arrangement.kept else _("显示全部 {count} 行")
        self.grid.session.note(said.format(shown=shown, count=count))

    def show_cell(self, row: RowKey, column: str = "") -> bool:
        """Go to a cell by the keys of its row and column, else of its first column; tell whether it is there."""
        if self.grid.hides(row):
            self.grid.show_all()
        columns = [known.key for known in self.grid.columns]
        found = self.grid.find(row, column if column in columns else columns[0] if columns else "")
        if found.isValid():
            self.choose(found)
            self.scrollTo(found)
            self.setFocus()
        return found.isValid()

    def begin_entry(self) -> None:
        """Go to the first cell that can be typed into, the blank row's where the grid appends."""
        start = len(self.grid.rows) - 1 if self.grid.appends else 0
        for row in range(max(start, 0), len(self.grid.rows)):
            for column in range(len(self.grid.columns)):
                if not self.grid.is_locked(self.grid.rows[row], column):
                    self.choose(self.grid.index(row, column))
                    self.setFocus()
                    return

    def to_fill_in(self) -> None:
        """Go to the first cell that still lacks what must be recorded, else to the first that can be typed into."""
        grid, columns = self.grid, range(len(self.grid.columns))
        cells = [(r, c) for r, row in enumerate(grid.rows) for c in columns if not grid.is_locked(row, c)]
        lacking = (cell for cell in cells if cell[1] in grid.rows[cell[0]].hints)
        first = next(lacking, cells[0] if cells else None)
        if first is not None and not grid.appends:
            self.choose(grid.index(*first))

    # Keys.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a spreadsheet does."""
        if not keys.press(self, event):
            super().keyPressEvent(event)

    def is_wrong(self) -> bool:
        """Tell whether the current cell waits to be mended."""
        current = self.currentIndex()
        return current.isValid() and self.grid.wrong_at(current) is not None

    def is_locked(self) -> bool:
        """Tell whether the current cell can't be typed into."""
        current = self.currentIndex()
        return current.isValid() and self.grid.is_locked(self.grid.rows[current.row()], current.column())

    def enter_pressed(self, *, up: bool) -> None:
        """Go down, or up; in a grid that only shows, open the row."""
        if self.grid.read_only:
            if self.currentIndex().isValid():
                self.opened.emit(self.currentIndex())
        else:
            self.moving.down(-1) if up else self.moving.enter()

    def open_list(self) -> None:
        """Open the cell with its choices or its calendar."""
        current = self.currentIndex()
        if not current.isValid() or self.is_locked():
            return
        super().edit(current)
        editor = self.indexWidget(current)
        if isinstance(editor, ChoiceBox):
            editor.showPopup()
        elif isinstance(editor, DayLine):
            editor.open_calendar()

    def offer_order(self) -> None:
        """Offer order and filter of the current column."""
        if self.currentIndex().isValid():
            self.header.offer(self.currentIndex().column())

    # Rows.

    def remove_rows(self) -> None:
        """Remove the rows of the selection."""
        try:
            self.grid.remove({cell.row() for cell in self.selectedIndexes()})
        except UserFault as fault:
            self.grid.session.tell_fault(fault)

    def filter_rows(self, text: str) -> None:
        """Show only the rows that hold a text; new rows always stay."""
        self.grid.search(text)

    def select_block(self, top: int, left: int, bottom: int, right: int) -> None:
        """Select a block of cells."""
        corner, end = self.grid.index(top, left), self.grid.index(bottom, right)
        self.choose(corner)
        self.selectionModel().select(QItemSelection(corner, end), SELECT)

    # Painting.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the frozen columns in line."""
        super().resizeEvent(event)
        if self._frozen is not None:
            self._frozen.place()

    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        """Bring a cell into view, from under the frozen columns too."""
        super().scrollTo(index, hint)
        if self._frozen is None:
            return
        bar, column = self.horizontalScrollBar(), index.column()
        if self._frozen.holds(column):
            if not self.grid.is_locked(self.grid.rows[index.row()], column):
                bar.setValue(0)
            return
        hidden = self._frozen.covered - self.visualRect(index).left()
        if hidden > 0:
            bar.setValue(bar.value() - hidden)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the page in which of its grids the person works."""
        super().focusInEvent(event)
        self.focused.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, and a frame around the current one."""
        super().paintEvent(event)
        frame_current(self, self.hasFocus())
