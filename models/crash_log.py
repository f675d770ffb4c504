"""The log of what went wrong through a bug: one place for the window and the commands."""

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

from platformdirs import user_log_path

SIZE = 500_000
"""Bytes after which the log is put aside; two older ones are kept."""


class _Handler(RotatingFileHandler):
    """Raise what can't be written; the library would print it."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802, ARG002  (the library's own signature)
        error = sys.exception()
        if error is not None:
            raise error


def log_file() -> Path:
    """Say where the log lies: in the person's own data, never beside the program."""
    return user_log_path("Jidan", "Jidan") / "jidan.log"


def record(fault: BaseException) -> Path:
    """Write the whole story of an unexpected fault; OSError where the log can't be written."""
    path = log_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = _Handler(path, maxBytes=SIZE, backupCount=2, encoding="utf-8", errors="backslashreplace")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    story = (type(fault), fault, fault.__traceback__)
    try:
        # Handed to this file alone, past all other logs: the story may hold names and salaries.
        handler.handle(logging.LogRecord("jidan", logging.ERROR, __file__, 0, "unexpected", None, story))
    finally:
        handler.close()
    return path
