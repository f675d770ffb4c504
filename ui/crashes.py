"""Faults and crashes: the person is told once, the log keeps what maintainers need."""

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QWidget

from models.faults import UserFault
from ui.dialogs.messages import Message, crash_message, fault_message

LOG = logging.getLogger("jidan")
SIZE = 500_000


def log_file() -> Path:
    """Say where the log lies: in the person's own data, never beside the program."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    return Path(folder) / "jidan.log"


class Crashes(QObject):
    """The one place that tells a fault; anything unexpected is logged first."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._handler: RotatingFileHandler | None = None
        self.last: Message | None = None

    def watch(self) -> None:
        """Catch what nothing else caught."""
        sys.excepthook = self._unexpected

    def release(self) -> None:
        """Close the log and let the system have its hook back."""
        if sys.excepthook == self._unexpected:
            sys.excepthook = sys.__excepthook__
        if self._handler is not None:
            LOG.removeHandler(self._handler)
            self._handler.close()
            self._handler = None

    def tell(self, fault: BaseException) -> None:
        """Show what went wrong."""
        if isinstance(fault, UserFault):
            self.last = fault_message(fault, self._window)
        else:
            self._log(fault)
            self.last = crash_message(fault, str(log_file()), self._window)
        self.last.open()

    def _unexpected(
        self, _kind: type[BaseException], fault: BaseException, _trace: TracebackType | None
    ) -> None:
        if isinstance(fault, KeyboardInterrupt):
            sys.exit(130)
        self.tell(fault)

    def _log(self, fault: BaseException) -> None:
        """Write the whole story to the log."""
        if self._handler is None:
            log_file().parent.mkdir(parents=True, exist_ok=True)
            self._handler = RotatingFileHandler(log_file(), maxBytes=SIZE, backupCount=2, encoding="utf-8")
            self._handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
            LOG.addHandler(self._handler)
        LOG.error("unexpected", exc_info=fault)
