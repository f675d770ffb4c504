"""The small pieces a page is built of: text that breaks as Chinese does, a bar, a rule, a demand for room."""

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from calculators.documents.fonts import typeface
from calculators.documents.line_breaks import broken
from calculators.documents.paper import ACCENT, BODY, EMPTY, LINE, MUTED, STRONG_LINE, Style


class Words(Flowable):
    """A text in one style, as wide as it is given room, `indent` points from the left; `phrases` as in `broken`."""

    def __init__(
        self, text: str, style: Style = BODY, *, before: float = 0, after: float = 0, indent: float = 0, phrases: bool = False
    ) -> None:
        super().__init__()
        self.text, self.style, self.indent, self.phrases = text, style, indent, phrases
        self.spaceBefore, self.spaceAfter = before, after
        self._lines: list[str] = []
        self._room = -1.0

    def wrap(self, avail_width: float, _avail_height: float) -> tuple[float, float]:
        """Break the text for a width; the height is that of its lines."""
        if avail_width != self._room:
            face = typeface(bold=self.style.bold)
            room = avail_width - self.indent
            self._lines = broken(self.text, lambda piece: face.width(piece, self.style.size), room, phrases=self.phrases)
            self._room = avail_width
        self.width, self.height = avail_width, len(self._lines) * self.style.leading
        return self.width, self.height

    def split(self, avail_width: float, avail_height: float) -> list[Flowable]:
        """Give what fits above and what is left below."""
        self.wrap(avail_width, avail_height)
        fits = int(avail_height // self.style.leading)
        if fits < 1 or fits >= len(self._lines):
            return [] if fits < 1 else [self]
        return [self._part(self._lines[:fits]), self._part(self._lines[fits:])]

    def portions(self, width: float, height: float) -> "list[Words]":
        """Divide the text into parts no taller than `height`; one that is not stays itself."""
        if self.wrap(width, height)[1] <= height:
            return [self]
        most = max(1, int(height // self.style.leading))
        return [self._part(self._lines[start : start + most]) for start in range(0, len(self._lines), most)]

    def _part(self, lines: list[str]) -> "Words":
        return Words("\n".join(lines), self.style, indent=self.indent)

    def draw(self) -> None:
        """Draw the lines from the top, their letters in the middle of the leading."""
        style, canvas = self.style, self.canv
        canvas.setFillColor(style.colour)
        canvas.translate(self.indent, 0)
        baseline = self.height - (style.leading + style.size * 0.74) / 2
        for line in self._lines:
            draw_line(canvas, line, style, self.width - self.indent, baseline)
            baseline -= style.leading


def draw_line(canvas: Canvas, line: str, style: Style, width: float, baseline: float) -> None:
    """Draw one line between 0 and `width`, in as many fonts as it needs."""
    if not line:
        return
    face = typeface(bold=style.bold)
    slack = {"left": 0.0, "center": 0.5, "right": 1.0}[style.align]
    x = slack and slack * (width - face.width(line, style.size))
    text = canvas.beginText(x, baseline)
    for name, piece in face.runs(line):
        text.setFont(name, style.size)
        text.textOut(piece)
    canvas.drawText(text)


class Bar(Flowable):
    """Points against their maximum as a bar; a part below zero or above the maximum ends at the edge."""

    def __init__(self, part: float, *, width: float = 64, height: float = 7, colour: Color = ACCENT) -> None:
        super().__init__()
        self.part, self.colour = min(max(part, 0.0), 1.0), colour
        self.width, self.height = width, height

    def draw(self) -> None:
        """Draw the empty bar with an edge, and its filled part."""
        canvas = self.canv
        canvas.setLineWidth(0.5)
        canvas.setStrokeColor(MUTED)
        canvas.setFillColor(EMPTY)
        canvas.rect(0, 0, self.width, self.height, stroke=1, fill=1)
        if self.part:
            canvas.setFillColor(self.colour)
            canvas.rect(0, 0, self.width * self.part, self.height, stroke=0, fill=1)


class Rule(Flowable):
    """A line from margin to margin."""

    def __init__(self, thickness: float = 0.5, *, strong: bool = False, before: float = 0, after: float = 0) -> None:
        super().__init__()
        self.thickness, self.strong = thickness, strong
        self.spaceBefore, self.spaceAfter = before, after

    def wrap(self, avail_width: float, _avail_height: float) -> tuple[float, float]:
        """Take the whole width."""
        self.width, self.height = avail_width, self.thickness
        return self.width, self.height

    def draw(self) -> None:
        """Draw the line."""
        self.canv.setLineWidth(self.thickness)
        self.canv.setStrokeColor(STRONG_LINE if self.strong else LINE)
        self.canv.line(0, 0, self.width, 0)


class Room(Flowable):
    """Asks that so much room follows on the page, lest a heading stand alone at its foot; draws nothing."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self.needed = height
        self.width = self.height = 0.0

    def draw(self) -> None:
        """Draw nothing."""
