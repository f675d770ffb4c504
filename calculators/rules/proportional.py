"""Proportional: maximum × value ÷ target, or the other way round where lower is better."""

from calculators.formula.syntax import Binary, Call, Node
from calculators.rules.kit import ZERO, Read, unless, whole, within, zero
from models.scheme.shape import KpiShape


def proportional(kpi: KpiShape, read: Read) -> Node:
    """Keep points within 0 … maximum unless uncapped; a value 0 has full points where lower is better.

    `zero` names what gives 0 points outright when it is 0.
    """
    shape, maximum = kpi.proportional, whole(kpi, read)
    assert shape is not None
    value, target = read(shape.of), read(shape.to)
    part, base = (target, value) if shape.lower_is_better else (value, target)
    points = Binary("/", Binary("*", maximum, part), base)
    node = within(points, maximum) if shape.cap else Call("最大", (ZERO, points))
    if shape.lower_is_better:
        node = unless(zero(value, target), maximum, node)
    if shape.zero is None:
        return node
    recorded = (target, *(read(part) for part, _whole in kpi.parts))
    return unless(zero(read(shape.zero), *recorded), ZERO, node)
