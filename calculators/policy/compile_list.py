"""Compile the lists of records that a scheme declares."""

from decimal import Decimal

from models.scheme.record_shapes import ListColumnShape, ListShape
from models.vocabulary import ColumnKind, ListColumn, ListWord


def list_word(shape: ListShape) -> ListWord:
    """Compile one list; the date that puts a row in a period must be there."""
    columns = tuple(_column(column, required=column.required or column.name == shape.date) for column in shape.column)
    return ListWord(name=shape.name, columns=columns, date=shape.date)


def _column(shape: ListColumnShape, *, required: bool) -> ListColumn:
    return ListColumn(
        name=shape.name,
        kind=ColumnKind(shape.kind),
        required=required,
        low=None if shape.least is None else Decimal(shape.least),
        high=None if shape.most is None else Decimal(shape.most),
        default=default_of(shape),
        unit=shape.unit,
        choices=tuple(shape.choices),
    )


def default_of(shape: ListColumnShape) -> Decimal | str | bool | None:
    """Give what counts for a blank cell, a number as an exact one."""
    given = shape.default
    return Decimal(given) if isinstance(given, int) and not isinstance(given, bool) else given
