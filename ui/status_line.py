"""The line at the foot: saved when, how many people, what is missing; progress and cancel of long work."""

from __future__ import annotations

from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QStatusBar, QToolButton

from models.to_do import to_do
from models.words import _
from ui.dialogs import files
from ui.parts import label, set_role
from ui.session import Session
from ui.worker import Task

if TYPE_CHECKING:
    from calculators.jobs.assessing import Assessed

PASSING = 6000
"""Milliseconds that a passing note stays."""
WITH_A_WAY = 60_000
"""Milliseconds that a note stays from which there is a way to a folder."""


class StatusLine(QStatusBar):
    """Reads the session; shows the worker's progress."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._task: Task | None = None
        self._began = 0.0
        self._counted: tuple[Assessed, int] | None = None
        self.setSizeGripEnabled(True)
        self.saved, self.people = label(), label()
        for part in (self.saved, self.people):
            part.setContentsMargins(6, 0, 6, 0)
            self.addWidget(part)
        self.missing = _way(_("还缺什么"), _("去总览看还缺什么"), "missing")
        self.wrong = _way(_("待修正的格子"), _("列出待修正的格子"), "wrong")
        self.addWidget(self.missing)
        self.addWidget(self.wrong)
        self.passing = label("", "muted")
        self._folder: Path | None = None
        self.folder = _way(_("打开所在文件夹"), _("打开刚才保存的文件所在的文件夹"), "link")
        self.folder.setText(_("打开所在文件夹"))
        self.folder.hide()
        self.folder.clicked.connect(lambda _checked=False: self._open_folder())
        self.selection = label("", "muted")
        self.task = QLabel()
        self.bar = QProgressBar()
        self.bar.setFixedWidth(160)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("进度"))
        self.cancel = QPushButton(_("取消"))
        self.cancel.clicked.connect(lambda _checked=False: session.worker.cancel())
        widgets = (self.passing, self.folder, self.selection, self.task, self.bar, self.cancel)
        for widget in widgets:
            self.addPermanentWidget(widget)
        self._fade = QTimer(self)
        self._fade.setSingleShot(True)
        self._fade.timeout.connect(lambda: self.note(""))
        session.noted.connect(self.note)
        session.worker.started.connect(self._start)
        session.worker.progressed.connect(self._progress)
        session.worker.ended.connect(self._end)
        self._end()

    def take_focus(self) -> None:
        """Put the keys on the first part that leads somewhere."""
        shown = (part for part in (self.cancel, self.folder, self.missing, self.wrong) if part.isVisible())
        first = next(shown, None)
        if first is not None:
            first.setFocus()

    def note(self, text: str, folder: Path | None = None) -> None:
        """Say something in passing; with a folder, show the way to it as well, and for longer."""
        self._folder = folder
        self.passing.setText(text)
        self.passing.setToolTip(str(folder or ""))
        self.folder.setVisible(folder is not None)
        self._fade.start(PASSING if folder is None else WITH_A_WAY)

    def _open_folder(self) -> None:
        if self._folder is not None:
            files.show(self._folder)

    def refresh(self, wrong: int, unfinished: int) -> None:
        """Show how things stand; `wrong` cells and `unfinished` rows are counted by the grids."""
        session = self._session
        at = session.saved_at
        self.saved.setText(_("已保存 {time}").format(time=f"{at:%H:%M}") if at else _("已保存"))
        count = sum(person.employed_in(session.period) for person in session.records.staff)
        self.people.setText(_("· {count} 名员工").format(count=count))
        assessed = session.assessed()
        if assessed is not None:
            missing = self._count_missing(assessed)
            self.missing.setText(_("· 还缺 {count} 项").format(count=missing) if missing else _("· 数据齐全"))
            set_role(self.missing, "missing" if missing else "done")
            self.missing.setVisible(bool(assessed.assessment.results))
        said = [_("{count} 处待修正").format(count=wrong)] if wrong else []
        said += [_("{count} 行未填完").format(count=unfinished)] if unfinished else []
        self.wrong.setText("· " + "，".join(said))
        self.wrong.setVisible(bool(said))

    def _count_missing(self, assessed: Assessed) -> int:
        """Count what is to be done, once for each assessment."""
        if self._counted is None or self._counted[0] is not assessed:
            self._counted = (assessed, len(to_do(assessed.assessment)))
        return self._counted[1]

    def _start(self, task: Task) -> None:
        self._task, self._began = task, monotonic()
        self.task.setText(task.title)
        self.bar.setRange(0, 0)
        self.task.show()
        self.bar.show()
        self.cancel.setVisible(task.cancellable)

    def _progress(self, done: int, of: int, text: str) -> None:
        self.bar.setRange(0, of)
        self.bar.setValue(done)
        if self._task is not None:
            told = text or pace(done, of, monotonic() - self._began, self._task.unit)
            self.task.setText(f"{self._task.title} {told}")

    def _end(self) -> None:
        for part in (self.task, self.bar, self.cancel):
            part.hide()


def _way(name: str, tip: str, role: str) -> QToolButton:
    """Make a part that leads somewhere."""
    made = QToolButton()
    made.setObjectName(role)
    made.setAccessibleName(name)
    made.setToolTip(tip)
    return made


def pace(done: int, of: int, seconds: float, unit: str) -> str:
    """Say how far work is, and after a second how fast: 12/40 · 8 张/秒, or 3 秒/张 where one takes longer."""
    said = f"{done}/{of}"
    if not unit or seconds < 1 or not done:
        return said
    speed = done / seconds
    told = _("{speed:.0f} {unit}/秒") if speed >= 1 else _("{speed:.0f} 秒/{unit}")
    return f"{said} · {told.format(speed=speed if speed >= 1 else 1 / speed, unit=unit)}"
