"""Ask before something is done that takes away: what is done, what that means, yes or no."""

from collections.abc import Iterable

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from models.words import _
from ui.dialogs.dialog import FormDialog
from ui.parts import label


class Question(FormDialog):
    """Says what will happen, line by line, with a longer text below; `accepted` comes where the person agrees."""

    def __init__(
        self,
        title: str,
        lines: Iterable[str],
        act: str,
        parent: QWidget | None = None,
        *,
        refuse: str = "",
        more: str = "",
    ) -> None:
        super().__init__(title, act, parent)
        for line in lines:
            self.form.addRow(label(line, wrap=True))
        self.more = QPlainTextEdit(more)
        self.more.setReadOnly(True)
        self.more.setAccessibleName(title)
        self.more.setVisible(bool(more))
        self.form.addRow(self.more)
        self.cancel_button.setText(refuse or _("不，保留"))
