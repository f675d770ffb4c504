"""Say a formula: in words, and with the numbers put in."""

from collections.abc import Callable

from calculators.formula.functions import FUNCTIONS
from calculators.formula.syntax import Binary, Call, Compare, Logic, Name, Negative, Node, Not, Number, Text
from models.words import _

Say = Callable[[Node], str | None]
"""Says a name or call by its value; `None` leaves it as it is written."""

_BINDS = {"或": 1, "且": 2, "+": 5, "-": 5, "*": 6, "/": 6}
_SIGNS = {"+": " + ", "-": " − ", "*": " × ", "/": " ÷ ", ">=": " ≥ ", "<=": " ≤ ", "!=": " ≠ "}
BAND_WORDS = {"分档": "≥", "超过分档": ">", "低于分档": "<", "不高于分档": "≤"}


def in_words(node: Node, say: Say | None = None) -> str:
    """Write a node as a person reads it; `say` puts values in place of names and calls."""
    return _write(node, 0, say or (lambda _node: None))


def _write(node: Node, outer: int, say: Say) -> str:
    text, binds = _written(node, say)
    return f"({text})" if binds < outer else text


def _written(node: Node, say: Say) -> tuple[str, int]:
    """Give the text of a node and how tightly it binds."""
    said = say(node)
    if said is not None:
        return said, 7 if said.startswith("-") else 9
    match node:
        case Number(_, text):
            return text, 9
        case Text(value):
            return f"“{value}”", 9
        case Name(name):
            return name, 9
        case Negative(operand):
            return f"−{_write(operand, 7, say)}", 7
        case Not(operand):
            return f"非 {_write(operand, 4, say)}", 3
        case Compare(operator, left, right):
            return f"{_write(left, 5, say)}{_SIGNS.get(operator, f' {operator} ')}{_write(right, 5, say)}", 4
        case Binary(operator, left, right) | Logic(operator, left, right):
            binds = _BINDS[operator]
            sign = _SIGNS.get(operator, f" {operator} ")
            tighter = binds + 1 if operator in "-/" else binds + (operator == "*" and isinstance(right, Binary) and right.operator == "/")
            return f"{_write(left, binds, say)}{sign}{_write(right, tighter, say)}", binds
        case Call():
            return _call(node, say), 9


def _call(node: Call, say: Say) -> str:
    parts = [_write(argument, 0, say) for argument in node.arguments]
    if node.name == "如果" and len(parts) == 3:
        return _("如果({condition}，{then}，否则 {otherwise})").format(condition=parts[0], then=parts[1], otherwise=parts[2])
    if node.name in BAND_WORDS and len(parts) > 1:
        sign = BAND_WORDS[node.name]
        bands = [f"{sign} {a} → {b}" for a, b in zip(parts[1:-1:2], parts[2::2], strict=False)]
        return _("{value}：{bands}，否则 → {otherwise}").format(value=parts[0], bands="，".join(bands), otherwise=parts[-1])
    if FUNCTIONS[node.name].naming:
        parts[0] = parts[0].strip("“”")
    return f"{node.name}({'，'.join(parts)})"
