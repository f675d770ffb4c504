"""The open office and what is looked at: one period, one revision, shared by all pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from models.overview import Overview
from models.period import Grain, Period
from models.records import Records
from models.scheme_file import SchemeFile
from models.vocabulary import Vocabulary
from models.words import _
from ui import doors
from ui.worker import Cancelled, Progress, Task, Worker

if TYPE_CHECKING:
    from calculators.jobs.assessing import Assessed
    from models.office import Change, Office

T = TypeVar("T")
Fault = Callable[[BaseException], None]
PAUSE = 300
"""Milliseconds without a change before results are computed again: typing comes first."""


class Session(QObject):
    """Holds the office; says once, after each turn, that something changed.

    Pages read `records`, `period`, `vocabulary` and `assessed` anew whenever `changed` comes.
    """

    changed = Signal()
    noted = Signal(str, object)
    """What is said in passing, and the folder that it is about, or None."""
    undone, redone = Signal(int), Signal(int)
    """The revision whose change was just taken back, or done again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.worker = Worker(self)
        self.office: Office | None = None
        self._vocabulary = Vocabulary()
        self._vocabulary_for: tuple[SchemeFile, ...] = ()
        self.period = Period.around(datetime.now().astimezone().date(), Grain.QUARTER)
        self.saved_at: datetime | None = None
        self.tell_fault: Fault = lambda fault: None
        self._assessed: tuple[int, Period, Assessed | None] | None = None
        self._overview: tuple[Assessed | None, Overview | None] = (None, None)
        self._assessing = False
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self.changed)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.touch)

    @property
    def revision(self) -> int:
        """Give the office's revision counter; -1 without an office."""
        return self.office.revision if self.office is not None else -1

    @property
    def records(self) -> Records:
        """Give everything recorded; the same object until something changes."""
        return Records() if self.office is None else self.office.records()

    @property
    def vocabulary(self) -> Vocabulary:
        """Give the words of the office's schemes, anew when one was taken in or out."""
        files = self.records.scheme_files
        if self.office is not None and files is not self._vocabulary_for:
            self._vocabulary, self._vocabulary_for = doors.vocabulary(self.records), files
        return self._vocabulary

    def touch(self) -> None:
        """Let every page look again once this turn is over."""
        self._turn.start(0)

    def note(self, text: str, folder: Path | None = None) -> None:
        """Say something in passing, in the status line; with a folder, there is a way to it."""
        self.noted.emit(text, folder)

    def hold(self, office: Office, vocabulary: Vocabulary) -> None:
        """Take an opened office; the one before it is closed."""
        self.release()
        self.office, self._vocabulary = office, vocabulary
        self._vocabulary_for = office.records().scheme_files
        self.period = self._likely_period()
        last = office.changes(1)
        self.saved_at = last[0].when.astimezone() if last else None
        self.touch()

    def release(self) -> None:
        """Close the office."""
        if self.office is not None:
            self.office.close()
        self.office, self._assessed, self.saved_at = None, None, None
        self._overview = (None, None)

    def choose(self, period: Period) -> None:
        """Look at another period."""
        if period != self.period:
            self.period = period
            self.touch()

    @contextmanager
    def change(self, name: str) -> Iterator[Change]:
        """Write one named change; it is saved when the block ends without a fault."""
        if self.office is None:
            raise RuntimeError("no office is open")
        with self.office.change(name) as change:
            yield change
        self.saved()

    def saved(self) -> None:
        """Note that something was just stored."""
        self.saved_at = datetime.now().astimezone()
        self._pause.start(PAUSE)
        self.touch()

    @property
    def resting(self) -> bool:
        """Tell whether nothing runs or is about to."""
        return not (self.worker.busy or self._pause.isActive() or self._turn.isActive())

    def undo(self) -> None:
        """Take back the last change."""
        name = self.office.undo() if self.office else None
        self._step(name, _("已撤销：{name}"), _("没有可撤销的操作"), self.undone)

    def redo(self) -> None:
        """Do the last undone change again."""
        name = self.office.redo() if self.office else None
        self._step(name, _("已重做：{name}"), _("没有可重做的操作"), self.redone)

    def _step(self, name: str | None, said: str, nothing: str, done: SignalInstance) -> None:
        self.note(nothing if name is None else said.format(name=name))
        if name is not None and self.office is not None:
            done.emit(self.office.changes(1)[0].of)
            self.saved()

    def quietly(self, work: Callable[[], T], then: Callable[[T], None], about: str) -> None:
        """Compute something in the background, beside what a person does; the latest `about` the same is enough."""

        def run(_progress: Progress) -> T:
            return work()

        task = Task(title="", work=run, then=then, failed=self.tell_fault, quiet=True, about=about)
        self.worker.run(task)

    def assessed(self) -> Assessed | None:
        """Give the results of the period, or None while they are being computed."""
        done = self._assessed
        if done is not None and done[:2] == (self.revision, self.period):
            return done[2]
        waits = self._assessing or self._pause.isActive() or self.worker.holds_office
        if self.office is not None and not waits:
            self._start_assessing(self.office)
        return None

    def latest(self) -> Assessed | None:
        """Give the results of the period as computed last: while something is typed they may be a step behind."""
        fresh, done = self.assessed(), self._assessed
        return fresh or (done[2] if done is not None and done[1] == self.period else None)

    def overview(self) -> Overview | None:
        """Give the period summed up beside the one before it, or None while that is being computed."""
        assessed = self.assessed()
        if assessed is None:
            return None
        of, found = self._overview
        if of is not assessed:
            self._overview = (assessed, None)
            self.quietly(
                lambda: doors.overview(assessed), lambda made: self._take_overview(assessed, made), "overview"
            )
        return found if of is assessed else None

    def _take_overview(self, assessed: Assessed, made: Overview) -> None:
        if self._overview[0] is assessed:
            self._overview = (assessed, made)
            self.touch()

    def assess_now(self) -> Assessed:
        """Give the results of the period, computed here and now where they aren't yet; for the worker."""
        done, office = self._assessed, self.office
        if done is not None and done[2] is not None and done[:2] == (self.revision, self.period):
            return done[2]
        if office is None:
            raise RuntimeError("no office is open")
        return doors.assess(office, self.period)

    def _start_assessing(self, office: Office) -> None:
        revision, period = self.revision, self.period
        self._assessing = True

        def work(_progress: Progress) -> Assessed:
            return doors.assess(office, period)

        def then(assessed: Assessed | None) -> None:
            self._assessing = False
            self._assessed = (revision, period, assessed)
            self.touch()

        def failed(fault: BaseException) -> None:
            then(None)
            if not isinstance(fault, Cancelled):
                self.tell_fault(fault)

        self.worker.run(Task(title="", work=work, then=then, failed=failed, quiet=True))

    def _likely_period(self) -> Period:
        """Choose the quarter last recorded in, else today's."""
        months = [m.month for m in self.records.measures]
        today: date = datetime.now().astimezone().date()
        return (max(months) if months else Period.around(today, Grain.MONTH)).within(Grain.QUARTER)
