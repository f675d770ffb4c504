"""Open the sample office without a display and paint every page, light and dark, into a folder."""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ui import theme
from ui.app import make_app
from ui.dialogs.new_office import NewOffice
from ui.dialogs.split_target import SplitTarget
from ui.main_window import MainWindow
from ui.pages.measures import ALL, MeasuresPage
from ui.pages.projects import ProjectsPage
from ui.pages.results import ResultsPage
from ui.pages.staff import StaffPage
from ui.preferences import Preferences

PATIENCE = 3000


def settle(window: MainWindow) -> None:
    """Wait until nothing runs any more, and a little longer for what follows."""
    quiet = 0
    for _turn in range(PATIENCE):
        QTest.qWait(20)
        quiet = 0 if window.session.worker.busy else quiet + 1
        if quiet > 5:
            return


def shoot(widget: QWidget, folder: Path, name: str) -> None:
    """Paint a widget into a file."""
    QApplication.processEvents()
    widget.grab().save(str(folder / f"{name}.png"))
    print(folder / f"{name}.png")  # noqa: T201 - tells what was made


def _prepared(window: MainWindow) -> dict[str, Callable[[], None]]:
    """Say what to click on a page before its picture is taken."""

    def results() -> None:
        page = window.pages["results"]
        if isinstance(page, ResultsPage):
            settle(window)
            page.figures.choose("score")

    def projects() -> None:
        page = window.pages["projects"]
        if isinstance(page, ProjectsPage):
            page.projects.setFocus()

    def staff() -> None:
        page = window.pages["staff"]
        if isinstance(page, StaffPage):
            page.people.setCurrentIndex(page.people.grid.index(2, 1))
            page.people.setFocus()

    return {"results": results, "projects": projects, "staff": staff}


def pages(window: MainWindow, folder: Path, look: str) -> None:
    """Paint every page."""
    prepared = _prepared(window)
    for number, key in enumerate(window.pages, 1):
        window.show_page(key)
        settle(window)
        prepared.get(key, lambda: None)()
        settle(window)
        shoot(window, folder, f"{number}-{key}-{look}")
    measures = window.pages["measures"]
    if isinstance(measures, MeasuresPage):
        window.show_page("measures")
        measures.choose(ALL)
        settle(window)
        shoot(window, folder, f"5-measures-all-{look}")
        measures.choose(str(window.session.period.months[-1]))


def dialogs(window: MainWindow, folder: Path, look: str) -> None:
    """Paint the dialogs."""
    results = window.pages["results"]
    shown: list[QWidget] = [NewOffice(window), SplitTarget(2026, window)]
    if isinstance(results, ResultsPage):
        results.settle()
        shown += [w for w in window.findChildren(QWidget) if type(w).__name__ == "SettleDialog"][-1:]
    for dialog in shown:
        dialog.adjustSize()
        shoot(dialog, folder, f"dialog-{type(dialog).__name__}-{look}")
        dialog.close()


def main(folder: Path) -> None:
    """Paint everything into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as own:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, own)
        app = make_app(sys.argv[:1])
        theme.apply(app, "light")
        window = MainWindow(Preferences())
        window.errands.show_folders = False
        window.show()
        shoot(window, folder, "0-welcome-light")
        window.errands.make_sample(Path(own) / "sample.jidan")
        settle(window)
        for look in ("light", "dark"):
            window.set_theme(look)
            pages(window, folder, look)
            dialogs(window, folder, look)
        window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/screenshots"))
