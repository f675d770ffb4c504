"""The look: the palette's colours, everything named for those who can't see it."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.hands import click, rest
from ui import theme
from ui.focus_order import in_order
from ui.icons import ICONS, icon
from ui.main_window import MainWindow
from ui.pages.settings import SettingsPage


@pytest.fixture
def daylight(dressed: QApplication) -> Iterator[QApplication]:
    """Give the light theme back to the tests that follow."""
    yield dressed
    theme.apply(dressed, "light")


def _each_page(window: MainWindow) -> Iterator[str]:
    for key in window.pages:
        window.show_page(key)
        rest(window)
        yield key


def test_the_theme_is_chosen_in_the_settings_and_comes_back(
    daylight: QApplication, sample: MainWindow
) -> None:
    sample.show_page("settings")
    page = sample.page
    assert isinstance(page, SettingsPage)
    for radio in page.themes.buttons():
        if radio.property("theme") == "dark":
            click(radio)
    assert daylight.palette().color(QPalette.ColorRole.Base) == QColor(theme.DARK.base)
    assert theme.tokens() is theme.DARK
    assert sample.preferences.theme == "dark"
    sample.set_theme("light")
    assert daylight.palette().color(QPalette.ColorRole.Highlight) == QColor(theme.LIGHT.selection)


def test_icons_take_the_colours_of_the_theme(daylight: QApplication) -> None:
    names = sorted(file.stem for file in ICONS.glob("*.svg"))
    drawn = {}
    for look in ("light", "dark"):
        theme.apply(daylight, look)
        drawn[look] = {name: icon(name).pixmap(20, 20).toImage() for name in names}
    for name in names:
        light = drawn["light"][name]
        assert light != drawn["dark"][name], name
        assert max(light.pixelColor(x, y).alpha() for x in range(20) for y in range(20)) > 200, (
            f"{name} draws nothing"
        )


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("made", [QCheckBox, QLineEdit])
def test_what_is_seen_by_its_edge_alone_has_one_that_is_seen(
    daylight: QApplication, qtbot: QtBot, look: str, made: type[QWidget]
) -> None:
    """An edge needs twice the light of its ground, or half of it, in both looks."""
    theme.apply(daylight, look)
    widget = made()
    qtbot.addWidget(widget)
    widget.resize(80, 28)
    image = widget.grab().toImage()
    ground = _light(QColor(theme.tokens().base))
    seen = [_light(image.pixelColor(x, 14)) for x in range(20)]
    assert max(max(ground, light) / min(ground, light) for light in seen) > 2


def _light(colour: QColor) -> float:
    """Give the relative luminance, a little raised as in a lit room (WCAG 2)."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05


def test_everything_that_takes_the_focus_has_a_name(sample: MainWindow) -> None:
    """A screen reader says where one is: by an accessible name, the words of a button, the words of a tab."""
    nameless = []
    for key in _each_page(sample):
        nameless += [f"{key}: {type(widget).__name__}" for widget in in_order(sample) if not _name_of(widget)]
    assert nameless == []


def _name_of(widget: QWidget) -> str:
    if isinstance(widget, QTabBar):
        return widget.tabText(widget.currentIndex())
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


def test_tab_follows_the_eye(sample: MainWindow) -> None:
    """Tool bar, side bar, the head of the page, the page, the status line; nothing that takes the focus is left out."""
    wrong = []
    for key in _each_page(sample):
        sample.search.setFocus()
        seen: list[QWidget] = []
        while (focused := QApplication.focusWidget()) not in (None, *seen):
            assert focused is not None
            seen.append(focused)
            assert sample.focusNextPrevChild(True)
        everything = {w for w in sample.findChildren(QWidget) if w.isVisible() and _is_reached(w)}
        wrong += [f"{key}: Tab never reaches {_named(w)}" for w in everything - set(seen)]
        sample.search.setFocus()
        QTest.keyClick(sample.search, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is sample.picker.back, "the key itself goes the same way"
        start = min(
            range(len(seen)),
            key=lambda n: (_place(sample, seen[n]).top() // 40, _place(sample, seen[n]).left()),
        )
        seen = seen[start:] + seen[:start]
        for before, after in pairwise(seen):
            a, b = _place(sample, before), _place(sample, after)
            if b.bottom() <= a.top() and b.left() <= a.left():
                wrong.append(f"{key}: after {_named(before)} comes {_named(after)}, above it")
        back = list(seen)
        back[0].setFocus()
        for expected in reversed(back):
            assert sample.focusNextPrevChild(False)
            assert QApplication.focusWidget() is expected, f"{key}: {_named(expected)}"
    assert wrong == []


def _is_reached(widget: QWidget) -> bool:
    inner = isinstance(widget.parent(), QComboBox | QAbstractItemView) or widget.focusProxy() is not None
    return (
        bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.isEnabled()
        and not inner
        and not widget.isWindow()
    )


def _place(window: MainWindow, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def _named(widget: QWidget) -> str:
    return widget.accessibleName() or type(widget).__name__


def test_the_main_scheme_of_the_sample_fits_the_smallest_window(sample: MainWindow) -> None:
    sample.resize(1280, 800)
    for key in ("staff", "results"):
        sample.show_page(key)
        rest(sample)
        assert sample.page.grids()[0].horizontalScrollBar().maximum() == 0, key


def test_the_period_goes_back_and_on_by_keys_and_changes_its_length(sample: MainWindow) -> None:
    picker = sample.picker
    before = sample.session.period
    QTest.keyClick(sample, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert sample.session.period == before.shifted(1)
    QTest.keyClick(sample, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    picker.grain.setCurrentIndex(0)
    picker.grain.activated.emit(0)
    rest(sample)
    assert sample.session.period == before.months[0]
    assert picker.title.text() == before.months[0].title
