"""Steps: so many points for each full step below or above a standard."""

from calculators.formula.syntax import Binary, Call, Compare, Node
from calculators.rules.kit import ZERO, Read, unless, whole
from models.scheme.shape import KpiShape


def steps(kpi: KpiShape, read: Read) -> Node:
    """Take `off` for each full step below (not below 0 points), add `bonus` for each full step above."""
    shape, maximum = kpi.steps, whole(kpi, read)
    assert shape is not None
    value, standard = read(shape.value), read(shape.standard)
    below = Call("向下取整", (Binary("/", Binary("-", standard, value), read(shape.below)),))
    short = Call("最大", (ZERO, Binary("-", maximum, Binary("*", read(shape.off), below))))
    reached = maximum
    if shape.above is not None and shape.bonus is not None:
        above = Call("向下取整", (Binary("/", Binary("-", value, standard), read(shape.above)),))
        reached = Binary("+", maximum, Binary("*", read(shape.bonus), above))
    return unless(Compare(">=", value, standard), reached, short)
