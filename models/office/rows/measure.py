"""Rows of monthly measures (月度指标)."""

from decimal import Decimal

from models.measure import Measure
from models.office.conversion import Cells, Row, exact_text, period_of, period_text
from models.office.rows.table import Rows
from models.target import Owner
from models.words import _


def _write(measure: Measure) -> Cells:
    return (
        period_text(measure.month),
        measure.owner_kind.value,
        measure.owner,
        measure.name,
        exact_text(measure.value),
    )


def _read(row: Row) -> Measure:
    month, owner_kind, owner, name, value = row
    return Measure(
        month=period_of(month), owner_kind=Owner(owner_kind), owner=owner, name=name, value=Decimal(value)
    )


MEASURES = Rows(
    noun=Measure,
    table="measure",
    columns=("month", "owner_kind", "owner", "name", "value"),
    key=("month", "owner_kind", "owner", "name"),
    parents={"staff_no": "staff"},
    title=lambda: _("月度指标"),
    write=_write,
    read=_read,
)
