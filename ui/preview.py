"""Pages of a document, one below the other, in a size that can be read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from models.words import _
from ui.parts import beside, label, tool
from ui.theme import GAP

STEPS = (50, 75, 100, 125, 150, 200)
"""Widths of a page in per cent of the room."""
LEAST = 240
"""Pixels below which a page is never drawn."""


class Preview(QWidget):
    """Shows what would be printed; asks to be drawn anew where the size is another."""

    wanted = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._step = STEPS.index(100)
        self._pages: list[QLabel] = []
        self.counted = label("", "muted")
        self.smaller = tool(_("缩小"), lambda: self._zoom(-1), "smaller")
        self.larger = tool(_("放大"), lambda: self._zoom(1), "larger")
        self.area = QScrollArea()
        self.area.setAccessibleName(name)
        self.area.setWidgetResizable(True)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # pages fit beside it
        self.area.setFrameShape(QFrame.Shape.StyledPanel)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(GAP, GAP, GAP, GAP)
        self._column.setSpacing(GAP)
        self._column.addStretch(1)
        self.area.setWidget(inside)
        self.area.verticalScrollBar().valueChanged.connect(lambda _value: self._count())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        column.addLayout(beside(self.counted, None, self.smaller, self.larger))
        column.addWidget(self.area, 1)

    @property
    def page_width(self) -> int:
        """Give the width in which a page is wanted, in pixels of the screen."""
        room = self.area.viewport().width() - 2 * GAP
        return max(LEAST, round(room * STEPS[self._step] / 100 * self.devicePixelRatioF()))

    @property
    def pages(self) -> list[QLabel]:
        """Give the pages in view."""
        return [page for page in self._pages if page.isVisibleTo(self)]

    def show_pages(self, images: Sequence[QImage], *, from_top: bool = True) -> None:
        """Show other pages."""
        while len(self._pages) < len(images):
            self._pages.append(self._page(len(self._pages) + 1))
        for number, page in enumerate(self._pages):
            page.setVisible(number < len(images))
            if number < len(images):
                pixmap = QPixmap.fromImage(images[number])
                pixmap.setDevicePixelRatio(self.devicePixelRatioF())
                page.setPixmap(pixmap)
            else:
                page.clear()
        if from_top:
            self.area.verticalScrollBar().setValue(0)
        self._count()

    def say(self, text: str) -> None:
        """Show no page, and why."""
        self.show_pages(())
        self.counted.setText(text)

    def _page(self, number: int) -> QLabel:
        made = QLabel()
        made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        made.setAccessibleName(_("第 {number} 页").format(number=number))
        self._column.insertWidget(number - 1, made)
        return made

    def _count(self) -> None:
        """Say which page is in view, of how many."""
        pages = self.pages
        if not pages:
            self.counted.setText("")
            return
        middle = self.area.verticalScrollBar().value() + self.area.viewport().height() // 2
        here = sum(page.y() <= middle for page in pages) or 1
        self.counted.setText(_("第 {number} 页，共 {count} 页").format(number=here, count=len(pages)))

    def _zoom(self, step: int) -> None:
        self._step = min(max(0, self._step + step), len(STEPS) - 1)
        self.smaller.setEnabled(self._step > 0)
        self.larger.setEnabled(self._step < len(STEPS) - 1)
        self.wanted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for pages that fit."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.wanted.emit()
