"""Find a name by the initials of its pinyin: 张伟 by `zw`."""

from bisect import bisect_right
from functools import lru_cache

# The first level of GB 2312 is ordered by pinyin; here each initial's first character begins.
FIRST = (
    0xB0A1, 0xB0C5, 0xB2C1, 0xB4EE, 0xB6EA, 0xB7A2, 0xB8C1, 0xB9FE, 0xBBF7, 0xBFA6, 0xC0AC, 0xC2E8,
    0xC4C3, 0xC5B6, 0xC5BE, 0xC6DA, 0xC8BB, 0xC8F6, 0xCBFA, 0xCDDA, 0xCEF4, 0xD1B9, 0xD4D1, 0xD7FA,
)  # fmt: skip
LETTERS = "abcdefghjklmnopqrstwxyz"


def _initial(sign: str) -> str:
    """Give one character's initial; a rare one, and whatever is not Chinese, stays as it is."""
    code = int.from_bytes(sign.encode("gb2312", errors="ignore"), "big")
    return LETTERS[bisect_right(FIRST, code) - 1] if FIRST[0] <= code < FIRST[-1] else sign.lower()


@lru_cache(maxsize=4096)
def initials(text: str) -> str:
    """Write a text by its initials."""
    return "".join(map(_initial, text))


def is_found(wanted: str, text: str) -> bool:
    """Tell whether a text, or its initials, hold what is looked for."""
    return wanted in text.lower() or wanted in initials(text)
