"""Find figures that need themselves within one period: through names, points, score, grade, money and the team."""

from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter

from calculators.formula.syntax import Call, Name, Node, Text, children
from calculators.policy.formulas import elsewhere
from calculators.policy.needs import named
from calculators.policy.quantity import Policy
from models.words import _

EARLIER = {"上期": 0, "前期": 1, "本年上期": 0}
"""Functions that look at an earlier period alone, and the place of what they ask there; all else is of this one."""

_SCORE, _COMPLETE, _GRADE, _COEFFICIENT, _RANK = "总分", "完整总分", "等级", "KPI奖金系数", "总分名次"


def cycles(policy: Policy) -> Iterator[tuple[str, str]]:
    """Say each cycle with the key of a figure in it; looking at an earlier period is none."""
    keys, graph = _figures(policy)
    while True:
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as fault:
            way = fault.args[1][:0:-1]  # from what needs to what is needed, each once
            first = next((place for place, name in enumerate(way) if name in keys), 0)
            way = [*way[first:], *way[:first]]
            needed = way[1] if len(way) > 1 else way[0]
            yield keys.get(way[0], ""), _("循环：{names}").format(names=_(" 要用到 ").join([*way, way[0]]))
            graph[way[0]].remove(needed)
        else:
            return


def _figures(policy: Policy) -> tuple[dict[str, str], dict[str, list[str]]]:
    """List the figures by their words in formulas: the key each stands at, and what each needs."""
    keys: dict[str, str] = {}
    graph: dict[str, list[str]] = {}

    def add(word: str, key: str, *nodes: Node | None) -> str:
        keys[word] = key
        graph[word] = sorted(_needed(policy, (node for node in nodes if node is not None)))
        return word

    for name, quantity in policy.quantities.items():
        add(name, f"quantity.{name}", quantity.node)
    score = [add(_points(kpi.name), f"kpi.{kpi.id}", kpi.node) for kpi in policy.kpis]
    score += [add(_("调整「{name}」").format(name=a.name), f"adjustment.{a.id}", a.node) for a in policy.adjustments]
    amounts = [add(_amount(c.name), f"component.{c.id}", c.node, c.when, c.then, c.applies) for c in policy.components]
    add(_COEFFICIENT, "coefficient", policy.coefficient.node if policy.coefficient else None)
    add(_GRADE, "grade", policy.grading.node if policy.grading else None)
    graph[_GRADE] = sorted({*graph[_GRADE], _SCORE})
    graph[_SCORE] = score
    graph[_COMPLETE] = [_SCORE, _GRADE, _COEFFICIENT, *amounts]
    graph[_RANK] = [_COMPLETE]
    return keys, graph


def _points(name: str) -> str:
    return _("得分({name})").format(name=name)


def _amount(name: str) -> str:
    return _("金额({name})").format(name=name)


def _needed(policy: Policy, nodes: Iterable[Node]) -> set[str]:
    """List the words of what formulas need in their own period, whoever's it is."""
    found: set[str] = set()
    waiting = list(nodes)
    while waiting:
        match waiting.pop():
            case Name(name):
                found.add(name)
            case Call(function, arguments) if function in EARLIER:
                waiting.extend(part for place, part in enumerate(arguments) if place != EARLIER[function])
            case Call() as call if elsewhere(call) is not None:
                waiting.extend((call.arguments[0], *call.arguments[2:]))
            case Call("得分", (Text() as word, *_rest)) if kpi := policy.kpi(named(word)):
                found.add(_points(kpi.name))
            case Call("金额", (Text() as word, *_rest)) if component := policy.component(named(word)):
                found.add(_amount(component.name))
            case node:
                waiting.extend(children(node))
    return found
