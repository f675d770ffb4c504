"""Compile what a named quantity comes to: a formula, bands, a choice by word, a two-way table."""

from collections.abc import Callable, Sequence

from calculators.formula.syntax import Call, Compare, Node, Text, number
from calculators.policy.reader import Reader
from calculators.rules.bands import banded
from models.scheme.rule_shapes import AxisShape, ChoiceShape, MatrixShape
from models.scheme.shape import QuantityShape
from models.words import _

RULES = ("formula", "bands", "choice", "matrix")


def compile_quantity(reader: Reader, shape: QuantityShape) -> Node:
    """Turn the one rule given into a formula."""
    key = f"quantity.{shape.name}"

    def read(formula: object) -> Node:
        return reader.read(key, formula)  # type: ignore[arg-type]  # each rule hands on what its shape declares

    given = [rule for rule in RULES if getattr(shape, rule) is not None]
    if len(given) != 1:
        what = _("每个中间量要有且只有 formula、bands、choice、matrix 之一，这里有：{rules}")
        reader.problem(key, what.format(rules="、".join(given) or _("没有")))
        return number(0)
    if (shape.of is None) is (shape.bands is not None):
        reader.problem(f"{key}.of", _("of 与 bands 要一起写：of 是分档比较的量"))
        return number(0)
    if shape.bands is not None:
        return banded(read(shape.of), shape.bands, read)
    if shape.choice is not None:
        return _choice(shape.choice, read)
    if shape.matrix is not None:
        return _matrix(reader, key, shape.matrix, read)
    return read(shape.formula)


def _choice(shape: ChoiceShape, read: Callable[[object], Node]) -> Node:
    return _by_label(read(shape.of), [(label, read(figure)) for label, figure in shape.when.items()], read(shape.otherwise))


def _by_label(value: Node, figures: Sequence[tuple[str, Node]], otherwise: Node) -> Node:
    """Compare a word with one label after the other."""
    node = otherwise
    for label, figure in reversed(figures):
        node = Call("如果", (Compare("=", value, Text(label)), figure, node))
    return node


def _matrix(reader: Reader, key: str, shape: MatrixShape, read: Callable[[object], Node]) -> Node:
    heights, widths = _places(shape.rows), _places(shape.columns)
    for side, axis in (("rows", shape.rows), ("columns", shape.columns)):
        if bool(axis.at_least) is bool(axis.labels):
            reader.problem(f"{key}.matrix.{side}", _("at_least 与 labels 要写一个，只写一个"))
            return number(0)
    if len(shape.cells) != heights or any(len(row) != widths for row in shape.cells):
        what = _("cells 应有 {rows} 行，每行 {columns} 格").format(rows=heights, columns=widths)
        reader.problem(f"{key}.matrix.cells", what)
        return number(0)
    otherwise = read(shape.otherwise)
    rows = [_along(shape.columns, [read(cell) for cell in row], otherwise, read) for row in shape.cells]
    return _along(shape.rows, rows, otherwise, read)


def _places(axis: AxisShape) -> int:
    return len(axis.at_least) or len(axis.labels)


def _along(axis: AxisShape, figures: list[Node], otherwise: Node, read: Callable[[object], Node]) -> Node:
    """Pick one of the figures by where the value stands on a side of the table."""
    value = read(axis.of)
    if axis.labels:
        return _by_label(value, list(zip(axis.labels, figures, strict=True)), otherwise)
    pairs = (part for threshold, figure in zip(axis.at_least, figures, strict=True) for part in (read(threshold), figure))
    return Call("分档", (value, *pairs, otherwise))
