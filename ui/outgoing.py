"""What leaves the program: papers onto the printer or into a folder, the summary, the data workbook, the template."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from models.faults import UserFault
from models.words import _
from ui import paper_doors as doors
from ui import printing
from ui.dialogs import files
from ui.dialogs.question import Question
from ui.session import Session
from ui.worker import Progress, Run

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from calculators.jobs.papers import Papers

Chosen = tuple[str, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Papers of one kind and period: what they and a file of all are called, and how the worker gets them."""

    title: str
    name: str
    get: Callable[[], Papers]


class Outgoing(QObject):
    """Each asks where to, then writes in the background."""

    def __init__(self, session: Session, window: QWidget, run: Run, written: Callable[[Path], None]) -> None:
        super().__init__(window)
        self._session, self._window, self._run, self._written = session, window, run, written

    # Workbooks.

    def export_summary(self) -> None:
        """Ask where the summary goes, and write it."""
        name = _("汇总-{period}.xlsx").format(period=self._session.period)
        self._ask(_("导出汇总"), name, files.workbooks(), self.save_summary)

    def save_summary(self, path: Path) -> None:
        """Write the summary workbook of the period."""
        office, assess = self._session.office, self._session.assess_now
        if office is not None:
            self._write(_("导出汇总"), path, lambda: doors.write_summary(office, assess(), path))

    def export_csv(self) -> None:
        """Ask where the summary for the payroll system goes, and write it."""
        name = _("汇总-{period}.csv").format(period=self._session.period)
        self._ask(_("存成 CSV"), name, files.tables(), self.save_csv)

    def save_csv(self, path: Path) -> None:
        """Write one row a person."""
        assess = self._session.assess_now
        self._write(_("存成 CSV"), path, lambda: doors.write_csv(assess(), path))

    def export_data(self) -> None:
        """Ask where all that is recorded goes, and write it."""
        identity = self._session.records.identity
        office = self._session.office.path.stem if self._session.office is not None else identity.branch
        self._ask(
            _("导出数据"), _("{office}-数据.xlsx").format(office=office), files.workbooks(), self.save_data
        )

    def save_data(self, path: Path) -> None:
        """Write the data workbook."""
        office = self._session.office
        if office is not None:
            self._write(_("导出数据"), path, lambda: doors.write_data_workbook(office, path))

    def write_template(self) -> None:
        """Ask where the empty data workbook goes, and write it."""
        self._ask(_("保存空白模板"), _("数据工作簿模板.xlsx"), files.workbooks(), self.save_template)

    def save_template(self, path: Path) -> None:
        """Write the empty data workbook."""
        records = self._session.records
        self._write(_("写空白模板"), path, lambda: doors.write_template(path, records))

    def _ask(self, title: str, name: str, kinds: str, then: files.Then) -> None:
        files.pick_target(self._window, title, files.documents() / name, kinds, then)

    def _write(self, title: str, path: Path, work: Callable[[], Any]) -> None:
        self._run(title, lambda _progress: work(), lambda _none: self._written(path))

    # Papers.

    def slips(self) -> Batch | None:
        """Give the slips of the period in view."""
        office, period, assess = self._session.office, self._session.period, self._session.assess_now
        if office is None:
            return None
        title = _("奖金单")
        return Batch(
            title=title,
            name=f"{title}-{period}",
            get=lambda: doors.bonus_slips(office, assess(), annexed=True),
        )

    def print_slips(self) -> None:
        """Print everybody's slip of the period."""
        self.print_papers(self.slips(), None)

    def save_papers(self, batch: Batch | None, chosen: Chosen) -> None:
        """Ask for a folder and write one PDF a person into it."""

        def ask(ready: Batch) -> None:
            title = _("{papers}保存到哪个文件夹").format(papers=ready.title)
            files.pick_folder(self._window, title, lambda folder: self.save_papers_in(folder, ready, chosen))

        self._ready(batch, chosen, ask)

    def save_papers_in(self, folder: Path, batch: Batch | None, chosen: Chosen) -> None:
        """Write one PDF a person; cancelled, none of them."""
        if batch is None:
            return
        title = batch.title

        def work(progress: Progress) -> tuple[Path, ...]:
            write = batch.get().write_each
            return progress.stored(
                write(folder, staff_nos=chosen, progress=progress, cancelled=progress.cancelled)
            )

        def then(written: tuple[Path, ...]) -> None:
            said = _("已保存 {count} 张{papers}到“{folder}”")
            self._session.note(said.format(count=len(written), papers=title, folder=folder.name), folder)

        self._run(_("保存{papers}").format(papers=title), work, then, cancellable=True, unit=_("张"))

    def save_together(self, batch: Batch | None, chosen: Chosen) -> None:
        """Ask for a file and write everybody's papers into it."""

        def ask(ready: Batch) -> None:
            title = _("{papers}存成一个文件").format(papers=ready.title)
            proposed = files.documents() / f"{ready.name}.pdf"
            files.pick_target(
                self._window,
                title,
                proposed,
                files.papers(),
                lambda path: self.save_together_as(path, ready, chosen),
            )

        self._ready(batch, chosen, ask)

    def save_together_as(self, path: Path, batch: Batch, chosen: Chosen) -> None:
        """Write one PDF for all; cancelled, none."""

        def work(progress: Progress) -> bool:
            write = batch.get().write_all
            return progress.stored(
                write(path, staff_nos=chosen, progress=progress, cancelled=progress.cancelled)
            )

        title = _("保存{papers}").format(papers=batch.title)
        self._run(title, work, lambda _written: self._written(path), cancellable=True, unit=_("张"))

    def print_papers(self, batch: Batch | None, chosen: Chosen) -> None:
        """Make the papers, open the system's print dialog, and print page by page."""

        def make(ready: Batch) -> None:
            def work(progress: Progress) -> bytes:
                return ready.get().pdf(chosen, progress=progress, cancelled=progress.cancelled)

            def then(pdf: bytes) -> None:
                printing.ask_printer(
                    printing.page_count(pdf),
                    ready.title,
                    self._window,
                    lambda printer: self.print_pdf(pdf, printer),
                )

            self._run(_("准备打印"), work, then, cancellable=True, unit=_("张"))

        self._ready(batch, chosen, make)

    def _ready(self, batch: Batch | None, chosen: Chosen, then: Callable[[Batch], None]) -> None:
        """Get the papers; where some hold characters that no font can print, name them and ask before going on."""
        if batch is None or self._nobody(chosen):
            return

        def work(_progress: Progress) -> tuple[Papers, tuple[str, ...]]:
            papers = batch.get()
            return papers, papers.boxed(chosen)

        def checked(found: tuple[Papers, tuple[str, ...]]) -> None:
            papers, boxed = found
            ready = replace(batch, get=lambda: papers)
            if not boxed:
                then(ready)
                return
            lines = [_("它们会印成方框。装上含有这些字的字体（例如宋体扩展）以后就能印出来。")]
            question = Question(
                _("有些字这台电脑上没有字体能印"),
                lines,
                _("照样继续"),
                self._window,
                refuse=_("先不印"),
                more="\n".join(boxed),
            )
            question.accepted.connect(lambda: then(ready))
            question.finished.connect(question.deleteLater)
            question.open()

        self._run(_("准备{papers}").format(papers=batch.title), work, checked)

    def print_pdf(self, pdf: bytes, printer: QPrinter) -> None:
        """Print a PDF on a chosen printer."""

        def work(progress: Progress) -> int:
            return progress.stored(printing.print_pages(pdf, printer, progress, progress.cancelled))

        def then(count: int) -> None:
            self._session.note(_("已打印 {count} 页").format(count=count))

        self._run(_("打印"), work, then, cancellable=True, unit=_("页"))

    def _nobody(self, chosen: Chosen) -> bool:
        """Refuse an errand for nobody."""
        if chosen is None or chosen:
            return False
        self._session.tell_fault(
            UserFault(_("还没有选中任何人"), remedy=_("请在名单里勾选要打印或保存的员工。"))
        )
        return True
