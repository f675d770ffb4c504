"""Charts for the window: the panels of the slip and those of a whole period, as drawings in the window's colours."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from calculators.documents.charts.panels import Frame, ceiling, drawing_of
from calculators.documents.charts.slip_chart import HEIGHT, Drawn, one_row
from calculators.documents.slip_person import Trend
from models.completion import Completion
from models.drawing import Drawing, Palette
from models.results import Assessment, Result
from models.target import Owner
from models.words import _

WIDTH = 274.0
MOST = 24
"""Bars that can be told apart."""
FEWEST = 5
"""Bars below which each would be as wide as a wall."""


def of_result(result: Result, trend: Sequence[Trend], palette: Palette) -> tuple[Drawing, ...]:
    """Draw a result as its slip does: each KPI against its maximum, score and total over the last periods."""
    return tuple(_coloured(drawn, palette) for drawn in one_row(result, trend))


def of_grades(grades: Sequence[tuple[str, int]], palette: Palette) -> Drawing | None:
    """Draw how many people reached each grade; None without grades."""
    if not grades:
        return None
    most = max(count for _grade, count in grades)
    frame = Frame(
        kind="bars", title=_("人数"), width=WIDTH, height=HEIGHT,
        names=tuple(grade for grade, _count in grades), high=ceiling(float(most)),
    )  # fmt: skip
    values = tuple(float(count) for _grade, count in grades)
    return _coloured(_apart(Drawn(frame, values, tuple(str(count) for _grade, count in grades))), palette)


def of_completions(completions: Sequence[Completion], palette: Palette) -> Drawing | None:
    """Draw how far each target was reached, against 100 %; None without a target above zero."""
    shown = [(c, c.rate) for c in completions if c.rate is not None][:MOST]
    if not shown:
        return None
    values = tuple(float(rate * 100) for _c, rate in shown)
    frame = Frame(
        kind="bars", title=_("目标完成率"), width=WIDTH, height=HEIGHT, names=tuple(named(c) for c, _rate in shown),
        maxima=tuple(100.0 for _c in shown), low=-ceiling(-min(0.0, *values, 0.0)), high=ceiling(max(100.0, *values)),
    )  # fmt: skip
    return _coloured(_apart(Drawn(frame, values, tuple(f"{value:.0f}%" for value in values))), palette)


def of_totals(now: Assessment, before: Assessment, palette: Palette) -> Drawing | None:
    """Draw each person's total, with a mark across at the last period's; None where nobody has money."""
    rows = [row for row in now.summary if row.total][:MOST]
    if not rows:
        return None
    last = {row.staff_no: row.total for row in before.summary}
    values, marks = tuple(float(row.total or 0) for row in rows), tuple(_float(last.get(row.staff_no)) for row in rows)
    known = [0.0, *values, *(mark for mark in marks if mark is not None)]
    title = _("合计（元）　—— 上期") if any(mark is not None for mark in marks) else _("合计（元）")
    frame = Frame(
        kind="bars", title=title, width=WIDTH, height=HEIGHT, names=tuple(row.name for row in rows),
        low=-ceiling(-min(known)), high=ceiling(max(known)) or 1.0,
    )  # fmt: skip
    return _coloured(_apart(Drawn(frame, values, tuple(f"{value:,.0f}" for value in values), marks)), palette)


def named(completion: Completion) -> str:
    """Name whose target it is."""
    return completion.name or (_("公司") if completion.owner_kind is Owner.COMPANY else _("（未填部门）"))


def _coloured(drawn: Drawn, palette: Palette) -> Drawing:
    return drawing_of(replace(drawn.frame, palette=palette), *drawn[1:])


def _apart(drawn: Drawn) -> Drawn:
    """Let a few bars take no more room than they would among FEWEST."""
    frame, spare = drawn.frame, max(0, FEWEST - len(drawn.frame.names))
    maxima = frame.maxima + (0.0,) * spare if frame.maxima else ()
    wider = replace(frame, names=frame.names + ("",) * spare, maxima=maxima)
    marks = drawn.marks + (None,) * spare if drawn.marks else ()
    return Drawn(wider, drawn.values + (None,) * spare, drawn.texts + ("",) * spare, marks)


def _float(figure: Decimal | None) -> float | None:
    return None if figure is None else float(figure)


