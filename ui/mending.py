"""The list of what isn't stored: wrong cells and unfinished rows of every page, each a link to its cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.words import _
from ui.dialogs.dialog import Dialog
from ui.grid.column import Column, Row, Wrong
from ui.grid.model import GridModel, Layout
from ui.grid.unsaved import Mark
from ui.grid.view import GridView
from ui.pages.page import Page
from ui.parts import beside, button, label
from ui.session import Session
from ui.theme import MARGIN

Show = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A cell that waits to be mended, and where it stands."""

    page: Page
    view: GridView
    mark: Mark
    wrong: Wrong


class WaitingGrid(GridModel):
    """One row a wrong cell or unfinished row."""

    read_only = True
    pages: Mapping[str, Page]

    def lay_out(self) -> Layout:
        """Give what waits, by page."""
        columns = tuple(
            Column(key=key, title=title, width=width, shown_only=True)
            for key, title, width in (
                ("page", _("页"), 90),
                ("row", _("行"), 150),
                ("column", _("列"), 130),
                ("text", _("填的内容"), 130),
                ("reason", _("为什么没有保存"), 260),
            )
        )
        return columns, [
            Row(
                key=(page.key, str(number), *mark[0], mark[1]),
                texts=(page.title, wrong.row or _("新的一行"), wrong.column, wrong.text, wrong.reason),
                fact=Waiting(page=page, view=view, mark=mark, wrong=wrong),
                notes={4: wrong.reason},
            )
            for page in self.pages.values()
            for number, view in enumerate(page.grids())
            for mark, wrong in view.grid.waiting()
        ]


class MendingList(Dialog):
    """Stays open beside the page, so that one cell after another can be mended; closes when nothing waits."""

    def __init__(self, session: Session, pages: Mapping[str, Page], show_page: Show, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._show_page, self._window = session, show_page, parent
        self.setWindowTitle(_("待修正"))
        self.grid = WaitingGrid(session, self)
        self.grid.pages = pages
        self.view = GridView(self.grid, _("待修正的格子"))
        self.view.horizontalHeader().setStretchLastSection(True)
        self.view.opened.connect(self._follow)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        said = _("这些格子没有保存，其余的都已经保存。双击一行（或按回车）去修改；不要了，就在那一格按 Esc。")
        column.addWidget(label(said, "muted", wrap=True))
        column.addWidget(self.view)
        column.addLayout(beside(None, button(_("关闭"), self.hide)))
        self.resize(880, 320)
        session.changed.connect(self._refresh)

    def open_list(self) -> None:
        """Show the list, its first row chosen; a single cell is gone to at once."""
        self.grid.feed()
        if len(self.grid.rows) == 1:
            self._follow(self.grid.index(0, 0))
        elif self.grid.rows:
            self.show()
            self.raise_()
            self.view.setCurrentIndex(self.grid.index(0, 0))
            self.view.setFocus(Qt.FocusReason.PopupFocusReason)

    def _refresh(self) -> None:
        if self.isVisible():
            self.grid.feed()
            if not self.grid.rows:
                self.hide()

    def _follow(self, index: QModelIndex) -> None:
        waiting = self.grid.rows[index.row()].fact
        if isinstance(waiting, Waiting):
            if waiting.wrong.period is not None:
                self._session.choose(waiting.wrong.period)
            self._show_page(waiting.page.key)
            waiting.page.mend(waiting.view, waiting.mark, waiting.wrong)
            self._window.activateWindow()
