"""Read the formulas of a scheme file; what is wrong with them gathers with the key it stands at."""

from decimal import Decimal
from fractions import Fraction

from calculators.formula import FormulaFault, Node, parse
from calculators.formula.evaluate import Nowhere, evaluate
from calculators.formula.syntax import Binary, Negative, Number, number, walk
from models.scheme.shape import SchemeShape
from models.words import _


class Reader:
    """One scheme's shape and the problems found in it, each with its key."""

    def __init__(self, shape: SchemeShape) -> None:
        self.shape = shape
        self.problems: list[tuple[str, str]] = []

    def problem(self, key: str, what: str) -> None:
        """Note one problem."""
        self.problems.append((key, what))

    def read(self, key: str, formula: int | Decimal | str) -> Node:
        """Read a formula or number; a faulty one becomes 0 and a problem."""
        if not isinstance(formula, str):
            exact = number(abs(Fraction(formula)))
            return Negative(exact) if formula < 0 else exact
        try:
            return parse(formula)
        except FormulaFault as fault:
            self.problem(key, _("公式「{formula}」：{what}").format(what=fault.what, formula=formula))
            return number(0)

    def constant(self, key: str, formula: int | Decimal | str) -> Fraction | None:
        """Read a formula of numbers alone, `1/3`; anything else is a problem."""
        before = len(self.problems)
        node = self.read(key, formula)
        plain_sum = all(isinstance(part, (Number, Negative, Binary)) for part in walk(node))
        value = evaluate(node, Nowhere()) if plain_sum else None
        if isinstance(value, Fraction):
            return value if len(self.problems) == before else None
        self.problem(key, _("「{formula}」应是一个数，例如 50%").format(formula=formula))
        return None

    def maybe(self, key: str, formula: int | Decimal | str | None) -> Node | None:
        """Read a formula that may be left out."""
        return None if formula is None else self.read(key, formula)

    def gaps(self, *about: str) -> tuple[str, ...]:
        """List the gaps that are about one of these ids or names."""
        return tuple(gap.text for gap in self.shape.gap if gap.about in about)
