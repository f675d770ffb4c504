"""What a manager settles by hand (rules §4): values, 不考核, 全部."""

from dataclasses import replace
from decimal import Decimal

from calculators.assessment.assess import Assessor
from calculators.policy.library import shipped
from models.by_hand import ByHand
from models.period import Period
from models.results import Status
from tests.calculators.assessment.offices import (
    Sheets,
    by_hand,
    measure,
    person,
    policy,
    records,
    results,
)

SMALL = policy(
    """
id = "small"
title = "小方案"
period = "month"
raters = { "主管" = "100%" }
[[input]]
name = "件数"
[[incident]]
name = "差错"
[[kpi]]
id = "work"
name = "工作"
max = 60
proportional = { of = "件数", to = 100 }
[[kpi]]
id = "manner"
name = "态度"
max = 40
rated = {}
[[kpi]]
id = "place"
name = "名次分"
max = 20
rank = { of = "件数", places = [[1, 20]], otherwise = 10 }
[[subscore]]
id = "both"
name = "工作与态度"
kpis = ["work", "manner"]
[[adjustment]]
id = "errors"
name = "差错"
formula = "−2 × 次数(差错)"
[grade]
at_least = [[60, "好"]]
otherwise = "差"
[[component]]
id = "fixed"
name = "固定"
formula = "件数 × 2"
[[component]]
id = "scored"
name = "浮动"
formula = "100 × KPI奖金系数"
[[component]]
id = "chained"
name = "连带"
formula = "金额(浮动) + 得分(工作)"
"""
)


def office(*hand: dict[str, object]) -> Sheets:
    """Two people: 甲 with 90 pieces, manner 20 and an error, 乙 with 50 pieces and manner 40."""
    return {
        "员工": [person("甲", "small"), person("乙", "small")],
        "月度指标": [measure("2026-01", "件数", 90, "甲"), measure("2026-01", "件数", 50, "乙")],
        "评分": [
            {"期间": "2026-01", "工号": "甲", "考核项": "态度", "评分人": "主管", "得分": 20},
            {"期间": "2026-01", "工号": "乙", "考核项": "态度", "评分人": "主管", "得分": 40},
        ],
        "事件": [{"日期": "2026-01-09", "工号": "甲", "类型": "差错"}],
        "核定": list(hand),
    }


def test_without_anything_by_hand() -> None:
    """54+20+20 less 2 for the error is 92; 30+40+10 is 80."""
    found = results(office(), "2026-01", SMALL)
    assert {name: (r.score, r.rank) for name, r in found.items()} == {"甲": (Decimal(92), 1), "乙": (Decimal(80), 2)}
    assert [c.amount for c in found["甲"].components] == [Decimal(180), Decimal(92), Decimal(146)]


def test_a_value_replaces_the_points_alone() -> None:
    """The points are the manager's; the raw value still counts in the place and in the formula of the pay."""
    found = results(office(by_hand("2026-01", "甲", "工作", 12.5)), "2026-01", SMALL)["甲"]
    assert [(k.points, k.by_hand) for k in found.kpis] == [
        (Decimal("12.5"), True), (Decimal(20), False), (Decimal(20), False),
    ]
    assert found.score == Decimal("50.5")
    assert [c.amount for c in found.components] == [Decimal(180), Decimal("50.5"), Decimal(63)]
    assert found.subscores[0].points == Decimal("32.5")


def test_not_assessed_rescales_what_is_left_and_adds_adjustments_after() -> None:
    """(54+20) × 120 ÷ 100 = 88.8, less 2; the sub-score adds what is assessed, unscaled."""
    found = results(office(by_hand("2026-01", "甲", "名次分")), "2026-01", SMALL)["甲"]
    assert (found.kpis[2].points, found.kpis[2].assessed, found.kpis[2].by_hand) == (None, False, False)
    assert found.score == Decimal("86.8")
    assert found.subscores[0].points == Decimal(74)
    alone = results(office(by_hand("2026-01", "甲", "工作")), "2026-01", SMALL)["甲"]
    assert alone.subscores[0].points == Decimal(20)
    assert alone.score == Decimal(78)


def test_an_input_of_a_settled_kpi_is_not_needed() -> None:
    """Without its rating a KPI settled by hand is complete."""
    sheets = {**office(by_hand("2026-01", "甲", "态度", 40)), "评分": office()["评分"][1:]}
    assert results(sheets, "2026-01", SMALL)["甲"].status is Status.COMPLETE


