"""Ask before something is done that takes away: what is done, what that means, yes or no."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from models.words import _
from ui.dialogs.dialog import FormDialog
from ui.parts import label


class Question(FormDialog):
    """Says what will happen, line by line; `accepted` comes where the person agrees."""

    def __init__(self, title: str, lines: Iterable[str], act: str, parent: QWidget | None = None) -> None:
        super().__init__(title, act, parent)
        for line in lines:
            self.form.addRow(label(line, wrap=True))
        self.cancel_button.setText(_("不，保留"))
