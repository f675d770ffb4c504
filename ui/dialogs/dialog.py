"""What the dialogs share: a form, what is wrong in it, and the two buttons below."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from models.words import _
from ui.parts import label, strong
from ui.theme import GAP, MARGIN


class FormDialog(QDialog):
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
        self.done_button.setDefault(True)
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

    def say_problem(self, text: str) -> None:
        """Show what must be mended before the form is taken."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def accept_form(self) -> None:
        """Take the form."""
        self.accept()
