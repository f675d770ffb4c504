"""The points of a slip: KPIs with what they were judged by, adjustments, sub-scores, the score."""

from collections.abc import Sequence
from decimal import Decimal

from reportlab.platypus import Flowable

from calculators.documents.flowables import Bar, Room, Words
from calculators.documents.paper import NOTE, SECTION, SMALL, Align
from calculators.documents.slip.figures import with_thousands
from calculators.documents.tables import Cell, table
from models.money import plain
from models.results import Detail, Explanation, KpiResult, Result
from models.words import _

WIDTHS = (20, 128, 0, 38, 46, 72)

def section(title: str, room: float = 64) -> list[Flowable]:
    """Begin a section: its title, never alone at the foot of a page."""
    return [Room(room), Words(title, SECTION, before=9, after=3)]


def points(result: Result, score: Explanation | None) -> list[Flowable]:
    """Give the table of KPIs with the score, and how the score came about."""
    if not result.kpis:
        return []
    aligns: tuple[Align, ...] = ("center", "left", "left", "right", "right", "left")
    header = ("", _("考核指标"), _("依据"), _("满分"), _("得分"), "")
    rows = [_row(number, kpi) for number, kpi in enumerate(result.kpis, start=1)]
    rows += [
        ["", figure.name, _("调整"), "", "—" if figure.points is None else f"{figure.points:+f}", ""]
        for figure in result.adjustments
        if figure.points is None or figure.points
    ]
    whole = _part(result.score, result.maximum)
    total: list[Cell] = ["", _("总分"), "", "" if result.maximum is None else plain(result.maximum), _figure(result.score), whole]
    below = [Words(_how(score), NOTE, before=3)] if score is not None and score.numbers and result.score is not None else []
    inner = [
        Words(f"{figure.name} {_figure(figure.points)}", NOTE, before=3)
        for figure in result.subscores
    ]
    return [*section(_("考核得分")), table(header, rows, WIDTHS, aligns, totals=[total]), *below, *inner]


def _how(score: Explanation) -> str:
    return _("总分 = {numbers} = {value}").format(numbers=score.numbers, value=score.value)


def _row(number: int, kpi: KpiResult) -> Sequence[Cell]:
    name = kpi.name if kpi.capped else _("{name}（不封顶）").format(name=kpi.name)
    figure = _("不考核") if not kpi.assessed else _figure(kpi.points)
    evidence = Words(_evidence(kpi), SMALL, phrases=True)
    return [str(number), name, evidence, plain(kpi.maximum), figure, _part(kpi.points, kpi.maximum)]


def _evidence(kpi: KpiResult) -> str:
    """Say what a KPI was judged by: inputs, raters, or the manager's reason."""
    if kpi.by_hand or not kpi.assessed:
        settled = _("人工核定：{reason}") if kpi.by_hand else _("不考核：{reason}")
        return settled.format(reason=kpi.reason or "—")
    alone = len(kpi.inputs) + len(kpi.raters) == 1
    labels = ["" if alone and detail.label == kpi.name else f"{detail.label} " for detail in kpi.inputs]
    inputs = [label + with_thousands(detail.text) for label, detail in zip(labels, kpi.inputs, strict=True)]
    return "；".join([*inputs, *map(_rater, kpi.raters)])


def _rater(rater: Detail) -> str:
    return f"{rater.label} {rater.text}"


def _part(points: Decimal | None, maximum: Decimal | None) -> Cell:
    if points is None or not maximum:
        return ""
    return Bar(float(points / maximum))


def _figure(points: Decimal | None) -> str:
    return "—" if points is None else f"{points:f}"
