"""Functions over the team: means, places, shares of a pool, within the whole team or one's own group (rules §7)."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

from calculators.assessment.sharing import shares
from calculators.assessment.totals import mean, summed
from calculators.assessment.world import World
from calculators.formula.evaluate import evaluate
from calculators.formula.syntax import Node
from calculators.formula.values import Missing, Value, first_gap, merged, missing
from models.staff import Person
from models.words import _

Form = Callable[[World, tuple[Node, ...]], Value]


def group_of(arguments: tuple[Node, ...], place: int) -> Node | None:
    """Give the argument that says what group people belong to, None for the whole team."""
    return arguments[place] if len(arguments) > place else None


def _of_team(name: str, reduce: Callable[[Sequence[Fraction]], Fraction]) -> Form:
    def look(world: World, arguments: tuple[Node, ...]) -> Value:
        engine, subject = world.engine, world.subject
        found = engine.compared_with(arguments[0], subject, group_of(arguments, 1))
        if isinstance(found.gap, Missing):
            return found.gap
        if not found.ordered:
            return missing(_("团队"), subject.period, _("没有可比较的值"))
        return engine.once((name, arguments[0], subject.period, found.group), lambda: reduce(found.ordered))

    return look


def _team_count(world: World, arguments: tuple[Node, ...]) -> Value:
    found = world.engine.compared_with(arguments[0], world.subject, group_of(arguments, 1))
    return found.gap if isinstance(found.gap, Missing) else Fraction(len(found.ordered))


def lower_is_better(world: World, arguments: tuple[Node, ...], place: int = 1) -> bool:
    """Tell whether the smaller value is the better one."""
    return len(arguments) > place and evaluate(arguments[place], world) not in (False, Fraction(0))


def _rank(world: World, arguments: tuple[Node, ...]) -> Value:
    """Count who is better: equal values share the better place (rules §7)."""
    own = evaluate(arguments[0], world)
    found = world.engine.compared_with(arguments[0], world.subject, group_of(arguments, 2))
    gap = first_gap((own,) if found.gap is None else (own, found.gap))
    if gap is not None or not isinstance(own, Fraction):
        return gap or own
    return Fraction(_place(own, found.ordered, lower=lower_is_better(world, arguments)))


def _place(own: Fraction, ordered: Sequence[Fraction], *, lower: bool) -> int:
    return 1 + bisect_left(ordered, own) if lower else 1 + len(ordered) - bisect_right(ordered, own)


def _is_last(world: World, arguments: tuple[Node, ...]) -> Value:
    """Tell whether the value is the worst, unless everybody has it."""
    own = evaluate(arguments[0], world)
    found = world.engine.compared_with(arguments[0], world.subject, group_of(arguments, 2))
    gap = first_gap((own,) if found.gap is None else (own, found.gap))
    if gap is not None or not isinstance(own, Fraction):
        return gap or own
    values = found.ordered
    if not values or values[0] == values[-1]:
        return False
    return own == values[-1 if lower_is_better(world, arguments) else 0]


def _rank_of_group(world: World, arguments: tuple[Node, ...]) -> Value:
    """Rank the person's group among all groups by the mean of each one's values."""
    engine, subject = world.engine, world.subject
    groups = engine.groups(arguments[1], subject)
    own = groups.get(subject.staff_no)
    if own is None or isinstance(own, Missing):
        return own or missing(_("团队"), subject.period, _("没有可比较的值"))
    values: dict[Value, list[Fraction]] = {}
    for member, value in engine.team_values(arguments[0], subject).items():
        values.setdefault(groups[member], []).append(value)
    means = {group: mean(found) for group, found in values.items() if not isinstance(group, Missing)}
    if own not in means:
        return missing(_("团队"), subject.period, _("没有可比较的值"))
    return Fraction(_place(means[own], sorted(means.values()), lower=lower_is_better(world, arguments, 2)))


def _pool_share(world: World, arguments: tuple[Node, ...]) -> Value:
    """Share a pool out by weights, to the cent; whoever's weight is missing leaves everybody's share open."""
    engine, subject = world.engine, world.subject
    pool, found = evaluate(arguments[0], world), engine.compared_with(arguments[1], subject, group_of(arguments, 2))
    gap = first_gap((pool,) if found.gap is None else (pool, found.gap))
    if gap is not None:
        return gap
    lacking = [_weight_of(world, arguments[1], member) for member in found.members if member not in found.values]
    if lacking:
        return merged(lacking)
    if subject.staff_no not in found.values:
        return missing(_("权数"), subject.period, _("：本人不在团队里"))
    if min(found.values.values()) < 0:
        return missing(_("权数"), subject.period, _("不能小于 0"))
    if not isinstance(pool, Fraction) or not any(found.values.values()):
        return missing(_("权数"), subject.period, _("合计为 0，不能分摊"))
    key = ("pool", *arguments, subject.period, found.group, pool)
    return engine.shared(key, lambda: shares(pool, found.values))[subject.staff_no]


def _weight_of(world: World, node: Node, member: str) -> Missing:
    """Say what a member's weight lacks."""
    engine, subject = world.engine, world.subject.of(member)
    value = engine.evaluate(node, subject)
    if not isinstance(value, Missing):
        value = missing(_("权数"), subject.period, _("未定"))
    return value if member == world.subject.staff_no else theirs(value, engine.facts.staff[member])


def theirs(gap: Missing, person: Person) -> Missing:
    """Say of what is missing for another person's figure whose it is."""
    whose = f"{person.name}（{person.staff_no}）"
    return Missing(tuple(replace(cause, what=f"{whose}{cause.what}") for cause in gap.causes))


OVER_TEAM: dict[str, Form] = {
    "团队平均": _of_team("团队平均", mean),
    "团队合计": _of_team("团队合计", summed),
    "团队最大": _of_team("团队最大", max),
    "团队最小": _of_team("团队最小", min),
    "团队计数": _team_count,
    "名次": _rank,
    "末位": _is_last,
    "组间名次": _rank_of_group,
    "分摊": _pool_share,
}
