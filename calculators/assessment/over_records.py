"""Functions over a person's records: projects, product lines, rows of lists."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from calculators.assessment.lines import record_keys
from calculators.assessment.totals import mean, reduced, total
from calculators.assessment.world import World
from calculators.formula.evaluate import evaluate
from calculators.formula.syntax import Node, number
from calculators.formula.values import Missing, Value, missing
from calculators.policy.needs import named
from models.words import _


def _sum(world: World, arguments: tuple[Node, ...]) -> Value:
    return total(_each(world, arguments[0], arguments[2:], arguments[1]))


def _count(world: World, arguments: tuple[Node, ...]) -> Value:
    return total(_each(world, arguments[0], arguments[1:], number(1)))


def _of_each(reduce: Callable[[Sequence[Fraction]], Fraction]) -> Callable[[World, tuple[Node, ...]], Value]:
    def look(world: World, arguments: tuple[Node, ...]) -> Value:
        none = missing(named(arguments[0]), world.subject.period, _("没有可计算的明细"))
        return reduced(_each(world, arguments[0], arguments[2:], arguments[1]), reduce, none)

    return look


def _each(world: World, kind: Node, condition: tuple[Node, ...], figure: Node) -> Iterator[Value]:
    """Compute a figure for each record that the condition lets through, or may: then the condition's gap stands for it."""
    found = world.engine.policy.record_kind(named(kind))
    if found is None:
        yield world.unknown(named(kind))
        return
    for key in record_keys(world.engine.facts, world.subject, found):
        at = world.at(world.subject.with_record(key))
        counts = evaluate(condition[0], at) if condition else True
        if counts is True or isinstance(counts, Missing):
            yield evaluate(figure, at) if counts is True else counts


OVER_RECORDS = {
    "合计": _sum, "计数": _count, "明细平均": _of_each(mean), "明细最大": _of_each(max), "明细最小": _of_each(min),
}
