"""员工, 任职 and 工资项: who is there, what changes from a month on, what is paid besides."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from models.period import Period
from models.records import Records
from models.staff import Assignment, PayItem, Person
from tests.models.intake.small_office import ANN, BEN, problems, read

APRIL = Period.parse("2026-04")


def test_a_person_with_everything(tmp_path: Path) -> None:
    row = {
        **ANN,
        "部门": "一部",
        "岗位": "顾问",
        "职级": "高级",
        "离职日期": "2026/3/11",
        "月基本工资(元)": "¥6,000.50",
        "考核方案": "门店办法",
        "另计方案": "分公司办法",
    }
    (person,) = read(tmp_path, {"员工": [row]}).put
    assert person == Person(
        staff_no="A1",
        name="安然",
        hired=date(2025, 1, 1),
        left=date(2026, 3, 11),
        base_pay=Decimal("6000.5"),
        department="一部",
        post="顾问",
        job_rank="高级",
        scheme="shop",
        also_scheme="branch",
    )


@pytest.mark.parametrize("blank", ["", None, "无", "　"])
def test_a_person_of_no_scheme(tmp_path: Path, blank: str | None) -> None:
    (person,) = read(tmp_path, {"员工": [{**ANN, "考核方案": blank}]}).put
    assert isinstance(person, Person)
    assert person.scheme is None


def test_departments_that_are_equal_get_one_spelling(tmp_path: Path) -> None:
    staff = [{**ANN, "部门": "支持部（北京）"}, {**BEN, "部门": "支持部 (北京)"}]
    targets = [
        {"年度": 2026, "对象类型": "部门", "对象": " 支持部（北京)"}
        | {f"{q}季度(万元)": 1 for q in "一二三四"}
    ]
    intake = read(tmp_path, {"员工": staff, "目标": targets})
    assert {getattr(noun, "department", getattr(noun, "owner", "")) for noun in intake.put} == {
        "支持部（北京）"
    }


def test_faults_of_a_person(tmp_path: Path) -> None:
    rows = [
        {**ANN, "离职日期": "2024-12-31"},
        {**BEN, "考核方案": "没有的", "另计方案": "门店办法"},
        {**BEN, "工号": "Ａ１", "姓名": "又一个"},
    ]
    assert problems(tmp_path, {"员工": rows}) == [
        "员工!F2: 离职日期 2024-12-31 早于入职日期 2025-01-01",
        "员工!E3: 没有这个考核方案「没有的」",
        "员工!G3: 方案「门店办法」没有对所有人开放的奖金项，不能作为另计方案",
        "员工!A4: 与 员工!A2 重复",
    ]


def test_a_column_that_is_not_there_keeps_what_was_known(tmp_path: Path) -> None:
    before = Person(
        staff_no="A1",
        name="安然",
        hired=date(2025, 1, 1),
        base_pay=Decimal(1),
        department="一部",
        left=date(2026, 5, 5),
        scheme="shop",
        also_scheme="branch",
    )
    row = {"工号": "Ａ1", "姓名": "安然", "入职日期": "2025-01-01", "月基本工资(元)": 2}
    known = Records(staff=(before,))
    (person,) = read(tmp_path, {"员工": [row]}, known).put
    assert isinstance(person, Person)
    assert (person.staff_no, person.base_pay) == ("A1", Decimal(2))
    assert (person.department, person.left, person.scheme) == ("一部", date(2026, 5, 5), "shop")
    assert person.also_scheme == "branch"
    (person,) = read(tmp_path, {"员工": [{**row, "离职日期": "", "考核方案": "", "部门": ""}]}, known).put
    assert isinstance(person, Person)
    assert (person.department, person.left, person.scheme) == (None, None, None)


def test_an_assignment_changes_what_it_names(tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [
        {"工号": "A1", "起始月份": "2026-04", "月基本工资(元)": 7000, "姓名": "安 然"},
        {"工号": "A1", "起始月份": "2026-05", "考核方案": "无", "另计方案": "无"},
        {"工号": "B2", "起始月份": "2026-04", "考核方案": "分公司办法", "部门": "二部"},
    ]
    found = [noun for noun in read(tmp_path, {"任职": rows}).put if isinstance(noun, Assignment)]
    assert found == [
        Assignment(staff_no="A1", start=APRIL, base_pay=Decimal(7000)),
        Assignment(staff_no="A1", start=Period.parse("2026-05"), scheme="无", also_scheme="无"),
        Assignment(staff_no="B2", start=APRIL, scheme="branch", department="二部"),
    ]


def test_an_assignment_keeps_known_columns_that_are_not_there(tmp_path: Path) -> None:
    known = Records(assignments=(Assignment(staff_no="A1", start=APRIL, scheme="shop", post="顾问"),))
    found = read(tmp_path, {"任职": [{"工号": "A1", "起始月份": "2026-04", "部门": "二部"}]}, known).put[-1]
    assert found == Assignment(staff_no="A1", start=APRIL, scheme="shop", post="顾问", department="二部")


def test_faults_of_assignments_and_pay_items(tmp_path: Path) -> None:
    assignments = [
        {"工号": "A1", "起始月份": "2026-04", "姓名": "别人"},
        {"工号": "A1", "起始月份": "2026年4月", "考核方案": "没有的"},
        {"工号": "C3", "起始月份": "四月", "另计方案": "shop"},
    ]
    items = [
        {"月份": "2026-04", "工号": "A1", "工资项": "住房补贴", "金额(元)": 1},
        {"月份": "2026-04", "工号": "A1", "工资项": "住 房补贴", "金额(元)": "70%"},
        {"月份": "2026-04", "工号": "C3", "工资项": "", "金额(元)": None},
    ]
    assert problems(tmp_path, {"任职": assignments, "工资项": items}) == [
        "任职!C2: 姓名「别人」与工号 A1 的「安然」不符",
        "任职!A3: 与 任职!A2 重复",
        "任职!D3: 没有这个考核方案「没有的」",
        "任职!A4: 没有这个工号「C3」",
        "任职!B4: 起始月份：「四月」不是月份，请写成 2026-01",
        "任职!E4: 方案「门店办法」没有对所有人开放的奖金项，不能作为另计方案",
        "工资项!C3: 与 工资项!C2 重复",
        "工资项!D3: 金额(元)：这里不能用百分数：70%",
        "工资项!B4: 没有这个工号「C3」",
        "工资项!C4: 缺少工资项",
        "工资项!D4: 缺少金额(元)",
    ]


def test_pay_items_may_be_negative_and_unused_ones_are_named(tmp_path: Path) -> None:
    rows = [
        {"月份": "2026-04", "工号": "A1", "工资项": "基本工资", "金额(元)": 5000},
        {"月份": "2026-04", "工号": "A1", "工资项": "罚款", "金额(元)": -20.5},
        {"月份": "2026-05", "工号": "A1", "工资项": "罚 款", "金额(元)": -1},
    ]
    intake = read(tmp_path, {"工资项": rows})
    assert [noun for noun in intake.put if isinstance(noun, PayItem)] == [
        PayItem(month=APRIL, staff_no="A1", item="基本工资", amount=Decimal(5000)),
        PayItem(month=APRIL, staff_no="A1", item="罚款", amount=Decimal("-20.5")),
        PayItem(month=Period.parse("2026-05"), staff_no="A1", item="罚款", amount=Decimal(-1)),
    ]
    assert intake.warnings == (
        "工资项!C3: 没有方案用到工资项「罚款」",
        "工资项!C4: 没有方案用到工资项「罚 款」",
    )


def test_nothing_is_judged_by_a_person_whose_row_is_faulty(tmp_path: Path) -> None:
    """A broken row of 员工 is told once; what hangs on it is not told wrong besides."""
    rating = {"期间": "2026Q1", "工号": "A1", "考核项": "服务态度", "评分人": "店长", "得分": "随便"}
    settled = {"期间": "2026Q1", "工号": "A1", "项": "底薪", "数值": -5, "原因": "x"}
    event = {"日期": "2026-01-01", "工号": "A1", "类型": "投诉"}
    sheets: dict[str, list[dict[str, Any]]] = {
        "员工": [{**ANN, "入职日期": "?"}],
        "评分": [rating],
        "核定": [settled],
        "事件": [event],
        "月度指标": [{"月份": "2026-01", "对象": "A1", "指标": "拜访次数", "数值": 60}],
    }
    assert problems(tmp_path, sheets) == ["员工!C2: 入职日期：「?」不是日期，请写成 2026-01-31"]
