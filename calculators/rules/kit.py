"""What every rule builds with."""

from collections.abc import Callable
from decimal import Decimal

from calculators.formula.syntax import Binary, Call, Compare, Logic, Node, number
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


def zero(value: Node, *besides: Node) -> Node:
    """Tell whether a value is 0; what stands besides must be recorded all the same, or it is missing (rules §4)."""
    condition: Node = Compare("=", value, ZERO)
    for node in besides:
        condition = Logic("且", condition, Call("已录入", (node,)))
    return condition


def unless(condition: Node, instead: Node, otherwise: Node) -> Node:
    """Take `instead` where the condition holds."""
    return Call("如果", (condition, instead, otherwise))
