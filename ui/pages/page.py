"""What all pages share: a title with the period, room for controls, and one way to look again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QTabWidget, QVBoxLayout, QWidget

from models.place import Place
from models.words import _
from ui.focus_order import in_order
from ui.pages.other_period import OtherPeriodNote
from ui.parts import EmptyNote, button, heading, label
from ui.session import Session
from ui.theme import GAP, MARGIN

if TYPE_CHECKING:
    from ui.errands import Errands
    from ui.grid.column import Wrong
    from ui.grid.unsaved import Mark
    from ui.grid.view import GridView


class Page(QWidget):
    """A page: `refresh` reads the session anew, whenever the page is shown or something changed."""

    key = ""
    icon = ""
    shortcut = ""
    """Keys of its own; "" is Alt and its number in the side bar."""
    of_results = False
    """Whether it shows what comes of an assessment: nothing in a period in which nobody is assessed."""

    def __init__(self, session: Session, errands: Errands, title: str) -> None:
        super().__init__()
        self.session, self.errands, self.title = session, errands, title
        self.heading = heading(title)
        self.period_label = label("", "muted")
        self._control_box = QWidget()
        self.controls = QHBoxLayout(self._control_box)
        self.controls.setContentsMargins(0, 0, 0, 0)
        self.controls.setSpacing(GAP)
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self.heading)
        head.addWidget(self.period_label)
        head.addStretch(1)
        head.addWidget(self._control_box)
        self._inside = QWidget()
        self.body = QVBoxLayout(self._inside)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(GAP)
        self._layers = QStackedLayout()
        self._layers.addWidget(self._inside)
        self._read: tuple[object, ...] | None = None
        self.other_period = OtherPeriodNote(session)
        self.other_period.setParent(self)  # pages without an empty note do not show it, but it goes with them
        self.other_period.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 12, MARGIN, 12)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addLayout(self._layers, 1)

    def refresh(self) -> None:
        """Read the session anew."""
        self.period_label.setText(self.session.period.title)
        self._read = self._to_read()

    def is_fresh(self) -> bool:
        """Tell whether it shows what is there now: a page that costs something to lay out needs not be, each time."""
        return False

    def has_read_all(self) -> bool:
        """Tell whether office, period and results are those that were read last."""
        return self._read is not None and self._read == self._to_read()

    def forget(self) -> None:
        """Take nothing for read, and drop what waits to be mended: another office is open."""
        self._read = None
        for view in self.grids():
            view.grid.forget_all()

    def _to_read(self) -> tuple[object, ...]:
        session = self.session
        return session.office, session.revision, session.period, session.latest()

    def redress(self) -> None:
        """Take up the colours now in use, where they are more than palette and icons."""

    def is_offered(self) -> bool:
        """Tell whether the office has a use for the page: the side bar shows it then."""
        return True

    def grids(self) -> tuple[GridView, ...]:
        """List the page's grids."""
        return ()

    def show_place(self, place: Place) -> None:
        """Go to the cell where a figure is recorded."""
        if not self.goes_to(place):
            self.session.note(_("这一格现在不在页面上"))

    def goes_to(self, place: Place) -> bool:
        """Go to a cell of this page; tell whether it is in view."""
        return False

    def removing(self, *views: GridView) -> QPushButton:
        """Make the button that removes the selected rows of the grid last worked in."""
        self._worked_in = views[0]
        for view in views:
            view.focused.connect(partial(self._work_in, view))
        return button(_("删除所选"), self._remove, icon="remove")

    def _remove(self) -> None:
        self._worked_in.remove_rows()

    def _work_in(self, view: GridView) -> None:
        self._worked_in = view

    def mend(self, view: GridView, cell: Mark, wrong: Wrong) -> None:
        """Go to a cell that waits to be mended."""
        self.bring(view, cell[1], wrong.about)
        view.show_cell(*cell)

    def bring(self, view: GridView, column: str, about: tuple[str, ...]) -> None:
        """Bring a grid, a column of it, and what it was about into view."""

    def set_empty_note(self, note: EmptyNote) -> None:
        """Set what is shown while there is nothing."""
        self._layers.addWidget(note)
        self._layers.addWidget(self.other_period)

    def show_empty(self, empty: bool) -> None:
        """Show the note of the empty page, or the page."""
        empty = empty and self._layers.count() > 1
        other = empty and self.of_results and self.other_period.applies()
        self._layers.setCurrentIndex(2 if other else 1 if empty else 0)
        self._control_box.setVisible(not empty)

    def next_grid(self, step: int) -> None:
        """Put the keys on the page's next grid, or the one before: a tab that hides it is opened."""
        grids = [view for view in self.grids() if view.isEnabledTo(self)]
        here = next((number for number, view in enumerate(grids) if view.hasFocus()), -1 if step > 0 else 0)
        if grids:
            self._bring_forward(grids[(here + step) % len(grids)])

    def _bring_forward(self, view: GridView) -> None:
        inside: QWidget | None = view
        while inside is not None and inside is not self:
            stack = inside.parentWidget()
            tabs = stack.parentWidget() if stack is not None else None
            if isinstance(tabs, QTabWidget):
                tabs.setCurrentWidget(inside)
            inside = stack
        if view.row < 0 and view.grid.rows:
            view.choose(view.grid.index(0, 0))
        view.setFocus()

    def take_focus(self) -> None:
        """Put the keys on the current row of the first grid, else on the first that takes them."""
        view = next((view for view in self.grids() if view.isVisible()), None)
        if view is None:
            first = next(in_order(self._layers.currentWidget() or self), None)
            if first is not None:
                first.setFocus()
            return
        if view.row < 0 and view.grid.rows:
            view.choose(view.grid.index(0, 0))
            view.to_fill_in()
        view.setFocus()

    def search(self, text: str) -> None:
        """Show only the rows that hold a text."""
        for grid in self.grids()[:1]:
            grid.filter_rows(text)
