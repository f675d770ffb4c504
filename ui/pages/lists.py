"""清单: the record lists that the schemes in use declare, each with the rows of the period."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTabBar, QVBoxLayout

from models.period import Period
from models.place import Place
from models.staff import Assignment, Person
from models.vocabulary import ColumnKind, ListWord
from models.words import _
from ui.grid.show import amount
from ui.grid.summing import number_in
from ui.grid.view import GridView
from ui.pages.lists_grid import ListGrid
from ui.pages.page import Page
from ui.parts import button, label
from ui.session import Session

if TYPE_CHECKING:
    from ui.errands import Errands


class ListsPage(Page):
    """There as long as a scheme in use declares a list, or rows of one are recorded."""

    key = "lists"
    icon = "lists"
    shortcut = "Alt+L"

    def __init__(self, session: Session, errands: Errands) -> None:
        super().__init__(session, errands, _("清单"))
        self.list_grid = ListGrid(session, self)
        self.view = GridView(self.list_grid, _("清单表"), frozen=1)
        self.tabs = QTabBar()
        self.tabs.setDocumentMode(True)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(_("清单的名称"))
        self.tabs.currentChanged.connect(lambda _tab: self.refresh())
        self.total = label("", "muted")
        tabbed = QVBoxLayout()
        tabbed.setSpacing(0)
        tabbed.addWidget(self.tabs)
        tabbed.addWidget(self.view)
        self.body.addLayout(tabbed)
        self.body.addWidget(self.total)
        self.controls.addWidget(button(_("从 Excel 导入"), errands.take_in, icon="import"))
        self.controls.addWidget(self.removing(self.view))
        self.controls.addWidget(button(_("新增一条"), self.view.begin_entry, icon="add", primary=True))

    def words(self) -> list[ListWord]:
        """List the lists of the schemes in use, and those with rows, stored or not yet."""
        session = self.session
        nouns: tuple[Person | Assignment, ...] = (*session.records.staff, *session.records.assignments)
        used = {scheme for noun in nouns for scheme in (noun.scheme, noun.also_scheme)}
        names = {word.name for s in session.vocabulary.versions if s.id in used for word in s.lists}
        names |= {row.list_name for row in session.records.list_rows}
        names |= {wrong.about[0] for _mark, wrong in self.list_grid.waiting()}
        return [word for word in session.vocabulary.lists if word.name in names]

    def is_offered(self) -> bool:
        """Tell whether there is any list."""
        return bool(self.words())

    def grids(self) -> tuple[GridView, ...]:
        """List the grids."""
        return (self.view,)

    def refresh(self) -> None:
        """Show the chosen list."""
        super().refresh()
        words = self.words()
        self._offer([word.name for word in words])
        chosen = next((word for word in words if word.name == self.tabs.tabText(self.tabs.currentIndex())), None)
        self.list_grid.word = chosen or ListWord(name="", columns=())
        self.list_grid.noun = _("一条{list}").format(list=self.list_grid.word.name)
        self.list_grid.feed()
        self.total.setText(self._said())

    def _offer(self, names: list[str]) -> None:
        if [self.tabs.tabText(n) for n in range(self.tabs.count())] != names:
            self.tabs.blockSignals(True)
            while self.tabs.count():
                self.tabs.removeTab(0)
            for name in names:
                self.tabs.addTab(name)
            self.tabs.blockSignals(False)

    def choose(self, name: str) -> None:
        """Show a list by its name."""
        for number in range(self.tabs.count()):
            if self.tabs.tabText(number) == name:
                self.tabs.setCurrentIndex(number)
        self.refresh()

    def _said(self) -> str:
        """Count the rows and add the amounts up."""
        grid = self.list_grid
        parts = [_("共 {count} 条").format(count=len(grid.all_rows))]
        for asked in grid.word.columns:
            if asked.kind is ColumnKind.MONEY:
                place = next(n for n, column in enumerate(grid.columns) if column.key.endswith(f"|{asked.name}"))
                known = (number_in(row.texts[place]) for row in grid.all_rows)
                total = sum((figure for figure in known if figure is not None), Decimal(0))
                parts.append(_("{name}合计 {sum} 元").format(name=asked.name, sum=amount(total)))
        return " · ".join(parts)

    def goes_to(self, place: Place) -> bool:
        """Go to a row's cell."""
        self.choose(place.name)
        return self.view.show_cell((place.name, place.owner, place.row), f"{place.name}|{place.column}")

    def bring(self, view: GridView, column: str, about: tuple[str, ...]) -> None:
        """Show the list and the period."""
        self.session.choose(Period.parse(about[1]))
        self.choose(about[0])
