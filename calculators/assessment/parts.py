"""The parts of a result: KPIs, adjustments, sub-scores, components with their lines, tables."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from calculators.assessment.asked import SOMEBODY, asked
from calculators.assessment.builtins import BUILTINS
from calculators.assessment.engine import Engine
from calculators.assessment.inputs import measured_months, monthly
from calculators.assessment.lines import record_keys
from calculators.assessment.ratings import ratings
from calculators.assessment.shown import shown
from calculators.assessment.subject import RecordKey, Subject
from calculators.formula.syntax import Name, Node
from calculators.formula.values import Missing, NotApplicable, Value
from calculators.formula.words import in_words
from calculators.policy.needs import needs
from calculators.policy.quantity import ComponentPlan, Kpi, Subscore, TablePlan
from models.money import MONEY, POINTS, plain, rounded
from models.results import Component, Detail, Figure, KpiResult, Line, Table
from models.words import _

FEWEST = 3
"""People below whom a mean would tell one person another's score."""


def decimal(value: Value, places: int) -> Decimal | None:
    """Give a figure with its decimals; None where there is none."""
    return rounded(value, places) if isinstance(value, Fraction) else None


def whole(value: Value) -> int | None:
    """Give a whole number; None where there is none."""
    return int(value) if isinstance(value, Fraction) else None


def label(value: Value) -> str | None:
    """Give a label; None where there is none."""
    return value if isinstance(value, str) else None


def kpi_result(engine: Engine, kpi: Kpi, subject: Subject) -> KpiResult:
    """Give a KPI's points with what it was judged by."""
    value = engine.value(kpi, subject)
    hand = engine.facts.by_hand(subject.staff_no, subject.period, kpi.name)
    return KpiResult(
        id=kpi.id,
        name=kpi.name,
        points=decimal(value, POINTS),
        maximum=kpi.maximum,
        assessed=not isinstance(value, NotApplicable),
        by_hand=hand is not None and hand.value is not None,
        reason=hand.reason if hand else "",
        inputs=tuple(_inputs(engine, kpi, subject)),
        raters=tuple(_raters(engine, kpi, subject)),
        clause=kpi.clause,
        capped=kpi.capped,
        team_mean=decimal(engine.once(("team mean", kpi.id, subject.period), lambda: _team_mean(engine, kpi, subject)), POINTS),
    )


def _team_mean(engine: Engine, kpi: Kpi, subject: Subject) -> Value:
    """Average the points of those of the team who have any; too few would tell one person another's."""
    values = [engine.value(kpi, subject.of(member)) for member in engine.team(subject)]
    known = [value for value in values if isinstance(value, Fraction)]
    return sum(known, Fraction(0)) / len(known) if len(known) >= FEWEST else NotApplicable()


def _inputs(engine: Engine, kpi: Kpi, subject: Subject) -> Iterator[Detail]:
    """Say by which figures a KPI was judged; month by month where it is judged so."""
    if not kpi.each:
        yield from dict.fromkeys(_basis(engine, kpi.node, subject))
        return
    for name in dict.fromkeys(name for kind, name in needs(kpi.node) if kind == "量" and name in engine.policy.inputs):
        word = engine.policy.inputs[name]
        parts = [
            _("{month}月 {value}").format(month=m.first_month, value=shown(monthly(engine, word, subject, m)))
            for m in measured_months(engine, word, subject)
        ]
        yield Detail(label=name, text=" · ".join(parts))


_UNSAID = {"评分", "任一评分为", "得分", "金额", "已录入", "末位", "团队计数", "方案计数", *SOMEBODY}
"""Functions that a basis does not name: raters have a column of their own, other people's best values are theirs."""
_OWN_FIRST = {"名次", "末位", "团队平均"}
"""Functions that compare people: the person's own value stands before what they come to."""


def _basis(engine: Engine, node: Node, subject: Subject) -> Iterator[Detail]:
    """Name each figure that a formula really looked at: measures, incidents, the place among the team."""
    for part in asked(engine, node, subject):
        if isinstance(part, Name):
            value = engine.evaluate_name(part.name, subject)
            if not isinstance(value, bool) or value:
                yield Detail(label=part.name, text=shown(value, unit_of(engine, part.name, subject)))
            continue
        if part.name in _OWN_FIRST:
            yield from _basis(engine, part.arguments[0], subject)
        if part.name not in _UNSAID:
            yield Detail(label=in_words(part), text=shown(engine.evaluate(part, subject)))


