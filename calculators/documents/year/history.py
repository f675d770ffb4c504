"""The history of a year: periods with their scores and grades, points KPI by KPI, components quarter by quarter."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportlab.platypus import Flowable

from calculators.documents.charts.slip_chart import short_name
from calculators.documents.paper import WIDTH, Align
from calculators.documents.slip.money import in_capitals, money
from calculators.documents.slip.points import section
from calculators.documents.tables import Cell, Column, filled, table
from calculators.documents.year.year_person import YearPerson, added
from models.money import plain
from models.period import Period
from models.results import KpiResult, Result, Status, SummaryRow
from models.words import _


def quarters(person: YearPerson) -> list[Flowable]:
    """Give the summary of each quarter, half-year and year, and their sum."""
    columns = [
        Column(_("期间"), 92), Column(_("总分"), 56, "right"), Column(_("等级"), 76, "center"),
        Column(_("金额（元）"), 84, "right"), Column("", 0),
    ]
    rows = [
        [p.title, _score(person, p, row), row.grade or "", money(row.total) if person.paid else "", _mean_of(person, p)]
        for p, row in person.summaries
    ]
    total: list[Cell] = [_("全年合计"), "", "", money(person.total), in_capitals(person.total)]
    return [*section(_("各期汇总")), filled(columns, rows, totals=[total] if person.paid else [])]


def _score(person: YearPerson, period: Period, row: SummaryRow) -> str:
    """Give the score of a period; nothing where none of its schemes has points."""
    judged = any(result.kpis and period.covers(result.period) for result in person.results)
    return figure(row.score) if judged else ""


def _mean_of(person: YearPerson, period: Period) -> str:
    """Say where a quarter's score is the mean of its months."""
    inside = [r for r in person.results if period.covers(r.period) and r.own and r.kpis]
    months = [r for r in inside if r.period.length < period.length]
    return _("各月总分的平均") if months and len(months) == len(inside) else ""


def each_result(person: YearPerson) -> list[Flowable]:
    """Give every result with score, grade, place, coefficient, amount and marks."""
    columns = [
        Column(_("期间"), 64), Column(_("考核方案"), 0), Column(_("总分"), 40, "right"), Column(_("等级"), 48, "center"),
        Column(_("名次"), 38, "center"), Column(_("系数"), 40, "right"), Column(_("金额（元）"), 66, "right"),
        Column(_("标记"), 62),
    ]
    rows = [[*_verdict(r), money(r.total) if r.has_money else "", "、".join(marks(r))] for r in person.results]
    return [*section(_("逐期结果")), filled(columns, rows)]


def _verdict(result: Result) -> list[Cell]:
    score = figure(result.score) if result.kpis else ""
    coefficient = "" if result.coefficient is None else f"{result.coefficient:f}"
    return [result.period.title, result.scheme_title, score, result.grade or "", _place(result), coefficient]


def _place(result: Result) -> str:
    if result.rank is None:
        return ""
    return f"{result.rank}/{result.team_size}" if result.team_size is not None else str(result.rank)


def marks(result: Result) -> Iterator[str]:
    """Say what is special about a result."""
    if result.status is Status.INCOMPLETE:
        yield _("草稿")
    if result.restated:
        yield _("重述")
    if result.out_of_assessment:
        yield _("不参加考核")
    if any(kpi.by_hand or not kpi.assessed for kpi in result.kpis) or any(c.by_hand for c in result.components):
        yield _("人工核定")


def points(person: YearPerson) -> list[list[Flowable]]:
    """Give the points of each scheme's KPIs, a column a period."""
    schemes = dict.fromkeys((r.scheme, r.period.length) for r in person.results if r.kpis and r.own)
    return [
        _points([r for r in person.results if r.own and r.kpis and (r.scheme, r.period.length) == key]) for key in schemes
    ]


def _points(results: Sequence[Result]) -> list[Flowable]:
    maxima = {kpi.id: (kpi.name, kpi.maximum) for result in results for kpi in result.kpis}
    found = [{kpi.id: _points_of(kpi) for kpi in result.kpis} for result in results]
    rows: list[list[Cell]] = [
        [name, plain(maximum), *(column.get(id_, "") for column in found)]
        for id_, (name, maximum) in maxima.items()
    ]
    total: list[Cell] = [_("总分"), "", *(figure(result.score) for result in results)]
    wide = min(56.0, (WIDTH - 126) / len(results))
    header = [_("考核指标"), _("满分"), *(short_name(result.period) for result in results)]
    aligns: list[Align] = ["left", *["right" for _column in header[1:]]]  # type: ignore[list-item]
    title = _("各指标得分　{scheme}").format(scheme=results[0].scheme_title)
    return [*section(title), table(header, rows, [0, 26, *[wide] * len(results)], aligns, totals=[total], dense=True)]


def _points_of(kpi: KpiResult) -> str:
    return figure(kpi.points) if kpi.assessed else _("不考核")


def components(person: YearPerson) -> list[Flowable]:
    """Give each component's amount in each quarter (its months added up), half-year or year."""
    if not person.paid:
        return []
    periods = [period for period, _row in person.summaries]
    header = [_("奖金项"), *(short_name(period) for period in periods), _("全年")]
    names = dict.fromkeys((r.scheme, r.scheme_title, c.id, c.name) for r in person.results for c in r.components)
    several = len({scheme for scheme, *_rest in names}) > 1
    rows: list[list[Cell]] = []
    for scheme, title, id_, name in names:
        amounts = [_component(person, scheme, id_, period) for period in periods]
        label = _("{component}（{scheme}）").format(component=name, scheme=title) if several else name
        rows.append([label, *(_sum(found) for found in amounts), _sum([one for found in amounts for one in found])])
    total: list[Cell] = [_("合计"), *(money(row.total) for _period, row in person.summaries), money(person.total)]
    wide = min(76.0, (WIDTH - 110) / (len(periods) + 1))
    aligns: list[Align] = ["left", *["right" for _column in header[1:]]]  # type: ignore[list-item]
    return [*section(_("奖金项")), table(header, rows, [0, *[wide] * (len(periods) + 1)], aligns, totals=[total])]


def _component(person: YearPerson, scheme: str, id_: str, period: Period) -> list[Decimal | None]:
    """List a component's amounts of the results that belong to a period: its own, and in a quarter its months'."""
    lengths = {1, 3} if period.length == 3 else {period.length}
    return [
        c.amount
        for r in person.results
        if r.scheme == scheme and period.covers(r.period) and r.period.length in lengths
        for c in r.components
        if c.id == id_
    ]


def _sum(amounts: Sequence[Decimal | None]) -> str:
    return "" if not amounts else money(None if None in amounts else added(amounts))


def figure(value: Decimal | None) -> str:
    """Write points; a dash where they are missing."""
    return "—" if value is None else f"{value:f}"
