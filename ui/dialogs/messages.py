"""The one place where faults, reports and crashes reach the person."""

import traceback
from collections.abc import Iterable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from models.faults import InputFault, UserFault
from models.words import _
from ui.parts import label, strong
from ui.theme import GAP, MARGIN


class Message(QDialog):
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
        buttons = QDialogButtonBox()
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
        close.setDefault(True)
        buttons.accepted.connect(self.accept)
        column.addWidget(buttons)


def fault_message(fault: UserFault, parent: QWidget | None = None) -> Message:
    """Say where, what, why, and what to do; list every problem of an input."""
    problems = fault.problems if isinstance(fault, InputFault) else ()
    lines = [(fault.where, "muted"), (fault.why, ""), (fault.remedy, "")]
    if problems:
        lines.insert(0, (_("共 {count} 处问题，什么都没有改动：").format(count=len(problems)), "wrong"))
    return Message(fault.what, lines, "\n".join(map(str, problems)), parent)


def crash_message(fault: BaseException, log: str, parent: QWidget | None = None) -> Message:
    """Say that the program has a bug, and give what is needed to mend it."""
    lines = [
        (
            _(
                "程序出了意料之外的错误。已保存的数据没有受影响，可以继续使用；如果再次发生，请把下面的内容发给维护者。"
            ),
            "",
        ),
        (_("日志：{log}").format(log=log), "muted"),
    ]
    return Message(_("程序错误"), lines, "".join(traceback.format_exception(fault)), parent)
