"""What a formula sees for one subject: names, and the functions over time, team and records."""

from fractions import Fraction
from typing import TYPE_CHECKING

from calculators.assessment.builtins import BUILTINS
from calculators.assessment.subject import Subject
from calculators.formula.syntax import Call
from calculators.formula.values import Value, missing
from calculators.policy.formulas import SUM_OF_LINES
from models.words import _

if TYPE_CHECKING:
    from calculators.assessment.engine import Engine


class World:
    """One subject's view of an engine."""

    def __init__(self, engine: "Engine", subject: Subject, line_sum: Fraction | None = None) -> None:
        self.engine, self.subject, self.line_sum = engine, subject, line_sum

    def at(self, subject: Subject) -> "World":
        """Look from another subject, under the version of the scheme that is in force in its period."""
        return World(self.engine.at(subject.period), subject)

    def quantity(self, name: str) -> Value:
        """Give a name's value: a field of the record, a named quantity, an input, a builtin.

        Another version of the scheme may not know the name: then it is missing with that reason.
        """
        engine, subject = self.engine, self.subject
        policy = engine.policy
        if name == SUM_OF_LINES and self.line_sum is not None:
            return self.line_sum
        if subject.record is not None and subject.record.kind in policy.records:
            fields = policy.records[subject.record.kind].fields
            if name in fields:
                return fields[name].read(engine.facts, subject)
        if name in policy.quantities:
            return engine.value(policy.quantities[name], subject)
        if name in policy.inputs:
            return engine.input(name, subject)
        if name in BUILTINS:
            return BUILTINS[name].compute(engine, subject.with_record(None))
        return self.unknown(name)

    def unknown(self, name: str) -> Value:
        """Say that this version of the scheme knows no such word."""
        why = _("：方案的版本 {version} 里没有这一项").format(version=self.engine.policy.version)
        return missing(name, self.subject.period, why)

    def look(self, call: Call) -> Value:
        """Carry out a function that looks beyond numbers."""
        from calculators.assessment.forms import FORMS  # the forms look around through worlds

        return FORMS[call.name](self, call.arguments)
