"""Reading a workbook in the background, showing what it would change, and taking it in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from models.words import _
from ui import doors
from ui.previewing.dialog import PreviewDialog
from ui.session import Session
from ui.worker import Run

if TYPE_CHECKING:
    from calculators.jobs.importing import ImportReport, Preview


class Previews(QObject):
    """Takes nothing in that was not shown before."""

    def __init__(self, session: Session, window: QWidget, run: Run) -> None:
        super().__init__(window)
        self._session, self._window, self._run = session, window, run

    def read(self, path: Path) -> None:
        """Read a data workbook, or a rating form of the period, and show what it would change."""
        office, period = self._session.office, self._session.period
        if office is not None:
            self._run(
                _("读取 {name}").format(name=path.name),
                lambda _progress: doors.preview_import(office, path, period),
                self.show,
                cancellable=True,
            )

    def read_forms(self, paths: tuple[Path, ...]) -> None:
        """Read rating forms of the period and show what merging them would change."""
        office, period = self._session.office, self._session.period
        if office is not None and paths:
            self._run(
                _("读取 {count} 张评分表").format(count=len(paths)),
                lambda _progress: doors.preview_forms(office, paths, period),
                self.show,
                cancellable=True,
            )

    def show(self, preview: Preview) -> None:
        """Show what workbooks would change."""
        dialog = PreviewDialog(preview, self._window)
        dialog.taken.connect(lambda: self.take_in(preview, dialog.keeping))
        dialog.faulted.connect(self._session.tell_fault)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take_in(self, preview: Preview, keeping: frozenset[doors.Key]) -> None:
        """Take in what was shown, as one change; undo takes it back in one step."""
        office = self._session.office
        if office is None:
            return
        doing, done = (_("导入 {name}"), _("已导入 {name}，撤销可以整个退回"))
        if preview.merges:
            doing, done = (_("合并 {name}"), _("已合并 {name}，撤销可以整个退回"))

        def then(_report: ImportReport) -> None:
            self._session.saved()
            self._session.note(done.format(name=preview.title))

        self._run(
            doing.format(name=preview.title),
            lambda progress: doors.take_in(office, preview, keeping, progress.seal),
            then,
            cancellable=True,
        )
