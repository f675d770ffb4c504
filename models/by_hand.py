"""What a manager settles by hand (核定), with a reason (rules §4)."""

from dataclasses import dataclass
from decimal import Decimal

from models.period import Period

WHOLE = "全部"
"""Takes the person out of that period's assessment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ByHand:
    """A KPI or component (by name) settled by hand; without a value a KPI is not assessed."""

    period: Period
    staff_no: str
    item: str
    value: Decimal | None
    reason: str
