"""Formulas as Excel's: the same figures, with nothing but binary floats to count with (design §3)."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from calculators.formula import Call, Compare, Name, Node, parse
from calculators.formula.dates import full_months
from calculators.formula.evaluate import evaluate
from calculators.formula.excel import NotInExcel, in_excel, rounded_in_excel
from calculators.formula.syntax import BANDS, Binary, walk
from calculators.formula.values import Missing
from models.money import rounded
from tests.calculators.formula.excel_sheet import Cell, SheetError, calculate, serial
from tests.calculators.formula.trees import FIGURES, figures, sums
from tests.calculators.formula.worlds import GivenWorld

CELLS = {name: f"B{i}" for i, name in enumerate(FIGURES, 1)}
NEAR = Fraction(1, 10**9)


def cell(node: Node) -> str | None:
    """Give the cell of a name; of a look-up, the one named after its function."""
    if isinstance(node, Name):
        return CELLS.get(node.name)
    assert isinstance(node, Call)
    return {"名次": "C1", "上期": "C2"}.get(node.name)


def excel(formula: str) -> str:
    """Write a formula of the language for Excel."""
    return in_excel(parse(formula), cell)


def on_sheet(formula: str, **cells: Cell) -> Cell:
    """Compute a formula of the language the way a spreadsheet would."""
    return calculate(excel(formula), cells)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("甲 + 乙 × 丙 − 丁 ÷ 2", "B4+B3*B2-B1/2"),
        ("(甲 + 乙) × 丙", "(B4+B3)*B2"),
        ("甲 − (乙 − 丙)", "B4-(B3-B2)"),
        ("甲 ÷ (乙 × 丙)", "B4/(B3*B2)"),
        ("−甲 × 2", "(-B4)*2"),
        ("−(甲 + 2)", "(-(B4+2))"),
        ("甲 × (−5)", "B4*(-5)"),
        ("50‰ + 1% + 3万", "0.05+0.01+30000"),
        ("甲 ≥ 90%", "ROUND(B4,10)>=0.9"),
        ("甲 ≠ 乙 × 2", "ROUND(B4,10)<>ROUND(B3*2,10)"),
        ("甲 = “优”", 'B4="优"'),
        ('甲 ≠ “他说"好"”', 'B4<>"他说""好"""'),
        ("甲 = “A”", 'EXACT(B4,"A")'),
        ("甲 ≠ “A”", 'NOT(EXACT(B4,"A"))'),
        ("甲 = 乙", "IF(AND(ISNUMBER(B4),ISNUMBER(B3)),ROUND(B4,10)=ROUND(B3,10),B4=B3)"),
        ("(甲 > 1) = (乙 > 2)", "(ROUND(B4,10)>1)=(ROUND(B3,10)>2)"),
        ("如果(甲，1，否则 2)", "IF(B4,1,2)"),
        ("甲：≥ 16 → 15，≥ 8 → 10，否则 → 0", "IF(ROUND(B4,10)>=16,15,IF(ROUND(B4,10)>=8,10,0))"),
        ("甲：< 1 → 15，否则 → 0", "IF(ROUND(B4,10)<1,15,0)"),
        ("甲：> 1 → 15，否则 → 0", "IF(ROUND(B4,10)>1,15,0)"),
        ("甲：≤ 1 → 15，否则 → 0", "IF(ROUND(B4,10)<=1,15,0)"),
        ("最小(甲，乙，3)", "MIN(B4,B3,3)"),
        ("最大(甲，0)", "MAX(B4,0)"),
        ("限于(甲，0，10)", "MAX(0,MIN(10,B4))"),
        ("绝对值(甲)", "ABS(B4)"),
        ("四舍五入(甲)", "ROUND(ROUND(B4,10),0)"),
        ("四舍五入(甲，位数=2)", "ROUND(ROUND(B4,10),2)"),
        ("四舍五入(甲，-2)", "ROUND(ROUND(B4,10),-2)"),
        ("四舍五入(甲，乙)", "ROUND(ROUND(B4,10),B3)"),
        ("向下取整(甲)", "INT(ROUND(B4,10))"),
        ("向上取整(甲)", "(-INT(-ROUND(B4,10)))"),
        ("向下取整(甲，5%)", "INT(ROUND(B4/0.05,10))*0.05"),
        ("2 ÷ 向上取整(甲，5)", "2/((-INT(-ROUND(B4/5,10)))*5)"),
        ("向下取整(甲，乙)", "IF(ROUND(B3,10)>0,INT(ROUND(B4/B3,10))*B3,NA())"),
        ("甲 ÷ (乙 − 丙)", "B4/IF(ROUND(B3-B2,10)=0,0,B3-B2)"),
        ("甲 > 1 且 乙 > 1 且 丙 > 1", "AND(ROUND(B4,10)>1,ROUND(B3,10)>1,ROUND(B2,10)>1)"),
        ("甲 > 1 且 乙 > 1 或 丙 > 1", "OR(AND(ROUND(B4,10)>1,ROUND(B3,10)>1),ROUND(B2,10)>1)"),
        ("甲 > 1 且 乙 ÷ 甲 > 1", "IF(ROUND(B4,10)>1,ROUND(B3/B4,10)>1,FALSE)"),
        ("甲 = 0 或 乙 ÷ 甲 > 1", "IF(ROUND(B4,10)=0,TRUE,ROUND(B3/B4,10)>1)"),
        ("1 ÷ 甲 > 1 或 乙", "IF(IFERROR(ROUND(1/B4,10)>1,FALSE),TRUE,IF(B3,TRUE,ROUND(1/B4,10)>1))"),
        ("1 ÷ 甲 > 1 且 乙", "IF(IFERROR(ROUND(1/B4,10)>1,TRUE),IF(B3,ROUND(1/B4,10)>1,FALSE),FALSE)"),
        ("非 甲 > 1", "NOT(ROUND(B4,10)>1)"),
        ("名次(甲) + 上期(甲，首期=0)", "C1+C2"),
    ],
)
def test_formula_for_excel(formula: str, expected: str) -> None:
    assert excel(formula) == expected


