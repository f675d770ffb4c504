"""One engine's figures as cells: inputs as values, everything else by formulas."""

from collections.abc import Callable, Hashable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import partial

from calculators.assessment.builtins import BUILTINS
from calculators.assessment.engine import Engine
from calculators.assessment.lines import record_keys
from calculators.assessment.subject import Subject
from calculators.formula.excel import Cell, NotInExcel, in_excel, rounded_in_excel
from calculators.formula.excel_text import quoted
from calculators.formula.syntax import Call, Name, Node, Number
from calculators.formula.values import Missing, NotApplicable, Value
from calculators.formula.words import in_words
from calculators.policy.formulas import SUM_OF_LINES
from calculators.policy.quantity import ComponentPlan, Quantity
from calculators.proof import sources
from calculators.proof.looks import LOOKS, as_recorded
from calculators.proof.rows import Kind, Literal, Proof, ProofRow, as_formula, literal
from models.money import MONEY
from models.period import Period
from models.words import _

_MISSING = "NA()"
"""Stands for what is missing: Excel shows it instead of taking a blank for 0."""


class Prover:
    """Adds the rows behind an engine's figures to a proof."""

    def __init__(self, engine: Engine, proof: Proof) -> None:
        self.engine, self.proof = engine, proof

    @property
    def version(self) -> tuple[Hashable, ...]:
        """Tell the scheme's version from all others."""
        return self.engine.policy.id, self.engine.policy.start

    def at(self, period: Period) -> "Prover":
        """Prove under the version of the scheme that is in force in a period."""
        return Prover(self.engine.at(period), self.proof)

    # -- rows -----------------------------------------------------------------------------------------

    def row(self, subject: Subject, kind: Kind, label: str, *, value: Literal = None, formula: str = "") -> ProofRow:
        """Make a row of this engine's scheme."""
        title = self.engine.policy.title if subject.staff_no else ""
        return ProofRow(subject=subject, scheme=title, kind=kind, label=label, value=value, formula=formula)

    def step(self, subject: Subject, label: str, formula: str) -> str:
        """Add a row with a formula; give its cell."""
        return self.proof.add(self.row(subject, Kind.STEP, label, formula=formula))

    def given(self, subject: Subject, label: str, value: Value, *, words: str = "", reason: str = "") -> str:
        """Add a row with a value as recorded; what is missing shows as such."""
        gone = _MISSING if isinstance(value, (Missing, NotApplicable)) else as_formula(value)
        row = self.row(subject, Kind.INPUT, label, value=literal(value), formula=gone)
        return self.proof.add(replace(row, words=words, reason=reason))

    def recorded(self, source: sources.Source, subject: Subject, label: str, value: Value, words: str = "") -> str:
        """Give the cell of a recorded figure, added when it is first asked for."""
        return self.proof.once(source, lambda: self.given(subject, label, value, words=words))

    def once(self, key: tuple[Hashable, ...], add: Callable[[], str]) -> str:
        """Give the cell of one of this scheme's figures, adding its rows when it is first asked for."""
        return self.proof.once((*self.version, *key), add)

    @staticmethod
    def exact(figure: Decimal) -> Fraction:
        """Take a figure as recorded."""
        return Fraction(figure)

    def formula_cell(self, node: Node, subject: Subject, label: str) -> str:
        """Give the cell in which a formula is computed for a subject; a name or number needs none of its own."""
        if isinstance(node, Name) and (place := self.look(subject)(node)) is not None:
            return place
        if isinstance(node, Number):
            return self.excel(node, subject)
        return self.once(("formula", node, subject), lambda: self.step(subject, label, self.excel(node, subject)))

    def excel(self, node: Node, subject: Subject, line_sum: str = "") -> str:
        """Write a formula as a subject sees it; what is missing for it is known to be an error in its cell."""

        def lacking(part: Node) -> bool:
            return isinstance(self.engine.evaluate(part, subject), (Missing, NotApplicable))

        return in_excel(node, self.look(subject, line_sum), lacking)

    # -- what formulas ask for ------------------------------------------------------------------------

    def look(self, subject: Subject, line_sum: str = "") -> Cell:
        """Give the cells that stand for names and look-ups as a subject sees them."""

        def find(node: Node) -> str | None:
            if isinstance(node, Name):
                return line_sum if node.name == SUM_OF_LINES and line_sum else self.name(node.name, subject)
            return LOOKS.get(node.name, as_recorded)(self, node, subject) if isinstance(node, Call) else None

        return find

    def name(self, name: str, subject: Subject) -> str:
        """Give the cell of a name: a record's field, a named quantity, a measure, a builtin."""
        engine, alone = self.engine, subject.with_record(None)
        if subject.record and name in engine.policy.records[subject.record.kind].fields:
            return sources.record_field(self, name, subject)
        if name in engine.policy.quantities:
            return self.quantity(engine.policy.quantities[name], subject)
        if name in engine.policy.inputs:
            word = engine.policy.inputs[name]
            return self.once(("input", name, alone), lambda: sources.measure(self, word, alone))
        return self.once(("builtin", name, alone), lambda: self._builtin(name, alone))

    def _builtin(self, name: str, subject: Subject) -> str:
        engine, builtin = self.engine, BUILTINS[name]
        if name in {"总分", "完整总分"} and engine.assessed(subject) and engine.policy.kpis:
            return self.score(subject)
        if name == "等级" and engine.assessed(subject):
            return self.grade(subject)
        if name == "KPI奖金系数" and engine.policy.coefficient and engine.assessed(subject):
            return self.quantity(engine.policy.coefficient, subject)
        if builtin.compute is BUILTINS["基本工资"].compute and engine.months(subject):
            return sources.base_pay(self, name, subject)
        if name == "月基本工资" and engine.months(subject):
            return sources.full_rate(self, subject.at(engine.months(subject)[-1]))
        value = builtin.compute(engine, subject)
        if name in sources.TARGETS and isinstance(value, Fraction):
            return self.step(subject, name, sources.targets(self, name, subject))
        return self.given(subject, name, value, words=builtin.unit)

    # -- quantities -----------------------------------------------------------------------------------

    def quantity(self, quantity: Quantity, subject: Subject) -> str:
        """Give the cell of a named quantity, KPI, adjustment or coefficient."""
        record = subject.record
        aim = subject if record is not None and record.kind == quantity.for_each else subject.with_record(None)
        return self.once((quantity.kind, quantity.id, aim), lambda: self._quantity(quantity, aim))

    def _quantity(self, quantity: Quantity, subject: Subject) -> str:
        engine = self.engine
        value = engine.value(quantity, subject)
        if engine.settled(quantity, subject) is not None:
            return self.given(subject, quantity.name, value, reason=_("人工核定"))
        if isinstance(value, (Missing, NotApplicable)):
            return self.given(subject, quantity.name, value, reason=_("资料不全或不适用"))
        try:
            text = self._formula(quantity, subject)
        except NotInExcel as fault:
            return self.given(subject, quantity.name, value, reason=fault.reason)
        words = in_words(quantity.node)
        return self.proof.add(replace(self.row(subject, Kind.STEP, quantity.name, formula=text), words=words))

    def _formula(self, quantity: Quantity, subject: Subject) -> str:
        engine = self.engine
        if quantity.for_each and subject.record is None:
            kind = engine.policy.records[quantity.for_each]
            keys = record_keys(engine.facts, subject, kind)
            applied = [subject.with_record(k) for k in keys]
            cells = [self.quantity(quantity, s) for s in applied if not isinstance(engine.value(quantity, s), NotApplicable)]
            return "+".join(cells) if cells else "0"
        if quantity.each and subject.period.length > quantity.each.months:
            parts = [p for p in subject.period.split(quantity.each) if engine.months(subject.at(p))]
            texts = [self._rounded(quantity, self.excel(quantity.node, subject.at(p))) for p in parts]
            rows = [
                replace(self.row(subject.at(p), Kind.STEP, quantity.name, formula=text), words=in_words(quantity.node))
                for p, text in zip(parts, texts, strict=True)
            ]
            first, last = self.proof.block(rows)
            return self._rounded(quantity, f"AVERAGE({first}:{last})")
        return self._rounded(quantity, self.excel(quantity.node, subject))

    def _rounded(self, quantity: Quantity, formula: str) -> str:
        return formula if quantity.places is None else rounded_in_excel(formula, quantity.places)

    # -- score and grade ------------------------------------------------------------------------------

    def score(self, subject: Subject) -> str:
        """Give the cell of the score."""
        return self.once(("score", subject), lambda: self._score(subject))

    def _score(self, subject: Subject) -> str:
        engine, policy = self.engine, self.engine.policy
        if isinstance(engine.score(subject), (Missing, NotApplicable)):
            return self.given(subject, _("总分"), engine.score(subject))
        counted = [k for k in policy.kpis if not isinstance(engine.value(k, subject), NotApplicable)]
        text = "+".join(self.quantity(kpi, subject) for kpi in counted)
        if len(counted) < len(policy.kpis):
            assessed = sum(kpi.maximum for kpi in counted)
            text = f"({text})*{policy.maximum}/{assessed}"
        parts = [rounded_in_excel(text, 2), *(self.quantity(a, subject) for a in policy.adjustments)]
        return self.step(subject, _("总分"), rounded_in_excel("+".join(parts), 2) if len(parts) > 1 else parts[0])

    def grade(self, subject: Subject) -> str:
        """Give the cell of the grade."""
        return self.once(("grade", subject), lambda: self._grade(subject))

    def _grade(self, subject: Subject) -> str:
        engine, grading = self.engine, self.engine.policy.grading
        value = engine.grade(subject)
        if grading is None or isinstance(value, (Missing, NotApplicable)):
            return self.given(subject, _("等级"), value)
        text = self.excel(grading.node, subject)
        if grading.critical:
            failed = [sources.any_rating(self, kpi, kpi.critical, subject) for kpi in engine.policy.kpis if kpi.critical]
            flag = self.step(subject, _("红线项目有一次不合格"), f"OR({','.join(failed)})")
            text = f"IF({flag},{quoted(grading.critical)},{text})"
        return self.step(subject, _("等级"), text)

    # -- components -----------------------------------------------------------------------------------

    def component(self, plan: ComponentPlan, subject: Subject) -> str:
        """Give the cell of a component's amount."""
        return self.once(("component", plan.id, subject), lambda: self._component(plan, subject))

    def _component(self, plan: ComponentPlan, subject: Subject) -> str:
        engine = self.engine
        amount = engine.amounts(plan, subject).amount
        if engine.settled(plan, subject) is not None:
            return self.given(subject, plan.name, amount, reason=_("人工核定"))
        if isinstance(amount, (Missing, NotApplicable)):
            return self.given(subject, plan.name, amount, reason=_("资料不全或不适用"))
        if engine.taken_out(subject) and engine.depends_on_score(plan):
            return self.given(subject, plan.name, amount, reason=_("不参加本期考核，依赖考核的奖金为 0"))
        try:
            text = self._amount(plan, subject)
        except NotInExcel as fault:
            return self.given(subject, plan.name, amount, reason=fault.reason)
        return self.proof.add(replace(self.row(subject, Kind.STEP, plan.name, formula=text), words=in_words(plan.node)))

    def _amount(self, plan: ComponentPlan, subject: Subject) -> str:
        if plan.for_each is None:
            return rounded_in_excel(self.excel(plan.node, subject), MONEY)
        lines = []
        for key in record_keys(self.engine.facts, subject, self.engine.policy.records[plan.for_each]):
            at = subject.with_record(key)
            if isinstance(self.engine.evaluate(plan.node, at), (Missing, NotApplicable)):
                continue
            text = rounded_in_excel(self.excel(plan.node, at), MONEY)
            if plan.when is not None:
                text = f"IF({self.excel(plan.when, at)},{text},0)"
            lines.append(self.once(("line", plan.id, at), partial(self.step, at, plan.name, text)))
        total = "+".join(lines) if lines else "0"
        if plan.then is None:
            return total
        summed = self.step(subject, _("{name}：各行之和").format(name=plan.name), total)
        return rounded_in_excel(self.excel(plan.then, subject, summed), MONEY)
