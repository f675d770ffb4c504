"""The log of what went wrong through a bug: one place for the window and the commands."""

import faulthandler
import logging
import platform
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from traceback import walk_tb

from platformdirs import user_log_path

from models.version import VERSION

SIZE = 500_000
"""Bytes after which the log is put aside; two older ones are kept."""
ROOT = Path(__file__).resolve().parent.parent


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
    return _write(f"unexpected, {about_program()}", fault)


def _write(words: str, fault: BaseException | None = None) -> Path:
    path = log_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = _Handler(path, maxBytes=SIZE, backupCount=2, encoding="utf-8", errors="backslashreplace")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    story = None if fault is None else (type(fault), fault, fault.__traceback__)
    try:
        # Handed to this file alone, past all other logs: the story may hold names and salaries.
        handler.handle(logging.LogRecord("jidan", logging.ERROR, __file__, 0, "%s", (words,), story))
    finally:
        handler.close()
    return path


def about_program() -> str:
    """Name the program and what it runs on, by their versions."""
    return f"jidan {VERSION}, Python {platform.python_version()}, {platform.system()} {platform.release()}"


def outline(fault: BaseException) -> str:
    """Tell which lines of the program a fault passed: no names, figures or folders, so that it can be handed on."""
    parts: list[str] = []
    told: BaseException | None = fault
    while told is not None:
        passed = [(frame.f_code, line) for frame, line in walk_tb(told.__traceback__)]
        lines = [f"  {_place(code.co_filename)}:{line} {code.co_qualname}" for code, line in passed]
        parts.insert(0, "\n".join([*lines, type(told).__qualname__]))
        told = told.__cause__ or (None if told.__suppress_context__ else told.__context__)
    return "\n\n".join([about_program(), *parts])


def _place(filename: str) -> str:
    """Name a file of the program or of a library, without the folder in which a person keeps it."""
    path = Path(filename)
    if "site-packages" in path.parts:
        return "/".join(path.parts[path.parts.index("site-packages") + 1 :])
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name


def watch_end() -> None:
    """Let Python's last words be kept beside the log, should the system stop the program."""
    path = _end_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    # Stays open for as long as the program runs: it is written to when nothing else can be done any more.
    faulthandler.enable(path.open("a", encoding="utf-8"))


def last_end() -> Path | None:
    """Move the last words of a program that was stopped into the log; None where the last one ended as it should."""
    path = _end_file()
    said = path.read_text(encoding="utf-8", errors="replace").strip() if path.exists() else ""
    if not said:
        return None
    log = _write(f"stopped by the system, {about_program()}\n{said}")
    path.write_text("", encoding="utf-8")
    return log


def _end_file() -> Path:
    return log_file().with_name("stopped.log")
