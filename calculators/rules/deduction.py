"""Deduction: so many points off for each incident or shortfall, not below 0."""

from calculators.formula.syntax import Binary, Call, Node
from calculators.rules.kit import ZERO, Read, whole
from models.scheme.shape import KpiShape


def deduction(kpi: KpiShape, read: Read) -> Node:
    """Take `each` off the maximum for every one of `count`."""
    assert kpi.deduction is not None
    off = Binary("*", read(kpi.deduction.each), read(kpi.deduction.count))
    return Call("最大", (ZERO, Binary("-", whole(kpi, read), off)))
