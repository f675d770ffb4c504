"""The panels of a slip's chart: what never changes is drawn once, and only bars, lines and figures for each slip.

Charts show figures; they are the one place where a float stands for one, and nothing is computed from it.
"""

import hashlib
import math
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from calculators.documents.charts.strokes import Recorder, draw
from calculators.documents.fonts import typeface
from calculators.documents.line_breaks import balanced
from calculators.documents.paper import ACCENT, EMPTY, MUTED, TEXT, WHITE
from models.drawing import Drawing, Palette, Stroke

HEAD = 15.0
"""Height of a panel's title."""
FOOT = 24.0
"""Height of the names below the axis."""
_LABEL, _FIGURE = 6.2, 6.4
_NARROW = 17.0
"""Room of a bar below which its figure would run into the next one's."""

_DRAWING = Lock()
"""A panel's artists are set for one slip at a time; printing and a preview may run side by side."""


def hexed(colour: Color) -> str:
    """Give a colour of the page as matplotlib writes it."""
    return f"#{colour.hexval()[2:]}"


PAPER = Palette(text=hexed(TEXT), muted=hexed(MUTED), empty=hexed(EMPTY), accent=hexed(ACCENT), base=hexed(WHITE))


@dataclass(frozen=True, slots=True)
class Frame:
    """What a panel's fixed parts depend on: the key under which they are drawn once."""

    kind: str
    title: str
    width: float
    height: float
    names: tuple[str, ...]
    maxima: tuple[float, ...] = ()
    low: float = 0.0
    high: float = 1.0
    palette: Palette = PAPER

    @property
    def form(self) -> str:
        """Name the frame's form in a document; equal frames have equal names."""
        return f"chart{hashlib.sha256(repr(self).encode()).hexdigest()[:16]}"


class Panel(ABC):
    """Axes with their fixed parts recorded; subclasses add what changes."""

    def __init__(self, frame: Frame) -> None:
        self.frame, self.ink = frame, frame.palette
        self.figure = Figure(figsize=(frame.width / 72, frame.height / 72), dpi=72, frameon=False)
        bottom, top = FOOT / frame.height, 1 - HEAD / frame.height
        self.axes: Axes = self.figure.add_axes((0.0, bottom, 1.0, top - bottom))
        self.axes.set_axis_off()
        self.axes.set_xlim(-0.5, len(frame.names) - 0.5)
        span = frame.high - frame.low
        self.axes.set_ylim(frame.low - (0.14 * span if frame.low < 0 else 0), frame.high + 0.14 * span)
        self.slot = frame.width / len(frame.names)
        self.figure.text(0, 1 - 8 / frame.height, frame.title, fontsize=7.5, fontweight="bold", color=self.ink.muted)
        self.axes.add_line(Line2D([-0.5, len(frame.names) - 0.5], [0, 0], linewidth=0.6, color=self.ink.text))
        self._names()
        self.changing: list[Artist] = self.add_changing()
        for artist in self.changing:
            artist.set_animated(True)
        self.fixed = self._recorded(self.figure.draw)

    @abstractmethod
    def add_changing(self) -> list[Artist]:
        """Add the artists that change from slip to slip."""

    def _names(self) -> None:
        """Write the names below the axis, in up to three lines; numbers where they have no room."""
        face = typeface()
        for place, name in enumerate(self.frame.names):
            lines = balanced(name, lambda piece: face.width(piece, _LABEL), max(self.slot - 3, _NARROW))
            if len(lines) > 3:
                lines = [*lines[:2], lines[2][:-1] + "…"]
            x, y = (place + 0.5) * self.slot / self.frame.width, (FOOT - 8) / self.frame.height
            for line in lines:
                self.figure.text(x, y, line, fontsize=_LABEL, color=self.ink.text, ha="center", parse_math=False)
                y -= 7 / self.frame.height

    def figures(self) -> list[Any]:
        """Add an empty text for the figure of each place."""
        return [
            self.axes.text(place, 0, "", fontsize=_FIGURE, color=self.ink.text, ha="center", va="bottom", parse_math=False)
            for place in range(len(self.frame.names))
        ]

    def _recorded(self, act: Callable[[Recorder], None]) -> tuple[Stroke, ...]:
        recorder = Recorder(self.figure)
        act(recorder)
        return tuple(recorder.strokes)

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """Give all strokes of the panel, fixed and changing."""
        return (*self.fixed, *self._recorded(self._draw_changing))

    def draw_on(self, canvas: Canvas) -> None:
        """Draw the panel with its lower left corner at the origin: the fixed parts as a form, the rest anew."""
        name = self.frame.form
        if not canvas.hasForm(name):
            canvas.beginForm(name, 0, 0, self.frame.width, self.frame.height)
            draw(canvas, self.fixed)
            canvas.endForm()
        canvas.doForm(name)
        draw(canvas, self._recorded(self._draw_changing))

    def _draw_changing(self, recorder: Recorder) -> None:
        for artist in self.changing:
            artist.draw(recorder)


