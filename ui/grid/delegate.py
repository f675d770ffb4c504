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

Move = Callable[[int, int], bool]
Fill = Callable[[str], None]
ENTERS = (int(Qt.Key.Key_Return), int(Qt.Key.Key_Enter))
KEYS = {
    **dict.fromkeys(ENTERS, (1, 0)),
    int(Qt.Key.Key_Tab): (0, 1),
    int(Qt.Key.Key_Backtab): (0, -1),
    int(Qt.Key.Key_Down): (1, 0),
    int(Qt.Key.Key_Up): (-1, 0),
}
ARROWS = (int(Qt.Key.Key_Down), int(Qt.Key.Key_Up))
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

    def __init__(self, move: Move, fill: Fill, parent: QObject) -> None:
        super().__init__(parent)
        self._move, self._fill = move, fill

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Make a line, a box of choices where the column has some, or a day with its calendar."""
        model = index.model()
        if not isinstance(model, GridModel):
            return super().createEditor(parent, option, index)
        column = model.columns[index.column()]
        choices = model.choices(model.rows[index.row()], column)
        editor = self._choices(parent, choices) if choices else self._line(parent, column.day)
        editor.setAccessibleName(column.title.replace("\n", " "))
        return editor

    def _line(self, parent: QWidget, day: bool) -> QWidget:
        if day:
            made = DayLine(parent)
            made.picked.connect(lambda: self._done(made, 0, 0))
            return made
        line = QLineEdit(parent)
        line.setFrame(False)
        return line

    def _choices(self, parent: QWidget, choices: tuple[str, ...]) -> QWidget:
        box = ChoiceBox(parent, choices)
        box.activated.connect(lambda _index: self._done(box, 0, 0))
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
            model.setData(index, line.text(), EDIT)

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
        if event.type() == KEY_PRESS and isinstance(event, QKeyEvent) and isinstance(editor, QWidget):
            move = KEYS.get(event.key())
            if move is not None and not self._keeps(editor, event):
                self._end(editor, event, move)
                return True
        return False if inner else super().eventFilter(watched, event)

    def _end(self, editor: QWidget, event: QKeyEvent, move: tuple[int, int]) -> None:
        """End the editor; with Ctrl+Enter the selection takes the text."""
        line = line_of(editor)
        if event.key() in ENTERS and event.modifiers() & CONTROL and line is not None:
            text = line.text()
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
            self._fill(text)
            return
        back = bool(event.modifiers() & SHIFT) and event.key() in ENTERS
        self._done(editor, -1 if back else move[0], move[1])

    @staticmethod
    def _keeps(editor: QWidget, event: QKeyEvent) -> bool:
        """Tell whether the editor needs the key itself: in its list, or to open it."""
        if event.key() in ARROWS:
            return isinstance(editor, QComboBox) or bool(event.modifiers() & ALT)
        return isinstance(editor, ChoiceBox) and editor.choosing

    def _done(self, editor: QWidget, down: int, right: int) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        self._move(down, right)
