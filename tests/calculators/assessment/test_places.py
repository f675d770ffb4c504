"""Each thing missing names the one place where it would be recorded, so that a window can lead there."""

from functools import partial

from models.period import Period
from models.place import Place, Sheet
from models.target import Owner
from tests.calculators.assessment.offices import person, policy, results

GAPS = policy(
    """
id = "gaps"
title = "缺项"
period = "quarter"
raters = { "主管" = "100%" }
[[input]]
name = "件数"
[[input]]
name = "部门收入"
of = "department"
[[input]]
name = "公司收入"
of = "company"
[[kpi]]
id = "manner"
name = "态度"
max = 40
rated = {}
[[component]]
id = "own"
name = "个人奖"
formula = "件数 + 个人目标"
[[component]]
id = "shared"
name = "集体奖"
formula = "部门收入 + 公司收入 + 公司目标"
[[component]]
id = "odd"
name = "比率奖"
formula = "1 ÷ (基本工资 − 基本工资)"
"""
)
QUARTER = Period.parse("2026Q1")


def _places(department: str) -> dict[str, Place | None]:
    sheets = {"员工": [person("甲", "gaps") | {"部门": department}]}
    found = results(sheets, "2026Q1", GAPS)["甲"]
    assert len(found.places) == len(found.missing)
    return dict(zip(found.missing, found.places, strict=True))


def test_what_is_missing_names_its_place() -> None:
    """Measures by owner and month, ratings by rater, targets by owner; no record mends a division by zero."""
    places = _places("一部")
    measure = partial(Place, sheet=Sheet.MEASURES, period=Period.parse("2026-02"))
    assert places["件数（2026年2月）未录入"] == measure(owner="甲", name="件数")
    assert places["一部 部门收入（2026年2月）未录入"] == measure(
        owner_kind=Owner.DEPARTMENT, owner="一部", name="部门收入"
    )
    assert places["公司收入（2026年2月）未录入"] == measure(owner_kind=Owner.COMPANY, name="公司收入")
    assert places["态度：主管（2026年一季度）未评分"] == Place(
        sheet=Sheet.RATINGS, owner="甲", period=QUARTER, name="态度", column="主管"
    )
    target = partial(Place, sheet=Sheet.TARGETS, period=QUARTER)
    assert places["公司目标（2026年一季度）未录入"] == target(owner_kind=Owner.COMPANY)
    assert places["个人目标 甲（2026年一季度）未录入"] == target(owner="甲")
    assert [text for text, place in places.items() if place is None] == [
        "「基本工资 − 基本工资」（2026年一季度）为 0，不能作除数"
    ]


def test_a_missing_department_leads_to_the_person() -> None:
    assert _places("")["所在部门（2026年一季度）未录入"] == Place(sheet=Sheet.STAFF, owner="甲")
