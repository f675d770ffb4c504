"""The chart of a result: each KPI against its maximum; score and total over the last periods."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from reportlab.platypus import Flowable

from calculators.documents.charts.panels import Frame, ceiling, draw_panel
from calculators.documents.paper import WIDTH
from calculators.documents.slip_person import Trend
from models.money import plain
from models.period import Grain, Period
from models.results import KpiResult, Result
from models.words import _

HEIGHT = 104.0
GAP = 16.0
SIDE_PANEL = 118.0
MANY = 12
"""KPIs beyond which their panel takes the whole width."""
ROOM_OF_NAME = 25.0
"""Room of a bar that can be named in three lines of some characters; less is numbered as in the table."""
LARGE = 1_000_000
"""Yuan from which a chart counts in 万元."""
LONGEST = 5
"""Periods that a trend shows, this one included."""


class Drawn(NamedTuple):
    """A panel with its values."""

    frame: Frame
    values: tuple[float | None, ...]
    texts: tuple[str, ...]
    marks: tuple[float | None, ...] = ()


class Chart(Flowable):
    """Panels side by side."""

    def __init__(self, panels: Sequence[Drawn]) -> None:
        super().__init__()
        self.panels = panels
        self.width, self.height = WIDTH, HEIGHT
        self.spaceBefore = 8

    def draw(self) -> None:
        """Draw the panels from left to right."""
        self.canv.saveState()
        for panel in self.panels:
            draw_panel(self.canv, *panel)
            self.canv.translate(panel.frame.width + GAP, 0)
        self.canv.restoreState()


def charts(result: Result, trend: Sequence[Trend], *, course: bool = True) -> list[Flowable]:
    """Give the chart of a result, with the `course` of score and total up to it; many KPIs take a row of their own."""
    return [Chart(row) for row in panels_of(result, trend, course=course)]


def panels_of(result: Result, trend: Sequence[Trend], *, course: bool = True) -> list[list[Drawn]]:
    """Give the panels of a result in rows, each row as wide as the page's text."""
    if result.kpis and len(result.kpis) <= MANY:
        return [one_row(result, trend if course else ())]
    rows = [[_points(result.kpis, WIDTH)]] if result.kpis else []
    beside = _courses(result, trend if course else (), (WIDTH - GAP) / 2)
    return [row for row in [*rows, beside] if row]


def one_row(result: Result, trend: Sequence[Trend]) -> list[Drawn]:
    """Give the panels of a result side by side: its KPIs, and where there is a trend, the course of score and total."""
    courses = _courses(result, trend, SIDE_PANEL)
    room = WIDTH - len(courses) * (SIDE_PANEL + GAP)
    return [_points(result.kpis, room), *courses] if result.kpis else courses


def _points(kpis: Sequence[KpiResult], width: float) -> Drawn:
    """Draw each KPI against its maximum; many of them are named by their numbers in the table."""
    maxima = tuple(float(kpi.maximum) for kpi in kpis)
    values = tuple(None if kpi.points is None else float(kpi.points) for kpi in kpis)
    known = [value for value in values if value is not None]
    named = width / len(kpis) >= ROOM_OF_NAME
    means = tuple(None if kpi.team_mean is None else float(kpi.team_mean) for kpi in kpis)
    title = _("得分与满分") if named else _("得分与满分（序号同上表）")
    if any(mean is not None for mean in means):
        title += _("　—— 团队均值")
    frame = Frame(
        kind="bars", title=title, width=width, height=HEIGHT, maxima=maxima,
        names=tuple(kpi.name if named else str(number) for number, kpi in enumerate(kpis, start=1)),
        low=-ceiling(-min([0.0, *known])), high=ceiling(max([*maxima, *known])),
    )
    return Drawn(frame, values, tuple(_of_maximum(kpi, whole=named) for kpi in kpis), means)


def _of_maximum(kpi: KpiResult, *, whole: bool) -> str:
    """Write points with the maximum where there is room for both."""
    if kpi.points is None:
        return _("缺") if kpi.assessed else _("不考核")
    return f"{kpi.points:f}/{plain(kpi.maximum)}" if whole else f"{kpi.points:f}"


def _courses(result: Result, trend: Sequence[Trend], width: float) -> list[Drawn]:
    """Draw score and total over the periods up to this one, where there is any besides it."""
    now = Trend(period=result.period, score=result.score, total=result.total if result.has_money else None)
    periods = [*trend[-(LONGEST - 1) :], now] if trend else []
    scores, totals = [p.score for p in periods], [p.total for p in periods]
    names = tuple(short_name(p.period) for p in periods)
    found = []
    if any(score is not None for score in scores[:-1]):
        drawn = course(Frame("course", _("总分走势"), width, HEIGHT, names), scores, "{:f}")
        found.append(reaching(drawn, float(result.maximum or 0)))
    if result.has_money and any(totals[:-1]):
        found.append(amounts(_("奖金走势"), width, names, totals))
    return found


def amounts(title: str, width: float, names: tuple[str, ...], totals: Sequence[Decimal | None]) -> Drawn:
    """Draw amounts as bars in yuan; from a million on in 万元, which has room above a bar."""
    large = any(abs(total) >= LARGE for total in totals if total is not None)
    unit, shape = (_("万元"), "{:,.1f}") if large else (_("元"), "{:,.0f}")
    shown = [total.scaleb(-4) if large and total is not None else total for total in totals]
    frame = Frame("bars", _("{title}（{unit}）").format(title=title, unit=unit), width, HEIGHT, names)
    return course(frame, shown, shape)


def course(frame: Frame, figures: Sequence[Decimal | None], shape: str) -> Drawn:
    """Draw figures in a frame whose axis holds all of them, each written as `shape` says."""
    values = tuple(None if figure is None else float(figure) for figure in figures)
    texts = tuple("—" if figure is None else shape.format(figure) for figure in figures)
    known = [value for value in values if value is not None]
    return Drawn(replace(frame, low=-ceiling(-min([0.0, *known])), high=ceiling(max([0.0, *known])) or 1.0), values, texts)


def reaching(drawn: Drawn, top: float) -> Drawn:
    """Let the axis reach up to what can be reached."""
    return drawn._replace(frame=replace(drawn.frame, high=max(drawn.frame.high, ceiling(top))))


def short_name(period: Period) -> str:
    """Name a period where there is little room: 25Q4, 26-03."""
    return str(period) if period.grain is Grain.YEAR else str(period)[2:]
