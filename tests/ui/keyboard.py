"""Hands that touch nothing but the keyboard: keys go where the system would send them, and every one is counted."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

HELD = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
}
NAMED = {"Enter": "Return", "Esc": "Escape", "PgUp": "PageUp", "PgDn": "PageDown"}


class Keyboard:
    """A key with those held beside it counts once; a character counts once, whatever its input method takes."""

    def __init__(self, window: QWidget) -> None:
        self.window, self.count = window, 0

    def press(self, *keys: str) -> None:
        """Press keys one after the other: `Enter`, `Alt+3`, `Ctrl+V`."""
        for named in keys:
            *held, name = named.split("+")
            modifiers = Qt.KeyboardModifier.NoModifier
            for word in held:
                modifiers |= HELD[word]
            self.count += 1
            QTest.keyClick(self._where(), Qt.Key[f"Key_{NAMED.get(name, name)}"], modifiers)
            QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type a text; what no key types comes from the input method."""
        self.count += len(text)
        if text.isascii():
            for sign in text:
                QTest.keyClicks(self._where(), sign)
        else:
            self._compose(text)
        QApplication.processEvents()

    def cells(self, *texts: str, end: str = "Enter") -> None:
        """Type a text into each cell, one after the other."""
        for text in texts:
            if text:
                self.type(text)
            self.press(end)

    def _compose(self, text: str) -> None:
        """Do what an input method does: show what is being composed, then hand the words over."""
        where, composed = self._where(), QInputMethodEvent()
        composed.setCommitString(text)
        for event in (QInputMethodEvent("ni", []), composed):
            QApplication.sendEvent(where, event)

    def _where(self) -> QWidget:
        """Find what takes the keys; a dialog that closes gives them back, as every desktop sees to."""
        if QApplication.activeWindow() is None:
            self.window.activateWindow()
            QApplication.processEvents()
        held = QApplication.activePopupWidget() or QApplication.activeWindow()
        assert held is not None, "no window takes the keys"
        inside: QWidget | None = held.focusWidget()
        return held if inside is None else inside
