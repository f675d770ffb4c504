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
    if wanted in text or not wanted:
        return True
    if text.isascii() or not wanted.isascii():
        return False
    readings = _readings()
    signs = [readings.get(sign, "") + sign for sign in text]
    starts = range(len(signs) - len(wanted) + 1)
    return any(
        all(letter in sign for letter, sign in zip(wanted, signs[start:], strict=False)) for start in starts
    )
