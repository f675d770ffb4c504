"""Rows of pay items (工资项)."""

from decimal import Decimal

from models.office.conversion import Cells, Row, exact_text, period_of, period_text
from models.office.rows.table import Rows
from models.staff import PayItem
from models.words import _


def _write(item: PayItem) -> Cells:
    return period_text(item.month), item.staff_no, item.item, exact_text(item.amount)


def _read(row: Row) -> PayItem:
    month, staff_no, item, amount = row
    return PayItem(month=period_of(month), staff_no=staff_no, item=item, amount=Decimal(amount))


PAY_ITEMS = Rows(
    noun=PayItem,
    table="pay_item",
    columns=("month", "staff_no", "item", "amount"),
    key=("month", "staff_no", "item"),
    parents={"staff_no": "staff"},
    title=lambda: _("工资项"),
    write=_write,
    read=_read,
)
