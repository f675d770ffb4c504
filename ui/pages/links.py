"""A list whose rows lead somewhere: by a click on the link, by Enter on the row."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui.grid.delegate import ENTERS
from ui.grid.model import GridModel
from ui.grid.view import GridView


class LinkView(GridView):
    """Says which row was followed."""

    followed = Signal(int)

    def __init__(self, model: GridModel, name: str) -> None:
        super().__init__(model, name)
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().hide()
        self.setSelectionBehavior(self.SelectionBehavior.SelectRows)
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(lambda index: self.followed.emit(index.row()))
        self.viewport().setMouseTracking(True)
        self.entered.connect(self._point)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Follow the row on Enter."""
        if event.key() in ENTERS and self.row >= 0:
            self.followed.emit(self.row)
        else:
            super().keyPressEvent(event)

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == len(self.grid.columns) - 1:
            self.followed.emit(index.row())

    def _point(self, index: QModelIndex) -> None:
        """Show a hand above what leads somewhere."""
        link = index.column() == len(self.grid.columns) - 1
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.ArrowCursor)
