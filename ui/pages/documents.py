"""单据与报表: what comes in and what leaves: import, papers on screen, on paper and in a folder, the summary."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from models.faults import UserFault
from models.period import Grain, Period
from models.words import _
from ui import paper_doors as doors
from ui.dialogs.messages import Message
from ui.outgoing import Batch
from ui.pages.page import Page
from ui.pages.paper_list import PaperKind, PaperList
from ui.parts import beside, button, card, strong
from ui.preview import Preview
from ui.printing import page_images
from ui.session import Session
from ui.theme import GAP

if TYPE_CHECKING:
    from calculators.jobs.papers import Papers
    from models.office import Office
    from ui.errands import Errands

PAUSE = 150
"""Milliseconds after which a page is drawn in another size: while a window is being drawn larger it asks often."""
Key = tuple[object, ...]


class DocumentsPage(Page):
    """Choose papers and people on the left, see them on the right, then print or save."""

    key = "documents"
    icon = "documents"

    def __init__(self, session: Session, errands: Errands) -> None:
        super().__init__(session, errands, _("单据与报表"))
        self._key: Key | None = None
        self._papers: Papers | None = None
        self._boxed: tuple[str, ...] = ()
        self.list, self.preview = PaperList(), Preview(_("单据预览"))
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(lambda: self._draw(from_top=False))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self._left())
        split.addWidget(self.preview)
        split.setSizes([376, 640])
        split.setHandleWidth(GAP)
        self.body.addWidget(split)
        self._add_ways()
        self.list.asked.connect(self.refresh)
        self.list.chosen.connect(self._draw)
        self.list.boxed.clicked.connect(lambda _checked=False: self._show_boxed())
        self.preview.wanted.connect(lambda: self._again.start(PAUSE))

    def _add_ways(self) -> None:
        """Add the buttons for the papers that are chosen."""
        out = self.errands.outgoing

        way = self._way
        way(_("每人一个文件…"), out.save_papers, "folder", _("选中的人各存一个 PDF，放进一个文件夹"))
        way(_("存成一个文件…"), out.save_together, "documents", _("选中的人都存在一个 PDF 里"))
        way(_("打印…"), out.print_papers, "print", _("打印选中的人的单据"), primary=True)

    def _way(
        self,
        text: str,
        act: Callable[[Batch | None, tuple[str, ...]], None],
        icon: str,
        tip: str,
        *,
        primary: bool = False,
    ) -> None:
        made = button(
            text, lambda: act(self.batch(), self.list.wanted), icon=icon, tip=tip, primary=primary
        )
        self.controls.addWidget(made)

    def _left(self) -> QWidget:
        """Make the column with data, summary and the people."""
        made, out = QWidget(), self.errands.outgoing
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        data = (
            button(
                _("导入…"),
                self.errands.take_in,
                icon="import",
                tip=_("整本导入数据工作簿；有一处错误就一行也不收"),
            ),
            button(_("导出…"), out.export_data, icon="export", tip=_("把全部记录写成一本数据工作簿")),
            button(_("空白模板…"), out.write_template, icon="template"),
        )
        summary = (
            button(
                _("导出汇总…"),
                out.export_summary,
                icon="export",
                tip=_("每人一行的汇总、考核明细、项目奖金、核算过程和说明"),
            ),
            button(_("存成 CSV…"), out.export_csv, icon="export", tip=_("每人一行，给工资系统")),
        )
        for title, buttons in ((_("数据工作簿"), data), (_("本期汇总"), summary)):
            row = QWidget()
            row.setLayout(beside(*buttons, None))
            column.addWidget(card(strong(title), row, margin=12))
        column.addWidget(self.list, 1)
        return made

    def search(self, text: str) -> None:
        """Show only the people that hold a text."""
        self.list.search(text)

    def take_focus(self) -> None:
        """Put the keys on the list of people."""
        self.list.people.setFocus()

    # Which papers.

    def refresh(self) -> None:
        """Get the papers of the kind and period, where they are others than those shown."""
        super().refresh()
        period = self.session.period
        self.list.offer_months(period.months)
        assessed = self.session.assessed()
        key = (
            self.session.revision,
            period,
            self.list.what,
            self.list.month.currentData(),
            self.list.annex.isChecked(),
        )
        if assessed is None or key == self._key:
            return
        self._key = key
        batch = self.batch()
        if batch is None:
            return

        def work() -> tuple[Papers | None, tuple[str, ...], str]:
            try:
                papers = batch.get()
            except UserFault as fault:  # nobody is paid in that month: said in the list, not in a dialog
                return None, (), str(fault.what)
            return papers, papers.boxed(None), ""

        def then(found: tuple[Papers | None, tuple[str, ...], str]) -> None:
            if key == self._key:
                self._show(*found)

        self.session.quietly(work, then, "papers")

    def batch(self) -> Batch | None:
        """Give the papers that are asked for."""
        office, title = self.session.office, self.list.title
        if office is None:
            return None
        period, get = self._source(office)
        return Batch(title=title, name=f"{title}-{period}", get=get)

    def _source(self, office: Office) -> tuple[Period, Callable[[], Papers]]:
        """Say which period the papers are of, and how the worker gets them."""
        period, annexed, assess = self.session.period, self.list.annex.isChecked(), self.session.assess_now
        if self.list.what is PaperKind.PAYSLIP:
            month = Period.parse(self.list.month.currentData())
            return month, lambda: doors.payslips(office, month, annexed=annexed)
        if self.list.what is PaperKind.YEAR:
            year = period.within(Grain.YEAR)
            return year, lambda: doors.year_reports(office, year)
        return period, lambda: doors.bonus_slips(office, assess(), annexed=annexed)

    def _show(self, papers: Papers | None, boxed: tuple[str, ...], refused: str) -> None:
        self._papers, self._boxed = papers, boxed
        self.list.show_people(papers.people if papers is not None else (), refused)
        self.list.show_boxed(boxed)
        self._draw()

    def _show_boxed(self) -> None:
        title = _("有些字这台电脑上没有字体能印")
        said = _("它们在单据上印成方框。装上含有这些字的字体（例如宋体扩展）以后再打印。")
        Message(title, [(said, "")], "\n".join(self._boxed), self).open()

    def _draw(self, *, from_top: bool = True) -> None:
        """Draw the pages of whom is looked at."""
        staff_no, papers, width = self.list.current, self._papers, self.preview.page_width
        if not staff_no or papers is None:
            self.preview.say("")
            return

        def work() -> tuple[QImage, ...]:
            return page_images(papers.pdf((staff_no,)), width)

        def then(images: tuple[QImage, ...]) -> None:
            if papers is self._papers and staff_no == self.list.current:
                self.preview.show_pages(images, from_top=from_top)

        self.session.quietly(work, then, "preview")
