"""Say a rule as a policy does: bands and choices as points, everything else as a formula in words."""

from collections.abc import Iterator

from calculators.documents.policy_book.blocks import Block, Paragraph, Points, Table
from calculators.documents.policy_book.steps_told import STEPPED, read_by, short, steps, tables
from calculators.formula import parse
from calculators.formula.syntax import BANDS, Call, Node
from calculators.formula.words import in_words
from models.scheme.rule_shapes import AxisShape, MatrixShape
from models.words import _


def said(what: str, node: Node, unit: str = "") -> Iterator[Block]:
    """Say what a figure comes to: its bands, steps or branches one by one, or its formula and the tables in it."""
    if isinstance(node, Call) and node.name in STEPPED:
        yield Paragraph(_("{what}{read_by}：").format(what=what, read_by=read_by(node)))
        yield Points(steps(node))
        inner = [found for part in node.arguments for found in tables(part)]
    else:
        yield from _one_by_one(what, node, unit)
        inner = list(tables(node))
    for how, lines in inner:
        yield Paragraph(_("其中{read_by}：").format(read_by=how))
        yield Points(lines)


def _one_by_one(what: str, node: Node, unit: str) -> Iterator[Block]:
    if isinstance(node, Call) and node.name in BANDS:
        yield Paragraph(_("{what}按「{value}」分档：").format(what=what, value=short(node.arguments[0])))
        yield Points(tuple(_bands(node, unit)))
    elif isinstance(node, Call) and node.name == "如果":
        yield Paragraph(_("{what}：").format(what=what))
        yield Points(tuple(_branches(node, unit)))
    else:
        yield Paragraph(f"{what} = {short(node)}")


def two_way(matrix: MatrixShape) -> Iterator[Block]:
    """Say a two-way table as a table, and what stands outside it."""
    rows, columns = matrix.rows, matrix.columns
    across, down = (in_words(parse(str(axis.of))) for axis in (columns, rows))
    yield Paragraph(_("按「{down}」（行）和「{across}」（列）查表：").format(down=down, across=across))
    cells = [tuple(in_words(parse(str(cell))) for cell in row) for row in matrix.cells]
    yield Table(("", *_places(columns)), tuple((place, *row) for place, row in zip(_places(rows), cells, strict=True)))
    yield Paragraph(_("表里没有的：{result}").format(result=in_words(parse(str(matrix.otherwise)))))


def _places(axis: AxisShape) -> tuple[str, ...]:
    reached = tuple(_("{n} 以上").format(n=in_words(parse(str(threshold)))) for threshold in axis.at_least)
    return (*reached, *axis.labels)


def _bands(node: Call, unit: str) -> Iterator[str]:
    reached = {">=": _("达到 {n}"), ">": _("超过 {n}"), "<": _("低于 {n}"), "<=": _("不高于 {n}")}[BANDS[node.name]]
    rest = node.arguments[1:]
    for threshold, result in zip(rest[:-1:2], rest[1::2], strict=True):
        yield _("{when}：{result}").format(when=reached.format(n=short(threshold)), result=short(result) + unit)
    yield _("都不是：{result}").format(result=short(rest[-1]) + unit)


def _branches(node: Node, unit: str) -> Iterator[str]:
    while isinstance(node, Call) and node.name == "如果":
        condition, result, node = node.arguments
        yield _("{when} 时：{result}").format(when=in_words(condition), result=short(result) + unit)
    yield _("其余：{result}").format(result=short(node) + unit)
