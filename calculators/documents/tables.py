"""Tables of a printed page: a shaded header that repeats, thin lines, figures to the right, a total in bold."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from reportlab.platypus import Flowable, Table, TableStyle

from calculators.documents.flowables import Words
from calculators.documents.fonts import typeface
from calculators.documents.paper import (
    BODY,
    DENSE,
    HEAD,
    HEADER,
    LINE,
    SMALL,
    STRONG_LINE,
    WIDTH,
    Align,
    Style,
)

Cell = str | Flowable | list[Flowable]
PAD = 4.0
TALLEST = 280.0
"""Height beyond which a row goes on in a row below it."""


def table(  # noqa: PLR0913 - a table is what its parts are
    header: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    widths: Sequence[float],
    aligns: Sequence[Align],
    *,
    totals: Sequence[Sequence[Cell]] = (),
    dense: bool = False,
    style: Style | None = None,
) -> Table:
    """Lay out a table; one width of 0 takes what the others leave. `totals` are rows set in bold below a line.

    Cells stand in the middle of their row; in a `dense` table at its upper edge, closer together.
    """
    free = WIDTH - sum(widths)
    columns = [width or free for width in widths]
    style = style or (DENSE if dense else SMALL)
    bold = replace(style, bold=True)
    heads = [[Words(text, HEAD.to(align)) for text, align in zip(header, aligns, strict=True)]]
    body = [part for row in rows for part in parts(_cells(row, style, aligns), columns)]
    last = [part for row in totals for part in parts(_cells(row, bold, aligns), columns)]
    first_total = len(heads) + len(body)
    look = _look()
    look.add("TOPPADDING", (0, 0), (-1, -1), 1.2 if dense else 2.2)
    look.add("BOTTOMPADDING", (0, 0), (-1, -1), 1.6 if dense else 2.2)
    look.add("BACKGROUND", (0, 0), (-1, 0), HEADER)
    look.add("LINEABOVE", (0, 0), (-1, 0), 0.8, STRONG_LINE)
    look.add("LINEBELOW", (0, 0), (-1, -1), 0.4, LINE)
    look.add("LINEBELOW", (0, -1), (-1, -1), 0.8, STRONG_LINE)
    if dense:
        look.add("VALIGN", (0, 1), (-1, -1), "TOP")
    if last:
        look.add("NOSPLIT", (0, first_total - 1), (-1, -1))
        look.add("LINEABOVE", (0, first_total), (-1, first_total), 0.6, STRONG_LINE)
    return Table([*heads, *body, *last], colWidths=columns, repeatRows=1, style=look, hAlign="LEFT")


class Column(NamedTuple):
    """A column of a table; a width of 0 takes what the others leave."""

    name: str
    width: float
    align: Align = "left"


def filled(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], *, totals: Sequence[Sequence[Cell]] = ()) -> Table:
    """Lay out a table without the columns in which no row has anything; the one of width 0 stays."""
    kept = [place for place, column in enumerate(columns) if not column.width or any(row[place] for row in rows)]
    picked = [columns[place] for place in kept]
    body, last = ([[row[place] for place in kept] for row in part] for part in (rows, totals))
    return table([c.name for c in picked], body, [c.width for c in picked], [c.align for c in picked], totals=last)


def plain() -> TableStyle:
    """Give a style without lines that names our font: the library sets Helvetica for each cell otherwise."""
    look = TableStyle()
    look.add("FONTNAME", (0, 0), (-1, -1), typeface().fonts[0].fontName)
    return look


def _look() -> TableStyle:
    look = plain()
    look.add("VALIGN", (0, 0), (-1, -1), "MIDDLE")
    look.add("LEFTPADDING", (0, 0), (-1, -1), PAD)
    look.add("RIGHTPADDING", (0, 0), (-1, -1), PAD)
    return look


def _cells(row: Sequence[Cell], style: Style, aligns: Sequence[Align]) -> list[list[Flowable]]:
    """Make each cell a list of flowables, texts in the column's style."""
    return [
        [Words(cell, style.to(align))] if isinstance(cell, str) else cell if isinstance(cell, list) else [cell]
        for cell, align in zip(row, aligns, strict=True)
    ]


def parts(cells: Sequence[Sequence[Flowable]], widths: Sequence[float]) -> list[list[list[Flowable]]]:
    """Divide a row with a cell that is too tall for a page into rows that are not; others stay as they are.

    The library can't divide a row with a bar in it, and lets run out at the foot what it can't divide.
    """
    divided = [_divided(cell, width - 2 * PAD) for cell, width in zip(cells, widths, strict=True)]
    return [[cell[number] if number < len(cell) else [Words("")] for cell in divided] for number in range(max(map(len, divided)))]


def _divided(cell: Sequence[Flowable], width: float) -> list[list[Flowable]]:
    """Divide a cell's flowables into groups that are no taller than a row may be."""
    groups: list[list[Flowable]] = [[]]
    left = TALLEST
    for piece in cell:
        for part in piece.portions(width, TALLEST) if isinstance(piece, Words) else [piece]:
            height = part.wrap(width, TALLEST)[1]
            if height > left and groups[-1]:
                groups.append([])
                left = TALLEST
            groups[-1].append(part)
            left -= height
    return groups


def labelled(pairs: Sequence[tuple[str, str]], *, each_row: int = 4) -> Table:
    """Lay out labels with their values beside each other, in equal columns with a frame."""
    pairs = [*pairs, *[("", "")] * (-len(pairs) % each_row)]
    label, value = replace(SMALL, colour=HEAD.colour), BODY
    rows = [
        [Words(text, style) for name, shown in pairs[start : start + each_row] for text, style in ((name, label), (shown, value))]
        for start in range(0, len(pairs), each_row)
    ]
    narrow = 34.0
    look = _look()
    look.add("TOPPADDING", (0, 0), (-1, -1), 3)
    look.add("BOTTOMPADDING", (0, 0), (-1, -1), 3)
    look.add("BOX", (0, 0), (-1, -1), 0.6, STRONG_LINE)
    look.add("INNERGRID", (0, 0), (-1, -1), 0.4, LINE)
    for column in range(0, 2 * each_row, 2):
        look.add("BACKGROUND", (column, 0), (column, -1), HEADER)
    return Table(rows, colWidths=[narrow, WIDTH / each_row - narrow] * each_row, style=look, hAlign="LEFT")


def signing(labels: Sequence[str]) -> Flowable:
    """Give a line to write on beside each label."""
    look = plain()
    look.add("VALIGN", (0, 0), (-1, -1), "BOTTOM")
    look.add("LEFTPADDING", (0, 0), (-1, -1), 0)
    cells: list[Words] = []
    widths: list[float] = []
    for place, label in enumerate(labels):
        named = typeface().width(label, SMALL.size) + 8
        cells += [Words(label, SMALL), Words("")]
        widths += [named, WIDTH / len(labels) - named]
        look.add("LINEBELOW", (2 * place + 1, 0), (2 * place + 1, 0), 0.6, STRONG_LINE)
    return Table([cells], colWidths=widths, rowHeights=[24], style=look, hAlign="LEFT", spaceBefore=18)
