"""Every form in which a formula may be written, and what it means (design §3)."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.formula import (
    Binary,
    Call,
    Compare,
    FormulaFault,
    Logic,
    Name,
    Negative,
    Node,
    Not,
    Number,
    Text,
    parse,
)
from calculators.formula.functions import FUNCTIONS
from calculators.formula.parse import DEEPEST, LONGEST, WIDEST
from calculators.formula.syntax import BANDS
from calculators.formula.words import in_words
from tests.calculators.formula.trees import trees

A, B, C = Name("甲"), Name("乙"), Name("丙")
ONE, TWO, THREE = (Number(Fraction(n), str(n)) for n in (1, 2, 3))


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("甲 + 乙", Binary("+", A, B)),
        ("甲＋乙", Binary("+", A, B)),
        ("甲 - 乙", Binary("-", A, B)),
        ("甲 − 乙", Binary("-", A, B)),
        ("甲－乙", Binary("-", A, B)),
        ("甲 * 乙", Binary("*", A, B)),
        ("甲 × 乙", Binary("*", A, B)),
        ("甲＊乙", Binary("*", A, B)),
        ("甲 / 乙", Binary("/", A, B)),
        ("甲 ÷ 乙", Binary("/", A, B)),
        ("甲／乙", Binary("/", A, B)),
        ("-甲", Negative(A)),
        ("−甲", Negative(A)),
        ("非 甲", Not(A)),
        ("非(甲)", Not(A)),
        ("not 甲", Not(A)),
        ("NOT 甲", Not(A)),
        ("甲 且 乙", Logic("且", A, B)),
        ("甲 and 乙", Logic("且", A, B)),
        ("甲 AND 乙", Logic("且", A, B)),
        ("甲 或 乙", Logic("或", A, B)),
        ("甲 or 乙", Logic("或", A, B)),
        ("甲 > 1且乙 > 2", Logic("且", Compare(">", A, ONE), Compare(">", B, TWO))),
        ("(甲)或(乙)", Logic("或", A, B)),
        ("甲 = 乙", Compare("=", A, B)),
        ("甲＝乙", Compare("=", A, B)),
        ("甲 ≠ 乙", Compare("!=", A, B)),
        ("甲 != 乙", Compare("!=", A, B)),
        ("甲 <> 乙", Compare("!=", A, B)),
        ("甲 < 乙", Compare("<", A, B)),
        ("甲＜乙", Compare("<", A, B)),
        ("甲 <= 乙", Compare("<=", A, B)),
        ("甲 ≤ 乙", Compare("<=", A, B)),
        ("甲 ≦ 乙", Compare("<=", A, B)),
        ("甲＜＝乙", Compare("<=", A, B)),
        ("甲 > 乙", Compare(">", A, B)),
        ("甲＞乙", Compare(">", A, B)),
        ("甲 >= 乙", Compare(">=", A, B)),
        ("甲 ≥ 乙", Compare(">=", A, B)),
        ("甲 ≧ 乙", Compare(">=", A, B)),
        ("甲＞＝乙", Compare(">=", A, B)),
        ("（甲）", A),
        ("甲\n　+\t乙", Binary("+", A, B)),
        ("「甲」", A),
        ("「甲 且 乙 (%)」", Name("甲 且 乙 (%)")),
        ("非常满意", Name("非常满意")),
        ("或有收入", Name("或有收入")),
        ("已备案且生效", Name("已备案且生效")),
        ("KPI奖金系数", Name("KPI奖金系数")),
        ('甲 = "优秀"', Compare("=", A, Text("优秀"))),
        ("甲 = “优秀”", Compare("=", A, Text("优秀"))),
        ('甲 = "他说“好”"', Compare("=", A, Text("他说“好”"))),
        ("甲 = “”", Compare("=", A, Text(""))),
        ("min(甲, 乙)", Call("最小", (A, B))),
        ("最小（甲，乙）", Call("最小", (A, B))),
        ("最小(甲、乙)", Call("最小", (A, B))),
        ("如果(甲, 1, 2)", Call("如果", (A, ONE, TWO))),
        ("如果(甲，1，否则 2)", Call("如果", (A, ONE, TWO))),
        ("if(甲, 1, otherwise 2)", Call("如果", (A, ONE, TWO))),
        ("上期(甲, 首期=1)", Call("上期", (A, ONE))),
        ("上期(甲, 1)", Call("上期", (A, ONE))),
        ("previous(甲, 首期 ＝ 1)", Call("上期", (A, ONE))),
        ("名次(甲, 越小越好=1)", Call("名次", (A, ONE))),
        ("四舍五入(甲, 位数=2)", Call("四舍五入", (A, TWO))),
        ("计数(项目, 条件=已备案)", Call("计数", (Text("项目"), Name("已备案")))),
        ("得分(甲)", Call("得分", (Text("甲"),))),
        ("得分(「甲」)", Call("得分", (Text("甲"),))),
        ('得分("甲")', Call("得分", (Text("甲"),))),
        ("次数(甲, 乙)", Call("次数", (Text("甲"), Text("乙")))),
        ('任一评分为(甲, "差", 中)', Call("任一评分为", (Text("甲"), Text("差"), Text("中")))),
        ("合计(项目, 甲)", Call("合计", (Text("项目"), A))),
        ("没有的函数(甲)", Call("没有的函数", (A,))),
        ("没有的函数()", Call("没有的函数", ())),
        ("分档(甲, 2, 1, 3)", Call("分档", (A, TWO, ONE, THREE))),
        ("甲：≥ 2 → 1，否则 → 3", Call("分档", (A, TWO, ONE, THREE))),
        ("甲: >= 2 -> 1, otherwise -> 3", Call("分档", (A, TWO, ONE, THREE))),
        ("甲：＞ 2 → 1，否则 → 3", Call("超过分档", (A, TWO, ONE, THREE))),
        ("甲：< 2 → 1，否则 → 3", Call("低于分档", (A, TWO, ONE, THREE))),
        ("甲：≤ 2 → 1，否则 → 3", Call("不高于分档", (A, TWO, ONE, THREE))),
        ("1 + (甲：≥ 2 → 1，否则 → 3)", Binary("+", ONE, Call("分档", (A, TWO, ONE, THREE)))),
        ("甲 + 1：≥ 2 → 甲 − 1，否则 → 3", Call("分档", (Binary("+", A, ONE), TWO, Binary("-", A, ONE), THREE))),
    ],
)
def test_sign_and_word(text: str, node: Node) -> None:
    assert parse(text) == node


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"),
        ("50000", "50000"),
        ("1.17", "1.17"),
        ("1%", "0.01"),
        ("0.5％", "0.005"),
        ("3‰", "0.003"),
        ("1.5万", "15000"),
        ("2亿", "200000000"),
        ("１２．５％", "0.125"),
        ("007", "7"),
    ],
)
def test_number_is_exact(text: str, value: str) -> None:
    node = parse(text)
    assert isinstance(node, Number)
    assert node.value == Fraction(value)
    assert node.text == text


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("甲 + 乙 × 丙", "甲 + (乙 × 丙)"),
        ("甲 − 乙 − 丙", "(甲 − 乙) − 丙"),
        ("甲 ÷ 乙 ÷ 丙", "(甲 ÷ 乙) ÷ 丙"),
        ("甲 ÷ 乙 × 丙", "(甲 ÷ 乙) × 丙"),
        ("−甲 × 乙", "(−甲) × 乙"),
        ("−甲 + 乙", "(−甲) + 乙"),
        ("甲 + 1 > 乙 × 2", "(甲 + 1) > (乙 × 2)"),
        ("非 甲 > 1", "非 (甲 > 1)"),
        ("非 甲 且 乙", "(非 甲) 且 乙"),
        ("甲 或 乙 且 丙", "甲 或 (乙 且 丙)"),
        ("甲 且 乙 或 丙", "(甲 且 乙) 或 丙"),
        ("甲 且 乙 且 丙", "(甲 且 乙) 且 丙"),
        ("甲 > 1：≥ 1 → 2，否则 → 3", "(甲 > 1)：≥ 1 → 2，否则 → 3"),
    ],
)
def test_what_binds_tighter(text: str, same: str) -> None:
    assert parse(text) == parse(same)


@pytest.mark.parametrize("function", FUNCTIONS.values(), ids=lambda f: f.english)
def test_function_has_two_names(function: object) -> None:
    """Each function is read by its Chinese name and by its English one."""
    from calculators.formula.function import Function

    assert isinstance(function, Function)
    arguments = ", ".join(["甲", "1", "2", "3"][: function.least if function.name not in BANDS else 4])
    node = parse(f"{function.name}({arguments})")
    assert parse(f"{function.english}({arguments})") == node
    assert parse(f"{function.english.upper()}({arguments})") == node
    assert isinstance(node, Call)
    assert node.name == function.name


@given(trees)
@settings(max_examples=500)
def test_words_read_again_are_the_same_formula(node: Node) -> None:
    """What a person reads can be written back into the scheme file."""
    assert parse(in_words(node)) == node


@given(trees, st.randoms(use_true_random=False))
@settings(max_examples=100)
def test_blanks_do_not_matter(node: Node, random: object) -> None:
    words = in_words(node)
    if "「" not in words and "“" not in words and '"' not in words:
        assert parse(words.replace(" ", "  \t")) == parse(words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("0-甲", "0 − 甲"),
        ("甲*(乙+丙)", "甲 × (乙 + 丙)"),
        ("甲+(乙+丙)", "甲 + (乙 + 丙)"),
        ("(甲+乙)*丙-1", "(甲 + 乙) × 丙 − 1"),
        ("甲*-5", "甲 × (−5)"),
        ("-(-甲)", "−(−甲)"),
        ("20*分档(甲,16,15,8,10,0)/100", "20 × (甲：≥ 16 → 15，≥ 8 → 10，否则 → 0) ÷ 100"),
        ("低于分档(甲,16,15,0)", "甲：< 16 → 15，否则 → 0"),
        ("分档(甲,1)", "分档(甲，1)"),
        ("if(甲>1, 2, 3)", "如果(甲 > 1，2，否则 3)"),
        ("上期(甲,0)", "上期(甲，首期=0)"),
        ("计数(项目,合同金额>=5万)", "计数(项目，合同金额 ≥ 5万)"),
        ('得分("方案 与文档")', "得分(「方案 与文档」)"),
        ("非(甲 且 乙)", "非 (甲 且 乙)"),
        ('甲="优"', "甲 = “优”"),
        ("没有(甲,乙)", "没有(甲，乙)"),
        ("方案合计(desk-sales,甲)", "方案合计(desk-sales，甲)"),
        ("方案平均(consultant-nc-u8-2,甲-1,组=部门)", "方案平均(「consultant-nc-u8-2」，甲 − 1，组=部门)"),
        ("名次(甲,组=(非 乙))", "名次(甲，组=(非 乙))"),
        ("末位(甲,组=(乙 > 1))", "末位(甲，组=(乙 > 1))"),
        ("合计(项目,甲,乙 > 1)", "合计(项目，甲，乙 > 1)"),
        ("方案计数(「a-b」,甲)", "方案计数(a-b，甲)"),
        ("方案计数(a+b,甲)", "方案计数(a + b，甲)"),
        ("他人(甲,乙,方案=desk-sales)", "他人(甲，乙，方案=“desk-sales”)"),
        ("他人(甲,乙,主管办法)", "他人(甲，乙，方案=“主管办法”)"),
    ],
)
def test_words(text: str, words: str) -> None:
    assert in_words(parse(text)) == words


def test_words_with_numbers_put_in() -> None:
    """A negative figure stands in brackets where it would follow another sign."""
    said = {"甲": "-5", "乙": "12"}

    def say(node: Node) -> str | None:
        return said.get(node.name) if isinstance(node, Name) else None

    assert in_words(parse("甲 + 乙"), say) == "-5 + 12"
    assert in_words(parse("乙 − 甲"), say) == "12 − (-5)"
    assert in_words(parse("乙 × 甲 > 甲"), say) == "12 × (-5) > -5"
    assert in_words(parse("−甲"), say) == "−(-5)"


def test_words_of_a_number_without_end() -> None:
    from calculators.formula.syntax import number

    assert in_words(Binary("/", A, number(Fraction(1, 3)))) == "甲 ÷ (1 ÷ 3)"
    assert in_words(Binary("+", A, number(Fraction(-1, 4)))) == "甲 + (-0.25)"
    assert in_words(Binary("*", number(Fraction(-1, 4)), A)) == "-0.25 × 甲"


@pytest.mark.parametrize(
    ("text", "column", "what"),
    [
        ("", 1, "公式是空的"),
        ("  ", 3, "公式是空的"),
        ("甲 +", 4, "公式没有写完，最后缺一个数或名字"),
        ("(甲 + (乙", 8, "公式没有写完，少 2 个右括号"),
        ("甲 + 1)", 6, "第 6 个字符「)」处：多了一个右括号"),
        ("1 ≤ 甲 ≤ 5", 7, "第 7 个字符「≤」处：比较不能连写，请写成「1 ≤ 甲 且 甲 ≤ 5」"),
        ("50,000 × 2", 3, "第 3 个字符「,」处：逗号只用来分开函数的参数；数字里不写千分位逗号"),
        ("3次", 2, "第 2 个字符「次」处：它前面少了运算符；单位只认 % ‰ 万 亿，带空格或符号的名字请写成「名字」"),
        ("5万元", 3, "第 3 个字符「元」处：它前面少了运算符；单位只认 % ‰ 万 亿，带空格或符号的名字请写成「名字」"),
        ("本期 回款", 4, "第 4 个字符「回款」处：它前面少了运算符；单位只认 % ‰ 万 亿，带空格或符号的名字请写成「名字」"),
        ("如果 甲 > 1 则 2", 4, "第 4 个字符「甲」处：函数的参数写在括号里：如果(条件，则，否则)"),
        ("1 + min 2", 9, "第 9 个字符「2」处：函数的参数写在括号里：最小(值，值…)"),
        ("本月 )", 4, "第 4 个字符「)」处：多了一个右括号"),
        ("(甲)(乙)", 4, "第 4 个字符「(」处：它前面少了运算符；单位只认 % ‰ 万 亿，带空格或符号的名字请写成「名字」"),
        ("1 + 且", 5, "第 5 个字符「且」处：这里应是一个数、一个名字或一个括号"),
        ("1 + × 2", 5, "第 5 个字符「×」处：这里应是一个数、一个名字或一个括号"),
        ("最小(甲，)", 6, "第 6 个字符「)」处：这里应是一个数、一个名字或一个括号"),
        ("甲^2", 2, "第 2 个字符「^」处：没有乘方，请连乘"),
        ("“优秀", 1, '第 1 个字符「“」处：引号没有成对；文字请写成 "优秀" 或 “优秀”'),
        ("「甲", 1, "第 1 个字符「「」处：「」没有成对；带空格或符号的名字请写成「名字」"),
        ("甲 || 乙", 3, "第 3 个字符「|」处：请用「且」「或」"),
        ("！甲", 1, "第 1 个字符「！」处：请用「非」或「≠」"),
        (".5", 1, "第 1 个字符「.」处：小数点前后都要有数字，例如 0.5"),
        ("甲[1]", 2, "第 2 个字符「[」处：请用圆括号"),
        ("最小(甲; 乙)", 5, "第 5 个字符「;」处：参数之间请用逗号"),
        ("甲 # 乙", 3, "第 3 个字符「#」处：这个符号不能用在公式里"),
        ("甲.乙", 2, "第 2 个字符「.」处：小数点前后都要有数字，例如 0.5"),
        ("1 + 否则 2", 5, "第 5 个字符「否则」处：「否则」只用在「如果」的第三个参数和分档的最后"),
        ("最大(1，否则 2)", 1, "「否则」只用在「如果」的第三个参数和分档的最后"),
        ("如果(甲，否则 2)", 1, "「否则」只用在「如果」的第三个参数和分档的最后"),
        ("甲 → 1", 3, "第 3 个字符「→」处：分档请写成「值：≥ 16 → 15，≥ 8 → 10，否则 → 0」，放在算式里时加括号"),
        ("甲：1 → 2", 3, "第 3 个字符「1」处：分档请写成「值：≥ 16 → 15，≥ 8 → 10，否则 → 0」，放在算式里时加括号"),
        ("1 + 甲：≥ 1 → 2，> 3 → 4，否则 → 5", 1, "一个分档里的各门槛要用同一个符号：≥、>、< 或 ≤"),
        ("甲：= 1 → 2，否则 → 5", 1, "一个分档里的各门槛要用同一个符号：≥、>、< 或 ≤"),
        ("甲 + 1 + " * 400, 1, "公式超过 2000 个字符，请分成几个中间量"),
        ("+".join("甲" * (WIDEST + 1)), 1, "公式一串超过 200 项，请分成几个中间量"),
        ("-" * DEEPEST + "甲", 1, "公式嵌套超过 40 层，请分成几个中间量"),
    ],
)
def test_fault_says_what_to_do(text: str, column: int, what: str) -> None:
    with pytest.raises(FormulaFault) as fault:
        parse(text)
    assert (fault.value.column, fault.value.what) == (column, what)


def test_bounds_can_be_reached() -> None:
    """The longest chain, the deepest nesting and any number of brackets are still read, written and computed."""
    from tests.calculators.formula.worlds import value

    assert value("+".join("1" * WIDEST)) == WIDEST
    assert value(" 且 ".join(["1 = 1"] * WIDEST)) is True
    assert value("-" * (DEEPEST - 1) + "1") == (-1) ** (DEEPEST - 1)
    assert value("(" * 900 + "1" + ")" * 900) == 1
    widest = parse("+".join("1" * WIDEST))
    assert parse(in_words(widest)) == widest
    deepest = "最大(1，" * (DEEPEST - 1) + "1" + ")" * (DEEPEST - 1)
    assert in_words(parse(deepest)) == deepest
    assert len("1" * LONGEST) == LONGEST
    assert value("1" * LONGEST) == int("1" * LONGEST)


SIGNS = '甲乙12.%万+-−×÷*/()（）,，、≥≤><=≠且或非 「」“”"：→否则如果最小分档上期首期^[]{}\n\0'


def read_or_refused(text: str) -> Node | FormulaFault:
    """Read a text; a tree must come back from its own words, a fault must say where and what."""
    try:
        node = parse(text)
    except FormulaFault as fault:
        return fault
    assert parse(in_words(node)) == node
    return node


@given(st.one_of(st.text(SIGNS, max_size=60), st.text(max_size=60)))
@settings(max_examples=400)
def test_any_text_is_read_or_refused(text: str) -> None:
    """Nothing but a tree or a fault comes of a text."""
    found = read_or_refused(text)
    assert not isinstance(found, FormulaFault) or (found.what and 1 <= found.column <= len(text) + 1)


@given(trees, st.integers(0, 80), st.integers(0, 3), st.text(SIGNS, max_size=3))
@settings(max_examples=400)
def test_a_slip_of_the_pen_is_read_or_refused(node: Node, at: int, gone: int, put: str) -> None:
    words = in_words(node)
    found = read_or_refused(words[:at] + put + words[at + gone :])
    assert not isinstance(found, FormulaFault) or found.what
