"""What a person's hands do to the real widgets: press keys, type, paste, click, wait until the window rests."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from ui.grid.view import GridView
from ui.main_window import MainWindow

P = TypeVar("P")
RETURN, TAB, ESCAPE, F2 = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_F2
TURNS = 12_000
"""Turns of the window after which a test gives up: a busy machine may take a minute to open the first office."""


def turn(milliseconds: int) -> None:
    """Let the window live for a moment; QTest's own waiting would hold the worker up, as it keeps Python to itself."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def rest(window: MainWindow) -> None:
    """Wait until nothing runs in the background and every page has looked again."""
    quiet = 0
    for _turn in range(TURNS):
        turn(5)
        quiet = quiet + 1 if window.session.resting else 0
        if quiet > 3:
            return
    raise AssertionError("the window does not come to rest")


def write(line: QLineEdit, text: str) -> None:
    """Type a text; what no key types comes from the input method."""
    if text.isascii():
        QTest.keyClicks(line, text)
    else:
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(line, event)


def editor_of(view: GridView) -> QLineEdit:
    """Find the line of the open editor."""
    lines = [line for line in view.viewport().findChildren(QLineEdit) if line.isVisible()]
    assert lines, "no editor is open"
    return lines[-1]


def type_cell(view: GridView, row: int, column: int, text: str, end: Qt.Key = RETURN) -> None:
    """Go to a cell, open it with F2, type over it, and end with a key."""
    view.choose(view.grid.index(row, column))
    view.setFocus()
    QTest.keyClick(view, F2)
    line = editor_of(view)
    line.selectAll()
    if text:
        write(line, text)
    else:
        QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClick(line, end)
    QApplication.processEvents()
    QApplication.processEvents()


def type_row(view: GridView, row: int, cells: dict[str, str]) -> None:
    """Type several cells of a row by their columns' keys."""
    for key, text in cells.items():
        type_cell(view, row, column_of(view, key), text)


def column_of(view: GridView, key: str) -> int:
    """Find a column by its key."""
    return [column.key for column in view.grid.columns].index(key)


def texts(view: GridView) -> list[list[str]]:
    """Read what the grid shows."""
    grid = view.grid
    return [
        [str(grid.index(row, column).data() or "") for column in range(grid.columnCount())]
        for row in range(grid.rowCount())
    ]


def paste(view: GridView, row: int, column: int, block: Sequence[Sequence[str]]) -> None:
    """Paste a block as Excel puts it on the clipboard."""
    QGuiApplication.clipboard().setText("\r\n".join("\t".join(cells) for cells in block) + "\r\n")
    view.choose(view.grid.index(row, column))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()


def click(widget: QAbstractButton) -> None:
    """Click a button."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def button(inside: QWidget, text: str) -> QAbstractButton:
    """Find a button by its words."""
    found = [b for b in inside.findChildren(QAbstractButton) if b.text().strip() == text]
    assert found, f"no button {text}"
    return found[0]


def fill(line: QLineEdit, text: str) -> None:
    """Type a text into a field of a form."""
    line.setFocus()
    line.selectAll()
    write(line, text)


def go(window: MainWindow, key: str, kind: type[P]) -> P:
    """Go to a page."""
    window.show_page(key)
    rest(window)
    page = window.page
    assert isinstance(page, kind)
    return page
