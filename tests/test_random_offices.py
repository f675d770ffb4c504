"""Small offices drawn at random: the program and the plain second reading of scheme 5 agree on every figure."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from calculators.assessment.assess import Assessor
from calculators.documents.results_json import results_json
from calculators.policy.library import shipped
from models.period import Period
from tests.figures import differences, malformed
from tests.plain_scheme5 import KPIS, assess
from tests.row_nouns import DEDUCTIONS, records

Draw = Callable[[st.SearchStrategy[Any]], Any]
Sheets = dict[str, list[dict[str, Any]]]

SCHEME = "consultant-branch"
COUNTS = ("内部培训次数", "提供方案数", "支持售前次数", "支持售前项目数", "外派演讲次数")
SPLITS = {1: [["100"]], 2: [["50", "50"], ["33.33", "66.67"], ["0.01", "99.99"]], 3: [["33.33", "33.33", "33.34"]]}


def cents(low: int, high: int) -> st.SearchStrategy[Decimal]:
    """Draw an amount between two whole numbers, to the fen."""
    return st.integers(low * 100, high * 100).map(lambda n: Decimal(n) / 100)


def rarely(draw: Draw, one_in: int = 12) -> bool:
    """Say yes once in a while."""
    return bool(draw(st.integers(1, one_in)) == one_in)


def draw_people(draw: Draw, period: Period, sheets: Sheets) -> list[str]:
    """Draw people around the period, with changes of pay and scheme and pay items."""
    numbers = [f"S{n}" for n in range(1, draw(st.integers(1, 4)) + 1)]
    around = st.integers(-20, 95).map(lambda n: period.start + timedelta(days=n))
    months = [period.months[0].shifted(-1), *period.months]
    for number in numbers:
        hired = draw(around) if rarely(draw, 3) else date(2024, 3, 1)
        left = max(hired, draw(around)) if rarely(draw, 4) else None
        row = {"工号": number, "姓名": number, "入职日期": hired.isoformat(), "月基本工资(元)": draw(cents(1, 20000))}
        row |= {"离职日期": left.isoformat() if left else None}
        row |= {"考核方案": None if rarely(draw, 6) else SCHEME, "另计方案": SCHEME if rarely(draw, 4) else None}
        sheets["员工"].append(row)
        for month in months:
            if rarely(draw, 6):
                change: dict[str, Any] = {"工号": number, "起始月份": str(month)}
                change["月基本工资(元)"] = draw(st.none() | cents(1, 20000))
                change |= {key: draw(st.sampled_from([None, None, SCHEME, "无"])) for key in ("考核方案", "另计方案")}
                sheets["任职"].append(change)
            if rarely(draw):
                item = {"月份": str(month), "工号": number, "工资项": "基本工资", "金额(元)": draw(cents(0, 20000))}
                sheets["工资项"].append(item)
    return numbers


def draw_company(draw: Draw, period: Period, sheets: Sheets) -> None:
    """Draw the company's target, and a revenue at or beside a threshold; now and then one of them is missing."""
    target = draw(st.sampled_from(["130", "195.5", "0.0001", "123.4567"]))
    for line in [None, "U8"]:
        if not rarely(draw, 25):
            amounts = {f"{quarter}季度(万元)": Decimal(0 if rarely(draw, 40) else target) for quarter in "一二三四"}
            sheets["目标"].append({"年度": period.year, "对象类型": "公司", "产品线": line, **amounts})
    share = draw(st.sampled_from(["0.69", "0.7", "0.7999", "0.8", "0.9", "1.1"]))
    whole = Decimal(target) * 10000 * Decimal(share) + draw(st.sampled_from([0, 0, Decimal("0.01"), Decimal("-0.01")]))
    first = draw(st.integers(0, 100)) * whole / 200
    for month, value in zip(period.months, (first, whole - first, Decimal(0)), strict=True):
        if not rarely(draw, 40):
            row = {"月份": str(month), "对象类型": "公司", "对象": "", "指标": "公司收入"}
            sheets["月度指标"].append({**row, "数值": max(value, Decimal(0))})


