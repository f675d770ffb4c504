"""Worked cases beside a scheme file: what is wrong in them is said, what comes out otherwise is named."""

import pytest

from calculators.assessment.worked import differences
from calculators.policy.library import shipped
from models.faults import InputFault
from models.scheme.worked import read_cases

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
SHEET = "月份 | 对象 | 指标 | 数值\n2026-01 | 甲 | 销售额 | 1000"


def faults(text: str) -> list[str]:
    """Read a file of cases that can't be read."""
    with pytest.raises(InputFault) as caught:
        read_cases(text, "甲.cases.toml")
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("period", "expect", "sheet", "told"),
    [
        ("2026-13", "项 | 甲", SHEET, "甲.cases.toml: 一例: 「2026-13」不是期间"),
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
    assert faults("[[case]")[0].startswith("甲.cases.toml: 不是正确的 TOML")
    unexplained = faults('[[case]]\ntitle = "一例"\nperiod = "2026"\nexpect = "x"')
    assert any(told.startswith("甲.cases.toml: case.0.why") for told in unexplained)


def found(expect: str, period: str = "2026Q1") -> list[str]:
    """Run a case of somebody who only has sales."""
    cases = read_cases(CASE.format(period=period, expect=expect, sheet=SHEET), "甲.cases.toml")
    return differences(cases[0], "presales-system", shipped())


def test_a_difference_is_named() -> None:
    """Who, what, as expected and as it came out; a blank cell asks nothing."""
    assert found("项 | 甲\n等级 | 优秀\n业务质量 | 3\n协作能力 |") == [
        "甲 等级：应为 优秀，算得 无", "甲 业务质量：应为 3，算得 缺",
    ]
    assert found("项 | 甲\n总分 | 无\n名次 | 无\n状态 | 不完整\n缺项 | …业务质量：直接主管…\n标记 | 无\n提示 | 无") == []
    assert found("项 | 甲\n没有这一项 | 3") == ["甲 没有这一项：应为 3，算得 无"]


def test_a_result_that_is_not_there() -> None:
    """Nobody's half-year, and nobody who shares."""
    assert found("项 | 甲 另计\n合计 | 1") == ["甲 另计：没有这个结果"]
    assert found("项 | 甲 2026-01\n合计 | 1") == ["甲 2026-01：没有这个结果"]
    assert found("项 | 甲 2026H1\n合计 | 0") == []


def test_sheets_that_can_not_be_read() -> None:
    """The intake's own problems come through."""
    with pytest.raises(InputFault) as caught:
        cases = read_cases(
            CASE.format(period="2026Q1", expect="项 | 甲\n总分 | 1", sheet=SHEET.replace("销售额", "销售了")), "甲.cases.toml"
        )
        differences(cases[0], "presales-system", shipped())
    assert "没有方案用到指标「销售了」" in str(caught.value)
