"""What the dialogs share: Tab follows the eye; a form, what is wrong in it, and the two buttons below."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractButton, QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from models.words import _
from ui.focus_order import go_on, in_order
from ui.parts import label, strong
from ui.theme import GAP, MARGIN


class Dialog(QDialog):
    """A window of its own, in which Tab goes as in the large one."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab follow the eye."""
        return go_on(self, forward) or super().focusNextPrevChild(forward)


class FormDialog(Dialog):
    """A titled form with one primary button; `accept_form` decides whether it may close."""

    def __init__(self, title: str, act: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(460)
        self.form = QFormLayout()
        self.form.setSpacing(GAP)
        self.problem = label("", "wrong", wrap=True)
        self.problem.hide()
        self.buttons = QDialogButtonBox()
        self.done_button = self.buttons.addButton(act, QDialogButtonBox.ButtonRole.AcceptRole)
        self.done_button.setObjectName("primary")
        self.cancel_button = self.buttons.addButton(_("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept_form)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(MARGIN)
        column.addWidget(strong(title, 12))
        column.addLayout(self.form)
        column.addWidget(self.problem)
        column.addWidget(self.buttons)
        self.done_button.setDefault(True)  # only a button that stands in its window becomes what Enter presses

    def showEvent(self, event: QShowEvent) -> None:
        """Put the keys into the first field; Qt would put them on the primary button."""
        super().showEvent(event)
        first = next((part for part in in_order(self) if not isinstance(part, QAbstractButton)), None)
        if first is not None:
            first.setFocus()

    def say_problem(self, text: str) -> None:
        """Show what must be mended before the form is taken."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def accept_form(self) -> None:
        """Take the form."""
        self.accept()
