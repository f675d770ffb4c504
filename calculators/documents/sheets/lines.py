"""Sheet 项目奖金: every line of every component that has lines."""

import re
from decimal import Decimal

from openpyxl.worksheet.worksheet import Worksheet

from calculators.documents.sheets.cells import Column, Kind, Value, fill, totals_of
from models.results import Assessment
from models.words import _

NAME = "项目奖金"

_NUMBER = re.compile(r"(-?\d{1,15}(?:\.\d+)?)(?: (\S+))?")
_PERCENT = re.compile(r"(-?\d{1,13}(?:\.\d+)?)%")


def write(sheet: Worksheet, assessment: Assessment) -> None:
    """Write one row a line, its details in columns, the amounts with their sum."""
    found = [(r, c, line) for r in assessment.results for c in r.components for line in c.lines]
    details: dict[str, list[str]] = {}
    for _result, _component, line in found:
        for detail in line.details:
            details.setdefault(detail.label, []).append(detail.text)
    kinds = {label: kind_of(texts) for label, texts in details.items()}
    heads = {label: head(label, texts) if kinds[label] is Kind.NUMBER else label for label, texts in details.items()}
    columns = [
        *(Column(name=name) for name in (_("工号"), _("姓名"), _("考核方案"), _("期间"), _("奖金项"), _("项目"))),
        *(Column(name=heads[label], kind=kind) for label, kind in kinds.items()),
        Column(name=_("金额（元）"), kind=Kind.MONEY, added=True),
    ]
    rows: list[list[Value]] = []
    for result, component, line in found:
        texts = {detail.label: detail.text for detail in line.details}
        shown = (cell(texts.get(label), kind) for label, kind in kinds.items())
        who = (result.staff_no, result.name, result.scheme_title, str(result.period))
        rows.append([*who, component.name, line.label, *shown, line.amount])
    fill(sheet, columns, rows, totals=totals_of(columns, rows) if rows else ())


def kind_of(texts: list[str]) -> Kind:
    """Tell whether all of a column's texts are numbers of one unit, or percentages; else it stays text."""
    found = [_NUMBER.fullmatch(text) for text in texts]
    if all(found) and len({match[2] for match in found if match}) == 1:
        return Kind.NUMBER
    return Kind.PERCENT if all(_PERCENT.fullmatch(text) for text in texts) else Kind.TEXT


def head(label: str, texts: list[str]) -> str:
    """Name a column of numbers with their unit, which the cells then go without."""
    match = _NUMBER.fullmatch(texts[0])
    unit = match[2] if match else None
    return f"{label}（{unit}）" if unit else label


def cell(text: str | None, kind: Kind) -> Value:
    """Turn a detail into the value of its cell; a percentage becomes its hundredth, exactly."""
    if text is None or kind is Kind.TEXT:
        return text
    return Decimal(text.partition(" ")[0]) if kind is Kind.NUMBER else Decimal(text.removesuffix("%")).scaleb(-2)
