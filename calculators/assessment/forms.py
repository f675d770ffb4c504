"""The functions of the language that look beyond numbers: over figures, time, team and records."""

from collections.abc import Callable
from fractions import Fraction

from calculators.assessment.over_records import OVER_RECORDS
from calculators.assessment.over_schemes import OVER_SCHEMES
from calculators.assessment.over_team import OVER_TEAM
from calculators.assessment.over_time import OVER_TIME
from calculators.assessment.ratings import any_rating
from calculators.assessment.world import World
from calculators.formula.evaluate import evaluate
from calculators.formula.syntax import Node
from calculators.formula.values import Missing, NotApplicable, Value
from calculators.policy.needs import named

Form = Callable[[World, tuple[Node, ...]], Value]


def _rating(world: World, arguments: tuple[Node, ...]) -> Value:
    kpi = world.engine.policy.kpi(named(arguments[0]))
    if kpi is None:
        return world.unknown(named(arguments[0]))
    return world.engine.rating(kpi, world.subject.with_record(None))


def _any_rating(world: World, arguments: tuple[Node, ...]) -> Value:
    kpi = world.engine.policy.kpi(named(arguments[0]))
    if kpi is None:
        return world.unknown(named(arguments[0]))
    subject = world.subject.with_record(None)
    if world.engine.settled(kpi, subject) is not None:
        return False
    return any_rating(world.engine.facts, kpi, tuple(named(a) for a in arguments[1:]), subject)


def _points(world: World, arguments: tuple[Node, ...]) -> Value:
    kpi = world.engine.policy.kpi(named(arguments[0]))
    return world.unknown(named(arguments[0])) if kpi is None else world.engine.value(kpi, world.subject)


def _amount(world: World, arguments: tuple[Node, ...]) -> Value:
    component = world.engine.policy.component(named(arguments[0]))
    return world.unknown(named(arguments[0])) if component is None else world.engine.value(component, world.subject)


def _incidents(points: bool) -> Form:
    def count(world: World, arguments: tuple[Node, ...]) -> Value:
        return world.engine.incidents(tuple(map(named, arguments)), world.subject, points)

    return count


def _pay_item(world: World, arguments: tuple[Node, ...]) -> Value:
    engine, subject = world.engine, world.subject
    amounts = [engine.facts.pay_item(subject.staff_no, named(arguments[0]), m) for m in engine.months(subject)]
    return sum((Fraction(a) for a in amounts if a is not None), Fraction(0))


def _recorded(world: World, arguments: tuple[Node, ...]) -> Value:
    return not isinstance(evaluate(arguments[0], world), (Missing, NotApplicable))


FORMS: dict[str, Form] = {
    "评分": _rating,
    "任一评分为": _any_rating,
    "得分": _points,
    "金额": _amount,
    "次数": _incidents(points=False),
    "分值": _incidents(points=True),
    "工资项": _pay_item,
    "已录入": _recorded,
    **OVER_TIME,
    **OVER_TEAM,
    **OVER_SCHEMES,
    **OVER_RECORDS,
}
"""Every function of the language that is not pure; a test holds this table against the declarations."""
