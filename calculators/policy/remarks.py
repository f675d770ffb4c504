"""What is allowed in a scheme file and yet looks like a slip: unused words, unlike units, divisors that may be 0."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from calculators.assessment.builtins import BUILTINS
from calculators.formula.syntax import (
    BANDS,
    Binary,
    Call,
    Compare,
    Name,
    Negative,
    Node,
    Text,
    children,
    constant,
    walk,
)
from calculators.formula.words import in_words
from calculators.policy.formulas import TEAM, formulas, own_parts
from calculators.policy.quantity import Policy
from calculators.policy.scales import unlike_scales
from models.money import plain
from models.words import _

Found = Iterator[tuple[str, str]]

NEVER_ZERO = {"日历天数", "团队人数", "月份", "季度"}
"""Builtins that are above 0 in every period that counts."""
MONEY_UNITS = {"元", "万元"}


def remarks(policy: Policy) -> Found:
    """List what the writer of a scheme should look at again, each with its key."""
    yield from _whole(policy)
    yield from _unused(policy)
    for key, node, record in formulas(policy):
        yield from ((key, what) for what in dict.fromkeys(_divisors(policy, node)))
        yield from ((key, what) for what in dict.fromkeys(_units(policy, node, record)))
        yield from ((key, what) for what in dict.fromkeys(_with_itself(node)))
        yield from ((key, what) for what in dict.fromkeys(unlike_scales(policy, node, record)))


def _whole(policy: Policy) -> Found:
    if policy.kpis and policy.maximum != Decimal(100) and not policy.stated_maximum:
        what = _("各指标满分合计 {n} 分，不是 100 分；如果本来如此，请写 maximum = {n}").format(n=plain(policy.maximum))
        yield "kpi", what


def _unused(policy: Policy) -> Found:
    """List what no formula and no line of a slip uses."""
    used = used_words(policy)
    kinds: dict[str, tuple[Iterable[str], str]] = {
        "input": (policy.inputs, _("录入指标「{name}」没有公式用到")),
        "incident": (policy.incidents, _("事件「{name}」没有公式用到")),
        "quantity": (policy.quantities, _("中间量「{name}」没有公式用到")),
    }
    for kind, (names, text) in kinds.items():
        yield from ((f"{kind}.{name}", text.format(name=name)) for name in names if name not in used)
    records = {q.for_each for q in (*policy.quantities.values(), *policy.components)}
    records |= {table.for_each for table in policy.tables}
    for word in policy.lists:
        if word.name not in used | records:
            yield f"list.{word.name}", _("清单「{name}」没有公式用到").format(name=word.name)


def used_words(policy: Policy) -> set[str]:
    """List the names and words of all formulas, and what components show."""
    used = {name for component in policy.components for name in component.show}
    for key, node, _record in formulas(policy):
        own = key.removeprefix("quantity.")
        found = {part.name if isinstance(part, Name) else part.value for part in walk(node) if isinstance(part, (Name, Text))}
        used |= found - {own}
    return used


def _divisors(policy: Policy, node: Node) -> Iterator[str]:
    """Name each divisor that may be 0 where no condition around it has looked at it: it then counts as missing."""
    waiting: list[tuple[Node, frozenset[str]]] = [(node, frozenset())]
    while waiting:
        part, looked_at = waiting.pop()
        if isinstance(part, Binary) and part.operator == "/" and not (
            _above_zero(policy, part.right, looked_at) or _counts_oneself(part)
        ):
            yield _("除数「{formula}」为 0 时没有写怎样，那时算作缺数").format(formula=in_words(part.right))
        if isinstance(part, Call) and (part.name == "如果" or part.name in BANDS):
            looked_at |= _names(part.arguments[0])
        waiting.extend((child, looked_at) for child in children(part))


def _counts_oneself(part: Binary) -> bool:
    """Tell whether whoever has a place among those counted is one of them: 名次(量) ÷ 团队计数(量)."""
    if not isinstance(part.right, Call) or part.right.name != "团队计数":
        return False
    return any(isinstance(n, Call) and n.name == "名次" and n.arguments[0] == part.right.arguments[0] for n in walk(part.left))


def _names(node: Node) -> frozenset[str]:
    """List the names that a formula's value rests on; by what a team is parted isn't one."""
    if isinstance(node, Name):
        return frozenset({node.name})
    group = TEAM[node.name][1] if isinstance(node, Call) and node.name in TEAM else None
    return frozenset[str]().union(*(_names(part) for place, part in enumerate(children(node)) if place != group))


def _above_zero(policy: Policy, node: Node, looked_at: frozenset[str]) -> bool:
    """Tell whether a divisor can't be 0: a number, a measure that starts above 0, something a condition looked at."""
    exact = constant(node)
    if exact is not None:
        return exact != 0
    names = _names(node)
    if names and names <= looked_at:
        return True
    match node:
        case Name(name):
            low = policy.inputs[name].low if name in policy.inputs else None
            return name in NEVER_ZERO or (low is not None and low > 0)
        case Call("最大", arguments):
            return any((found := constant(part)) is not None and found > 0 for part in arguments)
        case Negative(operand):
            return _above_zero(policy, operand, looked_at)
        case _:
            return False


def _with_itself(node: Node) -> Iterator[str]:
    """Name comparisons of a name with itself: a column of one list can't be matched with another's of that name."""
    for part in own_parts(node):
        if isinstance(part, Compare) and isinstance(part.left, Name) and part.left == part.right:
            yield _("「{formula}」两边是同一个量").format(formula=in_words(part))


def _units(policy: Policy, node: Node, record: str | None) -> Iterator[str]:
    """Name sums and comparisons of money with what isn't money, or of 元 with 万元."""
    for part in own_parts(node):
        if (isinstance(part, Binary) and part.operator in "+-") or isinstance(part, Compare):
            sides = [(side, _unit(policy, side, record)) for side in (part.left, part.right)]
            units = [unit for _side, unit in sides if unit]
            if len(set(units)) > 1 and MONEY_UNITS & set(units):
                what = _("「{formula}」一边是{left}，一边是{right}")
                yield what.format(formula=in_words(part), left=units[0], right=units[1])


def _unit(policy: Policy, node: Node, record: str | None) -> str:
    """Give the unit of a name, "" where it can't be told."""
    if isinstance(node, Negative):
        return _unit(policy, node.operand, record)
    if not isinstance(node, Name):
        return ""
    fields = policy.records[record].fields if record in policy.records else {}
    if node.name in fields:
        return fields[node.name].unit
    for known in (policy.quantities, policy.inputs, BUILTINS):
        if node.name in known:
            return str(known[node.name].unit)
    return ""
