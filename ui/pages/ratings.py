"""评分: what the raters say, for the chosen period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.place import Place
from models.words import _
from ui.grid.view import GridView
from ui.pages.asked import EVERYBODY, Of
from ui.pages.choice_filter import ChoiceFilter, by_department, by_scheme, offer_people
from ui.pages.page import Page
from ui.pages.rating_panel import RatingPanel
from ui.pages.ratings_grid import HEAD, RatingGrid
from ui.parts import EmptyNote, beside, button, label, switch
from ui.session import Session

if TYPE_CHECKING:
    from ui.errands import Errands


class RatingsPage(Page):
    """The rated items of everybody employed in the period."""

    key = "ratings"
    icon = "ratings"
    of_results = True

    def __init__(self, session: Session, errands: Errands) -> None:
        super().__init__(session, errands, _("评分"))
        self.rating_grid = RatingGrid(session, self)
        self.view = GridView(self.rating_grid, _("评分表"), frozen=HEAD)
        self.progress = label("", "muted")
        self.raters = ChoiceFilter(_("按评分人筛选"), _("全部评分人"), self.refresh)
        self.schemes, self.departments = by_scheme(self.refresh), by_department(self.refresh)
        self.live = switch(_("得分"), self.refresh, _("显示随录入更新的得分、总分和等级"), on=True)
        self.panel = RatingPanel(session, self.view, self.rating_grid, errands.attaching)
        self.body.addLayout(
            beside(self.raters, self.schemes, self.departments, None, self.progress, self.live, gap=6)
        )
        self.body.addWidget(self.view)
        self.body.addWidget(self.panel)
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

    def is_fresh(self) -> bool:
        """Be laid out anew only for something new."""
        return self.has_read_all()

    def refresh(self) -> None:
        """Show the period's ratings."""
        super().refresh()
        self._offer_filters()
        grid = self.rating_grid
        grid.rater = self.raters.value
        grid.of = Of(scheme=self.schemes.value, department=self.departments.value)
        grid.shows_live = self.live.isChecked()
        grid.feed()
        self.panel.refresh()
        self.progress.setText(_("已评 {filled} / {wanted}").format(filled=grid.filled, wanted=grid.wanted))
        self.show_empty(not grid.all_rows and not grid.rater and grid.of == EVERYBODY)

    def goes_to(self, place: Place) -> bool:
        """Go to the rater's first cell of the person's item."""
        self._show_everybody()
        return self.view.show_cell((place.owner, place.name, str(place.period)), f"{place.column}|1")

    def bring(self, view: GridView, column: str, about: tuple[str, ...]) -> None:
        """Show all raters."""
        self._show_everybody()

    def _show_everybody(self) -> None:
        for chosen in (self.raters, self.schemes, self.departments):
            chosen.show_everything()

    def _offer_filters(self) -> None:
        """Offer the raters of the schemes in use, the schemes and the departments."""
        used = offer_people(self.session, self.schemes, self.departments)
        raters = dict.fromkeys(rater for s in used for item in s.items for rater in item.raters)
        self.raters.offer([(rater, rater) for rater in raters])

    def _add_turn(self) -> None:
        """Give the current column's rater one more 序号."""
        current = self.view.currentIndex()
        place = current.column() if current.isValid() and current.column() >= HEAD else HEAD
        rater = self.rating_grid.columns[place].key.rpartition("|")[0] if place < len(self.rating_grid.columns) else ""
        if rater:
            self.rating_grid.more[rater] = self.rating_grid.more.get(rater, 0) + 1
            self.refresh()
