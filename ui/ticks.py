"""Boxes to tick in lists, with an edge that is seen on a dark ground too."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import tokens


class TickDelegate(QStyledItemDelegate):
    """Fusion draws the edge of a box a little darker than the colour of the window: here that colour is the muted one."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Hand the style another colour of the window."""
        super().initStyleOption(option, index)
        option.palette.setColor(QPalette.ColorRole.Window, QColor(tokens().muted))
