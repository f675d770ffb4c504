"""Put results together from an engine's figures (workbook.md, results.json)."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from calculators.assessment.engine import Engine
from calculators.assessment.inputs import measured_months, monthly
from calculators.assessment.lines import RECORD_FIELDS, record_keys
from calculators.assessment.ratings import ratings
from calculators.assessment.shown import shown
from calculators.assessment.subject import RecordKey, Subject
from calculators.assessment.warnings import warnings
from calculators.formula.values import Missing, NotApplicable, Value, merged
from calculators.formula.words import in_words
from calculators.policy.needs import needs
from calculators.policy.quantity import ComponentPlan, Kpi, TablePlan
from models.money import MONEY, POINTS, RATIO, plain, rounded
from models.period import Period
from models.results import Component, Detail, Figure, Flag, KpiResult, Line, Result, Status, Table
from models.words import _


def result(engine: Engine, subject: Subject) -> Result:
    """Put one person's result together; `subject.period` is the result's own."""
    policy, facts = engine.policy, engine.facts
    person = facts.standing(subject.staff_no, subject.period)
    out = facts.taken_out(subject.staff_no, subject.period) if subject.own else None
    assessed = engine.assessed(subject)
    components = tuple(component(engine, plan, subject) for plan in engine.due(subject))
    gaps = [v for v in _figures(engine, subject) if isinstance(v, Missing)]
    total = None if any(c.amount is None for c in components) else sum((c.amount or Decimal(0) for c in components), Decimal("0.00"))
    return Result(
        staff_no=subject.staff_no,
        name=person.name,
        department=person.department or "",
        post=person.post or "",
        scheme=policy.id,
        scheme_title=policy.title,
        period=subject.period,
        own=subject.own,
        has_money=bool(policy.components),
        payslip=policy.payslip,
        status=Status.INCOMPLETE if gaps else Status.COMPLETE,
        missing=tuple(map(str, merged(gaps).causes)),
        warnings=warnings(engine, subject),
        out_of_assessment=out.reason if out else "",
        kpis=tuple(kpi_result(engine, kpi, subject) for kpi in policy.kpis) if assessed else (),
        adjustments=tuple(_adjustments(engine, subject)) if assessed else (),
        subscores=tuple(_subscores(engine, subject)) if assessed else (),
        score=decimal(engine.score(subject), POINTS),
        maximum=policy.maximum if policy.kpis else None,
        grade=label(engine.grade(subject)),
        rank=whole(engine.rank(subject)) if assessed else None,
        coefficient=decimal(engine.coefficient(subject), RATIO),
        components=components,
        total=total,
        flags=tuple(
            Flag(id=flag.id, text=flag.text)
            for flag in policy.flags
            if assessed and engine.evaluate(flag.when, subject) is True
        ),
        tables=tuple(_table(engine, plan, subject) for plan in policy.tables) if subject.own else (),
        assumptions=policy.gaps,
        **_team(engine, subject, assessed),
    )


def decimal(value: Value, places: int) -> Decimal | None:
    """Give a figure with its decimals; None where there is none."""
    return rounded(value, places) if isinstance(value, Fraction) else None


def whole(value: Value) -> int | None:
    """Give a whole number; None where there is none."""
    return int(value) if isinstance(value, Fraction) else None


def label(value: Value) -> str | None:
    """Give a label; None where there is none."""
    return value if isinstance(value, str) else None


def _figures(engine: Engine, subject: Subject) -> list[Value]:
    """List every figure of the result, to find what is missing, KPIs first."""
    extra = [engine.value(a, subject) for a in engine.policy.adjustments] if engine.assessed(subject) else []
    lines = [v for plan in engine.due(subject) for _key, v in engine.amounts(plan, subject).lines]
    return [*engine.figures(subject), *extra, *lines]


def _team(engine: Engine, subject: Subject, assessed: bool) -> dict[str, object]:
    if not assessed or not engine.policy.kpis:
        return {}
    scores = engine.team_scores(subject)
    mean = rounded(sum(scores, Fraction(0)) / len(scores), POINTS) if scores else None
    return {"team_size": len(engine.team(subject)), "team_mean": mean}


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
    )


def _inputs(engine: Engine, kpi: Kpi, subject: Subject) -> Iterator[Detail]:
    for kind, name in dict.fromkeys(needs(kpi.node)):
        if kind == "量" and name in engine.policy.inputs:
            word = engine.policy.inputs[name]
            if kpi.each:
                parts = [
                    _("{month}月 {value}").format(month=m.first_month, value=shown(monthly(engine, word, subject, m)))
                    for m in measured_months(engine, word, subject)
                ]
                yield Detail(label=name, text=" · ".join(parts))
            else:
                yield Detail(label=name, text=shown(engine.input(name, subject), word.unit))
        elif kind == "量":
            yield Detail(label=name, text=shown(engine.evaluate_name(name, subject)))


def _raters(engine: Engine, kpi: Kpi, subject: Subject) -> Iterator[Detail]:
    for role, weight in kpi.raters:
        scores = [str(r.score) if isinstance(r.score, str) else plain(r.score) for r in ratings(engine.facts, kpi, role, subject)]
        text = "、".join(scores) or _("未评分")
        yield Detail(label=role, text=f"{shown(weight * 100)}%：{text}")


def _adjustments(engine: Engine, subject: Subject) -> Iterator[Figure]:
    for plan in engine.policy.adjustments:
        points = decimal(engine.value(plan, subject), POINTS)
        if points is None or points:
            yield Figure(id=plan.id, name=plan.name, points=points)


def _subscores(engine: Engine, subject: Subject) -> Iterator[Figure]:
    for plan in engine.policy.subscores:
        values = [engine.value(kpi, subject) for kpi in engine.policy.kpis if kpi.id in plan.kpis]
        absent = any(isinstance(v, Missing) for v in values)
        total = sum((v for v in values if isinstance(v, Fraction)), Fraction(0))
        yield Figure(id=plan.id, name=plan.name, points=None if absent else rounded(total, POINTS))


def component(engine: Engine, plan: ComponentPlan, subject: Subject) -> Component:
    """Give a component with its lines."""
    amounts = engine.amounts(plan, subject)
    grains = (plan.each,) if plan.each else engine.policy.grains
    hand = engine.facts.by_hand(subject.staff_no, subject.period, plan.name) if subject.period.grain in grains else None
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
    kind, at = RECORD_FIELDS[key.kind], subject.with_record(key)
    names = plan.show or [n for f, n in dict.fromkeys(needs(plan.node)) if f == "量"]
    details = [Detail(label=name, text=_detail(engine, name, at)) for name in names]
    return Line(
        key=key.key,
        label=kind.label(engine.facts, key.key),
        amount=decimal(amount, MONEY),
        details=tuple(details),
    )


def _detail(engine: Engine, name: str, subject: Subject) -> str:
    value = engine.evaluate_name(name, subject)
    if isinstance(value, Fraction) and unit_of(engine, name, subject) == "%":
        return f"{shown(value * 100)}%"
    return shown(value)


def unit_of(engine: Engine, name: str, subject: Subject) -> str:
    """Give the unit of a name as the subject sees it."""
    if subject.record and name in RECORD_FIELDS[subject.record.kind].fields:
        return RECORD_FIELDS[subject.record.kind].fields[name].unit
    return engine.policy.inputs[name].unit if name in engine.policy.inputs else ""


def _table(engine: Engine, plan: TablePlan, subject: Subject) -> Table:
    keys: list[RecordKey | None] = [None]
    if plan.for_each:
        keys = list(record_keys(engine.facts, subject, RECORD_FIELDS[plan.for_each]))
    rows = tuple(
        tuple(shown(engine.evaluate(node, subject.with_record(key))) for _name, node in plan.columns) for key in keys
    )
    return Table(title=plan.title, header=tuple(name for name, _node in plan.columns), rows=rows)


def periods_of(engine: Engine, period: Period) -> tuple[Period, ...]:
    """List the result periods of a policy when `period` is computed (workbook.md): a quarter takes its months along."""
    asked = (*period.months, period) if period.length == 3 else (period,)
    grains = {*engine.policy.grains, *(c.each for c in engine.policy.components if c.each)}
    return tuple(p for p in asked if p.grain in grains)
