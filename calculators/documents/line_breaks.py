"""Break text into lines: between Chinese characters, never inside a number or a word that fits on a line."""

import re
from collections.abc import Callable, Iterator

Measure = Callable[[str], float]
Cut = Callable[[str, Measure, float], Iterator[str]]

_CLOSING = "，。；：、！？）》」』】〕〉”’％…·,.;:!?)]}%"
_OPENING = "（《「『【〔〈“‘¥￥([{"
_PHRASE = re.compile(r"[^；]+；*|；+")
_SPACES = re.compile(r"[ \t]+")
_UNIT = re.compile(rf"[{re.escape(_OPENING)}]*(?:[!-~\u00a1-\u02ff]+|[^\s])[{re.escape(_CLOSING)}]*|\s")


def broken(text: str, measure: Measure, width: float, *, phrases: bool = False) -> list[str]:
    """Break a text so that no line is wider than `width`; given line ends stay, a text of nothing is one line.

    With `phrases` what stands between two semicolons stays together where a line holds it.
    """
    cut = _phrases if phrases else _units
    return [line for part in text.split("\n") for line in _lines(" ".join(_SPACES.split(part.strip(" \t"))), measure, width, cut)]


def balanced(text: str, measure: Measure, width: float) -> list[str]:
    """Break a short text into as few lines as it needs, of about the same length."""
    lines = broken(text, measure, width)
    for part in range(1, 10):
        narrower = broken(text, measure, width * (10 - part) / 10)
        if len(narrower) > len(lines):
            break
        lines = narrower
    return lines


def _lines(text: str, measure: Measure, width: float, cut: Cut) -> list[str]:
    if measure(text) <= width:
        return [text]
    lines, line, used = [], "", 0.0
    for unit in cut(text, measure, width):
        wide = measure(unit)
        if line and used + wide > width:
            lines.append(line.rstrip())
            line, used = "", 0.0
        if line or not unit.isspace():
            line, used = line + unit, used + wide
    return [*lines, line.rstrip()]


def _phrases(text: str, measure: Measure, width: float) -> Iterator[str]:
    """Cut a text after its semicolons; a phrase that is wider than a line is cut further."""
    for phrase in _PHRASE.findall(text):
        if measure(phrase) <= width:
            yield phrase
        else:
            yield from _units(phrase, measure, width)


def _units(text: str, measure: Measure, width: float) -> Iterator[str]:
    """Cut a text into what stays together; what alone is wider than a line is cut by characters."""
    for unit in _UNIT.findall(text):
        if measure(unit) <= width:
            yield unit
        else:
            yield from unit
