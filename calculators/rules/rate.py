"""Rate: maximum × part ÷ whole, within 0 … maximum."""

from calculators.formula.syntax import Binary, Node
from calculators.rules.kit import Read, unless, whole, within, zero
from models.scheme.shape import KpiShape


def rate(kpi: KpiShape, read: Read) -> Node:
    """Give `at_zero` when the whole is 0; without it a whole of 0 counts as missing."""
    shape, maximum = kpi.rate, whole(kpi, read)
    assert shape is not None
    part, base = read(shape.part), read(shape.whole)
    points = within(Binary("/", Binary("*", maximum, part), base), maximum)
    return points if shape.at_zero is None else unless(zero(base, part), read(shape.at_zero), points)
