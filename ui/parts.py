"""Small building blocks that every page uses: headings, labels, buttons, cards, the note of an empty page."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from ui.icons import set_icon
from ui.theme import GAP, MARGIN, strong_font, title_font

Act = Callable[[], None]


def label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """Make a label; `role` is muted, wrong, missing, done or link."""
    made = QLabel(text)
    made.setObjectName(role)
    made.setWordWrap(wrap)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


def set_role(widget: QWidget, role: str) -> None:
    """Give a label, or a button of the status line, another colour role."""
    if widget.objectName() != role:
        widget.setObjectName(role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def heading(text: str) -> QLabel:
    """Make a page's title."""
    made = label(text)
    made.setFont(title_font())
    return made


def strong(text: str = "", points: int = 10) -> QLabel:
    """Make a bold label."""
    made = label(text)
    made.setFont(strong_font(points))
    return made


def button(text: str, act: Act, *, icon: str = "", primary: bool = False, tip: str = "") -> QPushButton:
    """Make a push button; the page's one main action is `primary`."""
    made = QPushButton(text)
    if primary:
        made.setObjectName("primary")
    if icon:
        set_icon(made, icon)
    made.setToolTip(tip or text)
    made.setAccessibleName(text)
    made.clicked.connect(lambda _checked=False: act())
    return made


def tool(text: str, act: Act, icon: str, *, words: bool = False) -> QToolButton:
    """Make a small flat button: an icon, with its words where asked."""
    made = QToolButton()
    made.setObjectName("flat")
    made.setText(text)
    made.setToolTip(text)
    made.setAccessibleName(text)
    set_icon(made, icon)
    style = Qt.ToolButtonStyle
    made.setToolButtonStyle(style.ToolButtonTextBesideIcon if words else style.ToolButtonIconOnly)
    made.clicked.connect(lambda _checked=False: act())
    return made


def switch(text: str, act: Act, tip: str, *, on: bool = False) -> QToolButton:
    """Make a small flat button that stays down while something is shown."""
    made = QToolButton()
    made.setObjectName("flat")
    made.setText(text)
    made.setAccessibleName(text)
    made.setToolTip(tip)
    made.setCheckable(True)
    made.setChecked(on)
    made.toggled.connect(lambda _on: act())
    return made


def card(*widgets: QWidget, margin: int = 14, gap: int = 6) -> QFrame:
    """Frame some widgets, one below the other."""
    made = QFrame()
    made.setObjectName("card")
    column = QVBoxLayout(made)
    column.setContentsMargins(margin, margin, margin, margin)
    column.setSpacing(gap)
    for widget in widgets:
        column.addWidget(widget)
    return made


class FigureCard(QFrame):
    """One figure that is read first: what it is, how much, and a word beside it."""

    def __init__(self, caption: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self.figure, self.note = strong("—", 17), label("", "muted")
        self.figure.setAccessibleName(caption)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(2)
        for part in (label(caption, "muted"), self.figure, self.note):
            column.addWidget(part)

    def show_figure(self, text: str, role: str = "") -> None:
        """Show a figure."""
        self.figure.setText(text)
        set_role(self.figure, role)


def beside(*widgets: QWidget | None, gap: int = GAP) -> QHBoxLayout:
    """Put widgets side by side; `None` takes up the room that is left."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(gap)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    return row


def titled(head: QHBoxLayout, below: QWidget) -> QWidget:
    """Put a row of labels above a grid."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, GAP // 2, 0, 0)
    column.setSpacing(GAP // 2)
    column.addLayout(head)
    column.addWidget(below)
    return made


class EmptyNote(QWidget):
    """Says what belongs on an empty page and has the button that starts it."""

    def __init__(self, text: str, *actions: QPushButton) -> None:
        super().__init__()
        self.said = said = label(text, "muted", wrap=True)
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        said.setFixedWidth(480)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(MARGIN)
        column.addStretch(2)
        column.addLayout(beside(None, said, None))
        column.addLayout(beside(None, *actions, None))
        column.addStretch(3)
