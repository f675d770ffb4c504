"""Whose papers: kind and month above, everybody with a box to check, what can't be printed below."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from models.period import Period
from models.words import _
from ui.grid.show import money
from ui.initials import is_found
from ui.parts import beside, label, tool
from ui.people_list import CHECKED, UNCHECKED, PeopleList, staff_no_of
from ui.theme import GAP

if TYPE_CHECKING:
    from calculators.jobs.papers import Addressee


class PaperKind(StrEnum):
    """What is printed for each person."""

    SLIP = "slip"
    PAYSLIP = "payslip"
    YEAR = "year"


class PaperList(QWidget):
    """Says which papers are wanted (`asked`), and whose is looked at (`chosen`)."""

    asked = Signal()
    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self.kind, self.month = QComboBox(), QComboBox()
        self.kind.setAccessibleName(_("单据的种类"))
        for kind, text in (
            (PaperKind.SLIP, _("奖金单")),
            (PaperKind.PAYSLIP, _("工资单")),
            (PaperKind.YEAR, _("年度报告")),
        ):
            self.kind.addItem(text, kind.value)
        self.month.setAccessibleName(_("工资单的月份"))
        self.annex = QCheckBox(_("附核算过程"))
        self.annex.setChecked(True)
        self.people = PeopleList(_("要打印的员工"), ("", "", ""), (110, 100), checked=True)
        self.counted, self.refused = label("", "muted"), label("", "missing", wrap=True)
        self.boxed = QToolButton()
        self.boxed.setObjectName("missing")
        for widget in (self.refused, self.boxed):
            widget.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        column.addLayout(beside(self.kind, self.month, self.annex, None))
        column.addLayout(
            beside(
                self.counted,
                None,
                tool(_("全选"), lambda: self.people.check_all(CHECKED), "check_all"),
                tool(_("全不选"), lambda: self.people.check_all(UNCHECKED), "check_none"),
            )
        )
        column.addWidget(self.refused)
        column.addWidget(self.people, 1)
        column.addWidget(self.boxed)
        self.kind.currentIndexChanged.connect(lambda _index: self.asked.emit())
        self.month.currentIndexChanged.connect(lambda _index: self.asked.emit())
        self.annex.toggled.connect(lambda _on: self.asked.emit())
        self.people.currentItemChanged.connect(lambda *_items: self.chosen.emit())
        self.people.chosen_changed.connect(self._count)

    @property
    def what(self) -> PaperKind:
        """Give the kind that is chosen."""
        return PaperKind(self.kind.currentData())

    @property
    def title(self) -> str:
        """Give the kind in words."""
        return self.kind.currentText()

    def offer_months(self, months: Sequence[Period]) -> None:
        """Offer the months of a period for payslips, the last one first in mind."""
        self.month.setVisible(self.what is PaperKind.PAYSLIP)
        self.annex.setVisible(self.what is not PaperKind.YEAR)
        if [self.month.itemData(n) for n in range(self.month.count())] == [str(m) for m in months]:
            return
        self.month.blockSignals(True)
        self.month.clear()
        for month in months:
            self.month.addItem(_("{month}月").format(month=month.first_month), str(month))
        self.month.setCurrentIndex(len(months) - 1)
        self.month.blockSignals(False)

    def show_people(self, people: Sequence[Addressee], refused: str = "") -> None:
        """List whose papers there are; who was left out by hand stays left out. `refused` says why there is nobody."""
        heads = {PaperKind.PAYSLIP: _("实发（元）"), PaperKind.YEAR: ""}
        self.people.setHeaderLabels([_("工号"), _("姓名"), heads.get(self.what, _("合计（元）"))])
        amounts = self.what is not PaperKind.YEAR
        self.people.feed(
            ((who.staff_no, who.name, money(who.amount) if amounts else "") for who in people), right=(2,)
        )
        first = self.people.topLevelItem(0)
        if self.people.currentItem() is None and first is not None:
            self.people.setCurrentItem(first)
        self.refused.setText(refused)
        self.refused.setVisible(bool(refused))
        self.search(self._text)

    def show_boxed(self, said: Sequence[str]) -> None:
        """Say how many people's papers hold characters that can't be printed."""
        self.boxed.setText(_("{count} 人的单据有印不出来的字，点这里看").format(count=len(said)))
        self.boxed.setVisible(bool(said))

    @property
    def current(self) -> str:
        """Give the 工号 of whom is looked at."""
        return staff_no_of(self.people.currentItem())

    @property
    def wanted(self) -> tuple[str, ...]:
        """List whose papers are wanted, of the people in view."""
        return self.people.chosen()

    def search(self, text: str) -> None:
        """Show only people that hold a text; nobody else's papers are wanted then."""
        self._text = text
        wanted = text.strip().lower()
        for item in self.people.items():
            item.setHidden(not any(is_found(wanted, item.text(n)) for n in (0, 1)))
        self._count()

    def _count(self) -> None:
        said = _("已选 {chosen} / {count} 人")
        self.counted.setText(said.format(chosen=len(self.wanted), count=self.people.topLevelItemCount()))
