"""Target and completion: what the schemes hold against a target, else the receipts (rules §10)."""

from decimal import Decimal
from typing import Any

from calculators.assessment.completion import completions
from calculators.assessment.facts import Facts
from calculators.policy.library import shipped
from models.completion import Completion
from models.period import Period
from models.target import Owner
from tests.calculators.assessment.offices import measure, person, records

FIRST = Period.parse("2026Q1")


def _target(kind: str, owner: str, *quarters: float, **further: Any) -> dict[str, Any]:
    names = ("一季度(万元)", "二季度(万元)", "三季度(万元)", "四季度(万元)")
    return {"年度": 2026, "对象类型": kind, "对象": owner, **dict(zip(names, quarters, strict=True)), **further}


def _sold(*receipts: tuple[str, str, float]) -> dict[str, list[dict[str, Any]]]:
    """Two projects: P1 shared 60 : 40 by 甲 and 乙, P2 all 乙's."""
    return {
        "项目": [
            {"项目编号": number, "项目名称": number, "合同金额(元)": 900_000, "已备案": "是", "产品线": line}
            for number, line in (("P1", "U8"), ("P2", "NC"))
        ],
        "贡献": [
            {"项目编号": "P1", "工号": "甲", "贡献率(%)": 60},
            {"项目编号": "P1", "工号": "乙", "贡献率(%)": 40},
            {"项目编号": "P2", "工号": "乙", "贡献率(%)": 100},
        ],
        "回款": [
            {"项目编号": number, "回款日期": day, "回款金额(元)": amount, "销售费用(元)": 1000}
            for number, day, amount in receipts
        ],
    }


def _found(sheets: dict[str, Any], period: Period = FIRST) -> tuple[Completion, ...]:
    return completions(Facts(records(sheets)), shipped(), period)


def _said(found: tuple[Completion, ...]) -> list[tuple[str, str, Decimal, Decimal, Decimal | None]]:
    return [(c.owner_kind.value, c.owner, c.target, c.done, c.rate) for c in found]


def test_the_company_is_judged_by_the_measure_that_its_scheme_judges_by() -> None:
    """公司收入 ÷ 公司目标 of consultant-branch: 40 + 35 of 100 万元; March is still open."""
    sheets = {
        "员工": [person("甲", "consultant-branch")],
        "目标": [_target("公司", "", 100, 100, 100, 100)],
        "月度指标": [measure("2026-01", "公司收入", 400_000, kind="公司"), measure("2026-02", "公司收入", 350_000, kind="公司")],
    }
    (company,) = _found(sheets)
    assert (company.target, company.done, company.rate) == (Decimal("1000000.00"), Decimal("750000.00"), Decimal("0.7500"))
    assert company.measure == "公司收入"
    assert company.open_months == (Period.parse("2026-03"),)


def test_a_scheme_that_nobody_is_on_says_nothing() -> None:
    """Without consultant-branch in use, what the company did is what was received: 30 + 10 万元."""
    sheets = {
        "员工": [person("甲", "consultant-nc-u8"), person("乙", "consultant-nc-u8")],
        "目标": [_target("公司", "", 100, 100, 100, 100)],
        "月度指标": [measure("2026-01", "公司收入", 999_999, kind="公司")],
        **_sold(("P1", "2026-02-03", 300_000), ("P2", "2026-03-31", 100_000), ("P2", "2026-04-01", 7)),
    }
    (company,) = _found(sheets)
    assert (company.measure, company.done, company.rate) == ("", Decimal("400000.00"), Decimal("0.4000"))


def test_people_count_by_their_shares_and_departments_by_their_people() -> None:
    """甲 60 % of 30 万元 = 18; 乙 40 % of it and all of 10 = 22; 乙's department has only 乙. A refund counts as it is."""
    sheets = {
        "员工": [person("甲", "consultant-nc-u8", 部门="一部"), person("乙", "consultant-nc-u8", 部门="二部")],
        "目标": [
            _target("员工", "甲", 10, 0, 0, 0, 产品线="U8"), _target("员工", "甲", 20, 0, 0, 0, 产品线="NC"),
            _target("部门", "二部", 40, 40, 40, 40), _target("员工", "乙", 0, 0, 0, 0, 产品线="U8"),
        ],
        **_sold(("P1", "2026-02-03", 320_000), ("P1", "2026-02-09", -20_000), ("P2", "2026-03-31", 100_000)),
    }
    assert _said(_found(sheets)) == [
        ("department", "二部", Decimal("400000.00"), Decimal("220000.00"), Decimal("0.5500")),
        ("person", "乙", Decimal("0.00"), Decimal("220000.00"), None),
        ("person", "甲", Decimal("300000.00"), Decimal("180000.00"), Decimal("0.6000")),
    ]


def test_a_year_adds_its_quarters_and_a_month_has_no_target() -> None:
    sheets = {
        "员工": [person("甲", "")],
        "目标": [_target("公司", "", 10, 20, 30, 40), _target("公司", "", 1, 1, 1, 1, 产品线="U8")],
    }
    (company,) = _found(sheets, Period.parse("2026"))
    assert company.target == Decimal("1000000.00"), "the row without product line is the company's own"
    assert _found(sheets, Period.parse("2026-01")) == ()
    assert _found(sheets, Period.parse("2025Q1")) == ()
    assert company.owner_kind is Owner.COMPANY
