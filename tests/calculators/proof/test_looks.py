"""What formulas look at, as cells: each function over an office worked out by hand, computed by the plain spreadsheet."""

from decimal import Decimal
from typing import Any

import pytest

from calculators.proof import Proof, prove
from calculators.proof.rows import Kind
from models.period import Period
from tests.calculators.assessment.offices import assessor, person, policy
from tests.calculators.assessment.test_looking_around import office, scheme
from tests.calculators.formula.excel_sheet import SheetError
from tests.calculators.proof.sheet import comes_to, computed, expected


def proof_of(formula: str, sheets: dict[str, list[dict[str, Any]]]) -> Proof:
    """Prove March of an office whose scheme pays one formula."""
    whole = assessor(sheets, scheme(formula))
    return prove(whole, whole.assess(Period.parse("2026-03")))


def wrong(proof: Proof) -> list[tuple[object, ...]]:
    """List the figures that the sheet does not come to."""
    cells = computed(proof)
    found = expected(proof).items()
    return [(key, cells[at], row.expected) for key, (at, row) in found if not comes_to(row, cells[at], row.expected)]


@pytest.mark.parametrize(
    "formula",
    [
        "上期(件数)",
        "上期(上期(件数))",
        "本年上期(件数，首期=5)",
        "本年累计(件数)",
        "最近次数(3，件数 ≥ 2)",
        "最近次数(3，件数 ≥ 200)",
        "按季(件数)",
        "按年(件数)",
        "如果(已录入(件数)，1，否则 2)",
        "团队平均(件数)",
        "团队合计(件数)",
        "团队最大(件数)",
        "团队最小(件数)",
        "团队计数(件数)",
        "名次(件数)",
        "名次(件数，越小越好=1)",
        "如果(末位(件数)，1，否则 0)",
        "次数(差错，缺勤)",
        "分值(差错)",
        "评分(态度)",
        '如果(任一评分为(态度，"差")，1，否则 0)',
        "得分(rated)",
        "合计(项目，回款 × 贡献率)",
        "合计(项目，回款，已备案)",
        "合计(项目，回款，合同金额 > 1000)",
        "计数(项目，合同金额 > 100)",
        '合计(项目，如果(客户 = "客户P1"，销售费用，否则 0))',
        "合计(产品线，产品线回款)",
        "计数(产品线，有目标)",
        "工资项(基本工资)",
        "基本工资",
        "总分 × 2 + KPI奖金系数",
        "天数(期初，期末) + 月数(入职日期，期末)",
        "按季(个人目标)",
        "按季(个人基数)",
        "按季(合计(产品线，产品线目标))",
        "按季(合计(产品线，产品线基数))",
        "按年(个人目标)",
    ],
)
def test_each_function_in_cells(formula: str) -> None:
    """The amount is a formula, and it comes to what the program pays."""
    sheets = office()
    sheets["评分"].append({"期间": "2026-03", "工号": "乙", "考核项": "态度", "评分人": "主管", "得分": "好"})
    proof = proof_of(formula, sheets)
    assert wrong(proof) == []
    paid = [row for row in proof.by_formula if row.kind is Kind.COMPONENT]
    assert {row.subject.staff_no for row in paid} >= {"甲"}


def test_a_rank_looks_at_the_team_below_it() -> None:
    """Change another person's figure in the sheet, and the own place changes."""
    proof = proof_of("名次(件数)", office())
    ((place, row),) = [(at, r) for k, (at, r) in expected(proof).items() if k.staff_no == "甲" and k.kind == Kind.COMPONENT]
    others = next(f"G{n}" for n, r in enumerate(proof.rows, start=2) if r.label == "件数" and r.subject.staff_no == "乙")
    assert row.expected == Decimal("2.00")
    assert computed(proof, {others: 1.0})[place] == 1.0


def test_what_excel_can_not_say_stands_as_a_value_with_its_reason() -> None:
    """A label longer than Excel takes: the amount stands, and the sheet says why."""
    label = "部" * 256
    proof = proof_of(f'如果(部门 = "{label}"，1，否则 件数)', office())
    (amount,) = (row for row in proof.by_value if row.kind is Kind.COMPONENT and row.subject.staff_no == "甲")
    assert (amount.value, amount.expected) == (Decimal(3), Decimal("3.00"))
    assert amount.reason == "文字在 Excel 公式里不能超过 255 个字符"
    assert wrong(proof) == []


def test_what_is_missing_shows_as_an_error_not_as_zero() -> None:
    """A gap is #N/A in the sheet, and so is all that rests on it; no figure is expected there."""
    sheets = office() | {"评分": []}
    proof = proof_of("得分(态度) + 件数", sheets)
    assert {key.kind for key in expected(proof)} == set()
    cells = computed(proof)
    gaps = [f"G{n}" for n, row in enumerate(proof.rows, start=2) if row.formula == "NA()"]
    assert gaps != []
    assert all(isinstance(cells[gap], SheetError) for gap in gaps)


@pytest.mark.parametrize(
    ("formula", "paid"),
    [
        ("如果(得分(态度) > 1 且 件数 > 100，1，否则 2)", "2.00"),
        ("如果(件数 > 100 且 得分(态度) > 1，1，否则 2)", "2.00"),
        ("如果(得分(态度) > 1 或 件数 > 1，1，否则 2)", "1.00"),
        ("如果(件数 > 1 或 团队平均(得分(态度)) > 1，1，否则 2)", "1.00"),
        ("如果(件数 > 1 或 明细平均(项目，回款，回款 < 0) > 1，1，否则 2)", "1.00"),
    ],
)
def test_what_is_missing_may_not_be_needed(formula: str, paid: str) -> None:
    """甲 has 3 pieces in March and no rating: the side of 且 or 或 that decides alone decides in the sheet too."""
    proof = proof_of(formula, office() | {"评分": []})
    (amount,) = (row for row in proof.by_formula if row.kind is Kind.COMPONENT and row.subject.staff_no == "甲")
    assert amount.expected == Decimal(paid)
    assert wrong(proof) == []


LONG = """
id = "long"
title = "多年"
period = "month"
[[quantity]]
name = "月数"
formula = "1 + 上期(月数，首期=0)"
[[component]]
id = "bonus"
name = "奖"
formula = "月数 + 前期(2，月数，首期=0)"
"""


def test_a_figure_of_many_years_is_proved_step_by_step() -> None:
    """From January 2006 to March 2026 it is 20 × 12 + 3 = 243 months, two months before 241; together 484."""
    whole = assessor({"员工": [person("甲", "long", 入职日期="2006-01-01")]}, policy(LONG))
    proof = prove(whole, whole.assess(Period.parse("2026-03")))
    (amount,) = (row for row in proof.by_formula if row.kind is Kind.COMPONENT)
    assert amount.expected == Decimal("484.00")
    assert wrong(proof) == []
