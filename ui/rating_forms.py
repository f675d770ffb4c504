"""Rating forms for raters who sit elsewhere: writing them, and merging what comes back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from models.period import Period
from models.rating_form import RaterPlan
from models.words import _
from ui import doors
from ui.dialogs import files
from ui.dialogs.rating_forms import RatingForms
from ui.previewing.previews import Previews
from ui.session import Session
from ui.worker import Progress, Run


class FormErrands(QObject):
    """Forms of the period that is looked at."""

    def __init__(self, session: Session, window: QWidget, run: Run, previews: Previews) -> None:
        super().__init__(window)
        self._session, self._window, self._run, self._previews = session, window, run, previews

    def ask(self) -> None:
        """Propose the forms of the period."""
        office, period = self._session.office, self._session.period
        if office is not None:
            self._run(
                _("准备评分表"), lambda _p: doors.plan_forms(office, period), lambda plans: self._choose(plans, period)
            )

    def _choose(self, plans: tuple[RaterPlan, ...], period: Period) -> None:
        dialog = RatingForms(plans, period, self._window)
        dialog.chosen.connect(lambda chosen: self._ask_folder(chosen, period))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_folder(self, plans: tuple[RaterPlan, ...], period: Period) -> None:
        files.pick_folder(
            self._window, _("评分表写到哪个文件夹"), lambda folder: self.write(plans, period, folder)
        )

    def write(self, plans: tuple[RaterPlan, ...], period: Period, folder: Path) -> None:
        """Write the forms into a folder."""
        office = self._session.office
        if office is None:
            return

        def work(progress: Progress) -> int:
            count = doors.write_forms(
                office, period, folder, plans, progress=progress, cancelled=progress.cancelled
            )
            return progress.stored(count)

        def then(count: int) -> None:
            self._session.note(_("已写 {count} 张评分表到“{folder}”").format(count=count, folder=folder.name), folder)

        self._run(_("写评分表"), work, then, cancellable=True)

    def merge(self) -> None:
        """Ask for forms that came back, and show what merging them would change."""
        files.pick_files(self._window, _("选择填好的评分表（可以多选）"), files.workbooks(), self._previews.read_forms)
