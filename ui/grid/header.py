"""The heads of a grid's columns: a click sorts, a right click offers order and filter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.grid.cells import ACROSS
from ui.grid.column_popup import FALLING, RISING, ColumnPopup
from ui.grid.model import GridModel
from ui.theme import tokens

HEIGHT = 34


class GridHeader(QHeaderView):
    """Sorts rising, falling, then not at all; a mark shows which, another that a filter holds rows back."""

    arranged = Signal()
    """The rows stand in another order, or others are shown."""

    def __init__(self, parent: QWidget, grid: GridModel) -> None:
        super().__init__(ACROSS, parent)
        self._grid = grid
        self.popup: ColumnPopup | None = None
        self.setHighlightSections(True)
        self.setSectionsClickable(True)
        self.sectionClicked.connect(self._sort)
        grid.fed.connect(self.show_order)
        self._set_height()
        self.show_order()

    def show_order(self) -> None:
        """Put the mark at the column by which the rows are sorted."""
        arrangement = self._grid.arrangement
        keys = [column.key for column in self._grid.columns]
        number = keys.index(arrangement.column) if arrangement.column in keys else -1
        order = FALLING if arrangement.falling else RISING
        if (number, order) != (self.sortIndicatorSection(), self.sortIndicatorOrder()):
            self.setSortIndicator(number, order)

    def _sort(self, section: int) -> None:
        """Take the step that a click means: rising, falling, as before."""
        if not self._grid.sorts:
            return
        arrangement, key = self._grid.arrangement, self._grid.columns[section].key
        if key != arrangement.column:
            self._grid.sort(section, RISING)
        else:
            self._grid.sort(-1 if arrangement.falling else section, FALLING)
        self.show_order()
        self.arranged.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer order and filter of the column under the mouse."""
        section = self.logicalIndexAt(event.pos())
        if section >= 0:
            self.offer(section)

    def offer(self, section: int) -> None:
        """Offer order and filter of a column, below its head."""
        if not self._grid.sorts:
            return
        self.popup = ColumnPopup(self._grid, section, self)
        self.popup.arranged.connect(self.show_order)
        self.popup.arranged.connect(self.arranged)
        below = QPoint(self.sectionViewportPosition(section), self.height())
        self.popup.move(self.viewport().mapToGlobal(below))
        self.popup.show()

    def changeEvent(self, event: QEvent) -> None:
        """Take as much height as the font needs."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._set_height()

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Draw a head, and a small triangle where the rows are sorted by it."""
        painter.save()
        super().paintSection(painter, rect, logicalIndex)
        painter.restore()
        if logicalIndex != self.sortIndicatorSection():
            return
        up = -1 if self.sortIndicatorOrder() == RISING else 1
        x, y = rect.right() - 6, rect.center().y()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().accent))
        painter.drawPolygon([QPoint(x - 4, y - 2 * up), QPoint(x + 4, y - 2 * up), QPoint(x, y + 3 * up)])
        painter.restore()

    def _set_height(self) -> None:
        self.setMinimumHeight(max(HEIGHT, self.fontMetrics().height() + 14))
