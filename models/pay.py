"""What a person is paid in a month: earnings, deductions as they were entered, and what remains."""

from dataclasses import dataclass
from decimal import Decimal

from models.period import Period
from models.results import Explanation


@dataclass(frozen=True, slots=True, kw_only=True)
class PayLine:
    """One line in yuan, 2 decimals; `None` where it can't be computed. `note` and `explanation` say how it came about."""

    label: str
    amount: Decimal | None
    note: str = ""
    explanation: Explanation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pay:
    """One person's pay of a month; deductions are negative lines.

    `restated` says why bonuses of it were restated after they had been handed out, each reason once.
    """

    staff_no: str
    name: str
    department: str
    post: str
    month: Period
    earnings: tuple[PayLine, ...]
    deductions: tuple[PayLine, ...] = ()
    restated: tuple[str, ...] = ()

    @property
    def gross(self) -> Decimal | None:
        """Add up the earnings (应发)."""
        return _sum(self.earnings)

    @property
    def deducted(self) -> Decimal | None:
        """Add up the deductions, below zero."""
        return _sum(self.deductions)

    @property
    def net(self) -> Decimal | None:
        """Give what remains (实发)."""
        return _sum((*self.earnings, *self.deductions))


def _sum(lines: tuple[PayLine, ...]) -> Decimal | None:
    amounts = [line.amount for line in lines]
    return None if None in amounts else sum((a for a in amounts if a is not None), Decimal("0.00"))
