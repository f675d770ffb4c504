"""评分: what the raters say, for the chosen period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from models.place import Place
from models.words import _
from ui.grid.view import GridView
from ui.pages.page import Page
from ui.pages.rating_panel import RatingPanel
from ui.pages.ratings_grid import HEAD, RatingGrid
from ui.parts import EmptyNote, button, label
from ui.session import Session

if TYPE_CHECKING:
    from ui.errands import Errands


class RatingsPage(Page):
    """The rated items of everybody employed in the period."""

    key = "ratings"
    icon = "ratings"

    def __init__(self, session: Session, errands: Errands) -> None:
        super().__init__(session, errands, _("评分"))
        self.rating_grid = RatingGrid(session, self)
        self.view = GridView(self.rating_grid, _("评分表"), frozen=HEAD)
        self.progress = label("", "muted")
        self.raters = QComboBox()
        self.raters.setAccessibleName(_("按评分人筛选"))
        self.raters.currentIndexChanged.connect(lambda _index: self.refresh())
        self.panel = RatingPanel(session, self.view, self.rating_grid, errands.attaching)
        self.body.addWidget(self.view)
        self.body.addWidget(self.panel)
        self.controls.addWidget(self.progress)
        self.controls.addWidget(self.raters)
        self.controls.addWidget(
            button(
                _("再加一次评分"),
                self._add_turn,
                icon="add",
                tip=_("给当前评分人加一列（序号 2、3…），得分取平均"),
            )
        )
        forms = errands.rating_forms
        self.controls.addWidget(
            button(_("写评分表…"), forms.ask, icon="template", tip=_("给不在这台电脑上评分的人，每人一张"))
        )
        self.controls.addWidget(
            button(_("合并评分表…"), forms.merge, icon="import", tip=_("收回填好的评分表，先预览再存入"))
        )
        self.set_empty_note(
            EmptyNote(
                _(
                    "这里是评分人对每个考核项的评分。当前期间没有需要评分的项目：请先录入员工和考核方案，或换到方案的考核周期（例如季度）。"
                ),
                button(_("去录入员工"), lambda: errands.go("staff"), icon="staff", primary=True),
            )
        )

    def grids(self) -> tuple[GridView, ...]:
        """List the grids."""
        return (self.view,)

    def refresh(self) -> None:
        """Show the period's ratings."""
        super().refresh()
        self._offer_raters()
        grid = self.rating_grid
        grid.rater = self.raters.currentData() or ""
        grid.feed()
        self.panel.refresh()
        self.progress.setText(_("已评 {filled} / {wanted}").format(filled=grid.filled, wanted=grid.wanted))
        self.show_empty(not grid.rows and not grid.rater)

    def goes_to(self, place: Place) -> bool:
        """Go to the rater's first cell of the person's item."""
        self.raters.setCurrentIndex(0)
        return self.view.show_cell((place.owner, place.name, str(place.period)), f"{place.column}|1")

    def bring(self, view: GridView, column: str, about: tuple[str, ...]) -> None:
        """Show all raters."""
        self.raters.setCurrentIndex(0)

    def _offer_raters(self) -> None:
        """Offer the raters of the schemes in use as a filter."""
        used = {person.scheme for person in self.session.records.staff}
        schemes = (s for s in self.session.vocabulary.schemes if s.id in used)
        raters = list(dict.fromkeys(rater for s in schemes for item in s.items for rater in item.raters))
        if [self.raters.itemData(n) for n in range(1, self.raters.count())] != raters:
            self.raters.blockSignals(True)
            self.raters.clear()
            self.raters.addItem(_("全部评分人"), "")
            for rater in raters:
                self.raters.addItem(rater, rater)
            self.raters.blockSignals(False)

    def _add_turn(self) -> None:
        """Give the current column's rater one more 序号."""
        current = self.view.currentIndex()
        place = current.column() if current.isValid() and current.column() >= HEAD else HEAD
        if place < len(self.rating_grid.columns):
            rater = self.rating_grid.columns[place].key.rpartition("|")[0]
            self.rating_grid.more[rater] = self.rating_grid.more.get(rater, 0) + 1
            self.refresh()
