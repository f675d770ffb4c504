"""Compile one KPI: its rule, its raters, the parts that a warning compares with their wholes."""

from decimal import Decimal
from fractions import Fraction

from calculators.formula import Node
from calculators.formula.syntax import Call, Compare, Name, Text, number, rebuilt
from calculators.policy.quantity import Kind, Kpi, Warning
from calculators.policy.reader import Reader
from calculators.rules import RULES
from models.money import POINTS, plain
from models.period import Grain
from models.scheme.shape import KpiShape
from models.words import _

RATING = "评分"
"""Inside a KPI's own formula: that KPI's weighted rating."""

NEWCOMER = Name("新人")


def compile_kpi(reader: Reader, shape: KpiShape) -> Kpi:
    """Compile a KPI's table."""
    return Kpi(
        kind=Kind.KPI, id=shape.id, name=shape.name, node=_points(reader, shape), places=POINTS,
        each=Grain(shape.each) if shape.each else None,
        settleable=True, low=Decimal(0), high=Decimal(shape.max),
        clause=shape.clause, gaps=reader.gaps(shape.id, shape.name), warnings=_warnings(reader, shape),
        maximum=Decimal(shape.max),
        raters=_raters(reader, shape),
        labels=tuple((label, Fraction(points)) for label, points in (shape.choices or {}).items()),
        rating_high=_rating_high(shape),
        whole=shape.rated.whole if shape.rated else False,
        critical=tuple(shape.critical),
        capped=not shape.uncapped,
    )


def _points(reader: Reader, shape: KpiShape) -> Node:
    """Turn the one rule given into the formula of the points."""
    key = f"kpi.{shape.id}"

    def read(formula: int | Decimal | str) -> Node:
        return with_rating(reader.read(key, formula), shape.name)

    given = [rule for rule in RULES if getattr(shape, rule) is not None] + ["formula"] * (shape.formula is not None)
    if "rated" in given and len(given) > 1:
        given.remove("rated")  # beside another rule it says only what a rating may be
    if len(given) != 1:
        what = _("每个考核指标要有且只有一条评分规则，这里有：{rules}") if given else _("没有评分规则，请写一条：{rules}")
        reader.problem(key, what.format(rules="、".join(given) or _("bands、rated = {}、formula 等")))
        return number(0)
    node = read(shape.formula) if shape.formula is not None else RULES[given[0]](shape, read)
    return node if shape.newcomer is None else Call("如果", (NEWCOMER, read(shape.newcomer), node))


def with_rating(node: Node, kpi: str) -> Node:
    """Let the bare word 评分 in a KPI's formula mean that KPI's rating."""
    return rebuilt(node, lambda part: Call(RATING, (Text(kpi),)) if part == Name(RATING) else None)


def _warnings(reader: Reader, shape: KpiShape) -> tuple[Warning, ...]:
    """Warn of each part above its whole (rules §6)."""
    pairs = list(shape.parts)
    if shape.rate is not None:
        pairs.append([shape.rate.part, shape.rate.whole])
    text = _("{name}：部分大于整体").format(name=shape.name)
    key = f"kpi.{shape.id}.parts"
    return tuple(
        Warning(when=Compare(">", reader.read(key, part), reader.read(key, whole)), text=text) for part, whole in pairs
    )


def _rating_high(shape: KpiShape) -> Decimal | None:
    if shape.rated is None:
        return None
    return Decimal(shape.max if shape.rated.out_of is None else shape.rated.out_of)


def _raters(reader: Reader, shape: KpiShape) -> tuple[tuple[str, Fraction], ...]:
    """Read who rates with which weight: the KPI's own raters, else the scheme's."""
    if shape.rated is None and shape.choices is None:
        return ()
    key = f"kpi.{shape.id}.raters"
    roles = reader.shape.raters if shape.raters is None else shape.raters
    if not roles:
        reader.problem(f"kpi.{shape.id}", _("没有评分人：请写 raters"))
        return ()
    weights = [(role, reader.constant(f"{key}.{role}", weight)) for role, weight in roles.items()]
    known = [weight for _role, weight in weights if weight is not None]
    if len(known) == len(weights) and (sum(known) != 1 or min(known) <= 0):
        total = plain(sum(known, Fraction(0)) * 100)
        reader.problem(key, _("评分人的权重应大于 0，合计应为 100%，这里合计 {total}%").format(total=total))
    return tuple((role, weight or Fraction(0)) for role, weight in weights)
