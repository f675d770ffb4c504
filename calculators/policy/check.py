"""Check a compiled policy: unknown names, ids used twice, arguments that don't fit, cycles."""

from collections.abc import Iterator
from difflib import get_close_matches
from graphlib import CycleError, TopologicalSorter

from calculators.assessment.builtins import BUILTINS
from calculators.assessment.lines import RECORD_FIELDS
from calculators.formula.functions import FUNCTIONS
from calculators.formula.syntax import Call, Node, walk
from calculators.policy.formulas import SUM_OF_LINES, formulas
from calculators.policy.needs import needs
from calculators.policy.quantity import Policy
from models.faults import Problem
from models.words import _

TIME_TRAVEL = {"上期", "本年上期"}


def check(policy: Policy, file: str) -> list[Problem]:
    """List every problem of a policy with the key it stands at."""
    found: list[Problem] = []
    for key, node, record in formulas(policy):
        besides = {SUM_OF_LINES} if key.endswith(".then") else set()
        found += [Problem(where=f"{file}: {key}", what=what) for what in _formula(policy, node, record, besides)]
    found += [Problem(where=f"{file}: {key}", what=what) for key, what in _twice(policy)]
    found += [Problem(where=f"{file}: {key}", what=what) for key, what in _references(policy)]
    return found + [Problem(where=file, what=what) for what in _cycle(policy)]


def _formula(policy: Policy, node: Node, record: str | None, besides: set[str]) -> Iterator[str]:
    records = {record} if record else set()
    for part in walk(node):
        if isinstance(part, Call):
            yield from _call(part)
            if part.name in {"合计", "计数"}:
                records |= {kind for kind in RECORD_FIELDS if part.arguments and _word(part) == RECORD_FIELDS[kind].title}
    for function, name in dict.fromkeys(needs(node)):
        known = _known(policy, function, records)
        if known is not None and name not in known | besides:
            yield _unknown(function, name, known)


def _word(call: Call) -> str:
    from calculators.policy.needs import named

    return named(call.arguments[0])


def _call(call: Call) -> Iterator[str]:
    function = FUNCTIONS.get(call.name)
    if function is None:
        close = get_close_matches(call.name, FUNCTIONS, 1, 0.4)
        yield _("没有函数「{name}」").format(name=call.name) + _hint(close)
        return
    count = len(call.arguments)
    if count < function.least or (function.most is not None and count > function.most):
        yield _("「{name}」的参数应是（{parameters}），这里有 {n} 个").format(
            name=call.name, parameters="，".join(function.parameters), n=count
        )
    if "分档" in call.name and count % 2:
        yield _("「{name}」的门槛与结果不成对").format(name=call.name)


def _known(policy: Policy, function: str, records: set[str]) -> set[str] | None:
    match function:
        case "量":
            fields = {name for kind in records for name in RECORD_FIELDS[kind].fields}
            return {*policy.inputs, *policy.quantities, *BUILTINS, *fields}
        case "次数" | "分值":
            return set(policy.incidents)
        case "评分" | "任一评分为" | "得分":
            return {word for kpi in policy.kpis for word in (kpi.id, kpi.name)}
        case "金额":
            return {word for c in policy.components for word in (c.id, c.name)}
        case "合计" | "计数":
            return {fields.title for fields in RECORD_FIELDS.values()}
        case _:
            return None


def _unknown(function: str, name: str, known: set[str]) -> str:
    place = "" if function == "量" else _("「{function}」里的").format(function=function)
    return _("{place}「{name}」没有定义").format(place=place, name=name) + _hint(get_close_matches(name, sorted(known), 1, 0.5))


def _hint(close: list[str]) -> str:
    return _("，是不是「{name}」？").format(name=close[0]) if close else ""


def _twice(policy: Policy) -> Iterator[tuple[str, str]]:
    for key, items in (("kpi", policy.kpis), ("component", policy.components), ("adjustment", policy.adjustments)):
        ids = [item.id for item in items]
        names = [item.name for item in items]
        for word in dict.fromkeys(w for w in ids + names if ids.count(w) > 1 or names.count(w) > 1):
            yield key, _("「{name}」用了不止一次").format(name=word)
    for name in policy.quantities:
        if name in policy.inputs or name in BUILTINS:
            yield f"quantity.{name}", _("「{name}」已经是指标或内置量的名字").format(name=name)
    for name in policy.inputs:
        if name in BUILTINS:
            yield f"input.{name}", _("「{name}」已经是内置量的名字").format(name=name)


def _references(policy: Policy) -> Iterator[tuple[str, str]]:
    ids = {kpi.id for kpi in policy.kpis}
    for subscore in policy.subscores:
        for word in subscore.kpis:
            if word not in ids:
                yield f"subscore.{subscore.id}", _("考核指标「{name}」没有定义").format(name=word)
    for kpi in policy.kpis:
        for label in kpi.critical:
            if label not in dict(kpi.labels):
                yield f"kpi.{kpi.id}.critical", _("选项「{name}」没有定义").format(name=label)


def _cycle(policy: Policy) -> Iterator[str]:
    """Find quantities that need themselves; looking at an earlier period is no cycle."""
    graph = {name: {n for f, n in _now(q.node) if f == "量" and n in policy.quantities} for name, q in policy.quantities.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as fault:
        yield _("循环：{names}").format(names=" → ".join(fault.args[1]))


def _now(node: Node) -> Iterator[tuple[str, str]]:
    """List needs of the same period only."""
    if isinstance(node, Call) and node.name in TIME_TRAVEL:
        return
    from calculators.formula.syntax import Name, children

    if isinstance(node, Name):
        yield ("量", node.name)
    for child in children(node):
        yield from _now(child)
