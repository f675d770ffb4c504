"""Find a name by the initials of its pinyin: 张伟 by `zw`, 曾云 by `zy` and by `cy`."""

from functools import cache
from pathlib import Path

READINGS = Path(__file__).resolve().parent.parent / "resources" / "pinyin" / "initials.txt"


@cache
def _readings() -> dict[str, str]:
    """Read which letters each character's readings begin with."""
    found: dict[str, str] = {}
    for line in READINGS.read_text(encoding="utf-8").splitlines():
        letter, _space, signs = line.partition(" ")
        for sign in signs if len(letter) == 1 and letter.isalpha() else "":
            found[sign] = found.get(sign, "") + letter
    return found


def is_found(wanted: str, text: str) -> bool:
    """Tell whether a text, or its initials, hold what is looked for (in small letters)."""
    text = text.lower()
    return wanted in text or not wanted or any(_spell(wanted, text, start) for start in range(len(text)))


def begins(wanted: str, text: str) -> bool:
    """Tell whether a text, or its initials, begin with what is typed (in small letters)."""
    text = text.lower()
    return text.startswith(wanted) or _spell(wanted, text, 0)


def _spell(wanted: str, text: str, start: int) -> bool:
    """Tell whether letters are the initials of the signs from a place on; a sign also stands for itself."""
    signs = text[start : start + len(wanted)]
    if signs.isascii() or not wanted.isascii() or len(signs) < len(wanted):
        return False
    readings = _readings()
    return all(letter in readings.get(sign, "") + sign for letter, sign in zip(wanted, signs, strict=True))
