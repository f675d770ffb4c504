"""Rows of what is settled by hand (核定)."""

from models.by_hand import ByHand
from models.office.conversion import Cells, Row, exact_or_none, exact_text_or_none, period_of, period_text
from models.office.rows.table import Rows
from models.words import _


def _write(settled: ByHand) -> Cells:
    return (
        period_text(settled.period),
        settled.staff_no,
        settled.item,
        exact_text_or_none(settled.value),
        settled.reason,
    )


def _read(row: Row) -> ByHand:
    period, staff_no, item, value, reason = row
    return ByHand(
        period=period_of(period), staff_no=staff_no, item=item, value=exact_or_none(value), reason=reason
    )


BY_HAND = Rows(
    noun=ByHand,
    table="by_hand",
    columns=("period", "staff_no", "item", "value", "reason"),
    key=("period", "staff_no", "item"),
    parents={"staff_no": "staff"},
    title=lambda: _("核定"),
    write=_write,
    read=_read,
)
