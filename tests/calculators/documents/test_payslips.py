"""Payslips of a month: everybody, each amount once, nothing about tax but what was entered."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from calculators.assessment.pay import paid_in, pays
from calculators.documents.letterhead import Letterhead
from calculators.documents.payslip import write_payslips as write
from calculators.jobs.offices import sample_office
from calculators.jobs.payslips import PayMonth, write_payslips, write_payslips_file
from calculators.jobs.settings import set_paid_after
from models.faults import UserFault
from models.office import Office
from models.pay import Pay, PayLine
from models.period import Grain, Period
from models.results import Explanation
from models.setting import USUALLY_PAID_AFTER, paid_after
from tests.calculators.assessment.offices import assessor, person, policy
from tests.calculators.documents.reading import pages, squeezed, undated

SCHEME = """
id = "shop"
title = "门店"
period = "month"
[[component]]
id = "base"
name = "底薪"
formula = "基本工资"
[[component]]
id = "housing"
name = "补贴"
formula = "工资项(住房补贴)"
[[component]]
id = "bonus"
name = "提成"
formula = "工资项(住房补贴) × 10%"
"""
MARCH = Period.parse("2026-03")


def paid(by_hand: list[dict[str, Any]]) -> Pay:
    """Pay 甲, who joined on 17 March (15 of 31 days), with an allowance and three deductions."""
    items = {"住房补贴": 500, "社保": "-320.50", "公积金": "-200", "个税": "-31.07"}
    sheets = {
        "员工": [person("甲", "shop") | {"入职日期": "2026-03-17", "月基本工资(元)": 6200}],
        "工资项": [{"月份": "2026-03", "工号": "甲", "工资项": name, "金额(元)": amount} for name, amount in items.items()],
        "核定": by_hand,
    }
    (pay,) = pays(assessor(sheets, policy(SCHEME)), MARCH)
    return pay


def test_each_amount_is_paid_once() -> None:
    """Base pay 6200 × 15 ÷ 31 = 3000, the allowance 500, the bonus 50: 3550; what was entered below zero is deducted."""
    pay = paid([])
    assert [(line.label, line.amount) for line in pay.earnings] == [
        ("基本工资", Decimal("3000.00")),
        ("住房补贴", Decimal("500.00")),
        ("提成", Decimal("50.00")),
    ]
    assert pay.earnings[0].note == "6200 × 15 ÷ 31 天"
    assert {line.label: line.amount for line in pay.deductions} == {
        "社保": Decimal("-320.50"), "公积金": Decimal("-200.00"), "个税": Decimal("-31.07"),
    }
    assert (pay.gross, pay.deducted, pay.net) == (Decimal("3550.00"), Decimal("-551.57"), Decimal("2998.43"))


def test_what_is_settled_by_hand_stands_instead() -> None:
    """The manager's figure for the allowance takes the place of the pay item, and says why."""
    pay = paid([{"期间": "2026-03", "工号": "甲", "项": "补贴", "数值": 800, "原因": "外派"}])
    assert [line.label for line in pay.earnings] == ["基本工资", "补贴", "提成"]
    assert "人工核定：外派" in pay.earnings[1].note
    assert pay.gross == Decimal("3850.00")


@pytest.mark.parametrize(
    ("month", "periods"),
    [
        ("2026-03", ["2026-03"]),
        ("2026-04", ["2026-04", "2026Q1"]),
        ("2026-07", ["2026-07", "2026Q2", "2026H1"]),
        ("2027-01", ["2027-01", "2026Q4", "2026H2", "2026"]),
    ],
)
def test_when_a_bonus_is_paid(month: str, periods: list[str]) -> None:
    """A month's with it, longer ones in the month after their end."""
    assert [str(period) for period in paid_in(Period.parse(month), USUALLY_PAID_AFTER)] == periods


def test_an_office_settles_when_its_bonuses_are_paid(tmp_path: Path) -> None:
    """The first quarter's in May, a half-year's with its last month; the payslips follow."""
    with sample_office(tmp_path / "o.jidan") as office:
        set_paid_after(office, Grain.QUARTER, 2)
        set_paid_after(office, Grain.HALF, 0)
        after = paid_after(office.records().settings)
        assert after == {Grain.MONTH: 0, Grain.QUARTER: 2, Grain.HALF: 0, Grain.YEAR: 1}
        assert [str(p) for p in paid_in(Period.parse("2026-05"), after)] == ["2026-05", "2026Q1"]
        assert [str(p) for p in paid_in(Period.parse("2026-06"), after)] == ["2026-06", "2026H1"]
        april, may = (first_payslip(office, month, tmp_path) for month in ("2026-04", "2026-05"))
    assert ["工作量奖金2026年一季度" in squeezed(slip) for slip in (april, may)] == [False, True]


def first_payslip(office: Office, month: str, folder: Path) -> Path:
    """Write the payslip of the first person of a month."""
    paid = PayMonth(office, Period.parse(month), annexed=False)
    (path,) = write_payslips(paid, folder / month, staff_nos=[paid.pays[0].staff_no])
    return path


