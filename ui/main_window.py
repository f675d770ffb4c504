"""The window: tool bar, side bar, pages, status line."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QWidget

from models.period import Period
from models.place import Place
from models.results import Result
from models.words import _
from ui import theme
from ui.crashes import Crashes
from ui.errands import Errands
from ui.focus_order import go_on
from ui.grid import widths
from ui.grid.model import GridModel
from ui.help import HelpWindow
from ui.icons import retint
from ui.mending import MendingList
from ui.pages.documents import DocumentsPage
from ui.pages.lists import ListsPage
from ui.pages.measures import MeasuresPage
from ui.pages.overview import OverviewPage
from ui.pages.page import Page
from ui.pages.projects import ProjectsPage
from ui.pages.ratings import RatingsPage
from ui.pages.results import ResultsPage
from ui.pages.schemes import SchemesPage
from ui.pages.settings import SettingsPage
from ui.pages.staff import StaffPage
from ui.pages.targets import TargetsPage
from ui.preferences import Preferences
from ui.session import Session
from ui.side_bar import SideBar
from ui.status_line import StatusLine
from ui.tool_bar import ToolBar
from ui.welcome import WelcomePage
from ui.window_keys import WindowKeys

SIZE = QSize(1280, 800)


class MainWindow(QMainWindow):
    """Puts the pages together; all of them look again when the session says that something changed."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self.preferences = preferences
        self.session = Session(self)
        self.crashes = Crashes(self)
        self.session.tell_fault = self.crashes.tell
        self.errands = Errands(self.session, self)
        self.pages: dict[str, Page] = {
            page.key: page(self.session, self.errands)
            for page in (
                OverviewPage, StaffPage, TargetsPage, ProjectsPage, MeasuresPage, RatingsPage, ListsPage,
                ResultsPage, DocumentsPage, SchemesPage, SettingsPage,
            )
        }  # fmt: skip
        self.side_bar = SideBar(self.pages.values())
        self.mending = MendingList(self.session, self.pages, self._show_whole_page, self)
        self.stack = QStackedWidget()
        for page in self.pages.values():
            self.stack.addWidget(page)
        self.welcome = WelcomePage()
        self.help: HelpWindow | None = None
        self.status = StatusLine(self.session)
        self.setStatusBar(self.status)
        self.bar = ToolBar(self.session, self.errands, self)
        self.addToolBar(self.bar)
        self.search, self.picker = self.bar.search, self.bar.picker
        self.undo_action, self.redo_action = self.bar.undo, self.bar.redo
        self._lay_out()
        self._connect()
        self._add_keys()
        self.show_welcome()
        self._restore()

    # Building.

    def _lay_out(self) -> None:
        self.workspace = QWidget()
        row = QHBoxLayout(self.workspace)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side_bar)
        row.addWidget(self.stack, 1)
        self.root = QStackedWidget()
        self.root.addWidget(self.welcome)
        self.root.addWidget(self.workspace)
        self.setCentralWidget(self.root)

    def _connect(self) -> None:
        session, errands = self.session, self.errands
        session.changed.connect(self.refresh)
        session.worker.started.connect(lambda *_task: self._hold_still())
        session.worker.ended.connect(self._hold_still)
        errands.page_asked.connect(self.show_page)
        errands.place_asked.connect(self._show_place)
        errands.result_asked.connect(self._show_result)
        errands.opened.connect(self.show_office)
        errands.closed.connect(self.show_welcome)
        errands.unopenable.connect(self._forget)
        self.side_bar.chosen.connect(self.show_page)
        self.picker.chosen.connect(self._choose_period)
        self.welcome.new_asked.connect(errands.new_file)
        self.welcome.open_asked.connect(errands.open_file)
        self.welcome.sample_asked.connect(errands.open_sample)
        self.welcome.recent_asked.connect(lambda path: errands.open_path(Path(path)))
        self.search.textChanged.connect(self._search)
        self.search.entered.connect(self._take_focus)
        self.search.left.connect(self._take_focus)
        self.bar.help_asked.connect(self.show_help)
        self.status.missing.clicked.connect(lambda _checked=False: self.show_page("overview"))
        self.status.wrong.clicked.connect(lambda _checked=False: self.mending.open_list())
        for page in self.pages.values():
            for grid in page.grids():
                grid.summed.connect(self.status.selection.setText)
        settings = self.pages["settings"]
        if isinstance(settings, SettingsPage):
            settings.theme_chosen.connect(self.set_theme)
            settings.show_theme(self.preferences.theme)

    def _add_keys(self) -> None:
        self.keys = WindowKeys(
            self,
            [
                (self.bar, self.search.setFocus),
                (self.side_bar, self.side_bar.take_focus),
                (self.stack, self._take_focus),
                (self.status, self.status.take_focus),
            ],
            home=2,
            help_asked=self.show_help,
            grid_asked=self._next_grid,
        )

    # Where the person is.

    @property
    def page(self) -> Page:
        """Give the page in view."""
        page = self.stack.currentWidget()
        return page if isinstance(page, Page) else next(iter(self.pages.values()))

    def show_page(self, key: str) -> None:
        """Show a page by its key."""
        if key not in self.pages:
            return
        key = key if self.pages[key].is_offered() else "overview"
        self.stack.setCurrentWidget(self.pages[key])
        self.side_bar.show_page(key)
        self.preferences.set_text("page", key)
        self.refresh(opened=True)
        self._take_focus()

    def _show_whole_page(self, key: str) -> None:
        """Show a page, whomever the person was looking for before."""
        self.search.clear()
        self.show_page(key)

    def _show_place(self, place: Place) -> None:
        """Show a cell, whomever the person was looking for before."""
        self.search.clear()
        self.page.show_place(place)

    def _show_result(self, result: Result) -> None:
        self.search.clear()
        page = self.page
        if isinstance(page, ResultsPage):
            page.show_result(result)

    def _search(self, text: str) -> None:
        self.page.search(text)

    def _take_focus(self) -> None:
        self.page.take_focus()

    def _next_grid(self, step: int) -> None:
        self.page.next_grid(step)

    def show_help(self) -> None:
        """Open the manual at the page in view."""
        self.help = self.help or HelpWindow(self)
        in_office = self.root.currentWidget() is self.workspace
        self.help.open_at(self.page.title if in_office else "")

    def show_welcome(self) -> None:
        """Show the first screen."""
        self.bar.hide()
        self.status.hide()
        self.welcome.show_recent(self.preferences.recent)
        self.root.setCurrentWidget(self.welcome)
        self.setWindowTitle(_("绩单"))

    def show_office(self) -> None:
        """Show the office that was just opened, at the page and period last in use."""
        office = self.session.office
        if office is None:
            return
        path = str(office.path)
        self.preferences.add_recent(path)
        self.preferences.set_text("last_file", path)
        period = self.preferences.text(f"period/{office.identity.file_id}")
        if period:
            self.session.period = Period.parse(period)
        for other in self.pages.values():
            other.forget()
        self.search.clear()
        self.bar.show()
        self.status.show()
        self.root.setCurrentWidget(self.workspace)
        page = self.preferences.text("page")
        self.show_page(page if page in self.pages else "overview")

    def refresh(self, *, opened: bool = False) -> None:
        """Let the page in view look again; one that was only opened, where what it shows has changed since."""
        office = self.session.office
        if office is None:
            return
        self.bar.name_office(office.identity)
        self.setWindowTitle(_("{name} — 绩单").format(name=self.bar.office_name.toolTip()))
        self.picker.show_period(self.session.period)
        self.side_bar.refresh()
        if not self.page.is_offered():
            self.show_page("overview")
            return
        if not (opened and self.page.is_fresh()):
            self.page.refresh()
        self.page.search(self.search.text())
        grids = self._grids()
        wrong = sum(len(grid.unsaved.wrong) for grid in grids)
        self.status.refresh(wrong, sum(grid.unfinished for grid in grids))

    def _grids(self) -> list[GridModel]:
        return [view.grid for page in self.pages.values() for view in page.grids()]

    def _choose_period(self, period: Period) -> None:
        self.session.choose(period)
        if self.session.office is not None:
            self.preferences.set_text(f"period/{self.session.office.identity.file_id}", str(period))

    def _hold_still(self) -> None:
        """Let nobody type while work holds the office."""
        still = self.session.worker.holds_office
        self.root.setEnabled(not still)
        self.bar.hold_still(still=still)
        if not still and self.focusWidget() is None and self.root.currentWidget() is self.workspace:
            self._take_focus()  # what was held still has lost the keys

    def _forget(self, path: str) -> None:
        """Drop a file that is gone from the list of recent ones."""
        if not Path(path).exists():
            self.preferences.forget_recent(path)
        if self.session.office is None:
            self.show_welcome()

    # Looks.

    def set_theme(self, theme_name: str) -> None:
        """Dress the window anew."""
        self.preferences.set_text("theme", theme_name)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, theme_name)
        self.redress()

    def redress(self) -> None:
        """Take up the colours now in use."""
        retint(self)
        settings = self.pages["settings"]
        if isinstance(settings, SettingsPage):
            settings.show_theme(self.preferences.theme)
        for page in self.pages.values():
            page.redress()
        self.refresh()

    def _restore(self) -> None:
        self.resize(SIZE)
        geometry = self.preferences.blob("geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)
        widths.remember(self.pages.values(), self.preferences)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab follow the eye."""
        return go_on(self, forward) or super().focusNextPrevChild(forward)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window's place, end the worker, close the file."""
        self.preferences.set_blob("geometry", self.saveGeometry())
        self.session.worker.close()
        self.session.release()
        self.crashes.release()
        super().closeEvent(event)
