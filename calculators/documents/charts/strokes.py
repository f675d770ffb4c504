"""Record what matplotlib draws, and draw it on a page: paths and text, nothing else."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.transforms import Transform
from reportlab.pdfgen.canvas import Canvas

from calculators.documents.fonts import typeface
from models.drawing import PathStroke, Points, Rgb, Stroke, TextStroke


class Recorder(RendererBase):
    """A renderer that keeps what it is asked to draw, in points (72 a figure's inch)."""

    def __init__(self, figure: Figure) -> None:
        super().__init__()
        self.strokes: list[Stroke] = []
        self._size = figure.bbox.width, figure.bbox.height

    def get_canvas_width_height(self) -> tuple[float, float]:
        """Give the size of the figure."""
        return self._size

    def flipy(self) -> bool:
        """Count upwards, as a page does."""
        return False

    def points_to_pixels(self, points: Any) -> Any:
        """Draw in points."""
        return points

    def new_gc(self) -> GraphicsContextBase:
        """Give a fresh state of the pen."""
        return GraphicsContextBase()

    def get_text_width_height_descent(self, s: str, prop: FontProperties, _ismath: Any) -> tuple[float, float, float]:
        """Measure a text in the documents' own font."""
        size = prop.get_size_in_points()
        return typeface(bold=_bold(prop)).width(s, size), size * 0.92, size * 0.12

    def draw_path(self, gc: GraphicsContextBase, path: Path, transform: Transform, rgbFace: Any = None) -> None:  # noqa: N803
        """Keep a path with its line and filling; what is transparent has neither."""
        fill = None if rgbFace is None or (len(rgbFace) == 4 and not rgbFace[3]) else _rgb(rgbFace)
        colour = gc.get_rgb()
        line = _rgb(colour) if gc.get_linewidth() > 0 and colour[3] > 0 else None
        self.strokes.append(PathStroke(tuple(_segments(path, transform)), line, float(gc.get_linewidth()), fill))

    def draw_text(self, gc: GraphicsContextBase, x: float, y: float, s: str, prop: FontProperties, *_: Any, **_more: Any) -> None:
        """Keep a text; all of ours stand upright and none is a formula."""
        self.strokes.append(TextStroke(float(x), float(y), s, prop.get_size_in_points(), _bold(prop), _rgb(gc.get_rgb())))


_STEPS = {Path.MOVETO: "move", Path.LINETO: "line", Path.CURVE4: "curve", Path.CLOSEPOLY: "close"}


def _segments(path: Path, transform: Transform) -> Iterator[tuple[str, Points]]:
    """Give a path's steps; our shapes have straight lines and cubic curves only."""
    for numbers, code in path.iter_segments(transform, remove_nans=True, simplify=False):
        step = _STEPS[code]
        yield step, () if step == "close" else tuple(float(number) for number in numbers)


def _rgb(colour: Sequence[float]) -> Rgb:
    return float(colour[0]), float(colour[1]), float(colour[2])


def _bold(prop: FontProperties) -> bool:
    return prop.get_weight() in {"bold", 700}


def draw(canvas: Canvas, strokes: Sequence[Stroke]) -> None:
    """Draw recorded strokes with the figure's lower left corner at the canvas's origin."""
    for stroke in strokes:
        if isinstance(stroke, PathStroke):
            _draw_path(canvas, stroke)
        else:
            _draw_text(canvas, stroke)


def _draw_path(canvas: Canvas, stroke: PathStroke) -> None:
    path = canvas.beginPath()
    steps: dict[str, Callable[..., None]] = {"move": path.moveTo, "line": path.lineTo, "curve": path.curveTo, "close": path.close}
    for step, at in stroke.segments:
        steps[step](*at)
    if stroke.line is not None:
        canvas.setStrokeColorRGB(*stroke.line)
        canvas.setLineWidth(stroke.thickness)
    if stroke.fill is not None:
        canvas.setFillColorRGB(*stroke.fill)
    canvas.drawPath(path, stroke=int(stroke.line is not None), fill=int(stroke.fill is not None))


def _draw_text(canvas: Canvas, stroke: TextStroke) -> None:
    text = canvas.beginText(stroke.x, stroke.y)
    text.setFillColorRGB(*stroke.colour)
    for name, piece in typeface(bold=stroke.bold).runs(stroke.text):
        text.setFont(name, stroke.size)
        text.textOut(piece)
    canvas.drawText(text)
