"""The look: a dozen colours, light and dark, one font family, a few lines of style sheet."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from models.drawing import Palette

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
ROW_HEIGHT = 30
MARGIN = 16
GAP = 10
SYSTEM_FONTS = (
    "Noto Sans SC",
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "PingFang SC",
    "WenQuanYi Zen Hei",
    "Noto Sans CJK SC",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The named colours; red is wrong, amber missing, green done, accent selected or primary."""

    window: str
    base: str
    alternate: str
    text: str
    muted: str
    line: str
    header: str
    accent: str
    on_accent: str
    selection: str
    wrong: str
    wrong_text: str
    missing: str
    missing_text: str
    done: str
    done_text: str


LIGHT = Tokens(
    window="#f5f6f8", base="#ffffff", alternate="#f9fafb", text="#1f2328", muted="#6b7280", line="#d5d9df",
    header="#eef1f5", accent="#2563eb", on_accent="#ffffff", selection="#dbeafe", wrong="#fde2e2",
    wrong_text="#b42318", missing="#fdf0d0", missing_text="#92580c", done="#dff3e4", done_text="#1a7f37",
)  # fmt: skip
DARK = Tokens(
    window="#1b1d21", base="#23262b", alternate="#272a30", text="#e6e8eb", muted="#9aa1ab", line="#3a3f47",
    header="#2a2e35", accent="#4f8cff", on_accent="#ffffff", selection="#24406f", wrong="#5b2a2e",
    wrong_text="#ff8f87", missing="#4a3a17", missing_text="#f0b54a", done="#1f3d2a", done_text="#5fcf80",
)  # fmt: skip

FIELDS, BOX = ("QLineEdit", "QPlainTextEdit"), "QCheckBox"
"""What is seen by its edge alone."""

STYLE = """
QToolBar {{ background: {base}; border: none; border-bottom: 1px solid {line}; padding: 5px 10px; spacing: 4px; }}
QToolBar QToolButton, QToolButton#flat {{ border: none; border-radius: 6px; padding: 6px 10px; color: {text}; }}
QToolBar QToolButton:hover, QToolButton#flat:hover {{ background: {header}; }}
QToolBar QToolButton:focus, QToolButton#flat:focus {{ border: 1px solid {accent}; padding: 5px 9px; }}
QToolBar QToolButton:pressed, QToolButton#flat:checked {{ background: {selection}; }}
QToolBar QToolButton:disabled {{ color: {muted}; }}
QFrame#sideBar {{ background: {window}; border: none; border-right: 1px solid {line}; }}
QFrame#sideBar QToolButton {{ border: none; border-radius: 6px; padding: 8px 12px; text-align: left; color: {text}; }}
QFrame#sideBar QToolButton:hover {{ background: {header}; }}
QFrame#sideBar QToolButton:checked {{ background: {selection}; }}
QFrame#sideBar QToolButton:focus {{ border: 1px solid {accent}; padding: 7px 11px; }}
QHeaderView {{ background: {header}; border: none; }}
QHeaderView::section {{ background: {header}; border: none; border-right: 1px solid {line};
  border-bottom: 1px solid {line}; padding: 4px 8px; }}
QTableView QTableCornerButton::section {{ background: {header}; border: none; border-right: 1px solid {line};
  border-bottom: 1px solid {line}; }}
QPushButton {{ background: {base}; border: 1px solid {line}; border-radius: 6px; padding: 6px 14px; color: {text}; }}
QPushButton:hover {{ background: {header}; }}
QPushButton:focus {{ border-color: {accent}; }}
QPushButton:disabled {{ color: {muted}; background: {window}; }}
QPushButton#primary {{ background: {accent}; border-color: {accent}; color: {on_accent}; }}
QPushButton#primary:hover {{ border-color: {text}; }}
QPushButton#primary:disabled {{ background: {line}; border-color: {line}; color: {muted}; }}
QFrame#card {{ background: {base}; border: 1px solid {line}; border-radius: 8px; }}
QLabel#paper {{ background: {paper}; border: 1px solid {line}; border-radius: 6px; color: {ink}; }}
QFrame#rule {{ background: {line}; border: none; }}
QLabel#muted {{ color: {muted}; }}
QLabel#wrong {{ color: {wrong_text}; }}
QLabel#missing {{ color: {missing_text}; }}
QLabel#done {{ color: {done_text}; }}
QLabel#link {{ color: {accent}; }}
QStatusBar QToolButton {{ border: 1px solid transparent; border-radius: 4px; padding: 1px 5px; }}
QStatusBar QToolButton:hover, QStatusBar QToolButton:focus {{ border-color: {line}; }}
QToolButton#wrong {{ color: {wrong_text}; }}
QToolButton#missing {{ color: {missing_text}; }}
QToolButton#done {{ color: {done_text}; }}
QToolButton#link {{ color: {accent}; }}
QStatusBar {{ border-top: 1px solid {line}; }}
QStatusBar::item {{ border: none; }}
QTableView, QTreeView {{ outline: 0; }}
QSplitter::handle {{ background: transparent; }}
QToolTip {{ background: {base}; color: {text}; border: 1px solid {line}; padding: 4px; }}
"""


