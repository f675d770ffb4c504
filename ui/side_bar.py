"""The side bar: one button a page."""

from collections.abc import Iterable
from itertools import count

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout

from ui.icons import set_icon
from ui.pages.page import Page

WIDTH = 172


class SideBar(QFrame):
    """Chooses the page; Alt+1 … Alt+9 and Alt+0 too."""

    chosen = Signal(str)

    def __init__(self, pages: Iterable[Page]) -> None:
        super().__init__()
        self.setObjectName("sideBar")
        self.setFixedWidth(WIDTH)
        self.buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 8, 6, 8)
        column.setSpacing(2)
        self._pages = tuple(pages)
        numbers = count(1)
        for page in self._pages:
            column.addWidget(self._button(page, page.shortcut or f"Alt+{next(numbers) % 10}"))
        column.addStretch(1)

    def refresh(self) -> None:
        """Show the pages that the office has a use for."""
        for page in self._pages:
            self.buttons[page.key].setVisible(page.is_offered())

    def _button(self, page: Page, keys: str) -> QToolButton:
        made = QToolButton()
        made.setText("  " + page.title)
        made.setAccessibleName(page.title)
        made.setToolTip(f"{page.title}（{keys}）")
        made.setCheckable(True)
        # A shortcut of the button itself would click it a tenth of a second later: what is typed meanwhile went astray.
        QShortcut(QKeySequence(keys), self).activated.connect(lambda: self._asked(page))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setIconSize(QSize(20, 20))
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_icon(made, page.icon)
        made.clicked.connect(lambda _checked=False: self.chosen.emit(page.key))
        self._group.addButton(made)
        self.buttons[page.key] = made
        return made

    def _asked(self, page: Page) -> None:
        if page.is_offered():
            self.chosen.emit(page.key)

    def show_page(self, key: str) -> None:
        """Mark the page in view."""
        self.buttons[key].setChecked(True)

    def take_focus(self) -> None:
        """Put the keys on the page in view."""
        checked = self._group.checkedButton()
        if checked is not None:
            checked.setFocus()
