"""Keys that work everywhere in the window: F1 helps, F6 goes from part to part, Enter presses the button in focus."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from ui.grid.delegate import ENTERS

Part = tuple[QWidget, Callable[[], None]]
"""A part of the window, and how the keys are put there."""


class WindowKeys(QObject):
    """The shortcuts of a window; `parts` in the order in which F6 goes round, `home` the one it begins with."""

    def __init__(
        self, window: QWidget, parts: Sequence[Part], home: int, help_asked: Callable[[], None],
        grid_asked: Callable[[int], None],
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._parts, self._home = parts, home
        acts: dict[str, Callable[[], None]] = {
            "F1": help_asked,
            "F6": lambda: self.go_round(1),
            "Shift+F6": lambda: self.go_round(-1),
            "Ctrl+Tab": lambda: grid_asked(1),
            "Ctrl+Shift+Tab": lambda: grid_asked(-1),
        }
        for keys, act in acts.items():
            QShortcut(QKeySequence(keys), window).activated.connect(act)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter press the button that has the keys, as it does in dialogs: what nobody took comes to the window."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in ENTERS:
            focused = QApplication.focusWidget()
            if isinstance(focused, QAbstractButton) and focused.window() is watched:
                focused.click()
                return True
        return super().eventFilter(watched, event)

    def go_round(self, step: int) -> None:
        """Put the keys on the next part that takes them."""
        here = next((n for n, (part, _go) in enumerate(self._parts) if _holds_focus(part)), None)
        first = self._home if here is None else here + step
        for number in range(first, first + step * len(self._parts), step):
            part, go = self._parts[number % len(self._parts)]
            go()
            if _holds_focus(part):
                return


def _holds_focus(part: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and part.isAncestorOf(focused)
