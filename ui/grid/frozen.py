"""The first columns of a grid, held in place while the others scroll under them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from ui.theme import ROW_HEIGHT

if TYPE_CHECKING:
    from ui.grid.view import GridView

OFF = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


class FrozenColumns(QTableView):
    """A second view of the same cells, laid over the grid's left edge."""

    def __init__(self, grid: GridView, count: int) -> None:
        super().__init__(grid)
        self._grid, self._count = grid, count
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
        grid.horizontalHeader().sectionResized.connect(lambda *_sizes: self.place())
        grid.verticalHeader().geometriesChanged.connect(self.place)
        grid.horizontalHeader().geometriesChanged.connect(self.place)

    @property
    def covered(self) -> int:
        """Give the width that is covered, in pixels."""
        return sum(
            self._grid.columnWidth(column)
            for column in range(min(self._count, self._grid.grid.columnCount()))
        )

    def place(self) -> None:
        """Lie over the grid's first columns, header and rows in line with it."""
        grid = self._grid
        across, frame = grid.horizontalHeader(), grid.frameWidth()
        for column in range(grid.grid.columnCount()):
            self.setColumnHidden(column, column >= self._count)
            if column < self._count:
                self.setColumnWidth(column, grid.columnWidth(column))
        self.horizontalHeader().setFixedHeight(across.height())
        left = grid.verticalHeader().width() + frame
        self.setGeometry(left, frame, self.covered, grid.viewport().height() + across.height())
        for row in range(grid.grid.rowCount()):
            self.setRowHidden(row, grid.isRowHidden(row))
        self.setVisible(bool(grid.grid.columnCount()))
