"""Every formula of a policy, and what they compare within the team."""

from collections.abc import Iterator

from calculators.formula.syntax import Call, Node, Text, children
from calculators.policy.quantity import ComponentPlan, Policy

TEAM = {
    **dict.fromkeys(("团队平均", "团队合计", "团队最大", "团队最小", "团队计数"), (0, 1)),
    **dict.fromkeys(("名次", "末位"), (0, 2)), "组间名次": (0, 1), "分摊": (1, 2),
}
"""Functions over the team: the places of what each member is asked for, and of what group it belongs to."""

INSIDE = {"期内合计", "期内平均", "期内最大", "期内最小", "期内次数"}
"""Functions that look at the shorter periods inside the formula's own."""

ELSEWHEN = {
    "上期", "前期", "本年上期", "本年累计", "最近合计", "最近平均", "最近次数", "连续期数", "按季", "按半年", "按年", *INSIDE,
}
"""Functions that look at other periods than the formula's own."""

ACROSS = {"方案合计": 0, "方案平均": 0, "方案计数": 0, "他人": 2}
"""Functions whose second argument is computed under a scheme that may be another one, named at this place."""


def elsewhere(node: Node) -> tuple[str, Node, Node | None] | None:
    """Give scheme, formula and group of a call that looks at another scheme; None for any other node."""
    if not isinstance(node, Call) or node.name not in ACROSS or len(node.arguments) <= max(1, ACROSS[node.name]):
        return None
    scheme = node.arguments[ACROSS[node.name]]
    group = node.arguments[2] if node.name != "他人" and len(node.arguments) > 2 else None
    return (scheme.value, node.arguments[1], group) if isinstance(scheme, Text) else None


def own_parts(node: Node) -> Iterator[Node]:
    """Visit a node and everything below it that is computed under the policy's own scheme."""
    waiting = [node]
    while waiting:
        part = waiting.pop()
        yield part
        below = children(part)
        waiting.extend(reversed(below if elsewhere(part) is None else (below[0], *below[2:])))


SUM_OF_LINES = "合计"
"""In a component's `then`: the sum of its lines."""


def formulas(policy: Policy) -> Iterator[tuple[str, Node, str | None]]:
    """List every formula with its key and the kind of record that it is computed for."""
    for q in policy.quantities.values():
        yield f"quantity.{q.name}", q.node, q.for_each
    for kpi in policy.kpis:
        yield f"kpi.{kpi.id}", kpi.node, None
        yield from ((f"kpi.{kpi.id}.parts", warning.when, None) for warning in kpi.warnings)
    if policy.grading:
        yield "grade", policy.grading.node, None
    if policy.coefficient:
        yield "coefficient", policy.coefficient.node, None
    for adjustment in policy.adjustments:
        yield f"adjustment.{adjustment.id}", adjustment.node, None
    for component in policy.components:
        yield from _of_component(component)
    yield from _of_notes(policy)


def _of_component(component: ComponentPlan) -> Iterator[tuple[str, Node, str | None]]:
    key = f"component.{component.id}"
    yield key, component.node, component.for_each
    if component.when is not None:
        yield f"{key}.when", component.when, component.for_each
    if component.then is not None:
        yield f"{key}.then", component.then, None
    if component.applies is not None:
        yield f"{key}.applies", component.applies, None


def _of_notes(policy: Policy) -> Iterator[tuple[str, Node, str | None]]:
    """List the formulas of what is shown besides figures: flags, warnings, tables."""
    for flag in policy.flags:
        yield f"flag.{flag.id}", flag.when, None
    for number, warning in enumerate(policy.warnings, 1):
        yield f"warning.{number}", warning.when, warning.for_each
    for table in policy.tables:
        if table.when is not None:
            yield f"table.{table.title}.when", table.when, table.for_each
        for name, node in table.columns:
            yield f"table.{table.title}.{name}", node, table.for_each


def compared(policy: Policy) -> tuple[tuple[Node, Node | None], ...]:
    """List what the policy compares within the team of the period itself, or a group of it, each once."""
    found: dict[tuple[Node, Node | None], None] = {}
    waiting = [node for _key, node, _record in formulas(policy)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Call) and node.name in TEAM:
            asked, group = TEAM[node.name]
            found[node.arguments[asked], node.arguments[group] if len(node.arguments) > group else None] = None
        elif elsewhere(node) is not None:
            continue
        elif not (isinstance(node, Call) and node.name in ELSEWHEN):
            waiting.extend(children(node))
    return tuple(found)
