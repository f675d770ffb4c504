"""Worked cases beside a scheme file: what is wrong in them is said, what comes out otherwise is named."""

import pytest

from calculators.assessment.worked import differences
from calculators.policy.library import shipped
from models.faults import InputFault
from models.scheme.worked import read_cases
from tests.calculators.assessment.offices import policy

CASE = '''
[[case]]
title = "一例"
why = "手算"
period = "{period}"
expect = """
{expect}
"""
[case.sheets]
"月度指标" = """
{sheet}
"""
'''
NO_RESULT = "没有这个结果；这个人那一期没有参加本方案，或期间写得不对"
SHEET = "月份 | 对象 | 指标 | 数值\n2026-01 | 甲 | 销售额 | 1000"


def faults(text: str) -> list[str]:
    """Read a file of cases that can't be read."""
    with pytest.raises(InputFault) as caught:
        read_cases(text, "甲.cases.toml")
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("period", "expect", "sheet", "told"),
    [
        ("2026-13", "项 | 甲", SHEET, "甲.cases.toml: 一例: 「2026-13」不是期间，应写成 2026-01、2026Q1、2026H1 或 2026"),
        ("2026-01", " ", SHEET, "甲.cases.toml: 一例 expect: 表是空的"),
        ("2026-01", "项 | 甲\n总分", SHEET, "甲.cases.toml: 一例 expect: 表头有 2 格，这一行有 1 格：总分"),
        ("2026-01", "项 | 甲", "月份 | 对象\n2026-01", "甲.cases.toml: 一例 月度指标: 表头有 2 格，这一行有 1 格：2026-01"),
    ],
)
def test_a_fault_is_named_with_its_case(period: str, expect: str, sheet: str, told: str) -> None:
    """The file, the case, the table and what is the matter."""
    assert faults(CASE.format(period=period, expect=expect, sheet=sheet)) == [told]


def test_all_faults_at_once() -> None:
    """Two cases with a fault each give two problems; what isn't TOML or lacks a key is said too."""
    text = CASE.format(period="x", expect="项 | 甲", sheet=SHEET) + CASE.format(period="2026", expect=" ", sheet=SHEET)
    assert len(faults(text)) == 2
    assert faults("[[case]")[0].startswith("甲.cases.toml 第 1 行: 不是正确的 TOML")
    unexplained = faults('[[case]]\ntitle = "一例"\nperiod = "2026"\nexpect = "x"')
    assert any(told == "甲.cases.toml 第 1 个算例: 缺少「why」" for told in unexplained)


def found(expect: str, period: str = "2026Q1") -> list[str]:
    """Run a case of somebody who only has sales."""
    cases = read_cases(CASE.format(period=period, expect=expect, sheet=SHEET), "甲.cases.toml")
    return differences(cases[0], "presales-system", shipped())


def test_a_difference_is_named() -> None:
    """Who, what, as expected and as it came out; a blank cell asks nothing."""
    grade, quality = found("项 | 甲\n等级 | 优秀\n业务质量 | 3\n协作能力 |")
    assert grade.startswith("甲 等级：应为 优秀，算得 缺（销售额（2026年2月）未录入、")
    assert quality.startswith("甲 业务质量：应为 3，算得 缺（")
    assert "业务质量：直接主管（2026年一季度）未评分" in quality
    assert found("项 | 甲\n总分 | 无\n名次 | 无\n状态 | 不完整\n缺项 | …业务质量：直接主管…\n标记 | 无\n提示 | 无") == []


def test_a_name_that_the_scheme_does_not_know_is_said_to_be() -> None:
    """Expecting 无 of a name that is spelt otherwise would always come true."""
    assert found("项 | 甲\n业务质景 | 无") == ["甲 业务质景：方案里没有这一项，是不是「业务质量」？"]
    assert found("项 | 甲\n奖 | 无") == ["甲 奖：方案里没有这一项"]


QUANTITIES = """
id = "parts"
title = "中间量"
period = "month"
[[quantity]]
name = "比"
formula = "基本工资 ÷ 3"
[[quantity]]
name = "率"
formula = "3%"
[[quantity]]
name = "早"
formula = "月份 < 6"
[[quantity]]
name = "话"
formula = '如果(早，“上半年”，否则 “下半年”)'
[[quantity]]
name = "前"
formula = "上期(率)"
[[component]]
id = "bonus"
name = "奖"
formula = "比 × 率"
[[component]]
id = "half"
name = "半年奖"
each = "half"
formula = "1"
"""


def test_intermediate_figures_may_be_expected_too() -> None:
    """By value, as per cent, in words; what has no end is rounded to four places behind ≈."""
    expect = "项 | 甲\n比 | ≈33.3333\n率 | 3%\n早 | 是\n话 | 上半年\n前 | 缺\n半年奖 | 无\n奖 | 1"
    text = CASE.format(period="2026-01", expect=expect, sheet=SHEET)
    text = text.replace('"月度指标"', '"员工"').replace(SHEET, "工号 | 入职日期 | 月基本工资(元)\n甲 | 2026-01-01 | 100")
    (case,) = read_cases(text, "甲.cases.toml")
    assert differences(case, "parts", policy(QUANTITIES)) == []


def test_a_result_that_is_not_there() -> None:
    """Nobody's half-year, and nobody who shares."""
    assert found("项 | 甲 另计\n合计 | 1") == [f"甲 另计：{NO_RESULT}"]
    assert found("项 | 甲 2026-01\n合计 | 1") == [f"甲 2026-01：{NO_RESULT}"]
    assert found("项 | 甲 2026H1\n合计 | 0") == []


def test_sheets_that_can_not_be_read() -> None:
    """The intake's own problems come through."""
    with pytest.raises(InputFault) as caught:
        cases = read_cases(
            CASE.format(period="2026Q1", expect="项 | 甲\n总分 | 1", sheet=SHEET.replace("销售额", "销售了")), "甲.cases.toml"
        )
        differences(cases[0], "presales-system", shipped())
    assert "没有方案用到指标「销售了」" in str(caught.value)
