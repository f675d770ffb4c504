"""Faults and crashes: the person is told once, the log keeps what maintainers need."""

import sys
from contextlib import suppress
from types import TracebackType

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from models.crash_log import last_end, log_file, record, watch_end
from models.faults import UserFault
from ui.dialogs.messages import CrashMessage, Message, fault_message, stopped_message


class Crashes(QObject):
    """The one place that tells a fault; anything unexpected is logged first."""

    def __init__(self, window: QWidget | None = None) -> None:
        super().__init__(window)
        self._window = window
        self.last: Message | None = None

    def watch(self) -> None:
        """Catch what nothing else caught: a bug in a slot, in an event, in what follows background work."""
        sys.excepthook = self._unexpected

    def watch_end(self) -> None:
        """Tell it if the system had to stop the program the last time; keep its last words, should it again."""
        with suppress(OSError):  # where nothing can be written there is nothing to tell either
            log = last_end()
            watch_end()
            if log is not None:
                self._show(stopped_message(log, self._window))

    def release(self) -> None:
        """Let the system have its hook back."""
        if sys.excepthook == self._unexpected:
            sys.excepthook = sys.__excepthook__

    def tell(self, fault: BaseException) -> None:
        """Show what went wrong."""
        if isinstance(fault, UserFault):
            self._show(fault_message(fault, self._window))
            return
        with suppress(OSError):  # a full disk must not keep the person from being told
            record(fault)
        if isinstance(self.last, CrashMessage) and self.last.isVisible():
            self.last.count()  # what fails while it is painted fails again and again: one dialog is enough
        else:
            self._show(CrashMessage(fault, log_file(), self._end, self._window))

    def _show(self, message: Message) -> None:
        self.last = message
        message.open()

    def _end(self) -> None:
        """Let the person leave a program that keeps failing."""
        if self.last is not None:
            self.last.accept()
        if self._window is not None:
            self._window.close()
        QApplication.quit()

    def _unexpected(
        self, _kind: type[BaseException], fault: BaseException, _trace: TracebackType | None
    ) -> None:
        if isinstance(fault, KeyboardInterrupt):
            sys.exit(130)
        self.tell(fault)
