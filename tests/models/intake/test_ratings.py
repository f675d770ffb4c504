"""评分 and 评分表: judged by the scheme that the person has in that period (rules §5)."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from models.period import Period
from models.rating import Rating
from tests.models.intake.small_office import ANN, Sheets, problems, read


def row(kpi: str, score: Any, rater: str = "总监", period: Any = "2026Q1", **more: Any) -> dict[str, Any]:
    return {"期间": period, "工号": "A1", "考核项": kpi, "评分人": rater, "得分": score, **more}


def ratings(folder: Path, sheets: Sheets) -> list[Rating]:
    return [noun for noun in read(folder, sheets).put if isinstance(noun, Rating)]


@pytest.mark.parametrize(
    ("typed", "score"),
    [
        (row("团队精神", 0, "总 监", "2026q1"), Decimal(0)),
        (row("团队精神", "７．５", "总经理"), Decimal("7.5")),
        (row("团 队精神", 10.0), Decimal(10)),
        (row("笔试", "70%"), Decimal(70)),
        (row("文档", " 完 整"), "完整"),
        (row("等级", 5, "经理", "2026-03"), "5"),
        (row("等级", "10.0", "经理", "2026-03"), "10"),
        (row("等级", "50.0%", "经理", "2026-03"), "50%"),
        (row("价值观", 5, "经理", "2026-03"), Decimal(5)),
    ],
)
def test_a_rating(tmp_path: Path, typed: dict[str, Any], score: Decimal | str) -> None:
    (found,) = ratings(tmp_path, {"评分": [{**typed, "备注": "见附件"}]})
    assert found == Rating(
        period=Period.parse(typed["期间"].upper()),
        staff_no="A1",
        kpi=typed["考核项"].replace(" ", ""),
        rater=typed["评分人"].replace(" ", ""),
        score=score,
        note="见附件",
    )


def test_the_wide_form_is_the_narrow_one_turned(tmp_path: Path) -> None:
    wide = [
        {"期间": "2026Q1", "工号": "A1", "评分人": "总监", "团队精神": 8, "文档": "完整", "笔试": ""},
        {"期间": "2026Q1", "工号": "A1", "评分人": "总监", "序号": 2, "团队精神": 9},
    ]
    found = ratings(tmp_path, {"评分表": wide})
    assert [(noun.kpi, noun.number, noun.score) for noun in found] == [
        ("团队精神", 1, 8),
        ("文档", 1, "完整"),
        ("团队精神", 2, 9),
    ]


def test_faults_of_ratings(tmp_path: Path) -> None:
    narrow = [
        row("团队精神", 12),
        row("团队精神", -0.5, "总经理"),
        row("团队精神", "好", "总监", "2026Q2"),
        row("团队精神", "70%", "总监", "2026Q3"),
        row("团队精神", 5, "经理"),
        row("团队精神", 5, "路人"),
        row("不知道", 5),
        row("文档", "好"),
        row("文档", 10, "总监", "2026Q2"),
        row("等级", 7, "经理", "2026-03"),
        row("价值观", 4.5, "经理", "2026-03"),
        row("价值观", True, "经理", "2026-04"),
        row("笔试", 5, "总监", "2026第一季度"),
        row("笔试", 5, 序号=0),
        row("笔试", 5, 序号=1.5),
        row("笔试", 5, 工号="C3"),
        row("笔试", None, 期间="2026Q4"),
        row("", 5),
    ]
    wide = [
        {"期间": "2026Q1", "工号": "A1", "评分人": "总监", "团队精神": 8},
        {"期间": "2026Q2", "工号": "C3", "评分人": "路人"},
    ]
    assert problems(tmp_path, {"评分": narrow, "评分表": wide}) == [
        "评分!E2: 得分 12 超出 0–10",
        "评分!E3: 得分 -0.5 超出 0–10",
        "评分!E4: 「好」不是数字",
        "评分!E5: 这里不能用百分数：70%",
        "评分!D6: 考核项「团队精神」的评分人应为 总监、总经理，不是 经理",
        "评分!D7: 没有方案用到评分人「路人」",
        "评分!C8: 没有方案用到考核项「不知道」",
        "评分!E9: 得分「好」不是「文档」的选项：完整、不完整",
        "评分!E10: 得分「10」不是「文档」的选项：完整、不完整",
        "评分!E11: 得分「7」不是「等级」的选项：5、10、50%",
        "评分!E12: 得分 4.5 应为整数",
        "评分!E13: TRUE 是真假值，不是数字",
        "评分!A14: 期间：「2026第一季度」不是期间，请写成 2026-01、2026Q1、2026H1 或 2026",
        "评分!F15: 序号：0 应为 1 或更大的整数",
        "评分!F16: 序号：1.5 应为 1 或更大的整数",
        "评分!B17: 没有这个工号「C3」",
        "评分!E18: 缺少得分",
        "评分!C19: 缺少考核项",
        "评分表!D2: 与 评分!E2 重复",
        "评分表!B3: 没有这个工号「C3」",
        "评分表!C3: 没有方案用到评分人「路人」",
    ]


@pytest.mark.parametrize(
    ("rating", "said"),
    [
        (row("服务态度", 99, "店长", "2026-03"), "A1 在 2026-03 的考核方案没有评分项「服务态度」，保留但不使用"),
        (row("团队精神", 99, "店长"), "A1 在 2026Q1 的考核方案没有这个评分人，「团队精神」的评分保留但不使用"),
        (row("团队精神", 99, "总监", "2026-03"), "考核项「团队精神」不按 2026-03 这样的期间评分，保留但不使用"),
        (row("团队精神", 99, "总监", "2024Q4"), "A1 在 2024Q4 不在职，评分保留但不使用"),
    ],
)  # fmt: skip
def test_a_rating_that_the_scheme_does_not_use_is_kept_unchecked(
    tmp_path: Path, rating: dict[str, Any], said: str
) -> None:
    intake = read(tmp_path, {"评分": [rating]})
    assert [noun.score for noun in intake.put if isinstance(noun, Rating)] == [Decimal(99)]
    assert intake.warnings == (f"评分!C2: {said}",)


@pytest.mark.parametrize(
    ("typed", "kept"), [("很好", "很好"), ("-3", "-3"), ("85%", Decimal(85)), (True, "TRUE")]
)
def test_an_unused_rating_is_kept_as_it_was_typed(tmp_path: Path, typed: Any, kept: Decimal | str) -> None:
    (found,) = ratings(tmp_path, {"评分": [row("服务态度", typed, "店长", "2026-03")]})
    assert found.score == kept


@pytest.mark.parametrize(("typed", "kept"), [("５０ %", "50%"), ("5", "5"), (5, Decimal(5)), ("7", Decimal(7))])
def test_an_unused_label_is_kept_as_the_schemes_write_it(
    tmp_path: Path, typed: Any, kept: Decimal | str
) -> None:
    """Text that is a label of such a KPI somewhere stays one; BEN's scheme has none of that name."""
    (found,) = ratings(tmp_path, {"评分": [{**row("等级", typed, "经理", "2026-03"), "工号": "B2"}]})
    assert found.score == kept


def test_somebody_without_scheme_is_rated_in_vain(tmp_path: Path) -> None:
    sheets = {"员工": [{**ANN, "考核方案": ""}], "评分": [row("团队精神", 99)]}
    assert len(read(tmp_path, sheets).warnings) == 1


def test_the_last_employed_month_of_the_period_decides(tmp_path: Path) -> None:
    """A change of scheme in April does not concern a quarter that the person left in March."""
    change = [{"工号": "A1", "起始月份": "2026-05", "考核方案": "shop"}]
    leaver = [{**ANN, "离职日期": "2026-04-30"}]
    assert problems(
        tmp_path, {"员工": leaver, "任职": change, "评分": [row("团队精神", 12, period="2026Q2")]}
    )
    assert read(tmp_path, {"任职": change, "评分": [row("团队精神", 12, period="2026Q2")]}).warnings
