"""What a formula sees for one subject: names, and the functions over time, team and records."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from calculators.assessment.builtins import BUILTINS
from calculators.assessment.lines import record_keys
from calculators.assessment.ratings import any_rating
from calculators.assessment.spans import AROUND, before, before_this_year, year_so_far
from calculators.assessment.subject import Subject
from calculators.formula.evaluate import evaluate
from calculators.formula.syntax import Call, Node, Number
from calculators.formula.values import Missing, NotApplicable, Value, merged, missing
from calculators.policy.formulas import SUM_OF_LINES
from calculators.policy.needs import named
from models.period import Grain
from models.words import _

if TYPE_CHECKING:
    from calculators.assessment.engine import Engine

class World:
    """One subject's view of an engine."""

    def __init__(self, engine: "Engine", subject: Subject, line_sum: Fraction | None = None) -> None:
        self.engine, self.subject, self.line_sum = engine, subject, line_sum

    def at(self, subject: Subject) -> "World":
        """Look from another subject."""
        return World(self.engine, subject)

    def quantity(self, name: str) -> Value:
        """Give a name's value: a field of the record, a named quantity, an input, a builtin."""
        engine, subject = self.engine, self.subject
        if name == SUM_OF_LINES and self.line_sum is not None:
            return self.line_sum
        if subject.record is not None:
            fields = engine.policy.records[subject.record.kind].fields
            if name in fields:
                return fields[name].read(engine.facts, subject)
        if name in engine.policy.quantities:
            return engine.value(engine.policy.quantities[name], subject)
        if name in engine.policy.inputs:
            return engine.input(name, subject)
        return BUILTINS[name].compute(engine, subject.with_record(None))

    def look(self, call: Call) -> Value:
        """Carry out a function that looks beyond numbers."""
        return FORMS[call.name](self, call.arguments)


Form = Callable[[World, tuple[Node, ...]], Value]


def _rating(world: World, arguments: tuple[Node, ...]) -> Value:
    kpi = world.engine.policy.kpi(named(arguments[0]))
    assert kpi is not None
    return world.engine.rating(kpi, world.subject.with_record(None))


def _any_rating(world: World, arguments: tuple[Node, ...]) -> Value:
    kpi = world.engine.policy.kpi(named(arguments[0]))
    assert kpi is not None
    subject = world.subject.with_record(None)
    if world.engine.settled(kpi, subject) is not None:
        return False
    return any_rating(world.engine.facts, kpi, tuple(named(a) for a in arguments[1:]), subject)


def _points(world: World, arguments: tuple[Node, ...]) -> Value:
    kpi = world.engine.policy.kpi(named(arguments[0]))
    assert kpi is not None
    return world.engine.value(kpi, world.subject)


def _amount(world: World, arguments: tuple[Node, ...]) -> Value:
    component = world.engine.policy.component(named(arguments[0]))
    assert component is not None
    return world.engine.value(component, world.subject)


def _incidents(points: bool) -> Form:
    def count(world: World, arguments: tuple[Node, ...]) -> Value:
        return world.engine.incidents(tuple(map(named, arguments)), world.subject, points)

    return count


def _pay_item(world: World, arguments: tuple[Node, ...]) -> Value:
    engine, subject = world.engine, world.subject
    amounts = [engine.facts.pay_item(subject.staff_no, named(arguments[0]), m) for m in engine.months(subject)]
    return sum((Fraction(a) for a in amounts if a is not None), Fraction(0))


STEPS_BACK = 4
"""So many periods a formula goes back step by step before all are computed from the first one on."""


def _previous(world: World, arguments: tuple[Node, ...]) -> Value:
    engine, earlier = world.engine, before(world.engine, world.subject)
    if earlier is None:
        return _first(world, arguments)
    if engine.steps_back >= STEPS_BACK:
        _from_the_first_on(world, arguments[0], earlier)
    engine.steps_back += 1
    try:
        return evaluate(arguments[0], world.at(earlier))
    finally:
        engine.steps_back -= 1


def _from_the_first_on(world: World, node: Node, last: Subject) -> None:
    """Compute a figure period by period, so that one of many years doesn't nest as deep as they are many."""
    engine, subjects = world.engine, [last]
    while (earlier := before(engine, subjects[-1])) is not None:
        subjects.append(earlier)
    steps, engine.steps_back = engine.steps_back, 0
    for subject in reversed(subjects):
        evaluate(node, world.at(subject))
    engine.steps_back = steps


def _previous_this_year(world: World, arguments: tuple[Node, ...]) -> Value:
    earlier = before_this_year(world.engine, world.subject)
    return _first(world, arguments) if earlier is None else evaluate(arguments[0], world.at(earlier))


def _first(world: World, arguments: tuple[Node, ...]) -> Value:
    if len(arguments) > 1:
        return evaluate(arguments[1], world)
    return missing(_("上一期"), world.subject.period.shifted(-1), _("未参加"))


