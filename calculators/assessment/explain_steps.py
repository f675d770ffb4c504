"""Write what a rule by steps adds up: 2000 × 0.8 + 300 × 1, not the row of its numbers."""

from fractions import Fraction

from calculators.assessment.asked import SOMEBODY
from calculators.assessment.shown import shown
from calculators.assessment.world import World
from calculators.formula.evaluate import evaluate
from calculators.formula.syntax import Call, Node, constant, walk
from calculators.formula.words import in_words


def steps_of(node: Node, world: World) -> str | None:
    """Write the parts of 超额累进 that are not empty; None for anything else, and where it rests on another person."""
    if not isinstance(node, Call) or node.name != "超额累进":
        return None
    if any(isinstance(part, Call) and part.name in SOMEBODY for part in walk(node)):
        return None
    values = [found for part in node.arguments if isinstance(found := evaluate(part, world), Fraction)]
    if len(values) < len(node.arguments):
        return None
    value, starts = values[0], values[1::2]
    ends = [*starts[1:], max(value, starts[-1])]
    sizes = [min(value, end) - start for start, end in zip(starts, ends, strict=True)]
    rates = [
        in_words(part) if constant(part) is not None and rate >= 0 else _plain(rate)
        for part, rate in zip(node.arguments[2::2], values[2::2], strict=True)
    ]
    return " + ".join(f"{_plain(size)} × {rate}" for size, rate in zip(sizes, rates, strict=True) if size > 0) or "0"


def _plain(value: Fraction) -> str:
    text = shown(value).removeprefix("≈")
    return f"({text})" if text.startswith("-") else text
