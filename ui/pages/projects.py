"""项目与回款: projects, and below them shares and receipts of the chosen one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter

from models.words import _
from ui.grid.view import GridView
from ui.pages.page import Page
from ui.pages.projects_grid import ProjectGrid, ReceiptGrid
from ui.pages.shares_grid import ShareGrid
from ui.parts import EmptyNote, beside, button, label, set_role, strong, titled, tool
from ui.session import Session
from ui.theme import GAP

if TYPE_CHECKING:
    from ui.errands import Errands


class ProjectsPage(Page):
    """The projects of the office with their money."""

    key = "projects"
    icon = "projects"

    def __init__(self, session: Session, errands: Errands) -> None:
        super().__init__(session, errands, _("项目与回款"))
        self._started = False
        self.projects = GridView(ProjectGrid(session, self), _("项目表"), frozen=2)
        self.projects.grid.noun = _("项目")
        self.share_grid, self.receipt_grid = ShareGrid(session, self), ReceiptGrid(session, self)
        self.receipt_grid.noun = _("回款")
        self.shares = GridView(self.share_grid, _("贡献率表"))
        self.receipts = GridView(self.receipt_grid, _("回款表"))
        self.share_status = label("", "muted")
        self.give_up = tool(_("放弃未保存的贡献率"), self.share_grid.give_up, "undo")
        self.share_title, self.receipt_title = strong(), strong()
        below = QSplitter(Qt.Orientation.Horizontal)
        below.addWidget(titled(beside(self.share_title, None, self.share_status, self.give_up), self.shares))
        below.addWidget(titled(beside(self.receipt_title, None), self.receipts))
        below.setSizes([352, 706])
        below.setHandleWidth(GAP)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.projects)
        split.addWidget(below)
        split.setSizes([340, 270])
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        self.body.addWidget(split)
        self.controls.addWidget(self.removing(*self.grids()))
        self.controls.addWidget(button(_("新增项目"), self.projects.begin_entry, icon="add", primary=True))
        self.set_empty_note(
            EmptyNote(
                _(
                    "这里是项目：合同金额、是否备案，每人的贡献率（合计 100%），以及每一笔回款和它的四项扣除。"
                    "项目奖金由这里算出。"
                ),
                button(_("录入第一个项目"), self.start, icon="add", primary=True),
                button(_("从 Excel 导入"), self.errands.take_in, icon="import"),
            )
        )
        self.projects.chosen.connect(self._follow)

    def grids(self) -> tuple[GridView, ...]:
        """List the grids."""
        return self.projects, self.shares, self.receipts

    def start(self) -> None:
        """Open the grid for the first project."""
        self._started = True
        self.refresh()
        self.projects.begin_entry()

    def refresh(self) -> None:
        """Show all projects."""
        super().refresh()
        self.projects.grid.feed()
        self.show_empty(not self.session.records.projects and not self._started)
        if self.projects.row < 0 and self.projects.grid.rows:
            self.projects.setCurrentIndex(self.projects.grid.index(0, 0))

    def bring(self, view: GridView, column: str, about: tuple[str, ...]) -> None:
        """Choose the project whose grid it is."""
        if view is not self.projects:
            self.projects.show_cell(about)

    def _follow(self) -> None:
        """Show shares and receipts of the chosen project."""
        number = self.projects.row
        row = self.projects.grid.rows[number] if 0 <= number < len(self.projects.grid.rows) else None
        name = row.texts[1] if row is not None and row.stored else ""
        project_no = row.key[0] if row is not None and row.stored else ""
        for view in (self.shares, self.receipts):
            view.setEnabled(bool(project_no))
        self.share_title.setText(_("贡献率") if project_no else _("选中一个项目，在这里填贡献率和回款"))
        self.receipt_title.setText(_("回款　{project}").format(project=name) if name else "")
        self.share_grid.project_no = self.receipt_grid.project_no = project_no
        self.share_grid.feed()
        self.receipt_grid.feed()
        said, role = self.share_grid.status() if project_no else ("", "muted")
        self.share_status.setText(said)
        set_role(self.share_status, role)
        self.give_up.setVisible(role == "wrong")
