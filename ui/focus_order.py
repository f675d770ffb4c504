"""Tab goes where the eye goes: from the top down, in a row from left to right, one part of the window after the other."""

from collections.abc import Iterator
from functools import cmp_to_key

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

WHOLE = (QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QTabBar, QTextEdit)
"""What has no parts that Tab leads to."""


def takes_tab(widget: QWidget) -> bool:
    """Tell whether Tab may lead to a widget now."""
    return (
        bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.isEnabled()
        and widget.focusProxy() is None
    )


def in_order(widget: QWidget) -> Iterator[QWidget]:
    """Give a widget and its parts that Tab leads to, as they stand."""
    if not widget.isVisible():
        return
    if takes_tab(widget):
        yield widget
    if isinstance(widget, WHOLE):
        return
    parts = [part for part in widget.children() if isinstance(part, QWidget) and not part.isWindow()]
    for part in sorted(parts, key=cmp_to_key(_before)):
        yield from in_order(part)


def _before(one: QWidget, other: QWidget) -> int:
    """Compare two parts of one widget: whichever stands wholly above is first, else whichever stands further left."""
    a, b = one.geometry(), other.geometry()
    if a.bottom() < b.top() or b.bottom() < a.top():
        return a.top() - b.top()
    return a.left() - b.left()


def go_on(window: QWidget, forward: bool) -> bool:
    """Put the keys on the next widget of a window; after the last comes the first."""
    order = list(in_order(window))
    focused = QApplication.focusWidget()
    if not order or focused is None:
        return False
    holding = [n for n, widget in enumerate(order) if widget is focused or widget.isAncestorOf(focused)]
    here = holding[-1] if holding else None
    place = 0 if here is None else (here + (1 if forward else -1)) % len(order)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    order[place].setFocus(reason)
    return True
