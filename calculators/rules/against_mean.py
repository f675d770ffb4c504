"""Against the mean: the person's value beside the team's (rules §7)."""

from calculators.formula.syntax import Binary, Call, Compare, Node
from calculators.rules.kit import Read, unless
from models.scheme.shape import KpiShape


def against_mean(kpi: KpiShape, read: Read) -> Node:
    """Below the lower bound is low, above the upper is high; the bounds swap where the mean is negative."""
    shape = kpi.against_mean
    assert shape is not None
    value = read(shape.of)
    mean = Call("团队平均", (value,))
    bounds = (Binary("*", read(shape.low), mean), Binary("*", read(shape.high), mean))
    low, middle, high = (read(p) for p in (shape.points[::-1] if shape.lower_is_better else shape.points))
    above = unless(Compare(">", value, Call("最大", bounds)), high, middle)
    return unless(Compare("<", value, Call("最小", bounds)), low, above)
