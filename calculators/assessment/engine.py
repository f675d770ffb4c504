"""Evaluate a policy's quantities for people and periods: lazily, each once (rules §4–§8).

The stages follow from what asks for what: a person's inputs, team aggregates, points, score and grade,
components, rank, flags.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from fractions import Fraction

from calculators.assessment.facts import Facts
from calculators.assessment.inputs import incidents, measure
from calculators.assessment.lines import RECORD_FIELDS, record_keys
from calculators.assessment.ratings import failed_critical, weighted_rating
from calculators.assessment.subject import RecordKey, Subject
from calculators.assessment.world import World
from calculators.formula.evaluate import evaluate
from calculators.formula.syntax import Node
from calculators.formula.values import Missing, NotApplicable, Value, first_gap, merged, missing
from calculators.policy.needs import reached
from calculators.policy.quantity import ComponentPlan, Kind, Kpi, Policy, Quantity
from models.money import MONEY, POINTS, rounded
from models.period import Period
from models.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    """A component's amount with its lines, each rounded to 2 decimals."""

    amount: Value
    lines: tuple[tuple[RecordKey, Value], ...] = ()


class Engine:
    """One policy over one office's facts. `notes` gathers what a result should warn of, by subject."""

    def __init__(self, policy: Policy, facts: Facts) -> None:
        self.policy, self.facts = policy, facts
        self.notes: dict[Subject, dict[str, None]] = defaultdict(dict)
        self._known: dict[Hashable, Value] = {}
        self._amounts: dict[tuple[str, Subject], Amounts] = {}
        self._of_score: dict[str, bool] = {}
        self._team_scores: dict[Period, list[Fraction]] = {}

    # -- who and when ---------------------------------------------------------------------------------

    def months(self, subject: Subject) -> tuple[Period, ...]:
        """List the months of the subject's period that count for the person on this scheme."""
        return self.facts.months(subject.staff_no, self.policy.id, subject.period, subject.own)

    def team(self, subject: Subject) -> tuple[str, ...]:
        """List the team of the subject's period."""
        return self.facts.team(self.policy.id, subject.period)

    def assessed(self, subject: Subject) -> bool:
        """Tell whether the subject has a score here: own scheme, its own period, not taken out by hand."""
        return (
            subject.own
            and subject.period.grain in self.policy.grains
            and not self.facts.taken_out(subject.staff_no, subject.period)
        )

    # -- figures --------------------------------------------------------------------------------------

    def evaluate(self, node: Node, subject: Subject, line_sum: Fraction | None = None) -> Value:
        """Compute a formula for a subject."""
        return evaluate(node, World(self, subject, line_sum))

    def evaluate_name(self, name: str, subject: Subject) -> Value:
        """Give the value of a name as a formula would see it."""
        return World(self, subject).quantity(name)

    def once(self, key: Hashable, compute: Callable[[], Value]) -> Value:
        """Compute a figure once; one that needs itself is missing with that reason."""
        if key not in self._known:
            self._known[key] = missing(_("循环引用"))
            self._known[key] = compute()
        return self._known[key]

    def input(self, name: str, subject: Subject) -> Value:
        """Give a measure, aggregated over the subject's period."""
        plain = subject.with_record(None)
        return self.once(("input", name, plain), lambda: measure(self, self.policy.inputs[name], plain))

    def incidents(self, kinds: tuple[str, ...], subject: Subject, points: bool) -> Value:
        """Count incidents of the kinds in the subject's period, or add up 分值 × 次数."""
        return incidents(self, kinds, subject, points)

    def rating(self, kpi: Kpi, subject: Subject) -> Value:
        """Give a KPI's weighted rating, unrounded."""
        return weighted_rating(self.facts, kpi, subject)

    def value(self, quantity: Quantity, subject: Subject) -> Value:
        """Give a quantity as it is used further on: settled by hand, or computed and rounded."""
        if isinstance(quantity, ComponentPlan):
            return self.amounts(quantity, subject).amount
        record = subject.record
        fits = record is not None and record.kind == quantity.for_each
        aim = subject if fits else subject.with_record(None)
        return self.once((quantity.kind, quantity.id, aim), lambda: self._value(quantity, aim))

    def _value(self, quantity: Quantity, subject: Subject) -> Value:
        if quantity.kind is Kind.KPI and subject.period.grain in self.policy.grains and not self.assessed(subject):
            return NotApplicable(_("不参加本期考核"))
        settled = self.settled(quantity, subject)
        if settled is not None:
            return settled
        if quantity.for_each and subject.record is None:
            return self._sum_of_records(quantity, subject)
        if quantity.each and subject.period.length > quantity.each.months:
            return self._mean(quantity, subject)
        return self.rounded(quantity, self.evaluate(quantity.node, subject))

    def settled(self, quantity: Quantity, subject: Subject) -> Value | None:
        """Give what a manager settled by hand: a value, `NotApplicable` for 不考核, or None."""
        grains = (quantity.each,) if quantity.kind is Kind.COMPONENT and quantity.each else self.policy.grains
        if not quantity.settleable or subject.period.grain not in grains:
            return None
        hand = self.facts.by_hand(subject.staff_no, subject.period, quantity.name)
        if hand is None:
            return None
        if hand.value is None:
            return NotApplicable(_("不考核"))
        return self.rounded(quantity, Fraction(hand.value))

    def rounded(self, quantity: Quantity, value: Value) -> Value:
        """Round where the quantity says so."""
        if quantity.places is None or not isinstance(value, Fraction):
            return value
        return Fraction(rounded(value, quantity.places))

    def _mean(self, quantity: Quantity, subject: Subject) -> Value:
        """Average the months' rounded points over the months that count (rules §2)."""
        assert quantity.each is not None
        parts = [p for p in subject.period.split(quantity.each) if any(p.covers(m) for m in self.months(subject))]
        values = [self.rounded(quantity, self.evaluate(quantity.node, subject.at(p))) for p in parts]
        gap = first_gap(values)
        if gap is not None or not values:
            return gap or NotApplicable(_("未参加"))
        return self.rounded(quantity, sum((v for v in values if isinstance(v, Fraction)), Fraction(0)) / len(values))

    def _sum_of_records(self, quantity: Quantity, subject: Subject) -> Value:
        assert quantity.for_each is not None
        keys = record_keys(self.facts, subject, RECORD_FIELDS[quantity.for_each])
        values = [self.value(quantity, subject.with_record(key)) for key in keys]
        absent = [v for v in values if isinstance(v, Missing)]
        if absent:
            return merged(absent)
        return sum((v for v in values if isinstance(v, Fraction) and not isinstance(v, bool)), Fraction(0))

    # -- score, grade, coefficient, rank --------------------------------------------------------------

    def score(self, subject: Subject) -> Value:
        """Add up points and adjustments, rescaled where KPIs are not assessed (rules §4, §8)."""
        return self.once(("score", subject.with_record(None)), lambda: self._score(subject.with_record(None)))

    def _score(self, subject: Subject) -> Value:
        if not self.policy.kpis or not self.assessed(subject):
            return NotApplicable(_("没有总分"))
        points = [(kpi, self.value(kpi, subject)) for kpi in self.policy.kpis]
        extra = [self.value(adjustment, subject) for adjustment in self.policy.adjustments]
        absent = [v for v in (*(v for _kpi, v in points), *extra) if isinstance(v, Missing)]
        if absent:
            return merged(absent)
        counted = [(kpi, v) for kpi, v in points if isinstance(v, Fraction)]
        if not counted:
            return missing(_("考核指标"), subject.period, _("：不能全部不考核"))
        total = sum((v for _kpi, v in counted), Fraction(0))
        scale = Fraction(self.policy.maximum) / sum((Fraction(kpi.maximum) for kpi, _v in counted), Fraction(0))
        base = rounded(total * scale, POINTS)
        return Fraction(rounded(Fraction(base) + sum((v for v in extra if isinstance(v, Fraction)), Fraction(0)), POINTS))

    def grade(self, subject: Subject) -> Value:
        """Give the grade; a failed critical KPI forces the one that the scheme names."""
        return self.once(("grade", subject.with_record(None)), lambda: self._grade(subject.with_record(None)))

    def _grade(self, subject: Subject) -> Value:
        grading = self.policy.grading
        if grading is None or not self.assessed(subject):
            return NotApplicable(_("没有等级"))
        score = self.score(subject)
        if isinstance(score, Missing):
            return score
        if grading.critical and any(
            failed_critical(self.facts, kpi, subject)
            for kpi in self.policy.kpis
            if kpi.critical and self.settled(kpi, subject) is None
        ):
            return grading.critical
        return self.evaluate(grading.node, subject)

    def coefficient(self, subject: Subject) -> Value:
        """Give KPI奖金系数, 4 decimals."""
        plan = self.policy.coefficient
        if plan is None or not self.assessed(subject):
            return NotApplicable(_("没有奖金系数"))
        return self.value(plan, subject)

    def complete_score(self, subject: Subject) -> Value:
        """Give the score where the whole result is complete."""
        aim = subject.with_record(None)
        return self.once(("complete", aim), lambda: self._complete_score(aim))

    def _complete_score(self, subject: Subject) -> Value:
        absent = [v for v in self.figures(subject) if isinstance(v, Missing)]
        return merged(absent) if absent else self.score(subject)

    def figures(self, subject: Subject) -> list[Value]:
        """List every figure that decides whether the result is complete."""
        found = [self.value(kpi, subject) for kpi in self.policy.kpis] if self.assessed(subject) else []
        found += [self.score(subject), self.grade(subject), self.coefficient(subject)]
        found += [self.value(component, subject) for component in self.due(subject)]
        return found

    def rank(self, subject: Subject) -> Value:
        """Give the competition rank of the score among the team's complete results (rules §7)."""
        own = self.complete_score(subject)
        if not isinstance(own, Fraction):
            return own
        return Fraction(1 + sum(score > own for score in self.team_scores(subject)))

    def team_scores(self, subject: Subject) -> list[Fraction]:
        """List the scores of the team's complete results."""
        if subject.period not in self._team_scores:
            scores = [self.complete_score(subject.of(member)) for member in self.team(subject)]
            self._team_scores[subject.period] = [score for score in scores if isinstance(score, Fraction)]
        return self._team_scores[subject.period]

    # -- components -----------------------------------------------------------------------------------

    def due(self, subject: Subject) -> tuple[ComponentPlan, ...]:
        """List the components that belong to the subject's period, in the scheme's order."""
        grain = subject.period.grain
        return tuple(
            c
            for c in self.policy.components
            if (subject.own or c.open)
            and (c.each is grain if c.each else grain in self.policy.grains)
            and self._applies(c, subject)
        )

    def _applies(self, component: ComponentPlan, subject: Subject) -> bool:
        return component.applies is None or self.evaluate(component.applies, subject) is not False

    def amounts(self, component: ComponentPlan, subject: Subject) -> Amounts:
        """Give a component's amount and lines."""
        aim = subject.with_record(None)
        key = (component.id, aim)
        if key not in self._amounts:
            self._amounts[key] = Amounts(amount=missing(_("循环引用")))
            self._amounts[key] = self._compute(component, aim)
        return self._amounts[key]

    def _compute(self, component: ComponentPlan, subject: Subject) -> Amounts:
        if component not in self.due(subject):
            return Amounts(amount=NotApplicable(_("本期没有这一项")))
        settled = self.settled(component, subject)
        if settled is not None:
            return Amounts(amount=settled)
        if self.facts.taken_out(subject.staff_no, subject.period) and self.depends_on_score(component):
            return Amounts(amount=Fraction(0))
        if component.for_each is None:
            return Amounts(amount=self._payable(component, self.evaluate(component.node, subject)))
        lines = self._lines(component, subject)
        if isinstance(lines, Missing):
            return Amounts(amount=lines)
        absent = [v for _k, v in lines if isinstance(v, Missing)]
        total: Value = merged(absent) if absent else sum((v for _k, v in lines if isinstance(v, Fraction)), Fraction(0))
        if component.then is not None and isinstance(total, Fraction):
            total = self._payable(component, self.evaluate(component.then, subject, total))
        return Amounts(amount=total, lines=lines)

    def _lines(self, component: ComponentPlan, subject: Subject) -> tuple[tuple[RecordKey, Value], ...] | Missing:
        """Compute one rounded line for each record that `when` lets through."""
        assert component.for_each is not None
        lines = []
        for key in record_keys(self.facts, subject, RECORD_FIELDS[component.for_each]):
            at = subject.with_record(key)
            counts = True if component.when is None else self.evaluate(component.when, at)
            if isinstance(counts, Missing):
                return counts
            if counts is True:
                lines.append((key, self._payable(component, self.evaluate(component.node, at))))
        return tuple(lines)

    def _payable(self, component: ComponentPlan, value: Value) -> Value:
        """Round an amount; what doesn't apply can't be paid and counts as missing."""
        if isinstance(value, NotApplicable):
            return missing(component.name, None, f"：{value.why}")
        return Fraction(rounded(value, MONEY)) if isinstance(value, Fraction) else value

    def depends_on_score(self, component: ComponentPlan) -> bool:
        """Tell whether a component depends on points, score, grade, coefficient or rank."""
        if component.id not in self._of_score:
            from calculators.assessment.builtins import BUILTINS

            nodes = [n for n in (component.node, component.then) if n is not None]
            found = reached(self.policy, nodes)
            graded = set() if self.policy.kpis or not self.policy.grading else reached(self.policy, [self.policy.grading.node])
            graded = {need for need in graded if need[1] in self.policy.quantities}
            self._of_score[component.id] = any(
                kind in {"得分", "评分", "任一评分为"} or (kind == "量" and name in BUILTINS and BUILTINS[name].of_score)
                for kind, name in found
            ) or bool(found & graded)
        return self._of_score[component.id]
