"""Rate: maximum × part ÷ whole, within 0 … maximum."""

from calculators.formula.syntax import Binary, Compare, Node
from calculators.rules.kit import ZERO, Read, unless, whole, within
from models.scheme.shape import KpiShape


def rate(kpi: KpiShape, read: Read) -> Node:
    """Give `at_zero` when the whole is 0; without it a whole of 0 counts as missing."""
    shape, maximum = kpi.rate, whole(kpi, read)
    assert shape is not None
    part, base = read(shape.part), read(shape.whole)
    points = within(Binary("/", Binary("*", maximum, part), base), maximum)
    return points if shape.at_zero is None else unless(Compare("=", base, ZERO), read(shape.at_zero), points)


def rate_warning(kpi: KpiShape, read: Read) -> Node | None:
    """Tell when to warn: a part above its whole."""
    return None if kpi.rate is None else Compare(">", read(kpi.rate.part), read(kpi.rate.whole))
