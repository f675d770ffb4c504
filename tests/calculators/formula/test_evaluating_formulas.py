"""What a formula comes to: exactly, looking only where it must, naming what is missing (rules §1, §4)."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.assessment.forms import FORMS
from calculators.formula import Call, Name, parse
from calculators.formula.evaluate import evaluate, taken
from calculators.formula.functions import FUNCTIONS
from calculators.formula.sorts import sort_of
from calculators.formula.syntax import BANDS, Node, walk
from calculators.formula.values import NotApplicable, Sort, Value, missing
from models.money import rounded
from models.period import Period
from tests.calculators.formula.trees import figures
from tests.calculators.formula.worlds import GivenWorld, causes, value

ABSENT = NotApplicable("不考核")


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("1 + 2 × 3 − 4 ÷ 8", "6.5"),
        ("2 − 3 − 4", "-5"),
        ("8 ÷ 4 ÷ 2", "1"),
        ("1 ÷ 3 × 3", "1"),
        ("−(1 − 3)", "2"),
        ("1 ÷ 3", "1/3"),
        ("最小(3，1，2)", "1"),
        ("最大(3，1，2)", "3"),
        ("限于(5，0，3)", "3"),
        ("限于(−5，0，3)", "0"),
        ("限于(2，0，3)", "2"),
        ("四舍五入(2.5)", "3"),
        ("四舍五入(−2.5)", "-3"),
        ("四舍五入(1.005，2)", "1.01"),
        ("四舍五入(1250，−2)", "1300"),
        ("四舍五入(−1250，位数=−2)", "-1300"),
        ("向下取整(7.9)", "7"),
        ("向下取整(−7.1)", "-8"),
        ("向下取整(12%，5%)", "0.1"),
        ("向上取整(12%，5%)", "0.15"),
        ("向上取整(−7.9)", "-7"),
        ("向上取整(15，5)", "15"),
        ("绝对值(−3)", "3"),
        ("如果(1 > 2，3，否则 4)", "4"),
    ],
)
def test_figure(formula: str, expected: str) -> None:
    assert value(formula) == Fraction(expected)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("(1 − 0.9) ÷ 0.01 ≥ 10", True),
        ("0.1 + 0.2 = 0.3", True),
        ("1 ÷ 3 × 3 ≠ 1", False),
        ("1 < 1", False),
        ("1 ≤ 1", True),
        ("1 > 1", False),
        ("“优” = “优”", True),
        ("“优” ≠ “良”", True),
        ("“a” = “A”", False),
        ("(1 = 1) = (2 = 2)", True),
        ("(1 = 1) ≠ (2 = 2)", False),
        ("非 1 = 1", False),
        ("1 = 1 且 2 = 3", False),
        ("1 = 2 或 2 = 2", True),
        ("1 = 2 且 1 = 1 或 1 = 1", True),
    ],
)
def test_comparison_is_exact(formula: str, expected: bool) -> None:
    assert value(formula) is expected


@pytest.mark.parametrize(
    ("sign", "below", "at", "above"),
    [("≥", 0, 10, 10), (">", 0, 0, 10), ("<", 10, 0, 0), ("≤", 10, 10, 0)],
)
@pytest.mark.parametrize("threshold", ["90%", "0.7", "16", "−5", "1 ÷ 3"])
def test_band_at_its_threshold(sign: str, below: int, at: int, above: int, threshold: str) -> None:
    """“以上” includes the number itself, “低于/以下” does not; each kind of band has its side."""
    crumb, at_threshold = Fraction(1, 10**30), value(threshold)
    assert isinstance(at_threshold, Fraction)
    band = f"值：{sign} {threshold} → 10，否则 → 0"
    assert [value(band, 值=at_threshold + side) for side in (-crumb, 0, crumb)] == [below, at, above]


def test_first_band_reached_decides() -> None:
    band = "值：≥ 16 → “甲”，≥ 8 → “乙”，≥ 4 → “丙”，否则 → “丁”"
    assert [value(band, 值=Fraction(n)) for n in (20, 16, 15, 8, 7, 4, 3)] == ["甲", "甲", "乙", "乙", "丙", "丙", "丁"]


@given(figures, st.integers(0, 4))
def test_rounding_is_the_one_of_money(figure: Fraction, places: int) -> None:
    assert value(f"四舍五入(值，{places})", 值=figure) == Fraction(rounded(figure, places))


@given(figures, st.sampled_from(["1", "0.05", "3", "7.5"]))
def test_whole_units_enclose_the_figure(figure: Fraction, unit: str) -> None:
    down, up = value(f"向下取整(值，{unit})", 值=figure), value(f"向上取整(值，{unit})", 值=figure)
    assert isinstance(down, Fraction)
    assert isinstance(up, Fraction)
    assert down <= figure <= up
    assert up - down in {0, Fraction(unit)}
    assert (down / Fraction(unit)).denominator == 1


@pytest.mark.parametrize(
    ("formula", "asked"),
    [
        ("如果(1 > 2，甲，否则 乙)", ["乙"]),
        ("如果(1 < 2，甲，否则 乙)", ["甲"]),
        ("如果(甲，乙，否则 丙)", ["甲"]),
        ("1 = 2 且 甲", []),
        ("1 = 1 或 甲", []),
        ("1 = 1 且 甲", ["甲"]),
        ("1 = 2 且 甲 且 乙", []),
        ("甲 > 1 且 1 = 2", ["甲"]),
        ("3：≥ 2 → 甲，≥ 乙 → 丙，否则 → 丁", ["甲"]),
        ("1：≥ 2 → 甲，≥ 乙 → 丙，否则 → 丁", ["乙"]),
        ("1：≥ 2 → 甲，否则 → 丁", ["丁"]),
        ("甲：≥ 乙 → 丙，否则 → 丁", ["甲"]),
        ("甲 × 乙 + 丙", ["甲", "乙", "丙"]),
    ],
)
def test_only_what_is_needed_is_looked_at(formula: str, asked: list[str]) -> None:
    world = GivenWorld({})
    evaluate(parse(formula), world)
    assert world.asked == asked


@pytest.mark.parametrize(
    ("formula", "what"),
    [
        ("甲 + 乙", ["甲未录入", "乙未录入"]),
        ("甲 + 甲 × 乙", ["甲未录入", "乙未录入"]),
        ("−甲", ["甲未录入"]),
        ("非 甲", ["甲未录入"]),
        ("甲 > 乙", ["甲未录入", "乙未录入"]),
        ("最大(甲，1，乙)", ["甲未录入", "乙未录入"]),
        ("如果(甲，1，否则 乙)", ["甲未录入"]),
        ("1：≥ 甲 → 1，否则 → 乙", ["甲未录入"]),
        ("甲 > 1 且 乙 > 1", ["甲未录入", "乙未录入"]),
        ("甲 > 1 或 1 = 2", ["甲未录入"]),
        ("1 = 1 且 甲", ["甲未录入"]),
        ("团队平均(甲)", ["团队平均未录入"]),
    ],
)
def test_what_is_missing_travels_on(formula: str, what: list[str]) -> None:
    """A missing input is never a zero; all of them are named, once (rules §4)."""
    assert causes(value(formula)) == what


@pytest.mark.parametrize(
    ("formula", "expected"),
    [("甲 > 1 且 1 = 2", False), ("甲 > 1 或 1 = 1", True), ("1 = 2 且 甲 > 1", False), ("1 = 1 或 甲 > 1", True)],
)
def test_one_side_that_decides_needs_no_other(formula: str, expected: bool) -> None:
    assert value(formula) is expected


@pytest.mark.parametrize(
    "formula", ["甲 + 1", "−甲", "甲 > 1", "非 甲", "最大(甲，1)", "甲 且 1 = 1", "1 = 1 且 甲", "如果(甲，1，否则 2)"]
)
def test_what_does_not_apply_travels_on(formula: str) -> None:
    assert value(formula, 甲=ABSENT) == ABSENT


def test_missing_weighs_more_than_not_applicable() -> None:
    assert causes(value("甲 + 乙", 甲=ABSENT)) == ["乙未录入"]
    assert causes(value("甲 且 乙", 甲=ABSENT)) == ["乙未录入"]


@pytest.mark.parametrize(
    ("formula", "what"),
    [
        ("1 ÷ (2 − 2)", ["「2 − 2」为 0，不能作除数"]),
        ("1 ÷ 零 + 1 ÷ (零 × 2)", ["「零」为 0，不能作除数", "「零 × 2」为 0，不能作除数"]),
        ("1 + “优”", ["「“优”」应是数字，不是文字"]),
        ("“优” + 1", ["「“优”」应是数字，不是文字"]),
        ("1 × (1 = 1)", ["「1 = 1」应是数字，不是判断（是或否）"]),
        ("−“优”", ["「“优”」应是数字，不是文字"]),
        ("非 1", ["「1」应是判断（是或否），不是数字"]),
        ("1 且 1 = 1", ["「1」应是判断（是或否），不是数字"]),
        ("1 且 1 = 2", ["「1」应是判断（是或否），不是数字"]),
        ("1 = 1 且 “优”", ["「“优”」应是判断（是或否），不是文字"]),
        ("如果(1，2，否则 3)", ["「1」应是判断（是或否），不是数字"]),
        ("1 = “优”", ["「1 = “优”」一边是数字，一边是文字，不能比较"]),
        ("(1 = 1) > 1", ["「(1 = 1) > 1」一边是判断（是或否），一边是数字，不能比较"]),
        ("“优” > “良”", ["「“优” > “良”」不是数字或日期，只能用 = 或 ≠ 比较"]),
        ("(1 = 1) ≥ (1 = 1)", ["「(1 = 1) ≥ (1 = 1)」不是数字或日期，只能用 = 或 ≠ 比较"]),
        ("“优”：≥ 1 → 2，否则 → 3", ["「“优” ≥ 1」一边是文字，一边是数字，不能比较"]),
        ("最大(1，“优”)", ["「最大(1，“优”)」只接受数字"]),
        ("四舍五入(1，0.5)", ["四舍五入的位数须是 -8 到 8 的整数"]),
        ("四舍五入(1，9)", ["四舍五入的位数须是 -8 到 8 的整数"]),
        ("向下取整(1，0)", ["取整单位须大于 0"]),
        ("向上取整(1，−1)", ["取整单位须大于 0"]),
    ],
)
def test_what_cannot_be_computed_is_named(formula: str, what: list[str]) -> None:
    """A division by zero counts as missing with that reason (rules §4); so does a value of the wrong kind."""
    assert causes(value(formula, 零=Fraction(0))) == what


def test_causes_carry_their_month() -> None:
    gap = missing("公司收入", Period.parse("2026-01"), "未录入")
    assert causes(gap) == ["公司收入（2026年1月）未录入"]


@pytest.mark.parametrize(
    ("formula", "parts"),
    [
        ("如果(真，1，否则 2)", ["真", "1"]),
        ("如果(非 真，1，否则 2)", ["非 真", "2"]),
        ("如果(缺，1，否则 2)", ["缺"]),
        ("3：≥ 5 → 1，≥ 3 → 2，否则 → 4", ["3", "3", "2"]),
        ("3：≥ 5 → 1，否则 → 4", ["3", "4"]),
        ("3：≥ 缺 → 1，否则 → 4", ["3", "缺"]),
        ("缺：≥ 1 → 1，否则 → 4", ["缺"]),
    ],
)
def test_parts_that_were_looked_at(formula: str, parts: list[str]) -> None:
    node = parse(formula)
    assert isinstance(node, Call)
    assert taken(node, GivenWorld({"真": True})) == tuple(map(parse, parts))


def test_bands_in_bands_are_computed_quickly() -> None:
    """Each part is computed once: forty bands one in another are no work."""
    formula, world = "值", GivenWorld({"值": Fraction(1)})
    for _level in range(39):
        formula = f"({formula}：≥ 1 → 1，否则 → 0)"
    assert evaluate(parse(formula), world) == 1
    assert world.asked == ["值"]


@pytest.mark.parametrize(
    ("formula", "sort"),
    [
        ("1", Sort.NUMBER),
        ("甲 + 1", Sort.NUMBER),
        ("−甲", Sort.NUMBER),
        ("“优”", Sort.LABEL),
        ("甲 > 1", Sort.YES_NO),
        ("甲 且 乙", Sort.YES_NO),
        ("非 甲", Sort.YES_NO),
        ("甲", None),
        ("字", Sort.LABEL),
        ("如果(甲，乙，否则 1)", Sort.NUMBER),
        ("甲：≥ 1 → 乙，否则 → “优”", Sort.LABEL),
        ("甲：≥ “优” → 乙，否则 → 丙", None),
        ("上期(甲，首期=0)", Sort.NUMBER),
        ("上期(甲)", None),
        ("末位(甲)", Sort.YES_NO),
        ("已录入(甲)", Sort.YES_NO),
        ("任一评分为(甲，差)", Sort.YES_NO),
        ("得分(甲)", Sort.NUMBER),
        ("最大(甲，乙)", Sort.NUMBER),
        ("没有(甲)", None),
    ],
)
def test_sort_of_a_formula(formula: str, sort: Sort | None) -> None:
    assert sort_of(parse(formula), {"字": Sort.LABEL}.get) is sort


def test_every_function_is_carried_out() -> None:
    """What is not computed from values alone is carried out by the assessment, but for 如果 and bands."""
    beyond = {f.name for f in FUNCTIONS.values() if f.compute is None} - {"如果", *BANDS}
    assert beyond == FORMS.keys()


def test_functions_are_declared_soundly() -> None:
    """Names are unique in both languages, each says what it does, parameters end with what may be left out.

    The example of each is a formula that calls it.
    """
    assert len({f.english for f in FUNCTIONS.values()}) == len(FUNCTIONS)
    for function in FUNCTIONS.values():
        assert function.told.about
        assert function.name in {part.name for part in walk(parse(function.told.example)) if isinstance(part, Call)}
        assert function.english == function.english.lower()
        required = [not p.endswith("?") for p in function.parameters]
        assert required == sorted(required, reverse=True), function.name
        assert function.most is None or function.least <= function.most


class Office:
    """A world whose every quantity and look-up is the number 1."""

    def quantity(self, name: str) -> Value:
        return Fraction(1)

    def look(self, call: Call) -> Value:
        assert all(not isinstance(argument, Name) for argument in call.arguments[:1]) or FUNCTIONS[call.name].words == 0
        return Fraction(1)


@pytest.mark.parametrize("name", sorted(FORMS))
def test_look_ups_are_handed_on_whole(name: str) -> None:
    function = FUNCTIONS[name]
    node: Node = parse(f"{name}({'，'.join(['甲'] * function.least)})")
    assert evaluate(node, Office()) == 1
