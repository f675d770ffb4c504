"""A fresh PDF with our font, its title, author and language; and how it is saved."""

from io import BytesIO
from pathlib import Path

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from calculators.documents.fonts import typeface
from calculators.documents.letterhead import Letterhead
from calculators.documents.paper import PAGE_HEIGHT, PAGE_WIDTH
from calculators.documents.saving import replacing
from models.words import _

rl_config.useA85 = 0  # streams as bytes: a fifth smaller than as letters, and quicker


def new_canvas(title: str, letterhead: Letterhead) -> tuple[Canvas, BytesIO]:
    """Begin a document; the same input gives the same bytes."""
    buffer = BytesIO()
    canvas = Canvas(
        buffer, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), invariant=1, pageCompression=1,
        lang=_("zh-CN"),
        initialFontName=typeface().fonts[0].fontName,  # type: ignore[arg-type]  # the stubs take the name for a number
    )
    canvas.setTitle(title)
    canvas.setAuthor(letterhead.name)
    canvas.setCreator(_("绩单"))
    return canvas, buffer


def save(canvas: Canvas, buffer: BytesIO, path: Path) -> None:
    """Write a finished document; UserFault where it can't be written."""
    canvas.save()
    with replacing(path) as part:
        part.write_bytes(buffer.getvalue())
