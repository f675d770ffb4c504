"""Editors of cells: a plain line, a list of choices that can also be typed, a day with a calendar beside it."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QColor, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QCompleter,
    QFrame,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from models.words import _
from ui.grid.readers import day
from ui.icons import set_icon
from ui.theme import tokens

DOWN, F4 = Qt.Key.Key_Down, Qt.Key.Key_F4
ALT = Qt.KeyboardModifier.AltModifier


def asks_for_list(event: QKeyEvent) -> bool:
    """Tell whether a key opens the list or calendar of a cell: Alt+Down or F4, as in Excel."""
    return event.key() == F4 or (event.key() == DOWN and bool(event.modifiers() & ALT))


class ChoiceBox(QComboBox):
    """Choices that can also be typed; what is typed narrows the list down."""

    def __init__(self, parent: QWidget, choices: tuple[str, ...]) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setFrame(False)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.addItems(choices)
        completer = QCompleter(choices, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)

    @property
    def choosing(self) -> bool:
        """Tell whether a list is open at one of its choices: Enter takes it first."""
        completer = self.completer()
        popup = completer.popup() if completer is not None else None
        return popup is not None and popup.isVisible() and popup.currentIndex().isValid()


class DayLine(QLineEdit):
    """A day, typed or picked from a calendar (Alt+Down, F4 or the button)."""

    picked = Signal()
    """A day was picked: the cell is done."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrame(False)
        self.calendar: QCalendarWidget | None = None
        pick = QAction(_("从日历选择"), self)
        set_icon(pick, "calendar")
        pick.triggered.connect(lambda _checked=False: self.open_calendar())
        self.addAction(pick, QLineEdit.ActionPosition.TrailingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the calendar, or type."""
        if asks_for_list(event):
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def open_calendar(self) -> None:
        """Show the month of the day typed so far, else this month."""
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setObjectName("card")
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.calendar = _calendar()
        self.calendar.setSelectedDate(self._typed() or QDate.currentDate())
        self.calendar.activated.connect(self._take)
        self.calendar.clicked.connect(self._take)
        inside = QVBoxLayout(popup)
        inside.setContentsMargins(6, 6, 6, 6)
        inside.addWidget(self.calendar)
        popup.move(self.mapToGlobal(QPoint(0, self.height())))
        popup.show()
        self.calendar.setFocus()

    def _typed(self) -> QDate | None:
        try:
            typed = day(self.text())
        except ValueError:
            return None
        return QDate(typed.year, typed.month, typed.day)

    def _take(self, date: QDate) -> None:
        if self.calendar is None:
            return
        popup, self.calendar = self.calendar.window(), None
        self.setText(date.toString(Qt.DateFormat.ISODate))
        popup.close()
        self.picked.emit()


def _calendar() -> QCalendarWidget:
    """Make a calendar in the window's language and colours: red stays for what is wrong."""
    made = QCalendarWidget()
    made.setAccessibleName(_("日历"))
    made.setLocale(QLocale(_("zh_CN")))
    made.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    made.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    plain = QTextCharFormat()
    plain.setForeground(QColor(tokens().text))
    for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        made.setWeekdayTextFormat(weekend, plain)
    for name, drawn in (("qt_calendar_prevmonth", "previous"), ("qt_calendar_nextmonth", "next")):
        turn = made.findChild(QToolButton, name)
        if turn is not None:
            set_icon(turn, drawn)
    return made


def line_of(editor: QObject) -> QLineEdit | None:
    """Give the line into which an editor's text is typed."""
    line = editor.lineEdit() if isinstance(editor, QComboBox) else editor
    return line if isinstance(line, QLineEdit) else None
