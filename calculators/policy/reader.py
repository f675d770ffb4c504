"""Read the formulas of a scheme file; what is wrong with them gathers with the key it stands at."""

from decimal import Decimal
from fractions import Fraction

from calculators.formula import FormulaFault, Node, parse
from calculators.formula.syntax import Negative, number
from models.faults import Problem
from models.scheme.shape import SchemeShape
from models.words import _


class Reader:
    """One scheme's shape and the problems found in it."""

    def __init__(self, shape: SchemeShape, file: str) -> None:
        self.shape, self.file = shape, file
        self.problems: list[Problem] = []

    def problem(self, key: str, what: str) -> None:
        """Note one problem."""
        self.problems.append(Problem(where=f"{self.file}: {key}", what=what))

    def read(self, key: str, formula: int | Decimal | str) -> Node:
        """Read a formula or number; a faulty one becomes 0 and a problem."""
        if not isinstance(formula, str):
            exact = number(abs(Fraction(formula)))
            return Negative(exact) if formula < 0 else exact
        try:
            return parse(formula)
        except FormulaFault as fault:
            self.problem(key, _("{what}：{formula}").format(what=fault.what, formula=formula))
            return number(0)

    def maybe(self, key: str, formula: int | Decimal | str | None) -> Node | None:
        """Read a formula that may be left out."""
        return None if formula is None else self.read(key, formula)

    def gaps(self, *about: str) -> tuple[str, ...]:
        """List the gaps that are about one of these ids or names."""
        return tuple(gap.text for gap in self.shape.gap if gap.about in about)
