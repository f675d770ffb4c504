"""Functions over people whom another scheme (or the same) governs: their own figures, by their scheme's words."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from calculators.assessment.over_team import group_of, theirs
from calculators.assessment.subject import Subject
from calculators.assessment.totals import mean, summed
from calculators.assessment.world import World
from calculators.formula.evaluate import evaluate
from calculators.formula.syntax import Node
from calculators.formula.values import Missing, NotApplicable, Value, merged, missing
from calculators.policy.needs import named
from models.words import _

if TYPE_CHECKING:
    from calculators.assessment.engine import Engine

Form = Callable[[World, tuple[Node, ...]], Value]


def other(world: World, scheme: str) -> "Engine | None":
    """Find the engine of another scheme, by id or title, as in force in the subject's period."""
    engine: Engine | None = world.engine.schemes.engine(scheme, world.subject.period)
    return engine


def _no_scheme(world: World, scheme: str) -> Missing:
    return missing(_("方案「{scheme}」").format(scheme=scheme), world.subject.period, _("没有生效"))


def _of_scheme(reduce: Callable[[Sequence[Fraction]], Fraction], none: Callable[[World], Value]) -> Form:
    """Reduce the figures of everybody on another scheme, or of those of one's own group; a gap there is a gap here."""

    def look(world: World, arguments: tuple[Node, ...]) -> Value:
        engine = other(world, named(arguments[0]))
        if engine is None:
            return _no_scheme(world, named(arguments[0]))
        subject = world.subject.with_record(None)
        members = engine.facts.team(engine.policy.id, subject.period)
        group = group_of(arguments, 2)
        if group is not None:
            own = world.engine.evaluate(group, subject)
            members = tuple(m for m in members if engine.evaluate(group, subject.of(m)) == own)
        values = [_theirs(engine, arguments[1], subject.of(member)) for member in members]
        absent = [value for value in values if isinstance(value, Missing)]
        if absent:
            return merged(absent)
        found = [value for value in values if isinstance(value, Fraction)]
        return reduce(found) if found else none(world)

    return look


def _nobody(world: World) -> Value:
    return missing(_("团队"), world.subject.period, _("没有可比较的值"))


def _of_person(world: World, arguments: tuple[Node, ...]) -> Value:
    """Give another person's figure, by 工号."""
    who = evaluate(arguments[0], world)
    if isinstance(who, (Missing, NotApplicable)):
        return who
    engine = world.engine if len(arguments) < 3 else other(world, named(arguments[2]))
    if engine is None:
        return _no_scheme(world, named(arguments[2]))
    if not isinstance(who, str) or who not in engine.facts.staff:
        return missing(_("工号「{who}」").format(who=who), world.subject.period, _("没有这个人"))
    aim = world.subject.of(who)
    if not engine.months(aim):
        return missing(_("工号「{who}」").format(who=who), world.subject.period, _("没有参加这个方案"))
    return _theirs(engine, arguments[1], aim)


def _theirs(engine: "Engine", node: Node, subject: Subject) -> Value:
    """Compute another person's figure; what is missing for it says whose it is."""
    value = engine.evaluate(node, subject)
    return theirs(value, engine.facts.staff[subject.staff_no]) if isinstance(value, Missing) else value


OVER_SCHEMES: dict[str, Form] = {
    "方案合计": _of_scheme(summed, lambda _world: Fraction(0)),
    "方案平均": _of_scheme(mean, _nobody),
    "方案计数": _of_scheme(lambda found: Fraction(len(found)), lambda _world: Fraction(0)),
    "他人": _of_person,
}
