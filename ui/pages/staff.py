"""员工: who works here, what changes for them, what they are paid besides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QTabWidget

from models.place import Place
from models.words import _
from ui.grid.view import GridView
from ui.pages.leave_grid import LeaveGrid
from ui.pages.page import Page
from ui.pages.staff_grid import AssignmentGrid, PayItemGrid, StaffGrid
from ui.parts import EmptyNote, beside, button, label, titled
from ui.session import Session

if TYPE_CHECKING:
    from ui.errands import Errands


class StaffPage(Page):
    """The people, and below them what belongs to the chosen one."""

    key = "staff"
    icon = "staff"

    def __init__(self, session: Session, errands: Errands) -> None:
        super().__init__(session, errands, _("员工"))
        self._started = False
        self.people = GridView(StaffGrid(session, self), _("员工表"), frozen=2)
        self.people.grid.noun = _("员工")
        self.assignments, self.pay_items = AssignmentGrid(session, self), PayItemGrid(session, self)
        self.assignments.noun, self.pay_items.noun = _("任职变动"), _("工资项")
        self.leave_grid = LeaveGrid(session, self)
        self.leave_grid.noun = _("不参加考核的期间")
        self.history = GridView(self.assignments, _("任职变动表"))
        self.pay = GridView(self.pay_items, _("工资项表"))
        self.leave = GridView(self.leave_grid, _("请假表"))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.history, _("任职变动"))
        self.tabs.addTab(self.pay, _("工资项"))
        self.tabs.addTab(self.leave, _("请假（不参加考核）"))
        self.whose = label("", "muted")
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.people)
        split.addWidget(titled(beside(self.whose, None), self.tabs))
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        split.setSizes([420, 190])
        self.body.addWidget(split)
        self.controls.addWidget(self.removing(*self.grids()))
        self.controls.addWidget(button(_("新增员工"), self.people.begin_entry, icon="add", primary=True))
        self.set_empty_note(
            EmptyNote(
                _(
                    "这里是全体员工：工号、姓名、入职日期、月基本工资和考核方案。"
                    "可以直接录入，也可以把 Excel 里的表整块粘贴进来，或导入数据工作簿。"
                ),
                button(_("录入第一名员工"), self.start, icon="add", primary=True),
                button(_("从 Excel 导入"), self.errands.take_in, icon="import"),
            )
        )
        self.people.chosen.connect(self._follow)

    def grids(self) -> tuple[GridView, ...]:
        """List the grids."""
        return self.people, self.history, self.pay, self.leave

    def start(self) -> None:
        """Open the grid for the first person."""
        self._started = True
        self.refresh()
        self.people.begin_entry()

    def refresh(self) -> None:
        """Show everybody."""
        super().refresh()
        count = len(self.session.records.staff)
        self.period_label.setText(_("共 {count} 人").format(count=count) if count else "")
        self.people.grid.feed()
        self.show_empty(not self.session.records.staff and not self._started)

    def goes_to(self, place: Place) -> bool:
        """Go to the person's department: the one thing of 员工 that can be missing."""
        return self.people.show_cell((place.owner,), "department")

    def bring(self, view: GridView, column: str, about: tuple[str, ...]) -> None:
        """Choose the person whose grid it is."""
        if view is not self.people:
            self.people.show_cell(about)
            self.tabs.setCurrentWidget(view)

    def _follow(self) -> None:
        """Show what belongs to the chosen person."""
        number = self.people.row
        row = self.people.grid.rows[number] if 0 <= number < len(self.people.grid.rows) else None
        stored = row is not None and row.stored
        staff_no = row.key[0] if row is not None and stored else ""
        self.tabs.setEnabled(stored)
        name = row.texts[1] if row is not None and stored else ""
        for grid in (self.assignments, self.pay_items, self.leave_grid):
            grid.staff_no = staff_no
            grid.feed()
        self.whose.setText(
            self._standing(staff_no, name) if name else _("选中一名员工，在这里记录任职变动、工资项和请假")
        )

    def _standing(self, staff_no: str, name: str) -> str:
        """Say how the person stands in the period in view."""
        period = self.session.period
        person = next(p for p in self.session.records.staff if p.staff_no == staff_no)
        out = next((row.texts[1] for row in self.leave_grid.all_rows if row.texts[0] == str(period)), None)
        said = _("{name}　{period}不参加考核：{reason}") if out is not None else _("{name}　{period}在职")
        if not person.employed_in(period):
            said = _("{name}　{period}不在职")
        return said.format(name=name, period=period.title, reason=out)
