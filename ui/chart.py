"""Charts in the window: drawings made elsewhere, painted in any size."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from models.drawing import Drawing, PathStroke, Rgb, TextStroke
from ui.theme import GAP, tokens

LARGEST = 2.0
"""Pixels a point at most: more would look coarse beside the window's own text."""
INCH = 72


class ChartView(QWidget):
    """Shows drawings side by side, as large as they fit."""

    def __init__(self, name: str, height: int = 190) -> None:
        super().__init__()
        self._name, self._height = name, height
        self._drawings: tuple[Drawing, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.setVisible(False)

    @property
    def drawings(self) -> tuple[Drawing, ...]:
        """Give what is shown."""
        return self._drawings

    def show_drawings(self, drawings: Sequence[Drawing]) -> None:
        """Show other drawings; without any there is no room taken."""
        self._drawings = tuple(drawings)
        self.setAccessibleName("，".join([self._name, *(drawing.title for drawing in drawings)]))
        self.setVisible(bool(drawings))
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for a chart's height."""
        return QSize(320, self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw from left to right."""
        if not self._drawings:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens().line)))
        painter.setBrush(QColor(tokens().base))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 8, 8)
        wide, tall = self.width() - GAP * (len(self._drawings) + 1), self.height() - GAP
        scale = min(
            LARGEST,
            wide / sum(drawing.width for drawing in self._drawings),
            tall / max(drawing.height for drawing in self._drawings),
        )
        drawn = sum(drawing.width for drawing in self._drawings) * scale + GAP * (len(self._drawings) - 1)
        left = (self.width() - drawn) / 2
        for drawing in self._drawings:
            paint(
                painter, drawing, QPointF(left, tall - (tall - drawing.height * scale) / 2 + GAP / 2), scale
            )
            left += drawing.width * scale + GAP
        painter.end()


def paint(painter: QPainter, drawing: Drawing, corner: QPointF, scale: float) -> None:
    """Draw with the lower left corner at a point, `scale` pixels a point of the drawing."""
    painter.save()
    painter.translate(corner)
    for stroke in drawing.strokes:
        if isinstance(stroke, PathStroke):
            _path(painter, stroke, scale)
        else:
            _text(painter, stroke, scale)
    painter.restore()


def _path(painter: QPainter, stroke: PathStroke, scale: float) -> None:
    path = QPainterPath()
    for step, numbers in stroke.segments:
        points = [QPointF(x * scale, -y * scale) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        if step == "move":
            path.moveTo(points[0])
        elif step == "line":
            path.lineTo(points[0])
        elif step == "curve":
            path.cubicTo(points[0], points[1], points[2])
        else:
            path.closeSubpath()
    pen = (
        QPen(Qt.PenStyle.NoPen)
        if stroke.line is None
        else QPen(_colour(stroke.line), stroke.thickness * scale)
    )
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush if stroke.fill is None else _colour(stroke.fill))
    painter.drawPath(path)


def _text(painter: QPainter, stroke: TextStroke, scale: float) -> None:
    font = QFont(QApplication.font())
    font.setPointSizeF(stroke.size * scale * INCH / painter.device().logicalDpiY())
    font.setBold(stroke.bold)
    painter.setFont(font)
    painter.setPen(_colour(stroke.colour))
    painter.drawText(QPointF(stroke.x * scale, -stroke.y * scale), stroke.text)


def _colour(rgb: Rgb) -> QColor:
    return QColor.fromRgbF(*rgb)
