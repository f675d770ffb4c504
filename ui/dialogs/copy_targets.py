"""Take last year's targets over, raised or lowered by a factor."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from models.words import _
from ui.dialogs.dialog import FormDialog
from ui.grid.readers import exact
from ui.parts import label

MOST = Decimal(1000)


class CopyTargets(FormDialog):
    """The factor in per cent: 110 raises every target and base by a tenth."""

    chosen = Signal(object)

    def __init__(self, year: int, new: int, kept: int, parent: QWidget | None = None) -> None:
        super().__init__(_("从 {year} 年复制目标").format(year=year - 1), _("复制"), parent)
        self.factor = QLineEdit("100")
        self.factor.setAccessibleName(_("去年的百分之几"))
        self.factor.selectAll()
        self.form.addRow(_("去年的百分之几（%）"), self.factor)
        said = _("将新增 {count} 行 {year} 年的目标，基数同比例变化。").format(count=new, year=year)
        if kept:
            said += _("已有的 {count} 行不改动。").format(count=kept)
        self.form.addRow("", label(said, "muted", wrap=True))

    def accept_form(self) -> None:
        """Hand the factor over."""
        try:
            factor = exact(self.factor.text().strip().removesuffix("%"), Decimal(1), MOST)
        except ValueError as fault:
            self.say_problem(str(fault))
            return
        self.chosen.emit(factor)
        self.accept()
