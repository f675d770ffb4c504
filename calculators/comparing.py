"""Compare what a workbook brings with what an office has: which rows are new, changed, unchanged, removed."""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import Any

from calculators.documents.data_rows import Cell, cells_of
from models.by_hand import ByHand
from models.difference import Fate, FieldDifference, RowDifference, SheetDifference
from models.incident import Incident
from models.intake import sheets
from models.intake.intake import Intake
from models.intake.keys import key_of, keyed
from models.intake.sheets import Kind, Sheet, sheets_of
from models.list_row import ListRow
from models.measure import Measure
from models.money import plain
from models.period import Grain, Period
from models.project import Project, Receipt, Share
from models.rating import Rating
from models.records import Records
from models.staff import Assignment, PayItem, Person
from models.target import Target
from models.vocabulary import Vocabulary

_PLACES: dict[type, tuple[str, str]] = {
    Person: (sheets.STAFF.name, "staff"),
    Assignment: (sheets.ASSIGNMENTS.name, "assignments"),
    PayItem: (sheets.PAY_ITEMS.name, "pay_items"),
    Target: (sheets.TARGET_SHEET.name, "targets"),
    Project: (sheets.PROJECTS.name, "projects"),
    Share: (sheets.SHARES.name, "shares"),
    Receipt: (sheets.RECEIPTS.name, "receipts"),
    Measure: (sheets.MEASURES.name, "measures"),
    Rating: (sheets.RATINGS.name, "ratings"),
    Incident: (sheets.INCIDENTS.name, "incidents"),
    ByHand: (sheets.BY_HAND.name, "by_hand"),
}
"""The sheet on which a kind of noun stands, and its field of the records."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """A row before and after; one of the two may not be there."""

    before: Any
    after: Any

    @property
    def fate(self) -> Fate:
        if self.before is None or self.after is None:
            return Fate.NEW if self.before is None else Fate.REMOVED
        return Fate.UNCHANGED if self.before == self.after else Fate.CHANGED


def differences(
    known: Records, intake: Intake, vocabulary: Vocabulary, *, halved: Collection[str] = ()
) -> tuple[SheetDifference, ...]:
    """Tell row by row what taking an intake in would change, in the order of the sheets; nothing is altered.

    Sheets named in `halved` were not read to the end: the blocks of rows that they would replace are passed over.
    """
    pairs: dict[str, list[_Pair]] = defaultdict(list)
    for sheet, pair in chain(_keyed(known, intake), _replaced(known, intake, halved)):
        pairs[sheet].append(pair)
    people = {person.staff_no: person for person in known.staff}
    people |= {noun.staff_no: noun for noun in intake.put if isinstance(noun, Person)}
    staff = tuple(people.values())
    return tuple(_sheet(sheet, pairs[sheet.name], staff) for sheet in sheets_of(vocabulary) if sheet.name in pairs)


def _keyed(known: Records, intake: Intake) -> Iterator[tuple[str, _Pair]]:
    before = {key_of(noun): noun for noun in keyed(known)}
    for noun in intake.put:
        yield _PLACES[type(noun)][0], _Pair(before.get(key_of(noun)), noun)
    for noun in intake.remove:
        yield _PLACES[type(noun)][0], _Pair(noun, None)


def _replaced(known: Records, intake: Intake, halved: Collection[str]) -> Iterator[tuple[str, _Pair]]:
    """Pair the rows that have no key, block by block."""
    shares = _by_block((share.project_no, share) for share in known.shares)
    paid = _by_block(((r.project_no, Period.around(r.day, Grain.MONTH)), r) for r in known.receipts)
    happened = _by_block(((i.staff_no, Period.around(i.day, Grain.MONTH)), i) for i in known.incidents)
    listed = _by_block(((row.list_name, row.staff_no, row.month), row) for row in known.list_rows)
    blocks: list[tuple[str, list[Any], Iterable[Any]]] = []
    blocks += [(sheets.SHARES.name, shares[block], after) for block, after in intake.shares.items()]
    blocks += [(sheets.RECEIPTS.name, paid[block], after) for block, after in intake.receipts.items()]
    blocks += [(sheets.INCIDENTS.name, happened[block], after) for block, after in intake.incidents.items()]
    blocks += [(block[0], listed[block], after) for block, after in intake.list_rows.items()]
    for sheet, before, after in blocks:
        if sheet not in halved:
            matched = _by_person if sheet == sheets.SHARES.name else _equal
            yield from ((sheet, pair) for pair in matched(before, after))


def _by_block(placed: Iterable[tuple[Hashable, Any]]) -> dict[Hashable, list[Any]]:
    found: dict[Hashable, list[Any]] = defaultdict(list)
    for block, noun in placed:
        found[block].append(noun)
    return found


def _by_person(before: Iterable[Share], after: Iterable[Share]) -> Iterator[_Pair]:
    """Pair the shares of a project by whose they are."""
    had, has = ({share.staff_no: share for share in shares} for shares in (before, after))
    return (_Pair(had.get(staff_no), has.get(staff_no)) for staff_no in dict.fromkeys((*has, *had)))


def _equal(before: Iterable[Any], after: Iterable[Any]) -> Iterator[_Pair]:
    """Pair equal rows; what is left was removed, or is new. The place of a row in its list tells no rows apart."""
    left = Counter(map(_told_apart, before))
    for noun in after:
        same = _told_apart(noun)
        if left[same]:
            left[same] -= 1
            yield _Pair(noun, noun)
        else:
            yield _Pair(None, noun)
    for noun in before:
        if left[_told_apart(noun)]:
            left[_told_apart(noun)] -= 1
            yield _Pair(noun, None)


def _told_apart(noun: Any) -> Hashable:
    if isinstance(noun, ListRow):
        return replace(noun, number=1), tuple(sorted(noun.cells.items(), key=str))
    return noun  # type: ignore[no-any-return]  # a frozen noun


def _sheet(sheet: Sheet, pairs: list[_Pair], staff: tuple[Person, ...]) -> SheetDifference:
    moved = [pair for pair in pairs if pair.fate is not Fate.UNCHANGED]
    before = iter(_cells(sheet, [pair.before for pair in moved if pair.before is not None], staff))
    after = iter(_cells(sheet, [pair.after for pair in moved if pair.after is not None], staff))
    rows = [
        _row(sheet, pair, next(before) if pair.before is not None else [], next(after) if pair.after is not None else [])
        for pair in moved
    ]
    return SheetDifference(sheet=sheet.name, rows=tuple(rows), unchanged=len(pairs) - len(moved))


def _cells(sheet: Sheet, nouns: list[Any], staff: tuple[Person, ...]) -> list[list[str]]:
    """Write nouns of one sheet as its cells show them."""
    field = "list_rows" if sheet.rows_of else next(f for name, f in _PLACES.values() if name == sheet.name)
    held: dict[str, Any] = {"staff": staff, field: tuple(nouns)}
    return [[_text(cell) for cell in row] for row in cells_of(sheet, Records(**held))]


def _text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case Decimal():
            return plain(cell)
        case date():
            return cell.isoformat()
    return str(cell)


def _row(sheet: Sheet, pair: _Pair, before: list[str], after: list[str]) -> RowDifference:
    """Name a row by its key, and tell what comes, differs or goes in its other columns."""
    blank = [""] * len(sheet.columns)
    lines = list(zip(sheet.columns, before or blank, after or blank, strict=True))
    titled = {column for column in sheet.columns if column.key or column.name == sheets.NAME}
    title = (has or had for column, had, has in lines if column in titled and (column.kind, has or had) != (Kind.COUNT, "1"))
    fields = (
        FieldDifference(name=column.name, before=had, after=has)
        for column, had, has in lines
        if had != has and (column not in titled or pair.fate is Fate.CHANGED)
    )
    key = key_of(pair.after or pair.before) if sheet.removable else ()
    return RowDifference(fate=pair.fate, title=" ".join(filter(None, title)), fields=tuple(fields), key=key)
