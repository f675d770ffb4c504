"""People and what is in force for them from month to month (rules §3)."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from models.period import Period

NO_SCHEME = "无"
"""Ends a scheme in an assignment; a blank changes nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A member of staff as hired; `base_pay` in yuan a month, schemes by id."""

    staff_no: str
    name: str
    hired: date
    base_pay: Decimal
    department: str | None = None
    post: str | None = None
    job_rank: str | None = None
    left: date | None = None
    scheme: str | None = None
    also_scheme: str | None = None

    def employed_in(self, period: Period) -> bool:
        """Tell whether the person is employed for at least one day of the period."""
        return self.hired <= period.end and (self.left is None or self.left >= period.start)

    def employed_on(self, day: date) -> bool:
        """Tell whether the person is employed on a day."""
        return self.hired <= day and (self.left is None or day <= self.left)

    def employed_days(self, period: Period) -> int:
        """Count the employed calendar days of the period, both ends inclusive."""
        last = period.end if self.left is None else min(self.left, period.end)
        return max(0, (last - max(self.hired, period.start)).days + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """A change (任职) in force from a month on; `None` changes nothing, `无` ends a scheme."""

    staff_no: str
    start: Period
    department: str | None = None
    post: str | None = None
    job_rank: str | None = None
    base_pay: Decimal | None = None
    scheme: str | None = None
    also_scheme: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PayItem:
    """A pay item (工资项) of one month, in yuan; `基本工资` is that month's full rate."""

    month: Period
    staff_no: str
    item: str
    amount: Decimal


def in_force(person: Person, assignments: tuple[Assignment, ...], month: Period) -> Person:
    """Give the person as the assignments up to that month have made them."""
    for change in sorted(assignments, key=lambda a: a.start):
        if change.start > month:
            break
        stated = {
            field: value
            for field in ("department", "post", "job_rank", "base_pay", "scheme", "also_scheme")
            if (value := getattr(change, field)) is not None
        }
        person = replace(person, **stated)
    return replace(
        person,
        scheme=None if person.scheme == NO_SCHEME else person.scheme,
        also_scheme=None if person.also_scheme == NO_SCHEME else person.also_scheme,
    )
