"""Find the Chinese font of printed documents, and say which characters it can't print."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError

from calculators.documents.embedded_font import EmbeddedFont
from models.faults import UserFault
from models.words import _

FONTS = Path(__file__).resolve().parent.parent.parent / "resources" / "fonts"

CHAIN = (
    ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf"),
    ("msyh.ttc", "msyhbd.ttc"),
    ("simsun.ttc", "simhei.ttf"),
    ("simhei.ttf", "simhei.ttf"),
    ("wqy-zenhei.ttc", "wqy-zenhei.ttc"),
    ("wqy-microhei.ttc", "wqy-microhei.ttc"),
    ("Songti.ttc", "Songti.ttc"),
    ("STHeiti Light.ttc", "STHeiti Medium.ttc"),
)
"""Regular and bold of each font, the best first; only TrueType outlines can be embedded."""

RARE = ("simsunb.ttf", "SimsunExtG.ttf", "PlangothicP1-Regular.ttf", "HanaMinB.ttf")
"""Fonts of rare characters, used for what the chosen font lacks."""


@dataclass(frozen=True, slots=True)
class Typeface:
    """The fonts of one weight: the chosen one first, then what fills its gaps."""

    fonts: tuple[EmbeddedFont, ...]

    def runs(self, text: str) -> Iterator[tuple[str, str]]:
        """Cut a text into (font name, piece); what no font has goes to the first, which prints a box for it."""
        first = self.fonts[0]
        if first.covers(text):
            yield first.fontName, text
            return
        start, name = 0, self._name(text[0])
        for place, character in enumerate(text):
            other = self._name(character)
            if other != name:
                yield name, text[start:place]
                start, name = place, other
        yield name, text[start:]

    def width(self, text: str, size: float) -> float:
        """Measure a text in points."""
        return sum(pdfmetrics.stringWidth(piece, name, size) for name, piece in self.runs(text)) if text else 0.0

    def _name(self, character: str) -> str:
        return next((font.fontName for font in self.fonts if font.covers(character)), self.fonts[0].fontName)


@cache
def typeface(*, bold: bool = False) -> Typeface:
    """Give the font of a weight; UserFault where the computer has none that can print Chinese."""
    found = next(_loadable(_candidates(bold)), None)
    if found is None:
        raise UserFault(
            _("找不到可以打印中文的字体"),
            where=str(FONTS),
            why=_("程序自带的字体不见了，系统里也没有可用的 TrueType 中文字体。"),
            remedy=_("请重新安装本程序，或在系统中安装“微软雅黑”“宋体”或“文泉驿正黑”。"),
        )
    rare = (path for name in RARE for path in _system_fonts(name))
    return Typeface((found, *_loadable((path, path.stem) for path in rare)))


def missing_glyphs(texts: Iterable[str]) -> tuple[str, ...]:
    """List the characters that no font can print, each once, in the order in which they appear."""
    fonts = typeface().fonts
    seen = dict.fromkeys(character for text in texts for character in text)
    return tuple(c for c in seen if not any(font.covers(c) for font in fonts))


def _candidates(bold: bool) -> Iterator[tuple[Path, str]]:
    """Name the files that may hold the font, with the name under which it is embedded."""
    for pair in CHAIN:
        name = pair[bold]
        label = f"{Path(name).stem}-{'b' if bold else 'r'}"
        yield from ((path, label) for path in (FONTS / name, *_system_fonts(name)) if path.exists())


def _loadable(candidates: Iterable[tuple[Path, str]]) -> Iterator[EmbeddedFont]:
    """Load what can be embedded; a font with other outlines, or a damaged one, is passed over."""
    for path, label in candidates:
        try:
            font = EmbeddedFont(label, str(path))
        except (TTFError, OSError):
            continue
        pdfmetrics.registerFont(font)
        yield font


def _system_fonts(name: str) -> list[Path]:
    """Find a font file by its name in the folders where systems keep fonts."""
    return [path for path in (_installed().get(name.lower()),) if path]


@cache
def _installed() -> dict[str, Path]:
    """List the system's font files by their lower-case names."""
    folders = [
        Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts",
        Path(os.environ.get("LOCALAPPDATA", Path.home())) / "Microsoft" / "Windows" / "Fonts",
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        Path.home() / ".local" / "share" / "fonts",
        Path("/System/Library/Fonts"),
        Path("/Library/Fonts"),
        Path.home() / "Library" / "Fonts",
    ]
    files = (path for folder in folders if folder.is_dir() for path in sorted(folder.rglob("*.tt[fc]")))
    return {path.name.lower(): path for path in files}
