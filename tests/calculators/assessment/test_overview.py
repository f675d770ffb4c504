"""What a manager looks at first: the period before, grades in order, and alerts, each said once."""

from decimal import Decimal
from typing import Any

from calculators.assessment.overview import overview
from models.overview import AlertKind, Overview
from models.period import Period
from tests.calculators.assessment.offices import assessor, by_hand, measure, person, policy, sheets_of

SCORED = """
id = "scored"
title = "打分"
period = "month"
policy = "一份测试用的办法"

[[input]]
name = "分数"
of = "person"

[[kpi]]
id = "points"
name = "成绩"
max = 100
formula = "分数"
clause = "一"

[grade]
at_least = [[90, "优"], [60, "中"]]
otherwise = "差"
clause = "二"

[[flag]]
id = "out"
text = "建议淘汰"
when = '等级 = "差"'
clause = "三"
"""


def _overview(sheets: dict[str, Any], period: str, *texts: str) -> Overview:
    made = assessor(sheets, policy(*texts) if texts else None)
    return overview(made, made.assess(Period.parse(period)))


def _said(found: Overview, kind: AlertKind) -> list[tuple[str, str]]:
    return [(alert.text, "、".join(r.staff_no for r in alert.results)) for alert in found.alerts if alert.kind is kind]


def test_grades_are_counted_from_the_best_down_and_the_month_before_stands_beside() -> None:
    sheets = {
        "员工": [person(who, "scored") for who in "甲乙丙丁"],
        "月度指标": [
            *(measure("2026-02", "分数", points, who) for who, points in zip("甲乙丙丁", (30, 95, 70, 20), strict=True)),
            measure("2026-01", "分数", 50, "甲"),
        ],
    }
    found = _overview(sheets, "2026-02", SCORED)
    assert found.grades == (("优", 1), ("中", 1), ("差", 2))
    assert found.before.period == Period.parse("2026-01")
    assert [row.score for row in found.before.summary] == [None, None, None, Decimal("50.00")], "甲 stands last"
    assert _said(found, AlertKind.FLAG) == [("建议淘汰", "丁、甲")], "one alert for both, in the order of 工号"


def test_a_project_without_registration_is_named_where_a_scheme_asks_for_it() -> None:
    """consultant-branch pays for registered projects only (已备案)."""
    sheets = sheets_of("consultant-branch")
    for row in sheets["项目"]:
        row["已备案"] = "否"
    found = _said(_overview(sheets, "2026Q1"), AlertKind.UNREGISTERED)
    paid = {row["项目编号"] for row in sheets["回款"] if str(row["回款日期"]) < "2026-04"}
    assert {text.split()[1] for text, _who in found} <= paid
    assert found
    assert all("没有备案" in text for text, _who in found)


def test_a_shortfall_carried_over_is_named_with_its_line() -> None:
    """consultant-nc-u8: 5 of a base of 7 万元 received in the first quarter, so −20,000 go into the second."""
    target = {"年度": 2026, "对象类型": "员工", "对象": "甲", "产品线": "U8", "基数比例(%)": 70}
    quarters = {f"{name}季度(万元)": 10 for name in "一二三四"}
    sheets = {
        "员工": [person("甲", "consultant-nc-u8")],
        "目标": [{**target, **quarters}],
        "项目": [{"项目编号": "P1", "项目名称": "P1", "合同金额(元)": 90_000, "已备案": "是", "产品线": "U8"}],
        "贡献": [{"项目编号": "P1", "工号": "甲", "贡献率(%)": 100}],
        "回款": [{"项目编号": "P1", "回款日期": "2026-02-03", "回款金额(元)": 50_000}],
    }
    assert _said(_overview(sheets, "2026Q1"), AlertKind.CARRIED) == [("目标与结转 U8：转入下季 -20000", "甲")]
    (second,) = _said(_overview(sheets, "2026Q2"), AlertKind.CARRIED)
    assert "上季结转 -20000" in second[0]


def test_what_is_settled_by_hand_takes_part_in_the_overview() -> None:
    sheets = {
        "员工": [person("甲", "scored")],
        "月度指标": [measure("2026-02", "分数", 30, "甲")],
        "核定": [by_hand("2026-02", "甲", "成绩", 95)],
    }
    assert _overview(sheets, "2026-02", SCORED).grades == (("优", 1),)
