"""What the year report of a person is made of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from models.period import Period
from models.results import Component, Result, SummaryRow


@dataclass(frozen=True, slots=True, kw_only=True)
class YearPerson:
    """One person's year: the summary of each quarter, half-year and year, and every result behind them, in order of time."""

    staff_no: str
    name: str
    year: Period
    summaries: tuple[tuple[Period, SummaryRow], ...]
    results: tuple[Result, ...]

    @property
    def total(self) -> Decimal | None:
        """Add up the year in yuan; None where one period's total is missing."""
        totals = [row.total for _period, row in self.summaries]
        return None if None in totals else added(totals)

    @property
    def known(self) -> Decimal:
        """Add up the periods whose totals are known."""
        return added([row.total for _period, row in self.summaries])

    @property
    def paid(self) -> bool:
        """Tell whether any scheme of the year has money."""
        return any(result.has_money for result in self.results)

    def settled_once(self) -> Iterator[tuple[Result, Component]]:
        """List the components that fell due once in the year, though their scheme was assessed more often (settlements)."""
        for result in self.results:
            here = (result.scheme, result.own, result.period.length)
            alike = [r for r in self.results if (r.scheme, r.own, r.period.length) == here]
            for component in result.components:
                if len(alike) > 1 and sum(c.id == component.id for r in alike for c in r.components) == 1:
                    yield result, component


class YearPeople(Protocol):
    """Persons one after the other, whose number is known."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[YearPerson]: ...


def added(amounts: Sequence[Decimal | None]) -> Decimal:
    """Add up the amounts there are."""
    return sum((amount for amount in amounts if amount is not None), Decimal("0.00"))
