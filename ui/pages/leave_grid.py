"""The periods in which one person takes no part in the assessment (核定 全部): leave, secondment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from models.by_hand import WHOLE, ByHand
from models.period import Period
from models.team import members
from models.words import _
from ui.grid.column import Column, Row, RowKey
from ui.grid.entering import Values
from ui.grid.model import GridModel, Layout
from ui.grid.readers import period, word

if TYPE_CHECKING:
    from models.office import Change


class LeaveGrid(GridModel):
    """One row a period in which the person is not assessed, with the reason."""

    appends = True
    staff_no = ""

    def context(self) -> tuple[str, ...]:
        """Belong to the chosen person."""
        return (self.staff_no,)

    def _mine(self) -> list[ByHand]:
        return [b for b in self.session.records.by_hand if (b.staff_no, b.item) == (self.staff_no, WHOLE)]

    def lay_out(self) -> Layout:
        """Give the person's periods without assessment."""
        columns = (
            Column(key="period", title=_("期间"), read=period, width=110, required=True, fixed=True,
                   tip=_("例如 2026Q1、2026-03：考核方案的一个考核期间")),
            Column(key="reason", title=_("原因"), read=word, width=420, required=True,
                   tip=_("例如产假；写在单据上。该期间不考核、不评分，也不计入团队平均")),
        )  # fmt: skip
        rows = [
            Row(key=(b.staff_no, str(b.period)), texts=(str(b.period), b.reason), fact=b) for b in self._mine()
        ]
        return columns, rows

    def blank(self) -> Mapping[str, str]:
        """Propose the period in view."""
        return {"period": str(self.session.period)}

    def row_name(self, row: Row) -> str:
        """Name the period."""
        return _("{period}不参加考核").format(period=row.texts[0])

    def check(self, row: Row, values: Values) -> Mapping[str, str]:
        """Refuse a second row of a period, and a period in which the person's scheme doesn't assess."""
        wanted = values.get("period")
        if row.stored or not isinstance(wanted, Period):
            return {}
        if any(known.period == wanted for known in self._mine()):
            return {"period": _("{period} 已经有了").format(period=wanted.title)}
        there = members(self.session.records, self.session.vocabulary, wanted)
        words = next((m.words for m in there if m.person.staff_no == self.staff_no), None)
        if words is None:
            return {"period": _("{period} 本来就不参加考核：不在职，或没有考核方案").format(period=wanted.title)}
        if wanted.grain not in words.grains:
            said = _("「{scheme}」不按这样的期间考核：{period}")
            return {"period": said.format(scheme=words.title, period=wanted.title)}
        return {}

    def store(self, change: Change, row: Row, values: Values) -> RowKey:
        """Put what takes the person out of the period."""
        given: dict[str, Any] = dict(values)
        old = row.fact if isinstance(row.fact, ByHand) else None
        new = (
            replace(old, **given)
            if old
            else ByHand(staff_no=self.staff_no, item=WHOLE, value=None, **given)
        )
        change.put(new)
        return (new.staff_no, str(new.period))

    def drop(self, change: Change, row: Row) -> None:
        """Let the person take part again."""
        if isinstance(row.fact, ByHand):
            change.remove(row.fact)
