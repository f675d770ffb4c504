"""A scheme file compiles to named quantities over formulas (design §3); what can't be compiled is refused in words."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.formula import parse
from calculators.formula.syntax import Call, Name, Text
from calculators.formula.words import in_words
from calculators.policy.compile import compile_file, compile_scheme
from calculators.policy.formulas import compared, formulas
from calculators.policy.library import SHIPPED, Library, compile_folder, shipped
from calculators.policy.needs import needs, reached
from calculators.policy.places import Places
from calculators.policy.quantity import Kind
from calculators.policy.vocabulary import vocabulary
from models.faults import InputFault, Problem
from models.period import Grain
from models.target import Owner
from models.vocabulary import Over, Scale
from tests.calculators.policy.small_schemes import HEAD, scheme

WHOLE = """
version = "2"
policy = "考核办法"
[[input]]
name = "收入"
of = "company"
over = "mean"
unit = "元"
least = -5
most = 10.5
[[input]]
name = "满意度"
scale = "percent"
shared = true
default = 80
[[input]]
name = "毛利"
signed = true
[[incident]]
name = "投诉"
[[incident]]
name = "违规"
points = [1, 2]
[[incident]]
name = "提成"
points = [0.5]
[[quantity]]
name = "星级"
formula = "3"
round = 0
by_hand = [1, 5]
clause = "二"
[[quantity]]
name = "净回款"
for_each = "project"
formula = "回款 − 销售费用"
[[kpi]]
id = "quality"
name = "质量"
max = 20.5
rated = { out_of = 100, whole = true }
clause = "一"
[[kpi]]
id = "courtesy"
name = "礼貌"
max = 10
each = "month"
choices = { "满足" = 10, "不满足" = 0 }
raters = { "客服主管" = 1 }
critical = ["不满足"]
uncapped = true
newcomer = 5
[[kpi]]
id = "rate"
name = "比率"
max = 10
rate = { part = "收入", whole = "满意度" }
parts = [["满意度", 100]]
[[adjustment]]
id = "extra"
name = "加分"
formula = -2.5
[[subscore]]
id = "sub"
name = "小计"
kpis = ["quality", "rate"]
[[component]]
id = "share"
name = "项目奖"
for_each = "project"
when = "已备案"
formula = "净回款 × 贡献率"
then = "合计 × 50%"
applies = "季度 = 4"
open = true
show = ["回款"]
[[component]]
id = "monthly"
name = "月奖"
each = "month"
formula = "100 × KPI奖金系数 + 得分(quality) × 0 + 按季(金额(share)) × 0"
[[flag]]
id = "rise"
text = "建议晋升"
when = "等级 = \\"A\\""
[[warning]]
for_each = "project"
when = "净回款 < 0"
text = "净回款为负"
[[table]]
title = "各项目"
for_each = "project"
when = "已备案"
columns = { "金额" = "净回款" }
[grade]
at_least = [[90, "A"], [-5, 'B"级']]
otherwise = "D"
critical = "D"
[[gap]]
about = "质量"
text = "文件没有权重"
"""


def test_whole_scheme() -> None:
    """Each table of the file finds its place."""
    policy = scheme(WHOLE)
    assert (policy.id, policy.title, policy.version, policy.policy) == ("small", "小方案", "2", "考核办法")
    assert policy.grains == (Grain.QUARTER,)
    assert policy.grain is Grain.QUARTER
    assert policy.maximum == Decimal("40.5")
    assert policy.opens
    assert policy.gaps == ("文件没有权重",)
    revenue, satisfaction = policy.inputs["收入"], policy.inputs["满意度"]
    assert (revenue.owner, revenue.over, revenue.unit) == (Owner.COMPANY, Over.MEAN, "元")
    assert (revenue.low, revenue.high, revenue.default) == (Decimal(-5), Decimal("10.5"), None)
    assert (satisfaction.scale, satisfaction.low, satisfaction.high) == (Scale.PERCENT, Decimal(0), Decimal(100))
    assert (satisfaction.shared, satisfaction.default) == (True, Decimal(80))
    assert policy.inputs["毛利"].low is None
    bounds = {name: (word.low, word.high) for name, word in policy.incidents.items()}
    assert bounds == {"投诉": (None, None), "违规": (Decimal(1), Decimal(2)), "提成": (Decimal("0.5"), None)}


def test_quantities_of_a_scheme() -> None:
    policy = scheme(WHOLE)
    star, net = policy.quantities["星级"], policy.quantities["净回款"]
    assert (star.places, star.settleable, star.low, star.high, star.clause) == (0, True, Decimal(1), Decimal(5), "二")
    assert (net.places, net.settleable, net.for_each) == (None, False, "project")
    assert policy.adjustments[0].node == parse("−2.5")
    assert policy.subscores[0].kpis == ("quality", "rate")
    assert policy.coefficient is not None
    assert policy.coefficient.node == parse("总分 ÷ 100")
    assert [in_words(flag.when) for flag in policy.flags] == ["等级 = “A”"]
    assert [(w.text, w.for_each) for w in policy.warnings] == [("净回款为负", "project")]
    table = policy.tables[0]
    assert (table.title, table.for_each, table.when, table.columns) == (
        "各项目", "project", Name("已备案"), (("金额", Name("净回款")),)
    )


def test_kpis_of_a_scheme() -> None:
    policy = scheme(WHOLE)
    quality, courtesy, rate = policy.kpis
    assert quality.raters == (("主管", Fraction(3, 5)), ("同事", Fraction(2, 5)))
    assert (quality.maximum, quality.rating_high, quality.whole) == (Decimal("20.5"), Decimal(100), True)
    assert quality.gaps == ("文件没有权重",)
    assert in_words(quality.node) == "20.5 × 评分(质量) ÷ 100"
    assert (courtesy.each, courtesy.critical, courtesy.capped) == (Grain.MONTH, ("不满足",), False)
    assert courtesy.labels == (("满足", Fraction(10)), ("不满足", Fraction(0)))
    assert courtesy.raters == (("客服主管", Fraction(1)),)
    assert in_words(courtesy.node) == "如果(新人，5，否则 评分(礼貌))"
    assert rate.raters == ()
    assert [in_words(w.when) for w in rate.warnings] == ["满意度 > 100", "收入 > 满意度"]
    assert policy.kpi("质量") is policy.kpi("quality") is quality
    assert policy.kpi("没有") is None


def test_components_of_a_scheme() -> None:
    policy = scheme(WHOLE)
    share, monthly = policy.components
    assert share.kind is Kind.COMPONENT
    assert (share.for_each, share.open, share.show, share.places) == ("project", True, ("回款",), 2)
    assert (share.when, share.then, share.applies) == (parse("已备案"), parse("合计 × 50%"), parse("季度 = 4"))
    assert monthly.each is Grain.MONTH
    assert policy.component("项目奖") is policy.component("share") is share
    assert policy.component("没有") is None


def test_grades_are_labels_whatever_they_hold() -> None:
    """A label is taken as it is, also with a quotation mark in it."""
    grading = scheme(WHOLE).grading
    assert grading is not None
    assert grading.critical == "D"
    assert isinstance(grading.node, Call)
    assert grading.node.arguments[2::2] == (Text("A"), Text('B"级'))
    assert in_words(grading.node) == '总分：≥ 90 → “A”，≥ −5 → “B"级”，否则 → “D”'


def test_every_formula_is_listed_once() -> None:
    keys = [key for key, _node, _record in formulas(scheme(WHOLE))]
    assert keys == [
        "quantity.星级", "quantity.净回款", "kpi.quality", "kpi.courtesy", "kpi.rate", "kpi.rate.parts", "kpi.rate.parts",
        "grade", "coefficient", "adjustment.extra", "component.share", "component.share.when", "component.share.then",
        "component.share.applies", "component.monthly", "flag.rise", "warning.1", "table.各项目.when", "table.各项目.金额",
    ]


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("甲 + 乙 × 甲", [("量", "甲"), ("量", "乙"), ("量", "甲")]),
        ("得分(甲) + 次数(乙, 丙)", [("得分", "甲"), ("次数", "乙"), ("次数", "丙")]),
        ("任一评分为(甲, 差)", [("任一评分为", "甲")]),
        ("上期(甲, 首期=乙)", [("上期", ""), ("量", "甲"), ("量", "乙")]),
        ("合计(项目, 甲)", [("合计", "项目"), ("量", "甲")]),
        ("得分(1 + 1)", [("得分", "")]),
        ("没有(甲)", [("量", "甲")]),
    ],
)
def test_what_a_formula_needs(formula: str, expected: list[tuple[str, str]]) -> None:
    assert list(needs(parse(formula))) == expected


def test_what_a_formula_needs_in_the_end() -> None:
    policy = scheme(WHOLE)
    found = reached(policy, [policy.components[1].node])
    assert {("量", "KPI奖金系数"), ("得分", "quality"), ("评分", "质量"), ("金额", "share"), ("量", "回款")} <= found
    assert ("量", "收入") not in found


def test_what_is_compared_in_the_team() -> None:
    """Only what is compared in the period itself, each once."""
    policy = scheme(
        '[[input]]\nname = "甲"\n[[kpi]]\nid = "a"\nname = "指标"\nmax = 10\n'
        'formula = "名次(甲) + 团队平均(甲) + 团队最大(甲 + 1) + 上期(团队平均(甲 + 2), 首期=0)"\n'
    )
    assert [in_words(node) for node, _group in compared(policy)] == ["甲 + 1", "甲"]


def test_words_of_the_schemes() -> None:
    words = vocabulary(Library.of([scheme(WHOLE)])).schemes[0]
    assert [item.name for item in words.items] == ["质量", "礼貌"]
    assert [item.grains for item in words.items] == [(Grain.QUARTER,), (Grain.MONTH,)]
    assert [(w.name, w.needs_value) for w in words.settleable if not w.kpi] == [("星级", True), ("项目奖", True), ("月奖", True)]
    assert words.opens
    assert words.uses_projects
    assert not words.uses_targets


def test_shipped_schemes_compile() -> None:
    assert set(shipped()) == {p.stem for p in SHIPPED.glob("*.toml") if not p.stem.endswith(".cases")}


def problems(fault: pytest.ExceptionInfo[InputFault]) -> list[str]:
    """Say the problems of a fault."""
    return [str(problem) for problem in fault.value.problems]


def test_folder_names_the_problems_of_all_its_files(tmp_path: Path) -> None:
    kpi = '[[kpi]]\nid = "a"\nname = "甲"\nmax = 10\nformula = "1"\n'
    for name, text in {
        "a.toml": HEAD + kpi,
        "b.toml": HEAD + kpi,
        "c.toml": HEAD.replace("small", "other") + kpi,
        "d.toml": HEAD + kpi.replace('"1"', '"没有"'),
        "d.cases.toml": "no scheme at all",
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "e.toml").write_bytes('id = "考核"'.encode("gbk"))
    with pytest.raises(InputFault, match=r"d\.toml") as fault:
        compile_folder(tmp_path)
    assert problems(fault) == [
        "d.toml 第 5 行 kpi.a: 「没有」没有定义",
        "e.toml: 不是 UTF-8 编码的文本，请另存为 UTF-8",
    ]


def test_two_schemes_of_one_id_or_title_are_told_apart() -> None:
    """Versions of one scheme say from when each is in force; another scheme has another title."""
    kpi = '[[kpi]]\nid = "a"\nname = "甲"\nmax = 10\nformula = "1"\n'
    texts = [HEAD + kpi, HEAD + kpi, HEAD.replace("small", "other") + kpi]
    with pytest.raises(InputFault) as fault:
        Library.of(compile_scheme(text, "a.toml") for text in texts)
    assert problems(fault) == [
        "small: 方案编号「small」用了不止一次；一个方案的几个版本要写各自生效的月份（from）",
        "small: 方案名称「小方案」用了不止一次",
    ]


def test_file_of_a_windows_editor_is_read(tmp_path: Path) -> None:
    """A mark at the beginning and line ends of Windows do no harm."""
    file = tmp_path / "a.toml"
    text = HEAD + '[[kpi]]\nid = "a"\nname = "甲"\nmax = 10\nformula = "1"\n'
    file.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert compile_file(file).id == "small"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x = " + "[" * 5000, "a.toml: 括号套得太深"),
        ("x = " + "9" * 5000, "a.toml: 数字太大"),
        ("\nx = 1e16", "a.toml 第 2 行: 数字「1e16」太大或太小"),
        ("x = 0.0000000000000000001", "a.toml 第 1 行: 数字「0.0000000000000000001」太大或太小"),
        ("x = 1e" + "9" * 30, "a.toml 第 1 行: 数字「1e" + "9" * 30 + "」太大或太小"),
        ("x = 1\nx.y = 2", "a.toml 第 2 行: 不是正确的 TOML：同一个键写了两次；成列的表每次都要写两层方括号，如 [[kpi]]"),
        ("[a]\n[a]", "a.toml 第 2 行: 不是正确的 TOML：同一张表写了两次"),
        ("x = 1 2", "a.toml 第 1 行: 不是正确的 TOML：这一行后面多出了内容；引号里还有英文引号的，外面用单引号"),
        ("x 1", "a.toml 第 1 行: 不是正确的 TOML：键的后面要有英文的等号 ="),
        ("x = [1, 2", "a.toml 第 1 行: 不是正确的 TOML：方括号没有成对"),
        ('x = """abc', "a.toml 第 1 行: 不是正确的 TOML：引号没有成对"),
        ("x = {a = 1\n}", "a.toml 第 1 行: 不是正确的 TOML：花括号没有成对；里面用英文逗号分开，文字和百分数加引号"),
        ("x = {a = 1, a = 2}", "a.toml 第 1 行: 不是正确的 TOML：花括号里同一个键写了两次"),
        ("x = {a = 1}\n[x.b]", "a.toml 第 2 行: 不是正确的 TOML：同一张表写了两次"),
        ("[a", "a.toml 第 1 行: 不是正确的 TOML：表名的方括号没有成对"),
        ('x = "\\q"', "a.toml 第 1 行: 不是正确的 TOML：引号里的反斜杠要写成 \\\\"),
        ("x = 2026-02-31", "a.toml 第 1 行: 不是正确的 TOML：没有这一天，或日期的写法不对"),
        ("\x00", "a.toml 第 1 行: 不是正确的 TOML：这一行写法不对；中文的键要加引号"),
    ],
)
def test_what_is_no_toml(text: str, expected: str) -> None:
    with pytest.raises(InputFault) as fault:
        compile_scheme(text, "a.toml")
    assert problems(fault) == [expected]


