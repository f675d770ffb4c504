"""Sheet 汇总: one row a person, with a totals row."""

from collections.abc import Iterator
from decimal import Decimal

from openpyxl.worksheet.worksheet import Worksheet

from calculators.documents.sheets.cells import Column, Kind, Value, fill, totals_of
from models.results import Assessment, Result, Status, SummaryRow
from models.words import _

NAME = "汇总"


def write(sheet: Worksheet, assessment: Assessment) -> None:
    """Write the table of people with its totals."""
    columns, rows = table(assessment)
    totals = totals_of(columns, rows)
    if absent := sum(row.total is None for row in assessment.summary):
        totals[-1] = _("不含 {count} 人：资料不全").format(count=absent)
    fill(sheet, columns, rows, totals=totals)


def table(assessment: Assessment) -> tuple[list[Column], list[list[Value]]]:
    """Give identity, score, grade, rank, coefficient, every component and the total of each person."""
    names = tuple(dict.fromkeys(c.name for result in assessment.results for c in result.components))
    columns = [
        *(Column(name=name) for name in (_("工号"), _("姓名"), _("部门"), _("岗位"), _("考核方案"))),
        Column(name=_("总分"), kind=Kind.POINTS),
        Column(name=_("等级")),
        Column(name=_("名次"), kind=Kind.COUNT),
        Column(name=_("奖金系数"), kind=Kind.RATIO),
        *(Column(name=name, kind=Kind.MONEY, added=True) for name in names),
        Column(name=_("合计（元）"), kind=Kind.MONEY, added=True),
        Column(name=_("状态")),
    ]
    return columns, [_row(assessment, row, names) for row in assessment.summary]


def _row(assessment: Assessment, row: SummaryRow, names: tuple[str, ...]) -> list[Value]:
    results = tuple(result for result in assessment.results if result.staff_no == row.staff_no)
    last, own = results[-1], _own(assessment, results, row)
    title = next((result.scheme_title for result in results if result.scheme == row.scheme), None)
    incomplete = any(result.status is Status.INCOMPLETE for result in results)
    return [
        row.staff_no, row.name, last.department or None, last.post or None, title,
        row.score, row.grade,
        own.rank if own else None, own.coefficient if own else None,
        *(_amount(results, name) for name in names),
        row.total,
        _("资料不全") if incomplete else _("完整"),
    ]


def _own(assessment: Assessment, results: tuple[Result, ...], row: SummaryRow) -> Result | None:
    """Find the result that has a rank and a coefficient for the whole period: of the own scheme, of that period."""
    return next((r for r in results if r.own and r.scheme == row.scheme and r.period == assessment.period), None)


def _amount(results: tuple[Result, ...], name: str) -> Decimal | None:
    """Add a component up over a person's results; empty where there is none, or where one can't be computed."""
    amounts = tuple(_amounts(results, name))
    if not amounts or None in amounts:
        return None
    return sum((amount for amount in amounts if amount is not None), Decimal("0.00"))


def _amounts(results: tuple[Result, ...], name: str) -> Iterator[Decimal | None]:
    return (component.amount for result in results for component in result.components if component.name == name)
