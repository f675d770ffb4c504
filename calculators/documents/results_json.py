"""results.json: every figure of an assessment as a decimal string (workbook.md)."""

import json
from decimal import Decimal
from typing import Any

from models.money import plain
from models.results import Assessment, Component, Figure, KpiResult, Result, SummaryRow

Row = dict[str, Any]


def results_json(assessment: Assessment) -> str:
    """Write an assessment as the text of results.json, ending in a newline."""
    whole = {
        "period": str(assessment.period),
        "results": [_result(result) for result in assessment.results],
        "summary": [_summary(row) for row in assessment.summary],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _text(figure: Decimal | None) -> str | None:
    """Write a figure with the decimals it has; what does not apply is null."""
    return None if figure is None else f"{figure:f}"


def _result(result: Result) -> Row:
    row: Row = {
        "staff_no": result.staff_no,
        "name": result.name,
        "scheme": result.scheme,
        "period": str(result.period),
        "status": str(result.status),
        "missing": list(result.missing),
        "warnings": list(result.warnings),
        "kpis": [_kpi(kpi) for kpi in result.kpis],
        "adjustments": [_figure(figure) for figure in result.adjustments if figure.points is None or figure.points],
        "subscores": [_figure(figure) for figure in result.subscores],
        "score": _text(result.score),
        "grade": result.grade,
        "rank": result.rank,
        "coefficient": _text(result.coefficient),
        "components": [_component(component) for component in result.components],
        "total": _text(result.total),
        "flags": [{"id": flag.id, "text": flag.text} for flag in result.flags],
    }
    if result.version != "1":
        row["scheme_version"] = result.version
    return row


def _kpi(kpi: KpiResult) -> Row:
    row: Row = {"id": kpi.id, "name": kpi.name, "points": _text(kpi.points), "max": plain(kpi.maximum)}
    if not kpi.assessed:
        row["assessed"] = False
    if kpi.by_hand:
        row["by_hand"] = True
    return row


def _figure(figure: Figure) -> Row:
    return {"id": figure.id, "name": figure.name, "points": _text(figure.points)}


def _component(component: Component) -> Row:
    row: Row = {"id": component.id, "name": component.name, "amount": _text(component.amount)}
    if component.by_hand:
        row["by_hand"] = True
    return row


def _summary(row: SummaryRow) -> Row:
    return {
        "staff_no": row.staff_no,
        "name": row.name,
        "scheme": row.scheme,
        "score": _text(row.score),
        "grade": row.grade,
        "total": _text(row.total),
    }
