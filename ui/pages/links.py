"""A list whose rows lead somewhere: by a click on the link, by Enter or a double click on the row."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal

from ui.grid.model import GridModel
from ui.grid.view import GridView


class LinkView(GridView):
    """A list whose last column is a link; `followed` says which row."""

    followed = Signal(int)

    def __init__(self, model: GridModel, name: str) -> None:
        super().__init__(model, name)
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().hide()
        self.setSelectionBehavior(self.SelectionBehavior.SelectRows)
        self.clicked.connect(self._clicked)
        self.opened.connect(lambda index: self.followed.emit(index.row()))
        self.viewport().setMouseTracking(True)
        self.entered.connect(self._point)

    def _is_link(self, index: QModelIndex) -> bool:
        return index.column() == len(self.grid.columns) - 1

    def _clicked(self, index: QModelIndex) -> None:
        if self._is_link(index):
            self.followed.emit(index.row())

    def _point(self, index: QModelIndex) -> None:
        """Show a hand above what leads somewhere."""
        shape = Qt.CursorShape.PointingHandCursor if self._is_link(index) else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
