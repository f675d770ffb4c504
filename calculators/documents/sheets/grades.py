"""Sheet 等级分布: how many people reached which grade, by scheme and period, with a native chart."""

from collections import Counter

from openpyxl.chart import BarChart, Reference
from openpyxl.worksheet.worksheet import Worksheet

from calculators.documents.sheets.cells import Column, Kind, Value, fill
from models.results import Assessment
from models.words import _

NAME = "等级分布"


def write(sheet: Worksheet, assessment: Assessment) -> None:
    """Count each person's graded results: a row a scheme and period, a column a grade, and how many there are.

    The first column names each bar of the chart: a scheme that was assessed more than once with its period.
    """
    counted = Counter((r.scheme_title, str(r.period), r.grade) for r in assessment.results if r.grade)
    places = list(dict.fromkeys((scheme, period) for scheme, period, _grade in counted))
    grades = list(dict.fromkeys(grade for _scheme, _period, grade in counted))
    columns = [
        Column(name=_("考核方案")), Column(name=_("期间")),
        *(Column(name=grade, kind=Kind.COUNT) for grade in grades),
        Column(name=_("人数"), kind=Kind.COUNT),
    ]
    rows: list[list[Value]] = []
    several = Counter(scheme for scheme, _period in places)
    for scheme, period in sorted(places):
        found = [counted.get((scheme, period, grade)) for grade in grades]
        bar = f"{scheme} {period}" if several[scheme] > 1 else scheme
        rows.append([bar, period, *found, sum(count for count in found if count)])
    fill(sheet, columns, rows)
    if rows:
        sheet.add_chart(_chart(sheet, len(rows), len(grades)), f"A{len(rows) + 3}")


def _chart(sheet: Worksheet, count: int, grades: int) -> BarChart:
    """Draw a bar a scheme and period, made up of its grades; each has the name of its column."""
    chart = BarChart()
    chart.type, chart.style, chart.grouping, chart.overlap, chart.gapWidth = "bar", 10, "stacked", 100, 40
    chart.title = _("等级分布")
    chart.y_axis.majorGridlines = None
    chart.y_axis.delete = chart.x_axis.delete = False
    chart.y_axis.majorUnit = 1
    chart.x_axis.scaling.orientation = "maxMin"
    chart.add_data(Reference(sheet, min_col=3, max_col=2 + grades, min_row=1, max_row=count + 1), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=2, max_row=count + 1))
    assert chart.legend is not None
    chart.legend.position = "b"
    chart.height, chart.width = max(7.0, 0.75 * count + 3), 26
    return chart
