"""What sort of value a formula comes to: number, label, yes/no or date."""

from collections.abc import Callable

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
)
from calculators.formula.values import Sort

SortOf = Callable[[str], Sort | None]
"""Tells the sort of a name; `None` where it can't be told."""


def sort_of_unit(unit: str) -> Sort:
    """Tell the sort of a figure by its declared unit: 文字, 是/否, 日期, else a number."""
    return {"文字": Sort.LABEL, "是/否": Sort.YES_NO, "日期": Sort.DATE}.get(unit, Sort.NUMBER)


def sort_of(node: Node, of_name: SortOf) -> Sort | None:
    """Tell the sort of a formula's value; `None` where it depends on what is recorded."""
    match node:
        case Number() | Negative() | Binary():
            return Sort.NUMBER
        case Text():
            return Sort.LABEL
        case Compare() | Logic() | Not():
            return Sort.YES_NO
        case Name(name):
            return of_name(name)
        case Call(name, arguments):
            function = FUNCTIONS.get(name)
            if function is None:
                return None
            if function.gives is not None:
                return function.gives
            sorts = [sort_of(result, of_name) for result in results(name, arguments)]
            return next((sort for sort in sorts if sort is not None), None)


def results(name: str, arguments: tuple[Node, ...]) -> tuple[Node, ...]:
    """List the arguments of which one is what the function gives."""
    if name == "如果":
        return arguments[1:]
    if name in BANDS:
        return (*arguments[2::2], *arguments[-1:])
    return arguments