def _year_to_date(world: World, arguments: tuple[Node, ...]) -> Value:
    return _total(evaluate(arguments[0], world.at(aim)) for aim in year_so_far(world.engine, world.subject))


def _total(values: Iterator[Value]) -> Value:
    """Add up what applies; what is missing stays missing."""
    found = list(values)
    absent = [v for v in found if isinstance(v, Missing)]
    return merged(absent) if absent else sum((v for v in found if isinstance(v, Fraction)), Fraction(0))


def _count_recent(world: World, arguments: tuple[Node, ...]) -> Value:
    span = evaluate(arguments[0], world)
    if not isinstance(span, Fraction) or span.denominator != 1 or not 0 < span <= 60:
        return missing(_("最近次数的期数须是 1 到 60 的整数"))
    aims = [world.subject.at(world.subject.period.shifted(-i)) for i in range(int(span))]
    return Fraction(sum(bool(world.engine.months(a)) and evaluate(arguments[1], world.at(a)) is True for a in aims))


def _within(grain: Grain) -> Form:
    def look(world: World, arguments: tuple[Node, ...]) -> Value:
        return evaluate(arguments[0], world.at(world.subject.at(world.subject.period.within(grain))))

    return look


def _recorded(world: World, arguments: tuple[Node, ...]) -> Value:
    return not isinstance(evaluate(arguments[0], world), (Missing, NotApplicable))


def _of_team(name: str, reduce: Callable[[Sequence[Fraction]], Fraction]) -> Form:
    def look(world: World, arguments: tuple[Node, ...]) -> Value:
        engine, subject = world.engine, world.subject
        values = engine.team_ordered(arguments[0], subject)
        if not values:
            return missing(_("团队"), subject.period, _("没有可比较的值"))
        return engine.once((name, arguments[0], subject.period), lambda: reduce(values))

    return look


def _team_count(world: World, arguments: tuple[Node, ...]) -> Value:
    return Fraction(len(world.engine.team_ordered(arguments[0], world.subject)))


def _lower_is_better(world: World, arguments: tuple[Node, ...]) -> bool:
    return len(arguments) > 1 and evaluate(arguments[1], world) not in (False, Fraction(0))


def _rank(world: World, arguments: tuple[Node, ...]) -> Value:
    """Count who is better: equal values share the better place (rules §7)."""
    own = evaluate(arguments[0], world)
    if not isinstance(own, Fraction):
        return own
    values = world.engine.team_ordered(arguments[0], world.subject)
    if _lower_is_better(world, arguments):
        return Fraction(1 + bisect_left(values, own))
    return Fraction(1 + len(values) - bisect_right(values, own))


def _is_last(world: World, arguments: tuple[Node, ...]) -> Value:
    """Tell whether the value is the worst, unless everybody has it."""
    own = evaluate(arguments[0], world)
    if not isinstance(own, Fraction):
        return own
    values = world.engine.team_ordered(arguments[0], world.subject)
    if not values or values[0] == values[-1]:
        return False
    return own == values[-1 if _lower_is_better(world, arguments) else 0]


def _sum(world: World, arguments: tuple[Node, ...]) -> Value:
    return _total(_over_records(world, arguments[0], arguments[2:], arguments[1]))


def _count(world: World, arguments: tuple[Node, ...]) -> Value:
    return _total(_over_records(world, arguments[0], arguments[1:], Number(Fraction(1), "1")))


def _over_records(world: World, kind: Node, condition: tuple[Node, ...], figure: Node) -> Iterator[Value]:
    """Compute a figure for each record that the condition lets through, or may: then the condition's gap stands for it."""
    found = world.engine.policy.record_kind(named(kind))
    assert found is not None
    for key in record_keys(world.engine.facts, world.subject, found):
        at = world.at(world.subject.with_record(key))
        counts = evaluate(condition[0], at) if condition else True
        if counts is True or isinstance(counts, Missing):
            yield evaluate(figure, at) if counts is True else counts


FORMS: dict[str, Form] = {
    "评分": _rating,
    "任一评分为": _any_rating,
    "得分": _points,
    "金额": _amount,
    "次数": _incidents(points=False),
    "分值": _incidents(points=True),
    "工资项": _pay_item,
    "上期": _previous,
    "本年上期": _previous_this_year,
    "本年累计": _year_to_date,
    "最近次数": _count_recent,
    **{name: _within(grain) for name, grain in AROUND.items()},
    "已录入": _recorded,
    "团队平均": _of_team("团队平均", lambda v: sum(v, Fraction(0)) / len(v)),
    "团队合计": _of_team("团队合计", lambda v: sum(v, Fraction(0))),
    "团队最大": _of_team("团队最大", max),
    "团队最小": _of_team("团队最小", min),
    "团队计数": _team_count,
    "名次": _rank,
    "末位": _is_last,
    "合计": _sum,
    "计数": _count,
}
"""Every function of the language that is not pure; a test holds this table against the declarations."""
