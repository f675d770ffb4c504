"""The tool bar: what is done from everywhere, whose office it is, search and period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QToolBar, QToolButton, QWidget

from models.records import OfficeIdentity
from models.words import _
from ui.icons import set_icon
from ui.parts import Act, strong
from ui.period_picker import PeriodPicker

if TYPE_CHECKING:
    from ui.errands import Errands
    from ui.session import Session

Keys = QKeySequence.StandardKey


class SearchField(QLineEdit):
    """A text to look for; Enter goes to the first row found, Esc gives up."""

    entered = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(_("姓名 / 工号 / 拼音首字母（Ctrl+F）"))
        self.setToolTip(_("在本页里找人：姓名、工号，或姓名的拼音首字母，例如 zw 找到张伟"))
        self.setAccessibleName(_("搜索"))
        self.setClearButtonEnabled(True)
        self.setFixedWidth(232)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to what was found, or give up."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ToolBar(QToolBar):
    """Undo, import, print and export on the left; office, search, period and help on the right."""

    help_asked = Signal()

    def __init__(self, session: Session, errands: Errands, parent: QWidget) -> None:
        super().__init__(_("工具栏"), parent)
        self.setMovable(False)
        self.setIconSize(QSize(20, 20))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.undo = self._action(_("撤销"), "undo", session.undo, Keys.Undo)
        self.redo = self._action(_("重做"), "redo", session.redo, Keys.Redo)
        self._action(_("导入"), "import", errands.take_in)
        self._action(_("打印奖金单"), "print", errands.outgoing.print_slips, Keys.Print)
        self._action(_("导出汇总"), "export", errands.outgoing.export_summary)
        room = QWidget()
        room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(room)
        self.office_name = strong()
        self.office_name.setContentsMargins(0, 0, 12, 0)
        self.addWidget(self.office_name)
        self.search = SearchField()
        self.addWidget(self.search)
        self.picker = PeriodPicker(parent)
        self.picker.setContentsMargins(8, 0, 0, 0)
        self.addWidget(self.picker)
        about = self._action(_("帮助"), "help", self.help_asked.emit)
        about.setToolTip(_("帮助（F1）"))
        button = self.widgetForAction(about)
        if isinstance(button, QToolButton):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        for each in self.findChildren(QToolButton):
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        find = QAction(_("搜索"), parent)
        find.setShortcut(QKeySequence(Keys.Find))
        find.triggered.connect(lambda _checked=False: self.search.setFocus())
        parent.addAction(find)

    def _action(self, text: str, icon: str, act: Act, keys: Keys | None = None) -> QAction:
        action = QAction(text, self)
        set_icon(action, icon)
        if keys is not None:
            action.setShortcut(QKeySequence(keys))
            action.setToolTip(f"{text}（{action.shortcut().toString()}）")
        action.triggered.connect(lambda _checked=False: act())
        self.addAction(action)
        return action

    def name_office(self, identity: OfficeIdentity) -> None:
        """Show whose file is open: the branch, and the company where one asks."""
        self.office_name.setText(identity.branch or identity.company)
        self.office_name.setToolTip(" · ".join(part for part in (identity.company, identity.branch) if part))

    def hold_still(self, *, still: bool) -> None:
        """Let nobody press anything while work holds the office."""
        self.setEnabled(not still)
        for action in self.actions():
            action.setEnabled(not still)
