"""Functions over groups of the team, pools, other schemes, spans of time and records: worked by hand.

The team, pieces a month from January on: 甲 (东部) 1, 2, 3 …; 乙 (东部) 10 each month; 丙 (西部) 4 each month, from
February on. In March: 甲 3, 乙 10, 丙 4.
"""

from decimal import Decimal
from typing import Any

import pytest

from calculators.assessment.explain import Explainer
from calculators.policy.library import Library
from calculators.proof import prove
from models.period import Period
from tests.calculators.assessment.offices import assessor, measure, person, policy, results
from tests.calculators.proof.sheet import comes_to, computed, expected

HEAD = """
id = "around"
title = "四周"
period = "{period}"
[[input]]
name = "件数"
[[list]]
name = "单据"
date = "日期"
column = [
    {{ name = "日期", kind = "date" }}, {{ name = "金额", kind = "money" }}, {{ name = "师傅", kind = "text" }},
]
[[component]]
id = "asked"
name = "所问"
formula = '{formula}'
"""
MANAGER = """
id = "manager"
title = "经理办法"
period = "month"
[[component]]
id = "bonus"
name = "经理奖"
formula = '{formula}'
"""


def schemes(formula: str, period: str = "month", manager: str = "100") -> Library:
    return policy(HEAD.format(formula=formula, period=period), MANAGER.format(formula=manager))


def office() -> dict[str, list[dict[str, Any]]]:
    rows = [measure(f"2026-{m:02d}", "件数", m, "甲") for m in range(1, 13)]
    rows += [measure(f"2026-{m:02d}", "件数", 10, "乙") for m in range(1, 13)]
    rows += [measure(f"2026-{m:02d}", "件数", 4, "丙") for m in range(2, 13)]
    return {
        "员工": [
            person("甲", "around", 部门="东部"), person("乙", "around", 部门="东部"),
            person("丙", "around", 部门="西部", 入职日期="2026-02-01"), person("丁", "manager", 部门="西部"),
        ],
        "月度指标": rows,
        "单据": [
            {"工号": "甲", "日期": "2026-03-01", "金额": 100, "师傅": "乙"},
            {"工号": "甲", "日期": "2026-03-09", "金额": -40, "师傅": "乙"},
            {"工号": "甲", "日期": "2026-01-09", "金额": 7},
        ],
    }


def amount(formula: str, who: str = "甲", at: str = "2026-03", period: str = "month") -> Decimal | None:
    return results(office(), at, schemes(formula, period))[who].components[0].amount


IN_MARCH = [
    ("团队平均(件数，组=部门)", "6.5"),
    ("团队合计(件数，组=部门)", "13"),
    ("团队最大(件数，组=部门)", "10"),
    ("团队最小(件数，组=部门)", "3"),
    ("团队计数(件数，组=部门)", "2"),
    ("名次(件数)", "3"),
    ("名次(件数，组=部门)", "2"),
    ("名次(件数，越小越好=1，组=部门)", "1"),
    ("如果(末位(件数，组=部门)，1，否则 0)", "1"),
    ("组间名次(件数，部门)", "1"),
    ("组间名次(团队合计(件数，组=部门)，部门，越小越好=1)", "2"),
    ("名次(件数) + 名次(上期(件数，首期=0))", "6"),
    ("前期(2，件数，首期=99)", "1"),
    ("最近合计(2，件数)", "5"),
    ("最近平均(3，件数)", "2"),
    ("最近次数(3，件数 ≥ 2)", "2"),
    ("连续期数(件数 ≥ 2)", "2"),
    ("连续期数(件数 > 3)", "0"),
    ("按半年(件数)", "21"),
    ("期内合计(月，件数)", "3"),
    ("成立数(件数 = 3，件数 > 3，部门 = “东部”)", "2"),
    ("超额累进(件数 × 100，0，1%，100，2%，250，10%)", "9"),
    ("折线(件数，0，0，2，10，4，30)", "20"),
    ("折线(件数，0，0，3，10，3，15，4，30)", "15"),
    ("明细最大(单据，金额)", "100"),
    ("明细最小(单据，金额)", "-40"),
    ("明细平均(单据，金额)", "30"),
    ("明细平均(单据，金额，金额 > 0)", "100"),
    ("方案合计(manager，金额(经理奖))", "100"),
    ("方案平均(经理办法，金额(bonus))", "100"),
    ("方案计数(manager，金额(经理奖)，组=部门)", "0"),
    ("他人(“乙”，件数)", "10"),
    ("他人(“丁”，金额(经理奖)，方案=“manager”)", "100"),
    ("合计(单据，他人(师傅，件数))", "20"),
    ("月数(加月(日期(2026，1，31)，1)，期末) + 月(期初) + 日(期末) + 年(期末)", "2061"),
    ("天数(加天(期末，−10)，期末)", "10"),
]


