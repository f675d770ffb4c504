"""The annex of a slip: every figure with its rule in words, its numbers, rounding, clause and assumption."""

from collections.abc import Iterator, Mapping

from reportlab.platypus import Flowable

from calculators.documents.flowables import Words
from calculators.documents.paper import NOTE, SECTION, SMALL, Style
from calculators.documents.tables import Cell, table
from models.results import Explanation, Result
from models.words import _

DEEPEST = 3
"""Levels of an explanation on paper; the window shows all of them."""
INDENT = 12.0
_LABEL = Style(SMALL.size, SMALL.leading, bold=True)
_ALONE = frozenset({"score", "grade", "coefficient", "rank", "total"})
"""Figures put together from others that have rows of their own."""


def annex(result: Result, explained: Mapping[str, Explanation]) -> list[Flowable]:
    """Give the explanations of a result's figures in a table of its own."""
    rows = [row for key, explanation in explained.items() for row in _rows(explanation, 0, key in _ALONE)]
    if not rows:
        return []
    title = _("附：核算过程　{period}　{scheme}").format(period=result.period.title, scheme=result.scheme_title)
    return [
        Words(title, SECTION, before=9, after=3),
        table((_("项目、规则与数字"), _("取值")), rows, [0, 104], ["left", "right"]),
    ]


def _rows(explanation: Explanation, depth: int, alone: bool) -> Iterator[list[Cell]]:
    """Give a row for a figure, and below it rows for what it rests on."""
    label = Words(explanation.label, SMALL if depth else _LABEL, indent=depth * INDENT)
    said: list[Flowable] = [Words(text, NOTE, indent=depth * INDENT) for text in _sentences(explanation) if text]
    yield [[label, *said], explanation.value]
    if depth + 1 < DEEPEST and not alone:
        for child in explanation.children:
            yield from _rows(child, depth + 1, alone)


def _sentences(explanation: Explanation) -> Iterator[str]:
    yield " = ".join(part for part in (explanation.words, explanation.numbers, explanation.exact) if part)
    if explanation.clause:
        yield _("依据：{clause}").format(clause=explanation.clause)
    if explanation.gap:
        yield _("文件未定，本方案取值：{gap}").format(gap=explanation.gap)
