"""How far a target was reached."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from models.money import RATIO, rounded
from models.period import Period
from models.target import Owner


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """A target of a period beside what was done, both in yuan.

    `name` is the department's or the person's, "" for the company. `measure` names the monthly measure that the
    schemes hold against the target, "" where receipts are added up. `open_months` have no figure of it yet.
    """

    owner_kind: Owner
    owner: str
    name: str
    target: Decimal
    done: Decimal
    measure: str = ""
    open_months: tuple[Period, ...] = ()

    @property
    def rate(self) -> Decimal | None:
        """Give done ÷ target, 4 decimals; None without a target above zero."""
        return rounded(Fraction(self.done) / Fraction(self.target), RATIO) if self.target > 0 else None
