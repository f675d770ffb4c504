"""目标: the year's targets and bases of company, departments and people."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from models.period import Period
from models.place import Place
from models.target import Owner, Quarters, Target, scaled
from models.words import _
from ui.dialogs.copy_targets import CopyTargets
from ui.dialogs.split_target import SplitTarget
from ui.grid.show import in_ten_thousands
from ui.grid.view import GridView
from ui.pages.page import Page
from ui.pages.splitting import SPLITS, USUAL, read_split
from ui.pages.targets_grid import TargetGrid
from ui.parts import EmptyNote, beside, button, label
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
        self.target_grid = TargetGrid(session, self)
        self.target_grid.noun = _("目标")
        self.target_grid.split = USUAL
        self.view = GridView(self.target_grid, _("目标表"), frozen=3)
        self.total = label("", "muted")
        self.split = QComboBox()
        self.split.setEditable(True)
        self.split.addItems(SPLITS)
        self.split.setAccessibleName(_("全年拆到四个季度的百分比"))
        self.split.setToolTip(_("在“全年”一列填数时，按这个比例拆到四个季度；可以直接改，例如 15 25 30 30"))
        self.split.currentTextChanged.connect(self._read_split)
        self.split_problem = label("", "wrong")
        self.copy_button = button(_("从去年复制"), self.copy_last_year, icon="copy")
        self.body.addLayout(beside(label(_("全年拆分（%）")), self.split, self.split_problem, None, self.total))
        self.body.addWidget(self.view)
        for made in (
            self.removing(self.view),
            self.copy_button,
            button(_("新增目标"), self.view.begin_entry, icon="add"),
            button(_("按比例拆分公司目标"), self.split_company, icon="targets", primary=True),
        ):
            self.controls.addWidget(made)
        self.first_copy = button(_("从去年复制"), self.copy_last_year, icon="copy")
        self.set_empty_note(
            EmptyNote(
                _("这里是全年的目标（万元）：公司、部门和员工，按季度填写；可以按产品线分开，也可以填基数。公司收入完成率要用公司的目标。"),
                button(_("按比例拆分公司目标"), self.split_company, icon="targets", primary=True),
                self.first_copy,
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
        self.show_empty(not self._of(year) and not self._started)
        self.total.setText(self._said(year))
        last = bool(self._of(year - 1))
        for made in (self.copy_button, self.first_copy):
            made.setVisible(last)

    def _of(self, year: int) -> list[Target]:
        return [target for target in self.session.records.targets if target.year == year]

    def _said(self, year: int) -> str:
        """Say what company, departments and people have as the year's target."""
        sums: dict[Owner, Decimal] = {}
        mine = self._of(year)
        for target in mine:
            whole = any(t.key[:2] == target.key[:2] and not t.product_line for t in mine)
            if target.owner_kind is Owner.PERSON or not target.product_line or not whole:
                sums[target.owner_kind] = sums.get(target.owner_kind, Decimal(0)) + sum(target.quarters)
        words = {Owner.COMPANY: _("公司"), Owner.DEPARTMENT: _("部门合计"), Owner.PERSON: _("员工合计")}
        parts = [f"{said} {in_ten_thousands(sums[kind])}" for kind, said in words.items() if kind in sums]
        if self._company() is None:
            parts.append(_("还没有公司的目标：公司收入完成率无法计算"))
        return _("全年：{parts}").format(parts=" · ".join(parts))

    def _read_split(self) -> None:
        """Take the percentages, or say what is wrong with them."""
        self.target_grid.split = None
        try:
            self.target_grid.split = read_split(self.split.currentText())
            self.split_problem.setText("")
        except ValueError as fault:
            self.split_problem.setText(str(fault))

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

    def copy_last_year(self) -> None:
        """Ask for a factor, and take over the targets that this year doesn't have yet."""
        year = self.session.period.year
        known = {target.key for target in self._of(year)}
        missing = [target for target in self._of(year - 1) if target.key not in known]
        dialog = CopyTargets(year, len(missing), len(known), self)
        dialog.chosen.connect(lambda percent: self._copy(missing, year, percent))
        dialog.open()

    def _copy(self, targets: list[Target], year: int, percent: Decimal) -> None:
        with self.session.change(_("从 {year} 年复制目标").format(year=year - 1)) as change:
            for target in targets:
                change.put(scaled(target, year, percent))

    def split_company(self) -> None:
        """Ask for the year's amount and its split, and store the company's target."""
        dialog = SplitTarget(self.session.period.year, self)
        dialog.chosen.connect(self._store)
        dialog.open()

    def _store(self, quarters: Quarters) -> None:
        year = self.session.period.year
        new = Target(year=year, owner_kind=Owner.COMPANY, owner="", quarters=quarters)
        old = self._company()
        with self.session.change(_("拆分 {year} 年公司目标").format(year=year)) as change:
            change.put(replace(old, quarters=quarters) if old else new)

    def _company(self) -> Target | None:
        """Find the company's own target of the year."""
        own = (t for t in self._of(self.session.period.year) if t.owner_kind is Owner.COMPANY)
        return next((t for t in own if not t.product_line), None)
