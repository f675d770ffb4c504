"""How names in a workbook are compared: full and half width, and all spaces, count as equal."""

import unicodedata
from functools import lru_cache

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))


def tidy(text: str) -> str:
    """Drop invisible characters, a leading apostrophe and outer spaces; inner white space becomes one space."""
    return " ".join(text.translate(_INVISIBLE).split()).removeprefix("'").strip()


def half_width(text: str) -> str:
    """Write full-width letters, digits and signs in their half-width form."""
    return tidy(unicodedata.normalize("NFKC", text))


@lru_cache(maxsize=2**16)
def alike(text: str) -> str:
    """Give the form in which two spellings of one name are equal."""
    return half_width(text).replace(" ", "")


def quoted(names: tuple[str, ...]) -> str:
    """Name several words in one message."""
    return "、".join(names)


class Spelling:
    """Keep the first spelling of each name of a kind (department, product line), so that equal names are one."""

    def __init__(self) -> None:
        self._first: dict[tuple[str, str], str] = {}

    def of(self, kind: str, text: str) -> str:
        """Give the spelling under which this name was met first."""
        return self._first.setdefault((kind, alike(text)), text)
