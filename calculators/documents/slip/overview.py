"""What a slip of several results says first: each of them in a row, the quarter's mean, and the sum."""

from collections.abc import Sequence
from decimal import Decimal

from reportlab.platypus import Flowable

from calculators.documents.slip.money import in_capitals, money
from calculators.documents.slip.points import section
from calculators.documents.slip_person import SlipPerson
from calculators.documents.tables import Cell, Column, filled
from models.results import Result, Status
from models.words import _


def overview(person: SlipPerson) -> list[Flowable]:
    """Give a row for each result, and what the summary says of all of them together."""
    if len(person.results) < 2:
        return []
    columns = [
        Column(_("期间"), 84), Column(_("考核方案"), 0), Column(_("总分"), 58, "right"), Column(_("等级"), 58, "center"),
        Column(_("金额（元）"), 86, "right"),
    ]
    return [*section(_("本期汇总")), filled(columns, [_row(result) for result in person.results], totals=_totals(person))]


def _row(result: Result) -> list[Cell]:
    title = result.scheme_title + (_("（草稿）") if result.status is Status.INCOMPLETE else "")
    score = _figure(result.score) if result.kpis else ""
    return [result.period.title, title, score, result.grade or "", money(result.total) if result.has_money else ""]


def _totals(person: SlipPerson) -> list[list[Cell]]:
    """Give the mean of the months, where the scheme has no result for the whole period, and the sum."""
    totals: list[list[Cell]] = []
    if person.score is not None and not _judged_whole(person):
        name = _("{period}得分").format(period=_short(person))
        totals.append([name, _("各月总分的平均"), _figure(person.score), person.grade or "", ""])
    if any(result.has_money for result in person.results):
        totals.append([_("总计"), in_capitals(person.total), "", "", money(person.total)])
    return totals


def _judged_whole(person: SlipPerson) -> bool:
    """Tell whether one of the results is the own scheme's of the whole period."""
    return any(r.own and r.period == person.shown_period and r.score is not None for r in person.results)


def _short(person: SlipPerson) -> str:
    return person.shown_period.title.partition("年")[2] or person.shown_period.title


def _figure(figure: Decimal | None) -> str:
    return "—" if figure is None else f"{figure:f}"


def shown_last(results: Sequence[Result], place: int) -> bool:
    """Tell whether no later result continues the course of this one's scheme: there its trend is drawn."""
    here = results[place]
    later = results[place + 1 :]
    return not any((r.scheme, r.own, r.period.length) == (here.scheme, here.own, here.period.length) for r in later)
