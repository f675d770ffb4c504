"""Line icons, drawn in the palette's colours."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.theme import tokens

ICONS = Path(__file__).resolve().parent.parent / "resources" / "icons"
SIZES = (20, 40)
_PROPERTY = "icon_name"


def _drawn(name: str, colour: str, size: int) -> QPixmap:
    """Draw one icon at one size (pixels)."""
    source = (ICONS / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


@lru_cache(maxsize=256)
def _icon(name: str, colour: str, faint: str) -> QIcon:
    made = QIcon()
    for size in SIZES:
        made.addPixmap(_drawn(name, colour, size))
        made.addPixmap(_drawn(name, faint, size), QIcon.Mode.Disabled)
    return made


def icon(name: str, *, on_accent: bool = False) -> QIcon:
    """Give the icon in the current text colour (or in that of a primary button)."""
    colours = tokens()
    return _icon(name, colours.on_accent if on_accent else colours.text, colours.muted)


def set_icon(target: QAbstractButton | QAction, name: str) -> None:
    """Give a button or action its icon, and let it follow the theme."""
    target.setProperty(_PROPERTY, name)
    target.setIcon(icon(name, on_accent=target.objectName() == "primary"))


def retint(root: QWidget) -> None:
    """Draw every icon below `root` again in the colours now in use."""
    held: list[QObject] = [*root.findChildren(QAbstractButton), *root.findChildren(QAction)]
    for target in held:
        name = target.property(_PROPERTY)
        if name and isinstance(target, QAbstractButton | QAction):
            set_icon(target, str(name))
