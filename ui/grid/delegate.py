"""Opens a cell's editor, and ends it with a move to the next cell."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from ui.grid.cells import DISPLAY, EDIT, TIP
from ui.grid.editors import ChoiceBox, DayLine, line_of
from ui.grid.model import GridModel
from ui.grid.moving import Moving

Fill = Callable[[str], None]
ENTERS = (int(Qt.Key.Key_Return), int(Qt.Key.Key_Enter))
ARROWS = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}
TABS = {int(Qt.Key.Key_Tab): 1, int(Qt.Key.Key_Backtab): -1}
ENDS = frozenset((*ENTERS, *ARROWS, *TABS))
KEY_PRESS = QEvent.Type.KeyPress
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
FILLED = "filled"
Index = QModelIndex | QPersistentModelIndex


class GridDelegate(QStyledItemDelegate):
    """Enter goes down, Tab right, arrows up and down, Ctrl+Enter fills the selection, Esc gives up."""

    def __init__(self, moving: Moving, fill: Fill, parent: QObject) -> None:
        super().__init__(parent)
        self._moving, self._fill = moving, fill

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Make a line, a box of choices where the column has some, or a day with its calendar."""
        model = index.model()
        if not isinstance(model, GridModel):
            return super().createEditor(parent, option, index)
        column = model.columns[index.column()]
        choices = model.choices(model.rows[index.row()], column)
        editor = self._choices(parent, choices, column.others) if choices else self._line(parent, column.day)
        editor.setAccessibleName(column.title.replace("\n", " "))
        return editor

    def _line(self, parent: QWidget, day: bool) -> QWidget:
        if day:
            made = DayLine(parent)
            made.picked.connect(lambda: self._close(made))
            return made
        line = QLineEdit(parent)
        line.setFrame(False)
        return line

    def _choices(self, parent: QWidget, choices: tuple[str, ...], others: bool) -> QWidget:
        box = ChoiceBox(parent, choices, others=others)
        box.activated.connect(lambda _index: self._close(box))
        line = box.lineEdit()
        if line is not None:
            line.installEventFilter(self)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the cell's text once; whatever changes in the background, the person's typing stays."""
        if editor.property(FILLED):
            return
        editor.setProperty(FILLED, True)
        text = str(index.data(EDIT) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findText(text))
            editor.setEditText(text)
        line = line_of(editor)
        if line is not None:
            line.setText(text)
            line.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand the typed text over."""
        line = line_of(editor)
        if line is not None:
            model.setData(index, editor.meant() if isinstance(editor, ChoiceBox) else line.text(), EDIT)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Say what there is to know of a cell; else its whole text, where the cell is too narrow for it."""
        text = str(index.data(DISPLAY) or "") if index.isValid() else ""
        if text and not index.data(TIP) and option.fontMetrics.horizontalAdvance(text) > option.rect.width() - 6:
            QToolTip.showText(event.globalPos(), text, view)
            return True
        return super().helpEvent(event, view, option, index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Turn Enter, Tab and arrows into a move to the next cell."""
        inner = isinstance(watched.parent(), QComboBox)
        editor = watched.parent() if inner else watched
        key = event if isinstance(event, QKeyEvent) and event.type() == KEY_PRESS and event.key() in ENDS else None
        if key is not None and isinstance(editor, QWidget) and not self._keeps(editor, key):
            self._end(editor, key)
            return True
        return False if inner else super().eventFilter(watched, event)

    def _end(self, editor: QWidget, event: QKeyEvent) -> None:
        """End the editor; with Ctrl+Enter the selection takes the text."""
        line, key = line_of(editor), event.key()
        if key in ENTERS and event.modifiers() & CONTROL and line is not None:
            text = editor.meant() if isinstance(editor, ChoiceBox) else line.text()
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
            self._fill(text)
            return
        self._close(editor)
        if key in TABS:
            self._moving.across(TABS[key])
        elif key in ARROWS or event.modifiers() & SHIFT:
            self._moving.down(ARROWS.get(key, -1))
        else:
            self._moving.enter()

    @staticmethod
    def _keeps(editor: QWidget, event: QKeyEvent) -> bool:
        """Tell whether the editor needs the key itself: in its list, or to open it."""
        return event.key() in ARROWS and (isinstance(editor, QComboBox) or bool(event.modifiers() & ALT))

    def _close(self, editor: QWidget) -> None:
        """Take what was typed."""
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
