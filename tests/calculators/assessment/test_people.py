"""Who counts where and when: joiners, leavers, changes of scheme, sharing in another scheme, summaries."""

from decimal import Decimal
from typing import Any

import pytest

from models.period import Period
from models.results import SummaryRow
from tests.calculators.assessment.offices import assessor, by_hand, measure, person, policy, results

PIECES = policy(
    """
id = "pieces"
title = "计件"
period = "quarter"
[[input]]
name = "件数"
[[input]]
name = "满意度"
over = "mean"
[[input]]
name = "公司收入"
of = "company"
[[input]]
name = "部门收入"
of = "department"
[[input]]
name = "件数目标"
shared = true
[[kpi]]
id = "work"
name = "工作"
max = 100
formula = "件数"
[[component]]
id = "monthly"
name = "月奖"
each = "month"
formula = "件数"
[[component]]
id = "of_all"
name = "公司奖"
formula = "公司收入 ÷ 100 + 部门收入 ÷ 100"
[[component]]
id = "aim"
name = "目标奖"
formula = "件数目标"
[[component]]
id = "mean"
name = "满意奖"
formula = "满意度"
[[component]]
id = "pay"
name = "底薪"
formula = "基本工资"
"""
)


def office(*changes: dict[str, Any], **further: Any) -> dict[str, list[dict[str, Any]]]:
    """One person, a quarter of figures: 10, 20, 30 pieces, satisfaction 60, 80, 100, targets 1, 2, 4."""
    rows = []
    for n, month in enumerate(("2026-01", "2026-02", "2026-03")):
        rows += [measure(month, "件数", 10 * (n + 1), "甲"), measure(month, "满意度", 60 + 20 * n, "甲")]
        rows += [measure(month, "公司收入", 100, kind="公司"), measure(month, "件数目标", 2**n)]
        rows += [measure(month, "部门收入", 200 * (n + 1), "一部", "部门"), measure(month, "部门收入", 0, "二部", "部门")]
    return {"员工": [person("甲", "pieces", 部门="一部", **further)], "任职": list(changes), "月度指标": rows}


def amounts(sheets: dict[str, list[dict[str, Any]]]) -> dict[str, Decimal | None]:
    """Give the quarter's amounts by component."""
    return {c.id: c.amount for c in results(sheets, "2026Q1", PIECES)["甲"].components}


def test_a_whole_quarter() -> None:
    """Sums, means, the company's and the department's figures, targets."""
    assert amounts(office()) == {"of_all": 15, "aim": 7, "mean": 80, "pay": 18000}


def test_a_joiner_and_a_leaver() -> None:
    """A person's figures count in the months employed, the company's and the department's in all."""
    joined = office(入职日期="2026-02-28")
    assert amounts(joined) == {"of_all": 15, "aim": 6, "mean": 90, "pay": Decimal("6214.29")}
    left = office(离职日期="2026-01-31")
    assert amounts(left) == {"of_all": 15, "aim": 1, "mean": 60, "pay": 6000}


def test_the_scheme_of_the_last_employed_month_governs_a_quarter() -> None:
    """On the scheme from February: two months count. Off it in March: no quarter, but the months' awards."""
    on = office({"工号": "甲", "起始月份": "2026-02", "考核方案": "pieces"}, 考核方案="")
    assert amounts(on) == {"of_all": 15, "aim": 6, "mean": 90, "pay": 12000}
    off = results(office({"工号": "甲", "起始月份": "2026-03", "考核方案": "无"}), "2026Q1", PIECES)
    assert list(off) == ["甲 2026-01", "甲 2026-02"]
    left = results(office({"工号": "甲", "起始月份": "2026-03", "考核方案": "无"}, 离职日期="2026-02-10"), "2026Q1", PIECES)
    assert list(left) == ["甲 2026-01", "甲 2026-02", "甲"]


def test_the_department_in_force_last_counts() -> None:
    """A change of department in February moves the whole quarter."""
    moved = office({"工号": "甲", "起始月份": "2026-02", "部门": "二部"})
    assert amounts(moved)["of_all"] == 3
    nowhere = office()
    nowhere["员工"][0]["部门"] = ""
    found = results(nowhere, "2026Q1", PIECES)["甲"]
    assert found.missing == ("所在部门（2026年一季度）未录入",)


def test_months_of_a_quarterly_scheme_hold_only_their_award() -> None:
    """Three results with the award, then the quarter without it."""
    found = results(office(), "2026Q1", PIECES)
    month = found["甲 2026-02"]
    assert ([c.amount for c in month.components], month.kpis, month.score, month.rank) == ([Decimal(20)], (), None, None)
    assert month.payslip
    assert not found["甲"].payslip
    assert list(results(office(), "2026-02", PIECES)) == ["甲"]
    assert results(office(), "2026H1", PIECES) == {}


def test_a_month_s_award_settled_by_hand() -> None:
    """It is settled with the month, not with the quarter."""
    sheets = {**office(), "核定": [by_hand("2026-02", "甲", "月奖", 7)]}
    found = results(sheets, "2026Q1", PIECES)
    assert [found[key].total for key in ("甲 2026-01", "甲 2026-02", "甲 2026-03")] == [10, 7, 30]


