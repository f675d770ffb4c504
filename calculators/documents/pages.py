"""Lay a story out over pages and draw them: running head, page numbers, the mark of a draft."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from calculators.documents.flowables import Room, draw_line
from calculators.documents.fonts import typeface
from calculators.documents.paper import (
    BOTTOM,
    DRAFT,
    HEIGHT,
    LINE,
    NOTE,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    SIDE,
    WIDTH,
)
from models.words import _

RUNNING_HEAD = 22.0
"""What the running head of later pages takes, with the space below it."""
NEARLY_EMPTY = 0.7
"""The part of a page that is still free where turning it would waste it."""
SPARED = 0.3
"""The part of a page that may stay free, so that a section is not divided."""

SCALES = (0.95, 0.9)
"""How much smaller a document may be printed where that brings it onto fewer pages."""

Section = Sequence[Flowable]
Part = Sequence[Section]


class Placed(NamedTuple):
    """A flowable with the height of its lower edge above the bottom margin."""

    piece: Flowable
    bottom: float


@dataclass(slots=True)
class Layout:
    """Sets flowables one below another, on as many pages as they need; `scale` below 1 is a smaller print."""

    canvas: Canvas
    scale: float = 1.0
    pages: list[list[Placed]] = field(default_factory=lambda: [[]])
    _left: float = 0.0
    _space: float = 0.0

    def __post_init__(self) -> None:
        self._left = self.height

    @property
    def height(self) -> float:
        """Give the room between the margins in the measures of the story."""
        return HEIGHT / self.scale

    def add(self, piece: Flowable) -> None:
        """Place a flowable below the last one, in parts where it does not fit."""
        if isinstance(piece, Room):
            if piece.needed > self._left and self.pages[-1]:
                self.turn()
            return
        if self.pages[-1]:
            self._left -= max(self._space, piece.getSpaceBefore())
        self._space = 0.0
        _width, height = piece.wrapOn(self.canvas, WIDTH, self._left)
        if height > self._left:
            self._divide(piece, height)
        else:
            self._place(piece, height)

    def add_together(self, sections: Sequence[Section]) -> None:
        """Place what belongs together; it begins a page where only that keeps it whole.

        A single section goes on where the page is; several may be divided where else the page before them would be
        nearly empty, and each of them where else much of a page would stay free.
        """
        if len(sections) > 1 and self._overflows([piece for section in sections for piece in section], NEARLY_EMPTY):
            self.turn()
        for section in sections:
            if len(section) > 1 and self._overflows(section, SPARED):
                self.turn()
            for piece in section:
                self.add(piece)

    def _overflows(self, pieces: Section, spared: float) -> bool:
        """Tell whether pieces would fit on a page but not on what is left of this one, and that is not too much to spare."""
        whole = self.height - RUNNING_HEAD
        if not self.pages[-1] or self._left >= whole * spared:
            return False
        heights = (piece.wrapOn(self.canvas, WIDTH, self.height)[1] for piece in pieces)
        height = sum(heights) + sum(max(piece.getSpaceBefore(), piece.getSpaceAfter()) for piece in pieces)
        return self._left < height <= whole

    def _divide(self, piece: Flowable, height: float) -> None:
        """Put what fits on this page and the rest on the next; what can't be divided goes there whole."""
        parts = piece.splitOn(self.canvas, WIDTH, self._left)
        if len(parts) > 1:
            self._place(parts[0], parts[0].wrapOn(self.canvas, WIDTH, self._left)[1])
            self.turn()
            for part in parts[1:]:
                self.add(part)
        elif self.pages[-1]:
            self.turn()
            self.add(piece)
        else:
            self._place(piece, height)

    def _place(self, piece: Flowable, height: float) -> None:
        self._left -= height
        self.pages[-1].append(Placed(piece, self._left))
        self._space = piece.getSpaceAfter()

    def turn(self) -> None:
        """Begin a page."""
        self.pages.append([])
        self._left, self._space = self.height - RUNNING_HEAD, 0.0

    def close(self, tail: Flowable) -> None:
        """Place the last flowable at the foot of the last page."""
        height = tail.wrapOn(self.canvas, WIDTH, self.height)[1]
        if height + tail.getSpaceBefore() > self._left:
            self.turn()
        self.pages[-1].append(Placed(tail, 0.0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What a document says: its parts, what stands at the foot of the last page, and an annex on pages of its own."""

    parts: Sequence[Part]
    tail: Callable[[], Flowable]
    annex: Section = ()

    def laid_out(self, canvas: Canvas) -> Layout:
        """Lay the story out; one that a slightly smaller print brings onto fewer pages is printed so."""
        whole = self._at_scale(canvas, 1.0)
        if len(whole.pages) == 1:
            return whole
        return min((whole, *(self._at_scale(canvas, scale) for scale in SCALES)), key=lambda layout: len(layout.pages))

    def _at_scale(self, canvas: Canvas, scale: float) -> Layout:
        layout = Layout(canvas, scale)
        for part in self.parts:
            layout.add_together(part)
        layout.close(self.tail())
        if self.annex:
            layout.turn()
        for piece in self.annex:
            layout.add(piece)
        return layout


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """What stands around the story: the running head of later pages, the foot of each, a draft's mark.

    `whose` it is stands in the outline of the file, so that each person's first page is found in a file of many.
    """

    head: str
    foot: str
    draft: bool
    whose: str = ""


def draw_pages(layout: Layout, margins: Margins) -> None:
    """Draw the pages and end each of them."""
    canvas, count = layout.canvas, len(layout.pages)
    if margins.whose:
        place = str(canvas.getPageNumber())
        canvas.bookmarkPage(place)
        canvas.addOutlineEntry(margins.whose, place)
    for number, page in enumerate(layout.pages, start=1):
        if margins.draft:
            _draft_mark(canvas)
        canvas.translate(SIDE + WIDTH * (1 - layout.scale) / 2, BOTTOM)
        canvas.scale(layout.scale, layout.scale)
        if number > 1:
            _running_head(canvas, margins.head, layout.height)
        _foot(canvas, margins.foot, number, count)
        for piece, bottom in page:
            piece.drawOn(canvas, 0, bottom)
        canvas.showPage()


def _draft_mark(canvas: Canvas) -> None:
    """Write 草稿 across the page in a grey that leaves everything above it readable, also as a copy."""
    word = _("草稿")
    canvas.saveState()
    canvas.translate(PAGE_WIDTH / 2, PAGE_HEIGHT / 2)
    canvas.rotate(40)
    canvas.setFillColor(DRAFT)
    face, size = typeface(bold=True), 150.0
    x = -face.width(word, size) / 2
    for name, piece in face.runs(word):
        canvas.setFont(name, size)
        canvas.drawString(x, -size * 0.36, piece)
    canvas.restoreState()


def _running_head(canvas: Canvas, text: str, height: float) -> None:
    canvas.setFillColor(NOTE.colour)
    draw_line(canvas, text, NOTE, WIDTH, height - 9)
    _thin_line(canvas, height - 14)


def _foot(canvas: Canvas, text: str, number: int, count: int) -> None:
    _thin_line(canvas, -12)
    canvas.setFillColor(NOTE.colour)
    draw_line(canvas, text, NOTE, WIDTH, -23)
    draw_line(canvas, _("第 {number} 页，共 {count} 页").format(number=number, count=count), NOTE.to("right"), WIDTH, -23)


def _thin_line(canvas: Canvas, height: float) -> None:
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.5)
    canvas.line(0, height, WIDTH, height)
