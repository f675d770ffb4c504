"""Text → syntax tree, of bounded length and depth."""

from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any

from lark import Lark, Token, Transformer, UnexpectedInput

from calculators.formula.faults import FormulaFault, explained
from calculators.formula.functions import FUNCTIONS, canonical
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
    children,
)
from models.words import _

LONGEST = 2000
"""Characters of a formula."""
DEEPEST = 40
"""Levels of a formula; a chain `a + b + c` is one level."""
WIDEST = 200
"""Operands of a chain."""

_SIGNS = {
    "≥": ">=", "＞＝": ">=", "≧": ">=", "≤": "<=", "＜＝": "<=", "≦": "<=",
    "≠": "!=", "<>": "!=", "＝": "=", "＜": "<", "＞": ">",
}
_UNITS = {
    "%": Fraction(1, 100), "％": Fraction(1, 100), "‰": Fraction(1, 1000), "万": Fraction(10_000), "亿": Fraction(10**8),
}
_BANDS_BY_SIGN = {sign: name for name, sign in BANDS.items()}


def parse(text: str) -> Node:
    """Read a formula; FormulaFault tells what is wrong and in which column."""
    if len(text) > LONGEST:
        raise FormulaFault(_("公式超过 {n} 个字符，请分成几个中间量").format(n=LONGEST))
    return _parse(text)


@lru_cache(maxsize=4096)
def _parse(text: str) -> Node:
    try:
        tree: Any = _parser().parse(text)
    except UnexpectedInput as fault:
        raise explained(fault, text) from None
    node: Node = tree
    depth, width = _extent(node)
    if depth > DEEPEST:
        raise FormulaFault(_("公式嵌套超过 {n} 层，请分成几个中间量").format(n=DEEPEST))
    if width > WIDEST:
        raise FormulaFault(_("公式一串超过 {n} 项，请分成几个中间量").format(n=WIDEST))
    return node


def _extent(node: Node) -> tuple[int, int]:
    """Measure depth and the longest chain; a flat chain `a + b + c` is one level."""
    deepest = widest = 0
    stack = [(node, 1, 2)]
    while stack:
        top, depth, width = stack.pop()
        deepest, widest = max(deepest, depth), max(widest, width)
        for i, child in enumerate(children(top)):
            chained = i == 0 and isinstance(top, (Binary, Logic)) and isinstance(child, type(top))
            stack.append((child, depth, width + 1) if chained else (child, depth + 1, 2))
    return deepest, widest


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

    def bands(self, items: list[Any]) -> Node:
        value, *bands, _otherwise, otherwise = items
        signs = {sign for sign, _threshold, _result in bands}
        name = _BANDS_BY_SIGN.get(signs.pop())
        if name is None or signs:
            raise FormulaFault(_("一个分档里的各门槛要用同一个符号：≥、>、< 或 ≤"))
        return Call(name, (value, *(part for _sign, *pair in bands for part in pair), otherwise))

    def band(self, items: list[Any]) -> tuple[str, Node, Node]:
        return (_SIGNS.get(str(items[0]), str(items[0])), items[1], items[2])

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
        figures = Fraction((text[:-1] if unit else text).replace("．", "."))
        return Number(figures * unit if unit else figures, text)

    def text(self, items: list[Any]) -> Node:
        return Text(str(items[0])[1:-1])

    def quoted(self, items: list[Any]) -> Node:
        return Name(str(items[0])[1:-1])

    def name(self, items: list[Any]) -> Node:
        return Name(str(items[0]))

    def call(self, items: list[Any]) -> Node:
        name = canonical(str(items[0]))
        given = [item for item in items[1:] if item is not None]
        arguments = tuple(item for item in given if not isinstance(item, Token))
        if len(arguments) < len(given) and (name != "如果" or len(arguments) != 3):
            raise FormulaFault(_("「否则」只用在「如果」的第三个参数和分档的最后"))
        return Call(name, FUNCTIONS[name].ordered(arguments) if name in FUNCTIONS else arguments)
