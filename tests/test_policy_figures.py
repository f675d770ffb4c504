"""The figures and sentences that the policies themselves print, one by one, against what is computed.

`考核办法` is the main scheme's policy: 四 holds its KPIs, 三 its bonus, 一 its targets.
"""

import json
import runpy
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from calculators.assessment.assess import Assessor
from calculators.assessment.lines import base
from calculators.documents.results_json import results_json
from calculators.policy.library import shipped
from models.period import Period
from models.target import Owner, Target
from tests.row_nouns import records

ROOT = Path(__file__).resolve().parent.parent
MONTHS = ("2026-01", "2026-02", "2026-03")
COUNTS = {"内部培训次数": 1, "提供方案数": 0, "支持售前次数": 16, "支持售前项目数": 5, "外派演讲次数": 1}
RATINGS = {
    ("方案与项目文档", "销售总监"): "完整",
    ("方案与项目文档", "总经理"): "完整",
    ("被支持单位的反馈意见", "销售总监"): "好",
    ("被支持单位的反馈意见", "总经理"): "好",
    ("团队精神", "部门经理"): Decimal(5),
}


def assessed(revenue: Decimal = Decimal(1300000), **given: Any) -> dict[str, Any]:
    """Assess a person with full marks but for the given counts (each month) or labels (each rater)."""
    person = {"工号": "A", "姓名": "甲", "入职日期": "2020-01-01", "月基本工资(元)": Decimal(10000)}
    project = {"项目编号": "P", "项目名称": "项目", "合同金额(元)": Decimal(2000000), "已备案": "是"}
    counts = {name: given.get(name, count) for name, count in COUNTS.items()}
    ratings = {key: given.get(key[0], score) for key, score in RATINGS.items()}
    measures = [
        {"月份": m, "对象": "A", "指标": name, "数值": count} for m in MONTHS for name, count in counts.items()
    ]
    parts = (revenue / 4, revenue / 4, revenue / 2)
    sheets: dict[str, list[dict[str, Any]]] = {
        "员工": [{**person, "考核方案": "consultant-branch"}],
        "目标": [{"年度": 2026, **dict.fromkeys([f"{q}季度(万元)" for q in "一二三四"], Decimal(130))}],
        "项目": [project],
        "贡献": [{"项目编号": "P", "工号": "A", "贡献率(%)": Decimal(100)}],
        "回款": [{"项目编号": "P", "回款日期": "2026-02-02", "回款金额(元)": Decimal(1170000)}],
        "月度指标": [*measures, *({"月份": m, "指标": "公司收入", "数值": part} for m, part in zip(MONTHS, parts, strict=True))],
        "评分": [
            {"期间": "2026Q1", "工号": "A", "考核项": item, "评分人": rater, "得分": score}
            for (item, rater), score in ratings.items()
        ],
    }
    whole = Assessor(records(sheets), shipped()).assess(Period.parse("2026Q1"))
    result: dict[str, Any] = json.loads(results_json(whole))["results"][0]
    return result


def points(result: dict[str, Any], name: str) -> str | None:
    """Find a KPI's points by its name."""
    found: str | None = next(kpi["points"] for kpi in result["kpis"] if kpi["name"] == name)
    return found


def test_weights() -> None:
    """考核办法 四: the KPIs and their weights; full marks make 100."""
    result = assessed()
    assert {kpi["name"]: kpi["max"] for kpi in result["kpis"]} == {
        "内部培训及知识库贡献": "10",
        "支持售前次数": "15",
        "支持售前的项目个数": "15",
        "外派演讲的次数": "5",
        "方案与项目文档": "10",
        "被支持单位的反馈意见": "10",
        "团队精神": "5",
        "公司收入完成率": "30",
    }
    assert result["score"] == "100.00"


