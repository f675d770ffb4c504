"""Everybody's year at a glance: amounts by period, and how the grades spread."""

from collections import Counter
from collections.abc import Mapping, Sequence

from reportlab.platypus import Flowable

from calculators.documents.charts.panels import Frame, ceiling
from calculators.documents.charts.slip_chart import GAP, HEIGHT, Chart, Drawn, amounts, short_name
from calculators.documents.flowables import Words
from calculators.documents.pages import Section
from calculators.documents.paper import STRONG, WIDTH, Align
from calculators.documents.slip.money import in_capitals, money
from calculators.documents.slip.points import section
from calculators.documents.tables import Cell, Column, filled
from calculators.documents.year.year_person import YearPerson, added
from models.period import Period
from models.words import _

MOST_GRADES = 14
"""Grades that have room in a chart; the rarest are left out beyond."""


def overview(people: Sequence[YearPerson]) -> list[Section]:
    """Give charts, a table of what everybody was paid, and one of scores and grades."""
    periods = sorted({period for person in people for period, _row in person.summaries}, key=lambda p: (p.length, p))
    paid = [p for p in periods if any(period == p and row.total != 0 for one in people for period, row in one.summaries)]
    return [_charts(people, paid), *([_amounts(people, paid)] if paid else []), _verdicts(people, periods)]


def _amounts(people: Sequence[YearPerson], periods: Sequence[Period]) -> list[Flowable]:
    """Give what everybody whose scheme has money was paid in each period."""
    paid = [person for person in people if person.paid]
    sums = [added([row.total for person in paid for p, row in person.summaries if p == period]) for period in periods]
    total: list[Cell] = [_("合计"), "", *(money(amount) for amount in sums), money(added(sums))]
    rows = [
        _row(person, periods, {p: money(row.total) for p, row in person.summaries}, money(person.total)) for person in paid
    ]
    absent = sum(person.total is None for person in paid)
    said = in_capitals(added(sums)) + (_("（不含 {count} 人资料不全的期间）").format(count=absent) if absent else "")
    title = _("奖金（元，{count} 人）").format(count=len(paid))
    return [*section(title), _table(periods, _("全年"), rows, "right", [total]), Words(said, STRONG, before=4)]


def _verdicts(people: Sequence[YearPerson], periods: Sequence[Period]) -> list[Flowable]:
    """Give everybody's score and grade in each period."""
    said = [{p: f"{row.score:f} {row.grade or ''}" for p, row in one.summaries if row.score is not None} for one in people]
    judged = [period for period in periods if any(period in found for found in said)]
    rows = [_row(person, judged, found) for person, found in zip(people, said, strict=True)]
    return [*section(_("总分与等级")), _table(judged, "", rows, "left", [])] if judged else []


def _row(person: YearPerson, periods: Sequence[Period], said: Mapping[Period, str], whole: str | None = None) -> list[Cell]:
    found = [said.get(period, "") for period in periods]
    return [person.staff_no, person.name, *found, *([] if whole is None else [whole])]


def _table(periods: Sequence[Period], last: str, rows: list[list[Cell]], side: Align, totals: list[list[Cell]]) -> Flowable:
    names = [*map(short_name, periods), *([last] if last else [])]
    wide = min(76.0, (WIDTH - 110) / len(names))
    columns = [Column(_("工号"), 46), Column(_("姓名"), 0), *(Column(name, wide, side) for name in names)]
    return filled(columns, rows, totals=totals)


def _charts(people: Sequence[YearPerson], periods: Sequence[Period]) -> list[Flowable]:
    """Draw the sum of each period, and how often each grade was reached."""
    counted = Counter(row.grade for person in people for _period, row in person.summaries if row.grade).most_common(MOST_GRADES)
    wide = (WIDTH - GAP) / 2 if counted and periods else WIDTH
    panels: list[Drawn] = []
    if periods:
        sums = [added([row.total for person in people for p, row in person.summaries if p == period]) for period in periods]
        panels.append(amounts(_("奖金合计"), wide, tuple(map(short_name, periods)), sums))
    if counted:
        panels.append(_grades(counted, wide))
    return [Chart(panels)] if panels else []


def _grades(counted: Sequence[tuple[str, int]], wide: float) -> Drawn:
    values = tuple(float(count) for _grade, count in counted)
    frame = Frame(
        kind="bars", title=_("等级分布（人次）"), width=wide, height=HEIGHT, names=tuple(grade for grade, _count in counted),
        high=ceiling(max(values)),
    )
    return Drawn(frame, values, tuple(str(count) for _grade, count in counted))
