"""A real window without a display, with settings and files of its own."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.period import Period
from models.records import OfficeIdentity
from tests.ui.hands import go, paste, rest
from ui import doors, theme
from ui.main_window import MainWindow
from ui.pages.staff import StaffPage
from ui.preferences import Preferences


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """Dress the application as the program does."""
    QStandardPaths.setTestModeEnabled(True)
    qapp.setApplicationName("Jidan")
    theme.set_font(qapp)
    theme.apply(qapp, "light")
    return qapp


@pytest.fixture
def window(qtbot: QtBot, dressed: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    """Open the window as on a machine where it never ran."""
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    made = MainWindow(Preferences())
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def office(window: MainWindow, tmp_path: Path) -> MainWindow:
    """Open the window with a new, empty office."""
    window.errands.create(tmp_path / "office.jidan", OfficeIdentity(company="青桐软件", branch="临江分公司"))
    rest(window)
    return window


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the sample's file once; each test that opens it opens a copy."""
    path = tmp_path_factory.mktemp("sample") / "sample.jidan"
    doors.sample_office(path).close()
    return path


@pytest.fixture
def sample(window: MainWindow, sample_file: Path, tmp_path: Path) -> MainWindow:
    """Open the window with the sample office."""
    path = tmp_path / "sample.jidan"
    shutil.copyfile(sample_file, path)
    window.errands.open_path(path)
    rest(window)
    return window


@pytest.fixture
def branch(office: MainWindow) -> MainWindow:
    """Hire two consultants of the main scheme, one only from February on, and somebody for projects only."""
    office.session.choose(Period.parse("2026Q1"))
    page = go(office, "staff", StaffPage)
    page.start()
    rows = [
        ["A01", "张伟", "售前部", "", "", "2025-01-06", "", "6000", "consultant-branch"],
        ["A02", "王芳", "售前部", "", "", "2026-02-01", "", "7000", "consultant-branch"],
        ["B01", "李娜", "交付部", "", "", "2024-03-01", "", "8000"],
    ]
    paste(page.people, 0, 0, rows)
    rest(office)
    return office
