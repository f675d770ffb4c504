"""Sheet 结转: targets, bases, receipts and what is carried over, as the schemes' own tables give them."""

from openpyxl.worksheet.worksheet import Worksheet

from calculators.documents.sheets.cells import Column, Kind, Value, fill
from models.results import Assessment
from models.words import _

NAME = "结转"


def write(sheet: Worksheet, assessment: Assessment) -> None:
    """Write one row a line of a scheme's table; tables of different schemes share columns of one name."""
    tables = [(result, table) for result in assessment.results for table in result.tables]
    heads = list(dict.fromkeys(name for _result, table in tables for name in table.header))
    columns = [
        *(Column(name=name) for name in (_("工号"), _("姓名"), _("考核方案"), _("期间"), _("表"))),
        *(Column(name=name, kind=Kind.NUMBER) for name in heads),
    ]
    rows: list[list[Value]] = []
    for result, table in tables:
        for cells in table.values:
            by_name = dict(zip(table.header, cells, strict=True))
            who: list[Value] = [result.staff_no, result.name, result.scheme_title, str(result.period), table.title]
            rows.append([*who, *(by_name.get(name) for name in heads)])
    fill(sheet, columns, rows)
