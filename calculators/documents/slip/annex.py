"""The annex of a slip: every figure with its rule in words, its numbers, rounding, clause and assumption.

Each step is told once: a later month of the same scheme repeats the numbers, and neither rule nor clause.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from reportlab.platypus import Flowable

from calculators.documents.flowables import Room, Words
from calculators.documents.paper import DENSE, DENSE_NOTE, SECTION
from calculators.documents.slip.figures import formula_with_thousands, same_figure, with_thousands
from calculators.documents.tables import Cell, table
from models.results import Explanation, Result
from models.words import _

DEEPEST = 4
"""Levels of an explanation on paper; the window shows all of them."""
INDENT = 8.0
_LABEL = replace(DENSE, bold=True)
_ALONE = frozenset({"score", "grade", "coefficient", "rank", "total"})
"""Figures put together from others that have rows of their own."""


class Annex:
    """The annex of one document, which knows what it has told so far."""

    def __init__(self) -> None:
        self._rules: set[tuple[str, ...]] = set()
        self._assumed: set[str] = set()

    def explained(self, title: str, explained: Mapping[str, Explanation]) -> list[Flowable]:
        """Give the explanations of a result's figures in a table of its own."""
        told: set[tuple[str, ...]] = {(one.label, one.value) for one in explained.values()}
        rows = [row for key, one in explained.items() for row in self._rows(one, 0 if key not in _ALONE else DEEPEST, told)]
        if not rows:
            return []
        header = (_("项目"), _("规则、代入的数字、依据"), _("取值"))
        return [
            Words(title, SECTION, before=9, after=3),
            table(header, rows, [104, 0, 62], ["left", "left", "right"], dense=True),
        ]

    def assumed(self, results: Sequence[Result]) -> list[Flowable]:
        """List what each policy leaves open and no figure above has told."""
        found: list[Flowable] = []
        for title, texts in assumptions_of(results).items():
            left = [text for text in texts if text not in self._assumed]
            if left:
                head = _("{scheme}：文件未定之处，本方案还取值").format(scheme=title)
                found += [Room(40), Words(head, SECTION, before=9, after=3), Words(numbered(left), DENSE_NOTE)]
        return found

    def _rows(self, explanation: Explanation, depth: int, told: set[tuple[str, ...]]) -> Iterator[list[Cell]]:
        """Give a row for a figure, and below it rows for the steps it rests on."""
        top = depth in {0, DEEPEST}
        indent = 0 if top else depth * INDENT
        label = Words(explanation.label, _LABEL if top else DENSE, indent=indent)
        yield [[label], self._said(explanation), with_thousands(explanation.value)]
        if depth < DEEPEST:
            for child in explanation.children:
                step = _through(child)
                key = (step.label, step.value, step.numbers)
                if depth + 1 < DEEPEST and _worth_a_row(step) and not told & {key, key[:2]}:
                    told.add(key)
                    same_rule = explanation.words.endswith(step.words)
                    yield from self._rows(replace(step, words="") if same_rule else step, depth + 1, told)

    def _said(self, explanation: Explanation) -> list[Flowable]:
        """Say a step: the rule where it was not told yet, the numbers put in, clause and assumption."""
        rule = (explanation.words, explanation.clause, explanation.gap)
        fresh = rule not in self._rules
        self._rules.add(rule)
        self._assumed |= set(explanation.gap.split("；")) | {explanation.gap}
        exact = "" if explanation.exact.lstrip("≈") == explanation.numbers else explanation.exact
        numbers = [part for part in (explanation.numbers, exact) if part and part != explanation.words]
        said = [explanation.words if fresh or not numbers else "", *numbers]
        lines = [Words(formula_with_thousands(" = ".join(filter(None, said))), DENSE)]
        lines += [Words(text, DENSE_NOTE) for text in (_beside(explanation) if fresh else ())]
        if not explanation.numbers:
            lines += [Words(text, DENSE, phrases=True) for text in _inputs(explanation)]
        return [line for line in lines if line.text]


def _through(step: Explanation) -> Explanation:
    """Pass through steps that only hand a figure on (a line of a component): the one that computes it takes their name."""
    below = [child for child in step.children if child.numbers]
    if len(below) != 1 or not same_figure(step.numbers, below[0].value):
        return step
    inner = _through(below[0])
    return replace(inner, label=f"{step.label}：{inner.label}")


def _worth_a_row(step: Explanation) -> bool:
    """Tell whether a step shows more than a figure that stands in the formula above it: raters with their weights do."""
    return bool(step.numbers) or len(step.children) > 1


def _beside(explanation: Explanation) -> Iterator[str]:
    if explanation.clause:
        yield _("依据：{clause}").format(clause=explanation.clause)
    if explanation.gap:
        yield _("文件未定，本方案取值：{gap}").format(gap=explanation.gap)


def _inputs(explanation: Explanation) -> Iterator[str]:
    """Name what a figure rests on where its formula does not show the numbers."""
    given = [child for child in explanation.children if not child.numbers]
    if given:
        yield "；".join(_("{label}：{value}").format(label=child.label, value=with_thousands(child.value)) for child in given)


def assumptions_of(results: Iterable[Result]) -> dict[str, tuple[str, ...]]:
    """Collect what each policy leaves open, once, by the title of its scheme."""
    return {r.scheme_title: tuple(dict.fromkeys(r.assumptions)) for r in results if r.assumptions}


def numbered(texts: Iterable[str]) -> str:
    """Write texts one after the other, each with its number."""
    return "　".join(f"{number}. {text}" for number, text in enumerate(texts, start=1))
