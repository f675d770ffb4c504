"""Evaluate a syntax tree exactly."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any, Protocol

from calculators.formula.functions import FUNCTIONS
from calculators.formula.syntax import (
    BANDS,
    Binary,
    Call,
    Compare,
    Logic,
    Name,
    Negative,
    Node,
    Not,
    Number,
    Text,
    left_spine,
)
from calculators.formula.values import Missing, NotApplicable, Sort, Value, first_gap, missing
from calculators.formula.words import in_words
from models.words import _


class World(Protocol):
    """What a formula sees: quantities by name, and the functions that look beyond numbers."""

    def quantity(self, name: str) -> Value:
        """Give the value of a name."""

    def look(self, call: Call) -> Value:
        """Carry out a function that looks at time, the team or records."""


class Nowhere:
    """A world without names: what a formula of numbers alone comes to."""

    def quantity(self, name: str) -> Value:
        """Say that the name is missing."""
        return missing(name)

    def look(self, call: Call) -> Value:
        """Say that there is nothing to look at."""
        return missing(call.name)


MOST_BITS = 16_384
"""Of the whole numbers that a figure is a quotient of."""

_HELD: dict[Sort, type[Fraction | date | bool]] = {Sort.NUMBER: Fraction, Sort.DATE: date, Sort.YES_NO: bool}
"""What a value of a sort is held in."""

_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "=": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}


def evaluate(node: Node, world: World) -> Value:
    """Compute a node's value: strict, but for 如果, bands, 且 and 或, which look only where they must."""
    match node:
        case Number(exact):
            return exact
        case Text(label):
            return label
        case Name(name):
            return world.quantity(name)
        case Negative(operand):
            size = evaluate(operand, world)
            return -size if isinstance(size, Fraction) else _not_a(_("数字"), operand, size)
        case Not(operand):
            holds = evaluate(operand, world)
            return (not holds) if isinstance(holds, bool) else _not_a(_("判断（是或否）"), operand, holds)
        case Binary():
            return _chain(node, world)
        case Compare(_operator, left, right):
            return _compared(node, evaluate(left, world), evaluate(right, world))
        case Logic():
            return _logic(node, world)
        case Call():
            return _call(node, world)


def taken(node: Call, world: World) -> tuple[Node, ...]:
    """List the parts of a 如果 or a band list that were looked at, the deciding result last."""
    return _deciding(node, world)[0]


def _deciding(node: Call, world: World) -> tuple[tuple[Node, ...], Value | None]:
    """Find the result that a 如果 or a band list comes to, after all that was looked at; or the gap before it."""
    first, *rest = node.arguments
    value = evaluate(first, world)
    if node.name == "如果":
        if not isinstance(value, bool):
            return (first,), _not_a(_("判断（是或否）"), first, value)
        return (first, rest[0 if value else 1]), None
    gap = first_gap((value,))
    if gap is not None:
        return (first,), gap
    for threshold, result in zip(rest[:-1:2], rest[1::2], strict=True):
        reached = _compared(Compare(BANDS[node.name], first, threshold), value, evaluate(threshold, world))
        if reached is True:
            return (first, threshold, result), None
        if reached is not False:
            return (first, threshold), reached
    return (first, rest[-1]), None


def _compared(node: Compare, left: Value, right: Value) -> Value:
    """Compare two values of one sort; labels and yes/no know only = and ≠."""
    gap = first_gap((left, right))
    if gap is not None:
        return gap
    if (isinstance(left, Fraction) and isinstance(right, Fraction)) or (isinstance(left, date) and isinstance(right, date)):
        return _COMPARE[node.operator](left, right)
    if type(left) is not type(right):
        return missing(
            _("「{formula}」").format(formula=in_words(node)),
            why=_("一边是{left}，一边是{right}，不能比较").format(left=_kind(left), right=_kind(right)),
        )
    if node.operator in ("=", "!="):
        return (left == right) is (node.operator == "=")
    return missing(_("「{formula}」").format(formula=in_words(node)), why=_("不是数字或日期，只能用 = 或 ≠ 比较"))


def _call(node: Call, world: World) -> Value:
    if node.name == "如果" or node.name in BANDS:
        looked, gap = _deciding(node, world)
        return evaluate(looked[-1], world) if gap is None else gap
    function = FUNCTIONS[node.name]
    if function.compute is None:
        return world.look(node)
    values = [evaluate(argument, world) for argument in node.arguments]
    gap = first_gap(values)
    if gap is not None:
        return gap
    for place, value in enumerate(values):
        wanted = function.sort_taken(place)
        if not isinstance(value, _HELD[wanted]):
            told = {Sort.NUMBER: _("只接受数字"), Sort.DATE: _("只接受日期"), Sort.YES_NO: _("只接受判断（是或否）")}
            return missing(_("「{formula}」").format(formula=in_words(node)), why=told[wanted])
    return function.compute(values)


def _chain(node: Binary, world: World) -> Value:
    first, spine = left_spine(node)
    value = evaluate(first, world)
    for part in spine:
        assert isinstance(part, Binary)
        value = _arithmetic(part, value, evaluate(part.right, world))
    return value


def _arithmetic(node: Binary, left: Value, right: Value) -> Value:
    gap = first_gap((left, right))
    if gap is not None:
        return gap
    if not isinstance(left, Fraction) or not isinstance(right, Fraction):
        wrong, kind = (node.right, right) if isinstance(left, Fraction) else (node.left, left)
        return _not_a(_("数字"), wrong, kind)
    match node.operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return _bounded(left * right, node)
        case _:
            return _bounded(left / right, node) if right else _zero_division(node)


def _bounded(value: Fraction, node: Binary) -> Value:
    """Let no chain of products grow beyond what any policy has."""
    if max(value.numerator.bit_length(), value.denominator.bit_length()) <= MOST_BITS:
        return value
    return missing(_("「{formula}」").format(formula=in_words(node)), why=_("算出来的数字太长"))


def _zero_division(node: Binary) -> Missing:
    return missing(_("「{formula}」").format(formula=in_words(node.right)), why=_("为 0，不能作除数"))


def _logic(node: Logic, world: World) -> Value:
    first, spine = left_spine(node)
    value = evaluate(first, world)
    for part in spine:
        assert isinstance(part, Logic)
        value = _decided(part, value, world)
    return value


def _decided(node: Logic, left: Value, world: World) -> Value:
    """Stop early: what decides alone needs nothing else recorded."""
    decisive = node.operator == "或"
    if left is decisive:
        return decisive
    if not isinstance(left, (bool, Missing, NotApplicable)):
        return _not_a(_("判断（是或否）"), node.left, left)
    right = evaluate(node.right, world)
    if right is decisive:
        return decisive
    if not isinstance(right, (bool, Missing, NotApplicable)):
        return _not_a(_("判断（是或否）"), node.right, right)
    return first_gap((left, right)) or right


def _not_a(kind: str, node: Node, value: Value) -> Value:
    """Pass a gap on; anything else of the wrong kind is missing with that reason."""
    if isinstance(value, (Missing, NotApplicable)):
        return value
    return missing(
        _("「{formula}」").format(formula=in_words(node)), why=_("应是{kind}，不是{other}").format(kind=kind, other=_kind(value))
    )


def _kind(value: Value) -> str:
    """Name what a value is."""
    if isinstance(value, bool):
        return _("判断（是或否）")
    if isinstance(value, date):
        return _("日期")
    return _("数字") if isinstance(value, Fraction) else _("文字")
