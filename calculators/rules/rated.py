"""Rated: given by raters, as a number or by one of several labels (rules §5)."""

from calculators.formula.syntax import Call, Node, Text
from calculators.rules.kit import Read, scaled
from models.scheme.shape import KpiShape


def rated(kpi: KpiShape, read: Read) -> Node:
    """Take the weighted rating, scaled where ratings run to `out_of`."""
    assert kpi.rated is not None
    return scaled(kpi, read, Call("评分", (Text(kpi.name),)), kpi.rated.out_of)


def choices(kpi: KpiShape, read: Read) -> Node:
    """Take the weighted mean of the chosen labels' points, scaled where they run to `out_of`."""
    assert kpi.choices is not None
    return scaled(kpi, read, Call("评分", (Text(kpi.name),)), kpi.rated.out_of if kpi.rated else None)
