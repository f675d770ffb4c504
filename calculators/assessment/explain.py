"""Explain a figure: words, numbers put in, rounding, clause, assumption, and what stands behind it (rules §12)."""

from collections.abc import Iterator
from fractions import Fraction

from calculators.assessment.builtins import BUILTINS
from calculators.assessment.engine import Engine
from calculators.assessment.inputs import measured_months, monthly
from calculators.assessment.lines import RECORD_FIELDS
from calculators.assessment.ratings import ratings, role_score
from calculators.assessment.shown import printed, shown
from calculators.assessment.subject import Subject
from calculators.assessment.world import World
from calculators.formula.evaluate import evaluate, taken
from calculators.formula.functions import FUNCTIONS
from calculators.formula.syntax import BANDS, Call, Name, Node, children
from calculators.formula.values import Value
from calculators.formula.words import in_words
from calculators.policy.needs import named
from calculators.policy.quantity import ComponentPlan, Kpi, Quantity
from models.money import MONEY, POINTS, plain
from models.results import Explanation
from models.target import Owner
from models.words import _

DEEPEST = 12


class Explainer:
    """Explains one subject's figures."""

    def __init__(self, engine: Engine, subject: Subject, depth: int = 0) -> None:
        self.engine, self.subject, self.depth = engine, subject, depth

    def figure(self, key: str) -> Explanation:
        """Explain `kpi:<id>`, `adjustment:<id>`, `component:<id>`, `score`, `grade`, `coefficient`, `rank`, `total`.

        KeyError for any other key.
        """
        kind, _colon, name = key.partition(":")
        policy = self.engine.policy
        if kind == "kpi" and (kpi := policy.kpi(name)):
            return self.quantity(kpi)
        if kind == "component" and (component := policy.component(name)):
            return self.component(component)
        if kind == "adjustment":
            return self.quantity(next(a for a in policy.adjustments if a.id == name))
        return {
            "score": self.score, "grade": self.grade, "coefficient": self.coefficient, "rank": self.rank, "total": self.total,
        }[kind]()

    def at(self, subject: Subject) -> "Explainer":
        """Explain for another subject, one level further down."""
        return Explainer(self.engine, subject, self.depth + 1)

    # -- formulas -------------------------------------------------------------------------------------

    def numbers(self, node: Node) -> str:
        """Write a formula with values in place of names and of functions that look beyond numbers."""
        world = World(self.engine, self.subject)

        def say(part: Node) -> str | None:
            if isinstance(part, Name) or (isinstance(part, Call) and FUNCTIONS[part.name].lazy and part.name not in {"如果", *BANDS}):
                return shown(evaluate(part, world)).removeprefix("≈")
            return None

        return in_words(node, say)

    def behind(self, node: Node) -> tuple[Explanation, ...]:
        """Explain each name and look-up that the value rests on, once, skipping branches not taken."""
        if self.depth >= DEEPEST:
            return ()
        found: dict[str, Explanation] = {}
        for part in self._looked_at(node):
            word = in_words(part)
            if word not in found:
                found[word] = self.name(part.name) if isinstance(part, Name) else self.call(part)
        return tuple(found.values())

    def _looked_at(self, node: Node) -> Iterator[Name | Call]:
        match node:
            case Name():
                yield node
            case Call(name) if name == "如果" or name in BANDS:
                for part in taken(node, World(self.engine, self.subject)):
                    yield from self._looked_at(part)
            case Call(name) if FUNCTIONS[name].lazy:
                yield node
            case _:
                for child in children(node):
                    yield from self._looked_at(child)

    def call(self, call: Call) -> Explanation:
        """Explain a look-up: ratings by rater, the same figure of another period, the team's figure (no one else's)."""
        value = evaluate(call, World(self.engine, self.subject))
        if call.name == "评分" and (kpi := self.engine.policy.kpi(named(call.arguments[0]))):
            return Explanation(
                label=_("加权评分"), value=shown(value), words=_("Σ 权重 × 评分人的评分"), children=tuple(self._raters(kpi))
            )
        if call.name == "得分" and (kpi := self.engine.policy.kpi(named(call.arguments[0]))):
            return self.at(self.subject).quantity(kpi)
        if call.name == "金额" and (component := self.engine.policy.component(named(call.arguments[0]))):
            return self.at(self.subject).component(component)
        below: tuple[Explanation, ...] = ()
        if call.name in {"上期", "本年上期", "按季", "按年"}:
            below = self._elsewhere(call)
        about = FUNCTIONS[call.name].about
        own = call.arguments[0] if call.name in {"名次", "末位"} else None
        below = below or (self.at(self.subject).behind(own) if own is not None else ())
        return Explanation(label=in_words(call), value=shown(value), words=about, children=below)

    def _elsewhere(self, call: Call) -> tuple[Explanation, ...]:
        period = self.subject.period
        other = period.shifted(-1) if call.name in {"上期", "本年上期"} else None
        if other is None or not self.engine.months(self.subject.at(other)) or (other.year != period.year and call.name == "本年上期"):
            return ()
        return self.at(self.subject.at(other)).behind(call.arguments[0])

    def _raters(self, kpi: Kpi) -> Iterator[Explanation]:
        for role, weight in kpi.raters:
            scores = ratings(self.engine.facts, kpi, role, self.subject)
            given = "、".join(r.score if isinstance(r.score, str) else plain(r.score) for r in scores)
            value = role_score(self.engine.facts, kpi, role, self.subject)
            yield Explanation(
                label=f"{role} {shown(weight * 100)}%", value=shown(value), numbers=given or _("未评分"), words=_("各次评分的平均")
            )

    def name(self, name: str) -> Explanation:
        """Explain a name: a record's field, a named quantity, an input by month, a builtin."""
        engine, subject = self.engine, self.subject
        value = World(engine, subject).quantity(name)
        if subject.record and name in RECORD_FIELDS[subject.record.kind].fields:
            field = RECORD_FIELDS[subject.record.kind].fields[name]
            return Explanation(label=name, value=shown(value, _unit(field.unit)), words=field.about)
        if name in engine.policy.quantities:
            return self.at(subject).quantity(engine.policy.quantities[name])
        if name in engine.policy.inputs:
            return self._input(name, value)
        return self._builtin(name, value)

    def _input(self, name: str, value: Value) -> Explanation:
        engine, subject = self.engine, self.subject.with_record(None)
        word = engine.policy.inputs[name]
        months = measured_months(engine, word, subject)
        parts = [shown(monthly(engine, word, subject, m)) for m in months]
        numbers = (" + " if word.over == "sum" else "、").join(parts) if len(parts) > 1 else ""
        whose = {Owner.COMPANY: _("公司月度指标"), Owner.DEPARTMENT: _("部门月度指标")}.get(word.owner, _("月度指标"))
        below = tuple(
            Explanation(label=str(m), value=shown(monthly(engine, word, subject, m), _unit(word.unit))) for m in months
        )
        how = _("各月之和") if word.over == "sum" else _("各月平均")
        return Explanation(
            label=name, value=shown(value, _unit(word.unit)), words=f"{whose}，{how}" if len(months) > 1 else whose,
            numbers=numbers, children=below if len(months) > 1 else (),
        )

    def _builtin(self, name: str, value: Value) -> Explanation:
        engine, subject = self.engine, self.subject.with_record(None)
        if name in {"总分", "完整总分"}:
            return self.at(subject).score()
        if name == "等级":
            return self.at(subject).grade()
        if name == "KPI奖金系数":
            return self.at(subject).coefficient()
        builtin = BUILTINS[name]
        below: tuple[Explanation, ...] = ()
        if builtin.compute is BUILTINS["基本工资"].compute:
            below = tuple(
                Explanation(
                    label=str(m), value=f"{engine.facts.base_pay(subject.staff_no, m):f} " + _("元"),
                    words=_("月基本工资 × 在职 {days} 天 ÷ {all} 天，四舍五入两位").format(
                        days=engine.facts.staff[subject.staff_no].employed_days(m), all=m.end.day
                    ),
                )
                for m in engine.months(subject)
            )
        return Explanation(label=name, value=shown(value, _unit(builtin.unit)), words=builtin.about, children=below)

    # -- figures --------------------------------------------------------------------------------------

    def quantity(self, quantity: Quantity) -> Explanation:
        """Explain a named quantity, KPI or adjustment."""
        engine, subject = self.engine, self.subject
        record = subject.record if subject.record and subject.record.kind == quantity.for_each else None
        aim = subject.with_record(record)
        value = engine.value(quantity, aim)
        settled = engine.settled(quantity, aim)
        base = Explanation(
            label=quantity.name, value=printed(value, quantity.places), words=in_words(quantity.node), clause=quantity.clause, gap="；".join(quantity.gaps)
        )
        if settled is not None:
            return _by_hand(engine, base, aim, quantity.name)
        if quantity.each and aim.period.length > quantity.each.months:
            return self._by_month(quantity, aim, base)
        if quantity.for_each and record is None:
            return base
        inner = self.at(aim)
        exact = engine.evaluate(quantity.node, aim)
        return _with(
            base, numbers=inner.numbers(quantity.node), children=inner.behind(quantity.node),
            exact=shown(exact) if isinstance(exact, Fraction) and exact != value else "",
        )

    def _by_month(self, quantity: Quantity, subject: Subject, base: Explanation) -> Explanation:
        assert quantity.each is not None
        parts = [p for p in subject.period.split(quantity.each) if self.engine.months(subject.at(p))]
        below = []
        for part in parts:
            inner = self.at(subject.at(part))
            value = self.engine.rounded(quantity, self.engine.evaluate(quantity.node, subject.at(part)))
            below.append(
                Explanation(
                    label=str(part), value=printed(value, quantity.places), words=in_words(quantity.node),
                    numbers=inner.numbers(quantity.node), children=inner.behind(quantity.node),
                )
            )
        numbers = f"({' + '.join(e.value for e in below)}) ÷ {len(below)}" if below else ""
        words = _("各月得分的平均：{rule}").format(rule=base.words)
        return _with(base, words=words, numbers=numbers, children=tuple(below))

    def component(self, plan: ComponentPlan) -> Explanation:
        """Explain a component and its lines."""
        engine, subject = self.engine, self.subject.with_record(None)
        amounts = engine.amounts(plan, subject)
        base = Explanation(
            label=plan.name, value=printed(amounts.amount, MONEY), words=in_words(plan.node), clause=plan.clause, gap="；".join(plan.gaps)
        )
        if engine.settled(plan, subject) is not None:
            return _by_hand(engine, base, subject, plan.name)
        if plan.for_each is None:
            inner = self.at(subject)
            exact = engine.evaluate(plan.node, subject)
            return _with(
                base, numbers=inner.numbers(plan.node), children=inner.behind(plan.node),
                exact=shown(exact) if isinstance(exact, Fraction) and exact != amounts.amount else "",
            )
        kind = RECORD_FIELDS[plan.for_each]
        below = []
        for key, amount in amounts.lines:
            inner = self.at(subject.with_record(key))
            exact = engine.evaluate(plan.node, inner.subject)
            below.append(
                Explanation(
                    label=kind.label(engine.facts, key.key), value=printed(amount, MONEY), words=in_words(plan.node),
                    numbers=inner.numbers(plan.node), children=inner.behind(plan.node),
                    exact=shown(exact) if isinstance(exact, Fraction) and exact != amount else "",
                )
            )
        words = base.words if plan.when is None else _("{formula}；条件：{when}").format(formula=base.words, when=in_words(plan.when))
        then = (self.at(subject).behind(plan.then)) if plan.then is not None else ()
        return _with(base, words=words, numbers=" + ".join(printed(v, MONEY) for _k, v in amounts.lines), children=(*below, *then))

    def score(self) -> Explanation:
        """Explain the score: points and adjustments."""
        engine, subject = self.engine, self.subject.with_record(None)
        policy = engine.policy
        below = [self.at(subject).quantity(q) for q in (*policy.kpis, *policy.adjustments)]
        left_out = [k for k in policy.kpis if not isinstance(engine.value(k, subject), Fraction)]
        words = _("各指标得分与调整之和")
        if left_out:
            words = _("已考核指标得分之和 × 全部满分 ÷ 已考核指标满分，加调整")
        numbers = " + ".join(e.value for e in below if e.value != _("不考核"))
        return Explanation(label=_("总分"), value=printed(engine.score(subject), POINTS), words=words, numbers=numbers, children=tuple(below))

    def grade(self) -> Explanation:
        """Explain the grade."""
        engine, subject = self.engine, self.subject.with_record(None)
        plan = engine.policy.grading
        if plan is None:
            return Explanation(label=_("等级"), value=shown(engine.grade(subject)))
        inner = self.at(subject)
        return Explanation(
            label=_("等级"), value=shown(engine.grade(subject)), words=in_words(plan.node), numbers=inner.numbers(plan.node),
            clause=plan.clause, gap="；".join(plan.gaps), children=inner.behind(plan.node),
        )

    def coefficient(self) -> Explanation:
        """Explain KPI奖金系数."""
        plan = self.engine.policy.coefficient
        if plan is None:
            return Explanation(label=_("KPI奖金系数"), value="—")
        return self.quantity(plan)

    def rank(self) -> Explanation:
        """Explain the rank: the place among the team's complete results, nobody else's score."""
        engine, subject = self.engine, self.subject.with_record(None)
        count = len(engine.team_scores(subject))
        words = _("总分在团队 {n} 个完整结果里的名次，并列取好的一个").format(n=count)
        return Explanation(label=_("名次"), value=shown(engine.rank(subject)), words=words, children=(self.at(subject).score(),))

    def total(self) -> Explanation:
        """Explain the total: the sum of the components."""
        engine, subject = self.engine, self.subject.with_record(None)
        below = tuple(self.at(subject).component(plan) for plan in engine.due(subject))
        amounts = [engine.value(plan, subject) for plan in engine.due(subject)]
        known = [a for a in amounts if isinstance(a, Fraction)]
        value = printed(sum(known, Fraction(0)), MONEY) if len(known) == len(amounts) else _("缺")
        return Explanation(
            label=_("合计"), value=value, words=_("各奖金项之和"), numbers=" + ".join(printed(a, MONEY) for a in amounts), children=below
        )


def _unit(unit: str) -> str:
    return "" if unit == "是/否" else unit


def _by_hand(engine: Engine, base: Explanation, subject: Subject, item: str) -> Explanation:
    hand = engine.facts.by_hand(subject.staff_no, subject.period, item)
    assert hand is not None
    return _with(base, words=_("人工核定：{reason}").format(reason=hand.reason), numbers="")


def _with(base: Explanation, **parts: object) -> Explanation:
    from dataclasses import replace

    return replace(base, **parts)  # type: ignore[arg-type]
