"""Split a year's target over its quarters by percentages."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from models.target import Quarters, split_year
from models.words import _
from ui.dialogs.dialog import FormDialog
from ui.grid.readers import percent, ten_thousands
from ui.grid.show import in_ten_thousands
from ui.parts import beside, label

USUAL = ("20", "30", "30", "20")


class SplitTarget(FormDialog):
    """The year's amount in 万元 and four percentages that add up to 100."""

    chosen = Signal(tuple)

    def __init__(self, year: int, parent: QWidget | None = None) -> None:
        super().__init__(_("{year} 年公司目标").format(year=year), _("保存目标"), parent)
        self.total = QLineEdit()
        self.total.setPlaceholderText(_("例如 650"))
        self.total.setAccessibleName(_("全年目标（万元）"))
        self.parts = [QLineEdit(text) for text in USUAL]
        self.preview = label("", "muted")
        self.form.addRow(_("全年目标（万元）"), self.total)
        for number, part in enumerate(self.parts, 1):
            part.setAccessibleName(_("第{number}季度的百分比").format(number=number))
            part.setMaximumWidth(70)
        self.form.addRow(_("四个季度（%）"), beside(*self.parts, None))
        self.form.addRow("", self.preview)
        for field in (self.total, *self.parts):
            field.textChanged.connect(self._look)

    def quarters(self) -> Quarters:
        """Compute the four amounts in yuan; ValueError says what doesn't fit."""
        q1, q2, q3, q4 = (percent(part.text()) for part in self.parts)
        return split_year(ten_thousands(self.total.text()), (q1, q2, q3, q4))

    def _look(self) -> None:
        try:
            amounts = " · ".join(in_ten_thousands(amount) for amount in self.quarters())
            self.preview.setText(_("{amounts} 万元").format(amounts=amounts))
            self.say_problem("")
        except ValueError as fault:
            self.preview.setText("")
            self.say_problem(str(fault) if self.total.text().strip() else "")

    def accept_form(self) -> None:
        """Hand the four amounts over."""
        try:
            quarters = self.quarters()
        except ValueError as fault:
            self.say_problem(str(fault))
            return
        self.chosen.emit(quarters)
        self.accept()
