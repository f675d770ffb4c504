"""Evaluate a policy's quantities for people and periods: lazily, each once (rules §4–§8).

The stages follow from what asks for what: a person's inputs, team aggregates, points, score and grade,
components, rank, flags.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from calculators.assessment import amounts, scoring
from calculators.assessment.amounts import Amounts
from calculators.assessment.comparing import Compared, Comparisons
from calculators.assessment.facts import Facts
from calculators.assessment.inputs import incidents, measure
from calculators.assessment.lines import record_keys
from calculators.assessment.ratings import weighted_rating
from calculators.assessment.subject import Subject
from calculators.assessment.world import World
from calculators.formula.evaluate import evaluate
from calculators.formula.syntax import Node
from calculators.formula.values import Missing, NotApplicable, Value, dated, first_gap, merged, missing
from calculators.policy.formulas import compared
from calculators.policy.quantity import ComponentPlan, Kind, Kpi, Policy, Quantity
from models.money import rounded
from models.period import Period
from models.words import _

if TYPE_CHECKING:
    from calculators.assessment.engines import Engines


class Engine:
    """One policy over one office's facts."""

    def __init__(self, policy: Policy, facts: Facts, schemes: "Engines") -> None:
        self.policy, self.facts, self.schemes = policy, facts, schemes
        self.steps_back = 0
        self._known: dict[Hashable, Value] = {}
        self._amounts: dict[tuple[str, Subject], Amounts] = {}
        self._comparisons = Comparisons(self)
        self._shared: dict[Hashable, Mapping[str, Fraction]] = {}
        self._team_scores: dict[Period, Sequence[Fraction]] = {}
        self.compared = compared(policy)
        self._rests_on_score = {c.id: amounts.rests_on_score(policy, c) for c in policy.components}

    def at(self, period: Period) -> "Engine":
        """Give the engine of the version of the scheme that is in force in a period, this one where none is."""
        return self.schemes.engine(self.policy.id, period) or self

    # -- who and when ---------------------------------------------------------------------------------

    def months(self, subject: Subject) -> tuple[Period, ...]:
        """List the months of the subject's period that count for the person on this scheme; none before it is in force."""
        if not self.policy.in_force(subject.period):
            return ()
        return self.facts.months(subject.staff_no, self.policy.id, subject.period, subject.own)

    def team(self, subject: Subject) -> tuple[str, ...]:
        """List the team of the subject's period."""
        return self.facts.team(self.policy.id, subject.period)

    def taken_out(self, subject: Subject) -> bool:
        """Tell whether 全部 takes the person out of this assessment."""
        return (
            subject.own
            and subject.period.grain in self.policy.grains
            and self.facts.taken_out(subject.staff_no, subject.period) is not None
        )

    def assessed(self, subject: Subject) -> bool:
        """Tell whether the subject has a score here: own scheme, its own period, not taken out by hand."""
        return subject.own and subject.period.grain in self.policy.grains and not self.taken_out(subject)

    # -- figures --------------------------------------------------------------------------------------

    def evaluate(self, node: Node, subject: Subject, line_sum: Fraction | None = None) -> Value:
        """Compute a formula for a subject; what is missing without a period of its own is missing in the subject's."""
        value = evaluate(node, World(self, subject, line_sum))
        return dated(value, subject.period) if isinstance(value, Missing) else value

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

    def team_values(self, node: Node, subject: Subject) -> Mapping[str, Fraction]:
        """Give the values of a formula of those of the team who have one, by 工号 (rules §7)."""
        return self._comparisons.values(node, subject)

    def groups(self, node: Node, subject: Subject) -> Mapping[str, Value]:
        """Give the group of each of the team, by a formula."""
        return self._comparisons.groups(node, subject)

    def compared_with(self, node: Node, subject: Subject, group: Node | None = None) -> Compared:
        """Give the figures of the team, or of the person's group, that a formula is compared with."""
        return self._comparisons.compared(node, subject, group)

    def shared(self, key: Hashable, share: Callable[[], Mapping[str, Fraction]]) -> Mapping[str, Fraction]:
        """Share a pool out once."""
        if key not in self._shared:
            self._shared[key] = share()
        return self._shared[key]

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
            return NotApplicable(_("不考核")) if quantity.kind is Kind.KPI else None
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
        """Add up a figure over the person's records; what doesn't apply to one adds nothing."""
        assert quantity.for_each is not None
        keys = record_keys(self.facts, subject, self.policy.records[quantity.for_each])
        values = [self.value(quantity, subject.with_record(key)) for key in keys]
        absent = [v for v in values if isinstance(v, Missing)]
        return merged(absent) if absent else sum((v for v in values if isinstance(v, Fraction)), Fraction(0))

    # -- score, grade, coefficient, rank --------------------------------------------------------------

    def score(self, subject: Subject) -> Value:
        """Give the score, 2 decimals."""
        plain = subject.with_record(None)
        return self.once(("score", plain), lambda: scoring.score(self, plain))

    def grade(self, subject: Subject) -> Value:
        """Give the grade."""
        plain = subject.with_record(None)
        return self.once(("grade", plain), lambda: scoring.grade(self, plain))

    def coefficient(self, subject: Subject) -> Value:
        """Give KPI奖金系数, 4 decimals."""
        return scoring.coefficient(self, subject)

    def complete_score(self, subject: Subject) -> Value:
        """Give the score where the whole result is complete."""
        plain = subject.with_record(None)
        return self.once(("complete", plain), lambda: scoring.complete_score(self, plain))

    def rank(self, subject: Subject) -> Value:
        """Give the competition rank of the score among the team's complete results."""
        return scoring.rank(self, subject)

    def team_scores(self, subject: Subject) -> Sequence[Fraction]:
        """List the scores of the team's complete results from the lowest on."""
        if subject.period not in self._team_scores:
            scores = [self.complete_score(subject.of(member)) for member in self.team(subject)]
            self._team_scores[subject.period] = sorted(score for score in scores if isinstance(score, Fraction))
        return self._team_scores[subject.period]

    # -- components -----------------------------------------------------------------------------------

    def due(self, subject: Subject) -> tuple[ComponentPlan, ...]:
        """List the components that belong to the subject's period, in the scheme's order."""
        return amounts.due(self, subject)

    def amounts(self, component: ComponentPlan, subject: Subject) -> Amounts:
        """Give a component's amount and lines."""
        aim = subject.with_record(None)
        key = (component.id, aim)
        if key not in self._amounts:
            self._amounts[key] = amounts.CIRCULAR
            self._amounts[key] = amounts.amounts(self, component, aim)
        return self._amounts[key]

    def depends_on_score(self, component: ComponentPlan) -> bool:
        """Tell whether a component depends on points, score, grade, coefficient or rank."""
        return self._rests_on_score[component.id]
