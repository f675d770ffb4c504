"""Rank: the place within the team gives the points; a last place may have its own (rules §7)."""

from calculators.formula.syntax import Call, Node, number
from calculators.rules.kit import Read, scaled
from models.scheme.shape import KpiShape


def rank(kpi: KpiShape, read: Read) -> Node:
    """`places` lists [up to this place, points]; where a place and *last* both apply, *last* decides."""
    shape = kpi.rank
    assert shape is not None
    asked = (read(shape.of), number(1)) if shape.lower_is_better else (read(shape.of),)
    pairs = [read(part) for pair in shape.places for part in pair]
    node: Node = Call("不高于分档", (Call("名次", asked), *pairs, read(shape.otherwise)))
    if shape.last is not None:
        node = Call("如果", (Call("末位", asked), read(shape.last), node))
    return scaled(kpi, read, node, shape.out_of)
