"""The lower part of a slip: further tables, flags, assumptions, and the lines to sign on."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, Table

from calculators.documents.flowables import Words
from calculators.documents.fonts import typeface
from calculators.documents.paper import BODY, NOTE, SMALL, STRONG_LINE, WIDTH
from calculators.documents.slip.annex import assumptions_of, numbered
from calculators.documents.slip.figures import with_thousands
from calculators.documents.slip.points import section
from calculators.documents.tables import plain, table
from models.results import Result
from models.results import Table as ResultTable
from models.words import _


def further_tables(result: Result) -> list[list[Flowable]]:
    """Give the scheme's own tables (carry-over, own completion)."""
    return [further_table(further) for further in result.tables if further.rows]


def further_table(further: ResultTable) -> list[Flowable]:
    """Give one of them below its title."""
    rows = [[with_thousands(cell) for cell in row] for row in further.rows]
    wide = [WIDTH / len(further.header)] * len(further.header)
    aligns = ["left" if column == 0 else "right" for column in range(len(wide))]
    return [*section(further.title), table(further.header, rows, wide, aligns)]  # type: ignore[arg-type]


def flags(result: Result) -> list[Flowable]:
    """Say what the policy wants to be noticed."""
    return [Words(f"▶ {flag.text}", BODY, before=6) for flag in result.flags]


def assumptions(results: Sequence[Result]) -> list[Flowable]:
    """List once what each policy leaves open, as its scheme reads it."""
    schemes = assumptions_of(results)
    return [Words(_assumed(title if len(schemes) > 1 else "", texts), NOTE, before=7) for title, texts in schemes.items()]


def _assumed(title: str, texts: Sequence[str]) -> str:
    said = numbered(texts)
    if title:
        return _("{scheme}：文件未定之处，本方案取值：{assumptions}").format(scheme=title, assumptions=said)
    return _("文件未定之处，本方案取值：{assumptions}").format(assumptions=said)


def signatures() -> Flowable:
    """Give the lines for signatures and date."""
    labels = (_("员工签字"), _("部门经理"), _("总经理"), _("日期"))
    look = plain()
    look.add("VALIGN", (0, 0), (-1, -1), "BOTTOM")
    look.add("LEFTPADDING", (0, 0), (-1, -1), 0)
    look.add("RIGHTPADDING", (0, 0), (-1, -1), 0)
    for column in range(len(labels)):
        look.add("LINEBELOW", (3 * column + 1, 0), (3 * column + 1, 0), 0.6, STRONG_LINE)
    cells: list[Words] = []
    widths: list[float] = []
    for label in labels:
        cells += [Words(label, SMALL), Words(""), Words("")]
        named = typeface().width(label, SMALL.size) + 5
        widths += [named, (WIDTH + 14) / 4 - named - 14, 14.0]
    cells, widths = cells[:-1], widths[:-1]
    return Table([cells], colWidths=widths, rowHeights=[20], style=look, hAlign="LEFT", spaceBefore=14)
