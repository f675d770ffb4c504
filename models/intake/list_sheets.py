"""The sheets of the lists that schemes declare → rows of these lists."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from models.intake.desk import STAFF_NO, Desk
from models.intake.entry import Entry
from models.intake.ranges import outside, within
from models.list_row import ListCell, ListRow
from models.period import Grain, Period
from models.vocabulary import ListWord, SchemeWords
from models.words import _

ListBlocks = dict[tuple[str, str, Period], tuple[ListRow, ...]]
"""By list, 工号 and month: all the rows there are to be."""

MONTH = "月份"


def read_lists(entries: Iterable[Entry], desk: Desk) -> ListBlocks:
    """Take the rows of each list, person and month named; entries of other sheets are passed over."""
    blocks: dict[tuple[str, str, Period], list[ListRow]] = defaultdict(list)
    for entry in entries:
        word = entry.header.sheet.rows_of
        if word is None:
            continue
        staff_no, day = desk.staff_no(entry), _day(entry, word)
        _check_bounds(entry, word, desk)
        if staff_no is None or day is None or desk.faulty(entry):
            continue
        month = Period.around(day, Grain.MONTH)
        _note_unused(entry, word, staff_no, month, desk)
        block = blocks[word.name, staff_no, month]
        number, cells = len(block) + 1, _cells(entry, word)
        block.append(ListRow(list_name=word.name, staff_no=staff_no, day=day, number=number, cells=cells))
    return {block: tuple(rows) for block, rows in blocks.items()}


def _day(entry: Entry, word: ListWord) -> date | None:
    """Give the day that puts a row in a period; of a list by months the first of the month."""
    if word.date:
        return entry.maybe(word.date, date)
    month = entry.maybe(MONTH, Period)
    return None if month is None else month.start


def _cells(entry: Entry, word: ListWord) -> dict[str, ListCell]:
    """Give what stands in the columns of the list; the day that is kept of its own is left out."""
    found = {column.name: entry.values.get(column.name) for column in word.columns if column.name != word.date}
    return {name: cell for name, cell in found.items() if isinstance(cell, (Decimal, str, bool, date))}


def _check_bounds(entry: Entry, word: ListWord, desk: Desk) -> None:
    for column in word.columns:
        figure = entry.maybe(column.name, Decimal)
        if figure is not None and not within(figure, column.low, column.high):
            what = outside(column.name, figure, column.low, column.high)
            desk.findings.problem(entry.place(column.name), what)


def _note_unused(entry: Entry, word: ListWord, staff_no: str, month: Period, desk: Desk) -> None:
    """Say that a row is kept and not used: its person is not employed, or has no scheme that knows the list."""
    standing = desk.roster.standing(staff_no, month)
    if standing is None:
        return
    if not standing.employed:
        what = _("{number} 在 {period} 不在职，清单行保留但不使用")
    elif not any(_declares(scheme, word) for scheme in (standing.own, standing.also)):
        what = _("{number} 在 {period} 的考核方案不用清单「{list}」，保留但不使用")
    else:
        return
    told = what.format(number=staff_no, period=month, list=word.name)
    desk.findings.warn(entry.place(STAFF_NO), told)


def _declares(scheme: SchemeWords | None, word: ListWord) -> bool:
    return scheme is not None and any(own.name == word.name for own in scheme.lists)
