"""What a formula may look at beside a person's own figures: other periods, the team, records, other figures."""

from decimal import Decimal
from typing import Any

import pytest

from calculators.policy.library import Library
from tests.calculators.assessment.offices import measure, person, policy, results

HEAD = """
id = "around"
title = "四周"
period = "{period}"
raters = {{ "主管" = "100%" }}
[[input]]
name = "件数"
[[incident]]
name = "差错"
points = [0]
[[incident]]
name = "缺勤"
[[kpi]]
id = "rated"
name = "态度"
max = 10
choices = {{ "好" = 10, "差" = 2 }}
[[component]]
id = "asked"
name = "所问"
formula = '{formula}'
"""


def scheme(formula: str, period: str = "month") -> Library:
    """Make a scheme whose one component is a formula."""
    return policy(HEAD.format(formula=formula, period=period))


def value(formula: str, sheets: dict[str, list[dict[str, Any]]], at: str = "2026-03", period: str = "month") -> Decimal | None:
    """Compute the formula for 甲."""
    return results(sheets, at, scheme(formula, period))["甲"].components[0].amount


def why(formula: str, sheets: dict[str, list[dict[str, Any]]], at: str = "2026-03", period: str = "month") -> str:
    """Say what is missing for the formula."""
    found = results(sheets, at, scheme(formula, period))["甲"]
    return "、".join(told for told in found.missing if "态度" not in told)


def office(**further: Any) -> dict[str, list[dict[str, Any]]]:
    """甲 with 1, 2, 3 … pieces from January on, 乙 with ten each month; two projects with receipts."""
    rows = [measure(f"2026-{m:02d}", "件数", m, "甲") for m in range(1, 13)]
    rows += [measure(f"2026-{m:02d}", "件数", 10, "乙") for m in range(1, 13)]
    projects = [("P1", 100, "是", 60), ("P2", 200, "否", 100)]
    shares = [{"项目编号": n, "工号": "甲", "贡献率(%)": share} for n, _c, _r, share in projects]
    return {
        "员工": [person("甲", "around") | further, person("乙", "around")],
        "月度指标": rows,
        "项目": [
            {"项目编号": n, "项目名称": n, "客户": "客户" + n, "合同金额(元)": c, "已备案": r, "产品线": "线"}
            for n, c, r, _s in projects
        ],
        "贡献": [*shares, {"项目编号": "P1", "工号": "乙", "贡献率(%)": 40}],
        "回款": [
            {"项目编号": "P1", "回款日期": "2026-03-05", "回款金额(元)": 1000, "销售费用(元)": 10},
            {"项目编号": "P2", "回款日期": "2026-03-06", "回款金额(元)": 500},
        ],
        "评分": [
            {"期间": "2026-03", "工号": "甲", "考核项": "态度", "评分人": "主管", "得分": "好"},
            {"期间": "2026-03", "工号": "甲", "考核项": "态度", "评分人": "主管", "序号": 2, "得分": "差"},
        ],
        "事件": [
            {"日期": "2026-03-05", "工号": "甲", "类型": "差错", "次数": 2, "分值": 3},
            {"日期": "2026-03-06", "工号": "甲", "类型": "缺勤"},
            {"日期": "2026-02-06", "工号": "甲", "类型": "缺勤"},
        ],
        "工资项": [{"月份": "2026-03", "工号": "甲", "工资项": "基本工资", "金额(元)": 3100}],
        "目标": [
            {"年度": 2026, "对象类型": "员工", "对象": "甲", "产品线": line, "基数比例(%)": 50}
            | {f"{q}季度(万元)": amount for q in "一二三四"}
            for line, amount in (("线", 1), ("别的", 2))
        ],
    }


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("上期(件数)", 2),
        ("上期(上期(件数))", 1),
        ("本年上期(件数，首期=5)", 2),
        ("本年累计(件数)", 6),
        ("最近次数(3，件数 ≥ 2)", 2),
        ("按季(件数)", 6),
        ("按年(件数)", 78),
        ("如果(已录入(件数)，1，否则 2)", 1),
        ("团队平均(件数)", Decimal("6.5")),
        ("团队合计(件数)", 13),
        ("团队最大(件数)", 10),
        ("团队最小(件数)", 3),
        ("团队计数(件数)", 2),
        ("名次(件数)", 2),
        ("名次(件数，越小越好=1)", 1),
        ("如果(末位(件数)，1，否则 0)", 1),
        ("如果(末位(件数，越小越好=1)，1，否则 0)", 0),
        ("次数(差错)", 2),
        ("次数(差错，缺勤)", 3),
        ("分值(差错)", 6),
        ("评分(态度)", 6),
        ('如果(任一评分为(态度，"差")，1，否则 0)', 1),
        ("得分(rated)", 6),
        ("合计(项目，回款 × 贡献率)", 1100),
        ("合计(项目，回款，已备案)", 1000),
        ("计数(项目)", 2),
        ("计数(项目，合同金额 > 100)", 1),
        ('合计(项目，如果(客户 = "客户P1"，销售费用，否则 0))', 10),
        ('计数(项目，项目编号 = "P1" 或 项目名称 = "P2" 且 产品线 = "线")', 2),
        ("合计(产品线，产品线回款)", 1100),
        ("计数(产品线，有目标)", 2),
        ("基本工资", 3100),
        ("按季(月基本工资)", 3100),
        ("月份", 3),
        ("季度", 1),
        ("在职天数", 31),
        ("日历天数", 31),
        ("司龄月数", 74),
        ("团队人数", 2),
        ("如果(全期在岗 且 全期在职 且 参加考核 且 非 新人，1，否则 0)", 1),
        ("如果(本年最后一期，1，否则 0)", 0),
        ('如果(岗位 = "" 且 职级 = "" 且 部门 = ""，1，否则 0)', 1),
        ("如果(有个人目标，1，否则 0)", 1),
        ("按季(个人目标)", 30000),
        ("按季(个人基数)", 15000),
        ("按季(合计(产品线，产品线目标))", 30000),
        ("按季(合计(产品线，产品线基数))", 15000),
        ("按年(个人目标)", 120000),
    ],
)
def test_what_a_formula_comes_to(formula: str, expected: Decimal | int) -> None:
    """Each function and builtin once, over an office worked out by hand."""
    assert value(formula, office()) == expected


