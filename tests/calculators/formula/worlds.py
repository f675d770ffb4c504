"""A world of given values, for formulas that need no office."""

from collections.abc import Mapping

from calculators.formula import Call, parse
from calculators.formula.evaluate import evaluate
from calculators.formula.values import Missing, Value, missing


class GivenWorld:
    """Knows the values it was given; everything asked for is noted in `asked`."""

    def __init__(self, values: Mapping[str, Value]) -> None:
        self.values, self.asked = values, list[str]()

    def quantity(self, name: str) -> Value:
        """Give what was given; anything else is not recorded."""
        self.asked.append(name)
        return self.values.get(name, missing(name, None, "未录入"))

    def look(self, call: Call) -> Value:
        """Give the value of a look-up by the function's name."""
        return self.quantity(call.name)


def value(formula: str, **values: Value) -> Value:
    """Compute a formula over given values."""
    return evaluate(parse(formula), GivenWorld(values))


def causes(found: Value) -> list[str]:
    """Say what is missing."""
    assert isinstance(found, Missing)
    return [str(cause) for cause in found.causes]
