"""The one worker thread: long work off the window's thread, with progress and cancel."""

import gc
import sys
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from typing import Any, ClassVar, Protocol, TypeVar

from PySide6.QtCore import QObject, QThread, Signal, Slot

T = TypeVar("T")
BUSY_SWITCH = 0.0002
"""Seconds between thread switches while work runs. Qt gives the interpreter away with each call, so that a page of
some thousand calls would wait as often; far below this, threads only hand each other the turn and nothing gets done."""

BUSY_THRESHOLD = 1000
"""How rarely the oldest objects are searched for garbage while work runs: a search stops all threads."""


class Cancelled(Exception):
    """The person stopped the work; nothing of it was kept."""


class Progress:
    """What the work reports to: `progress(done, of, text)`; `cancelled()` asks whether to stop."""

    def __init__(self, report: Callable[[int, int, str], None]) -> None:
        self._report = report
        self._stop = Event()
        self._sealed = False

    def __call__(self, done: int, of: int, text: str = "") -> None:
        """Report `done` of `of` steps."""
        self._report(done, of, text)

    def stop(self) -> None:
        """Ask the work to stop."""
        self._stop.set()

    def cancelled(self) -> bool:
        """Tell whether the work should stop."""
        return self._stop.is_set() and not self._sealed

    def seal(self) -> None:
        """Stop now if asked to, with Cancelled; from here on it is too late: the work is about to be stored."""
        self._sealed = True
        if self._stop.is_set():
            raise Cancelled

    def stored(self, what: T) -> T:
        """Hand back what the work has stored: where that is something, being asked to stop came too late."""
        self._sealed = self._sealed or bool(what)
        return what


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A piece of work: what it does, what follows, what follows a fault.

    Quiet work shows no progress; work that can't be `cancelled` in the middle shows no button for it.
    """

    title: str
    work: Callable[[Progress], Any]
    then: Callable[[Any], None]
    failed: Callable[[BaseException], None]
    quiet: bool = False
    cancellable: bool = False
    unit: str = ""
    """What its steps are counted in: 张, 页."""
    about: str = ""
    """What the work is about: it takes the place of work about the same that still waits."""


class Run(Protocol):
    """Runs a task in the background; faults and being cancelled are told by whoever runs it."""

    def __call__(
        self,
        title: str,
        work: Callable[[Progress], Any],
        then: Callable[[Any], None],
        *,
        cancellable: bool = False,
        unit: str = "",
    ) -> None:
        """Run it; `unit` is what its steps are counted in."""


class _Hand(QObject):
    """Lives in the worker thread and does one task after another."""

    finished = Signal(object, object)

    @Slot(object, object)
    def do(self, task: Task, progress: Progress) -> None:
        """Do the task; hand back its value or its exception."""
        value, fault = None, None
        try:
            value = task.work(progress)
        except BaseException as caught:  # noqa: BLE001 - it is handed to the window's thread, which judges it
            fault = caught
        if fault is None and task.cancellable and progress.cancelled():
            fault = Cancelled()
        self.finished.emit(value, fault)


class Worker(QObject):
    """Hands tasks to the worker thread, one at a time, in order."""

    _loaded: ClassVar[int] = 0
    """How many modules the process had when its objects were last set apart."""
    started = Signal(object)
    progressed = Signal(int, int, str)
    ended = Signal()
    _give = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Task] = deque()
        self._task: Task | None = None
        self._progress: Progress | None = None
        self._usual = (sys.getswitchinterval(), gc.get_threshold())
        self._thread = QThread(self)
        self._hand = _Hand()
        self._hand.moveToThread(self._thread)
        self._give.connect(self._hand.do)
        self._hand.finished.connect(self._finish)

    @property
    def busy(self) -> bool:
        """Tell whether work runs or waits."""
        return self._task is not None or bool(self._waiting)

    @property
    def holds_office(self) -> bool:
        """Tell whether work runs that nobody should type beside."""
        return any(not task.quiet for task in (self._task, *self._waiting) if task is not None)

    def run(self, task: Task) -> None:
        """Do the task as soon as the ones before it are done."""
        kept = [waiting for waiting in self._waiting if not task.about or waiting.about != task.about]
        self._waiting = deque([*kept, task])
        self._next()

    def cancel(self) -> None:
        """Ask the running task to stop."""
        if self._progress is not None:
            self._progress.stop()

    def close(self) -> None:
        """Stop everything and end the thread."""
        self._waiting.clear()
        self.cancel()
        self._thread.quit()
        self._thread.wait()
        self._task = None

    def _next(self) -> None:
        if self._task is not None or not self._waiting:
            return
        if not self._thread.isFinished():
            self._thread.start()  # only now: a window that could not be made must not leave a thread behind
        self._task = self._waiting.popleft()
        self._progress = Progress(self.progressed.emit)
        sys.setswitchinterval(BUSY_SWITCH)
        gc.set_threshold(*self._usual[1][:2], BUSY_THRESHOLD)
        if not self._task.quiet:
            self.started.emit(self._task)
        self._give.emit(self._task, self._progress)

    @Slot(object, object)
    def _finish(self, value: object, fault: BaseException | None) -> None:
        task, self._task, self._progress = self._task, None, None
        sys.setswitchinterval(self._usual[0])
        gc.set_threshold(*self._usual[1])
        self._keep_what_was_loaded()
        if task is None:
            return
        if not task.quiet:
            self.ended.emit()
        try:
            if fault is None:
                task.then(value)
            else:
                task.failed(fault)
        finally:
            self._next()

    def _keep_what_was_loaded(self) -> None:
        """Search what work has loaded (modules, schemes, fonts) for garbage no more: it stays, and all threads would wait."""
        if len(sys.modules) > Worker._loaded:
            Worker._loaded = len(sys.modules)
            gc.freeze()
