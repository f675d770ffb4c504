"""Score, grade, coefficient and rank of one subject (rules §4, §7, §8)."""

from bisect import bisect_right
from fractions import Fraction
from typing import TYPE_CHECKING

from calculators.assessment.ratings import failed_critical
from calculators.assessment.subject import Subject
from calculators.formula.values import Missing, NotApplicable, Value, merged, missing
from models.money import POINTS, rounded
from models.words import _

if TYPE_CHECKING:
    from calculators.assessment.engine import Engine


def score(engine: "Engine", subject: Subject) -> Value:
    """Add up points and adjustments, rescaled where KPIs are not assessed."""
    policy = engine.policy
    if not policy.kpis or not engine.assessed(subject):
        return NotApplicable(_("没有总分"))
    points = [(kpi, engine.value(kpi, subject)) for kpi in policy.kpis]
    extra = [engine.value(adjustment, subject) for adjustment in policy.adjustments]
    absent = [v for v in (*(v for _kpi, v in points), *extra) if isinstance(v, Missing)]
    if absent:
        return merged(absent)
    counted = [(kpi, v) for kpi, v in points if isinstance(v, Fraction)]
    if not counted:
        return missing(_("考核指标"), subject.period, _("：不能全部不考核"))
    total = sum((v for _kpi, v in counted), Fraction(0))
    scale = Fraction(policy.maximum) / sum((Fraction(kpi.maximum) for kpi, _v in counted), Fraction(0))
    base = Fraction(rounded(total * scale, POINTS))
    return Fraction(rounded(base + sum((v for v in extra if isinstance(v, Fraction)), Fraction(0)), POINTS))


def grade(engine: "Engine", subject: Subject) -> Value:
    """Give the grade; a failed critical KPI forces the one that the scheme names, unless it is settled by hand."""
    grading = engine.policy.grading
    if grading is None or not engine.assessed(subject):
        return NotApplicable(_("没有等级"))
    reached = engine.score(subject)
    if isinstance(reached, Missing):
        return reached
    if grading.critical and failed(engine, subject):
        return grading.critical
    return engine.evaluate(grading.node, subject)


def failed(engine: "Engine", subject: Subject) -> bool:
    """Tell whether a critical KPI failed; one settled by hand forces nothing."""
    critical = [k for k in engine.policy.kpis if k.critical and engine.settled(k, subject) is None]
    return any(failed_critical(engine.facts, kpi, subject) for kpi in critical)


def coefficient(engine: "Engine", subject: Subject) -> Value:
    """Give KPI奖金系数, 4 decimals."""
    plan = engine.policy.coefficient
    if plan is None or not engine.assessed(subject):
        return NotApplicable(_("没有奖金系数"))
    return engine.value(plan, subject)


def figures(engine: "Engine", subject: Subject) -> list[Value]:
    """List every figure that decides whether the result is complete, KPIs first."""
    found = [engine.value(kpi, subject) for kpi in engine.policy.kpis] if engine.assessed(subject) else []
    found += [engine.score(subject), engine.grade(subject), engine.coefficient(subject)]
    found += [engine.value(component, subject) for component in engine.due(subject)]
    return found


def complete_score(engine: "Engine", subject: Subject) -> Value:
    """Give the score where the whole result is complete."""
    absent = [v for v in figures(engine, subject) if isinstance(v, Missing)]
    return merged(absent) if absent else engine.score(subject)


def rank(engine: "Engine", subject: Subject) -> Value:
    """Give the competition rank of the score among the team's complete results."""
    own = engine.complete_score(subject)
    if not isinstance(own, Fraction):
        return own
    scores = engine.team_scores(subject)
    return Fraction(1 + len(scores) - bisect_right(scores, own))
