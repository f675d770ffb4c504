"""Explain a figure: words, numbers put in, rounding, clause, assumption, and what stands behind it (rules §12)."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import partial

from calculators.assessment import explain_result
from calculators.assessment.asked import BRANCHING, SOMEBODY, asked
from calculators.assessment.elsewhen import elsewhen
from calculators.assessment.engine import Engine
from calculators.assessment.explain_inputs import builtin, measured, raters
from calculators.assessment.explain_steps import steps_of
from calculators.assessment.parts import FEWEST
from calculators.assessment.shown import printed, shown
from calculators.assessment.subject import Subject
from calculators.assessment.world import World
from calculators.formula.evaluate import evaluate
from calculators.formula.functions import FUNCTIONS
from calculators.formula.syntax import Call, Name, Node
from calculators.formula.words import in_words
from calculators.policy.formulas import TEAM
from calculators.policy.needs import named
from calculators.policy.quantity import Quantity
from models.results import Explanation
from models.words import _

DEEPEST = 24
"""Levels of an explanation; four quarters of carry-over take eighteen."""


class Explainer:
    """Explains one subject's figures."""

    def __init__(self, engine: Engine, subject: Subject, depth: int = 0) -> None:
        self.engine, self.subject, self.depth = engine, subject, depth

    def figure(self, key: str) -> Explanation:
        """Explain `kpi:<id>`, `adjustment:<id>`, `subscore:<id>`, `component:<id>`, or one of the whole result.

        The whole result has `score`, `grade`, `coefficient`, `rank` and `total`. KeyError for any other key.
        """
        kind, _colon, name = key.partition(":")
        policy, plain = self.engine.policy, self.at(self.subject.with_record(None))
        if kind == "kpi" and (kpi := policy.kpi(name)):
            return self.quantity(kpi)
        if kind == "component" and (component := policy.component(name)):
            return explain_result.component(plain, component)
        if kind == "adjustment":
            return self.quantity({a.id: a for a in policy.adjustments}[name])
        if kind == "subscore":
            return explain_result.subscore(plain, {s.id: s for s in policy.subscores}[name])
        return explain_result.FIGURES[kind](plain)

    def at(self, subject: Subject) -> "Explainer":
        """Explain for another subject, one level further down."""
        return Explainer(self.engine.at(subject.period), subject, self.depth + 1)

    # -- formulas -------------------------------------------------------------------------------------

    def numbers(self, node: Node) -> str:
        """Write a formula with values in place of names and of functions that look beyond numbers."""
        world = World(self.engine, self.subject)

        def say(part: Node) -> str | None:
            if isinstance(part, Call) and part.name in SOMEBODY:
                return in_words(part)
            if (steps := steps_of(part, world)) is not None:
                return steps if part is node or " " not in steps else f"({steps})"
            looks = isinstance(part, Call) and FUNCTIONS[part.name].lazy and part.name not in BRANCHING
            if isinstance(part, Name) or looks:
                return shown(evaluate(part, world)).removeprefix("≈")
            return None

        return in_words(node, say)

    def behind(self, node: Node) -> tuple[Explanation, ...]:
        """Explain each name and look-up that the value rests on, once, skipping branches not taken."""
        if self.depth >= DEEPEST:
            return ()
        found: dict[str, Explanation] = {}
        for part in asked(self.engine, node, self.subject):
            word = in_words(part)
            if word not in found:
                found[word] = self.name(part.name) if isinstance(part, Name) else self.call(part)
        return tuple(found.values())

    def call(self, call: Call) -> Explanation:
        """Explain a look-up: ratings by rater, the same figure of another period, the team's figure (no one else's)."""
        word, policy = named(call.arguments[0]), self.engine.policy
        if call.name == "得分" and (kpi := policy.kpi(word)):
            return self.at(self.subject).quantity(kpi)
        if call.name == "金额" and (component := policy.component(word)):
            return explain_result.component(self.at(self.subject.with_record(None)), component)
        value = shown(evaluate(call, World(self.engine, self.subject)))
        if call.name == "评分" and (kpi := policy.kpi(word)):
            below = tuple(raters(self.engine, kpi, self.subject))
            return Explanation(label=_("加权评分"), value=value, words=_("Σ 权重 × 评分人的评分"), children=below)
        return Explanation(
            label=in_words(call), value=_("（不显示他人数据）") if call.name in SOMEBODY else value,
            words=FUNCTIONS[call.name].told.about, children=self._below(call),
        )

    def _below(self, call: Call) -> tuple[Explanation, ...]:
        """Explain what a look-up rests on: the other periods, or in a comparison the person's own value."""
        if call.name in {"名次", "末位"}:
            return self.at(self.subject).behind(call.arguments[TEAM[call.name][0]])
        if call.name == "分摊":
            return self._of_pool(*call.arguments)
        aims, asked_there = elsewhen(self.engine, call, self.subject)
        return tuple(
            replace(part, label=f"{part.label}（{aim.period}）")
            for aim in aims
            for part in self.at(aim).behind(asked_there)
        )

    def _of_pool(self, pool: Node, weight: Node, group: Node | None = None) -> tuple[Explanation, ...]:
        """Explain pool, own weight and the sum of all; the own weight alone where few share, so that no other can be told."""
        at, found = self.at(self.subject), self.engine.compared_with(weight, self.subject, group)
        if len(found.values) < FEWEST:
            return at.behind(weight)
        whole = shown(sum(found.values.values(), Fraction(0)))
        counted = Explanation(label=_("权数合计"), value=whole, words=_("{n} 人的权数之和").format(n=len(found.values)))
        return (*at.behind(pool), *at.behind(weight), counted)

    def name(self, name: str) -> Explanation:
        """Explain a name: a record's field, a named quantity, an input by month, a builtin."""
        engine, subject = self.engine, self.subject
        if subject.record and name in (fields := engine.policy.records[subject.record.kind].fields):
            field = fields[name]
            value = engine.evaluate_name(name, subject)
            return Explanation(label=name, value=shown(value, field.unit), words=field.about)
        if name in engine.policy.quantities:
            return self.at(subject).quantity(engine.policy.quantities[name])
        if name in engine.policy.inputs:
            return measured(engine, name, subject.with_record(None))
        of_result = explain_result.BY_NAME.get(name)
        if of_result is not None:
            return of_result(self.at(subject.with_record(None)))
        return builtin(engine, name, subject.with_record(None))

    # -- quantities -----------------------------------------------------------------------------------

    def quantity(self, quantity: Quantity) -> Explanation:
        """Explain a named quantity, KPI or adjustment."""
        engine, subject = self.engine, self.subject
        aim = subject.with_record(subject.record if subject.record and subject.record.kind == quantity.for_each else None)
        base = Explanation(
            label=quantity.name, value=printed(engine.value(quantity, aim), quantity.places, quantity.unit),
            words=in_words(quantity.node), clause=quantity.clause, gap="；".join(quantity.gaps),
        )
        if engine.settled(quantity, aim) is not None:
            return by_hand(engine, base, aim, quantity.name)
        if quantity.each and aim.period.length > quantity.each.months:
            return self._by_month(quantity, aim, base)
        if quantity.for_each and aim.record is None:
            return base
        return self.at(aim).with_numbers(base, quantity.node, partial(engine.rounded, quantity))

    def with_numbers(self, base: Explanation, node: Node, used: Callable[[Fraction], object]) -> Explanation:
        """Add the formula with numbers, the value before rounding where that changes it, and what stands behind."""
        exact = self.engine.evaluate(node, self.subject)
        before = shown(exact) if isinstance(exact, Fraction) and exact != used(exact) else ""
        return replace(base, numbers=self.numbers(node), exact=before, children=self.behind(node))

    def _by_month(self, quantity: Quantity, subject: Subject, base: Explanation) -> Explanation:
        assert quantity.each is not None
        below = []
        for part in subject.period.split(quantity.each):
            if not self.engine.months(subject.at(part)):
                continue
            value = self.engine.rounded(quantity, self.engine.evaluate(quantity.node, subject.at(part)))
            one = Explanation(label=str(part), value=printed(value, quantity.places), words=base.words)
            inner = self.at(subject.at(part))
            below.append(inner.with_numbers(one, quantity.node, partial(self.engine.rounded, quantity)))
        numbers = f"({' + '.join(e.value for e in below)}) ÷ {len(below)}" if below else ""
        words = _("各月得分的平均：{rule}").format(rule=base.words)
        return replace(base, words=words, numbers=numbers, children=tuple(below))


def by_hand(engine: Engine, base: Explanation, subject: Subject, item: str) -> Explanation:
    """Say that a figure was settled by hand, and why."""
    hand = engine.facts.by_hand(subject.staff_no, subject.period, item)
    assert hand is not None
    return replace(base, words=_("人工核定：{reason}").format(reason=hand.reason), numbers="")
