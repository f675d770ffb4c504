"""Check what a scheme file says of the whole: from when it is in force, what its KPIs add up to."""

from collections.abc import Iterator
from decimal import Decimal

from models.money import plain
from models.period import Grain, Period
from models.scheme.shape import SchemeShape
from models.words import _

Found = Iterator[tuple[str, str]]


def check_head(shape: SchemeShape) -> Found:
    """List what is wrong with the keys at the head of the file."""
    if shape.in_force_from:
        yield from (("from", what) for what in _from(shape))
    whole = sum((Decimal(kpi.max) for kpi in shape.kpi), Decimal(0))
    if shape.maximum is not None and Decimal(shape.maximum) != whole:
        what = _("各指标满分合计 {whole} 分，不是 {given} 分").format(whole=plain(whole), given=plain(shape.maximum))
        yield "maximum", what


def _from(shape: SchemeShape) -> Iterator[str]:
    """Let a version begin with a period of the scheme: no period has two versions."""
    try:
        start = Period.parse(shape.in_force_from)
    except ValueError:
        start = None
    if start is None or start.grain is not Grain.MONTH:
        yield _("「{text}」不是月份，应写成 2026-07").format(text=shape.in_force_from)
        return
    for word in shape.period if isinstance(shape.period, list) else [shape.period]:
        within = start.within(Grain(word))
        if within.months[0] != start:
            what = _("{month} 在 {period} 的中间；新版本要从考核周期的第一个月起生效")
            yield what.format(month=start, period=within)