def load_fonts() -> str:
    """Register the bundled Chinese font and give the family to use, else the best of the system's."""
    for file in sorted(FONTS.glob("NotoSansSC-*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    families = set(QFontDatabase.families())
    return next((family for family in SYSTEM_FONTS if family in families), QApplication.font().family())


def is_dark(choice: str) -> bool:
    """Tell whether `light`, `dark` or `system` means dark now."""
    if choice == "system":
        return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return choice == "dark"


def palette_of(tokens: Tokens) -> QPalette:
    """Put the tokens into the roles of a palette."""
    role = QPalette.ColorRole
    palette = QPalette()
    for part, colour in (
        (role.Window, tokens.window), (role.Base, tokens.base), (role.AlternateBase, tokens.alternate),
        (role.WindowText, tokens.text), (role.Text, tokens.text), (role.ButtonText, tokens.text),
        (role.Button, tokens.base), (role.PlaceholderText, tokens.muted), (role.Highlight, tokens.selection),
        (role.HighlightedText, tokens.text), (role.Link, tokens.accent), (role.Accent, tokens.accent),
        (role.ToolTipBase, tokens.base), (role.ToolTipText, tokens.text), (role.Mid, tokens.line),
        (role.Midlight, tokens.header), (role.Dark, tokens.line), (role.Light, tokens.base),
    ):  # fmt: skip
        palette.setColor(part, QColor(colour))
    for part in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, part, QColor(tokens.muted))
    return palette


def edged(tokens: Tokens, *, strong: bool) -> QPalette:
    """Give a palette of which Fusion draws edges that are seen: a little darker than window and highlight."""
    palette, role = palette_of(tokens), QPalette.ColorRole
    if strong:
        palette.setColor(role.Window, QColor(tokens.muted))
    palette.setColor(role.Highlight, QColor(tokens.accent))
    palette.setColor(role.HighlightedText, QColor(tokens.on_accent))
    return palette


_current: Tokens = LIGHT


def tokens() -> Tokens:
    """Give the colours in use."""
    return _current


def chart_palette() -> Palette:
    """Give the colours in use to whoever draws a chart."""
    now = _current
    return Palette(text=now.text, muted=now.muted, empty=now.header, accent=now.accent, base=now.base)


def apply(app: QApplication, choice: str) -> None:
    """Dress the application: Fusion, palette, style sheet (`choice`: light, dark or system)."""
    global _current
    _current = DARK if is_dark(choice) else LIGHT
    app.setStyle("Fusion")
    app.setPalette(palette_of(_current))
    for kind in (*FIELDS, BOX):
        dress = edged(_current, strong=kind == BOX or _current is DARK)
        app.setPalette(dress, kind)  # type: ignore[arg-type]  # the stubs ask for bytes, the library takes text alone
    colours = {name: getattr(_current, name) for name in Tokens.__dataclass_fields__}
    style = STYLE.format(**colours, paper=LIGHT.base, ink=LIGHT.muted)  # paper is white in the dark as well
    app.setStyleSheet(style)


def set_font(app: QApplication) -> None:
    """Use the Chinese font at 10 pt everywhere."""
    font = QFont(load_fonts(), 10)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    app.setFont(font)


def title_font() -> QFont:
    """Give the font of a page's title: 14 pt bold."""
    font = QFont(QApplication.font())
    font.setPointSize(14)
    font.setBold(True)
    return font


def strong_font(points: int = 10) -> QFont:
    """Give the bold font for a figure or a heading."""
    font = QFont(QApplication.font())
    font.setPointSize(points)
    font.setBold(True)
    return font