@pytest.mark.parametrize(
    ("formula", "told"),
    [
        ("上期(件数)", "上一期（2025年12月）未参加"),
        ("最近次数(0.5，件数 > 1)", "期数须是 1 到 60 的整数（2026年1月）"),
        ("团队平均(上期(件数))", "团队（2026年1月）没有可比较的值"),
        ("个人目标", "个人目标（2026年1月）：目标按季度，没有月度目标"),
        ("按季(公司目标)", "公司目标（2026年一季度）未录入"),
        ("按季(部门目标)", "所在部门（2026年一季度）未录入"),
        ("按季(部门基数)", "所在部门（2026年一季度）未录入"),
    ],
)
def test_what_a_formula_can_not_do(formula: str, told: str) -> None:
    """In the first month of both: what is missing is said, with its period."""
    sheets = office(入职日期="2026-01-01")
    sheets["员工"][1]["入职日期"] = "2026-01-01"
    sheets["评分"].append({"期间": "2026-01", "工号": "甲", "考核项": "态度", "评分人": "主管", "得分": "好"})
    assert told in why(formula, sheets, "2026-01")
    assert value(formula, sheets, "2026-01") is None


def test_who_leaves_has_a_full_rate_and_is_known_to_leave() -> None:
    """甲 leaves on the 10th of March: 3,100 × 10 ÷ 31 = 1,000 of the full 3,100; a last day of a month counts too."""
    left = office(离职日期="2026-03-10")
    assert value("月基本工资 + 基本工资", left) == 4100
    assert value("按季(月基本工资)", left) == 3100
    leaves = "如果(本期离职，1，否则 0)"
    assert [value(leaves, left, month) for month in ("2026-02", "2026-03")] == [0, 1]
    assert value(leaves, office(离职日期="2026-03-31"), "2026-03") == 1
    assert value(leaves, office(), "2026-03") == 0


def test_where_nobody_was_there_before() -> None:
    """The first period stands in for the one before, each for its own."""
    joined = office(入职日期="2026-02-01")
    assert value("上期(上期(件数，首期=7)，首期=8)", joined) == 7
    assert value("上期(上期(件数，首期=7)，首期=8)", joined, "2026-02") == 8
    assert value("本年上期(件数，首期=5)", joined, "2026-02") == 5
    assert value("如果(新人，1，否则 0)", joined, "2026-02") == 1
    assert value("本年累计(件数)", joined) == 5


def test_an_unread_rating_is_missing_for_what_looks_at_it() -> None:
    """Nobody rated: the points are missing, and no rating is any label."""
    sheets = office() | {"评分": []}
    assert value("得分(态度)", sheets) is None
    assert value('如果(任一评分为(态度，"差")，1，否则 0)', sheets) == 0


