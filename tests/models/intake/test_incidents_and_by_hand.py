"""事件 and 核定: kinds, points, what may be settled by hand and within which bounds (rules §4)."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from models.by_hand import ByHand
from models.incident import Incident
from models.period import Period
from models.records import Records
from tests.models.intake.small_office import ANN, BEN, problems, read

Q1 = Period.parse("2026Q1")


def event(kind: str, **more: Any) -> dict[str, Any]:
    return {"日期": "2026-03-05", "工号": "A1", "类型": kind, **more}


def settled(item: str, value: Any = None, period: str = "2026Q1", **more: Any) -> dict[str, Any]:
    return {"期间": period, "工号": "A1", "项": item, "数值": value, "原因": "经理核定", **more}


def by_hand(
    folder: Path, *rows: dict[str, Any], known: Records | None = None
) -> list[tuple[str, Decimal | None]]:
    found = read(folder, {"核定": list(rows)}, known).put
    return [(noun.item, noun.value) for noun in found if isinstance(noun, ByHand)]


def test_incidents_go_by_person_and_month(tmp_path: Path) -> None:
    rows = [
        event("投 诉", 次数=2, 说明="客户来电"),
        event("违纪", 分值="2.5"),
        event("投诉", 日期="2026-04-01", 分值=3),
    ]
    intake = read(tmp_path, {"事件": rows})
    march, april = Period.parse("2026-03"), Period.parse("2026-04")
    assert intake.incidents == {
        ("A1", march): (
            Incident(day=date(2026, 3, 5), staff_no="A1", kind="投诉", count=2, note="客户来电"),
            Incident(day=date(2026, 3, 5), staff_no="A1", kind="违纪", points=Decimal("2.5")),
        ),
        ("A1", april): (Incident(day=date(2026, 4, 1), staff_no="A1", kind="投诉", points=Decimal(3)),),
    }
    assert intake.warnings == ()


def test_faults_of_incidents(tmp_path: Path) -> None:
    rows = [
        event("投诉", 次数=0),
        event("投诉", 次数="1.5"),
        event("违纪"),
        event("违纪", 分值=0.5),
        event("违纪", 分值=11),
        event("违纪", 分值="多"),
        event("火灾"),
        event("", 日期="", 工号="C3"),
        event("投诉", 分值=-1),
        event("违纪", 工号="B2"),
    ]
    assert problems(tmp_path, {"事件": rows}) == [
        "事件!D2: 次数：0 应为 1 或更大的整数",
        "事件!D3: 次数：1.5 应为 1 或更大的整数",
        "事件!E4: 事件「违纪」需要分值",
        "事件!E5: 分值 0.5 超出 1–10",
        "事件!E6: 分值 11 超出 1–10",
        "事件!E7: 分值：「多」不是数字",
        "事件!C8: 没有方案用到事件类型「火灾」",
        "事件!A9: 缺少日期",
        "事件!B9: 没有这个工号「C3」",
        "事件!C9: 缺少类型",
        "事件!E10: 分值：-1 不能小于零",
        "事件!E11: 事件「违纪」需要分值",
    ]


def test_incidents_outside_the_employment_are_kept_and_named(tmp_path: Path) -> None:
    intake = read(tmp_path, {"事件": [event("表扬", 工号="B2", 日期="2026-01-01")]})
    assert list(intake.incidents) == [("B2", Period.parse("2026-01"))]
    assert intake.warnings == ("事件!B2: B2 在 2026-01 不在职，事件保留但不使用",)


def test_what_is_settled_by_hand(tmp_path: Path) -> None:
    rows = [
        settled("团队精神", 2.5),
        settled("笔 试"),
        settled("项目奖金", -100),
        settled("全部", None, "2026Q2"),
        settled("底薪", "1,000", "2026-03", 工号="B2"),
    ]
    assert by_hand(tmp_path, *rows) == [
        ("团队精神", Decimal("2.5")),
        ("笔试", None),
        ("项目奖金", Decimal(-100)),
        ("全部", None),
        ("底薪", Decimal(1000)),
    ]


def test_what_is_not_assessed_may_be_written_in_words(tmp_path: Path) -> None:
    """不考核 is a blank: for a KPI, for the whole; a component still needs its figure."""
    assert by_hand(tmp_path, settled("笔试", "不考核"), settled("全部", " 不考核 ")) == [("笔试", None), ("全部", None)]
    assert problems(tmp_path, {"核定": [settled("项目奖金", "不考核")]}) == ["核定!D2: 核定项「项目奖金」需要数值"]


def test_a_component_shared_in_may_be_settled_its_kpis_not(tmp_path: Path) -> None:
    staff = [{**BEN, "另计方案": "branch"}]
    rows = [settled("项目奖金", 5, 工号="B2"), settled("团队精神", 50, 工号="B2")]
    intake = read(tmp_path, {"员工": staff, "核定": rows})
    assert intake.warnings == ("核定!C3: B2 在 2026Q1 的考核方案不用核定项「团队精神」，保留但不使用",)


def test_faults_of_what_is_settled(tmp_path: Path) -> None:
    rows = [
        settled("团队精神", 10.5),
        settled("笔试", -1),
        settled("项目奖金"),
        settled("全部", 0),
        settled("不知道", 1),
        settled("团队精神", 1, 原因=""),
        settled("团队精神", "无", "2026Q2"),
        settled("项目奖金", "无", "2026Q2"),
        settled("笔试", 5, "2026Q3", 工号="C3"),
        settled("", 5),
        settled("笔试", "80%", "2026Q4"),
        settled("团队精神", "80%", "2026Q4"),
    ]
    assert problems(tmp_path, {"核定": rows}) == [
        "核定!D2: 数值 10.5 超出 0–10",
        "核定!D3: 数值 -1 超出 0–100",
        "核定!D4: 核定项「项目奖金」需要数值",
        "核定!D5: 全部 只能不填数值（不参加考核）",
        "核定!C6: 没有方案用到核定项「不知道」",
        "核定!C7: 与 核定!C2 重复",
        "核定!E7: 缺少原因",
        "核定!D8: 「无」不是数字",
        "核定!D9: 「无」不是数字",
        "核定!B10: 没有这个工号「C3」",
        "核定!C11: 缺少项",
        "核定!D13: 这里不能用百分数：80%",
    ]


@pytest.mark.parametrize(
    ("row", "used"),
    [
        (settled("团队精神", 5), True),
        (settled("团队精神", 50, "2026-03"), False),
        (settled("团队精神", "80%", "2026-03"), False),
        (settled("服务态度", 50, "2026-03"), False),
        (settled("服务态度", "80%", "2026-03"), False),
        (settled("项目奖金", None, "2024Q4"), False),
        (settled("全部", None, "2026-03"), False),
        (settled("全部"), True),
    ],
)
def test_what_the_scheme_does_not_use_is_kept_with_a_warning(
    tmp_path: Path, row: dict[str, Any], used: bool
) -> None:
    intake = read(tmp_path, {"核定": [row]})
    assert sum(isinstance(noun, ByHand) for noun in intake.put) == 1
    assert len(intake.warnings) == (0 if used else 1)


def test_nobody_is_left_without_any_kpi(tmp_path: Path) -> None:
    """Both KPIs of the scheme 不考核 is an error, in one workbook or with what is known already."""
    said = "A1 在 2026Q1 不能所有考核项都不考核；整期不考核请用 全部"
    assert problems(tmp_path, {"核定": [settled("笔试"), settled("团队精神")]}) == [f"核定!C3: {said}"]
    known = Records(by_hand=(ByHand(period=Q1, staff_no="A1", item="笔试", value=None, reason="x"),))
    assert problems(tmp_path, {"核定": [settled("团队精神")]}, known) == [f"核定!C2: {said}"]
    removed = {**settled("笔试"), "删除": "是"}
    assert by_hand(tmp_path, removed, settled("团队精神"), known=known) == [("团队精神", None)]
    assert by_hand(tmp_path, settled("笔试", 0), settled("团队精神"), known=known)
    assert by_hand(tmp_path, settled("笔试"), settled("全部"))


def test_somebody_without_scheme_has_nothing_to_settle(tmp_path: Path) -> None:
    sheets = {"员工": [{**ANN, "考核方案": ""}], "核定": [settled("笔试"), settled("全部")]}
    assert len(read(tmp_path, sheets).warnings) == 2
