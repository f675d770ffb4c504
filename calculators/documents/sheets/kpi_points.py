"""Sheet 考核明细: the points of every KPI, adjustment and sub-score, with what they were judged by."""

from collections.abc import Iterator

from openpyxl.worksheet.worksheet import Worksheet

from calculators.documents.sheets.cells import Column, Kind, Value, fill
from models.results import Assessment, KpiResult, Result
from models.words import _

NAME = "考核明细"


def write(sheet: Worksheet, assessment: Assessment) -> None:
    """Write one row a KPI, and the adjustments, score and sub-scores of each result below its KPIs."""
    columns = [
        *(Column(name=name) for name in (_("工号"), _("姓名"), _("考核方案"), _("期间"), _("类别"), _("考核指标"))),
        Column(name=_("满分"), kind=Kind.NUMBER),
        Column(name=_("得分"), kind=Kind.POINTS),
        Column(name=_("依据"), kind=Kind.WRAPPED),
        Column(name=_("人工核定"), kind=Kind.WRAPPED),
    ]
    fill(sheet, columns, [row for result in assessment.results if result.kpis for row in _rows(result)])


def _rows(result: Result) -> Iterator[list[Value]]:
    who: list[Value] = [result.staff_no, result.name, result.scheme_title, str(result.period)]
    for kpi in result.kpis:
        yield [*who, _("指标"), kpi.name, kpi.maximum, kpi.points, _evidence(kpi), _settled(kpi)]
    for figure in result.adjustments:
        if figure.points is not None and not figure.points:
            continue
        yield [*who, _("调整"), figure.name, None, figure.points, None, None]
    grade = _("等级：{grade}").format(grade=result.grade) if result.grade else None
    yield [*who, _("总分"), grade, result.maximum, result.score, None, None]
    for figure in result.subscores:
        yield [*who, _("小计"), figure.name, None, figure.points, None, None]


def _evidence(kpi: KpiResult) -> str | None:
    said = "；".join(f"{detail.label} {detail.text}" for detail in (*kpi.inputs, *kpi.raters))
    return said or None


def _settled(kpi: KpiResult) -> str | None:
    """Say how a manager settled the KPI, with the reason."""
    if not kpi.assessed:
        return _("不考核：{reason}").format(reason=kpi.reason)
    return _("核定：{reason}").format(reason=kpi.reason) if kpi.by_hand else None