class Bars(Panel):
    """Bars from zero, with an outline up to a maximum where there is one, and their figures above."""

    def add_changing(self) -> list[Artist]:
        """Add outlines (fixed), bars and figures."""
        wide = 0.56 if self.frame.maxima else 0.44
        for place, maximum in enumerate(self.frame.maxima):
            self.axes.add_patch(
                Rectangle((place - wide / 2, 0), wide, maximum, facecolor=self.ink.empty, edgecolor=self.ink.muted, linewidth=0.5)
            )
        lefts = [place - wide / 2 for place in range(len(self.frame.names))]
        self._bars = [Rectangle((left, 0), wide, 0, facecolor=self.ink.accent, linewidth=0) for left in lefts]
        for bar in self._bars:
            self.axes.add_patch(bar)
        self._figures = self.figures()
        self._wide = wide
        self._marks = [Line2D([], [], linewidth=1.3, color=self.ink.text) for _left in lefts]
        for mark in self._marks:
            self.axes.add_line(mark)
        return [*self._bars, *self._marks, *self._figures]

    def set(self, values: Sequence[float | None], texts: Sequence[str], marks: Sequence[float | None] = ()) -> None:
        """Give each bar its height and figure, and where there is one a mark across it; None draws none."""
        for place, line in enumerate(self._marks):
            mark = marks[place] if marks else None
            reach = self._wide / 2 + 0.06
            line.set_data([], []) if mark is None else line.set_data([place - reach, place + reach], [mark, mark])
        for place, (value, text) in enumerate(zip(values, texts, strict=True)):
            self._bars[place].set_height(value or 0)
            top = max(value or 0, self.frame.maxima[place] if self.frame.maxima else 0, 0)
            self._figures[place].set_text(text if self.slot >= _NARROW else "")
            self._figures[place].set_y(top + 0.02 * (self.frame.high - self.frame.low))


class Course(Panel):
    """A line with marks from period to period; a period without figure leaves a gap."""

    def add_changing(self) -> list[Artist]:
        """Add the line and its figures."""
        self._line = Line2D(
            [], [], linewidth=1.1, color=self.ink.accent,
            marker="o", markersize=3.6, markerfacecolor=self.ink.base, markeredgewidth=1.1,
        )
        self.axes.add_line(self._line)
        self._figures = self.figures()
        return [self._line, *self._figures]

    def set(self, values: Sequence[float | None], texts: Sequence[str], _marks: Sequence[float | None] = ()) -> None:
        """Give the line its points, with their figures above them; it has no marks."""
        self._line.set_data(range(len(values)), [math.nan if value is None else value for value in values])
        for place, (value, text) in enumerate(zip(values, texts, strict=True)):
            self._figures[place].set_text(text)
            self._figures[place].set_y((value or 0) + 0.05 * (self.frame.high - self.frame.low))


KINDS: dict[str, type[Bars | Course]] = {"bars": Bars, "course": Course}


@lru_cache(maxsize=64)
def _panel(frame: Frame) -> Bars | Course:
    return KINDS[frame.kind](frame)


def draw_panel(
    canvas: Canvas, frame: Frame, values: Sequence[float | None], texts: Sequence[str], marks: Sequence[float | None] = ()
) -> None:
    """Draw a panel with these values, their figures in words, and marks across bars."""
    with _DRAWING:
        panel = _panel(frame)
        panel.set(values, texts, marks)
        panel.draw_on(canvas)


def drawing_of(
    frame: Frame, values: Sequence[float | None], texts: Sequence[str], marks: Sequence[float | None] = ()
) -> Drawing:
    """Give a panel with these values as a drawing of its own."""
    with _DRAWING:
        panel = _panel(frame)
        panel.set(values, texts, marks)
        return Drawing(title=frame.title, width=frame.width, height=frame.height, strokes=panel.strokes)


def ceiling(value: float) -> float:
    """Round up to 1, 1.5, 2, 3, 4, 5, 6 or 8 times a power of ten, so that few axes differ."""
    if value <= 0:
        return 0.0
    power = 10.0 ** math.floor(math.log10(value))
    return next((step * power for step in (1, 1.5, 2, 3, 4, 5, 6, 8, 10) if step * power >= value * (1 - 1e-9)), 10 * power)