# -- sharing in another scheme ------------------------------------------------------------------------------


def sharing(**further: Any) -> dict[str, list[dict[str, Any]]]:
    """Somebody with half of a registered project that was paid in February."""
    return {
        "员工": [person("甲", **{"scheme": "", **further}), person("乙", "")],
        "项目": [{"项目编号": "P1", "项目名称": "项目", "合同金额(元)": 90000, "已备案": "是"}],
        "贡献": [{"项目编号": "P1", "工号": "甲", "贡献率(%)": 50}, {"项目编号": "P1", "工号": "乙", "贡献率(%)": 50}],
        "回款": [{"项目编号": "P1", "回款日期": "2026-02-01", "回款金额(元)": 23400}],
    }


def test_sharing_without_an_own_scheme() -> None:
    """23,400 × 50 % ÷ 1.17 × 1 % = 100, and nothing else; the summary has no scheme."""
    found = results(sharing(另计方案="consultant-branch"), "2026Q1")
    assert list(found) == ["甲 另计"]
    result = found["甲 另计"]
    assert (result.total, result.kpis, result.score, result.grade, result.rank) == (Decimal(100), (), None, None, None)
    summary = assessor(sharing(另计方案="consultant-branch")).assess(Period.parse("2026Q1")).summary
    assert summary == (SummaryRow(staff_no="甲", name="甲", scheme=None, score=None, grade=None, total=Decimal(100)),)


def test_sharing_in_the_own_scheme_is_nothing_more() -> None:
    """Equal to the own scheme it is ignored; beside another one both are there, the own first."""
    same = results(sharing(scheme="consultant-branch", 另计方案="consultant-branch"), "2026Q1")
    assert list(same) == ["甲"]
    both = results(sharing(scheme="presales-work", 另计方案="consultant-branch"), "2026Q1")
    assert list(both) == ["甲", "甲 另计"]
    assert both["甲"].total == 0


def test_sharing_ends_with_the_assignment() -> None:
    """无 ends it; the month in force last decides over the quarter."""
    sheets = sharing(另计方案="consultant-branch")
    sheets["任职"] = [{"工号": "甲", "起始月份": "2026-03", "另计方案": "无"}]
    assert results(sheets, "2026Q1") == {}


# -- summaries ----------------------------------------------------------------------------------------------

DAILY = policy(
    """
id = "daily"
title = "日常"
period = "month"
[[input]]
name = "分数"
[[kpi]]
id = "points"
name = "分数"
max = 100
formula = "分数"
[grade]
at_least = [[80, "好"]]
otherwise = "差"
[[component]]
id = "bonus"
name = "奖金"
formula = "总分 × 1"
"""
)


@pytest.mark.parametrize(
    ("scores", "hand", "expected"),
    [
        ((70, 80, 90), [], (Decimal(80), "好", Decimal(240))),
        ((70, 80, 89.99), [], (Decimal("80.00"), "好", Decimal("239.99"))),
        ((70, 80, 89.98), [], (Decimal("79.99"), "差", Decimal("239.98"))),
        ((70, None, 90), [], (None, None, None)),
        ((70, None, 90), [by_hand("2026-02", "甲", "全部")], (Decimal(80), "好", Decimal(160))),
        ((None, 85, None), [by_hand("2026-01", "甲", "全部"), by_hand("2026-03", "甲", "全部")], (85, "好", Decimal(85))),
        ((None, None, None), [by_hand(f"2026-0{n}", "甲", "全部") for n in (1, 2, 3)], (None, None, Decimal(0))),
    ],
)
def test_the_quarter_of_a_monthly_scheme(
    scores: tuple[float | None, ...], hand: list[dict[str, Any]], expected: tuple[object, ...]
) -> None:
    """The mean of the months assessed, its grade, the sum of the totals; one gap leaves score and grade empty."""
    rows = [measure(f"2026-0{n}", "分数", str(s), "甲") for n, s in enumerate(scores, 1) if s is not None]
    office = assessor({"员工": [person("甲", "daily")], "月度指标": rows, "核定": hand}, DAILY)
    row = office.assess(Period.parse("2026Q1")).summary[0]
    assert (row.score, row.grade, row.total) == expected


def test_only_months_on_the_scheme_enter_the_mean() -> None:
    """A month before the change is another scheme's."""
    rows = [measure(f"2026-0{n}", "分数", n * 30, "甲") for n in (1, 2, 3)]
    change = [{"工号": "甲", "起始月份": "2026-02", "考核方案": "daily"}]
    sheets = {"员工": [person("甲", "")], "任职": change, "月度指标": rows}
    assert assessor(sheets, DAILY).assess(Period.parse("2026Q1")).summary[0].score == 75
    gone = {**sheets, "任职": [*change, {"工号": "甲", "起始月份": "2026-03", "考核方案": "无"}]}
    row = assessor(gone, DAILY).assess(Period.parse("2026Q1")).summary[0]
    assert (row.scheme, row.score, row.total) == (None, None, Decimal(60))