def test_what_no_scheme_is_made_of() -> None:
    """Values that TOML knows and schemes don't."""
    with pytest.raises(InputFault) as fault:
        scheme(
            '[[input]]\nname = "甲"\nmost = inf\nleast = nan\ndefault = 2026-01-01\n'
            '[[quantity]]\nname = ""\nformula = 1\nround = -1\n[[incident]]\nname = "投诉"\npoints = []\n'
            '[[kpi]]\nid = "a"\nname = "' + "长" * 401 + '"\nmax = 10\nformula = 1\nchoices = []\n[[gap]]\n',
            HEAD.replace('"quarter"', '["month", "week"]'),
        )
    assert problems(fault) == [
        "small.toml 第 3 行 period.2: 应是 month、quarter、half、year 之一",
        "small.toml 第 7 行 input.甲.most: 应是有限的数字",
        "small.toml 第 8 行 input.甲.least: 应是有限的数字",
        "small.toml 第 9 行 input.甲.default: 应是数字，不加引号",
        "small.toml 第 11 行 quantity.1.name: 不能是空的",
        "small.toml 第 13 行 quantity.1.round: 不能小于 0",
        "small.toml 第 16 行 incident.投诉.points: 应有 1 项，这里有 0 项",
        "small.toml 第 19 行 kpi.a.name: 不能超过 400 个字",
        "small.toml 第 22 行 kpi.a.choices: 应是一张表：写在花括号里，或用一层方括号开始",
        "small.toml 第 23 行 gap.1.text: 缺少「text」",
    ]


