"""Rows of targets (目标)."""

from decimal import Decimal

from models.office.conversion import Cells, Row, exact_or_none, exact_text, exact_text_or_none
from models.office.rows.table import Rows
from models.target import Owner, Target
from models.words import _


def _write(target: Target) -> Cells:
    return (
        target.year,
        target.owner_kind.value,
        target.owner,
        target.product_line,
        *(exact_text(quarter) for quarter in target.quarters),
        *(exact_text_or_none(base) for base in target.bases),
        exact_text_or_none(target.base_ratio),
    )


def _read(row: Row) -> Target:
    year, owner_kind, owner, product_line, q1, q2, q3, q4, b1, b2, b3, b4, base_ratio = row
    return Target(
        year=year,
        owner_kind=Owner(owner_kind),
        owner=owner,
        product_line=product_line,
        quarters=(Decimal(q1), Decimal(q2), Decimal(q3), Decimal(q4)),
        bases=(exact_or_none(b1), exact_or_none(b2), exact_or_none(b3), exact_or_none(b4)),
        base_ratio=exact_or_none(base_ratio),
    )


TARGETS = Rows(
    noun=Target,
    table="target",
    columns=(
        *("year", "owner_kind", "owner", "product_line"),
        *("quarter_1", "quarter_2", "quarter_3", "quarter_4"),
        *("base_1", "base_2", "base_3", "base_4", "base_ratio"),
    ),
    key=("year", "owner_kind", "owner", "product_line"),
    parents={"staff_no": "staff"},
    title=lambda: _("目标"),
    write=_write,
    read=_read,
)
