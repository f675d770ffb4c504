"""Every formula of a policy, and what they compare within the team."""

from collections.abc import Iterator

from calculators.formula.syntax import Call, Node, children
from calculators.policy.quantity import ComponentPlan, Policy

TEAM = {"团队平均", "团队合计", "团队最大", "团队最小", "团队计数", "名次", "末位"}
"""Functions over the team; the first argument is what each member is asked for."""

ELSEWHEN = {"上期", "本年上期", "本年累计", "最近次数", "按季", "按年"}
"""Functions that look at other periods than the formula's own."""


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


def compared(policy: Policy) -> tuple[Node, ...]:
    """List what the policy compares within the team of the period itself, each once."""
    found: dict[Node, None] = {}
    waiting = [node for _key, node, _record in formulas(policy)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Call) and node.name in TEAM and node.arguments:
            found[node.arguments[0]] = None
        elif not (isinstance(node, Call) and node.name in ELSEWHEN):
            waiting.extend(children(node))
    return tuple(found)
