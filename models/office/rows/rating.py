"""Rows of ratings (评分): a number stands in `score`, a choice's label in `label`."""

from decimal import Decimal

from models.office.conversion import Cells, Row, exact_text, period_of, period_text
from models.office.rows.table import Rows
from models.rating import Rating
from models.words import _


def _write(rating: Rating) -> Cells:
    score = rating.score
    return (
        period_text(rating.period),
        rating.staff_no,
        rating.kpi,
        rating.rater,
        rating.number,
        None if isinstance(score, str) else exact_text(score),
        score if isinstance(score, str) else None,
        rating.note,
    )


def _read(row: Row) -> Rating:
    period, staff_no, kpi, rater, number, score, label, note = row
    return Rating(
        period=period_of(period),
        staff_no=staff_no,
        kpi=kpi,
        rater=rater,
        number=number,
        score=label if score is None else Decimal(score),
        note=note,
    )


RATINGS = Rows(
    noun=Rating,
    table="rating",
    columns=("period", "staff_no", "kpi", "rater", "number", "score", "label", "note"),
    key=("period", "staff_no", "kpi", "rater", "number"),
    parents={"staff_no": "staff"},
    title=lambda: _("评分"),
    write=_write,
    read=_read,
)
