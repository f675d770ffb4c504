"""Results as a grid: one row a result."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from models.period import Period
from models.results import Result, Status
from models.words import _
from ui.grid.column import Column, Row
from ui.grid.model import GridModel, Layout
from ui.grid.show import money, points

if TYPE_CHECKING:
    from models.results import Assessment

Place = tuple[str, str, bool, Period]
Last = Mapping[Place, Decimal | None]
FIGURES = ("score", "grade", "rank", "coefficient", "total")


class ResultGrid(GridModel):
    """One row a person and result of the assessed period; nothing can be typed here."""

    read_only = True
    assessment: Assessment | None = None
    before: Assessment | None = None

    def lay_out(self) -> Layout:
        """Give the results in their order."""
        results = self.assessment.results if self.assessment is not None else ()
        several = len({result.scheme for result in results}) > 1
        longer = any(result.period != self.session.period for result in results)
        columns = [
            Column(key="staff_no", title=_("工号"), width=70, shown_only=True),
            Column(key="name", title=_("姓名"), width=84, shown_only=True),
        ]
        if several:
            columns.append(Column(key="scheme", title=_("考核方案"), width=190, shown_only=True))
        if longer:
            columns.append(Column(key="period", title=_("期间"), width=84, shown_only=True))
        columns += self._figures(results)
        last = {_place(r): r.total for r in self.before.results} if self.before is not None else {}
        return tuple(columns), [self._row(result, tuple(columns), last) for result in results]

    def _figures(self, results: tuple[Result, ...]) -> list[Column]:
        tip = _("点一下，看它是怎么来的")
        names = {c.id: c.name for result in results for c in result.components}
        columns = [
            Column(key="score", title=_("得分"), width=72, right=True, shown_only=True, tip=tip),
            Column(key="grade", title=_("等级"), width=72, shown_only=True, tip=tip),
            Column(key="rank", title=_("名次"), width=58, right=True, shown_only=True, tip=tip),
            Column(key="coefficient", title=_("系数"), width=72, right=True, shown_only=True, tip=tip),
        ]
        columns += [
            Column(key=f"component:{id_}", title=name, width=max(104, 15 * len(name) + 20), right=True, shown_only=True, tip=tip)
            for id_, name in names.items()
        ]  # fmt: skip
        if names:
            columns += [
                Column(key="total", title=_("合计（元）"), width=112, right=True, shown_only=True, tip=tip),
                Column(key="change", title=_("比上期"), width=96, right=True, shown_only=True),
            ]
        columns.append(Column(key="status", title=_("状态"), width=150, shown_only=True))
        return columns

    def _row(self, result: Result, columns: tuple[Column, ...], last: Last) -> Row:
        change = _change(result, last.get(_place(result, 1)))
        texts = tuple(change if column.key == "change" else _text(result, column.key) for column in columns)
        hints = {}
        if result.status is Status.INCOMPLETE:
            hints[len(columns) - 1] = "\n".join(result.missing)
        return Row(
            key=(result.staff_no, result.scheme, str(result.period)), texts=texts, fact=result, hints=hints
        )


def _place(result: Result, back: int = 0) -> Place:
    """Name a result by person, scheme and period, or the one some periods before it."""
    return result.staff_no, result.scheme, result.own, result.period.shifted(-back)


def _change(result: Result, last: Decimal | None) -> str:
    """Write the difference to the last period's total."""
    return (
        "" if result.total is None or last is None or not result.has_money else f"{result.total - last:+,.2f}"
    )


def _text(result: Result, key: str) -> str:
    if key.startswith("component:"):
        id_ = key.removeprefix("component:")
        return next((money(c.amount) for c in result.components if c.id == id_), "")
    simple = {
        "staff_no": result.staff_no,
        "name": result.name,
        "scheme": result.scheme_title,
        "period": str(result.period),
        "score": points(result.score) if result.kpis else "",
        "grade": result.grade or "",
        "rank": "" if result.rank is None else str(result.rank),
        "coefficient": "" if result.coefficient is None else f"{result.coefficient:.4f}",
        "total": money(result.total) if result.has_money else "",
    }
    return simple[key] if key in simple else state(result)


def state(result: Result) -> str:
    """Say in a word or two how a result stands."""
    if result.status is Status.INCOMPLETE:
        return _("还缺 {count} 项").format(count=len(result.missing))
    if result.out_of_assessment:
        return _("不参加考核")
    by_hand = any(k.by_hand or not k.assessed for k in result.kpis) or any(
        c.by_hand for c in result.components
    )
    return _("完整（有核定）") if by_hand else _("完整")
