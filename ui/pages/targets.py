"""目标: the year's targets and bases of company, departments and people."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from models.period import Period
from models.place import Place
from models.target import Owner, Target
from models.words import _
from ui.dialogs.split_target import SplitTarget
from ui.grid.show import in_ten_thousands
from ui.grid.view import GridView
from ui.pages.page import Page
from ui.pages.targets_grid import TargetGrid
from ui.parts import EmptyNote, button, label
from ui.session import Session

if TYPE_CHECKING:
    from ui.errands import Errands


class TargetsPage(Page):
    """The targets of the year in which the period lies."""

    key = "targets"
    icon = "targets"

    def __init__(self, session: Session, errands: Errands) -> None:
        super().__init__(session, errands, _("目标"))
        self._started = False
        self.view = GridView(TargetGrid(session, self), _("目标表"), frozen=3)
        self.view.grid.noun = _("目标")
        self.total = label("", "muted")
        self.body.addWidget(self.view)
        self.body.addWidget(self.total)
        self.controls.addWidget(button(_("删除所选"), self.view.remove_rows, icon="remove"))
        self.controls.addWidget(button(_("新增目标"), self.view.begin_entry, icon="add"))
        self.controls.addWidget(
            button(_("按比例拆分公司目标"), self.split_company, icon="targets", primary=True)
        )
        self.set_empty_note(
            EmptyNote(
                _("这里是全年的目标（万元）：公司、部门和员工，按季度填写；可以按产品线分开，也可以填基数。公司收入完成率要用公司的目标。"),
                button(_("按比例拆分公司目标"), self.split_company, icon="targets", primary=True),
                button(_("逐行录入"), self.start, icon="add"),
            )
        )  # fmt: skip

    def grids(self) -> tuple[GridView, ...]:
        """List the grids."""
        return (self.view,)

    def start(self) -> None:
        """Open the grid for the first target."""
        self._started = True
        self.refresh()
        self.view.begin_entry()

    def refresh(self) -> None:
        """Show the year's targets."""
        super().refresh()
        year = self.session.period.year
        self.period_label.setText(_("{year} 年（万元）").format(year=year))
        self.view.grid.feed()
        mine = [t for t in self.session.records.targets if t.year == year]
        self.show_empty(not mine and not self._started)
        company = self._company()
        self.total.setText(
            _("公司全年目标 {total} 万元").format(total=in_ten_thousands(sum(company.quarters, Decimal(0))))
            if company
            else _("还没有公司的目标（不分产品线的一行）：公司收入完成率无法计算")
        )

    def goes_to(self, place: Place) -> bool:
        """Go to the owner's target, or begin one where there is none."""
        key = (str(self.session.period.year), place.owner_kind, place.owner, "")
        if not self.view.show_cell(key, f"q{place.period.quarter}" if place.period else ""):
            self.start()
        return True

    def bring(self, view: GridView, column: str, about: tuple[str, ...]) -> None:
        """Show the year."""
        if about != self.view.grid.context():
            self.session.choose(Period.parse(about[0]))
            self.refresh()

    def split_company(self) -> None:
        """Ask for the year's amount and its split, and store the company's target."""
        dialog = SplitTarget(self.session.period.year, self)
        dialog.chosen.connect(self._store)
        dialog.open()

    def _store(self, quarters: tuple[Decimal, Decimal, Decimal, Decimal]) -> None:
        year = self.session.period.year
        new = Target(year=year, owner_kind=Owner.COMPANY, owner="", quarters=quarters)
        old = self._company()
        with self.session.change(_("拆分 {year} 年公司目标").format(year=year)) as change:
            change.put(replace(old, quarters=quarters) if old else new)

    def _company(self) -> Target | None:
        """Find the company's own target of the year."""
        year = self.session.period.year
        own = (t for t in self.session.records.targets if t.year == year and t.owner_kind is Owner.COMPANY)
        return next((t for t in own if not t.product_line), None)
