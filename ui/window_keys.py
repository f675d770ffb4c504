"""Keys that work everywhere in the window: F1 helps, F6 goes from one part of the window to the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

Part = tuple[QWidget, Callable[[], None]]
"""A part of the window, and how the keys are put there."""


class WindowKeys:
    """The shortcuts of a window; `parts` in the order in which F6 goes round, `home` the one it begins with."""

    def __init__(self, window: QWidget, parts: Sequence[Part], home: int, help_asked: Callable[[], None]) -> None:
        self._parts, self._home = parts, home
        acts: dict[str, Callable[[], None]] = {
            "F1": help_asked,
            "F6": lambda: self.go_round(1),
            "Shift+F6": lambda: self.go_round(-1),
        }
        for keys, act in acts.items():
            QShortcut(QKeySequence(keys), window).activated.connect(act)

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