def test_weights_are_numbers() -> None:
    """A weight may be a sum of numbers, not a formula that asks for something."""
    kpi = '[[kpi]]\nid = "a"\nname = "甲"\nmax = 10\nrated = {}\nraters = { "主管" = "1 ÷ 3", "同事" = "1 − 1 ÷ 3" }\n'
    assert scheme(kpi).kpis[0].raters == (("主管", Fraction(1, 3)), ("同事", Fraction(2, 3)))
    for weight in ("1 ÷ 0", "总分", "50", "“半”", "1 +"):
        with pytest.raises(InputFault) as fault:
            scheme(kpi.replace("1 − 1 ÷ 3", weight))
        assert all("raters" in str(problem) for problem in fault.value.problems), weight


def test_lines_of_a_file() -> None:
    """Keys in text of several lines are no keys; lists of lists are no tables."""
    text = 'id = "a"\npolicy = """\nmax = 3\n[grade]\n"""\n[[kpi]]\nname = "甲.乙"\n"max" = 1 # 满分\nbands = [\n[1],\n]\n'
    text += "[grade]\nof = 1\n"
    table = {"id": "a", "kpi": [{"name": "甲.乙", "max": 1}], "grade": {"of": 1}}
    found = Places(text, table).problems("a.toml", [(path, "坏") for path in (
        ("kpi", 0, "max"), ("kpi", 0), ("grade", "of"), ("grade", "otherwise"), ("kpi", 5), ("foo",), (),
    )])
    assert [problem.where for problem in found] == [
        "a.toml foo", "a.toml", "a.toml 第 6 行 kpi.甲.乙", "a.toml 第 6 行 kpi.6", "a.toml 第 8 行 kpi.甲.乙.max",
        "a.toml 第 12 行 grade.otherwise", "a.toml 第 13 行 grade.of",
    ]
    places = Places(text, table)
    assert places.path("kpi.甲.乙.raters.主管") == ("kpi", 0, "raters", "主管")
    assert places.path("kpi.1.raters") == ("kpi", 0, "raters")
    assert places.path("kpi.丙") == ("kpi",)
    assert places.path("grade.of") == ("grade", "of")
    assert places.path("") == ()