@pytest.mark.parametrize(("formula", "expected"), IN_MARCH)
def test_in_march(formula: str, expected: str) -> None:
    assert amount(formula) == Decimal(expected)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("期内合计(月，件数)", "6"),
        ("期内平均(月，件数)", "2"),
        ("期内最大(月，件数)", "3"),
        ("期内最小(月，件数)", "1"),
        ("期内次数(月，件数 ≥ 2)", "2"),
        ("期内平均(季，件数)", "6"),
    ],
)
def test_over_the_months_of_a_quarter(formula: str, expected: str) -> None:
    assert amount(formula, at="2026Q1", period="quarter") == Decimal(expected)


def test_over_the_months_in_which_one_is_there() -> None:
    """丙 comes in February: two months of 4."""
    assert amount("期内合计(月，件数) × 10 + 期内平均(月，件数)", "丙", "2026Q1", "quarter") == Decimal(84)


def test_what_stands_in_for_a_period_without_one() -> None:
    """丙 wasn't there two months before March."""
    assert amount("前期(2，件数，首期=99) + 最近合计(3，件数) + 连续期数(件数 > 0)", "丙") == Decimal(99 + 8 + 2)


def test_a_pool_is_shared_to_the_cent() -> None:
    """100 by pieces 3, 10, 4: 17.647…, 58.823…, 23.529… — the cent left goes to 丙 (0.94 cents cut off)."""
    found = results(office(), "2026-03", schemes("分摊(100，件数)"))
    shares = {who: str(found[who].total) for who in "甲乙丙"}
    assert shares == {"甲": "17.65", "乙": "58.82", "丙": "23.53"}
    alone = results(office(), "2026-03", schemes("分摊(100，件数，组=部门)"))
    assert {who: str(alone[who].total) for who in "甲乙丙"} == {"甲": "23.08", "乙": "76.92", "丙": "100.00"}


@pytest.mark.parametrize(
    ("formula", "behind"),
    [
        ("分摊(总额，件数)", [("总额", "50"), ("件数", "3"), ("权数合计", "17")]),
        ("分摊(总额，件数，组=部门)", [("件数", "3")]),
    ],
)
def test_a_share_is_explained_by_what_is_shared_and_all_weights(formula: str, behind: list[tuple[str, str]]) -> None:
    """50 × 3 ÷ 17; in the east two share, and one could tell the other's weight."""
    pool = '[[quantity]]\nname = "总额"\nformula = "50"\n'
    library = policy(HEAD.format(formula=formula, period="month") + pool, MANAGER.format(formula="1"))
    whole = assessor(office(), library)
    engine, subject = whole.subject(results(office(), "2026-03", library)["甲"])
    (share,) = Explainer(engine, subject).figure("component:asked").children
    assert [(part.label, part.value) for part in share.children] == behind


def test_equal_parts_give_the_cents_left_by_number() -> None:
    """0.05 by equal weights: one cent each, two are left: the first two by 工号 (丙, 乙 before 甲 in their order)."""
    found = results(office(), "2026-03", schemes("分摊(0.05，1)"))
    assert {who: str(found[who].total) for who in "甲乙丙"} == {"丙": "0.02", "乙": "0.02", "甲": "0.01"}
    assert sum(found[who].total or 0 for who in "甲乙丙") == Decimal("0.05")


