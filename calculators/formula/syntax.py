"""The syntax tree of a formula."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from models.money import plain

BANDS = {"分档": ">=", "超过分档": ">", "低于分档": "<", "不高于分档": "<="}
"""Functions that band a value, and how each compares it with its thresholds."""


@dataclass(frozen=True, slots=True)
class Number:
    """An exact number; `text` is how it was written (`1%`)."""

    value: Fraction
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A label, `"完整"`."""

    value: str


@dataclass(frozen=True, slots=True)
class Name:
    """A quantity by its name, `公司收入` or `「公司收入」`."""

    name: str


@dataclass(frozen=True, slots=True)
class Negative:
    """`−x`."""

    operand: "Node"


@dataclass(frozen=True, slots=True)
class Not:
    """`非 x`."""

    operand: "Node"


@dataclass(frozen=True, slots=True)
class Binary:
    """`x + y`, `x − y`, `x × y`, `x ÷ y`; `operator` is one of `+ - * /`."""

    operator: str
    left: "Node"
    right: "Node"


@dataclass(frozen=True, slots=True)
class Compare:
    """A comparison; `operator` is one of `= != < <= > >=`."""

    operator: str
    left: "Node"
    right: "Node"


@dataclass(frozen=True, slots=True)
class Logic:
    """`且` (and) or `或` (or); the right side is looked at only where the left does not decide."""

    operator: str
    left: "Node"
    right: "Node"


@dataclass(frozen=True, slots=True)
class Call:
    """A function of the language with its arguments; `name` is its Chinese name."""

    name: str
    arguments: tuple["Node", ...]


Node = Number | Text | Name | Negative | Not | Binary | Compare | Logic | Call


def children(node: Node) -> tuple[Node, ...]:
    """List a node's direct parts, left to right."""
    match node:
        case Negative(operand) | Not(operand):
            return (operand,)
        case Binary(_, left, right) | Compare(_, left, right) | Logic(_, left, right):
            return (left, right)
        case Call(_, arguments):
            return arguments
        case _:
            return ()


def walk(node: Node) -> Iterator[Node]:
    """Visit a node and everything below it, top down."""
    stack = [node]
    while stack:
        top = stack.pop()
        yield top
        stack.extend(reversed(children(top)))


def rebuilt(node: Node, change: Callable[[Node], Node | None]) -> Node:
    """Build a tree again with other parts: where `change` gives a node, it stands instead."""
    changed = change(node)
    if changed is not None:
        return changed
    match node:
        case Negative(operand):
            return Negative(rebuilt(operand, change))
        case Not(operand):
            return Not(rebuilt(operand, change))
        case Compare(operator, left, right):
            return Compare(operator, rebuilt(left, change), rebuilt(right, change))
        case Binary(operator, left, right):
            return Binary(operator, rebuilt(left, change), rebuilt(right, change))
        case Logic(operator, left, right):
            return Logic(operator, rebuilt(left, change), rebuilt(right, change))
        case Call(name, arguments):
            return Call(name, tuple(rebuilt(argument, change) for argument in arguments))
        case _:
            return node


def constant(node: Node) -> Fraction | None:
    """Give the value of a number, also of a negative one; `None` for anything else."""
    match node:
        case Number(exact):
            return exact
        case Negative(Number(exact)):
            return -exact
        case _:
            return None


def left_spine(node: "Binary | Logic") -> tuple["Node", list["Binary | Logic"]]:
    """Take a chain `a + b − c` apart: its first operand, then its operations from left to right.

    Chains are as long as a formula; they are worked off one by one, not level by level.
    """
    spine: list[Binary | Logic] = []
    first: Node = node
    while isinstance(first, type(node)):
        assert isinstance(first, (Binary, Logic))
        spine.append(first)
        first = first.left
    return first, spine[::-1]


def number(value: Fraction | int) -> Number:
    """Make a number node; what has no end in decimals is written as a division."""
    exact = Fraction(value)
    text = plain(exact)
    return Number(exact, f"{exact.numerator} ÷ {exact.denominator}" if text.endswith("…") else text)
