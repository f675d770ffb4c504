"""Evaluate a syntax tree exactly."""

from collections.abc import Callable
from fractions import Fraction
from typing import Protocol

from calculators.formula.functions import FUNCTIONS
from calculators.formula.syntax import Binary, Call, Compare, Logic, Name, Negative, Node, Not, Number, Text
from calculators.formula.values import Missing, NotApplicable, Value, first_gap, merged, missing
from models.words import _


class World(Protocol):
    """What a formula sees: quantities by name, and the functions that look beyond numbers."""

    def quantity(self, name: str) -> Value:
        """Give the value of a name."""

    def look(self, call: Call) -> Value:
        """Carry out a function that looks at time, the team or records."""


_COMPARE: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "=": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}
BANDS = {"分档": ">=", "超过分档": ">", "低于分档": "<", "不高于分档": "<="}


def evaluate(node: Node, world: World) -> Value:
    """Compute a node's value: strict, but for 如果, bands, 且 and 或, which look only where they must."""
    match node:
        case Number(value):
            return value
        case Text(value):
            return value
        case Name(name):
            return world.quantity(name)
        case Negative(operand):
            return _numeric(lambda a: -a, evaluate(operand, world))
        case Not(operand):
            value = evaluate(operand, world)
            return (not value) if isinstance(value, bool) else _not_a(value, _("是/否"))
        case Binary():
            return _binary(node, world)
        case Compare():
            return compare(node.operator, evaluate(node.left, world), evaluate(node.right, world))
        case Logic():
            return _logic(node, world)
        case Call():
            return _call(node, world)


def taken(node: Call, world: World) -> tuple[Node, ...]:
    """List the parts of a 如果 or a band list that were looked at, the deciding result last."""
    if node.name == "如果":
        condition, then, otherwise = node.arguments
        value = evaluate(condition, world)
        return (condition, then if value is True else otherwise) if isinstance(value, bool) else (condition,)
    subject, *rest = node.arguments
    value = evaluate(subject, world)
    for threshold, result in zip(rest[:-1:2], rest[1::2], strict=False):
        reached = compare(BANDS[node.name], value, evaluate(threshold, world))
        if reached is True:
            return (subject, threshold, result)
        if not isinstance(reached, bool):
            return (subject, threshold)
    return (subject, rest[-1])


def compare(operator: str, left: Value, right: Value) -> Value:
    """Compare two values of one kind; labels and yes/no know only = and ≠."""
    gap = first_gap((left, right))
    if gap is not None:
        return gap
    if type(left) is not type(right):
        return missing(_("比较的两边类型不同"))
    if isinstance(left, Fraction) and isinstance(right, Fraction):
        return _COMPARE[operator](left, right)
    if operator in ("=", "!="):
        return (left == right) is (operator == "=")
    return missing(_("只有数字可以比较大小"))


def _call(node: Call, world: World) -> Value:
    if node.name == "如果":
        condition = evaluate(node.arguments[0], world)
        if not isinstance(condition, bool):
            return _not_a(condition, _("是/否"))
        return evaluate(node.arguments[1 if condition else 2], world)
    if node.name in BANDS:
        return _bands(node, world)
    function = FUNCTIONS[node.name]
    if function.compute is None:
        return world.look(node)
    values = [evaluate(argument, world) for argument in node.arguments]
    gap = first_gap(values)
    if gap is not None:
        return gap
    numbers = [value for value in values if isinstance(value, Fraction)]
    return function.compute(numbers) if len(numbers) == len(values) else missing(_("「{name}」只接受数字").format(name=node.name))


def _bands(node: Call, world: World) -> Value:
    looked = taken(node, world)
    subject = evaluate(looked[0], world)
    gap = first_gap((subject,))
    if gap is not None:
        return gap
    if len(looked) == 2 and looked[1] is not node.arguments[-1]:
        return compare(BANDS[node.name], subject, evaluate(looked[1], world))
    return evaluate(looked[-1], world)


def _binary(node: Binary, world: World) -> Value:
    left, right = evaluate(node.left, world), evaluate(node.right, world)
    gap = first_gap((left, right))
    if gap is not None:
        return gap
    if not isinstance(left, Fraction) or not isinstance(right, Fraction):
        return missing(_("算式里有不是数字的内容"))
    match node.operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case _:
            return left / right if right else _zero_division(node)


def _zero_division(node: Binary) -> Missing:
    from calculators.formula.words import in_words

    return missing(_("「{formula}」").format(formula=in_words(node.right)), why=_("为 0，不能作除数"))


def _logic(node: Logic, world: World) -> Value:
    """Stop early: what decides alone needs nothing else recorded."""
    decisive = node.operator == "或"
    left = evaluate(node.left, world)
    if left is decisive:
        return decisive
    right = evaluate(node.right, world)
    if isinstance(left, bool):
        return right if isinstance(right, bool) else _not_a(right, _("是/否"))
    if right is decisive:
        return decisive
    gaps = [v for v in (left, right) if isinstance(v, Missing)]
    return merged(gaps) if gaps else _not_a(left, _("是/否"))


def _numeric(compute: Callable[[Fraction], Fraction], value: Value) -> Value:
    return compute(value) if isinstance(value, Fraction) else _not_a(value, _("数字"))


def _not_a(value: Value, kind: str) -> Value:
    """Pass a gap on; anything else of the wrong kind is missing with that reason."""
    return value if isinstance(value, (Missing, NotApplicable)) else missing(_("这里应是{kind}").format(kind=kind))
