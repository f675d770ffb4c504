"""The charts of a year: the course of the score, and what was paid."""

from reportlab.platypus import Flowable

from calculators.documents.charts.panels import Frame
from calculators.documents.charts.slip_chart import (
    GAP,
    HEIGHT,
    Chart,
    Drawn,
    amounts,
    course,
    reaching,
    short_name,
)
from calculators.documents.paper import WIDTH
from calculators.documents.year.year_person import YearPerson
from models.results import Result
from models.words import _


def courses(person: YearPerson) -> list[Flowable]:
    """Draw the scores of the own scheme that was assessed most often, and the amount of each period."""
    scored = _scored(person)
    paid = [(period, row.total) for period, row in person.summaries] if any(r.total for _p, r in person.summaries) else []
    both = len(scored) > 1 and len(paid) > 0
    part = len(scored) / (len(scored) + len(paid)) if both else 1.0
    panels: list[Drawn] = []
    if len(scored) > 1:
        names = tuple(short_name(result.period) for result in scored)
        wide = (WIDTH - GAP) * part if both else WIDTH
        drawn = course(Frame("course", _("总分走势"), wide, HEIGHT, names), [result.score for result in scored], "{:f}")
        panels.append(reaching(drawn, max(float(result.maximum or 0) for result in scored)))
    if paid:
        names = tuple(short_name(period) for period, _total in paid)
        wide = (WIDTH - GAP) * (1 - part) if both else WIDTH
        panels.append(amounts(_("奖金"), wide, names, [total for _period, total in paid]))
    return [Chart(panels)] if panels else []


def _scored(person: YearPerson) -> list[Result]:
    """List the results with a score of the own scheme and length of period that occur most often."""
    groups: dict[tuple[str, int], list[Result]] = {}
    for result in person.results:
        if result.own and result.score is not None and result.kpis:
            groups.setdefault((result.scheme, result.period.length), []).append(result)
    return max(groups.values(), key=len, default=[])
