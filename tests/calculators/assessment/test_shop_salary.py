"""The shop's salary over months and the team: the award of the month before, the most named, three months last."""

from typing import Any

import pytest

from models.results import Result, Status
from tests.calculators.assessment.offices import by_hand, measure, person, results
from tests.calculators.assessment.renaming import files

SCHEME = "ecommerce-salary"
KPIS = [kpi["name"] for kpi in files()[SCHEME]["kpi"]]
SALES = ("付款金额", "退款金额", "邮费", "佣金")
Rows = list[dict[str, Any]]


def sales(month: str, staff_no: str, amount: float) -> Rows:
    """Record somebody's sales of a month, nothing taken off."""
    return [measure(month, name, amount if name == "付款金额" else 0, staff_no) for name in SALES]


def settled(month: str, staff_no: str, score: int) -> Rows:
    """Settle somebody's score of a month by hand, and the commission."""
    rest, rows = score, [by_hand(month, staff_no, "销售提成", 0), by_hand(month, staff_no, "上月单项奖", 0)]
    maxima = [kpi["max"] for kpi in files()[SCHEME]["kpi"]]
    for name, top in zip(KPIS, maxima, strict=True):
        part = min(rest, top)
        rest -= part
        rows.append(by_hand(month, staff_no, name, part))
    return rows


def award(measures: Rows, *people: dict[str, Any], hand: Rows | None = None) -> dict[str, Any]:
    """Give everybody's award of February."""
    prize = [measure("2026-01", "单项奖金额", 300, kind="公司")]
    found = results({"员工": list(people), "月度指标": [*prize, *measures], "核定": hand or []}, "2026-02")
    return {name: next(c.amount for c in r.components if c.id == "sales_award") for name, r in found.items()}


TEAM = (person("甲", SCHEME), person("乙", SCHEME), person("丙", SCHEME))


def test_the_award_goes_to_everybody_who_had_most() -> None:
    """Two tie and get the whole award each; the third none."""
    rows = sales("2026-01", "甲", 500) + sales("2026-01", "乙", 500) + sales("2026-01", "丙", 499.99)
    assert award(rows, *TEAM) == {"甲": 300, "乙": 300, "丙": 0}


def test_nobody_s_sales_of_the_month_before_means_no_award() -> None:
    """Nothing recorded for anybody: 0. Recorded for others alone: the own are missing."""
    assert award([], *TEAM) == {"甲": 0, "乙": 0, "丙": 0}
    assert award(sales("2026-01", "甲", 500), *TEAM) == {"甲": 300, "乙": None, "丙": None}


def test_a_newcomer_and_one_taken_out_get_no_award() -> None:
    """Who joined this month, or was taken out of the month before, was not in its team."""
    late = person("乙", SCHEME, 入职日期="2026-02-01")
    rows = sales("2026-01", "甲", 1) + sales("2026-01", "丙", 500)
    assert award(rows, TEAM[0], late, TEAM[2]) == {"甲": 0, "乙": 0, "丙": 300}
    hand = [by_hand("2026-01", "丙", "全部")]
    assert award(rows, TEAM[0], late, TEAM[2], hand=hand) == {"甲": 300, "乙": 0, "丙": 0}
    assert award(sales("2026-01", "甲", 1), TEAM[0], TEAM[2], hand=hand) == {"甲": 300, "丙": 0}


def test_the_award_crosses_the_year() -> None:
    """December's best is paid in January."""
    rows = [measure("2025-12", "单项奖金额", 50, kind="公司"), *sales("2025-12", "甲", 2), *sales("2025-12", "乙", 1)]
    found = results({"员工": [*TEAM[:2]], "月度指标": rows}, "2026-01")
    assert [c.amount for c in found["甲"].components if c.id == "sales_award"] == [50]


def adjustments(**counts: tuple[int, int]) -> dict[str, dict[str, Any]]:
    """Give everybody's adjustments for so many praises and criticisms."""
    rows = []
    for staff_no, (praised, criticised) in counts.items():
        rows += [measure("2026-02", "好评点名数", praised, staff_no), measure("2026-02", "差评点名数", criticised, staff_no)]
    found = results({"员工": [person(n, SCHEME) for n in counts], "月度指标": rows}, "2026-02")
    return {name: {a.id: a.points for a in r.adjustments} for name, r in found.items()}


def test_most_praised_and_most_criticised() -> None:
    """Everybody who ties for the most is included; nobody with none."""
    assert adjustments(A=(3, 0), B=(3, 2), C=(1, 2)) == {
        "A": {"most_praised": 2}, "B": {"most_praised": 2, "most_criticised": -4}, "C": {"most_criticised": -4},
    }
    assert adjustments(A=(0, 0), B=(0, 0)) == {"A": {}, "B": {}}


def last_of(scores: dict[str, tuple[int | None, ...]]) -> dict[str, Result]:
    """Assess February for these scores of December, January, February; `None` is incomplete."""
    rows = []
    for staff_no, months in scores.items():
        for month, score in zip(("2025-12", "2026-01", "2026-02"), months, strict=True):
            rows += settled(month, staff_no, score) if score is not None else []
    return results({"员工": [person(n, SCHEME) for n in scores], "核定": rows}, "2026-02")