def test_everybody_has_a_payslip(tmp_path: Path) -> None:
    """The branch in April: a page each and an annex, the first quarter's bonus on it, the sum in words, tax not computed."""
    with sample_office(tmp_path / "o.jidan") as office:
        paid = PayMonth(office, Period.parse("2026-04"))
        employed = [p for p in office.records().staff if p.employed_in(Period.parse("2026-04"))]
        with pytest.raises(UserFault, match="没有要发工资的人"):
            PayMonth(office, Period.parse("1990-04"))
        with pytest.raises(UserFault, match="2026-04"):
            PayMonth(office, Period.parse("2026Q1"))
    files = write_payslips(paid, tmp_path / "四月")
    assert len(files) >= len(employed) > 0
    assert write_payslips(paid, tmp_path / "none", cancelled=lambda: True) == ()
    write_payslips_file(paid, tmp_path / "all.pdf")
    assert undated(tmp_path / "all.pdf") == [page for file in files for page in undated(file)]
    assert paid.boxed() == ()
    said = squeezed(files[0])
    for words in ("工资单", "2026年4月", "基本工资", "工作量奖金2026年一季度", "应发合计", "人民币（大写）", "不由本表计算"):
        assert words in said, words
    assert "附：奖金核算过程" in said
    assert "工作量奖金2026年一季度" in said.partition("附：奖金核算过程")[2]
    assert ["员工签字" in page for page in pages(files[0])] == [True, False]


def test_what_is_missing_makes_a_draft(tmp_path: Path) -> None:
    """A bonus that can't be computed leaves its sums empty and is named."""
    line = PayLine(label="项目奖金", amount=None)
    pay = Pay(staff_no="1", name="甲", department="", post="", month=MARCH, earnings=(line,))
    done: list[tuple[int, int]] = []
    path = tmp_path / "a.pdf"
    assert write(path, [pay, pay], Letterhead(), datetime.now(UTC), progress=lambda at, of: done.append((at, of)))
    assert "草稿：项目奖金资料不全，不能作为发放依据。" in squeezed(path)
    assert (pay.gross, pay.net, done) == (None, None, [(1, 2), (2, 2)])
    assert not write(tmp_path / "b.pdf", [pay], Letterhead(), datetime.now(UTC), cancelled=lambda: True)
    assert not (tmp_path / "b.pdf").exists()


def test_a_restated_bonus_marks_the_payslip(tmp_path: Path) -> None:
    """As on slips: in the title, on every page, and in a frame for each reason; others go without."""
    bonus = PayLine(label="工作量奖金", amount=Decimal("1.00"), explanation=Explanation(label="工作量奖金", value="1.00"))
    pay = Pay(staff_no="1", name="甲", department="", post="", month=MARCH, earnings=(bonus,))
    restated = replace(pay, restated=("三月回款更正", "评分补录"))
    path = tmp_path / "a.pdf"
    write(path, [restated], Letterhead(), datetime.now(UTC))
    said = squeezed(path)
    for reason in restated.restated:
        assert f"重述：代替此前发出的单据原因：{reason}" in said
    found = pages(path)
    assert len(found) == 2
    assert all("工资单（重述）" in page for page in found)
    write(path, [pay], Letterhead(), datetime.now(UTC))
    assert "重述" not in squeezed(path)


def test_the_pay_of_a_month_knows_that_a_bonus_in_it_was_restated(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each reason once, and only with whom it concerns."""
    sheets = {"员工": [person("甲", "shop"), person("乙", "shop")]}
    found = assessor(sheets, policy(SCHEME))
    assessed = found.assess(MARCH)
    marked = tuple(replace(r, restated="补贴更正") if r.staff_no == "甲" else r for r in assessed.results)
    monkeypatch.setattr(found, "assess", lambda _period: replace(assessed, results=marked))
    assert {pay.staff_no: pay.restated for pay in pays(found, MARCH)} == {"甲": ("补贴更正",), "乙": ()}


def test_each_person_is_found_in_the_outline_of_a_file_of_many(tmp_path: Path) -> None:
    """By 工号 and name, also with characters beyond the BMP, at the person's first page."""
    earned = (PayLine(label="基本工资", amount=Decimal("1.00"), explanation=Explanation(label="基本工资", value="1.00")),)
    names = ("甲", "乙𬎆", "Lee (A)")
    several = [
        Pay(staff_no=f"A{n}", name=name, department="", post="", month=MARCH, earnings=earned)
        for n, name in enumerate(names)
    ]
    path = tmp_path / "all.pdf"
    write(path, several, Letterhead(), datetime.now(UTC))
    with pypdfium2.PdfDocument(path) as document:
        outline = {mark.get_title(): mark.get_dest().get_index() for mark in document.get_toc()}
    first = [n for n, page in enumerate(pages(path)) if "员工签字" in page]
    assert outline == dict(zip(("A0 甲", "A1 乙𬎆", "A2 Lee (A)"), first, strict=True))
