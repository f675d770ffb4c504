"""What can be done with a column: sort by it, show only rows with some of its values."""

from __future__ import annotations

from collections import Counter
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from models.words import _
from ui.grid.arranging import sort_key
from ui.grid.model import GridModel
from ui.initials import is_found
from ui.parts import beside, button, label, tool
from ui.ticks import TickDelegate

CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
TEXT = Qt.ItemDataRole.UserRole
RISING, FALLING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
MOST = 500
"""Values that are listed; what is typed above narrows them down."""


class ColumnPopup(QFrame):
    """Order and filter of one column; Enter takes what is checked, Esc leaves all as it was."""

    arranged = Signal()

    def __init__(self, grid: GridModel, column: int, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._grid, self._column = grid, column
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.everything = QCheckBox(_("全部"))
        self.everything.clicked.connect(self._check_all)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("找一个值"))
        self.search.setAccessibleName(_("找一个值"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._narrow)
        self.search.returnPressed.connect(self.take)
        self.values = QListWidget()
        self.values.setAccessibleName(_("要显示的值"))
        self.values.setItemDelegate(TickDelegate(self.values))
        self.more = label("", "muted")
        self._offer()
        self.values.itemChanged.connect(lambda _item: self._look())
        self._lay_out()
        self._look()
        self.search.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        orders = ((_("升序"), "rising", RISING), (_("降序"), "falling", FALLING), (_("原来的顺序"), "undo", None))
        sorts = [tool(text, partial(self._sort, order), icon, words=True) for text, icon, order in orders]
        column.addLayout(beside(*sorts, None, gap=0))
        for widget in (self.search, self.everything, self.values, self.more):
            column.addWidget(widget)
        self.done = button(_("筛选"), self.take, primary=True)
        column.addLayout(beside(button(_("全部显示"), self.show_all), None, self.done))
        self.resize(self.sizeHint().width(), 380)

    def _offer(self) -> None:
        """List the values of all rows, each with how often it is there."""
        counted = Counter(row.texts[self._column] for row in self._grid.all_rows)
        kept = self._grid.arrangement.kept.get(self._grid.columns[self._column].key)
        for text in sorted(counted, key=sort_key):
            item = QListWidgetItem(_("{value}（{count}）").format(value=text or _("空白"), count=counted[text]))
            item.setData(TEXT, text)
            item.setCheckState(CHECKED if kept is None or text in kept else UNCHECKED)
            self.values.addItem(item)
        self._narrow("")

    def _items(self) -> list[QListWidgetItem]:
        """List the values that what is typed leaves."""
        items = (self.values.item(number) for number in range(self.values.count()))
        return [item for item in items if self._fits(item)]

    def _fits(self, item: QListWidgetItem) -> bool:
        return is_found(self.search.text().strip().lower(), str(item.data(TEXT)))

    def _narrow(self, _text: str) -> None:
        """Show only values that hold what is typed."""
        shown = 0
        for number in range(self.values.count()):
            item = self.values.item(number)
            fits = self._fits(item)
            shown += fits
            item.setHidden(not fits or shown > MOST)
        self.more.setText(_("还有 {count} 个值").format(count=shown - MOST))
        self.more.setVisible(shown > MOST)
        self._look()

    def _look(self) -> None:
        """Let the box above follow the boxes below; what would show nothing can't be taken."""
        checked = [item.checkState() == CHECKED for item in self._items()]
        self.everything.setChecked(bool(checked) and all(checked))
        if hasattr(self, "done"):
            self.done.setEnabled(any(checked))

    def _check_all(self, on: bool) -> None:
        for item in self._items():
            item.setCheckState(CHECKED if on else UNCHECKED)

    def _sort(self, order: Qt.SortOrder | None) -> None:
        self._grid.sort(-1 if order is None else self._column, order or RISING)
        self._close()

    def take(self) -> None:
        """Show only rows with the checked values."""
        texts = frozenset(str(item.data(TEXT)) for item in self._items() if item.checkState() == CHECKED)
        if texts:
            self._grid.keep(self._column, texts if len(texts) < self.values.count() else None)
            self._close()

    def show_all(self) -> None:
        """Lift the column's filter."""
        self._grid.keep(self._column, None)
        self._close()

    def _close(self) -> None:
        self.arranged.emit()
        self.close()
