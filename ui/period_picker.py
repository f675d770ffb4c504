"""The period on top of the window: back, on, and how long it is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from models.period import Grain, Period
from models.words import _
from ui.parts import strong, tool

EARLIEST, LATEST = 1990, 2200


class PeriodPicker(QWidget):
    """Month, quarter, half-year or year; Ctrl+PgUp and Ctrl+PgDn go back and on."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._period = Period(2026, 1, 3)
        self.grain = QComboBox()
        self.grain.setAccessibleName(_("考核周期"))
        for grain, text in (
            (Grain.MONTH, _("月")),
            (Grain.QUARTER, _("季度")),
            (Grain.HALF, _("半年")),
            (Grain.YEAR, _("年")),
        ):
            self.grain.addItem(text, grain.value)
        self.grain.activated.connect(lambda _index: self._regrain())
        self.title = strong()
        self.title.setMinimumWidth(104)
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.back = tool(_("上一期（Ctrl+PgUp）"), lambda: self.shift(-1), "previous")
        self.on = tool(_("下一期（Ctrl+PgDn）"), lambda: self.shift(1), "next")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for widget in (self.back, self.title, self.on, self.grain):
            row.addWidget(widget)
        for keys, step in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            shortcut = QShortcut(QKeySequence(keys), parent)
            shortcut.activated.connect(lambda step=step: self.shift(step))

    def show_period(self, period: Period) -> None:
        """Show the period in use."""
        self._period = period
        self.title.setText(period.title)
        self.grain.setCurrentIndex(self.grain.findData(period.grain.value))

    def shift(self, count: int) -> None:
        """Go some periods on or back."""
        period = self._period.shifted(count)
        if EARLIEST <= period.year <= LATEST:
            self.chosen.emit(period)

    def _regrain(self) -> None:
        """Change the length: the shorter period is the first inside, the longer one holds this."""
        grain = Grain(self.grain.currentData())
        self.chosen.emit(Period.around(self._period.start, grain))
