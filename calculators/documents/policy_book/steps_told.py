"""Say rules by steps and by a curve a step a line, as a policy writes them; their formulas are rows of bare numbers."""

from collections.abc import Iterator
from itertools import pairwise

from calculators.formula.syntax import Call, Node, constant, walk
from calculators.formula.words import in_words
from models.words import _

STEPPED = {"超额累进", "折线"}
"""Functions whose numbers are a table."""


def short(node: Node) -> str:
    """Say a formula without the tables in it, which `tables` tells."""
    return in_words(node, _name_alone)


def _name_alone(node: Node) -> str | None:
    return f"{node.name}({short(node.arguments[0])})" if isinstance(node, Call) and node.name in STEPPED else None


def tables(node: Node) -> Iterator[tuple[str, tuple[str, ...]]]:
    """List the tables within a formula, each once: how it is read, and a line for each step."""
    found = dict.fromkeys(part for part in walk(node) if isinstance(part, Call) and part.name in STEPPED)
    yield from ((read_by(part), steps(part)) for part in found)


def read_by(call: Call) -> str:
    """Say what a table is read by and how."""
    what = _("按「{value}」分段，各段相加") if call.name == "超额累进" else _("按「{value}」取值，两点之间按直线")
    return what.format(value=short(call.arguments[0]))


def steps(call: Call) -> tuple[str, ...]:
    """Say each step of a table."""
    corners = list(zip(call.arguments[1::2], call.arguments[2::2], strict=True))
    return tuple(_parts(corners) if call.name == "超额累进" else _stretches(corners))


def _parts(corners: list[tuple[Node, Node]]) -> Iterator[str]:
    for (start, rate), (end, _next) in pairwise(corners):
        within = _("{end} 以内的部分 × {rate}") if constant(start) == 0 else _("{start} 到 {end} 的部分 × {rate}")
        yield within.format(start=short(start), end=short(end), rate=_factor(rate))
    start, rate = corners[-1]
    beyond = _("超过 {start} 的部分 × {rate}") if constant(start) != 0 or len(corners) > 1 else _("全部 × {rate}")
    yield beyond.format(start=short(start), rate=_factor(rate))


def _factor(rate: Node) -> str:
    return short(rate) if constant(rate) is not None else f"({short(rate)})"


def _stretches(corners: list[tuple[Node, Node]]) -> Iterator[str]:
    yield _("不到 {point}：{result}").format(point=short(corners[0][0]), result=short(corners[0][1]))
    for (left, low), (right, high) in pairwise(corners):
        if left != right:
            level = _("达到 {left}、不到 {right}：{low}")
            text = level if low == high else _("达到 {left}、不到 {right}：从 {low} 按直线到 {high}")
            yield text.format(left=short(left), right=short(right), low=short(low), high=short(high))
    yield _("达到 {point}：{result}").format(point=short(corners[-1][0]), result=short(corners[-1][1]))