WORDS = (
    'kpi id name max = "a" "甲" [ ] [[kpi]] { } , 1 0.5 formula "总分" [grade] at_least otherwise true # """ \\ '
    "' 1979-05-27 inf 每"
)


def told(text: str) -> list[Problem]:
    """Compile a text and list its problems, none where it is a scheme."""
    try:
        compile_scheme(text, "a.toml")
    except InputFault as fault:
        return list(fault.problems)
    return []


@given(st.lists(st.sampled_from([*WORDS.split(), "\n", "\n"]), max_size=40))
@settings(max_examples=500)
def test_no_file_is_too_odd(words: list[str]) -> None:
    """Whatever stands in a file: a policy or problems in words."""
    found = told(" ".join(words))
    assert found
    assert all(problem.what and problem.where.startswith("a.toml") for problem in found)


@given(st.data())
@settings(max_examples=400)
def test_a_slip_of_the_pen_in_a_real_file(data: st.DataObject) -> None:
    """A shipped scheme with some characters changed compiles or is refused in words."""
    text = (SHIPPED / "consultant-branch.toml").read_text(encoding="utf-8")
    at = data.draw(st.integers(0, len(text)))
    gone = data.draw(st.integers(0, 12))
    put = data.draw(st.sampled_from(["", " ", '"', "]", "=", "甲", "1", "\n", "[[kpi]]\n", "−"]))
    found = told(text[:at] + put + text[at + gone :])
    assert all(problem.what and problem.where.startswith("a.toml") for problem in found)
