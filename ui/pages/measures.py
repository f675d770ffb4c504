"""月度指标: the month's figures, for one month or all months of the period side by side; and incidents."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabWidget

from models.period import Period
from models.place import Place
from models.words import _
from ui.grid.view import GridView
from ui.pages.asked import Of
from ui.pages.choice_filter import by_department, by_scheme, offer_people
from ui.pages.incidents_grid import IncidentGrid
from ui.pages.measures_grid import HEAD, MeasureGrid
from ui.pages.month_buttons import MonthButtons
from ui.pages.page import Page
from ui.parts import EmptyNote, beside, button, label, switch, titled
from ui.session import Session

if TYPE_CHECKING:
    from ui.errands import Errands


class MeasuresPage(Page):
    """The figures that the schemes of the people shown ask for."""

    key = "measures"
    icon = "measures"

    def __init__(self, session: Session, errands: Errands) -> None:
        super().__init__(session, errands, _("月度指标"))
        self.measure_grid = MeasureGrid(session, self)
        self.view = GridView(self.measure_grid, _("月度指标表"), frozen=HEAD)
        self.incidents = GridView(IncidentGrid(session, self), _("事件表"))
        self.incidents.grid.noun = _("事件")
        self.months = MonthButtons(session)
        self.months.chosen.connect(self.refresh)
        self.schemes, self.departments = by_scheme(self.refresh), by_department(self.refresh)
        self.live = switch(_("得分"), self.refresh, _("显示随录入更新的总分、等级和各项得分"), on=True)
        self.before = switch(_("上月"), self.refresh, _("在每一列旁边显示上个月的数"))
        self.progress = label("", "muted")
        chosen = beside(self.months, None, self.schemes, self.departments, self.before, self.live, gap=6)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(titled(chosen, self.view), _("指标"))
        self.tabs.addTab(self.incidents, _("事件"))
        self.tabs.currentChanged.connect(lambda _tab: self._offer_removal())
        self.body.addWidget(self.tabs)
        self._add_controls()
        self._add_keys()
        self.set_empty_note(
            EmptyNote(
                _("这里是每月的指标。录入哪些列由员工的考核方案决定：先在“员工”里录入人员并选好考核方案。"),
                button(_("去录入员工"), lambda: errands.go("staff"), icon="staff", primary=True),
                button(_("从 Excel 导入"), self.errands.take_in, icon="import"),
            )
        )

    def _add_controls(self) -> None:
        """Add the buttons of the tab in view."""
        said = _("把选中的空格填成上个月的数；只选了一格时，填这一列的空格（Ctrl+Shift+D）")
        self.copy_button = button(_("抄上月"), self._copy_before, icon="previous", tip=said)
        self.remove_button = self.removing(self.incidents)
        said = _("从 Excel 粘贴到选中的格子（Ctrl+V）")
        paste = button(_("粘贴"), self._paste, icon="copy", tip=said)
        for made in (self.progress, self.remove_button, self.copy_button, paste):
            self.controls.addWidget(made)
        self._offer_removal()

    def _add_keys(self) -> None:
        """Let the keys turn to another month, and take over the last one's figures."""
        for keys, act in (
            ("Alt+PgUp", partial(self._turn, -1)),
            ("Alt+PgDown", partial(self._turn, 1)),
            ("Ctrl+Shift+D", self._copy_before),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def grids(self) -> tuple[GridView, ...]:
        """List the grids."""
        return self.view, self.incidents

    def is_fresh(self) -> bool:
        """Be laid out anew only for something new."""
        return self.has_read_all()

    def refresh(self) -> None:
        """Show the chosen month or months."""
        super().refresh()
        self.months.refresh()
        offer_people(self.session, self.schemes, self.departments)
        grid, of = self.measure_grid, Of(scheme=self.schemes.value, department=self.departments.value)
        if of != grid.of:
            grid.of = of
        if self.months.months != grid.months:
            grid.months = self.months.months
        self.before.setVisible(len(grid.months) == 1)
        grid.shows_live, grid.shows_before = self.live.isChecked(), self.before.isChecked()
        self.view.freeze(HEAD + 2 if grid.shows_live else HEAD)
        grid.feed()
        self.incidents.grid.feed()
        self.progress.setText(_("已录 {filled} / {wanted}").format(filled=grid.filled, wanted=grid.wanted))
        self.show_empty(not grid.all_rows and of == Of())

    def _turn(self, by: int) -> None:
        """Show the next month, or the one before, from its first figure that lacks."""
        self.months.step(by)
        self.view.to_fill_in()

    def choose(self, month: str) -> None:
        """Choose a month by its written form, or all of them."""
        self.months.choose(month)

    def _show_everybody(self) -> None:
        self.tabs.setCurrentIndex(0)
        self.schemes.show_everything()
        self.departments.show_everything()

    def goes_to(self, place: Place) -> bool:
        """Go to the owner's cell of the measure and month."""
        self._show_everybody()
        self.choose(str(place.period))
        return self.view.show_cell((place.owner_kind, place.owner), f"{place.period}|{place.name}")

    def bring(self, view: GridView, column: str, about: tuple[str, ...]) -> None:
        """Show the tab, and the month of a measure."""
        if view is self.incidents:
            self.tabs.setCurrentIndex(1)
            self.session.choose(Period.parse(about[0]))
            self.refresh()
        else:
            self._show_everybody()
            self.choose(column.partition("|")[0])

    def _copy_before(self) -> None:
        """Fill the empty cells of the selection, or of the current column, with last month's figures."""
        grid, chosen = self.measure_grid, self.view.selectedIndexes()
        cells = [(cell.row(), cell.column()) for cell in chosen]
        if len(cells) == 1:
            cells = [(row, cells[0][1]) for row in range(len(grid.rows))]
        count = grid.copy_before(sorted(cells))
        said = _("抄了上月的 {count} 格") if count else _("没有空着的格子，或者上个月没有数")
        self.session.note(said.format(count=count))

    def _offer_removal(self) -> None:
        """Let rows be removed where there are rows of one's own."""
        self.remove_button.setVisible(self.tabs.currentIndex() == 1)
        self.copy_button.setVisible(self.tabs.currentIndex() == 0)

    def _paste(self) -> None:
        grid = self.incidents if self.tabs.currentIndex() == 1 else self.view
        grid.blocks.paste()
