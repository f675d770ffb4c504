"""Incidents (事件)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """Something that happened `count` times on a day; `points` (分值) where its kind asks for it."""

    day: date
    staff_no: str
    kind: str
    count: int = 1
    points: Decimal | None = None
    note: str | None = None
