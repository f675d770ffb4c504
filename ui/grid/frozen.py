"""The first columns of a grid, held in place while the others scroll under them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from ui.grid.cells import Index
from ui.grid.header import GridHeader
from ui.theme import ROW_HEIGHT, tokens

if TYPE_CHECKING:
    from ui.grid.view import GridView

OFF = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


class FrozenColumns(QTableView):
    """A second view of the same cells, laid over the grid's left edge while the grid is scrolled sideways."""

    def __init__(self, grid: GridView, count: int) -> None:
        super().__init__(grid)
        self._grid, self._count = grid, count
        self.header = GridHeader(self, grid.grid)
        self.setHorizontalHeader(self.header)
        self.setModel(grid.model())
        self.setSelectionModel(grid.selectionModel())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(OFF)
        self.setVerticalScrollBarPolicy(OFF)
        self.setVerticalScrollMode(grid.verticalScrollMode())
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        grid.viewport().stackUnder(self)
        grid.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(grid.verticalScrollBar().setValue)
        grid.horizontalScrollBar().valueChanged.connect(lambda _value: self.place())
        grid.horizontalHeader().sectionResized.connect(lambda *_sizes: self.place())
        grid.verticalHeader().geometriesChanged.connect(self.place)
        grid.horizontalHeader().geometriesChanged.connect(self.place)
        self.hide()

    @property
    def covered(self) -> int:
        """Give the width of the frozen columns, in pixels."""
        count = min(self._count, self._grid.grid.columnCount())
        return sum(self._grid.columnWidth(column) for column in range(count))

    def freeze(self, count: int) -> None:
        """Hold another number of columns in place."""
        if count != self._count:
            self._count = count
            self.place()

    def holds(self, column: int) -> bool:
        """Tell whether a column is a frozen one."""
        return column < self._count

    def place(self) -> None:
        """Lie over the grid's first columns, header and rows in line with it, or out of the way."""
        grid = self._grid
        scrolled = grid.horizontalScrollBar().value() > 0 and bool(grid.grid.columnCount())
        if scrolled:
            across, frame = grid.horizontalHeader(), grid.frameWidth()
            for column in range(grid.grid.columnCount()):
                self.setColumnHidden(column, not self.holds(column))
                if self.holds(column):
                    self.setColumnWidth(column, grid.columnWidth(column))
            self.horizontalHeader().setFixedHeight(across.height())
            left = grid.verticalHeader().width() + frame
            self.setGeometry(left, frame, self.covered, grid.viewport().height() + across.height())
            self.verticalScrollBar().setValue(grid.verticalScrollBar().value())
        self.setVisible(scrolled)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a cell; the keys go to the grid."""
        self._grid.setFocus()
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, and a frame around the current one."""
        super().paintEvent(event)
        frame_current(self, self._grid.hasFocus() and self.holds(self.currentIndex().column()))


def frame_current(view: QTableView, shown: bool) -> None:
    """Draw a frame around the current cell."""
    current = view.currentIndex()
    if not shown or not current.isValid():
        return
    painter = QPainter(view.viewport())
    painter.setPen(QPen(QColor(tokens().accent), 2))
    painter.drawRect(view.visualRect(current).adjusted(0, 0, -1, -1))
    painter.end()


def redraw_frames(view: QTableView, *cells: Index) -> None:
    """Draw some cells anew, with the frame that reaches a little beyond them."""
    for cell in cells:
        view.viewport().update(view.visualRect(cell).adjusted(-2, -2, 2, 2))
