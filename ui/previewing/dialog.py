"""The dialog that shows what a workbook would change: nothing is stored before its button is pressed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from models.difference import Fate
from models.faults import UserFault
from models.words import _
from ui import doors, paper_doors
from ui.dialogs import files
from ui.dialogs.dialog import Dialog
from ui.parts import Act, beside, button, label, strong
from ui.previewing.line_list import LineList, LineModel
from ui.previewing.lines import Sort, as_text, lines_of, title_of
from ui.previewing.sheet_list import SheetList
from ui.theme import GAP, MARGIN

if TYPE_CHECKING:
    from calculators.jobs.importing import Preview

SIZE = QSize(1040, 700)


class PreviewDialog(Dialog):
    """Sheets with their counts above, the lines of the chosen one below; with problems it can't be taken in."""

    taken = Signal()
    faulted = Signal(object)

    def __init__(self, preview: Preview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview = preview
        self._act = _("合并") if preview.merges else _("导入")
        self.setWindowTitle(_("{act}预览").format(act=self._act))
        self.setModal(True)
        self.resize(SIZE)
        self.sheets = SheetList(preview)
        lines = lines_of(preview)
        self.model = LineModel(lines, preview.conflicts)
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
        self.take_button = self._button(self._act, QDialogButtonBox.ButtonRole.AcceptRole, self._take)
        self._dress()
        self._lay_out()
        self._sheet = ""
        self.sheets.chosen.connect(self._choose)
        self.sort.currentIndexChanged.connect(lambda _index: self._filter())
        self.words.textChanged.connect(lambda _text: self._filter())
        self.model.ticked_changed.connect(self._count)
        self._filter()
        self._count()
        if preview.conflicts:
            self.lines.setCurrentIndex(self.model.index(0, 0))
        self.lines.setFocus()

    @property
    def keeping(self) -> frozenset[doors.Key]:
        """Give the conflicts that stay as they are recorded: those that nobody has ticked."""
        return self._preview.conflicts - self.model.ticked

    def _dress(self) -> None:
        """Give the buttons that this preview needs."""
        self.take_button.setObjectName("primary")
        self.take_button.setDefault(True)
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
        head = strong(f"{self._act} {self._preview.title}", 12)
        head.setWordWrap(True)
        column.addWidget(head)
        said, role = _said(self._preview)
        column.addWidget(label(said, role, wrap=True))
        if self._preview.conflicts:
            column.addLayout(self._deciding())
        column.addWidget(self.sheets)
        column.addLayout(beside(self.sort, self.words, self.shown))
        column.addWidget(self.lines, 1)
        column.addWidget(self.buttons)

    def _deciding(self) -> QHBoxLayout:
        """Say that scores differ from what is recorded, and offer to decide on all of them at once."""
        what = _("有 {count} 处与已记录的不同（旧 → 新）：打勾的改成表里的，其余保留已记录的。")
        said = label(what.format(count=len(self._preview.conflicts)), "missing", wrap=True)
        self.all_button = button(_("全部改成表里的"), lambda: self.model.tick_all(True))
        self.none_button = button(_("全部保留"), lambda: self.model.tick_all(False))
        for made in (self.all_button, self.none_button):
            made.setAutoDefault(False)
        row = beside(said, self.all_button, self.none_button)
        row.setStretch(0, 1)
        return row

    def _count(self) -> None:
        """Say on the button how much would be stored; nothing can be where something is wrong."""
        moved = sum(len(sheet.rows) for sheet in self._preview.sheets) - len(self.keeping)
        ready = moved > 0 and not self._preview.problems
        self.take_button.setEnabled(ready)
        self.take_button.setText(_("{act} {count} 行").format(act=self._act, count=moved) if ready else self._act)

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
        beside_it = self._preview.books[0].path.with_suffix(".txt")
        files.pick_target(self, _("存为文本"), beside_it, files.texts(), self._write)

    def _write(self, path: Path) -> None:
        try:
            paper_doors.write_text(path, as_text(self._preview))
        except UserFault as fault:
            self.faulted.emit(fault)

    def _take(self) -> None:
        self.accept()
        self.taken.emit()


def _said(preview: Preview) -> tuple[str, str]:
    """Say in one sentence what the workbook would do, and in which colour."""
    if preview.problems:
        what = _("有 {count} 处问题，改正以后才能存入；现在什么都没有改动。")
        return what.format(count=len(preview.problems)), "wrong"
    if not preview.changes_something:
        return _("里面的内容和单位里已有的完全一样，没有要存入的。"), "muted"
    names = {Fate.NEW: _("新增 {count} 行"), Fate.CHANGED: _("修改 {count} 行"), Fate.REMOVED: _("删除 {count} 行")}
    counts = {fate: sum(sheet.count(fate) for sheet in preview.sheets) for fate in names}
    counts[Fate.CHANGED] -= len(preview.conflicts)
    told = _("，").join(name.format(count=counts[fate]) for fate, name in names.items() if counts[fate])
    if not told:
        return _("表里的评分都已经记录过。"), "muted"
    return _("将{told}。点下面的按钮一次存入，可以一步撤消。").format(told=told), ""
