"""Text → syntax tree, of bounded length and depth."""

from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any

from lark import Lark, Token, Transformer, UnexpectedCharacters, UnexpectedInput, UnexpectedToken

from calculators.formula.functions import FUNCTIONS, canonical
from calculators.formula.syntax import (
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
    children,
)
from models.words import _

LONGEST = 2000
DEEPEST = 40

_SIGNS = {"≥": ">=", "≤": "<=", "≠": "!=", "<>": "!=", "＝": "=", "＜": "<", "＞": ">"}
_UNITS = {"%": Fraction(1, 100), "‰": Fraction(1, 1000), "万": Fraction(10_000), "亿": Fraction(100_000_000)}


class FormulaFault(Exception):
    """A formula that can't be read; `column` counts from 1."""

    def __init__(self, what: str, column: int = 1) -> None:
        super().__init__(what)
        self.what, self.column = what, column


def parse(text: str) -> Node:
    """Read a formula; FormulaFault tells what is wrong and in which column."""
    if len(text) > LONGEST:
        raise FormulaFault(_("公式超过 {n} 个字符").format(n=LONGEST))
    _check_nesting(text)
    return _parse(text)


@lru_cache(maxsize=4096)
def _parse(text: str) -> Node:
    try:
        tree: Any = _parser().parse(text)
    except UnexpectedInput as fault:
        raise _explained(fault, text) from None
    node: Node = tree
    if _depth(node) > DEEPEST:
        raise FormulaFault(_("公式嵌套超过 {n} 层").format(n=DEEPEST))
    return node


def _check_nesting(text: str) -> None:
    depth = deepest = 0
    for sign in text:
        depth += (sign in "(（") - (sign in ")）")
        deepest = max(deepest, depth)
    if deepest > DEEPEST:
        raise FormulaFault(_("公式嵌套超过 {n} 层").format(n=DEEPEST))


def _depth(node: Node) -> int:
    """Measure depth; a flat chain `a + b + c` counts once."""
    deepest, stack = 0, [(node, 1)]
    while stack:
        top, depth = stack.pop()
        deepest = max(deepest, depth)
        for i, child in enumerate(children(top)):
            chained = i == 0 and isinstance(top, (Binary, Logic)) and isinstance(child, type(top))
            stack.append((child, depth if chained else depth + 1))
    return deepest


def _explained(fault: UnexpectedInput, text: str) -> FormulaFault:
    column = max(1, getattr(fault, "pos_in_stream", 0) + 1) if isinstance(fault, UnexpectedCharacters) else 1
    if isinstance(fault, UnexpectedToken):
        if fault.token.type == "$END":
            return FormulaFault(_("公式没有写完"), len(text) + 1)
        column = fault.token.column or 1
        return FormulaFault(_("第 {n} 个字符处的「{word}」放错了位置").format(n=column, word=str(fault.token)), column)
    sign = text[column - 1 : column]
    return FormulaFault(_("第 {n} 个字符「{word}」不能用在公式里").format(n=column, word=sign), column)


@lru_cache(maxsize=1)
def _parser() -> Lark:
    grammar = Path(__file__).with_name("grammar.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", transformer=_Builder(), propagate_positions=False)


def _chain(kind: type[Binary] | type[Logic], items: list[Any], signs: dict[str, str]) -> Node:
    node: Node = items[0]
    for sign, right in zip(items[1::2], items[2::2], strict=True):
        node = kind(signs[sign.type], node, right)
    return node


class _Builder(Transformer[Token, Node]):
    """Build the tree bottom-up while the text is parsed, without recursion."""

    def either(self, items: list[Any]) -> Node:
        return _chain(Logic, items, {"OR": "或"})

    def both(self, items: list[Any]) -> Node:
        return _chain(Logic, items, {"AND": "且"})

    def denial(self, items: list[Any]) -> Node:
        return Not(items[1])

    def comparison(self, items: list[Any]) -> Node:
        return Compare(_SIGNS.get(str(items[1]), str(items[1])), items[0], items[2])

    def total(self, items: list[Any]) -> Node:
        return _chain(Binary, items, {"PLUS": "+", "MINUS": "-"})

    def product(self, items: list[Any]) -> Node:
        return _chain(Binary, items, {"TIMES": "*", "DIVIDE": "/"})

    def negative(self, items: list[Any]) -> Node:
        return Negative(items[1])

    def number(self, items: list[Any]) -> Node:
        text = str(items[0])
        unit = _UNITS.get(text[-1])
        return Number(Fraction(text[:-1]) * unit if unit else Fraction(text), text)

    def text(self, items: list[Any]) -> Node:
        return Text(str(items[0])[1:-1])

    def quoted(self, items: list[Any]) -> Node:
        return Name(str(items[0])[1:-1])

    def name(self, items: list[Any]) -> Node:
        return Name(str(items[0]))

    def call(self, items: list[Any]) -> Node:
        name = canonical(str(items[0]))
        arguments = tuple(item for item in items[1:] if item is not None)
        if name not in FUNCTIONS:
            return Call(name, arguments)
        return Call(name, FUNCTIONS[name].ordered(arguments))