@pytest.mark.parametrize(
    ("formula", "told"),
    [
        ("分摊(100，上期(上期(件数)))", "丙（丙）上一期（2026年1月）未参加"),
        ("分摊(100，0 × 件数)", "权数（2026年3月）合计为 0，不能分摊"),
        ("分摊(100，件数 − 5)", "权数（2026年3月）不能小于 0"),
        ("明细最大(单据，金额，金额 > 1000)", "单据（2026年3月）没有可计算的明细"),
        ("前期(0，件数)", "期数须是 1 到 60 的整数（2026年3月）"),
        ("他人(“戊”，件数)", "工号「戊」（2026年3月）没有这个人"),
        ("他人(“丁”，件数)", "工号「丁」（2026年3月）没有参加这个方案"),
    ],
)
def test_what_can_not_be_told_is_named(formula: str, told: str) -> None:
    found = results(office(), "2026-03", schemes(formula))["甲"]
    assert found.total is None
    assert told in found.missing


def test_a_weight_that_does_not_exist_for_somebody_is_said_to_be_open() -> None:
    """丙 of the west has no 东部奖 to be weighed by."""
    east = '[[component]]\nid = "east"\nname = "东部奖"\napplies = "部门 = “东部”"\nformula = "件数"'
    library = policy(HEAD.format(formula="分摊(100，金额(东部奖))", period="month") + east)
    sheets = {name: rows for name, rows in office().items() if name != "员工"}
    staff = [row for row in office()["员工"] if row["工号"] != "丁"]
    found = results({"员工": staff, **sheets}, "2026-03", library)
    assert {who: found[who].missing for who in "甲丙"} == {
        "甲": ("丙（丙）权数（2026年3月）未定",), "丙": ("权数（2026年3月）未定",),
    }


def test_what_is_missing_of_others_says_whose_it_is() -> None:
    """The manager is paid by what the team makes; 丙's pieces of April are not in yet."""
    sheets = office()
    sheets["月度指标"] = [row for row in sheets["月度指标"] if (row["对象"], row["月份"]) != ("丙", "2026-04")]
    library = schemes("件数", manager="方案合计(around，金额(所问)) × 2")
    assert str(results(sheets, "2026-03", library)["丁"].total) == "34.00"
    found = results(sheets, "2026-04", library)["丁"]
    assert (found.total, found.missing) == (None, ("丙（丙）件数（2026年4月）未录入",))


def test_two_schemes_that_wait_for_each_other_are_said_to() -> None:
    library = schemes("方案合计(manager，金额(经理奖))", manager="方案合计(around，金额(所问))")
    found = results(office(), "2026-03", library)["甲"]
    assert found.total is None
    assert "循环引用" in "".join(found.missing)


@pytest.mark.parametrize("formula", [formula for formula, _value in IN_MARCH])
def test_the_sheet_says_the_same(formula: str) -> None:
    """Each of them as Excel formulas, computed by a plain spreadsheet."""
    whole = assessor(office(), schemes(formula))
    proof = prove(whole, whole.assess(Period.parse("2026-03")))
    cells = computed(proof)
    assert [(key, cells[at], row.expected) for key, (at, row) in expected(proof).items()
            if not comes_to(row, cells[at], row.expected)] == []


def test_nobody_reads_another_persons_figure() -> None:
    """The explanation of a figure that rests on another person's names the function, never the value."""
    whole = assessor(office(), schemes("他人(“乙”，件数) + 方案合计(manager，金额(经理奖))"))
    engine, subject = whole.subject(results(office(), "2026-03", schemes("他人(“乙”，件数)"))["甲"])
    told = str(Explainer(engine, subject).figure("component:asked"))
    assert "numbers='他人(“乙”，件数) + 方案合计(manager，金额(经理奖))'" in told
    assert "（不显示他人数据）" in told


def test_a_row_is_as_long_as_it_is() -> None:
    """乙 made ten pieces in every month since July 2020: 69 months up to March 2026."""
    sheets = office()
    months = [Period.month(2020, 7 + n) for n in range(66)]
    sheets["月度指标"] += [measure(str(month), "件数", 10, "乙") for month in months]
    found = results(sheets, "2026-03", schemes("连续期数(件数 = 10)"))
    assert found["乙"].components[0].amount == Decimal(69)
