"""What a slip of several results says first: each of them in a row, the quarter's mean, and the sum."""

from collections.abc import Sequence
from decimal import Decimal

from reportlab.platypus import Flowable

from calculators.documents.paper import Align
from calculators.documents.slip.money import in_capitals, money
from calculators.documents.slip.points import section
from calculators.documents.slip_person import SlipPerson
from calculators.documents.tables import Cell, table
from models.results import Result, Status
from models.words import _


def overview(person: SlipPerson) -> list[Flowable]:
    """Give a row for each result, and what the summary says of all of them together."""
    if len(person.results) < 2:
        return []
    scored = any(result.kpis or result.grade for result in person.results)
    paid = any(result.has_money for result in person.results)
    header = [_("期间"), _("考核方案"), *([_("总分"), _("等级")] if scored else []), *([_("金额（元）")] if paid else [])]
    aligns: list[Align] = ["left", "left", *(["right", "center"] if scored else []), *(["right"] if paid else [])]  # type: ignore[list-item]
    widths = [84.0, 0.0, *([58.0, 58.0] if scored else []), *([86.0] if paid else [])]
    rows = [_row(result, scored, paid) for result in person.results]
    return [*section(_("本期汇总")), table(header, rows, widths, aligns, totals=_totals(person, scored, paid))]


def _row(result: Result, scored: bool, paid: bool) -> list[Cell]:
    title = result.scheme_title + (_("（草稿）") if result.status is Status.INCOMPLETE else "")
    verdict = [_figure(result.score) if result.kpis else "", result.grade or ""]
    amount = money(result.total) if result.has_money else ""
    return [result.period.title, title, *(verdict if scored else []), *([amount] if paid else [])]


def _totals(person: SlipPerson, scored: bool, paid: bool) -> list[list[Cell]]:
    """Give the mean of the months, where the scheme has no result for the whole period, and the sum."""
    totals: list[list[Cell]] = []
    if scored and person.score is not None and not _judged_whole(person):
        verdict = [_figure(person.score), person.grade or ""]
        totals.append([_("{period}得分").format(period=_short(person)), _("各月总分的平均"), *verdict, *([""] if paid else [])])
    if paid:
        totals.append([_("总计"), in_capitals(person.total), *(["", ""] if scored else []), money(person.total)])
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
