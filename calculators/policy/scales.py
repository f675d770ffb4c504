"""What is compared on another scale than it is recorded: 95 % with a figure of 0–100, 95 with a share of 1."""

from collections.abc import Iterator
from fractions import Fraction

from calculators.assessment.shown import SHARE
from calculators.formula.syntax import BANDS, Binary, Call, Compare, Name, Node, Number, constant
from calculators.formula.words import in_words
from calculators.policy.formulas import own_parts
from calculators.policy.quantity import Policy
from models.money import plain
from models.vocabulary import Scale
from models.words import _

NO_SHARE = 10
"""From here on a number is no share: ten times the whole."""


def unlike_scales(policy: Policy, node: Node, record: str | None) -> Iterator[str]:
    """Name thresholds and targets that the figure beside them can never mean."""
    for part in own_parts(node):
        for value, bound in _held_together(part):
            if isinstance(value, Name) and isinstance(bound, Number):
                yield from _unlike(policy, value, bound, record)


def _held_together(part: Node) -> Iterator[tuple[Node, Node]]:
    """List pairs of a figure and what it is measured by."""
    match part:
        case Compare(_sign, left, right):
            yield from ((left, right), (right, left))
        case Call(name, arguments) if name in BANDS:
            yield from ((arguments[0], threshold) for threshold in arguments[1:-1:2])
        case Binary("/", Binary("*", points, left), right) if constant(points) is not None:
            yield left, right
        case Binary("/", left, right):
            yield left, right
        case _:
            pass


def _unlike(policy: Policy, value: Name, bound: Number, record: str | None) -> Iterator[str]:
    share = bound.text.endswith(("%", "％"))
    measure = policy.inputs.get(value.name)
    if measure is not None and measure.scale is Scale.PERCENT and share:
        what = _("「{name}」录入的是 0–100，{bound} 是 {share}；请写 {meant}")
        yield what.format(name=value.name, bound=bound.text, share=plain(bound.value), meant=plain(bound.value * 100))
    elif _is_share(policy, value.name, record) and not share and bound.value >= NO_SHARE:
        what = _("「{name}」是比例，{bound} 是 {percent}%；请写 {bound}%")
        yield what.format(name=in_words(value), bound=bound.text, percent=plain(bound.value * Fraction(100)))


def _is_share(policy: Policy, name: str, record: str | None) -> bool:
    """Tell whether a formula sees 0.3 where people read 30 %."""
    fields = policy.records[record].fields if record in policy.records else {}
    if name in fields:
        return fields[name].unit == SHARE
    if name in policy.inputs:
        return policy.inputs[name].scale is Scale.FRACTION
    return name in policy.quantities and policy.quantities[name].unit == SHARE
