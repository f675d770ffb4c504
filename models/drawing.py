"""What a drawing is made of, whoever draws it: paths and upright text, in points, counted upwards from the lower left."""

from dataclasses import dataclass
from typing import NamedTuple

Rgb = tuple[float, float, float]
Points = tuple[float, ...]


class PathStroke(NamedTuple):
    """A path in points: steps `move` and `line` with 2 numbers, `curve` with 6, `close` with none."""

    segments: tuple[tuple[str, Points], ...]
    line: Rgb | None
    thickness: float
    fill: Rgb | None


class TextStroke(NamedTuple):
    """A text with the left end of its baseline."""

    x: float
    y: float
    text: str
    size: float
    bold: bool
    colour: Rgb


Stroke = PathStroke | TextStroke


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The colours of a drawing, as `#rrggbb`: `empty` fills what isn't reached, `base` lies behind."""

    text: str
    muted: str
    empty: str
    accent: str
    base: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A finished drawing with its size in points, and in words what it shows."""

    title: str
    width: float
    height: float
    strokes: tuple[Stroke, ...]
