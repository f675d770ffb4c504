"""月度指标 and 月度指标表: whose figure it is, in which unit, within which range."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from models.measure import Measure
from models.period import Period
from models.records import Records
from models.target import Owner
from tests.models.intake.small_office import ANN, Sheets, problems, read

MARCH = Period.parse("2026-03")


def row(name: str, value: Any, owner: str = "A1", **more: Any) -> dict[str, Any]:
    return {"月份": "2026-03", "对象": owner, "指标": name, "数值": value, **more}


def company(name: str, value: Any, **more: Any) -> dict[str, Any]:
    return row(name, value, "", 对象类型="公司", **more)


def measures(folder: Path, sheets: Sheets, known: Records | None = None) -> list[tuple]:
    found = (noun for noun in read(folder, sheets, known).put if isinstance(noun, Measure))
    return [(str(noun.month), noun.owner_kind, noun.owner, noun.name, noun.value) for noun in found]


def test_owners_of_every_kind(tmp_path: Path) -> None:
    rows = [
        row("拜访次数", 3),
        row("拜 访次数", "５", "B2", 对象类型="员工", 姓名="毕成"),
        company("公司收入", "1,000.5"),
        row("部门收入", 7, "一部", 对象类型="部门"),
        row("成交率目标", "25%", ""),
        row("成交率目标", 0.3, "B2"),
        row("NPS", -100),
    ]
    assert measures(tmp_path, {"月度指标": rows}) == [
        ("2026-03", Owner.PERSON, "A1", "拜访次数", Decimal(3)),
        ("2026-03", Owner.PERSON, "B2", "拜访次数", Decimal(5)),
        ("2026-03", Owner.COMPANY, "", "公司收入", Decimal("1000.5")),
        ("2026-03", Owner.DEPARTMENT, "一部", "部门收入", Decimal(7)),
        ("2026-03", Owner.EVERYBODY, "", "成交率目标", Decimal("0.25")),
        ("2026-03", Owner.PERSON, "B2", "成交率目标", Decimal("0.3")),
        ("2026-03", Owner.PERSON, "A1", "NPS", Decimal(-100)),
    ]


def test_the_wide_form_is_the_narrow_one_turned(tmp_path: Path) -> None:
    wide = [
        {"月份": "2026-03", "对象": "A1", "姓名": "安然", "拜访次数": 3, "客户满意度": "", "NPS": -5},
        {"月份": "2026-03", "对象类型": "公司", "公司收入": 9},
        {"月份": "2026-04", "对象": "A1"},
    ]
    assert measures(tmp_path, {"月度指标表": wide}) == [
        ("2026-03", Owner.PERSON, "A1", "拜访次数", Decimal(3)),
        ("2026-03", Owner.PERSON, "A1", "NPS", Decimal(-5)),
        ("2026-03", Owner.COMPANY, "", "公司收入", Decimal(9)),
    ]


def test_faults_of_measures(tmp_path: Path) -> None:
    narrow: list[dict[str, Any]] = [
        row("拜访次数", 3),
        row("拜访次数", 4),
        row("不知道", 1),
        row("拜访次数", -1, "B2"),
        row("客户满意度", 100.01),
        row("NPS", -101),
        row("拜访次数", "无", 月份="2026-04"),
        row("拜访次数", None, 月份="2026-05"),
        row("拜访次数", 1, "C3"),
        row("拜访次数", 1, ""),
        row("公司收入", 1),
        row("公司收入", 1, "一部", 对象类型="部门"),
        row("成交率目标", 1, "一部", 对象类型="部门"),
        company("拜访次数", 1),
        company("公司收入", 1, 对象="总公司"),
        row("", 1, ""),
        row("整体目标", 1, ""),
        row("拜访次数", 1, "B2", 姓名="安然", 月份="2026-06"),
        row("拜访次数", -1, 月份="2026-06"),
    ]
    wide: list[dict[str, Any]] = [
        {"月份": "2026-03", "对象": "A1", "拜访次数": 5},
        {"月份": "三月", "对象": "A1", "拜访次数": True},
        {"月份": "2026-03", "对象": "C3"},
    ]
    assert problems(tmp_path, {"月度指标": narrow, "月度指标表": wide}) == [
        "月度指标!D3: 与 月度指标!D2 重复",
        "月度指标!C4: 没有方案用到指标「不知道」",
        "月度指标!D5: 拜访次数 -1 超出 0–50",
        "月度指标!D6: 客户满意度 100.01 超出 0–100",
        "月度指标!D7: NPS -101 超出 -100–100",
        "月度指标!D8: 「无」不是数字",
        "月度指标!D9: 缺少数值",
        "月度指标!B10: 没有这个工号「C3」",
        "月度指标!B11: 缺少对象",
        "月度指标!C12: 指标「公司收入」属于公司，不能记在员工名下",
        "月度指标!C13: 指标「公司收入」属于公司，不能记在部门名下",
        "月度指标!C14: 指标「成交率目标」属于员工、公司、全体员工，不能记在部门名下",
        "月度指标!C15: 指标「拜访次数」属于员工，不能记在公司名下",
        "月度指标!B16: 对象类型是公司时，对象应为空",
        "月度指标!C17: 缺少指标",
        "月度指标!B18: 缺少对象",
        "月度指标!F19: 姓名「安然」与工号 B2 的「毕成」不符",
        "月度指标!D20: 拜访次数 -1 小于 0",
        "月度指标表!C2: 与 月度指标!D2 重复",
        "月度指标表!A3: 月份：「三月」不是月份，请写成 2026-01",
        "月度指标表!C3: TRUE 是真假值，不是数字",
        "月度指标表!B4: 没有这个工号「C3」",
    ]


def test_the_scheme_of_the_person_in_that_month_gives_the_range(tmp_path: Path) -> None:
    """50 visits at most for the shop; none for the branch, nor where the scheme is not known."""
    change = [{"工号": "A1", "起始月份": "2026-05", "考核方案": "shop"}]
    rows = [row("拜访次数", 60), row("拜访次数", 60, 月份="2026-05")]
    assert problems(tmp_path, {"任职": change, "月度指标": rows}) == ["月度指标!D3: 拜访次数 60 超出 0–50"]
    assert len(measures(tmp_path, {"月度指标": [row("拜访次数", 60)]})) == 1


def test_the_scheme_shared_in_gives_the_range_where_the_own_has_none(tmp_path: Path) -> None:
    staff = [{**ANN, "考核方案": "shop", "另计方案": "branch"}]
    assert problems(tmp_path, {"员工": staff, "月度指标": [row("客户满意度", 101)]}) == [
        "月度指标!D2: 客户满意度 101 超出 0–100"
    ]


@pytest.mark.parametrize("everybody_known", [False, True])
def test_a_shared_target_for_company_and_everybody_is_refused(tmp_path: Path, everybody_known: bool) -> None:
    said = "2026-03 的「成交率目标」既有公司行又有全体员工行，只能留一种"
    shared, whole = row("成交率目标", 0.2, ""), company("成交率目标", 0.3)
    known = Records(
        measures=(
            Measure(month=MARCH, owner_kind=Owner.EVERYBODY, owner="", name="成交率目标", value=Decimal(1)),
        )
    )
    if everybody_known:
        assert problems(tmp_path, {"月度指标": [whole]}, known) == [f"月度指标!D2: {said}"]
        replaced = [{**shared, "删除": "是"}, whole]
        assert len(measures(tmp_path, {"月度指标": replaced}, known)) == 1
    else:
        found = problems(tmp_path, {"月度指标": [shared, whole, row("成交率目标", 0.4)]})
        assert found == [f"月度指标!D2: {said}", f"月度指标!D3: {said}"]


def test_a_company_row_of_a_target_stands_beside_a_persons(tmp_path: Path) -> None:
    rows = [company("成交率目标", 0.3), row("成交率目标", 0.4), company("整体目标", 5)]
    assert len(measures(tmp_path, {"月度指标": rows})) == 3


def test_fractions_where_per_cent_belong_are_named(tmp_path: Path) -> None:
    rows = [
        row("客户满意度", 0.9),
        row("客户满意度", 1, "B2"),
        row("客户满意度", 0.9, 月份="2026-04"),
        row("客户满意度", 90, "B2", 月份="2026-04"),
        row("客户满意度", "90%", 月份="2026-05"),
    ]
    assert read(tmp_path, {"月度指标": rows}).warnings == (
        "月度指标!D2: 「客户满意度」是 0–100 的指标，2026-03 的数值却都不大于 1，是否应乘以 100？",
    )


def test_measures_outside_the_employment_are_kept_and_named(tmp_path: Path) -> None:
    rows = [row("拜访次数", 1, "B2", 月份="2026-01"), row("销售额", 2, "B2", 月份="2026-01")]
    intake = read(tmp_path, {"月度指标": rows})
    assert sum(isinstance(noun, Measure) for noun in intake.put) == 2
    assert intake.warnings == ("月度指标!B2: B2 在 2026-01 不在职，指标保留但不使用（共 2 处）",)
