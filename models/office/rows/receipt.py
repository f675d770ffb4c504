"""Rows of receipts (回款): without a natural key, equal ones may stand beside each other."""

from decimal import Decimal

from models.office.conversion import Cells, Row, day_of, day_text, exact_text
from models.office.rows.table import Rows
from models.project import Receipt
from models.words import _


def _write(receipt: Receipt) -> Cells:
    return (
        receipt.project_no,
        day_text(receipt.day),
        exact_text(receipt.amount),
        exact_text(receipt.partner_share),
        exact_text(receipt.sales_cost),
        exact_text(receipt.entertainment),
        exact_text(receipt.travel),
    )


def _read(row: Row) -> Receipt:
    project_no, day, amount, partner_share, sales_cost, entertainment, travel = row
    return Receipt(
        project_no=project_no,
        day=day_of(day),
        amount=Decimal(amount),
        partner_share=Decimal(partner_share),
        sales_cost=Decimal(sales_cost),
        entertainment=Decimal(entertainment),
        travel=Decimal(travel),
    )


RECEIPTS = Rows(
    noun=Receipt,
    table="receipt",
    columns=("project_no", "day", "amount", "partner_share", "sales_cost", "entertainment", "travel"),
    order=("project_no", "day"),
    parents={"project_no": "project"},
    title=lambda: _("回款"),
    write=_write,
    read=_read,
)