def test_a_gap_in_a_month_travels_to_what_adds_it_up() -> None:
    """Without February neither the year so far nor the quarter has a value, and both say why."""
    sheets = office()
    sheets["月度指标"] = [r for r in sheets["月度指标"] if (r["月份"], r["对象"]) != ("2026-02", "甲")]
    for formula in ("本年累计(件数)", "按季(件数)", "上期(件数)"):
        assert why(formula, sheets) == "件数（2026年2月）未录入"
    assert value("最近次数(3，件数 ≥ 1)", sheets) == 2
    assert value("名次(件数)", sheets) == 2
    assert value("上期(名次(件数))", sheets) is None


def test_amounts_of_components() -> None:
    """One component may look at another; two that look at each other are missing, not endless."""
    text = HEAD.format(formula="件数", period="month")
    more = '[[component]]\nid = "twice"\nname = "两倍"\nformula = "金额(所问) × 2"\n'
    found = results(office(), "2026-03", policy(text + more))["甲"]
    assert [c.amount for c in found.components] == [3, 6]


def test_a_component_with_lines_and_what_is_done_with_their_sum() -> None:
    """Each line is rounded, the sum is halved and capped; a component that does not apply is left out."""
    more = """
[[component]]
id = "lines"
name = "分项"
for_each = "project"
formula = "回款 × 贡献率 ÷ 7"
then = "最小(100，合计 ÷ 2)"
[[component]]
id = "never"
name = "没有"
applies = "月份 = 12"
formula = "1"
[[component]]
id = "of_never"
name = "没有的两倍"
formula = "金额(没有) × 2"
"""
    found = results(office(), "2026-03", policy(HEAD.format(formula="件数", period="month") + more))["甲"]
    lines = {c.id: c for c in found.components}
    assert [line.amount for line in lines["lines"].lines] == [Decimal("85.71"), Decimal("71.43")]
    assert lines["lines"].amount == Decimal("78.57")
    assert "never" not in lines
    assert lines["of_never"].amount is None
    assert any("奖金项「没有」本期没有" in told for told in found.missing)


def test_a_line_that_lacks_something_leaves_the_component_empty() -> None:
    """A missing figure in the condition or in the line: no amount, no zero."""
    for when, formula in (("件数 > 1", "回款"), ("已备案", "件数 × 回款")):
        more = f'[[component]]\nid = "lines"\nname = "分项"\nfor_each = "project"\nwhen = "{when}"\nformula = "{formula}"\n'
        sheets = office() | {"月度指标": []}
        found = results(sheets, "2026-03", policy(HEAD.format(formula="1", period="month") + more))["甲"]
        assert found.components[1].amount is None
        assert found.missing == ("件数（2026年3月）未录入",)


def test_a_quantity_for_each_record_adds_up_where_no_record_is_asked_for() -> None:
    """Of a person it is the sum over their records; a gap in one of them is a gap of the sum."""
    more = """
[[quantity]]
name = "项目所得"
for_each = "project"
round = 0
formula = "回款 × 贡献率 ÷ 7"
[[quantity]]
name = "有缺"
for_each = "project"
formula = "如果(已备案，件数，否则 1)"
[[component]]
id = "sum"
name = "合计所得"
formula = "项目所得"
[[component]]
id = "gap"
name = "有缺所得"
formula = "有缺"
"""
    text = policy(HEAD.format(formula="1", period="month") + more)
    found = results(office(), "2026-03", text)["甲"]
    assert [c.amount for c in found.components] == [1, 157, 4]
    bare = results(office() | {"月度指标": []}, "2026-03", text)["甲"]
    assert [c.amount for c in bare.components] == [1, 157, None]


def test_warnings_of_a_scheme() -> None:
    """A condition on the person, and one on each project, named with it."""
    more = """
[[warning]]
when = "件数 > 2"
text = "件数偏高"
[[warning]]
for_each = "project"
when = "回款 > 600"
text = "回款偏高"
[[warning]]
earlier = true
when = "件数 = 1"
text = "件数偏低"
"""
    text = policy(HEAD.format(formula="1", period="month") + more)
    assert results(office(), "2026-03", text)["甲"].warnings == ("件数偏高", "P1 P1：回款偏高", "2026年1月 件数偏低")
    assert results(office(), "2026-01", text)["甲"].warnings == ()


def test_a_table_shows_the_rows_that_it_picks() -> None:
    """A row per project that the condition lets through; without a row there is no table."""
    more = """
[[table]]
title = "大项目"
for_each = "project"
when = "合同金额 > {limit}"
[table.columns]
"编号" = "项目编号"
"回款" = "回款"
"""
    head = HEAD.format(formula="1", period="month")
    found = results(office(), "2026-03", policy(head + more.format(limit=150)))["甲"]
    assert [(t.title, t.header, t.rows) for t in found.tables] == [("大项目", ("编号", "回款"), (("P2", "500"),))]
    assert results(office(), "2026-03", policy(head + more.format(limit=500)))["甲"].tables == ()
