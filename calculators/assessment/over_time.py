"""Functions over time: the same figure in earlier periods, in the longer one around, in the shorter ones inside."""

import itertools
from collections.abc import Callable
from fractions import Fraction

from calculators.assessment.spans import (
    AROUND,
    INSIDE,
    back,
    before_this_year,
    inside,
    recent,
    year_so_far,
)
from calculators.assessment.subject import Subject
from calculators.assessment.totals import Reduce, mean, reduced, summed, total
from calculators.assessment.world import World
from calculators.formula.evaluate import evaluate
from calculators.formula.syntax import Node
from calculators.formula.values import Gap, NotApplicable, Value, first_gap, missing
from calculators.policy.needs import named
from models.period import Grain
from models.words import _

Form = Callable[[World, tuple[Node, ...]], Value]

MOST = 60
"""Periods that a function looks back at the most."""

STEPS_BACK = 4
"""So many periods a formula goes back step by step before all are computed from the first one on."""


def _previous(world: World, arguments: tuple[Node, ...]) -> Value:
    return _back(world, arguments[0], 1, arguments[1:])


def _earlier(world: World, arguments: tuple[Node, ...]) -> Value:
    count = periods(world, arguments[0])
    return _back(world, arguments[1], count, arguments[2:]) if isinstance(count, int) else count


def _back(world: World, node: Node, count: int, instead: tuple[Node, ...]) -> Value:
    """Compute a figure so many periods before, or what stands in for it where there is none."""
    engine, aim = world.engine, back(world.engine, world.subject, count)
    if aim is None:
        return _first(world, instead)
    if engine.steps_back >= STEPS_BACK:
        _from_the_first_on(world, node, aim, count)
    engine.steps_back += 1
    try:
        return evaluate(node, world.at(aim))
    finally:
        engine.steps_back -= 1


def _from_the_first_on(world: World, node: Node, last: Subject, count: int) -> None:
    """Compute a figure period by period, so that one of many years doesn't nest as deep as they are many."""
    engine, subjects = world.engine, [last]
    while (earlier := back(engine, subjects[-1], count)) is not None:
        subjects.append(earlier)
    steps, engine.steps_back = engine.steps_back, 0
    for subject in reversed(subjects):
        evaluate(node, world.at(subject))
    engine.steps_back = steps


def _previous_this_year(world: World, arguments: tuple[Node, ...]) -> Value:
    earlier = before_this_year(world.engine, world.subject)
    return _first(world, arguments[1:]) if earlier is None else evaluate(arguments[0], world.at(earlier))


def _first(world: World, instead: tuple[Node, ...]) -> Value:
    if instead:
        return evaluate(instead[0], world)
    return missing(_("上一期"), world.subject.period.shifted(-1), _("未参加"))


def periods(world: World, node: Node) -> int | Gap:
    """Read how many periods a function looks back."""
    span = evaluate(node, world)
    gap = first_gap((span,))
    if gap is not None:
        return gap
    if not isinstance(span, Fraction) or span.denominator != 1 or not 0 < span <= MOST:
        return missing(_("期数须是 1 到 {n} 的整数").format(n=MOST))
    return int(span)


def _year_to_date(world: World, arguments: tuple[Node, ...]) -> Value:
    return total(evaluate(arguments[0], world.at(aim)) for aim in year_so_far(world.engine, world.subject))


def _recent(reduce: Reduce, none: Value) -> Form:
    def look(world: World, arguments: tuple[Node, ...]) -> Value:
        count = periods(world, arguments[0])
        if not isinstance(count, int):
            return count
        aims = recent(world.engine, world.subject, count)
        return reduced((evaluate(arguments[1], world.at(aim)) for aim in aims), reduce, none)

    return look


def _count_recent(world: World, arguments: tuple[Node, ...]) -> Value:
    count = periods(world, arguments[0])
    if not isinstance(count, int):
        return count
    return _holding(world, arguments[1], recent(world.engine, world.subject, count))


def _holding(world: World, condition: Node, aims: list[Subject]) -> Fraction:
    """Count where a condition holds."""
    return Fraction(sum(evaluate(condition, world.at(aim)) is True for aim in aims))


def _in_a_row(world: World, arguments: tuple[Node, ...]) -> Value:
    """Count the periods up to this one in which a condition holds without a break."""

    def holds(count: int) -> bool:
        aim = world.subject.at(world.subject.period.shifted(-count))
        return bool(world.engine.at(aim.period).months(aim)) and evaluate(arguments[0], world.at(aim)) is True

    return Fraction(next(count for count in itertools.count() if not holds(count)))


def _around(grain: Grain) -> Form:
    def look(world: World, arguments: tuple[Node, ...]) -> Value:
        return evaluate(arguments[0], world.at(world.subject.at(world.subject.period.within(grain))))

    return look


def _inside(reduce: Reduce, none: Value) -> Form:
    def look(world: World, arguments: tuple[Node, ...]) -> Value:
        aims = inside(world.engine, world.subject, INSIDE[named(arguments[0])])
        return reduced((evaluate(arguments[1], world.at(aim)) for aim in aims), reduce, none)

    return look


def _count_inside(world: World, arguments: tuple[Node, ...]) -> Value:
    return _holding(world, arguments[1], inside(world.engine, world.subject, INSIDE[named(arguments[0])]))


NOBODY = NotApplicable(_("未参加"))

OVER_TIME: dict[str, Form] = {
    "上期": _previous,
    "前期": _earlier,
    "本年上期": _previous_this_year,
    "本年累计": _year_to_date,
    "最近合计": _recent(summed, Fraction(0)),
    "最近平均": _recent(mean, NOBODY),
    "最近次数": _count_recent,
    "连续期数": _in_a_row,
    **{name: _around(grain) for name, grain in AROUND.items()},
    "期内合计": _inside(summed, Fraction(0)),
    "期内平均": _inside(mean, NOBODY),
    "期内最大": _inside(max, NOBODY),
    "期内最小": _inside(min, NOBODY),
    "期内次数": _count_inside,
}