def test_not_every_kpi_may_go_without() -> None:
    """Where nothing is left to assess the result is incomplete and says so."""
    bare = records(office(), SMALL)
    month, items = Period.parse("2026-01"), ("工作", "态度", "名次分")
    hand = tuple(ByHand(period=month, staff_no="甲", item=item, value=None, reason="试") for item in items)
    found = Assessor(replace(bare, by_hand=hand), SMALL).assess(month).results
    first = next(r for r in found if r.staff_no == "甲")
    assert (first.status, first.score, first.grade) == (Status.INCOMPLETE, None, None)
    assert any("不能全部不考核" in told for told in first.missing)


def test_a_component_takes_the_manager_s_amount() -> None:
    """It is marked, has no lines, counts in the total and in what rests on it."""
    found = results(office(by_hand("2026-01", "甲", "浮动", -3.5)), "2026-01", SMALL)["甲"]
    fixed, scored, chained = found.components
    assert (scored.amount, scored.by_hand, scored.reason) == (Decimal("-3.5"), True, "经理核定")
    assert (fixed.by_hand, chained.amount) == (False, Decimal("50.5"))
    assert found.total == Decimal(227)


def test_all_takes_the_person_out() -> None:
    """No points, score, grade or rank; what depends on them is 0, the rest as usual; the others are a team without."""
    found = results(office(by_hand("2026-01", "甲", "全部")), "2026-01", SMALL)
    out, other = found["甲"], found["乙"]
    assert (out.kpis, out.adjustments, out.subscores, out.flags) == ((), (), (), ())
    assert (out.score, out.grade, out.rank, out.coefficient) == (None, None, None, None)
    assert [c.amount for c in out.components] == [Decimal(180), Decimal(0), Decimal(0)]
    assert (out.status, out.out_of_assessment) == (Status.COMPLETE, "经理核定")
    assert (other.rank, other.team_size, other.kpis[2].points) == (1, 1, Decimal(20))


def test_all_with_nothing_recorded_is_complete_but_for_what_is_paid_all_the_same() -> None:
    """Leave of a whole month: ratings are not asked for; pieces that are paid for are."""
    sheets = {**office(by_hand("2026-01", "甲", "全部")), "评分": [], "月度指标": []}
    found = results(sheets, "2026-01", SMALL)["甲"]
    assert [c.amount for c in found.components] == [None, Decimal(0), Decimal(0)]
    assert found.missing == ("件数（2026年1月）未录入",)


STAR = [measure("2026-03", "正品维修量", 100, "甲"), measure("2026-03", "B类维修量", 50, "甲")]


def test_a_star_settled_by_hand() -> None:
    """The star is the manager's; pay follows it, the volume stays."""
    sheets = {"员工": [person("甲", "repair-star")], "月度指标": STAR, "核定": [by_hand("2026-03", "甲", "星级", 4)]}
    found = results(sheets, "2026-03")["甲"]
    assert found.grade == "四星级"
    assert [c.amount for c in found.components] == [Decimal(450), Decimal(700), Decimal(200)]
    bare = {**sheets, "月度指标": []}
    assert results(bare, "2026-03")["甲"].missing == ("正品维修量（2026年3月）未录入", "B类维修量（2026年3月）未录入")
    one = {**bare, "核定": [by_hand("2026-03", "甲", "星级", 1)]}
    assert results(one, "2026-03")["甲"].total == Decimal(1000)


def test_all_without_a_score_takes_what_rests_on_the_star() -> None:
    """Base pay and piece rate rest on the star and are 0; the award for no complaints does not."""
    sheets = {"员工": [person("甲", "repair-star")], "核定": [by_hand("2026-03", "甲", "全部")]}
    found = results(sheets, "2026-03")["甲"]
    assert (found.grade, found.status) == (None, Status.COMPLETE)
    assert [c.amount for c in found.components] == [Decimal(0), Decimal(0), Decimal(200)]


def test_a_shared_component_is_settled_in_its_own_result() -> None:
    """A project bonus of somebody who only shares in it may be settled too."""
    sheets = {
        "员工": [person("甲", "", 另计方案="consultant-branch")],
        "核定": [by_hand("2026Q1", "甲", "项目奖金", 88)],
    }
    found = results(sheets, "2026Q1", shipped())["甲 另计"]
    assert (found.total, found.components[0].by_hand, found.kpis) == (Decimal(88), True, ())
