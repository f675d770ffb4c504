"""员工: what changes for a person, what is paid besides, and when the person takes no part."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from models.by_hand import WHOLE, ByHand
from models.period import Period
from models.staff import Assignment, PayItem
from tests.ui.hands import button, click, column_of, go, rest, texts, type_cell, type_row
from ui.main_window import MainWindow
from ui.pages.staff import StaffPage

TIP = Qt.ItemDataRole.ToolTipRole


def test_changes_of_position_and_pay_items_belong_to_the_chosen_person(branch: MainWindow) -> None:
    page = go(branch, "staff", StaffPage)
    page.people.setCurrentIndex(page.people.grid.index(1, 1))
    type_row(page.history, 0, {"post": "高级顾问", "base_pay": "7500", "start": "2026年3月"})
    page.tabs.setCurrentIndex(1)
    type_row(page.pay, 0, {"month": "2026-02", "item": "基本工资", "amount": "6,800"})
    records = branch.session.records
    assert records.assignments == (
        Assignment(staff_no="A02", start=Period.parse("2026-03"), post="高级顾问", base_pay=Decimal(7500)),
    )
    assert records.pay_items == (
        PayItem(month=Period.parse("2026-02"), staff_no="A02", item="基本工资", amount=Decimal(6800)),
    )
    page.people.setCurrentIndex(page.people.grid.index(0, 1))
    assert len(texts(page.history)) == len(texts(page.pay)) == 1, "somebody else has none of this"


def test_a_period_of_leave_takes_the_person_out_of_the_assessment(branch: MainWindow) -> None:
    """The period in view is proposed; the row asks for a reason; results leave the person out, undo takes it back."""
    page = go(branch, "staff", StaffPage)
    page.people.setCurrentIndex(page.people.grid.index(0, 1))
    page.tabs.setCurrentWidget(page.leave)
    assert page.whose.text() == "张伟　2026年一季度在职"
    type_cell(page.leave, 0, column_of(page.leave, "reason"), "产假")
    quarter = Period.parse("2026Q1")
    assert branch.session.records.by_hand == (
        ByHand(period=quarter, staff_no="A01", item=WHOLE, value=None, reason="产假"),
    )
    rest(branch)
    assert page.whose.text() == "张伟　2026年一季度不参加考核：产假"
    assessed = branch.session.assessed()
    assert assessed is not None
    assert {r.staff_no: r.out_of_assessment for r in assessed.assessment.results} == {"A01": "产假", "A02": ""}
    page.people.setCurrentIndex(page.people.grid.index(1, 1))
    assert texts(page.leave) == [["", ""]], "somebody else is there"
    branch.undo_action.trigger()
    assert not branch.session.records.by_hand


@pytest.mark.parametrize(
    ("person", "period", "why"),
    [
        (0, "2026-02", "不按这样的期间考核"),
        (1, "2025Q4", "本来就不参加考核"),
        (2, "2026Q1", "本来就不参加考核"),
        (0, "去年", "不是期间"),
    ],
)
def test_leave_is_a_period_in_which_the_person_would_be_assessed(
    branch: MainWindow, person: int, period: str, why: str
) -> None:
    """A quarterly scheme has no months; 王芳 came in February 2026; 李娜 has no scheme of her own."""
    page = go(branch, "staff", StaffPage)
    page.people.setCurrentIndex(page.people.grid.index(person, 1))
    page.tabs.setCurrentWidget(page.leave)
    type_row(page.leave, 0, {"period": period, "reason": "产假"})
    assert why in page.leave.grid.index(0, 0).data(TIP)
    assert branch.session.records.by_hand == ()


def test_the_button_removes_from_the_grid_last_worked_in(branch: MainWindow) -> None:
    page = go(branch, "staff", StaffPage)
    page.people.setCurrentIndex(page.people.grid.index(0, 1))
    type_row(page.history, 0, {"post": "高级顾问", "start": "2026-03"})
    page.history.setCurrentIndex(page.history.grid.index(0, 1))
    click(button(page, "删除所选"))
    assert branch.session.records.assignments == ()
    assert len(branch.session.records.staff) == 3


def test_somebody_who_left_is_said_to_be_gone(branch: MainWindow) -> None:
    page = go(branch, "staff", StaffPage)
    type_cell(page.people, 0, column_of(page.people, "left"), "2025-12-31")
    page.people.setCurrentIndex(page.people.grid.index(0, 0))
    assert page.whose.text() == "张伟　2026年一季度不在职"
