"""The desktop program: paint first, load the rest after."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from ui import doors, theme
from ui.crashes import Crashes
from ui.main_window import MainWindow
from ui.preferences import Preferences
from ui.worker import Progress, Task

BUG = 3
"""Exit status where the window could not be made."""


def make_app(argv: Sequence[str]) -> QApplication:
    """Make the application with its font, theme and Qt's own Chinese words."""
    app = QApplication(list(argv))
    app.setApplicationName("Jidan")
    app.setApplicationDisplayName("绩单")
    app.setOrganizationName("Jidan")
    translator = QTranslator(app)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    theme.set_font(app)
    return app


def first_steps(window: MainWindow, file: Path | None) -> None:
    """After the first paint: open the file asked for, else the last one, else load the rest in advance."""
    last = window.preferences.text("last_file")
    wanted = file or (Path(last) if last and Path(last).exists() else None)
    if wanted is not None:
        window.errands.open_path(wanted)

    def work(_progress: Progress) -> None:
        doors.preload()

    tell = window.session.tell_fault
    window.session.worker.run(Task(title="", work=work, then=lambda _none: None, failed=tell, quiet=True))


def make_window(app: QApplication, arguments: Sequence[str]) -> MainWindow:
    """Make the window and show it; what takes its time follows after the first paint."""
    preferences = Preferences()
    theme.apply(app, preferences.theme)
    window = MainWindow(preferences)
    window.crashes.watch()
    app.styleHints().colorSchemeChanged.connect(lambda _scheme: window.set_theme(preferences.theme))
    window.show()
    file = next((Path(text) for text in arguments if not text.startswith("-")), None)
    QTimer.singleShot(0, window, lambda: first_steps(window, file))
    QTimer.singleShot(0, window, window.crashes.watch_end)
    return window


def run(arguments: Sequence[str]) -> int:
    """Open the window; `arguments` (the program's name is none of them) may name an office file."""
    app = make_app(["jidan", *arguments])
    crashes, window = Crashes(), None
    try:
        window = make_window(app, arguments)
    except Exception as fault:  # noqa: BLE001  (without a window the person would see nothing at all)
        crashes.tell(fault)
    status = app.exec()
    return status if window is not None else BUG