@pytest.mark.parametrize(
    ("sentence", "count", "value", "name", "expected"),
    [
        ("每月一次内部培训", "内部培训次数", 1, "内部培训及知识库贡献", "10.00"),
        ("或提供一个方案", "提供方案数", 1, "内部培训及知识库贡献", "10.00"),
        ("每月16次得15分", "支持售前次数", 16, "支持售前次数", "15.00"),
        ("8次以上10分", "支持售前次数", 8, "支持售前次数", "10.00"),
        ("低于8次不得分", "支持售前次数", 7, "支持售前次数", "0.00"),
        ("每月5个项目得20分，权重15", "支持售前项目数", 5, "支持售前的项目个数", "15.00"),
        ("3个项目得10分", "支持售前项目数", 3, "支持售前的项目个数", "10.00"),
        ("3个以下不得分", "支持售前项目数", 2, "支持售前的项目个数", "0.00"),
        ("1次/季得5分", "外派演讲次数", 1, "外派演讲的次数", "5.00"),
        ("文档完整得10分", "方案与项目文档", "完整", "方案与项目文档", "10.00"),
        ("否则不得分", "方案与项目文档", "不完整", "方案与项目文档", "0.00"),
        ("反馈意见好得10分", "被支持单位的反馈意见", "好", "被支持单位的反馈意见", "10.00"),
        ("一般得6分", "被支持单位的反馈意见", "一般", "被支持单位的反馈意见", "6.00"),
    ],
)
def test_sentence(sentence: str, count: str, value: Any, name: str, expected: str) -> None:
    """考核办法 四: what each note promises."""
    without = {"提供方案数": 0, "内部培训次数": 0} if name == "内部培训及知识库贡献" else {}
    assert points(assessed(**{**without, count: value}), name) == expected, sentence


@pytest.mark.parametrize(("percent", "expected"), [(90, "30.00"), (80, "20.00"), (70, "10.00"), (69, "0.00")])
def test_revenue(percent: int, expected: str) -> None:
    """考核办法 四: 90%以上30分,80%以上20分,70%以上10分,70%以下0分."""
    assert points(assessed(Decimal(13000 * percent)), "公司收入完成率") == expected


def test_bonus() -> None:
    """考核办法 三: 项目奖金=实际回款收入/1.17*1%; 工作量奖金=季度基本工资总额*10%*KPI奖金系数; the bonus is both."""
    result = assessed(Decimal(13000 * 80))
    amounts = {component["name"]: component["amount"] for component in result["components"]}
    assert amounts == {"项目奖金": "10000.00", "工作量奖金": "2700.00"}
    assert (result["coefficient"], result["total"]) == ("0.9000", "12700.00")


def test_targets_of_the_sample() -> None:
    """考核办法 一: 650万, 20/30/30/20 %, 130/195/195/130; the sample office keeps to it."""
    sheets = runpy.run_path(str(ROOT / "resources" / "sample" / "make_sample.py"))["sheets"]()
    (row,) = sheets["目标"]
    quarters = [row[f"{q}季度(万元)"] for q in "一二三四"]
    assert quarters == [130, 195, 195, 130]
    assert quarters == [650 * percent / 100 for percent in (20, 30, 30, 20)]


@pytest.mark.parametrize(
    ("targets", "given", "bases"),
    [
        ("245 306.25 306.25 367.5", None, "171.5 214.375 214.375 257.25"),
        ("317.4 396.75 396.75 476.1", "222 278 278 333", "222 278 278 333"),
        ("174 290 348 348", None, "121.8 203 243.6 243.6"),
        ("30 50 60 60", None, "21 35 42 42"),
        ("24 40 48 48", None, "16.8 28 33.6 33.6"),
    ],
    ids=["NC", "U8", "支持部", "高级售前", "助理售前"],
)
def test_bases(targets: str, given: str | None, bases: str) -> None:
    """The bases that two policies print beside their targets: 70 % of them, or as printed (万元)."""

    def yuan(text: str) -> tuple[Decimal, ...]:
        return tuple(Decimal(part) * 10000 for part in text.split())

    first, second, third, fourth = yuan(targets)
    stated = yuan(given) if given else (None, None, None, None)
    target = Target(
        year=2026, owner_kind=Owner.PERSON, owner="A", quarters=(first, second, third, fourth),
        bases=(stated[0], stated[1], stated[2], stated[3]), base_ratio=Decimal(70),
    )
    assert tuple(base(target, quarter) for quarter in range(4)) == yuan(bases)
