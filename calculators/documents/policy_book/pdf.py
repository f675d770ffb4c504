"""Print a read-back policy."""

from collections.abc import Iterator
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from calculators.documents.flowables import Room, Rule, Words
from calculators.documents.fonts import typeface
from calculators.documents.pages import Layout, Margins, draw_pages
from calculators.documents.paper import (
    BODY,
    NOTE,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    SECTION,
    SMALL,
    STRONG,
    SUBTITLE,
    TITLE,
    WIDTH,
    Align,
)
from calculators.documents.policy_book.blocks import Block, Book, Heading, Paragraph, Points, Table
from calculators.documents.tables import signing, table
from models.words import _

_INDENT = 12.0
_NARROWEST = 30.0
"""Of a column, in points."""


def pdf(book: Book) -> bytes:
    """Give the pages; the same policy gives the same bytes."""
    buffer = BytesIO()
    canvas = Canvas(
        buffer, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), invariant=1, pageCompression=1, lang=_("zh-CN"),
        initialFontName=typeface().fonts[0].fontName,  # type: ignore[arg-type]  # the stubs take the name for a number
    )
    canvas.setTitle(book.title)
    canvas.setCreator(_("绩单"))
    layout = Layout(canvas)
    for piece in _pieces(book):
        layout.add(piece)
    layout.close(signing(book.signatures))
    draw_pages(layout, Margins(head=f"{book.title}　{book.below}", foot=book.title, draft=False))
    canvas.save()
    return buffer.getvalue()


def _pieces(book: Book) -> Iterator[Flowable]:
    yield Words(book.title, TITLE)
    yield Words(book.below, SUBTITLE, after=6)
    yield Rule(1.0, strong=True, after=4)
    for block in book.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[Flowable]:
    match block:
        case Heading(text, level):
            yield Room(70)
            yield Words(text, SECTION if level == 1 else STRONG, before=12 if level == 1 else 7, after=2)
        case Paragraph(text, quiet):
            yield Words(text, NOTE if quiet else BODY, before=1, after=2)
        case Points(texts):
            yield from (Words(f"· {text}", BODY, indent=_INDENT) for text in texts)
        case Table(header, rows):
            aligns: list[Align] = ["left"] * len(header)
            yield table(header, rows, _widths((header, *rows)), aligns)


def _widths(rows: tuple[tuple[str, ...], ...]) -> list[float]:
    """Share the width out by what the columns hold, no column too narrow."""
    face = typeface()
    needs = [min(max(face.width(text, SMALL.size) for text in column) + 10, 260) for column in zip(*rows, strict=True)]
    wide = [max(need, _NARROWEST) for need in needs]
    return [WIDTH * width / sum(wide) for width in wide]
