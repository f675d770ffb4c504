"""总览: where the period stands — what is to be done, what to look at, and what came out so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QTabWidget, QVBoxLayout, QWidget

from models.completion import Completion
from models.drawing import Drawing
from models.money import MONEY, rounded
from models.overview import Overview
from models.results import Assessment, Result, Status, SummaryRow
from models.to_do import ToDo, to_do
from models.words import _
from ui import doors
from ui.chart import ChartView
from ui.grid.model import GridModel
from ui.grid.view import GridView
from ui.pages.links import LinkView
from ui.pages.overview_grids import (
    AlertGrid,
    CompletionGrid,
    GradeGrid,
    StandingGrid,
    ToDoGrid,
    owner_of,
    sheets,
)
from ui.pages.page import Page
from ui.parts import EmptyNote, FigureCard, beside, button, label, set_role, strong, titled
from ui.session import Session
from ui.theme import GAP, chart_palette

if TYPE_CHECKING:
    from ui.errands import Errands

Charts = Sequence[Drawing | None]
Compute = Callable[[tuple[SummaryRow, ...]], Decimal | None]


class OverviewPage(Page):
    """Figures of the period in cards, two lists on the left, charts with their figures on the right."""

    key = "overview"
    icon = "overview"
    of_results = True

    def __init__(self, session: Session, errands: Errands) -> None:
        super().__init__(session, errands, _("总览"))
        self._filled: Assessment | None = None
        self.overview: Overview | None = None
        self.cards = {
            "people": FigureCard(_("参加考核")),
            "missing": FigureCard(_("还缺")),
            "mean": FigureCard(_("平均得分")),
            "total": FigureCard(_("奖金合计（元）")),
            "target": FigureCard(_("目标完成率")),
        }
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for each in self.cards.values():
            row.addWidget(each, 1)
        self.body.addLayout(row)
        self.to_do, self.alerts = ToDoGrid(session, self), AlertGrid(session, self)
        self.view, self.alert_view = LinkView(self.to_do, _("待办列表")), LinkView(self.alerts, _("提醒列表"))
        self.view.followed.connect(self._go)
        self.alert_view.followed.connect(self._look)
        self.done, self.looked = label("", "muted"), label("", "muted")
        lists = QWidget()
        self._lists = column = QVBoxLayout(lists)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(titled(beside(strong(_("待办"), 11), self.done, None), self.view), 3)
        column.addWidget(titled(beside(strong(_("提醒"), 11), self.looked, None), self.alert_view), 2)
        column.addStretch(0)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setHandleWidth(GAP)
        halves.addWidget(lists)
        halves.addWidget(self._figures(session))
        halves.setSizes([560, 500])
        self.body.addWidget(halves, 1)
        self._add_ways(errands)

    def _figures(self, session: Session) -> QTabWidget:
        """Make a tab for each chart with its figures below."""
        self.standing = StandingGrid(session, self)
        self.grades, self.completions = GradeGrid(session, self), CompletionGrid(session, self)
        self.people = GridView(self.standing, _("本期结果"))
        self.people.opened.connect(lambda index: self._look_at(self.standing.rows[index.row()].fact))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.charts: list[ChartView] = []
        self._tables = (
            GridView(self.grades, _("等级分布的数字")),
            GridView(self.completions, _("目标完成的数字")),
            self.people,
        )
        self._notes = tuple(
            label(text, "muted", wrap=True)
            for text in (
                _("还没有人评出等级：一个人要填的都填好，这里就有他的等级。左边的“待办”一项一项带过去。"),
                _("本期没有目标：在“目标”里填公司、部门或员工的全年目标，这里就有完成率。"),
                _("本期没有参加考核的员工。"),
            )
        )
        titles = (_("等级分布"), _("目标完成"), _("与上期比"))
        for title, view, note in zip(titles, self._tables, self._notes, strict=True):
            view.horizontalHeader().setStretchLastSection(True)
            view.verticalHeader().hide()
            self.charts.append(ChartView(title))
            self.tabs.addTab(_below(note, self.charts[-1], view), title)
        return self.tabs

    def _add_ways(self, errands: Errands) -> None:
        """Add the buttons, and what an empty office is told to begin with."""
        self.controls.addWidget(button(_("从 Excel 导入"), errands.take_in, icon="import"))
        self.controls.addWidget(
            button(_("查看结果"), lambda: errands.go("results"), icon="results", primary=True)
        )
        self.set_empty_note(
            EmptyNote(
                _(
                    "这是一个新的单位。先录入员工，再录入目标、项目与回款、每月指标和评分；"
                    "已有 Excel 数据时，可以整本导入数据工作簿。"
                ),
                button(_("录入员工"), lambda: errands.go("staff"), icon="staff", primary=True),
                button(_("从 Excel 导入"), errands.take_in, icon="import"),
                button(_("下载空白模板"), errands.outgoing.write_template, icon="template"),
            )
        )

    def grids(self) -> tuple[GridView, ...]:
        """List the grids."""
        return (self.view, self.alert_view, *self._tables)

    def search(self, text: str) -> None:
        """Show only the people that hold a text."""
        for view in (self.view, self.alert_view, self.people):
            view.filter_rows(text)

    # What is shown.

    def refresh(self) -> None:
        """Show where the period stands; what takes longer follows."""
        super().refresh()
        if not self.session.records.staff:
            self.show_empty(empty=True)
            return
        assessed = self.session.assessed()
        if assessed is None:
            return
        self.show_empty(not assessed.assessment.summary and self.other_period.applies())
        if assessed.assessment is not self._filled:
            self._filled = assessed.assessment
            self._fill(assessed.assessment)
        found = self.session.overview()
        if found is not None and found is not self.overview:
            self.overview = found
            self._fill_beside(found)

    def redress(self) -> None:
        """Draw the charts in the colours now in use."""
        if self.overview is not None:
            self._draw(self.overview)

    def _draw(self, found: Overview) -> None:
        """Draw the charts, in the background."""
        palette = chart_palette()

        def then(drawings: Charts) -> None:
            if found is self.overview:
                for chart, drawing in zip(self.charts, drawings, strict=True):
                    chart.show_drawings([drawing] if drawing is not None else [])

        self.session.quietly(lambda: doors.overview_charts(found, palette), then, "overview charts")

    def _fill(self, assessment: Assessment) -> None:
        """Show what is known at once."""
        items, results = to_do(assessment), assessment.results
        complete = sum(result.status is Status.COMPLETE for result in results)
        people = self.cards["people"]
        people.show_figure(_("{count} 人").format(count=len(assessment.summary)))
        people.note.setText(
            _("结果 {complete} / {count} 份完整").format(complete=complete, count=len(results))
        )
        missing = self.cards["missing"]
        missing.show_figure(_("{count} 项").format(count=len(items)), "missing" if items else "")
        missing.note.setText(_by_kind(items))
        for key, figure in (("mean", _mean(assessment.summary)), ("total", _total(assessment.summary))):
            self.cards[key].show_figure("—" if figure is None else f"{figure:,.2f}")
            self.cards[key].note.setText("")
        self.to_do.items = items
        self.to_do.feed()
        self.view.setVisible(bool(items))
        self._lists.setStretch(0, 3 if items else 0)
        complete_said = _("✓ 本期需要的数据都已录入") if results else _("本期没有参加考核的员工")
        self.done.setText(_("点“还缺什么”，去那一格") if items else complete_said)
        set_role(self.done, "done" if results and not items else "muted")

    def _fill_beside(self, found: Overview) -> None:
        """Show what stands beside the last period."""
        before = found.before.summary
        for key, compute in (("mean", _mean), ("total", _total)):
            self.cards[key].note.setText(_difference(compute, found.assessment.summary, before))
        first = next((c for c in found.completions if c.rate is not None), None)
        self.cards["target"].show_figure("—" if first is None or first.rate is None else f"{first.rate:.2%}")
        self.cards["target"].note.setText(_owner_and_basis(first) if first is not None else _("本期没有目标"))
        self._draw(found)
        self.looked.setText("" if found.alerts else _("没有需要留意的"))
        self.alert_view.setVisible(bool(found.alerts))
        self._lists.setStretch(1, 2 if found.alerts else 0)
        self._lists.setStretch(2, 0 if found.alerts or self.to_do.items else 1)
        for note, table, shown in zip(
            self._notes, self._tables, (found.grades, found.completions, found.assessment.summary), strict=True
        ):
            note.setVisible(not shown)
            table.setVisible(bool(shown))
        grids: tuple[GridModel, ...] = (self.alerts, self.grades, self.completions, self.standing)
        for grid in (self.alerts, self.grades, self.completions, self.standing):
            grid.overview = found
        for each in grids:
            each.feed()

    # Where it leads.

    def _go(self, row: int) -> None:
        """Go to the cell where what is missing is entered; what no single record mends is explained by the results."""
        item = self.to_do.rows[row].fact
        if not isinstance(item, ToDo):
            return
        if item.place is not None:
            self.errands.go_to(item.place)
        else:
            self.errands.show_result(item.results[0])

    def _look(self, row: int) -> None:
        self._look_at(self.alerts.rows[row].fact)

    def _look_at(self, whose: object) -> None:
        """Go to the results of a person."""
        if isinstance(whose, Result):
            self.errands.show_result(whose)
        elif isinstance(whose, SummaryRow) and self.overview is not None:
            results = self.overview.assessment.results
            self._look_at(next((r for r in results if r.staff_no == whose.staff_no), None))


def _below(note: QWidget, chart: QWidget, table: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, GAP, 0, 0)
    column.setSpacing(GAP)
    column.addWidget(note)
    column.addWidget(chart)
    column.addWidget(table, 100)
    column.addStretch(1)  # takes the room where the table is hidden
    return made


def _by_kind(items: tuple[ToDo, ...]) -> str:
    """Count what is missing by the kind of record."""
    titles = sheets()
    counted = Counter(titles[item.place.sheet] if item.place else _("其他") for item in items)
    return "　".join(f"{title} {count}" for title, count in counted.items()) or _("数据齐全")


def _mean(summary: tuple[SummaryRow, ...]) -> Decimal | None:
    scores = [row.score for row in summary if row.score is not None]
    return sum(scores, Decimal(0)) / len(scores) if scores else None


def _total(summary: tuple[SummaryRow, ...]) -> Decimal | None:
    totals = [row.total for row in summary if row.total is not None]
    return sum(totals, Decimal(0)) if totals else None


def _difference(compute: Compute, now: tuple[SummaryRow, ...], before: tuple[SummaryRow, ...]) -> str:
    """Say what it was in the last period, and the change where everybody's figures are there."""
    figure, last = compute(now), compute(before)
    if last is None:
        return _("上期没有结果")
    said = _("上期 {last}").format(last=f"{last:,.2f}")
    absent = sum(row.total is None for row in now)
    if figure is None or absent:
        return _("{said}　{count} 人未算出").format(said=said, count=absent) if absent else said
    return f"{said}　{rounded(figure, MONEY) - rounded(last, MONEY):+,.2f}"


def _owner_and_basis(completion: Completion) -> str:
    open_months = "、".join(_("{month}月").format(month=m.first_month) for m in completion.open_months)
    owner = owner_of(completion)
    return _("{owner}（缺{months}）").format(owner=owner, months=open_months) if open_months else owner