@pytest.mark.parametrize(
    ("scores", "flagged"),
    [
        ({"A": (50, 50, 50), "B": (60, 60, 60)}, ["A"]),
        ({"A": (50, 50, 60), "B": (60, 60, 60)}, []),
        ({"A": (50, 50, 50), "B": (50, 50, 50), "C": (60, 60, 60)}, ["A", "B"]),
        ({"A": (50, None, 50), "B": (60, 60, 60)}, []),
        ({"A": (50, 50, 50), "B": (60, None, 60)}, []),
        ({"A": (50, 50, 50)}, []),
        ({"A": (50, 61, 50), "B": (60, 60, 60)}, []),
    ],
)
def test_three_months_last(scores: dict[str, tuple[int | None, ...]], flagged: list[str]) -> None:
    """Last of the complete results three times running; a team of one, or all alike, has no last."""
    found = last_of(scores)
    assert [name for name, r in found.items() if [f.id for f in r.flags] == ["elimination"]] == flagged


def test_commission_below_zero_and_without_an_order_value() -> None:
    """Sales below zero are paid nothing; an order value of 0 can't be divided by."""
    company = [measure("2026-02", n, 1000, kind="公司") for n in ("整体营销目标", "实际流量", "计划流量")]
    rows = [*sales("2026-02", "甲", 0), measure("2026-02", "客单价", 100, "甲")]
    rows[1] = measure("2026-02", "退款金额", 50, "甲")
    found = results({"员工": [TEAM[0]], "月度指标": [*company, *rows]}, "2026-02")["甲"]
    assert found.components[-1].amount == 0
    rows[-1] = measure("2026-02", "客单价", 0, "甲")
    found = results({"员工": [TEAM[0]], "月度指标": [*company, *rows]}, "2026-02")["甲"]
    assert found.components[-1].amount is None
    assert found.status is Status.INCOMPLETE
    assert "「客单价」（2026年2月）为 0，不能作除数" in found.missing


@pytest.mark.parametrize(
    ("person_row", "award"),
    [
        (person("甲", "repair-star"), 200),
        (person("甲", "repair-star", 入职日期="2026-01-01"), 200),
        (person("甲", "repair-star", 入职日期="2026-01-02"), 0),
        (person("甲", "repair-star", 离职日期="2026-03-31"), 200),
        (person("甲", "repair-star", 离职日期="2026-03-30"), 0),
    ],
)
def test_no_complaint_award_needs_the_whole_quarter(person_row: dict[str, Any], award: int) -> None:
    """Employed on every day of it; joined or gone a day short gives nothing."""
    rows = [measure("2026-03", "正品维修量", 10, "甲"), measure("2026-03", "B类维修量", 0, "甲")]
    found = results({"员工": [person_row], "月度指标": rows}, "2026-03")["甲"]
    assert [c.amount for c in found.components if c.id == "no_complaint_award"] == [award]


@pytest.mark.parametrize(
    ("day", "kind", "award"),
    [
        ("2025-12-31", "维修质量投诉", 200),
        ("2026-01-01", "维修质量投诉", 0),
        ("2026-03-31", "重大质量投诉", 0),
        ("2026-04-01", "维修质量投诉", 200),
        ("2026-02-01", "情节严重", 200),
    ],
)
def test_any_complaint_of_the_quarter_costs_the_award(day: str, kind: str, award: int) -> None:
    """Either kind of complaint, on any day of the calendar quarter."""
    rows = [measure("2026-03", "正品维修量", 10, "甲"), measure("2026-03", "B类维修量", 0, "甲")]
    sheets = {"员工": [person("甲", "repair-star")], "月度指标": rows, "事件": [{"日期": day, "工号": "甲", "类型": kind}]}
    assert [c.amount for c in results(sheets, "2026-03")["甲"].components][-1] == award


def test_the_award_belongs_to_the_quarter_s_last_month() -> None:
    """In other months it is not there at all."""
    found = results({"员工": [person("甲", "repair-star")]}, "2026-02")["甲"]
    assert [c.id for c in found.components] == ["base_pay", "piece_rate"]


def test_an_incident_outside_the_employment_is_named_and_not_used() -> None:
    """A complaint a day after somebody left neither costs a star nor stays unmentioned."""
    rows = [measure("2026-02", "正品维修量", 300, "甲"), measure("2026-02", "B类维修量", 0, "甲")]
    late = [{"日期": "2026-02-11", "工号": "甲", "类型": "重大质量投诉"}]
    sheets = {"员工": [person("甲", "repair-star", 离职日期="2026-02-10")], "月度指标": rows, "事件": late}
    found = results(sheets, "2026-02")["甲"]
    assert found.grade == "五星级"
    assert any("2026-02-11" in warning and "重大质量投诉" in warning for warning in found.warnings)
