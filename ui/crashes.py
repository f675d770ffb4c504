"""Faults and crashes: the person is told once, the log keeps what maintainers need."""

import sys
from contextlib import suppress
from types import TracebackType

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from models.crash_log import log_file, record
from models.faults import UserFault
from ui.dialogs.messages import Message, crash_message, fault_message


class Crashes(QObject):
    """The one place that tells a fault; anything unexpected is logged first."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.last: Message | None = None

    def watch(self) -> None:
        """Catch what nothing else caught."""
        sys.excepthook = self._unexpected

    def release(self) -> None:
        """Let the system have its hook back."""
        if sys.excepthook == self._unexpected:
            sys.excepthook = sys.__excepthook__

    def tell(self, fault: BaseException) -> None:
        """Show what went wrong."""
        if isinstance(fault, UserFault):
            self.last = fault_message(fault, self._window)
        else:
            with suppress(OSError):  # a full disk must not keep the person from being told
                record(fault)
            self.last = crash_message(fault, str(log_file()), self._window)
        self.last.open()

    def _unexpected(
        self, _kind: type[BaseException], fault: BaseException, _trace: TracebackType | None
    ) -> None:
        if isinstance(fault, KeyboardInterrupt):
            sys.exit(130)
        self.tell(fault)
