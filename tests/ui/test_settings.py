"""设置: the office's names are shown, change only where somebody types, and belong to the file that is open."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from models.records import OfficeIdentity
from tests.ui.hands import rest, write
from ui.main_window import MainWindow
from ui.pages.settings import SettingsPage


def _settings(window: MainWindow) -> SettingsPage:
    """Go to the page from a page whose button has the focus, as a click in the side bar does."""
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    window.show_page("documents")
    rest(window)
    window.page.findChildren(QAbstractButton)[0].setFocus()
    window.show_page("settings")
    rest(window)
    page = window.page
    assert isinstance(page, SettingsPage)
    return page


def _identity(window: MainWindow) -> OfficeIdentity:
    assert window.session.office is not None
    return window.session.office.identity


def test_looking_at_the_settings_changes_nothing(sample: MainWindow) -> None:
    """The first field takes the focus with the page: it shows the name, and leaving it stores nothing."""
    before = _identity(sample)
    assert before.company
    page = _settings(sample)
    assert (page.company.text(), page.branch.text()) == (before.company, before.branch)
    page.company.setFocus()
    QTest.keyClick(page.company, Qt.Key.Key_Return)
    sample.show_page("overview")
    rest(sample)
    assert _identity(sample) == before


def test_a_typed_name_is_stored_and_only_it(sample: MainWindow) -> None:
    """Typing a name and Enter stores it; the other name stays."""
    before = _identity(sample)
    page = _settings(sample)
    page.company.setFocus()
    page.company.selectAll()
    write(page.company, "北岭软件")
    QTest.keyClick(page.company, Qt.Key.Key_Return)
    rest(sample)
    assert (_identity(sample).company, _identity(sample).branch) == ("北岭软件", before.branch)


def test_names_typed_for_one_office_do_not_reach_another(sample: MainWindow, tmp_path: Path) -> None:
    """Another file is opened while a name is half typed: its own names are shown and stay."""
    page = _settings(sample)
    page.company.setFocus()
    write(page.company, "半个")
    sample.errands.make_sample(tmp_path / "another.jidan")
    rest(sample)
    before = _identity(sample)
    page = _settings(sample)
    assert page.company.text() == before.company
    QTest.keyClick(page.company, Qt.Key.Key_Return)
    rest(sample)
    assert _identity(sample) == before
