"""总览: where the period stands — what is missing, and what came out so far."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSplitter

from models.place import Place
from models.results import Assessment, Result, Status
from models.words import _
from ui.grid.column import Column, Row
from ui.grid.model import GridModel, Layout
from ui.grid.show import money, points
from ui.grid.view import GridView
from ui.pages.page import Page
from ui.parts import EmptyNote, beside, button, card, label, set_role, strong, titled
from ui.session import Session
from ui.theme import GAP

if TYPE_CHECKING:
    from ui.errands import Errands


MOST = 500
"""Rows beyond which the list of what is missing helps nobody."""


class ToDoGrid(GridModel):
    """One row for each thing that is missing, the person in front."""

    read_only = True
    results: tuple[Result, ...] = ()

    def lay_out(self) -> Layout:
        """Give what is missing, by person."""
        columns = (
            Column(key="staff_no", title=_("工号"), width=80, shown_only=True),
            Column(key="name", title=_("姓名"), width=100, shown_only=True),
            Column(key="what", title=_("还缺什么"), width=380, shown_only=True),
        )
        missing = ((r, *lack) for r in self.results for lack in zip(r.missing, r.places, strict=True))
        rows = [
            Row(key=(r.staff_no, r.scheme, str(r.period), text), texts=(r.staff_no, r.name, text), fact=place)
            for r, text, place in islice(missing, MOST)
        ]
        more = sum(len(r.missing) for r in self.results) - len(rows)
        if more:
            rows.append(Row(key=("…",), texts=("…", "", _("还有 {count} 项").format(count=more))))
        return columns, rows


class StandingGrid(GridModel):
    """One row a person: score, grade, total, and how much is missing."""

    read_only = True
    assessment: Assessment | None = None

    def lay_out(self) -> Layout:
        """Give the summary's rows."""
        columns = (
            Column(key="name", title=_("姓名"), width=84, shown_only=True),
            Column(key="score", title=_("得分"), width=68, right=True, shown_only=True),
            Column(key="grade", title=_("等级"), width=64, shown_only=True),
            Column(key="total", title=_("奖金（元）"), width=100, right=True, shown_only=True),
            Column(key="missing", title=_("还缺"), width=56, right=True, shown_only=True),
        )
        if self.assessment is None:
            return columns, []
        missing = Counter({row.staff_no: 0 for row in self.assessment.summary})
        for result in self.assessment.results:
            missing[result.staff_no] += len(result.missing)
        rows = []
        for row in self.assessment.summary:
            count = missing[row.staff_no]
            score = points(row.score) if row.score is not None or count else ""
            texts = (row.name, score, row.grade or "", money(row.total), str(count) if count else "")
            rows.append(
                Row(
                    key=(row.staff_no,),
                    texts=texts,
                    hints={4: _("还缺 {count} 项").format(count=count)} if count else {},
                )
            )
        return columns, rows


class OverviewPage(Page):
    """Figures of the period in cards, and the list of what is still to be done."""

    key = "overview"
    icon = "overview"

    def __init__(self, session: Session, errands: Errands) -> None:
        super().__init__(session, errands, _("总览"))
        self.figures: dict[str, QLabel] = {}
        cards = QHBoxLayout()
        cards.setSpacing(GAP)
        for key, said in (
            ("people", _("参加考核")),
            ("complete", _("已完整")),
            ("missing", _("还缺")),
            ("mean", _("平均得分")),
            ("total", _("奖金合计（元）")),
        ):
            cards.addWidget(self._figure(key, said), 1)
        self.body.addLayout(cards)
        self.grades = label("", "muted")
        self.done = label("", "done")
        self.to_do, self.standing = ToDoGrid(session, self), StandingGrid(session, self)
        self.view = GridView(self.to_do, _("待办列表"))
        self.view.horizontalHeader().setStretchLastSection(True)
        self.view.doubleClicked.connect(self._go)
        self.people = GridView(self.standing, _("本期结果"))
        self.people.horizontalHeader().setStretchLastSection(True)
        self.people.doubleClicked.connect(lambda _index: errands.go("results"))
        lists = QSplitter(Qt.Orientation.Horizontal)
        lists.setHandleWidth(GAP)
        lists.addWidget(titled(beside(strong(_("待办"), 11), self.done, None), self.view))
        lists.addWidget(titled(beside(strong(_("本期结果"), 11), self.grades, None), self.people))
        lists.setSizes([610, 450])
        self.body.addWidget(lists, 1)
        self._add_ways(errands)

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
                button(_("下载空白模板"), errands.write_template, icon="template"),
            )
        )

    def _figure(self, key: str, said: str) -> QFrame:
        self.figures[key] = strong("—", 18)
        self.figures[key].setAccessibleName(said)
        return card(label(said, "muted"), self.figures[key])

    def grids(self) -> tuple[GridView, ...]:
        """List the grids."""
        return self.view, self.people

    def refresh(self) -> None:
        """Show where the period stands."""
        super().refresh()
        self.show_empty(not self.session.records.staff)
        assessed = self.session.assessed()
        if assessed is None:
            return
        self._fill(assessed.assessment)

    def _fill(self, assessment: Assessment) -> None:
        results = assessment.results
        missing = sum(len(result.missing) for result in results)
        scores = [row.score for row in assessment.summary if row.score is not None]
        totals = [row.total for row in assessment.summary if row.total is not None]
        complete = sum(result.status is Status.COMPLETE for result in results)
        texts = {
            "people": _("{count} 人").format(count=len(assessment.summary)),
            "complete": f"{complete} / {len(results)}",
            "missing": _("{count} 项").format(count=missing),
            "mean": points(sum(scores, Decimal(0)) / len(scores)) if scores else "—",
            "total": money(sum(totals, Decimal(0))) if totals else "—",
        }
        for key, text in texts.items():
            self.figures[key].setText(text)
        set_role(self.figures["missing"], "missing" if missing else "")
        grades = Counter(row.grade for row in assessment.summary if row.grade is not None)
        shown = "　".join(f"{grade} {count}" for grade, count in grades.most_common())
        self.grades.setText(shown)
        self.to_do.results, self.standing.assessment = results, assessment
        self.to_do.feed()
        self.standing.feed()
        if missing:
            self.done.setText(_("双击一行，去录入"))
        else:
            self.done.setText(_("✓ 本期需要的数据都已录入") if results else _("本期没有参加考核的员工"))
        set_role(self.done, "done" if results and not missing else "muted")

    def search(self, text: str) -> None:
        """Show only the people that hold a text."""
        for grid in self.grids():
            grid.filter_rows(text)

    def _go(self, index: QModelIndex) -> None:
        """Go to the cell where what is missing is entered; what no single record mends is explained by the results."""
        place = self.to_do.rows[index.row()].fact
        if isinstance(place, Place):
            self.errands.go_to(place)
        else:
            self.errands.go("results")
