"""Incidents of the period as a grid (事件)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from models.incident import Incident
from models.vocabulary import IncidentWord
from models.words import _
from ui.grid.column import Column, Row, RowKey
from ui.grid.entering import Values
from ui.grid.model import GridModel, Layout
from ui.grid.readers import day, number, one_of, whole, word
from ui.grid.show import shown
from ui.pages.targets_grid import everybody, staff_no_of, who

if TYPE_CHECKING:
    from models.office import Change


class IncidentGrid(GridModel):
    """One row an incident of the chosen period, by day."""

    appends = True

    def context(self) -> tuple[str, ...]:
        """Belong to the period."""
        return (str(self.session.period),)

    def _kinds(self) -> dict[str, IncidentWord]:
        return {word_.kind: word_ for scheme in self.session.vocabulary.schemes for word_ in scheme.incidents}

    def lay_out(self) -> Layout:
        """Give the incidents of the period."""
        records, kinds = self.session.records, tuple(self._kinds())
        people = everybody(records.staff)
        columns = (
            Column(key="day", title=_("日期"), read=day, day=True, width=100, required=True),
            Column(key="staff_no", title=_("员工"), read=word, width=130, required=True, choices=people),
            Column(key="kind", title=_("类型"), read=one_of(kinds), width=180, required=True, choices=kinds),
            Column(key="count", title=_("次数"), read=whole(1), width=70, right=True, tip=_("空白 = 1")),
            Column(key="points", title=_("分值"), read=number(), width=70, right=True),
            Column(key="note", title=_("说明"), read=word, width=260),
        )
        seen: Counter[RowKey] = Counter()
        rows = []
        for incident in records.incidents:
            if self.session.period.covers(incident.day):
                key = _key(incident)
                texts = tuple(shown(getattr(incident, column.key)) for column in columns)
                texts = (texts[0], who(records.staff, incident.staff_no), *texts[2:])
                rows.append(Row(key=(*key, str(seen[key])), texts=texts, fact=incident))
                seen[key] += 1
        return columns, rows

    def row_name(self, row: Row) -> str:
        """Name person and kind."""
        return f"{row.texts[1]} {row.texts[2]}"

    def check(self, row: Row, values: Values) -> Mapping[str, str]:
        """Refuse unknown people, days outside the period, and 分值 that the kind does not allow."""
        reasons: dict[str, str] = {}
        old = row.fact if isinstance(row.fact, Incident) else None
        if "staff_no" in values and staff_no_of(self.session.records.staff, str(values["staff_no"])) is None:
            reasons["staff_no"] = _("没有这名员工：{text}（请填工号）").format(text=values["staff_no"])
        when: Any = values.get("day")
        if when is not None and not self.session.period.covers(when):
            reasons["day"] = _("{day} 不在 {period} 内").format(day=when, period=self.session.period.title)
        kind = self._kinds().get(str(values.get("kind", old.kind if old else "")))
        points: Any = values.get("points", old.points if old else None)
        complete = old is not None or {"day", "staff_no", "kind"} <= set(values)
        if kind is not None and kind.low is not None and complete:
            high = kind.high if kind.high is not None else kind.low
            if points is None or not kind.low <= points <= high:
                place = "points" if "points" in values or old is None else "kind"
                reasons[place] = _("「{kind}」要填分值 {low}–{high}").format(
                    kind=kind.kind, low=kind.low, high=high
                )
        return reasons

    def store(self, change: Change, row: Row, values: Values) -> RowKey:
        """Put the incident in the place of the one it was."""
        given: dict[str, Any] = dict(values)
        if "staff_no" in given:
            given["staff_no"] = staff_no_of(self.session.records.staff, str(given["staff_no"]))
        if "count" in given:
            given["count"] = given["count"] or 1
        if isinstance(row.fact, Incident):
            new = replace(row.fact, **given)
            change.remove(row.fact)
        else:
            new = Incident(**given)
        change.put(new)
        return (*_key(new), "0")

    def drop(self, change: Change, row: Row) -> None:
        """Remove the incident."""
        if isinstance(row.fact, Incident):
            change.remove(row.fact)


def _key(incident: Incident) -> RowKey:
    """Name an incident by what it says; equal ones are counted."""
    said = (incident.staff_no, incident.kind, incident.count, incident.points, incident.note)
    return (str(incident.day), *map(str, said))
