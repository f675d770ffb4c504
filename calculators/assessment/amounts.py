"""Amounts of components: their lines, what is due, what depends on the score (rules §1, §4)."""

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from calculators.assessment.lines import record_keys
from calculators.assessment.subject import RecordKey, Subject
from calculators.formula.values import Missing, NotApplicable, Value, merged, missing
from calculators.policy.needs import reached
from calculators.policy.quantity import ComponentPlan, Policy
from models.money import MONEY, rounded
from models.words import _

if TYPE_CHECKING:
    from calculators.assessment.engine import Engine


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    """A component's amount with its lines, each rounded to 2 decimals."""

    amount: Value
    lines: tuple[tuple[RecordKey, Value], ...] = ()


CIRCULAR = Amounts(amount=missing(_("循环引用")))


def due(engine: "Engine", subject: Subject) -> tuple[ComponentPlan, ...]:
    """List the components that belong to the subject's period, in the scheme's order."""
    grain = subject.period.grain
    return tuple(
        c
        for c in engine.policy.components
        if (subject.own or c.open)
        and (c.each is grain if c.each else grain in engine.policy.grains)
        and (c.applies is None or engine.evaluate(c.applies, subject) is not False)
    )


def amounts(engine: "Engine", component: ComponentPlan, subject: Subject) -> Amounts:
    """Compute a component; `subject` carries no record."""
    if component not in engine.due(subject):
        return Amounts(amount=NotApplicable(_("奖金项「{name}」本期没有").format(name=component.name)))
    settled = engine.settled(component, subject)
    if settled is not None:
        return Amounts(amount=settled)
    if engine.taken_out(subject) and engine.depends_on_score(component):
        return Amounts(amount=Fraction(0))
    if component.for_each is None:
        return Amounts(amount=_payable(component, engine.evaluate(component.node, subject)))
    lines = _lines(engine, component, subject)
    if isinstance(lines, Missing):
        return Amounts(amount=lines)
    absent = [v for _key, v in lines if isinstance(v, Missing)]
    if absent:
        return Amounts(amount=merged(absent), lines=lines)
    total = sum((v for _key, v in lines if isinstance(v, Fraction)), Fraction(0))
    if component.then is None:
        return Amounts(amount=total, lines=lines)
    return Amounts(amount=_payable(component, engine.evaluate(component.then, subject, total)), lines=lines)


def _lines(
    engine: "Engine", component: ComponentPlan, subject: Subject
) -> tuple[tuple[RecordKey, Value], ...] | Missing:
    """Compute one rounded line for each record that `when` lets through."""
    assert component.for_each is not None
    lines = []
    for key in record_keys(engine.facts, subject, engine.policy.records[component.for_each]):
        at = subject.with_record(key)
        counts = True if component.when is None else engine.evaluate(component.when, at)
        if isinstance(counts, Missing):
            return counts
        if counts is True:
            lines.append((key, _payable(component, engine.evaluate(component.node, at))))
    return tuple(lines)


def _payable(component: ComponentPlan, value: Value) -> Value:
    """Round an amount; what doesn't apply, or isn't a number, can't be paid and counts as missing."""
    if isinstance(value, Fraction):
        return Fraction(rounded(value, MONEY))
    if isinstance(value, Missing):
        return value
    why = value.why if isinstance(value, NotApplicable) else _("算出来的不是金额")
    return missing(component.name, None, f"：{why}")


def rests_on_score(policy: Policy, component: ComponentPlan) -> bool:
    """Tell whether a component depends on points, score, grade, coefficient or rank.

    Where a scheme has no KPIs, the quantities behind its grade stand for them.
    """
    from calculators.assessment.builtins import BUILTINS

    nodes = [node for node in (component.node, component.when, component.then) if node is not None]
    found = reached(policy, nodes)
    if any(kind in {"得分", "评分", "任一评分为"} for kind, _name in found):
        return True
    if any(kind == "量" and name in BUILTINS and BUILTINS[name].of_score for kind, name in found):
        return True
    if policy.kpis or policy.grading is None:
        return False
    return any(need in found for need in reached(policy, [policy.grading.node]) if need[1] in policy.quantities)
