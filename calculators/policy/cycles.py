"""Find figures that need themselves within one period: through names, points, score, grade, money and the team."""

from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter

from calculators.formula.syntax import Call, Name, Node, Text, children
from calculators.policy.needs import named
from calculators.policy.quantity import Policy
from models.words import _

EARLIER = {"上期", "本年上期"}
"""Functions that look at an earlier period alone; what they give at the beginning is of this one."""

_SCORE, _COMPLETE, _GRADE, _COEFFICIENT, _RANK = "总分", "完整总分", "等级", "KPI奖金系数", "总分名次"


def cycles(policy: Policy) -> Iterator[str]:
    """Say each cycle, one for figures that hang together; looking at an earlier period is none."""
    graph = _graph(policy)
    while True:
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as fault:
            way = fault.args[1][::-1]
            yield _("循环：{names}").format(names=_(" 要用到 ").join(way))
            graph = {name: needed - set(way) for name, needed in graph.items() if name not in way}
        else:
            return


def _graph(policy: Policy) -> dict[str, set[str]]:
    """List for each figure, by its word in formulas, what it needs."""
    graph = {name: _needed(policy, [q.node]) for name, q in policy.quantities.items()}
    points = {_points(kpi.name): _needed(policy, [kpi.node]) for kpi in policy.kpis}
    adjustments = {_("调整「{name}」").format(name=a.name): _needed(policy, [a.node]) for a in policy.adjustments}
    amounts = {
        _amount(c.name): _needed(policy, [n for n in (c.node, c.when, c.then, c.applies) if n is not None])
        for c in policy.components
    }
    graph |= points | adjustments | amounts
    graph[_SCORE] = {*points, *adjustments}
    graph[_GRADE] = _needed(policy, [policy.grading.node] if policy.grading else []) | {_SCORE}
    graph[_COEFFICIENT] = _needed(policy, [policy.coefficient.node] if policy.coefficient else [])
    graph[_COMPLETE] = {_SCORE, _GRADE, _COEFFICIENT, *points, *amounts}
    graph[_RANK] = {_COMPLETE}
    return graph


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
                waiting.extend(arguments[1:])
            case Call("得分", (Text() as word, *_rest)) if kpi := policy.kpi(named(word)):
                found.add(_points(kpi.name))
            case Call("金额", (Text() as word, *_rest)) if component := policy.component(named(word)):
                found.add(_amount(component.name))
            case node:
                waiting.extend(children(node))
    return found
