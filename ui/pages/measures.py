"""月度指标: the month's figures, for one month or all months of the period side by side; and incidents."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from models.period import Grain, Period
from models.place import Place
from models.words import _
from ui.grid.view import GridView
from ui.pages.incidents_grid import IncidentGrid
from ui.pages.measures_grid import MeasureGrid
from ui.pages.page import Page
from ui.parts import EmptyNote, button, label
from ui.session import Session
from ui.theme import GAP

if TYPE_CHECKING:
    from ui.errands import Errands

ALL = "all"


class MeasuresPage(Page):
    """The figures that the schemes of the people shown ask for."""

    key = "measures"
    icon = "measures"

    def __init__(self, session: Session, errands: Errands) -> None:
        super().__init__(session, errands, _("月度指标"))
        self._month = ""
        self._buttons_for: Period | None = None
        self.measure_grid = MeasureGrid(session, self)
        self.view = GridView(self.measure_grid, _("月度指标表"), frozen=2)
        self.incidents = GridView(IncidentGrid(session, self), _("事件表"))
        self.incidents.grid.noun = _("事件")
        self.months = QButtonGroup(self)
        self._month_row = QHBoxLayout()
        self._month_row.setSpacing(2)
        self.schemes = QComboBox()
        self.schemes.setAccessibleName(_("按方案筛选"))
        self.schemes.currentIndexChanged.connect(lambda _index: self.refresh())
        self.progress = label("", "muted")
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self._measures_tab(), _("指标"))
        self.tabs.addTab(self.incidents, _("事件"))
        self.body.addWidget(self.tabs)
        self.controls.addWidget(self.progress)
        self.controls.addWidget(self.schemes)
        self.controls.addWidget(
            button(_("粘贴"), self._paste, icon="copy", tip=_("从 Excel 粘贴到选中的格子（Ctrl+V）"))
        )
        self.set_empty_note(
            EmptyNote(
                _("这里是每月的指标。录入哪些列由员工的考核方案决定：先在“员工”里录入人员并选好考核方案。"),
                button(_("去录入员工"), lambda: errands.go("staff"), icon="staff", primary=True),
                button(_("从 Excel 导入"), self.errands.take_in, icon="import"),
            )
        )

    def _measures_tab(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, GAP // 2, 0, 0)
        column.setSpacing(GAP // 2)
        row = QHBoxLayout()
        row.addLayout(self._month_row)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.view)
        return made

    def grids(self) -> tuple[GridView, ...]:
        """List the grids."""
        return self.view, self.incidents

    def refresh(self) -> None:
        """Show the chosen month or months."""
        super().refresh()
        self._offer_months()
        self._offer_schemes()
        period = self.session.period
        chosen = (
            period.months if self._month == ALL else tuple(m for m in period.months if str(m) == self._month)
        )
        chosen = chosen or period.months[:1]
        if chosen != self.measure_grid.months:
            self.measure_grid.months = chosen
        self.measure_grid.scheme = self.schemes.currentData() or ""
        self.measure_grid.feed()
        self.incidents.grid.feed()
        grid = self.measure_grid
        self.progress.setText(_("已录 {filled} / {wanted}").format(filled=grid.filled, wanted=grid.wanted))
        self.show_empty(not grid.rows and not self.schemes.currentData())

    def goes_to(self, place: Place) -> bool:
        """Go to the owner's cell of the measure and month."""
        self.tabs.setCurrentIndex(0)
        self.schemes.setCurrentIndex(0)
        self.choose(str(place.period))
        return self.view.show_cell((place.owner_kind, place.owner), f"{place.period}|{place.name}")

    def bring(self, view: GridView, column: str, about: tuple[str, ...]) -> None:
        """Show the tab, and the month of a measure."""
        self.tabs.setCurrentIndex(1 if view is self.incidents else 0)
        if view is self.incidents:
            self.session.choose(Period.parse(about[0]))
            self.refresh()
        else:
            self.schemes.setCurrentIndex(0)
            self.choose(column.partition("|")[0])

    def _offer_months(self) -> None:
        """Offer the months of the period, and all of them side by side."""
        period = self.session.period
        if period == self._buttons_for:
            return
        self._buttons_for = period
        for old in self.months.buttons():
            self.months.removeButton(old)
            self._month_row.removeWidget(old)
            old.deleteLater()
        offers = [(str(month), _("{month}月").format(month=month.first_month)) for month in period.months]
        if len(offers) > 1:
            offers.append((ALL, _("{count} 个月并排").format(count=len(offers))))
        if self._month not in dict(offers) or (self._month == ALL and len(offers) == 1):
            self._month = str(self._likely(period))
        for value, text in offers:
            self._month_row.addWidget(self._offer(value, text))

    def _offer(self, value: str, text: str) -> QToolButton:
        made = QToolButton()
        made.setObjectName("flat")
        made.setText(text)
        made.setAccessibleName(text)
        made.setCheckable(True)
        made.setChecked(value == self._month)
        made.setProperty("month", value)
        made.clicked.connect(lambda _checked=False: self.choose(value))
        self.months.addButton(made)
        return made

    def choose(self, value: str) -> None:
        """Choose a month by its written form, or all of them."""
        self._month = value
        self._check()
        self.refresh()

    def _check(self) -> None:
        for made in self.months.buttons():
            made.setChecked(made.property("month") == self._month)

    def _likely(self, period: Period) -> Period:
        """Choose the last month recorded in, else today's, else the first."""
        recorded = {m.month for m in self.session.records.measures if period.covers(m.month)}
        today = Period.around(datetime.now().astimezone().date(), Grain.MONTH)
        return max(recorded, default=today if period.covers(today) else period.months[0])

    def _offer_schemes(self) -> None:
        """Offer the schemes in use as a filter, where there is more than one."""
        used = {person.scheme for person in self.session.records.staff if person.scheme}
        offers = [(s.id, s.title) for s in self.session.vocabulary.schemes if s.id in used]
        if [self.schemes.itemData(n) for n in range(1, self.schemes.count())] != [
            id_ for id_, _title in offers
        ]:
            self.schemes.blockSignals(True)
            self.schemes.clear()
            self.schemes.addItem(_("全部方案"), "")
            for id_, title in offers:
                self.schemes.addItem(title, id_)
            self.schemes.blockSignals(False)
        self.schemes.setVisible(len(offers) > 1)

    def _paste(self) -> None:
        grid = self.incidents if self.tabs.currentIndex() == 1 else self.view
        grid.blocks.paste()