def _raters(engine: Engine, kpi: Kpi, subject: Subject) -> Iterator[Detail]:
    for role, weight in kpi.raters:
        scores = [str(r.score) if isinstance(r.score, str) else plain(r.score) for r in ratings(engine.facts, kpi, role, subject)]
        text = "、".join(scores) or _("未评分")
        yield Detail(label=role, text=f"{shown(weight * 100)}%：{text}")


def adjustments(engine: Engine, subject: Subject) -> tuple[Figure, ...]:
    """List the adjustments; those that are zero are left out."""
    points = [(plan, decimal(engine.value(plan, subject), POINTS)) for plan in engine.policy.adjustments]
    return tuple(Figure(id=plan.id, name=plan.name, points=p) for plan, p in points if p is None or p)


def subscore(engine: Engine, plan: Subscore, subject: Subject) -> Figure:
    """Add up the assessed KPIs of a sub-score, unscaled (rules §4)."""
    values = [engine.value(kpi, subject) for kpi in engine.policy.kpis if kpi.id in plan.kpis]
    absent = any(isinstance(v, Missing) for v in values)
    total = sum((v for v in values if isinstance(v, Fraction)), Fraction(0))
    return Figure(id=plan.id, name=plan.name, points=None if absent else rounded(total, POINTS))


def component(engine: Engine, plan: ComponentPlan, subject: Subject) -> Component:
    """Give a component with its lines."""
    amounts = engine.amounts(plan, subject)
    settled = engine.settled(plan, subject) is not None
    hand = engine.facts.by_hand(subject.staff_no, subject.period, plan.name) if settled else None
    return Component(
        id=plan.id,
        name=plan.name,
        amount=decimal(amounts.amount, MONEY),
        lines=tuple(_line(engine, plan, subject, key, amount) for key, amount in amounts.lines),
        by_hand=hand is not None,
        reason=hand.reason if hand else "",
        clause=plan.clause,
        formula=in_words(plan.node),
    )


def _line(engine: Engine, plan: ComponentPlan, subject: Subject, key: RecordKey, amount: Value) -> Line:
    kind, at = engine.policy.records[key.kind], subject.with_record(key)
    names = plan.show or [n for f, n in dict.fromkeys(needs(plan.node)) if f == "量"]
    details = [Detail(label=name, text=shown(engine.evaluate_name(name, at), unit_of(engine, name, at))) for name in names]
    return Line(
        kind=key.kind,
        key=key.key,
        label=kind.label(engine.facts, at),
        amount=decimal(amount, MONEY),
        details=tuple(details),
    )


def unit_of(engine: Engine, name: str, subject: Subject) -> str:
    """Give the unit of a name as the subject sees it."""
    if subject.record and name in (fields := engine.policy.records[subject.record.kind].fields):
        return fields[name].unit
    if name in engine.policy.quantities:
        return engine.policy.quantities[name].unit
    if name in engine.policy.inputs:
        return engine.policy.inputs[name].unit
    return BUILTINS[name].unit


def table(engine: Engine, plan: TablePlan, subject: Subject) -> Table | None:
    """Give a table of further figures; None in other periods than the scheme's own, or without a row."""
    if subject.period.grain not in engine.policy.grains:
        return None
    keys: list[RecordKey | None] = [None]
    if plan.for_each:
        keys = list(record_keys(engine.facts, subject, engine.policy.records[plan.for_each]))
    aims = [subject.with_record(key) for key in keys]
    rows = [
        tuple(engine.evaluate(node, aim) for _name, node in plan.columns)
        for aim in aims
        if plan.when is None or engine.evaluate(plan.when, aim) is True
    ]
    if not rows:
        return None
    return Table(
        title=plan.title,
        header=tuple(name for name, _node in plan.columns),
        rows=tuple(tuple(map(shown, row)) for row in rows),
        values=tuple(tuple(map(_cell, row)) for row in rows),
    )


def _cell(value: Value) -> Decimal | str | None:
    """Give a value as a workbook's cell: a number to 10 decimals at the most, a gap as a blank."""
    if isinstance(value, Fraction):
        return rounded(value, 10).normalize() if value else Decimal(0)
    return None if isinstance(value, (Missing, NotApplicable)) else shown(value)
