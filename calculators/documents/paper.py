"""The measures of a printed page: A4, margins, colours and lettering (lengths in points)."""

from dataclasses import dataclass, replace
from typing import Literal

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4

PAGE_WIDTH, PAGE_HEIGHT = A4
SIDE = 42.0
TOP = 40.0
BOTTOM = 46.0
WIDTH = PAGE_WIDTH - 2 * SIDE
HEIGHT = PAGE_HEIGHT - TOP - BOTTOM

TEXT = HexColor("#1f2328")
MUTED = HexColor("#5c6470")
LINE = HexColor("#d5d9df")
STRONG_LINE = HexColor("#1f2328")
HEADER = HexColor("#eef1f5")
EMPTY = HexColor("#f4f6f8")
ACCENT = HexColor("#2563eb")
DRAFT = HexColor("#ececec")
WHITE = HexColor("#ffffff")

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: size and distance of lines, weight, colour, side."""

    size: float = 9.0
    leading: float = 13.0
    bold: bool = False
    colour: Color = TEXT
    align: Align = "left"

    def to(self, align: Align) -> "Style":
        """Set the same lettering on another side."""
        return replace(self, align=align)


BODY = Style()
STRONG = Style(bold=True)
SMALL = Style(7.5, 10.5)
NOTE = Style(7.5, 10.8, colour=MUTED)
DENSE = Style(7, 9.4)
DENSE_NOTE = Style(7, 9.4, colour=MUTED)
HEAD = Style(8, 11, bold=True, colour=MUTED)
TITLE = Style(19, 25, bold=True, align="center")
SUBTITLE = Style(10, 14, colour=MUTED, align="center")
SECTION = Style(10.5, 14, bold=True)
FIGURE = Style(14, 18, bold=True)
"""A figure that is read first: score, total."""
