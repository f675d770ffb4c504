"""Ratings (评分) by their raters (rules §5)."""

from dataclasses import dataclass
from decimal import Decimal

from models.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """One rater's judgement of one KPI (by name): a number, or a choice's label as text."""

    period: Period
    staff_no: str
    kpi: str
    rater: str
    number: int = 1
    score: Decimal | str
    note: str | None = None
