"""结果与奖金: a row a result, its figures, and why each figure is what it is."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget

from models.by_hand import ByHand
from models.drawing import Drawing
from models.faults import UserFault
from models.results import Explanation, Result, SummaryRow
from models.words import _
from ui import doors
from ui.dialogs.settle import SettleDialog
from ui.explanation import ExplanationPanel
from ui.grid.show import money
from ui.grid.view import GridView
from ui.pages.figures import FigureTree
from ui.pages.page import Page
from ui.pages.person_panel import PersonPanel
from ui.pages.results_grid import FIGURES, ResultGrid
from ui.parts import EmptyNote, button, label
from ui.session import Session
from ui.theme import GAP, chart_palette

if TYPE_CHECKING:
    from calculators.documents.slip_person import Trend
    from calculators.jobs.assessing import Assessed
    from ui.errands import Errands


class ResultsPage(Page):
    """The results of the period."""

    key = "results"
    icon = "results"
    of_results = True

    def __init__(self, session: Session, errands: Errands) -> None:
        super().__init__(session, errands, _("结果与奖金"))
        self._assessed: Assessed | None = None
        self._shown: tuple[object, object] | None = None
        self._asked: object = None
        self.result_grid = ResultGrid(session, self)
        self.view = GridView(self.result_grid, _("结果表"), frozen=2)
        self.person = PersonPanel()
        self.figures, self.panel = FigureTree(), ExplanationPanel()
        self.total = label("", "muted")
        self.above = QStackedWidget()
        self.above.addWidget(self.view)
        self.above.addWidget(self.person)
        below = QSplitter(Qt.Orientation.Horizontal)
        below.addWidget(self.figures)
        below.addWidget(self.panel)
        below.setSizes([600, 440])
        below.setHandleWidth(GAP)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.above)
        split.addWidget(below)
        split.setSizes([290, 330])
        split.setHandleWidth(GAP)
        self.body.addWidget(split)
        self.controls.addWidget(self.total)
        self.settle_button = button(_("人工核定…"), self.settle, icon="by_hand")
        self.print_button = button(_("打印奖金单"), errands.outgoing.print_slips, icon="print", primary=True)
        self.controls.addWidget(self.settle_button)
        self.controls.addWidget(self.print_button)
        self._add_empty_note(errands)
        self.view.chosen.connect(self._follow)
        self.view.clicked.connect(self._ask_cell)
        self.view.selectionModel().currentChanged.connect(self._ask_cell)
        self.view.opened.connect(lambda _index: self.open_person())
        self.person.back_asked.connect(self.show_everybody)
        self.person.step_asked.connect(self._step)
        self.figures.asked.connect(self.explain)
        self.figures.followed.connect(errands.go_to)

    def _add_empty_note(self, errands: Errands) -> None:
        self.set_empty_note(
            EmptyNote(
                _(
                    "这里是每个人的得分、等级、系数和奖金。当前期间还没有参加考核的员工：请先录入员工和考核方案，或换一个期间。"
                ),
                button(_("去录入员工"), lambda: errands.go("staff"), icon="staff", primary=True),
            )
        )

    def grids(self) -> tuple[GridView, ...]:
        """List the grids."""
        return (self.view,)

    def refresh(self) -> None:
        """Show the results, or that they are being computed."""
        super().refresh()
        assessed = self.session.assessed()
        if assessed is None:
            self.total.setText(_("正在计算…") if self.session.office is not None else "")
            return
        self._assessed = assessed
        overview = self.session.overview()
        self.result_grid.assessment = assessed.assessment
        self.result_grid.before = overview.before if overview is not None else None
        self.result_grid.feed()
        results = assessed.assessment.results
        self.show_empty(not results)
        self.total.setText(_said_total(assessed.assessment.summary))
        if results and self.view.row < 0:
            self.view.setCurrentIndex(self.result_grid.index(0, 0))

    @property
    def result(self) -> Result | None:
        """Give the chosen result."""
        rows, number = self.result_grid.rows, self.view.row
        fact = rows[number].fact if 0 <= number < len(rows) else None
        return fact if isinstance(fact, Result) else None

    def open_person(self) -> None:
        """Put the chosen person's charts in front."""
        if self.result is not None:
            self.above.setCurrentWidget(self.person)
            self.person.back.setFocus()
            self.figures.choose("score" if self.result.kpis else "total")
            self._draw()

    def show_everybody(self) -> None:
        """Go back to the list."""
        self.above.setCurrentWidget(self.view)
        self.view.setFocus()

    def _step(self, down: int) -> None:
        """Open the next person in view."""
        rows = range(self.view.row + down, len(self.result_grid.rows) if down > 0 else -1, down)
        shown = next((row for row in rows if not self.view.isRowHidden(row)), None)
        if shown is not None:
            self.view.setCurrentIndex(
                self.result_grid.index(shown, max(0, self.view.currentIndex().column()))
            )

    def show_result(self, result: Result) -> None:
        """Choose a result, the person's first where it isn't there any more."""
        keys = [row.key for row in self.result_grid.rows]
        wanted = (result.staff_no, result.scheme, str(result.period))
        found = wanted if wanted in keys else next((key for key in keys if key[0] == result.staff_no), None)
        if found is not None:
            self.view.show_cell(found)

    def _follow(self) -> None:
        """Show the chosen result's figures."""
        result = self.result
        self.settle_button.setEnabled(result is not None)
        now = (self._assessed, result)
        if now == self._shown:
            return
        self._shown = now
        self.panel.clear()
        self.figures.show_result(result)
        if result is None:
            self.show_everybody()
        else:
            self.person.show_result(result)
            self._draw()

    def _draw(self) -> None:
        """Draw the chosen result where it is in front, in the background."""
        result, assessed, palette = self.result, self._assessed, chart_palette()
        if result is None or assessed is None or self.above.currentWidget() is not self.person:
            return

        def then(story: tuple[tuple[Trend, ...], tuple[Drawing, ...]]) -> None:
            if result is self.result:
                self.person.show_charts(story[1])
                self.figures.add_trend(story[0])

        self.session.quietly(lambda: doors.result_story(assessed, result, palette), then, "person")

    def _ask_cell(self, index: QModelIndex) -> None:
        """Explain the figure in the cell that was chosen."""
        if not index.isValid():
            return
        key = self.result_grid.columns[index.column()].key
        if key in FIGURES or key.startswith("component:"):
            self.figures.choose(key)
            self.explain(key)

    def redress(self) -> None:
        """Draw in the colours now in use."""
        self._shown = None
        self._follow()
        self.panel.redraw()

    def explain(self, key: str, line: str = "") -> None:
        """Show why a figure of the chosen result is what it is, open at a line of it; computed in the background."""
        result, assessed = self.result, self._assessed
        if result is None or assessed is None:
            return
        self._asked = asked = (result, key, line)

        def work() -> Explanation | None:
            try:
                return doors.explain(assessed, result, key)
            except (KeyError, UserFault):  # a line of a figure that has no reason of its own
                return None

        def then(found: Explanation | None) -> None:
            if asked is not self._asked or result is not self.result:
                return
            if found is None:
                self.panel.clear()
            else:
                self.panel.explain(found, result.name, line)

        self.session.quietly(work, then, "reasons")

    def settle(self) -> None:
        """Ask what is settled by hand for the chosen result."""
        result = self.result
        words = self.session.vocabulary.scheme(result.scheme) if result is not None else None
        if result is None or words is None:
            return
        mine = tuple(
            b
            for b in self.session.records.by_hand
            if b.staff_no == result.staff_no and b.period == result.period
        )
        dialog = SettleDialog(result, words, mine, self)
        dialog.settled.connect(self._put)
        dialog.withdrawn.connect(self._withdraw)
        dialog.open()

    def _put(self, noun: ByHand) -> None:
        with self.session.change(
            _("核定 {staff_no} 的{item}").format(staff_no=noun.staff_no, item=noun.item)
        ) as change:
            change.put(noun)

    def _withdraw(self, noun: ByHand) -> None:
        name = _("撤回 {staff_no} 的{item}核定").format(staff_no=noun.staff_no, item=noun.item)
        with self.session.change(name) as change:
            change.remove(noun)


def _said_total(summary: tuple[SummaryRow, ...]) -> str:
    """Say what all totals come to, and that some are still missing."""
    totals = [row.total for row in summary if row.total is not None]
    said = (
        _("{count} 人，合计 {total} 元")
        if len(totals) == len(summary)
        else _("{count} 人，已算出的合计 {total} 元")
    )
    return said.format(count=len(summary), total=money(sum(totals, Decimal(0))))
