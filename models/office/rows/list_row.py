"""Rows of the lists that schemes declare (自设清单): the cells as one JSON object, exact numbers as text.

The file knows nothing of the schemes: each cell says itself whether it is a number, a day, a text or yes/no.
"""

import json
from datetime import date
from decimal import Decimal

from models.list_row import ListCell, ListRow
from models.office.conversion import Cells, Row, day_of, day_text, exact_text, period_text
from models.office.rows.table import Rows
from models.words import _

Written = str | bool | dict[str, str]

_NUMBER, _DAY = "number", "day"


def _write(row: ListRow) -> Cells:
    cells = {name: _written(cell) for name, cell in row.cells.items()}
    return (
        row.list_name,
        row.staff_no,
        period_text(row.month),
        row.number,
        day_text(row.day),
        json.dumps(cells, ensure_ascii=False, sort_keys=True, separators=(",", ":")),
    )


def _written(cell: ListCell) -> Written:
    if isinstance(cell, Decimal):
        return {_NUMBER: exact_text(cell)}
    return {_DAY: day_text(cell)} if isinstance(cell, date) else cell


def _read(row: Row) -> ListRow:
    list_name, staff_no, _month, number, day, text = row
    cells = {name: _cell(written) for name, written in json.loads(text).items()}
    return ListRow(list_name=list_name, staff_no=staff_no, day=day_of(day), number=number, cells=cells)


def _cell(written: Written) -> ListCell:
    if isinstance(written, dict):
        return Decimal(written[_NUMBER]) if _NUMBER in written else day_of(written[_DAY])
    return written


LIST_ROWS = Rows(
    noun=ListRow,
    table="list_row",
    columns=("list_name", "staff_no", "month", "number", "day", "cells"),
    key=("list_name", "staff_no", "month", "number"),
    parents={"staff_no": "staff"},
    title=lambda: _("清单行"),
    write=_write,
    read=_read,
)
