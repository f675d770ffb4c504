"""Help for every page from the manual, the keys it names, the licences of everything that is brought along."""

import re
import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.hands import rest
from ui.help import FIRST, HelpWindow, sections
from ui.main_window import MainWindow
from ui.theme import ROW_HEIGHT

ROOT = Path(__file__).resolve().parent.parent.parent


def _help(window: MainWindow) -> HelpWindow:
    assert window.help is not None
    return window.help


def test_f1_opens_the_section_of_the_page_in_view(office: MainWindow) -> None:
    """Every page has a section under its own title, also one that this office has no use for."""
    assert {page.title for page in office.pages.values()} <= set(sections())
    for key, page in office.pages.items():
        office.show_page(key)
        if office.page is not page:
            assert not page.is_offered()
            continue
        QTest.keyClick(office, Qt.Key.Key_F1)
        shown = _help(office)
        assert shown.isVisible()
        assert shown.list.currentItem().text() == page.title
        assert shown.text.toPlainText().startswith(page.title)
        assert len(shown.text.toPlainText()) > 60
    _help(office).close()


def test_the_first_screen_has_help_too(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert _help(window).list.currentItem().text() == FIRST
    _help(window).close()


def test_the_button_helps_as_f1_does(office: MainWindow) -> None:
    action = next(action for action in office.bar.actions() if action.text() == "帮助")
    action.trigger()
    assert _help(office).isVisible()
    _help(office).close()


def test_the_keys_of_the_window_are_in_the_manual(office: MainWindow) -> None:
    """A shortcut that nobody can look up is none."""
    keys = {shortcut.key() for shortcut in office.findChildren(QShortcut)}
    keys |= {action.shortcut() for action in (*office.bar.actions(), *office.actions())}
    keys |= {QKeySequence(page.shortcut) for page in office.pages.values()}
    named = re.findall(r"[A-Z][\w+']*(?:\+[\w']+)*", sections()["快捷键"])
    written = {QKeySequence(name).toString() for name in named}
    written |= {f"Alt+{number}" for number in range(10)}
    missing = {key.toString() for key in keys if key.toString()} - written - {"Ctrl+PgDown", "Alt+PgDown"}
    assert missing == set()
    assert "Alt+1 … Alt+9、Alt+0" in sections()["快捷键"]


def test_the_licence_of_everything_brought_along_is_named() -> None:
    """Each dependency of the program stands in 关于."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = {re.split(r"[<>=]", wanted)[0] for wanted in project["dependencies"]}
    assert {name for name in names if name not in sections()["关于"]} == set()


def test_licence_texts_can_be_read(window: MainWindow) -> None:
    shown = HelpWindow(window)
    shown.show()
    titles = [shown.list.item(row).text() for row in range(shown.list.count())]
    assert shown.list.horizontalScrollBar().maximum() == 0, "every name is read without scrolling"
    assert {shown.list.visualItemRect(shown.list.item(row)).height() for row in range(len(titles))} == {ROW_HEIGHT}
    texts = {}
    for row, title in enumerate(titles):
        if title.startswith("许可证："):
            shown.list.setCurrentRow(row)
            texts[title] = shown.text.toPlainText()
    assert {
        "许可证：绩单（MIT）",
        "许可证：Noto Sans SC（OFL 1.1）",
        "许可证：Qt、PySide6（LGPL 3.0）",
    } <= set(texts)
    assert all(len(text) > 500 for text in texts.values())
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in texts["许可证：Qt、PySide6（LGPL 3.0）"]
    shown.close()
    shown.deleteLater()


@pytest.mark.parametrize("back", [False, True])
def test_f6_goes_from_part_to_part(sample: MainWindow, back: bool) -> None:
    """Tool bar, side bar, page, status line, and round again."""
    sample.show_page("staff")
    rest(sample)
    assert _round(sample, back) == ([0, 3, 2, 1] if back else [2, 3, 0, 1])


def test_f6_passes_over_what_takes_no_keys(office: MainWindow) -> None:
    """In an empty office nothing in the status line leads anywhere; the note of an empty page has its button."""
    office.show_page("staff")
    rest(office)
    assert _round(office, back=False) == [2, 0, 1, 2]


def _round(window: MainWindow, back: bool) -> list[int]:
    """Press F6 four times, beginning in the side bar; say in which part the keys were each time."""
    parts = [window.bar, window.side_bar, window.stack, window.status]
    window.side_bar.take_focus()
    held = Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier
    seen = []
    for _step in parts:
        QTest.keyClick(window, Qt.Key.Key_F6, held)
        focused = QApplication.focusWidget()
        seen.append(next((n for n, part in enumerate(parts) if focused and part.isAncestorOf(focused)), -1))
    return seen
