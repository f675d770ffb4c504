"""What every rule builds with."""

from collections.abc import Callable
from decimal import Decimal

from calculators.formula.syntax import Binary, Call, Compare, Node, number
from models.scheme.shape import KpiShape

Read = Callable[[int | Decimal | str], Node]
"""Reads a formula of the scheme file; what is wrong with it is collected elsewhere."""

Rule = Callable[[KpiShape, Read], Node]
"""A KPI's table → the formula of its points."""

ZERO = number(0)


def whole(kpi: KpiShape, read: Read) -> Node:
    """Give the KPI's maximum as a formula."""
    return read(kpi.max)


def scaled(kpi: KpiShape, read: Read, points: Node, out_of: int | Decimal | str | None) -> Node:
    """Scale points out of `out_of` to the KPI's maximum; without it they are points already."""
    if out_of is None:
        return points
    return Binary("/", Binary("*", whole(kpi, read), points), read(out_of))


def within(value: Node, maximum: Node) -> Node:
    """Keep a value within 0 … maximum."""
    return Call("限于", (value, ZERO, maximum))


def unless(condition: Compare, instead: Node, otherwise: Node) -> Node:
    """Take `instead` where the condition holds."""
    return Call("如果", (condition, instead, otherwise))
