"""A TrueType font embedded as a subset whose text copies out as it was written, also beyond the BMP."""

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

_INVISIBLE = frozenset([
    *range(0x20), 0x7F, 0xA0, *range(0x200B, 0x2010), *range(0x2028, 0x202F), 0x2060, 0xFEFF,
    *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0),
])
"""Controls, spaces without width and variation selectors: nothing to see, so nothing is missing without a glyph."""

_BLOCK = 100
"""Entries that one beginbfchar may hold (PDF 32000-1, 9.10.3)."""


class EmbeddedFont(TTFont):
    """A font that knows what it covers; a character it lacks prints as its box and still copies out."""

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, path, shapable=False)
        glyphs: dict[int, int] = self.face.charToGlyph
        self._covered = frozenset(chr(code) for code in glyphs) | frozenset(map(chr, _INVISIBLE))

    def covers(self, text: str) -> bool:
        """Tell whether every character of a text can be printed."""
        return self._covered.issuperset(text)

    def splitString(self, text: str, doc: PDFDocument, encoding: str = "utf-8") -> list[tuple[int, bytes]]:  # noqa: N802 — the library's name
        """Cut a text into codes of the subsets; an unknown character gets a code of its own for the box."""
        for character in set(text) - self._covered:
            self.face.charToGlyph.setdefault(ord(character), 0)
        return super().splitString(text, doc, encoding)

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802 — the library's name
        """Add the font to a document, with maps back to text that hold all of Unicode.

        The library's own maps write a code beyond the BMP as one hexadecimal number; readers ask for UTF-16.
        """
        subsets = list(self.state[doc].subsets)
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = (SUBSETN(number) + b"+" + self.face.name + self.face.subfontNameX).decode("latin-1")
            stream = doc.idToObject[f"toUnicodeCMap:{name}"]
            assert isinstance(stream, PDFStream)
            stream.content = to_unicode(name, subset)


def to_unicode(name: str, subset: list[int]) -> str:
    """Write the map from a subset's codes (its places) to text; code points in `subset`, 0 for an unused place."""
    pairs = [f"<{code:02X}> <{_utf16(point)}>" for code, point in enumerate(subset) if point]
    blocks = [pairs[start : start + _BLOCK] for start in range(0, len(pairs), _BLOCK)]
    body = [line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")]
    return "\n".join([
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        f"/CMapName /{name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
        *body,
        "endcmap",
        "CMapName currentdict /CMap defineresource pop",
        "end",
        "end",
    ])


def _utf16(point: int) -> str:
    return chr(point).encode("utf-16-be").hex().upper()
