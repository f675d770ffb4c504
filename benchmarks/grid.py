"""How long the steps of an entry page take: 200 people × 15 figures, beside a bare table of Qt in the same run.

Run: `.venv/bin/python -m benchmarks.grid`. The floor is a QTableView of the same size over the same texts in a list of
lists, which stores nothing, computes nothing and marks nothing. A step lasts until the window is painted again; beside the
time on the clock stands what the window's own thread took of the processor, whatever else runs on the machine.
"""

import os
import statistics
import time
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStackedWidget, QTableView, QWidget

from models.measure import Measure
from models.period import Period
from models.records import OfficeIdentity
from models.staff import Person
from models.target import Owner
from tests.ui.hands import rest, turn
from ui import theme
from ui.app import make_app
from ui.main_window import MainWindow
from ui.pages.measures import MeasuresPage
from ui.pages.month_buttons import ALL
from ui.preferences import Preferences

PEOPLE, TIMES = 200, 20
QUARTER = Period.parse("2026Q1")
NAMES = ("内部培训次数", "提供方案数", "支持售前次数", "支持售前项目数", "外派演讲次数")
SHOWN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole)
Took = tuple[float, float]
"""Milliseconds on the clock, and those of the window's thread at work."""
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Bare(QAbstractTableModel):
    """Texts in a list of lists."""

    def __init__(self, texts: list[list[str]]) -> None:
        super().__init__()
        self._texts = texts

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Count the rows."""
        return 0 if parent.isValid() else len(self._texts)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(self._texts[0])

    def data(self, index: Index, role: int = SHOWN[0]) -> Any:
        """Give a text."""
        return self._texts[index.row()][index.column()] if role in SHOWN else None

    def setData(self, index: Index, value: Any, _role: int = SHOWN[1]) -> bool:
        """Take a text."""
        self._texts[index.row()][index.column()] = str(value)
        self.dataChanged.emit(index, index)
        return True

    def flags(self, _index: Index) -> Qt.ItemFlag:
        """Let every cell be typed into."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable


def fill(window: MainWindow) -> None:
    """Hire the people and record a quarter's figures of all but the last month, in one change."""
    numbers = [f"S{number:03}" for number in range(PEOPLE)]
    with window.session.change("benchmark") as change:
        for number, staff_no in enumerate(numbers):
            change.put(
                Person(
                    staff_no=staff_no, name=f"员工{number}", department=f"售前{number % 8}部", hired=date(2025, 1, 6),
                    base_pay=Decimal(6000), scheme="consultant-branch",
                )
            )  # fmt: skip
            for month in QUARTER.months[:2]:
                for name in NAMES:
                    value = Decimal(number % 9)
                    change.put(Measure(month=month, owner_kind=Owner.PERSON, owner=staff_no, name=name, value=value))
    window.session.choose(QUARTER)


def painted() -> None:
    """Let everything that is about to happen happen, the painting too."""
    for _turn in range(3):
        QApplication.processEvents()


def timed(steps: Iterable[Callable[[], object]]) -> list[Took]:
    """Take steps; give the milliseconds until each is on the screen."""
    took = []
    for step in steps:
        begun, at_work = time.perf_counter(), time.thread_time()
        step()
        painted()
        took.append(((time.perf_counter() - begun) * 1000, (time.thread_time() - at_work) * 1000))
    return took


def typing(view: QTableView, column: int) -> Iterable[Callable[[], object]]:
    """Type figures down a column: a digit, Enter."""

    def step() -> None:
        QTest.keyClick(view, Qt.Key.Key_7)
        editor = QApplication.focusWidget()
        assert editor not in (None, view)
        assert editor is not None
        QTest.keyClick(editor, Qt.Key.Key_Return)

    for row in range(TIMES):
        view.setCurrentIndex(view.model().index(row, column))
        view.setFocus()
        painted()
        yield step


def scrolling(view: QTableView) -> Iterable[Callable[[], object]]:
    """Go down by pages, and up again."""
    view.setFocus()
    for number in range(TIMES):
        key = Qt.Key.Key_PageDown if number % 16 < 8 else Qt.Key.Key_PageUp
        yield lambda key=key: QTest.keyClick(view, key)  # type: ignore[misc]


def busy(window: MainWindow, steps: Iterable[Callable[[], object]]) -> Iterable[Callable[[], object]]:
    """Begin each step while the results are being computed in the background."""
    for step in steps:
        while not window.session.worker.busy:
            turn(5)
        yield step


def tell(name: str, took: list[Took], floor: list[Took]) -> None:
    """Print a step beside its floor: the middle one by the clock and by the processor, and the slowest."""
    (clock, thread), (bare_clock, bare) = ([statistics.median(part) for part in zip(*own, strict=True)] for own in (took, floor))
    print(
        f"{name}: {clock:.0f} ms, at most {max(took)[0]:.0f}, the processor {thread:.1f}; "
        f"bare {bare_clock:.0f} ms, at most {max(floor)[0]:.0f}, the processor {bare:.1f} ({thread / bare:.1f} ×)"
    )


def bare_table(view: QTableView, texts: list[list[str]], size: QWidget) -> tuple[QStackedWidget, QTableView]:
    """Put a table of the same cells beside an empty page."""
    table = QTableView()
    table.setModel(Bare(texts))
    table.verticalHeader().setDefaultSectionSize(theme.ROW_HEIGHT)
    for column in range(len(texts[0])):
        table.setColumnWidth(column, view.columnWidth(column))
    stack = QStackedWidget()
    stack.addWidget(QWidget())
    stack.addWidget(table)
    stack.resize(size.size())
    stack.show()
    return stack, table


def measure(window: MainWindow) -> None:
    """Take every step in both tables and print the figures."""
    window.show_page("measures")
    page = window.page
    assert isinstance(page, MeasuresPage)
    page.choose(ALL)
    rest(window)
    view = page.view
    texts = [[str(view.grid.index(r, c).data() or "") for c in range(len(view.grid.columns))] for r in range(PEOPLE)]
    stack, table = bare_table(view, texts, view)
    column = [asked.key for asked in view.grid.columns].index(f"{QUARTER.months[2]}|{NAMES[0]}")
    print(f"{PEOPLE} people × {len(NAMES) * 3} figures; {len(texts[0])} columns with names, points and grade")

    opened, bare_opened = [], []
    for _time in range(TIMES):
        window.show_page("settings")
        stack.setCurrentIndex(0)
        rest(window)
        opened += timed([lambda: window.show_page("measures")])
        bare_opened += timed([lambda: stack.setCurrentIndex(1)])
    tell("opening the page", opened, bare_opened)
    window.activateWindow()
    typed = timed(typing(view, column))
    at_work = timed(busy(window, typing(view, column + 1)))
    rest(window)
    scrolled = timed(scrolling(view))
    stack.activateWindow()
    bare_typed, bare_scrolled = timed(typing(table, column)), timed(scrolling(table))
    tell("typing a cell", typed, bare_typed)
    tell("typing a cell while results are computed", at_work, bare_typed)
    tell("scrolling a page", scrolled, bare_scrolled)


def main() -> None:
    """Print the figures."""
    with TemporaryDirectory() as folder:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
        app = make_app(["jidan"])
        theme.apply(app, "light")
        window = MainWindow(Preferences())
        window.show()
        window.errands.create(Path(folder) / "office.jidan", OfficeIdentity(company="青桐软件", branch="临江分公司"))
        rest(window)
        fill(window)
        rest(window)
        measure(window)
        window.close()


if __name__ == "__main__":
    main()