def test_threshold_that_binary_misses() -> None:
    """(1 − 0.9) ÷ 0.01 is 9.99… in binary, and still reaches 10."""
    assert (1 - 0.9) / 0.01 < 10
    cells: dict[str, Cell] = {"B4": 0.9}
    assert on_sheet("(1 − 甲) ÷ 0.01 ≥ 10", **cells) is True
    assert on_sheet("(1 − 甲) ÷ 0.01：≥ 10 → 1，否则 → 0", **cells) == 1
    assert on_sheet("向下取整((1 − 甲) ÷ 1%)", **cells) == 10
    assert on_sheet("向上取整((甲 − 1) ÷ 1%)", **cells) == -10


@pytest.mark.parametrize(("figure", "down", "up"), [(-7.5, -10.0, -5.0), (7.5, 5.0, 10.0), (-10.0, -10.0, -10.0)])
def test_whole_units_below_zero(figure: float, down: float, up: float) -> None:
    assert on_sheet("向下取整(甲，5)", B4=figure) == down
    assert on_sheet("向上取整(甲，5)", B4=figure) == up


@pytest.mark.parametrize(("figure", "expected"), [(2.5, 3), (-2.5, -3), (1.005, 1.01), (-1.005, -1.01)])
def test_a_tie_is_rounded_away_from_zero(figure: float, expected: float) -> None:
    places = 0 if figure in {2.5, -2.5} else 2
    assert on_sheet(f"四舍五入(甲，{places})", B4=figure) == expected


def test_a_third_is_written_as_a_division() -> None:
    from calculators.formula.syntax import number

    assert in_excel(Binary("*", Name("甲"), number(Fraction(1, 3))), cell) == "B4*(1/3)"
    assert in_excel(Binary("*", Name("甲"), number(Fraction(-1, 4))), cell) == "B4*(-0.25)"


def test_a_long_fraction_is_mended_before_it_decides() -> None:
    assert excel("甲 ≥ 0.12345678901") == "ROUND(B4,10)>=ROUND(0.12345678901,10)"


