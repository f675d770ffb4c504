"""Editors of cells: a plain line, a list of choices that can also be typed, a day with a calendar beside it."""

from __future__ import annotations

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QPoint, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QColor, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QComboBox,
    QCompleter,
    QFrame,
    QLineEdit,
    QListView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from models.words import _
from ui.grid.readers import day
from ui.icons import set_icon
from ui.initials import begins, is_found
from ui.theme import tokens

DOWN, F4 = Qt.Key.Key_Down, Qt.Key.Key_F4
ENDS = frozenset(map(int, (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)))
ALT = Qt.KeyboardModifier.AltModifier


def asks_for_list(event: QKeyEvent) -> bool:
    """Tell whether a key opens the list or calendar of a cell: Alt+Down or F4, as in Excel."""
    return event.key() == F4 or (event.key() == DOWN and bool(event.modifiers() & ALT))


def meant(typed: str, choices: tuple[str, ...]) -> str:
    """Give the choice that a key or two stand for: its number, its first letters or their pinyin; else what was typed.

    Numbers count where no choice holds a figure itself; else figures must name one choice alone.
    """
    wanted = typed.strip().lower()
    if not wanted or not wanted.isascii() or typed in choices:
        return typed
    if wanted.isdecimal() and not any(map(str.isdecimal, "".join(choices))):
        return choices[int(wanted) - 1] if 0 < int(wanted) <= len(choices) else typed
    found = [choice for choice in choices if begins(wanted, choice)]
    return found[0] if len(found) == 1 or (found and not wanted[0].isdecimal()) else typed


class ChoiceBox(QComboBox):
    """Choices that can also be typed: what is typed narrows the list, and one key may stand for a choice.

    Where `others` may be typed too, a text is taken as it stands.
    """

    def __init__(self, parent: QWidget, choices: tuple[str, ...], *, others: bool = False) -> None:
        super().__init__(parent)
        self._choices, self._others = choices, others
        self.setEditable(True)
        self.setFrame(False)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.addItems(choices)
        self._narrowed = QStringListModel(choices, self)
        self._popup = QListView()
        completer = QCompleter(self._narrowed, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setPopup(self._popup)
        self.setCompleter(completer)
        self._popup.installEventFilter(self)
        line = self.lineEdit()
        if line is not None:
            line.textEdited.connect(self._narrow)

    def meant(self) -> str:
        """Give the choice that is meant by what was typed."""
        return self.currentText() if self._others else meant(self.currentText(), self._choices)

    def _narrow(self, typed: str) -> None:
        """List what may be meant, the one that Enter takes first and marked."""
        likely = self.meant()
        found = [choice for choice in self._choices if is_found(typed.strip().lower(), choice) and choice != likely]
        self._narrowed.setStringList([likely, *found] if likely in self._choices else found)
        if likely != typed:
            QTimer.singleShot(0, self._popup, self._mark)  # the list opens once this key is done with

    def _mark(self) -> None:
        self._popup.setCurrentIndex(self._narrowed.index(0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter or Tab in the list end the cell at once."""
        if watched is self._popup and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            marked = self._popup.currentIndex()
            if event.key() in ENDS:
                if marked.isValid():
                    self.setEditText(str(marked.data()))
                QApplication.sendEvent(self, event)  # ends the cell; the list may go only then, its going ends it too
                self._popup.hide()
                return True
        return super().eventFilter(watched, event)


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
