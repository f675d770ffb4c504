"""Rows of the lists that a scheme declares, as records of a person in a period."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from calculators.assessment.facts import Facts
from calculators.assessment.lines import RECORD_FIELDS, RecordField, RecordKind
from calculators.assessment.shown import SHARE
from calculators.assessment.subject import Subject
from calculators.formula.values import NotApplicable, Value, missing
from models.list_row import ListCell, ListRow
from models.place import Place, Sheet
from models.vocabulary import FIGURES, ColumnKind, ListColumn, ListWord
from models.words import _

_UNITS = {
    ColumnKind.TEXT: "文字",
    ColumnKind.CHOICE: "文字",
    ColumnKind.DATE: "日期",
    ColumnKind.YES_NO: "是/否",
    ColumnKind.PERCENT: SHARE,
}

_HELD: dict[ColumnKind, type[str | bool | date]] = {
    ColumnKind.TEXT: str, ColumnKind.CHOICE: str, ColumnKind.DATE: date, ColumnKind.YES_NO: bool,
}


def record_kinds(lists: Iterable[ListWord], scheme: str) -> dict[str, RecordKind]:
    """List the kinds of records that a scheme (by its id) knows: those of every office, and its own lists."""
    return RECORD_FIELDS | {word.name: _kind(word, scheme) for word in lists}


def _kind(word: ListWord, scheme: str) -> RecordKind:
    """Make a list a kind of record: a person's rows of the period, in the months that count on the scheme."""

    def keys(facts: Facts, subject: Subject) -> tuple[str, ...]:
        months = facts.months(subject.staff_no, scheme, subject.period, subject.own)
        rows = facts.list_rows.get((word.name, subject.staff_no), ())
        return tuple(row.key for row in rows if row.month in months)

    def label(facts: Facts, subject: Subject) -> str:
        return _label(_row(facts, subject), word)

    return RecordKind(
        kind=word.name, title=word.name, keys=keys, label=label,
        fields={column.name: _field(word, column) for column in word.columns},
    )


def _field(word: ListWord, column: ListColumn) -> RecordField:
    unit = _UNITS.get(column.kind) or column.unit or ("元" if column.kind is ColumnKind.MONEY else "")
    about = _("清单「{list}」的一列").format(list=word.name)
    return RecordField(name=column.name, unit=unit, about=about, read=_reading(word, column))


def _reading(word: ListWord, column: ListColumn) -> Callable[[Facts, Subject], Value]:
    def read(facts: Facts, subject: Subject) -> Value:
        row = _row(facts, subject)
        if not subject.period.covers(row.day):
            return NotApplicable(_("不在本期"))
        if column.name == word.date:
            return row.day
        cell = row.cells.get(column.name, column.default)
        value = _value(cell, column)
        if value is not None:
            return value
        why = _("未录入") if cell is None else _("登记的内容不合方案现在的列")
        place = Place(
            sheet=Sheet.LISTS, owner=row.staff_no, period=row.month, name=word.name, column=column.name, row=row.key
        )
        return missing(f"{word.name} {_label(row, word)} {column.name}", subject.period, why, place)

    return read


def _value(cell: ListCell | None, column: ListColumn) -> Value | None:
    """Give what a formula sees of a cell: exact numbers, per cent as a fraction; None where it doesn't suit the column."""
    if isinstance(cell, Decimal):
        figure = Fraction(cell) / (100 if column.kind is ColumnKind.PERCENT else 1)
        return figure if column.kind in FIGURES else None
    return cell if isinstance(cell, _HELD.get(column.kind, Decimal)) else None


def _row(facts: Facts, subject: Subject) -> ListRow:
    assert subject.record is not None
    return facts.list_row(subject.record.kind, subject.staff_no, subject.record.key)


def _label(row: ListRow, word: ListWord) -> str:
    """Name a row by its month and number, and its first text."""
    words = (column.name for column in word.columns if column.kind in (ColumnKind.TEXT, ColumnKind.CHOICE))
    text = next((cell for name in words if isinstance(cell := row.cells.get(name), str)), "")
    place = _("{month}月第{number}条").format(month=row.day.month, number=row.number)
    return f"{place} {text}".rstrip()


def uncounted(facts: Facts, lists: Iterable[ListWord], scheme: str, subject: Subject) -> Iterable[tuple[str, date]]:
    """List the rows of the period, by list and day, that count for nobody: the person does not take part then."""
    months = facts.months(subject.staff_no, scheme, subject.period, subject.own)
    for word in lists:
        for row in facts.list_rows.get((word.name, subject.staff_no), ()):
            if subject.period.covers(row.day) and row.month not in months:
                yield word.name, row.day