def test_cells_may_be_negative_literals() -> None:
    assert in_excel(parse("1 − 甲"), lambda _node: "-5") == "1-(-5)"


def test_rounding_a_whole_formula() -> None:
    assert rounded_in_excel("B1/3", 2) == "ROUND(ROUND(B1/3,10),2)"


def test_labels_are_compared_by_case() -> None:
    assert on_sheet("甲 = “a”", B4="A") is False
    assert on_sheet("甲 = 乙", B4="优", B3="优") is True
    assert on_sheet("甲 = 乙", B4=0.1 + 0.2, B3=0.3) is True


def test_and_stops_before_an_error() -> None:
    """AND of Excel looks at every side; where one could be an error, IF stands instead."""
    assert on_sheet("甲 ≠ 0 且 10 ÷ 甲 > 1", B4=0.0) is False
    assert on_sheet("甲 = 0 或 10 ÷ 甲 > 1", B4=0.0) is True
    assert on_sheet("甲 ≠ 0 且 向下取整(10，甲) > 1", B4=0.0) is False


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("10 ÷ 甲 > 1 或 甲 = 0", True),
        ("10 ÷ 甲 > 1 且 甲 ≠ 0", False),
        ("10 ÷ 甲 > 1 且 甲 ≠ 0 且 甲 > 5", False),
        ("10 ÷ 甲 > 1 或 甲 ≠ 0", None),
        ("10 ÷ 甲 > 1 且 甲 = 0", None),
    ],
)
def test_a_side_that_decides_needs_no_other(formula: str, expected: bool | None) -> None:
    """What decides alone decides, even beside an error (rules §4)."""
    if expected is not None:
        assert on_sheet(formula, B4=0.0) is expected
        return
    with pytest.raises(SheetError):
        on_sheet(formula, B4=0.0)


@pytest.mark.parametrize(
    ("formula", "cells"),
    [("1 ÷ (甲 − 乙)", {"B4": 0.1 + 0.2, "B3": 0.3}), ("向下取整(1，甲)", {"B4": 0.0}), ("1 ÷ 甲", {"B4": 0.0})],
)
def test_no_figure_where_there_is_none(formula: str, cells: dict[str, Cell]) -> None:
    """What divides by nothing, or counts in units of nothing, is an error on the sheet too."""
    with pytest.raises(SheetError):
        on_sheet(formula, **cells)


@pytest.mark.parametrize(
    ("formula", "reason"),
    [
        ("戊 + 1", "「戊」没有对应的单元格"),
        ("团队平均(甲)", "「团队平均(甲)」没有对应的单元格"),
        ("四舍五入(甲，0.5)", "四舍五入的位数须是 -8 到 8 的整数"),
        ("四舍五入(甲，9)", "四舍五入的位数须是 -8 到 8 的整数"),
        ("向下取整(甲，0)", "取整单位须大于 0"),
        ("向上取整(甲，-1)", "取整单位须大于 0"),
        ("最大(" + "1，" * 255 + "1)", "「最大」在 Excel 里最多 255 个参数"),
        ("甲 = “" + "好" * 256 + "”", "文字在 Excel 公式里不能超过 255 个字符"),
        ("甲" + "：≥ 1 → 1" + "，≥ 1 → 1" * 64 + "，否则 → 0", "公式在 Excel 里嵌套超过 64 层"),
        (" + ".join(["甲"] * 150) + "：≥ 1 → 1" + "，≥ 1 → 1" * 20 + "，否则 → 0", "公式在 Excel 里超过 8192 个字符"),
        (" 或 ".join(["1 ÷ 甲 > 1"] * 20), "公式在 Excel 里超过 8192 个字符"),
        ("1 ÷ (甲 + " * 14 + "乙" + ")" * 14, "公式在 Excel 里超过 8192 个字符"),
    ],
)
def test_what_excel_cannot_say(formula: str, reason: str) -> None:
    with pytest.raises(NotInExcel) as fault:
        excel(formula)
    assert fault.value.reason == reason


def test_the_length_of_a_chain_is_bounded() -> None:
    with pytest.raises(NotInExcel, match="8192"):
        in_excel(parse(" + ".join(["甲"] * 150)), lambda _node: "'一个很长的工作表名字'!$AAA$1000000 +" * 3)


