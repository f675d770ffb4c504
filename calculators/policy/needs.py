"""The fourth reading of a formula: what it needs."""

from collections.abc import Iterable, Iterator

from calculators.formula.functions import FUNCTIONS
from calculators.formula.syntax import Call, Name, Node, Text, walk
from calculators.policy.quantity import Policy, Quantity

COUNTING = {"次数", "分值"}
"""Functions of which every argument names something, not only the first."""


def named(argument: Node) -> str:
    """Give the word that an argument stands for: a bare name or a text."""
    match argument:
        case Name(name):
            return name
        case Text(value):
            return value
        case _:
            return ""


def needs(node: Node) -> Iterator[tuple[str, str]]:
    """List what a formula asks for, as (function or `量`, name), arguments of naming functions by themselves."""
    skipped: set[int] = set()
    for part in walk(node):
        if isinstance(part, Call):
            taken = part.arguments if part.name in COUNTING else part.arguments[:1]
            if part.name in FUNCTIONS and FUNCTIONS[part.name].naming:
                skipped.update(id(argument) for argument in taken)
                yield from ((part.name, named(argument)) for argument in taken)
            else:
                yield (part.name, "")
        elif isinstance(part, Name) and id(part) not in skipped:
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
