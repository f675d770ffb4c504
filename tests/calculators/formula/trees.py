"""Random formulas: any tree that the language can write, and sums that come to a number."""

from fractions import Fraction

from hypothesis import strategies as st

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

FIGURES = ("丁", "丙", "乙", "甲")
"""Names in the sums."""

_UNITS: dict[str, Fraction | int] = {"": 1, "%": Fraction(1, 100), "‰": Fraction(1, 1000), "万": 10_000}

numbers = st.builds(
    lambda text, unit: Number(Fraction(text) * _UNITS[unit], text + unit),
    st.from_regex(r"[0-9]{1,4}(\.[0-9]{1,4})?", fullmatch=True).filter(str.isascii),
    st.sampled_from(sorted(_UNITS)),
)
_PLAIN = ["公司收入", "已备案且生效", "非凡", "或许", "KPI奖金系数", "ＫＰＩ"]
_IN_BRACKETS = ["本 期", "非", "否则", "且", "not", "Or", "a-b", "2026年"]
names = st.builds(Name, st.sampled_from(_PLAIN + _IN_BRACKETS))
labels = st.builds(Text, st.sampled_from(["优秀", "", '他说"好"', "左”右", "a, b)"]))
_CALLS = sorted(name for name in FUNCTIONS if name not in BANDS)


def _call(name: str, arguments: list[Node], words: list[str]) -> Node:
    function = FUNCTIONS[name]
    given = tuple(arguments[: function.most])
    worded = len(given) if function.words is None else function.words
    meant = (*map(Text, words[:worded]), *given[worded:])
    return Call(name, (*meant[:2], *map(Text, words[2 : len(meant)])) if name == "他人" else meant)  # the last is a scheme


def _deeper(parts: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    some = st.lists(parts, min_size=3, max_size=4)
    words = st.lists(st.sampled_from(["礼貌用语", "重大 投诉", "非"]), min_size=4, max_size=4)
    pairs = st.lists(st.tuples(parts, parts), min_size=1, max_size=3)
    banded = st.builds(
        lambda name, value, pairs, last: Call(name, (value, *(part for pair in pairs for part in pair), last)),
        st.sampled_from(sorted(BANDS)), parts, pairs, parts,
    )
    return st.one_of(
        st.builds(Negative, parts),
        st.builds(Not, parts),
        st.builds(Binary, st.sampled_from("+-*/"), parts, parts),
        st.builds(Compare, st.sampled_from(["=", "!=", "<", "<=", ">", ">="]), parts, parts),
        st.builds(Logic, st.sampled_from("且或"), parts, parts),
        st.builds(_call, st.sampled_from(_CALLS), some, words),
        banded,
    )


trees: st.SearchStrategy[Node] = st.recursive(st.one_of(numbers, names, labels), _deeper, max_leaves=12)
"""Any tree that a formula can be, well formed but not always sensible."""

_literals = st.builds(
    lambda text: Number(Fraction(text), text), st.sampled_from(["0", "1", "2", "0.9", "0.01", "1.17", "10", "0.3333"])
)


def _sums(parts: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    compared = st.builds(Compare, st.sampled_from(["=", "!=", "<", "<=", ">", ">="]), parts, parts)
    condition = st.one_of(
        compared, st.builds(Not, compared), st.builds(Logic, st.sampled_from("且或"), compared, compared),
    )
    unit = st.builds(lambda text: Number(Fraction(text), text), st.sampled_from(["0.05", "0.5", "1", "3"]))
    place = st.builds(lambda n: Number(Fraction(n), str(n)), st.integers(0, 4))
    several = st.lists(parts, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Binary, st.sampled_from("+-*/"), parts, parts),
        st.builds(Negative, parts),
        st.builds(lambda c, a, b: Call("如果", (c, a, b)), condition, parts, parts),
        st.builds(lambda n, v, a, x, b, y, o: Call(n, (v, a, x, b, y, o)), st.sampled_from(sorted(BANDS)), *[parts] * 6),
        st.builds(Call, st.sampled_from(["最小", "最大"]), several),
        st.builds(lambda v, a, b: Call("限于", (v, a, b)), parts, parts, parts),
        st.builds(lambda v: Call("绝对值", (v,)), parts),
        st.builds(lambda name, v, u: Call(name, (v, u)), st.sampled_from(["向下取整", "向上取整"]), parts, unit),
        st.builds(lambda v, n: Call("四舍五入", (v, n)), parts, place),
    )


sums: st.SearchStrategy[Node] = st.recursive(
    st.one_of(st.builds(Name, st.sampled_from(FIGURES)), _literals), _sums, max_leaves=8
)
"""Formulas over numbers alone."""

figures = st.one_of(
    st.integers(-100, 100).map(Fraction),
    st.integers(-1_000_000, 1_000_000).map(lambda n: Fraction(n, 10_000)),
    st.sampled_from(["0.9", "0.1", "0.3", "1.005", "-2.5", "0.07", "10", "0"]).map(Fraction),
)
"""Recorded figures with four decimals at most."""
