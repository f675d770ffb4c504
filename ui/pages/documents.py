"""单据与报表: what comes in and what leaves: import, slips on screen, on paper and in a folder, the summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QScrollArea, QSplitter, QVBoxLayout, QWidget

from models.words import _
from ui import doors
from ui.grid.show import money
from ui.pages.page import Page
from ui.parts import beside, button, card, label, strong, tool
from ui.people_list import CHECKED, UNCHECKED, PeopleList, staff_no_of
from ui.printing import page_image
from ui.session import Session
from ui.theme import GAP
from ui.worker import Progress, Task

if TYPE_CHECKING:
    from calculators.jobs.assessing import Assessed
    from ui.errands import Errands

PREVIEW_WIDTH = 560


class DocumentsPage(Page):
    """Choose people on the left, see the slip on the right, then print or save."""

    key = "documents"
    icon = "documents"

    def __init__(self, session: Session, errands: Errands) -> None:
        super().__init__(session, errands, _("单据与报表"))
        self._assessed: Assessed | None = None
        heads = (_("工号"), _("姓名"), _("合计（元）"))
        self.people = PeopleList(_("要打印的员工"), heads, (110, 100), checked=True)
        self.people.currentItemChanged.connect(lambda *_items: self._preview())
        self.people.chosen_changed.connect(self._count)
        self.counted = label("", "muted")
        self.sheet = QLabel()
        self.sheet.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.sheet.setAccessibleName(_("奖金单预览"))
        area = QScrollArea()
        area.setWidget(self.sheet)
        area.setWidgetResizable(True)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self._left())
        split.addWidget(area)
        split.setSizes([360, 640])
        split.setHandleWidth(GAP)
        self.body.addWidget(split)
        self.controls.addWidget(
            button(_("保存奖金单到文件夹…"), lambda: errands.save_slips(self.chosen()), icon="folder")
        )
        self.controls.addWidget(
            button(_("打印…"), lambda: errands.print_slips(self.chosen()), icon="print", primary=True)
        )

    def _left(self) -> QWidget:
        """Make the column with import, summary and the people."""
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        errands = self.errands
        column.addWidget(
            card(
                strong(_("数据工作簿")),
                label(
                    _("员工、目标、项目、回款、指标和评分，可以整本从 Excel 导入；有一处错误就一行也不收。"),
                    "muted",
                    wrap=True,
                ),
                self._row(
                    button(_("导入…"), errands.take_in, icon="import"),
                    button(_("空白模板…"), errands.write_template, icon="template"),
                ),
            )
        )
        column.addWidget(
            card(
                strong(_("汇总")),
                label(_("每人一行的汇总、考核明细、项目奖金和说明，交给总部或发薪。"), "muted", wrap=True),
                self._row(button(_("导出汇总…"), errands.export_summary, icon="export")),
            )
        )
        column.addLayout(
            beside(
                strong(_("奖金单")),
                self.counted,
                None,
                tool(_("全选"), lambda: self.people.check_all(CHECKED), "done"),
                tool(_("全不选"), lambda: self.people.check_all(UNCHECKED), "remove"),
            )
        )
        column.addWidget(self.people, 1)
        return made

    @staticmethod
    def _row(*buttons: QWidget) -> QWidget:
        made = QWidget()
        made.setLayout(beside(*buttons, None))
        return made

    def refresh(self) -> None:
        """Show who has a slip in this period."""
        super().refresh()
        assessed = self.session.assessed()
        if assessed is None or assessed is self._assessed:
            return
        self._assessed = assessed
        rows = assessed.assessment.summary
        self.people.feed(((row.staff_no, row.name, money(row.total)) for row in rows), right=(2,))
        first = self.people.topLevelItem(0)
        if self.people.currentItem() is None and first is not None:
            self.people.setCurrentItem(first)
        else:
            self._preview()

    def chosen(self) -> tuple[str, ...]:
        """List the people whose slips are wanted."""
        return self.people.chosen()

    def _count(self) -> None:
        self.counted.setText(
            _("已选 {chosen} / {count} 人").format(
                chosen=len(self.chosen()), count=self.people.topLevelItemCount()
            )
        )

    def _preview(self) -> None:
        """Draw the first page of the current person's slip."""
        staff_no, assessed, office = (
            staff_no_of(self.people.currentItem()),
            self._assessed,
            self.session.office,
        )
        if not staff_no or assessed is None or office is None:
            self.sheet.clear()
            return
        ratio = self.devicePixelRatioF()

        def work(_progress: Progress) -> QImage:
            return page_image(doors.slips_pdf(office, assessed, (staff_no,)), 0, int(PREVIEW_WIDTH * ratio))

        def then(image: QImage) -> None:
            if staff_no_of(self.people.currentItem()) == staff_no:
                pixmap = QPixmap.fromImage(image)
                pixmap.setDevicePixelRatio(ratio)
                self.sheet.setPixmap(pixmap)

        self.session.worker.run(
            Task(title="", work=work, then=then, failed=self.session.tell_fault, quiet=True)
        )
