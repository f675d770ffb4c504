"""Bands: the first threshold that the value reaches gives the points."""

from calculators.formula.syntax import Call, Name, Node
from calculators.rules.kit import Read, scaled
from models.scheme.rule_shapes import BandsShape
from models.scheme.shape import GradeShape, KpiShape

BAND_KEYS = (("at_least", "分档"), ("above", "超过分档"), ("below", "低于分档"), ("at_most", "不高于分档"))


def bands(kpi: KpiShape, read: Read) -> Node:
    """Band `value` (the measure of the KPI's own name unless said)."""
    assert kpi.bands is not None
    value = Name(kpi.name) if kpi.value is None else read(kpi.value)
    return scaled(kpi, read, banded(value, kpi.bands, read), kpi.bands.out_of)


def banded(value: Node, shape: BandsShape | GradeShape, read: Read) -> Node:
    """Write one band list as a call of the language."""
    key, function = next(((k, f) for k, f in BAND_KEYS if getattr(shape, k)), BAND_KEYS[0])
    steps = [read(part) for pair in getattr(shape, key) for part in pair]
    return Call(function, (value, *steps, read(shape.otherwise)))
