"""The one place where faults, reports and crashes reach the person."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from models.crash_log import outline
from models.faults import InputFault, UserFault
from models.words import _
from ui.dialogs import files
from ui.dialogs.dialog import Dialog
from ui.parts import Act, button, label, strong
from ui.theme import GAP, MARGIN


class Message(Dialog):
    """A heading, some sentences, and where there is more, a text to read and copy."""

    def __init__(
        self, title: str, lines: Iterable[tuple[str, str]], more: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(520)
        self.more = more
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        head = strong(title, 12)
        head.setWordWrap(True)
        column.addWidget(head)
        for text, role in lines:
            if text:
                column.addWidget(label(text, role, wrap=True))
        self.buttons = buttons = QDialogButtonBox()
        if more:
            self.text = QPlainTextEdit(more)
            self.text.setReadOnly(True)
            self.text.setAccessibleName(title)
            self.text.setMinimumHeight(220)
            column.addWidget(self.text)
            copy = buttons.addButton(_("复制"), QDialogButtonBox.ButtonRole.ActionRole)
            copy.clicked.connect(lambda _checked=False: QGuiApplication.clipboard().setText(self.more))
        close = buttons.addButton(_("知道了"), QDialogButtonBox.ButtonRole.AcceptRole)
        close.setObjectName("primary")
        buttons.accepted.connect(self.accept)
        column.addWidget(buttons)
        close.setDefault(True)
        close.setFocus()


def fault_message(fault: UserFault, parent: QWidget | None = None) -> Message:
    """Say where, what, why, and what to do; list every problem of an input."""
    problems = fault.problems if isinstance(fault, InputFault) else ()
    lines = [(fault.where, "muted"), (fault.why, ""), (fault.remedy, "")]
    if problems:
        lines.insert(0, (_("共 {count} 处问题，什么都没有改动：").format(count=len(problems)), "wrong"))
    return Message(fault.what, lines, "\n".join(map(str, problems)), parent)


class CrashMessage(Message):
    """Says that the program has a bug: what may be handed on, where the whole story is, and a way out."""

    def __init__(self, fault: BaseException, log: Path, end: Act, parent: QWidget | None = None) -> None:
        lines = [
            (_("程序出了意料之外的错误。已保存的数据没有受影响，可以继续使用。"), ""),
            (_("如果再次发生，请把下面的内容发给维护者：里面只有程序走过的地方，没有姓名和金额。"), ""),
            (_("完整的经过可能提到您的数据，只写在这台电脑的日志里：{log}").format(log=log), "muted"),
        ]
        super().__init__(_("程序错误"), lines, outline(fault), parent)
        self.buttons.addButton(
            button(_("打开日志所在的文件夹"), lambda: files.show(log.parent)), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.buttons.addButton(button(_("退出程序"), end), QDialogButtonBox.ButtonRole.DestructiveRole)
        self._further, self._count = label("", "muted", wrap=True), 0
        self._further.hide()
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(column.indexOf(self.text), self._further)

    def count(self) -> None:
        """Say that there was another one meanwhile."""
        self._count += 1
        self._further.setText(_("其间又出错 {n} 次，都写在日志里。").format(n=self._count))
        self._further.show()
        self.adjustSize()


def stopped_message(log: Path, parent: QWidget | None = None) -> Message:
    """Say that the program was stopped by the system the last time."""
    lines = [
        (_("已保存的数据没有受影响，可以继续使用。"), ""),
        (_("当时的情况写在日志里，如果再次发生，请把它发给维护者：{log}").format(log=log), "muted"),
    ]
    return Message(_("上次程序意外停止了"), lines, parent=parent)
