"""The dialog that shows what a workbook would change: nothing is stored before its button is pressed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from models.difference import Fate
from models.faults import UserFault
from models.words import _
from ui import doors
from ui.dialogs import files
from ui.parts import Act, beside, label, strong
from ui.previewing.line_list import LineList, LineModel
from ui.previewing.lines import Sort, as_text, lines_of, title_of
from ui.previewing.sheet_list import SheetList
from ui.theme import GAP, MARGIN

if TYPE_CHECKING:
    from calculators.jobs.importing import Preview

SIZE = QSize(1040, 700)


class PreviewDialog(QDialog):
    """Sheets with their counts above, the lines of the chosen one below; with problems it can't be taken in."""

    taken = Signal()
    faulted = Signal(object)

    def __init__(self, preview: Preview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview = preview
        self.setWindowTitle(_("导入预览"))
        self.setModal(True)
        self.resize(SIZE)
        self.sheets = SheetList(preview)
        lines = lines_of(preview)
        self.model = LineModel(lines)
        self.lines = LineList(self.model)
        self.sort = QComboBox()
        self.sort.setAccessibleName(_("按情况筛选"))
        self.sort.addItem(_("全部情况"), None)
        for sort in Sort:
            count = sum(line.sort is sort for line in lines)
            if count:
                self.sort.addItem(_("{sort} {count}").format(sort=title_of(sort), count=count), sort)
        self.words = QLineEdit()
        self.words.setPlaceholderText(_("筛选：姓名、工号、考核项…"))
        self.words.setAccessibleName(_("按文字筛选"))
        self.words.setClearButtonEnabled(True)
        self.shown = label("", "muted")
        self.buttons = QDialogButtonBox()
        self.take_button = self._button(_("导入"), QDialogButtonBox.ButtonRole.AcceptRole, self._take)
        self._dress()
        self._lay_out()
        self._sheet = ""
        self.sheets.chosen.connect(self._choose)
        self.sort.currentIndexChanged.connect(lambda _index: self._filter())
        self.words.textChanged.connect(lambda _text: self._filter())
        self._filter()

    def _dress(self) -> None:
        """Give the buttons that this preview needs."""
        self.take_button.setObjectName("primary")
        self.take_button.setDefault(True)
        self.take_button.setEnabled(self._preview.changes_something and not self._preview.problems)
        if self._preview.problems or self._preview.warnings:
            role = QDialogButtonBox.ButtonRole.ActionRole
            self.copy_button = self._button(_("复制问题和提醒"), role, self._copy)
            self.save_button = self._button(_("存为文本…"), role, self._save)
        self._button(_("取消"), QDialogButtonBox.ButtonRole.RejectRole, self.reject)

    def _button(self, text: str, role: QDialogButtonBox.ButtonRole, act: Act) -> QPushButton:
        made = self.buttons.addButton(text, role)
        made.setAutoDefault(False)
        made.clicked.connect(lambda _checked=False: act())
        return made

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        head = strong(_("导入 {name}").format(name=self._preview.path.name), 12)
        head.setWordWrap(True)
        column.addWidget(head)
        said, role = _said(self._preview)
        column.addWidget(label(said, role, wrap=True))
        column.addWidget(self.sheets)
        column.addLayout(beside(self.sort, self.words, self.shown))
        column.addWidget(self.lines, 1)
        column.addWidget(self.buttons)

    def _choose(self, sheet: str) -> None:
        self._sheet = sheet
        self._filter()

    def _filter(self) -> None:
        """Show the lines of the chosen sheet and sort that hold the words."""
        self.model.show_only(sort=self.sort.currentData(), sheet=self._sheet, words=self.words.text())
        self.shown.setText(_("{count} 行").format(count=len(self.model.lines)))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(as_text(self._preview))

    def _save(self) -> None:
        beside_it = self._preview.path.with_suffix(".txt")
        files.pick_target(self, _("存为文本"), beside_it, files.texts(), self._write)

    def _write(self, path: Path) -> None:
        try:
            doors.write_text(path, as_text(self._preview))
        except UserFault as fault:
            self.faulted.emit(fault)

    def _take(self) -> None:
        self.accept()
        self.taken.emit()


def _said(preview: Preview) -> tuple[str, str]:
    """Say in one sentence what the workbook would do, and in which colour."""
    if preview.problems:
        what = _("有 {count} 处问题，改正以后才能导入；现在什么都没有改动。")
        return what.format(count=len(preview.problems)), "wrong"
    if not preview.changes_something:
        return _("工作簿里的内容和单位里已有的完全一样，没有要导入的。"), "muted"
    names = {
        Fate.NEW: _("新增 {count} 行"),
        Fate.CHANGED: _("修改 {count} 行"),
        Fate.REMOVED: _("删除 {count} 行"),
    }
    counts = {fate: sum(sheet.count(fate) for sheet in preview.sheets) for fate in names}
    told = _("，").join(name.format(count=counts[fate]) for fate, name in names.items() if counts[fate])
    return _("将{told}。点“导入”以后一次存入，可以一步撤消。").format(told=told), ""
