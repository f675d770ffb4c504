"""Sheet 等级分布: how many people reached which grade, by scheme, with a native chart."""

from collections import Counter

from openpyxl.chart import BarChart, Reference
from openpyxl.worksheet.worksheet import Worksheet

from calculators.documents.sheets.cells import Column, Kind, Value, fill
from models.results import Assessment
from models.words import _

NAME = "等级分布"


def write(sheet: Worksheet, assessment: Assessment) -> None:
    """Count each person's graded results of the period by scheme and grade."""
    counted = Counter((r.scheme_title, str(r.period), r.grade) for r in assessment.results if r.grade)
    columns = [
        *(Column(name=name) for name in (_("考核方案"), _("期间"), _("等级"))),
        Column(name=_("人数"), kind=Kind.COUNT),
    ]
    rows: list[list[Value]] = [[*place, count] for place, count in counted.items()]
    fill(sheet, columns, rows)
    if rows:
        sheet.add_chart(_chart(sheet, len(rows)), "F2")


def _chart(sheet: Worksheet, count: int) -> BarChart:
    chart = BarChart()
    chart.type, chart.style, chart.legend = "bar", 10, None
    chart.title = _("等级分布")
    chart.y_axis.majorGridlines = None
    chart.y_axis.delete = chart.x_axis.delete = False
    chart.x_axis.scaling.orientation = "maxMin"
    chart.add_data(Reference(sheet, min_col=4, min_row=1, max_row=count + 1), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, max_col=3, min_row=2, max_row=count + 1))
    chart.height, chart.width = max(6, count + 2), 18
    return chart