def draw_judgements(draw: Draw, period: Period, sheets: Sheets, numbers: list[str]) -> None:
    """Draw counts, ratings and what is settled by hand."""
    count = st.sampled_from([0, 0, 1, 2, 3, 4, 5, 7, 8, 15, 16, Decimal("0.5")])
    raters = {"方案与项目文档": ("销售总监", "总经理"), "被支持单位的反馈意见": ("销售总监", "总经理"), "团队精神": ("部门经理",)}
    scores = {
        "方案与项目文档": st.sampled_from(["完整", "不完整"]),
        "被支持单位的反馈意见": st.sampled_from(["好", "一般", "差"]),
        "团队精神": st.integers(0, 5000).map(lambda n: Decimal(n) / 1000),
    }
    for number in numbers:
        for month in period.months:
            for name in COUNTS:
                if not rarely(draw, 60):
                    row = {"月份": str(month), "对象": number, "指标": name, "数值": draw(count)}
                    sheets["月度指标"].append(row)
        for item, roles in raters.items():
            for role in roles:
                for place in range(1, 0 if rarely(draw, 40) else draw(st.sampled_from([2, 2, 2, 3, 4]))):
                    row = {"期间": str(period), "工号": number, "考核项": item, "评分人": role, "序号": place}
                    sheets["评分"].append({**row, "得分": draw(scores[item])})
        draw_by_hand(draw, period, sheets, number)


def draw_by_hand(draw: Draw, period: Period, sheets: Sheets, number: str) -> None:
    """Draw what is settled by hand for one person: some KPIs, a component, or the whole."""
    settled: dict[str, Decimal | None] = {}
    for name, maximum in KPIS.values():
        if rarely(draw, 15) and len(settled) < len(KPIS) - 1:
            settled[name] = draw(st.none() | cents(0, maximum))
    for name in ("项目奖金", "工作量奖金"):
        if rarely(draw, 15):
            settled[name] = draw(cents(-1000, 1000))
    if rarely(draw, 10):
        settled["全部"] = None
    sheets["核定"] += [
        {"期间": str(period), "工号": number, "项": name, "数值": value, "原因": "核定"} for name, value in settled.items()
    ]


def draw_projects(draw: Draw, period: Period, sheets: Sheets, numbers: list[str]) -> None:
    """Draw projects with their shares, and receipts in and around the period."""
    for place in range(draw(st.integers(0, 3))):
        number = f"P{place}"
        contract = draw(st.sampled_from(["49999.99", "50000", "80000"]))
        row = {"项目编号": number, "项目名称": number, "合同金额(元)": Decimal(contract)}
        sheets["项目"].append({**row, "已备案": draw(st.sampled_from(["是", "是", "否"]))})
        split = draw(st.sampled_from(SPLITS[draw(st.integers(1, min(3, len(numbers))))]))
        for holder, percent in zip(draw(st.permutations(numbers)), split, strict=False):
            sheets["贡献"].append({"项目编号": number, "工号": holder, "贡献率(%)": Decimal(percent)})
        for _ in range(draw(st.integers(0, 3))):
            day = period.start + timedelta(days=draw(st.integers(-3, 95)))
            receipt = {"项目编号": number, "回款日期": day.isoformat(), "回款金额(元)": draw(cents(-3000, 30000))}
            receipt |= {name: draw(st.none() | cents(0, 3000)) for name in DEDUCTIONS if rarely(draw, 3)}
            sheets["回款"].append(receipt)


@st.composite
def offices(draw: Draw) -> tuple[Sheets, Period]:
    """Draw the rows of a data workbook around one quarter."""
    period = Period.parse(draw(st.sampled_from(["2026Q1", "2027Q4", "2028Q1"])))
    names = ("员工", "任职", "工资项", "目标", "项目", "贡献", "回款", "月度指标", "评分", "核定")
    sheets: Sheets = {name: [] for name in names}
    numbers = draw_people(draw, period, sheets)
    draw_company(draw, period, sheets)
    draw_judgements(draw, period, sheets, numbers)
    draw_projects(draw, period, sheets, numbers)
    return sheets, period


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(offices())
def test_both_readings_agree(office: tuple[Sheets, Period]) -> None:
    """Every figure, status, grade and rank of every person is the same in both."""
    sheets, period = office
    got = json.loads(results_json(Assessor(records(sheets), shipped()).assess(period)))
    assert differences(assess(sheets, str(period)), got) == []
    assert malformed(got) == []
