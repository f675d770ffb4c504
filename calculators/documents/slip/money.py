"""The money of a slip: lines per project, components with how they were reached, totals in capital numerals."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from reportlab.platypus import Flowable

from calculators.documents.amount_words import amount_in_words
from calculators.documents.flowables import Words
from calculators.documents.paper import NOTE, SMALL, Align
from calculators.documents.slip.figures import formula_with_thousands, same_figure, with_thousands
from calculators.documents.slip.points import section
from calculators.documents.tables import Cell, table
from models.money import grouped
from models.results import Component, Explanation, Line, Result
from models.words import _

MOST_COLUMNS = 5
"""Details of a line that get a column each; more of them stand in one cell."""


def lines(result: Result) -> list[list[Flowable]]:
    """Give a table of lines for each component that has any."""
    return [
        [*section(_("{component}明细（{count} 笔）").format(component=c.name, count=len(c.lines))), line_table(c)]
        for c in result.components
        if c.lines
    ]


def line_table(component: Component) -> Flowable:
    """Give a component's lines with their details and their sum; below it the amount, where more is done with the sum."""
    labels = tuple(dict.fromkeys(detail.label for line in component.lines for detail in line.details))
    together = len(labels) > MOST_COLUMNS
    columns = (_("明细"),) if together else labels
    rows = [_together(line) if together else _line(line, labels) for line in component.lines]
    widths = [150.0, 0.0, 76.0] if together else [0.0, *[64.0] * len(labels), 76.0]
    aligns: list[Align] = ["left", *(("left" if together else "right") for _column in columns), "right"]
    totals: list[list[Cell]] = [[label, *[""] * len(columns), money(figure)] for label, figure in _sums(component)]
    return table([_("项目"), *columns, _("金额（元）")], rows, widths, aligns, totals=totals)


def _sums(component: Component) -> list[tuple[str, Decimal | None]]:
    amounts = [line.amount for line in component.lines if line.amount is not None]
    summed = sum(amounts, Decimal(0))
    if len(amounts) < len(component.lines) or component.amount in (None, summed):
        return [(_("合计"), component.amount)]
    return [(_("各行合计"), summed), (component.name, component.amount)]


def _together(line: Line) -> list[Cell]:
    said = "；".join(f"{detail.label} {with_thousands(detail.text)}" for detail in line.details)
    return [line.label, Words(said, SMALL, phrases=True), money(line.amount)]


def _line(line: Line, labels: Sequence[str]) -> list[Cell]:
    texts = {detail.label: with_thousands(detail.text) for detail in line.details}
    return [line.label, *(texts.get(label, "") for label in labels), money(line.amount)]


def components(result: Result, explained: Mapping[str, Explanation], *, clauses: bool = True) -> list[Flowable]:
    """Give the components with how each was reached, and their total; an annex tells the clauses itself."""
    if not result.has_money or not result.components:
        return []
    rows: list[list[Cell]] = [
        [c.name, reached(c, explained.get(f"component:{c.id}"), clauses=clauses), money(c.amount)] for c in result.components
    ]
    total: list[Cell] = [_("合计"), in_capitals(result.total), money(result.total)]
    header = (_("奖金项"), _("核算过程"), _("金额（元）"))
    return [*section(_("奖金核算")), table(header, rows, [92, 0, 86], ["left", "left", "right"], totals=[total])]


def reached(component: Component, explanation: Explanation | None, *, clauses: bool) -> list[Flowable]:
    """Say how a component was reached: by hand with the reason, else formula, numbers, rounding, clause."""
    if component.by_hand:
        return [Words(_("人工核定：{reason}").format(reason=component.reason or "—"), SMALL)]
    clause = [Words(_("依据：{clause}").format(clause=component.clause), NOTE)] if component.clause and clauses else []
    words = explanation.words if explanation else component.formula
    said = (formula_with_thousands(text) for text in (words, _with_numbers(component, explanation)) if text)
    return [*(Words(text, SMALL) for text in said), *clause]


def _with_numbers(component: Component, explanation: Explanation | None) -> str:
    """Put the numbers in, with the value before it was rounded where it was."""
    numbers = explanation.numbers if explanation else component.numbers
    if not numbers or component.amount is None or same_figure(numbers, f"{component.amount:f}"):
        return ""
    if explanation and explanation.exact:
        numbers = f"{numbers} = {explanation.exact}"
        return _("= {numbers}，四舍五入得 {amount}").format(numbers=numbers, amount=money(component.amount))
    return _("= {numbers} = {amount}").format(numbers=numbers, amount=money(component.amount))


def in_capitals(amount: Decimal | None) -> str:
    """Write an amount in capital numerals with their name before them."""
    return "" if amount is None else _("人民币（大写）{words}").format(words=amount_in_words(amount))


def money(amount: Decimal | None) -> str:
    """Write an amount with separators; a dash where it is missing."""
    return "—" if amount is None else grouped(amount)


