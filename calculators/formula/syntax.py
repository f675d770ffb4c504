"""The syntax tree of a formula."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction


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


def number(value: Fraction | int, text: str = "") -> Number:
    """Make a number node of a whole number or fraction."""
    exact = Fraction(value)
    return Number(exact, text or (str(exact) if exact.denominator == 1 else f"{exact.numerator}/{exact.denominator}"))
