"""How long the window keeps a person waiting: the longest gap between two beats of its clock during each step.

Run: `.venv/bin/python -m benchmarks.freezes`. The sample office, every page, at rest and while results are computed;
documents written in the background. The floor is the longest gap of a window in which nothing happens.
"""

import os
import tempfile
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtPrintSupport import QPrinter

from models.period import Period
from tests.ui.hands import rest, turn
from ui import theme
from ui.app import first_steps, make_app
from ui.main_window import MainWindow
from ui.preferences import Preferences
from ui.printing import new_printer

BEAT = 2
"""Milliseconds between two beats of a clock that nothing disturbs."""
ROUNDS = 3


class Gaps:
    """The longest gap between two beats, step by step, in milliseconds."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._last = self._longest = 0.0
        self._found: defaultdict[str, list[float]] = defaultdict(list)
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT)

    def _beat(self) -> None:
        now = perf_counter()
        self._longest, self._last = max(self._longest, now - self._last), now

    def step(self, name: str, act: Callable[[], object]) -> None:
        """Do a step and whatever follows from it."""
        rest(self._window)
        self._longest, self._last = 0.0, perf_counter()
        act()
        self._beat()
        rest(self._window)
        self._found[name].append(self._longest * 1000)

    def told(self) -> None:
        """Print the middle and the worst of each step's rounds."""
        for name, found in self._found.items():
            ordered = sorted(found)
            print(f"{name}: {ordered[len(ordered) // 2]:.0f} ms, at worst {ordered[-1]:.0f} ms")


def edit(window: MainWindow) -> None:
    """Change a figure of the office, as a typed cell does."""
    measure = window.session.records.measures[0]
    with window.session.change("benchmark") as change:
        change.put(replace(measure, value=measure.value + 1))


def show_while_computing(window: MainWindow, key: str) -> None:
    """Change a figure, and open a page in the middle of what is computed then."""
    edit(window)
    turn(350)
    window.show_page(key)


def walk(window: MainWindow, gaps: Gaps, folder: Path) -> None:
    """Go through every page at rest and under way, other periods, and documents in the background."""
    offered = [key for key, page in window.pages.items() if page.is_offered()]
    gaps.step("nothing happens", lambda: turn(1000))
    for key in offered:
        window.show_page("settings" if key != "settings" else "overview")
        gaps.step(f"open {key}", lambda key=key: window.show_page(key))  # type: ignore[misc]
    for key in offered:
        window.show_page("settings" if key != "settings" else "overview")
        gaps.step(f"open {key} while computing", lambda key=key: show_while_computing(window, key))  # type: ignore[misc]
    for key in ("overview", "measures", "results"):
        window.show_page(key)
        gaps.step(f"type a figure on {key}", lambda: edit(window))
    window.show_page("results")
    gaps.step("another quarter", lambda: window.picker.shift(1))
    window.picker.shift(-1)
    outgoing = window.errands.outgoing
    gaps.step("write the summary", lambda: outgoing.save_summary(folder / "summary.xlsx"))
    gaps.step("write the slips", lambda: outgoing.save_papers_in(folder / "slips", outgoing.slips(), None))
    slips = outgoing.slips()
    if slips is not None:
        pdf, printer = slips.get().pdf((window.session.records.staff[0].staff_no,)), new_printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(folder / "printed.pdf"))
        gaps.step("print a slip", lambda: outgoing.print_pdf(pdf, printer))


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as own:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, own)
        app = make_app(["benchmark"])
        theme.apply(app, "light")
        window = MainWindow(Preferences())
        window.show()
        first_steps(window, None)
        gaps = Gaps(window)
        gaps.step("open the sample office", lambda: window.errands.make_sample(Path(own) / "sample.jidan"))
        window.session.choose(Period.parse("2026Q2"))
        for _round in range(ROUNDS):
            walk(window, gaps, Path(own))
        gaps.told()
        window.close()


if __name__ == "__main__":
    main()
