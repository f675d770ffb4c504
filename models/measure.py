"""Monthly measures (月度指标)."""

from dataclasses import dataclass
from decimal import Decimal

from models.period import Period
from models.target import Owner


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A recorded figure of one month, in its own unit; `owner` "" for company and everybody."""

    month: Period
    owner_kind: Owner
    owner: str
    name: str
    value: Decimal
