"""The lists of the overview: what is to be done, what to look at, and the figures behind its charts."""

from __future__ import annotations

from decimal import Decimal
from itertools import islice
from typing import Any

from PySide6.QtGui import QBrush, QColor

from models.completion import Completion
from models.overview import AlertKind, Overview
from models.place import Sheet
from models.results import Result, SummaryRow
from models.target import Owner
from models.to_do import ToDo
from models.words import _
from ui.grid.cells import DISPLAY, FORE, Index
from ui.grid.column import Column, Row
from ui.grid.model import GridModel, Layout
from ui.grid.readers import TEN_THOUSAND
from ui.grid.show import money, points
from ui.theme import tokens

MOST = 500
"""Rows beyond which a list helps nobody."""
FEW = 3
"""Names that are told one by one."""


class LinkList(GridModel):
    """Rows whose last column leads somewhere: it is written as a link."""

    read_only = True

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Colour the links."""
        if (
            role == FORE
            and index.column() == len(self.columns) - 1
            and self.rows[index.row()].fact is not None
        ):
            return QBrush(QColor(tokens().accent))
        return super().data(index, role)


class ToDoGrid(LinkList):
    """One row for each thing that is missing."""

    items: tuple[ToDo, ...] = ()

    def lay_out(self) -> Layout:
        """Give what is missing, by the kind of record."""
        columns = (
            Column(key="staff_no", title=_("工号"), width=76, shown_only=True),
            Column(key="name", title=_("姓名"), width=84, shown_only=True),
            Column(
                key="what", title=_("还缺什么"), width=280, shown_only=True, tip=_("点一下，去那一格录入")
            ),
        )
        rows = [
            Row(key=(*_who(item), item.text), texts=(*_who(item), item.text), fact=item)
            for item in islice(self.items, MOST)
        ]
        more = len(self.items) - len(rows)
        if more:
            rows.append(Row(key=("…",), texts=("…", "", _("还有 {count} 项").format(count=more))))
        return columns, rows


def _who(item: ToDo) -> tuple[str, str]:
    """Name whose figure it is; one of the company or a department names how many wait for it."""
    first = item.results[0]
    if item.place is None or item.place.owner_kind is Owner.PERSON:
        return first.staff_no, first.name
    count = len({result.staff_no for result in item.results})
    return _kinds()[item.place.owner_kind], _("{count} 人在等").format(count=count)


def _kinds() -> dict[Owner, str]:
    return {
        Owner.COMPANY: _("公司"),
        Owner.DEPARTMENT: _("部门"),
        Owner.EVERYBODY: _("员工"),
        Owner.PERSON: _("员工"),
    }


def sheets() -> dict[Sheet, str]:
    """Name the kinds of records."""
    return {
        Sheet.STAFF: _("员工"),
        Sheet.TARGETS: _("目标"),
        Sheet.MEASURES: _("月度指标"),
        Sheet.RATINGS: _("评分"),
        Sheet.LISTS: _("清单"),
    }


class AlertGrid(LinkList):
    """One row for each thing to look at."""

    overview: Overview | None = None

    def lay_out(self) -> Layout:
        """Give the alerts, the most pressing kind first."""
        columns = (
            Column(key="kind", title=_("类别"), width=76, shown_only=True),
            Column(key="name", title=_("姓名"), width=116, shown_only=True),
            Column(key="what", title=_("提醒"), width=280, shown_only=True, tip=_("点一下，看这个人的结果")),
        )
        titles = {
            AlertKind.NO_SCHEME: _("方案"),
            AlertKind.FLAG: _("建议"),
            AlertKind.UNREGISTERED: _("未备案"),
            AlertKind.CARRIED: _("负结转"),
            AlertKind.WARNING: _("提示"),
        }
        alerts = self.overview.alerts if self.overview is not None else ()
        rows = []
        for alert in islice(alerts, MOST):
            names, first = _names(alert.results), alert.results[0] if alert.results else None
            people = "、".join(f"{r.staff_no} {r.name}" for r in alert.results)
            rows.append(
                Row(
                    key=(alert.kind, alert.text), texts=(titles[alert.kind], names, alert.text), fact=first,
                    notes={1: people, 2: alert.text},
                )
            )  # fmt: skip
        return columns, rows


def _names(results: tuple[Result, ...]) -> str:
    names = list(dict.fromkeys(result.name for result in results))
    if len(names) <= FEW:
        return "、".join(names)
    return _("{name} 等 {count} 人").format(name=names[0], count=len(names))


class GradeGrid(GridModel):
    """How many people have each grade, now and in the last period."""

    read_only = True
    overview: Overview | None = None

    def lay_out(self) -> Layout:
        """Give the grades, the best first."""
        columns = (
            Column(key="grade", title=_("等级"), width=84, shown_only=True),
            Column(key="count", title=_("人数"), width=60, right=True, shown_only=True),
            Column(key="before", title=_("上期"), width=60, right=True, shown_only=True),
            Column(key="names", title=_("姓名"), width=220, shown_only=True),
        )
        if self.overview is None:
            return columns, []
        now, before = self.overview.assessment.summary, self.overview.before.summary
        rows = []
        for grade, count in self.overview.grades:
            names = "、".join(row.name for row in now if row.grade == grade)
            last = sum(row.grade == grade for row in before)
            texts = (grade, str(count), str(last) if before else "", names)
            rows.append(Row(key=(grade,), texts=texts, notes={3: names}))
        return columns, rows


class CompletionGrid(GridModel):
    """Targets in 万元 beside what was done."""

    read_only = True
    overview: Overview | None = None

    def lay_out(self) -> Layout:
        """Give company, departments and people."""
        columns = (
            Column(key="owner", title=_("对象"), width=110, shown_only=True),
            Column(key="target", title=_("目标（万元）"), width=96, right=True, shown_only=True),
            Column(key="done", title=_("完成（万元）"), width=96, right=True, shown_only=True),
            Column(key="rate", title=_("完成率"), width=72, right=True, shown_only=True),
            Column(key="basis", title=_("依据"), width=120, shown_only=True),
        )
        found = self.overview.completions if self.overview is not None else ()
        return columns, [_completion(completion) for completion in found]


def _completion(completion: Completion) -> Row:
    rate = completion.rate
    basis = completion.measure or _("回款")
    if completion.open_months:
        months = "、".join(_("{month}月").format(month=m.first_month) for m in completion.open_months)
        basis = _("{basis}（缺{months}）").format(basis=basis, months=months)
    texts = (
        owner_of(completion),
        f"{completion.target / TEN_THOUSAND:,.2f}",
        f"{completion.done / TEN_THOUSAND:,.2f}",
        "" if rate is None else f"{rate * 100:.2f}%",
        basis,
    )
    hints = {4: _("这几个月还没有录入")} if completion.open_months else {}
    return Row(key=(completion.owner_kind, completion.owner), texts=texts, hints=hints)


def owner_of(completion: Completion) -> str:
    """Name whose target it is."""
    return completion.name or _kinds()[completion.owner_kind]


class StandingGrid(GridModel):
    """One row a person: score, grade and total, beside the last period's."""

    read_only = True
    overview: Overview | None = None

    def lay_out(self) -> Layout:
        """Give the summary's rows."""
        columns = (
            Column(key="name", title=_("姓名"), width=76, shown_only=True),
            Column(key="score", title=_("得分"), width=62, right=True, shown_only=True),
            Column(key="last_score", title=_("上期"), width=62, right=True, shown_only=True),
            Column(key="total", title=_("奖金（元）"), width=92, right=True, shown_only=True),
            Column(key="last_total", title=_("上期"), width=92, right=True, shown_only=True),
            Column(key="change", title=_("增减"), width=88, right=True, shown_only=True),
        )
        if self.overview is None:
            return columns, []
        now, before = self.overview.assessment, self.overview.before
        last = {row.staff_no: row for row in before.summary}
        paid = {result.staff_no for result in (*now.results, *before.results) if result.has_money}
        rows = []
        for row in now.summary:
            old = last.get(row.staff_no)
            texts = (
                row.name,
                *_scores(row, old),
                *(_totals(row, old) if row.staff_no in paid else ("", "", "")),
            )
            rows.append(Row(key=(row.staff_no,), texts=texts, fact=row))
        return columns, rows


def _scores(row: SummaryRow, last: SummaryRow | None) -> tuple[str, str]:
    """Write the score and the last period's."""
    old = last.score if last is not None else None
    return _score(row.score), _score(old)


def _score(score: Decimal | None) -> str:
    return "" if score is None else points(score)


def _totals(row: SummaryRow, last: SummaryRow | None) -> tuple[str, str, str]:
    """Write the total, the last period's, and the change."""
    if last is None:
        return money(row.total), "", ""
    change = f"{row.total - last.total:+,.2f}" if row.total is not None and last.total is not None else ""
    return money(row.total), money(last.total), change
