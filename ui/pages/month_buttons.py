"""The months of the period in view as buttons, and all of them side by side."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from models.period import Grain, Period
from models.words import _
from ui.session import Session

ALL = "all"


class MonthButtons(QWidget):
    """One month is chosen, or all; another period chooses the month last recorded in."""

    chosen = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._month = ""
        self._for: Period | None = None
        self.group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)

    @property
    def months(self) -> tuple[Period, ...]:
        """Give the chosen month or months."""
        months = self._session.period.months
        alone = tuple(month for month in months if str(month) == self._month)
        return months if self._month == ALL else alone or months[:1]

    def refresh(self) -> None:
        """Offer the months of the period in view."""
        period = self._session.period
        if period == self._for:
            return
        self._for = period
        for old in self.group.buttons():
            self.group.removeButton(old)
            self._row.removeWidget(old)
            old.deleteLater()
        offers = [(str(month), _("{month}月").format(month=month.first_month)) for month in period.months]
        if len(offers) > 1:
            offers.append((ALL, _("{count} 个月并排").format(count=len(offers))))
        if self._month not in dict(offers):
            self._month = str(self._likely(period))
        for value, text in offers:
            self._row.addWidget(self._offer(value, text))

    def _offer(self, value: str, text: str) -> QToolButton:
        made = QToolButton()
        made.setObjectName("flat")
        made.setText(text)
        made.setAccessibleName(text)
        made.setCheckable(True)
        made.setChecked(value == self._month)
        made.setProperty("month", value)
        made.clicked.connect(lambda _checked=False: self.choose(value))
        self.group.addButton(made)
        return made

    def choose(self, value: str) -> None:
        """Choose a month by its written form, or all of them."""
        self._month = value
        for made in self.group.buttons():
            made.setChecked(made.property("month") == value)
        self.chosen.emit()

    def step(self, by: int) -> None:
        """Go to the next month, or the one before; all side by side come after the last."""
        offers = [str(made.property("month")) for made in self.group.buttons()]
        here = offers.index(self._month) if self._month in offers else 0
        if 0 <= here + by < len(offers):
            self.choose(offers[here + by])

    def _likely(self, period: Period) -> Period:
        """Choose the last month recorded in, else today's, else the first."""
        recorded = {m.month for m in self._session.records.measures if period.covers(m.month)}
        today = Period.around(datetime.now().astimezone().date(), Grain.MONTH)
        return max(recorded, default=today if period.covers(today) else period.months[0])
