"""Explain the figures of a whole result: score, grade, coefficient, rank, sub-scores, components, total."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from calculators.assessment.parts import subscore as subscore_of
from calculators.assessment.shown import added, printed, shown
from calculators.formula.syntax import Name, Number, rebuilt
from calculators.formula.values import NotApplicable
from calculators.formula.words import in_words
from calculators.policy.formulas import SUM_OF_LINES
from calculators.policy.quantity import ComponentPlan, Subscore
from models.money import MONEY, POINTS, rounded
from models.results import Explanation
from models.words import _

if TYPE_CHECKING:
    from calculators.assessment.explain import Explainer


def component(at: "Explainer", plan: ComponentPlan) -> Explanation:
    """Explain a component and its lines."""
    from calculators.assessment.explain import by_hand

    engine, subject = at.engine, at.subject
    amounts = engine.amounts(plan, subject)
    base = Explanation(
        label=plan.name, value=printed(amounts.amount, MONEY), words=in_words(plan.node), clause=plan.clause,
        gap="；".join(plan.gaps),
    )
    if engine.settled(plan, subject) is not None:
        return by_hand(engine, base, subject, plan.name)
    if engine.taken_out(subject) and engine.depends_on_score(plan):
        return replace(base, words=_("不参加本期考核，为 0"))
    if plan.for_each is None:
        return at.with_numbers(base, plan.node, lambda exact: rounded(exact, MONEY))
    return _with_lines(at, plan, base)


def _with_lines(at: "Explainer", plan: ComponentPlan, base: Explanation) -> Explanation:
    """Add a component's lines, and what is done with their sum."""
    engine, subject = at.engine, at.subject
    assert plan.for_each is not None
    amounts = engine.amounts(plan, subject)
    kind = engine.policy.records[plan.for_each]
    below = []
    for key, amount in amounts.lines:
        inner = at.at(subject.with_record(key))
        label = kind.label(engine.facts, inner.subject)
        line = Explanation(label=label, value=printed(amount, MONEY), words=base.words)
        below.append(inner.with_numbers(line, plan.node, lambda exact: rounded(exact, MONEY)))
    words = base.words
    if plan.when is not None:
        words = _("{formula}；条件：{when}").format(formula=words, when=in_words(plan.when))
    numbers = added(printed(v, MONEY) for _key, v in amounts.lines)
    if plan.then is not None:
        words = _("{formula}；各行合计后：{then}").format(formula=words, then=in_words(plan.then))
        total = sum((v for _key, v in amounts.lines if isinstance(v, Fraction)), Fraction(0))
        summed = Number(total, printed(total, MONEY))
        then = rebuilt(plan.then, lambda part: summed if part == Name(SUM_OF_LINES) else None)
        numbers = f"{numbers} = {printed(total, MONEY)}；{at.numbers(then)}"
        below += at.behind(then)
    return replace(base, words=words, numbers=numbers, children=tuple(below))


def subscore(at: "Explainer", plan: Subscore) -> Explanation:
    """Explain a sub-score: the points of its assessed KPIs."""
    below = tuple(at.quantity(kpi) for kpi in at.engine.policy.kpis if kpi.id in plan.kpis)
    points = subscore_of(at.engine, plan, at.subject).points
    counted = [e.value for e in below if e.value != _("不考核")]
    return Explanation(
        label=plan.name, value=_("缺") if points is None else f"{points:f}", words=_("所列指标得分之和（不考核的不计）"),
        numbers=added(counted), clause=plan.clause, children=below,
    )


def score(at: "Explainer") -> Explanation:
    """Explain the score: points and adjustments."""
    engine, subject = at.engine, at.subject
    policy = engine.policy
    points = [at.quantity(q) for q in policy.kpis]
    extra = [at.quantity(q) for q in policy.adjustments]
    left_out = [k for k in policy.kpis if isinstance(engine.value(k, subject), NotApplicable)]
    numbers = " + ".join(e.value for e in points if e.value != _("不考核"))
    words = _("各指标得分与调整之和")
    if left_out:
        words = _("已考核指标得分之和 × 全部满分 ÷ 已考核指标满分，加调整")
        known = policy.maximum - sum(k.maximum for k in left_out)
        numbers = f"({numbers}) × {policy.maximum:f} ÷ {known:f}"
    zero = printed(Fraction(0), POINTS)
    numbers = added([numbers, *(e.value for e in extra if e.value != zero)])
    return Explanation(
        label=_("总分"), value=printed(engine.score(subject), POINTS), words=words, numbers=numbers,
        children=(*points, *extra),
    )


def grade(at: "Explainer") -> Explanation:
    """Explain the grade."""
    engine, subject = at.engine, at.subject
    plan, value = engine.policy.grading, engine.grade(subject)
    base = Explanation(label=_("等级"), value=shown(value))
    if plan is None or not engine.assessed(subject):
        return base
    base = replace(base, words=in_words(plan.node), clause=plan.clause, gap="；".join(plan.gaps))
    if value == plan.critical and value != engine.evaluate(plan.node, subject):
        failed = [k.name for k in engine.policy.kpis if k.critical]
        return replace(base, words=_("关键项（{items}）不合格，等级为 {grade}").format(items="、".join(failed), grade=value))
    return replace(base, numbers=at.numbers(plan.node), children=at.behind(plan.node))


def coefficient(at: "Explainer") -> Explanation:
    """Explain KPI奖金系数."""
    plan = at.engine.policy.coefficient
    if plan is None:
        return Explanation(label=_("KPI奖金系数"), value="—")
    return at.quantity(plan)


def rank(at: "Explainer") -> Explanation:
    """Explain the rank: the place among the team's complete results, nobody else's score."""
    engine, subject = at.engine, at.subject
    words = _("总分在团队 {n} 个完整结果里的名次，并列取好的一个").format(n=len(engine.team_scores(subject)))
    return Explanation(label=_("名次"), value=shown(engine.rank(subject)), words=words, children=(score(at),))


def total(at: "Explainer") -> Explanation:
    """Explain the total: the sum of the components."""
    engine, subject = at.engine, at.subject
    plans = engine.due(subject)
    amounts = [engine.value(plan, subject) for plan in plans]
    known = [a for a in amounts if isinstance(a, Fraction)]
    value = printed(sum(known, Fraction(0)), MONEY) if len(known) == len(amounts) else _("缺")
    return Explanation(
        label=_("合计"), value=value, words=_("各奖金项之和"), numbers=added(printed(a, MONEY) for a in amounts),
        children=tuple(component(at, plan) for plan in plans),
    )


FIGURES: dict[str, "Callable[[Explainer], Explanation]"] = {
    "score": score, "grade": grade, "coefficient": coefficient, "rank": rank, "total": total,
}
"""Figures of the whole result, by key."""

BY_NAME: dict[str, "Callable[[Explainer], Explanation]"] = {
    "总分": score, "完整总分": score, "等级": grade, "KPI奖金系数": coefficient, "总分名次": rank,
}
"""The same, by the name that formulas use."""
