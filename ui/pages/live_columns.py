"""Points, score and grade as computed last, in columns behind what is typed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from models.money import plain
from models.period import Period
from models.results import KpiResult, Result
from models.words import _
from ui.grid.column import Column
from ui.grid.show import points

if TYPE_CHECKING:
    from calculators.jobs.assessing import Assessed

MOST_KPIS = 16
"""KPIs beyond which their points would bury the page: a filter by scheme brings them back."""
MOST_TOLD = 8


@dataclass(slots=True)
class Cells:
    """The texts of a row, and what is said of them by their place in the row."""

    texts: list[str]
    hints: dict[int, str] = field(default_factory=dict)
    notes: dict[int, str] = field(default_factory=dict)

    def add(self, text: str, said: str, *, missing: bool = False) -> None:
        """Put one more cell at the end; what is missing is amber."""
        if said:
            (self.hints if missing else self.notes)[len(self.texts)] = said
        self.texts.append(text)

    def append(self, cells: Cells) -> None:
        """Put the cells of another part of the row at the end."""
        before = len(self.texts)
        self.texts += cells.texts
        for own, others in ((self.hints, cells.hints), (self.notes, cells.notes)):
            own.update({before + place: said for place, said in others.items()})


class LiveColumns:
    """Score and grade of some people, and the points of their KPIs; a dash is missing, a blank is not asked for."""

    def __init__(self, assessed: Assessed | None, staff_nos: Iterable[str]) -> None:
        self._results: dict[str, list[Result]] = {}
        self._points: dict[int, Cells] = {}
        """The points of a result, written once, by its place in memory: it lives as long as this."""
        wanted = set(staff_nos)
        for result in assessed.assessment.results if assessed else ():
            if result.own and result.staff_no in wanted:
                self._results.setdefault(result.staff_no, []).append(result)
        every = (kpi.name for results in self._results.values() for result in results for kpi in result.kpis)
        names = list(dict.fromkeys(every))
        self._kpis = names if len(names) <= MOST_KPIS else []
        self.standing = (
            live_column("score", _("总分"), 68, _("随录入更新；— 表示还缺数据，不是 0")),
            live_column("grade", _("等级"), 68, ""),
        )
        self.points = tuple(live_column(f"kpi:{name}", _("{kpi}\n得分").format(kpi=name), 64, name) for name in self._kpis)

    def result(self, staff_no: str, period: Period) -> Result | None:
        """Find the person's result of a period, else the one that holds it."""
        results = self._results.get(staff_no, ())
        exact = next((r for r in results if r.period == period), None)
        return exact or next((r for r in results if r.period.covers(period)), None)

    def add_standing(self, row: Cells, result: Result | None) -> None:
        """Add score and grade."""
        score, said, missing = "", "", False
        if result is not None and result.out_of_assessment:
            said = _("本期不参加考核：{reason}").format(reason=result.out_of_assessment)
        elif result is not None and result.maximum is not None:
            missing = result.score is None
            score = points(result.score)
            said = _told(result.missing) if missing else "\n".join(f"{k.name} {said_of(k)}" for k in result.kpis)
        row.add(score, said, missing=missing)
        row.add((result.grade or "") if result is not None else "", "")

    def add_points(self, row: Cells, result: Result | None) -> None:
        """Add the points of every KPI."""
        cells = self._points.get(id(result))
        if cells is None:
            cells = self._points[id(result)] = Cells(texts=[])
            by_name = {kpi.name: kpi for kpi in result.kpis} if result is not None else {}
            for name in self._kpis:
                add_kpi(cells, by_name.get(name))
        row.append(cells)


def add_kpi(row: Cells, kpi: KpiResult | None) -> None:
    """Add a KPI's points; nothing where the person has no such KPI."""
    if kpi is None:
        row.add("", "")
        return
    text = points(kpi.points) if kpi.assessed else _("不考核")
    said = _("{points}，满分 {most}").format(points=said_of(kpi), most=plain(kpi.maximum))
    row.add(text, said, missing=kpi.assessed and kpi.points is None)


def live_column(key: str, title: str, width: int, tip: str) -> Column:
    """Make a column that is computed."""
    return Column(key=f"live:{key}", title=title, width=width, right=key != "grade", shown_only=True, tip=tip)


def said_of(kpi: KpiResult) -> str:
    """Say how many points a KPI has, or why none."""
    if not kpi.assessed:
        return _("不考核")
    return _("还缺数据") if kpi.points is None else points(kpi.points)


def _told(missing: tuple[str, ...]) -> str:
    """List what is missing, the first of it."""
    more = len(missing) - MOST_TOLD
    lines = [_("还缺："), *missing[:MOST_TOLD], *([_("…… 另有 {count} 项").format(count=more)] if more > 0 else [])]
    return "\n".join(lines)
