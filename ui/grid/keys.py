"""What the keys do in a grid, while no cell is being edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from models.words import _
from ui.grid.delegate import ENTERS
from ui.grid.editors import asks_for_list

if TYPE_CHECKING:
    from ui.grid.view import GridView

Selection = QItemSelectionModel.SelectionFlag
SELECT = Selection.ClearAndSelect
Key, Standard = Qt.Key, QKeySequence.StandardKey
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
CLEARS = frozenset({int(Key.Key_Delete), int(Key.Key_Backspace)})
TABS = {int(Key.Key_Tab): 1, int(Key.Key_Backtab): -1}


def press(view: GridView, event: QKeyEvent) -> bool:
    """Do what a spreadsheet does; tell whether the key is done with."""
    if _edits(view, event):
        return True
    held, key = event.modifiers(), event.key()
    if key in TABS:
        event.setAccepted(view.moving.across(TABS[key]))
    elif key in ENTERS and not held & CONTROL:
        view.enter_pressed(up=bool(held & SHIFT))
    elif key == Key.Key_Escape and view.is_wrong():
        view.grid.forget(view.currentIndex())
    elif asks_for_list(event):
        view.open_list()
    elif key == Key.Key_L and held & CONTROL and held & SHIFT:
        view.offer_order()
    elif key == Key.Key_Space and held & CONTROL:
        view.selectionModel().select(view.currentIndex(), SELECT | Selection.Columns)
    elif key == Key.Key_Space and held & SHIFT:
        view.selectionModel().select(view.currentIndex(), SELECT | Selection.Rows)
    elif event.text().isprintable() and event.text() and not held & CONTROL and view.is_locked():
        view.grid.session.note(_("这一格是算出来的，或者不用填"))
    else:
        return False
    return True


def _edits(view: GridView, event: QKeyEvent) -> bool:
    """Copy, paste, clear and fill."""
    held, key, blocks = event.modifiers(), event.key(), view.blocks
    if event.matches(Standard.Copy):
        blocks.copy()
    elif event.matches(Standard.Cut):
        blocks.copy()
        blocks.clear()
    elif event.matches(Standard.Paste):
        blocks.paste()
    elif key in CLEARS:
        view.remove_rows() if held & CONTROL else blocks.clear()
    elif key == Key.Key_D and held & CONTROL:
        blocks.fill_down()
    elif key == Key.Key_Apostrophe and held & CONTROL:
        blocks.copy_above()
    else:
        return False
    return True
