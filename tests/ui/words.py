"""Measures the words of a window against the room they have; as a program, at the scale that QT_SCALE_FACTOR sets."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QRect, QSettings, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QWidget,
)

from calculators.jobs.own_schemes import put_files
from tests.ui.hands import rest
from ui import theme
from ui.app import make_app
from ui.grid.header import GridHeader
from ui.main_window import MainWindow
from ui.preferences import Preferences

LISTS = Path(__file__).resolve().parents[1] / "schemes" / "lists"
SIZE = QSize(1280, 800)


def cut_words(window: MainWindow) -> list[str]:
    """List the words that are cut on any page, behind any tab, once somebody is on a scheme that declares a list."""
    office, staff = window.session.office, window.session.records.staff
    assert office is not None
    put_files(office, sorted(LISTS.glob("*.toml")))
    with window.session.change("a list") as change:
        change.put(replace(staff[-1], scheme="deal-commission"))
    rest(window)
    window.resize(SIZE)
    cut = []
    for key, page in window.pages.items():
        window.show_page(key)
        assert window.page is page
        rest(window)
        cut += [f"{key}: {said}" for said in _all_tabs(window, key)]
    return cut


def _all_tabs(window: MainWindow, key: str) -> Iterator[str]:
    """Look at a page, behind each of its tabs."""
    yield from _cut_words(window)
    for bar in window.pages[key].findChildren(QTabBar):
        for number in range(1, bar.count()):
            bar.setCurrentIndex(number)
            rest(window)
            yield from _cut_words(window)
        bar.setCurrentIndex(0)


def _cut_words(window: MainWindow) -> Iterator[str]:
    """Say which visible words have too little room, and by how much."""
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and not widget.visibleRegion().isEmpty():
            for kind, measure in MEASURES.items():
                if isinstance(widget, kind):
                    yield from measure(widget)


def label_cut(label: QLabel) -> Iterator[str]:
    room = label.contentsRect().adjusted(label.margin(), label.margin(), -label.margin(), -label.margin())
    yield from _judged(label, label.text(), room)


def button_cut(button: QAbstractButton) -> Iterator[str]:
    """Ask for room for the icon and the edges too: what the button asks for at least."""
    if button.text().strip() and not _holds(button.size(), button.minimumSizeHint()):
        yield f"「{button.text().strip()}」 {button.width()} of {button.minimumSizeHint().width()}"
    yield from _hidden(button, button.text().strip())


def choice_cut(choice: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    choice.initStyleOption(option)
    field = QStyle.SubControl.SC_ComboBoxEditField
    room = choice.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, choice)
    yield from _judged(choice, choice.currentText(), room)


def field_cut(field: QLineEdit) -> Iterator[str]:
    """Let what stands in a field scroll, but not what says how to fill it."""
    if not field.text() and not isinstance(field.parent(), QComboBox):
        yield from _judged(field, field.placeholderText(), field.contentsRect())


def tabs_cut(bar: QTabBar) -> Iterator[str]:
    for number in range(bar.count()):
        yield from _judged(bar, bar.tabText(number), bar.tabRect(number) & bar.rect())


def heads_cut(header: GridHeader) -> Iterator[str]:
    """Let a head be scrolled away, but its own column must hold it, with its edges."""
    for number in range(header.count()):
        if not header.isSectionHidden(number):
            title = str(header.model().headerData(number, Qt.Orientation.Horizontal) or "")
            width = header.sectionSize(number)
            edges = header.sectionSizeHint(number) - _size(header, title).width()
            yield from _judged(header, title, QRect(0, 0, width - max(edges, 0), header.height()), seen=False)


MEASURES: dict[type[QWidget], Callable[..., Iterator[str]]] = {
    QLabel: label_cut, QAbstractButton: button_cut, QComboBox: choice_cut, QLineEdit: field_cut, QTabBar: tabs_cut,
    GridHeader: heads_cut,
}  # fmt: skip


def _judged(widget: QWidget, text: str, room: QRect, *, seen: bool = True) -> Iterator[str]:
    """Measure a text with the widget's own font; wrapped where a label wraps."""
    if not text.strip():
        return
    wrapped = isinstance(widget, QLabel) and widget.wordWrap()
    needed = _size(widget, text, room.width() if wrapped else 0)
    if not _holds(room.size(), needed):
        yield f"「{text}」 {room.width()}×{room.height()} of {needed.width()}×{needed.height()}"
    if seen:
        yield from _hidden(widget, text)


def _size(widget: QWidget, text: str, wrapped_at: int = 0) -> QSize:
    flags = Qt.TextFlag.TextWordWrap if wrapped_at else Qt.TextFlag.TextExpandTabs
    limit = QRect(0, 0, wrapped_at or 100_000, 100_000)
    return widget.fontMetrics().boundingRect(limit, int(flags), text).size()


def _hidden(widget: QWidget, text: str) -> Iterator[str]:
    """Say where a widget is larger than what is seen of it, unless it can be scrolled to."""
    parent, seen = widget.parentWidget(), widget.visibleRegion().boundingRect()
    while parent is not None and not isinstance(parent, QAbstractScrollArea):
        parent = parent.parentWidget()
    if text and parent is None and not _holds(seen.size(), widget.size()):
        yield f"「{text}」 shows {seen.width()}×{seen.height()} of {widget.width()}×{widget.height()}"


def _holds(room: QSize, needed: QSize) -> bool:
    return needed.width() <= room.width() + 1 and needed.height() <= room.height() + 1


def main(file: Path) -> None:
    """Open an office and print the words that are cut."""
    with TemporaryDirectory() as own:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, own)
        app = make_app(sys.argv[:1])
        theme.apply(app, "light")
        window = MainWindow(Preferences())
        window.show()
        window.errands.open_path(file)
        rest(window)
        for said in (f"{window.devicePixelRatioF():.0%}", *cut_words(window)):
            print(said)  # noqa: T201 - the test reads it
        window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
