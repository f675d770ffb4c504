"""Editors of the grid: a plain line, or a list of choices that can also be typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.grid.model import EDIT, GridModel

Move = Callable[[int, int], bool]
KEYS = {
    int(Qt.Key.Key_Return): (1, 0),
    int(Qt.Key.Key_Enter): (1, 0),
    int(Qt.Key.Key_Tab): (0, 1),
    int(Qt.Key.Key_Backtab): (0, -1),
}
KEY_PRESS = QEvent.Type.KeyPress
SHIFT = Qt.KeyboardModifier.ShiftModifier
Index = QModelIndex | QPersistentModelIndex


class GridDelegate(QStyledItemDelegate):
    """Opens the right editor; Enter goes down, Tab right, Esc gives up."""

    def __init__(self, move: Move, parent: QObject) -> None:
        super().__init__(parent)
        self._move = move

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Make a line, or a box of choices where the column has some."""
        model = index.model()
        if not isinstance(model, GridModel):
            return super().createEditor(parent, option, index)
        column = model.columns[index.column()]
        choices = model.choices(model.rows[index.row()], column)
        editor: QWidget = self._choices(parent, choices) if choices else QLineEdit(parent)
        if isinstance(editor, QLineEdit):
            editor.setFrame(False)
        editor.setAccessibleName(column.title.replace("\n", " "))
        return editor

    def _choices(self, parent: QWidget, choices: tuple[str, ...]) -> QComboBox:
        box = QComboBox(parent)
        box.setEditable(True)
        box.setFrame(False)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.addItems(choices)
        completer = QCompleter(choices, box)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        box.setCompleter(completer)
        box.activated.connect(lambda _index: self._done(box, 0, 0))
        line = box.lineEdit()
        if line is not None:
            line.installEventFilter(self)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the cell's text; what was typed meanwhile stays, whatever else changes in the background."""
        line = editor.lineEdit() if isinstance(editor, QComboBox) else editor
        if isinstance(line, QLineEdit) and line.isModified():
            return
        text = str(index.data(EDIT) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findText(text))
            editor.setEditText(text)
        if isinstance(line, QLineEdit):
            line.setText(text)
            line.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand the typed text over."""
        text = editor.currentText() if isinstance(editor, QComboBox) else ""
        if isinstance(editor, QLineEdit):
            text = editor.text()
        model.setData(index, text, EDIT)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Turn Enter and Tab into a move to the next cell."""
        if event.type() == KEY_PRESS and isinstance(event, QKeyEvent):
            move = KEYS.get(event.key())
            editor = watched.parent() if isinstance(watched.parent(), QComboBox) else watched
            if move is not None and isinstance(editor, QWidget) and not self._choosing(editor):
                back = bool(event.modifiers() & SHIFT) and move[0]
                self._done(editor, -1 if back else move[0], move[1])
                return True
        if isinstance(watched.parent(), QComboBox):
            return False
        return super().eventFilter(watched, event)

    @staticmethod
    def _choosing(editor: QWidget) -> bool:
        """Tell whether a list of choices is open: Enter takes the choice first."""
        if not isinstance(editor, QComboBox):
            return False
        completer = editor.completer()
        popup = completer.popup() if completer is not None else None
        return popup is not None and popup.isVisible() and popup.currentIndex().isValid()

    def _done(self, editor: QWidget, down: int, right: int) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        self._move(down, right)
