"""A trial as a grid: a row a person and period, the scheme in force beside the one tried."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from models.results import Result
from models.words import _
from ui.grid.column import Column, Row
from ui.grid.model import GridModel, Layout
from ui.grid.show import money, points

if TYPE_CHECKING:
    from calculators.jobs.trial import Trial, Tried


class TrialGrid(GridModel):
    """Scores, grades and totals under both; nothing can be typed here, and nothing is stored."""

    read_only = True
    trial: Trial | None = None

    def lay_out(self) -> Layout:
        """Give the people tried, by 工号 and period."""
        people = self.trial.people if self.trial is not None else ()
        several = any(tried.after.period != self.session.period for tried in people)
        columns = [
            Column(key="staff_no", title=_("工号"), width=64, shown_only=True),
            Column(key="name", title=_("姓名"), width=68, shown_only=True),
            *([Column(key="period", title=_("期间"), width=72, shown_only=True)] if several else ()),
            Column(key="score_before", title=_("现行得分"), width=72, right=True, shown_only=True),
            Column(key="grade_before", title=_("等级"), width=62, shown_only=True),
            Column(key="total_before", title=_("金额（元）"), width=92, right=True, shown_only=True),
            Column(key="score", title=_("试算得分"), width=72, right=True, shown_only=True),
            Column(key="grade", title=_("等级"), width=62, shown_only=True),
            Column(key="total", title=_("金额（元）"), width=92, right=True, shown_only=True),
            Column(key="difference", title=_("差额（元）"), width=92, right=True, shown_only=True),
        ]
        return tuple(columns), [_row(tried, several=several) for tried in people]


def _row(tried: Tried, *, several: bool) -> Row:
    after = tried.after
    period = (str(after.period),) if several else ()
    texts = (after.staff_no, after.name, *period, *_figures(tried.before), *_figures(after), signed(tried.difference))
    last = len(texts) - 2
    missing = "\n".join(after.missing)
    hints = {last: _("资料不全：{missing}").format(missing=missing)} if missing else {}
    return Row(key=(after.staff_no, str(after.own), str(after.period)), texts=texts, fact=tried, hints=hints)


def _figures(result: Result | None) -> tuple[str, str, str]:
    if result is None:
        return "—", "", "—"
    return points(result.score) if result.kpis else "", result.grade or "", money(result.total) if result.has_money else ""


def signed(difference: Decimal | None) -> str:
    """Write a difference in yuan with its sign."""
    return f"+{money(difference)}" if difference is not None and difference > 0 else money(difference)