def test_as_many_bands_as_excel_can_nest() -> None:
    formula = "甲" + "：≥ 1 → 1" + "，≥ 1 → 1" * 62 + "，否则 → 0"
    assert on_sheet(formula, B4=1.0) == 1


def test_dates() -> None:
    assert excel("天数(甲，乙) × 2") == "(B3-B4)*2"
    assert excel("甲 ≥ 日期(2026，1，31)") == "ROUND(B4,10)>=ROUND(DATE(2026,1,31),10)"
    assert excel("甲 = 日期(2026，1，31)") == "B4=DATE(2026,1,31)"
    assert on_sheet("天数(甲，日期(2026，3，1))", B4=serial(date(2026, 2, 1))) == 28


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.dates(date(1950, 1, 1), date(2100, 1, 1)))
def test_months_between_dates(start: date, end: date) -> None:
    assert on_sheet("月数(甲，乙)", B4=serial(start), B3=serial(end)) == full_months(start, end)


def deciding(node: Node, world: GivenWorld) -> Iterator[Fraction]:
    """List how far each figure that decides something is from where the decision changes."""
    for part in walk(node):
        parts = [evaluate(child, world) for child in getattr(part, "arguments", ())]
        match part:
            case Compare(_, left, right):
                yield from _distance(evaluate(left, world), evaluate(right, world))
            case Call(name) if name in BANDS:
                for threshold in parts[1:-1:2]:
                    yield from _distance(parts[0], threshold)
            case Call("向下取整" | "向上取整") if isinstance(parts[0], Fraction) and isinstance(parts[1], Fraction):
                yield from _steps(parts[0] / parts[1])
            case Call("四舍五入") if isinstance(parts[0], Fraction) and isinstance(parts[1], Fraction):
                yield from _steps(parts[0] * 10 ** int(parts[1]) + Fraction(1, 2))
            case Binary("/", _, right):
                yield from _distance(evaluate(right, world), Fraction(0))


def _distance(left: object, right: object) -> Iterator[Fraction]:
    if isinstance(left, Fraction) and isinstance(right, Fraction):
        yield abs(left - right)


def _steps(figure: Fraction) -> Iterator[Fraction]:
    yield from (figure - floor(figure), ceil(figure) - figure)


def within_reach(node: Node, world: GivenWorld) -> bool:
    """Tell whether binary figures can follow: no huge figure on the way, no decision by a crumb."""
    figures = [evaluate(part, world) for part in walk(node)]
    if any(isinstance(figure, Fraction) and abs(figure) > 10_000 for figure in figures):
        return False
    return not any(0 < gap < NEAR for gap in deciding(node, world))


@given(sums, st.fixed_dictionaries(dict.fromkeys(FIGURES, figures)))
@example(parse("(1 − 甲) ÷ 0.01：≥ 10 → 1，≥ 0 → 2，否则 → 3"), dict.fromkeys(FIGURES, Fraction("0.9")))
@settings(max_examples=800)
def test_sheet_and_exact_figure_agree(node: Node, values: dict[str, Fraction]) -> None:
    """Rounded to two decimals a plain sheet of binary floats shows the exact figure, or an error where there is none."""
    world = GivenWorld(values)
    assume(within_reach(node, world))
    exact = evaluate(node, world)
    try:
        formula = rounded_in_excel(in_excel(node, cell), 2)
    except NotInExcel:
        assume(False)
    cells: dict[str, Cell] = {CELLS[name]: float(figure) for name, figure in values.items()}
    if isinstance(exact, Missing):
        with pytest.raises(SheetError):
            calculate(formula, cells)
        return
    assert isinstance(exact, Fraction)
    assume(not any(0 < gap < NEAR for gap in _steps(exact * 100 + Fraction(1, 2))))
    assert calculate(formula, cells) == pytest.approx(float(rounded(exact, 2)), abs=1e-9)
    assert Decimal(repr(calculate(formula, cells))).quantize(Decimal("0.01")) == rounded(exact, 2)
