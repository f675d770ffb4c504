"""The sheets of a preview with how many rows of each are new, changed, unchanged, removed, wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from models.difference import Fate
from models.words import _
from ui.theme import strong_font, tokens

if TYPE_CHECKING:
    from calculators.jobs.importing import Preview

HEIGHT, MOST = 26, 8
"""The height of a row, and how many of them are seen at once."""
FATES = (Fate.NEW, Fate.CHANGED, Fate.UNCHANGED, Fate.REMOVED)
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
WRONG = len(FATES) + 1
"""The column of wrong rows."""


class SheetList(QTreeWidget):
    """A row for all sheets, then one for each; choosing one filters the lines below."""

    chosen = Signal(str)
    """The name of the chosen sheet, "" for all of them."""

    def __init__(self, preview: Preview) -> None:
        super().__init__()
        self.setAccessibleName(_("各工作表的行数"))
        self.setHeaderLabels([_("工作表"), _("新增"), _("修改"), _("不变"), _("删除"), _("有误")])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        counts = _counts(preview)
        whole = self._add(_("全部"), [sum(column) for column in zip(*counts.values(), strict=True)], bold=True)
        for sheet, numbers in counts.items():
            self._add(sheet, numbers)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(1, self.columnCount()):
            self.setColumnWidth(column, 84)
            self.headerItem().setTextAlignment(column, RIGHT)
        self.setFixedHeight(HEIGHT * min(len(counts) + 1, MOST) + self.header().sizeHint().height() + 6)
        self.setCurrentItem(whole)
        self.currentItemChanged.connect(lambda item, _before: self._choose(item))

    def _add(self, sheet: str, numbers: list[int], *, bold: bool = False) -> QTreeWidgetItem:
        item = QTreeWidgetItem([sheet, *(str(number) if number else "–" for number in numbers)])
        item.setSizeHint(0, QSize(0, HEIGHT))
        for column, number in enumerate(numbers, 1):
            item.setTextAlignment(column, RIGHT)
            if not number:
                item.setForeground(column, QBrush(QColor(tokens().muted)))
        if numbers[-1]:
            item.setForeground(WRONG, QBrush(QColor(tokens().wrong_text)))
        if bold:
            for column in range(self.columnCount()):
                item.setFont(column, strong_font())
        self.addTopLevelItem(item)
        return item

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit("" if self.indexOfTopLevelItem(item) == 0 else item.text(0))


def _counts(preview: Preview) -> dict[str, list[int]]:
    """Give the five numbers of each sheet."""
    found = {
        sheet.sheet: [*(sheet.count(fate) for fate in FATES), preview.wrong.get(sheet.sheet, 0)]
        for sheet in preview.sheets
    }
    only_wrong = {name: [0] * len(FATES) + [count] for name, count in preview.wrong.items() if name not in found}
    return found | only_wrong or {"": [0] * (len(FATES) + 1)}
