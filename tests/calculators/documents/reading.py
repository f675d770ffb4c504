"""Read a PDF back as a reader would: text, fonts, pictures of pages."""

import re
from collections.abc import Iterator
from ctypes import create_string_buffer
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c


@dataclass(frozen=True)
class EmbeddedName:
    """A font of a document."""

    name: str
    embedded: bool


def pages(path: Path) -> list[str]:
    """Give the text of each page, lines ended by one newline."""
    document = pdfium.PdfDocument(path)
    try:
        return [_text(document, number) for number in range(len(document))]
    finally:
        document.close()


def _text(document: pdfium.PdfDocument, number: int) -> str:
    page = document[number]
    found = page.get_textpage()
    text: str = found.get_text_bounded().replace("\r\n", "\n")
    found.close()
    page.close()
    return text


def undated(path: Path) -> list[str]:
    """Give the text of each page without the moment at which it was made."""
    return [re.sub(r"制表 \S+ \S+", "", page) for page in pages(path)]


def text(path: Path) -> str:
    """Give the text of all pages."""
    return "\n".join(pages(path))


def squeezed(path: Path) -> str:
    """Give the text of all pages without any space: how lines broke is of no account."""
    return "".join(text(path).split())


def fonts(path: Path) -> set[EmbeddedName]:
    """List the fonts that text is drawn in, also inside forms."""
    document = pdfium.PdfDocument(path)
    try:
        return {font for number in range(len(document)) for font in _fonts(document[number])}
    finally:
        document.close()


def _fonts(page: pdfium.PdfPage) -> Iterator[EmbeddedName]:
    for item in page.get_objects(max_depth=4):
        if item.type == pdfium_c.FPDF_PAGEOBJ_TEXT:
            font = pdfium_c.FPDFTextObj_GetFont(item.raw)
            size = pdfium_c.FPDFFont_GetBaseFontName(font, None, 0)
            name = create_string_buffer(size)
            pdfium_c.FPDFFont_GetBaseFontName(font, name, size)
            yield EmbeddedName(name.value.decode(), bool(pdfium_c.FPDFFont_GetIsEmbedded(font)))


def darkness(path: Path, number: int = 0) -> float:
    """Tell how much ink a page takes: 0 is blank paper, 1 is black."""
    document = pdfium.PdfDocument(path)
    try:
        grey = document[number].render(scale=1, grayscale=True).to_numpy()
        return float(1 - grey.mean() / 255)
    finally:
        document.close()
