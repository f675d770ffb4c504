"""Say a formula: in words, and with the numbers put in. The words of a tree, read again, are that tree."""

import re
from collections.abc import Callable

from calculators.formula.function import Function
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
    number,
)
from models.words import _

Say = Callable[[Node], str | None]
"""Says a name or call by its value; `None` leaves it as it is written."""

# How tightly a sign binds: a part that binds less than its place asks for stands in brackets.
_BANDED, _OR, _AND, _NOT, _COMPARED, _SUM, _PRODUCT, _SIGNED, _WHOLE = range(9)
_BINDS = {"或": _OR, "且": _AND, "+": _SUM, "-": _SUM, "*": _PRODUCT, "/": _PRODUCT}
_SIGNS = {"+": "+", "-": "−", "*": "×", "/": "÷", ">=": "≥", "<=": "≤", "!=": "≠"}
_WORD = re.compile(r"(?!(?:且|或|非|否则|(?i:and|or|not|otherwise))(?!\w))[^\W\d]\w*")
"""A name that needs no 「」."""
_PART = re.compile(r"(?!(?:and|or|not|otherwise)$)[a-z]+")
"""What stands between the hyphens of a scheme's id that needs no 「」."""


def in_words(node: Node, say: Say | None = None) -> str:
    """Write a node as a person reads it; `say` puts values in place of names and calls."""
    return _write(node, _BANDED, say or (lambda _node: None))


def _write(node: Node, place: int, say: Say) -> str:
    text, binds = _written(node, say)
    return f"({text})" if binds < place else text


def _written(node: Node, say: Say) -> tuple[str, int]:
    """Give the text of a node and how tightly it binds."""
    said = say(node)
    if said is not None:
        return said, _SIGNED if said.startswith("-") else _WHOLE
    match node:
        case Number(_value, text):
            return text, _PRODUCT if "÷" in text else _SIGNED if text.startswith("-") else _WHOLE
        case Text(value):
            return (f"“{value}”" if "”" not in value else f'"{value}"'), _WHOLE
        case Name(name):
            return _word(name), _WHOLE
        case Negative(operand):
            return f"−{_write(operand, _WHOLE, say)}", _SIGNED
        case Not(operand):
            return f"非 {_write(operand, _COMPARED, say)}", _NOT
        case Compare(operator, left, right):
            sign = _SIGNS.get(operator, operator)
            return f"{_write(left, _SUM, say)} {sign} {_write(right, _SUM, say)}", _COMPARED
        case Binary() | Logic():
            return _chain(node, say)
        case Call():
            return _call(node, say)


def _word(name: str) -> str:
    return name if _WORD.fullmatch(name) else f"「{name}」"


def _scheme(scheme: str) -> str:
    """Write a scheme's id as it is, also with hyphens in it, which are no minus signs there."""
    return scheme if all(map(_PART.fullmatch, scheme.split("-"))) else _word(scheme)


def _chain(node: Binary | Logic, say: Say) -> tuple[str, int]:
    """Write a chain from left to right; where it changes to a tighter or looser sign, brackets follow."""
    first, spine = left_spine(node)
    lowest = _BINDS[spine[0].operator]
    text = _write(first, lowest, say)
    for part in spine:
        binds = _BINDS[part.operator]
        right = _write(part.right, binds + 1, say)
        right = f"({right})" if isinstance(part, Binary) and right.startswith(("−", "-")) else right
        text = f"({text})" if lowest < binds else text
        text, lowest = f"{text} {_SIGNS.get(part.operator, part.operator)} {right}", binds
    return text, lowest


def _call(node: Call, say: Say) -> tuple[str, int]:
    if node.name in BANDS and len(node.arguments) >= 4 and len(node.arguments) % 2 == 0:
        return _bands(node, say), _BANDED
    function = FUNCTIONS.get(node.name)
    words = function.worded(node.arguments) if function else ()
    write = _scheme if function and function.parameters[:1] == ("方案",) else _word
    parts = [write(part.value) if isinstance(part, Text) else _write(part, _OR, say) for part in words]
    parts += [_write(part, _OR, say) for part in node.arguments[len(parts) :]]
    if node.name == "如果" and len(parts) == 3:
        text = _("如果({condition}，{then}，否则 {otherwise})")
        return text.format(condition=parts[0], then=parts[1], otherwise=parts[2]), _WHOLE
    if function and function.compute is None:
        left_out = [_passed_over(function, node, i) for i in range(len(parts))]
        parts = [
            _named(function.optional(i), part, node.arguments[i], always=any(left_out[:i]))
            for i, part in enumerate(parts) if not left_out[i]
        ]
    return f"{node.name}({'，'.join(parts)})", _WHOLE


def _passed_over(function: Function, node: Call, place: int) -> bool:
    """Tell whether an optional argument only fills the place before a named one."""
    return bool(function.optional(place)) and place < len(node.arguments) - 1 and node.arguments[place] == number(0)


def _named(parameter: str, text: str, argument: Node, *, always: bool) -> str:
    """Write `首期=0`; a condition speaks for itself, unless what stands before it was left out."""
    condition = isinstance(argument, (Compare, Logic, Not))
    if not parameter or (condition and not always):
        return text
    return f"{parameter}=({text})" if condition else f"{parameter}={text}"


def _bands(node: Call, say: Say) -> str:
    value, *rest = node.arguments
    sign = _SIGNS.get(BANDS[node.name], BANDS[node.name])
    bands = [
        f"{sign} {_write(threshold, _SUM, say)} → {_write(result, _OR, say)}"
        for threshold, result in zip(rest[:-1:2], rest[1::2], strict=True)
    ]
    return _("{value}：{bands}，否则 → {otherwise}").format(
        value=_write(value, _OR, say), bands="，".join(bands), otherwise=_write(rest[-1], _OR, say)
    )
