"""A list of people with check boxes: who is meant."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeWidget, QTreeWidgetItem

from ui.ticks import TickDelegate

Index = QModelIndex | QPersistentModelIndex
CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
HEIGHT = 26
EDGE = "\u00a0\u00a0"
"""What keeps figures off the edge of the list."""


class _Inset(QStyledItemDelegate):
    """Draws figures a little away from the edge."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Pad what is drawn on the right."""
        super().initStyleOption(option, index)
        if option.displayAlignment & Qt.AlignmentFlag.AlignRight and option.text:
            option.text += EDGE


class PeopleList(QTreeWidget):
    """Rows of words, the 工号 first; a box before each row."""

    chosen_changed = Signal()

    def __init__(self, name: str, heads: Sequence[str], widths: Sequence[int], *, checked: bool) -> None:
        super().__init__()
        self._checked = checked
        self.setAccessibleName(name)
        self.setHeaderLabels(list(heads))
        self.setItemDelegate(_Inset(self))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setItemDelegateForColumn(0, TickDelegate(self))
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        self.itemChanged.connect(lambda _item, _column: self.chosen_changed.emit())

    def feed(self, rows: Iterable[Sequence[str]], right: Sequence[int] = ()) -> None:
        """Show people; boxes and the current row stay, `right` are the columns of figures."""
        changed = {staff_no_of(i) for i in self.items() if (i.checkState(0) is CHECKED) is not self._checked}
        current, place = staff_no_of(self.currentItem()), self.verticalScrollBar().value()
        self.blockSignals(True)
        self.clear()
        for column in right:
            self.headerItem().setTextAlignment(column, RIGHT)
        for row in rows:
            item = QTreeWidgetItem(list(row))
            item.setSizeHint(0, QSize(0, HEIGHT))
            for column in right:
                item.setTextAlignment(column, RIGHT)
            item.setCheckState(0, CHECKED if (row[0] in changed) is not self._checked else UNCHECKED)
            self.addTopLevelItem(item)
            if row[0] == current:
                self.setCurrentItem(item)
        self.blockSignals(False)
        self.verticalScrollBar().setValue(place)
        self.chosen_changed.emit()

    def items(self) -> list[QTreeWidgetItem]:
        """List the rows."""
        items = (self.topLevelItem(n) for n in range(self.topLevelItemCount()))
        return [item for item in items if item is not None]

    def chosen(self) -> tuple[str, ...]:
        """List the 工号 of the people whose box is checked, but not of those hidden."""
        return tuple(i.text(0) for i in self.items() if i.checkState(0) is CHECKED and not i.isHidden())

    def check_all(self, state: Qt.CheckState) -> None:
        """Check, or leave, everybody shown."""
        self.blockSignals(True)
        for item in self.items():
            if not item.isHidden():
                item.setCheckState(0, state)
        self.blockSignals(False)
        self.viewport().update()
        self.chosen_changed.emit()


def staff_no_of(item: QTreeWidgetItem | None) -> str:
    """Give the 工号 of a person in the list; nothing where nobody is chosen."""
    return item.text(0) if item is not None else ""
