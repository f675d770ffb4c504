"""The fourth reading of a formula: what it needs."""

from collections.abc import Iterable, Iterator

from calculators.formula.functions import FUNCTIONS
from calculators.formula.syntax import Call, Name, Node, Text
from calculators.policy.formulas import own_parts
from calculators.policy.quantity import Policy, Quantity


def named(argument: Node) -> str:
    """Give the word that an argument is (functions over words hold them as text); "" for a sum."""
    return argument.value if isinstance(argument, Text) else ""


def needs(node: Node) -> Iterator[tuple[str, str]]:
    """List what a formula asks for, as (function or `量`, name); a function of words alone by its words.

    What 任一评分为 looks for are labels, not needs: only its first word counts.
    """
    for part in own_parts(node):
        if isinstance(part, Call) and part.name in FUNCTIONS:
            function = FUNCTIONS[part.name]
            words = part.arguments[:1] if part.name == "任一评分为" else function.worded(part.arguments)
            yield from ((part.name, named(word)) for word in words)
            if not words:
                yield (part.name, "")
        elif isinstance(part, Name):
            yield ("量", part.name)


def reached(policy: Policy, nodes: Iterable[Node]) -> set[tuple[str, str]]:
    """List what formulas need, through all named quantities, coefficient and KPIs they mention."""
    found: set[tuple[str, str]] = set()
    waiting = list(nodes)
    while waiting:
        for need in needs(waiting.pop()):
            if need not in found:
                found.add(need)
                waiting.extend(q.node for q in _behind(policy, need))
    return found


def _behind(policy: Policy, need: tuple[str, str]) -> Iterator[Quantity]:
    kind, name = need
    if kind == "量" and name in policy.quantities:
        yield policy.quantities[name]
    if kind == "金额" and (component := policy.component(name)):
        yield component
    if kind == "得分" and (kpi := policy.kpi(name)):
        yield kpi
