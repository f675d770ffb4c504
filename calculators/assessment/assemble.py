"""Put a result together from an engine's figures (workbook.md, results.json)."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from calculators.assessment.engine import Engine
from calculators.assessment.parts import (
    FEWEST,
    adjustments,
    component,
    decimal,
    kpi_result,
    label,
    subscore,
    table,
    whole,
)
from calculators.assessment.scoring import figures
from calculators.assessment.subject import Subject
from calculators.assessment.warnings import warnings
from calculators.formula.values import Cause, Missing, merged
from models.money import POINTS, RATIO, rounded
from models.period import Grain, Period
from models.results import Flag, Result, Status


def result(engine: Engine, subject: Subject) -> Result:
    """Put one person's result together; `subject.period` is the result's own."""
    policy = engine.policy
    person = engine.facts.standing(subject.staff_no, subject.period)
    out = engine.facts.taken_out(subject.staff_no, subject.period) if engine.taken_out(subject) else None
    components = tuple(component(engine, plan, subject) for plan in engine.due(subject))
    amounts = [c.amount for c in components if c.amount is not None]
    missing = _missing(engine, subject)
    bare = Result(
        staff_no=subject.staff_no,
        name=person.name,
        department=person.department or "",
        post=person.post or "",
        scheme=policy.id,
        scheme_title=policy.title,
        version=policy.version,
        period=subject.period,
        own=subject.own,
        has_money=bool(policy.components),
        payslip=subject.period.grain is Grain.MONTH and bool(components),
        status=Status.INCOMPLETE if missing else Status.COMPLETE,
        missing=tuple(map(str, missing)),
        places=tuple(cause.place for cause in missing),
        warnings=warnings(engine, subject),
        out_of_assessment=out.reason if out else "",
        maximum=policy.maximum if policy.kpis else None,
        components=components,
        total=sum(amounts, Decimal("0.00")) if len(amounts) == len(components) else None,
        tables=tuple(t for plan in policy.tables if (t := table(engine, plan, subject))) if subject.own else (),
        assumptions=policy.gaps,
    )
    return _with_verdict(engine, subject, bare) if engine.assessed(subject) else bare


def _with_verdict(engine: Engine, subject: Subject, bare: Result) -> Result:
    """Add what only an assessment has: points, score, grade, rank, coefficient, flags."""
    policy = engine.policy
    scores = engine.team_scores(subject) if policy.kpis else []
    return replace(
        bare,
        kpis=tuple(kpi_result(engine, kpi, subject) for kpi in policy.kpis),
        adjustments=adjustments(engine, subject),
        subscores=tuple(subscore(engine, plan, subject) for plan in policy.subscores),
        score=decimal(engine.score(subject), POINTS),
        grade=label(engine.grade(subject)),
        rank=whole(engine.rank(subject)),
        team_size=len(engine.team(subject)) if policy.kpis else None,
        team_mean=rounded(sum(scores, Fraction(0)) / len(scores), POINTS) if len(scores) >= FEWEST else None,
        coefficient=decimal(engine.coefficient(subject), RATIO),
        flags=tuple(
            Flag(id=flag.id, text=flag.text) for flag in policy.flags if engine.evaluate(flag.when, subject) is True
        ),
    )


def _missing(engine: Engine, subject: Subject) -> tuple[Cause, ...]:
    """Name everything that is missing for any figure of the result, in the scheme's order."""
    values = figures(engine, subject)
    if engine.assessed(subject):
        values += [engine.value(adjustment, subject) for adjustment in engine.policy.adjustments]
    values += [v for plan in engine.due(subject) for _key, v in engine.amounts(plan, subject).lines]
    gaps = [v for v in values if isinstance(v, Missing)]
    return merged(gaps).causes


def periods_of(engine: Engine, period: Period) -> tuple[Period, ...]:
    """List the result periods of a policy when `period` is computed (workbook.md): a quarter takes its months along."""
    asked = (*period.months, period) if period.length == 3 else (period,)
    grains = {*engine.policy.grains, *(c.each for c in engine.policy.components if c.each)}
    return tuple(p for p in asked if p.grain in grains)
