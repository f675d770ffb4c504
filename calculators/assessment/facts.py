"""What the records say of people and periods: employment, who takes part, pay (rules §2, §3, §7)."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from models.by_hand import WHOLE, ByHand
from models.incident import Incident
from models.list_row import ListRow
from models.money import MONEY, rounded
from models.period import Period
from models.rating import Rating
from models.records import Records
from models.staff import Assignment, Person, in_force
from models.target import Owner, Target

BASE_PAY = "基本工资"
"""The pay item that replaces a month's base pay in force (rules §3)."""

_Noun = TypeVar("_Noun")
_Key = TypeVar("_Key", bound=Hashable)


def grouped(nouns: Iterable[_Noun], key: Callable[[_Noun], _Key]) -> dict[_Key, list[_Noun]]:
    """Group nouns by a key, in their order."""
    groups: dict[_Key, list[_Noun]] = defaultdict(list)
    for noun in nouns:
        groups[key(noun)].append(noun)
    return dict(groups)


class Facts:
    """Indexes over the records, built once; reading only, nothing of a scheme's rules."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self.staff = {person.staff_no: person for person in records.staff}
        self._assignments: dict[str, list[Assignment]] = grouped(records.assignments, lambda a: a.staff_no)
        self._pay = {(p.staff_no, p.item, p.month): p.amount for p in records.pay_items}
        self.measures = {(m.owner_kind, m.owner, m.name, m.month): m.value for m in records.measures}
        self.ratings: dict[tuple[str, str, Period], list[Rating]] = grouped(
            records.ratings, lambda r: (r.staff_no, r.kpi, r.period)
        )
        self.incidents: dict[tuple[str, str], list[Incident]] = grouped(records.incidents, lambda i: (i.staff_no, i.kind))
        self.projects = {project.project_no: project for project in records.projects}
        self.shares = grouped(sorted(records.shares, key=lambda s: s.project_no), lambda s: s.staff_no)
        self.receipts = grouped(records.receipts, lambda r: r.project_no)
        self.targets: dict[tuple[Owner, str, int], list[Target]] = grouped(
            records.targets, lambda t: (t.owner_kind, t.owner, t.year)
        )
        self.list_rows: dict[tuple[str, str], list[ListRow]] = grouped(
            records.list_rows, lambda r: (r.list_name, r.staff_no)
        )
        self._list_rows = {(r.list_name, r.staff_no, r.key): r for r in records.list_rows}
        self._by_hand = {(b.staff_no, b.period, b.item): b for b in records.by_hand}
        self._in_force: dict[tuple[str, Period], Person] = {}
        self._months: dict[tuple[str, str, Period, bool], tuple[Period, ...]] = {}
        self._teams: dict[tuple[str, Period], tuple[str, ...]] = {}

    def list_row(self, list_name: str, staff_no: str, key: str) -> ListRow:
        """Give the row of a list by its key."""
        return self._list_rows[list_name, staff_no, key]

    def at(self, staff_no: str, month: Period) -> Person:
        """Give the person as in force in a month."""
        key = (staff_no, month)
        if key not in self._in_force:
            self._in_force[key] = in_force(self.staff[staff_no], tuple(self._assignments.get(staff_no, ())), month)
        return self._in_force[key]

    def last_month(self, staff_no: str, period: Period) -> Period | None:
        """Give the last month of the period in which the person is employed."""
        person = self.staff[staff_no]
        return next((m for m in reversed(period.months) if person.employed_in(m)), None)

    def standing(self, staff_no: str, period: Period) -> Person:
        """Give the person as counts for a period: in force in its last employed month (rules §3)."""
        month = self.last_month(staff_no, period)
        return self.staff[staff_no] if month is None else self.at(staff_no, month)

    def months(self, staff_no: str, scheme: str, period: Period, own: bool = True) -> tuple[Period, ...]:
        """List the months of the period that count for the person on a scheme; none: does not take part."""
        key = (staff_no, scheme, period, own)
        if key not in self._months:
            self._months[key] = self._count_months(staff_no, scheme, period, own)
        return self._months[key]

    def _count_months(self, staff_no: str, scheme: str, period: Period, own: bool) -> tuple[Period, ...]:
        last = self.last_month(staff_no, period)
        if last is None or not self._governs(self.at(staff_no, last), scheme, own):
            return ()
        person = self.staff[staff_no]
        return tuple(
            m for m in period.months if person.employed_in(m) and self._governs(self.at(staff_no, m), scheme, own)
        )

    def _governs(self, person: Person, scheme: str, own: bool) -> bool:
        return person.scheme == scheme if own else person.also_scheme == scheme != person.scheme

    def takes_part(self, staff_no: str, scheme: str, period: Period) -> bool:
        """Tell whether the person is on the scheme as the own one in the period."""
        return bool(self.months(staff_no, scheme, period))

    def team(self, scheme: str, period: Period) -> tuple[str, ...]:
        """List everyone who takes part on the scheme, but those taken out by hand (rules §7)."""
        key = (scheme, period)
        if key not in self._teams:
            self._teams[key] = tuple(
                n for n in sorted(self.staff) if self.takes_part(n, scheme, period) and not self.taken_out(n, period)
            )
        return self._teams[key]

    def by_hand(self, staff_no: str, period: Period, item: str) -> ByHand | None:
        """Find what a manager settled for one item."""
        return self._by_hand.get((staff_no, period, item))

    def taken_out(self, staff_no: str, period: Period) -> ByHand | None:
        """Find whether 全部 takes the person out of the period's assessment."""
        return self.by_hand(staff_no, period, WHOLE)

    def pay_basis(self, staff_no: str, month: Period) -> tuple[Fraction, Fraction]:
        """Give the month's full rate of base pay in yuan, and the employed calendar days (rules §3)."""
        full = self._pay.get((staff_no, BASE_PAY, month))
        rate = self.at(staff_no, month).base_pay if full is None else full
        return Fraction(rate), Fraction(self.staff[staff_no].employed_days(month))

    def base_pay(self, staff_no: str, month: Period) -> Decimal:
        """Give the month's base pay in yuan, prorated by calendar days, 2 decimals (rules §3)."""
        rate, days = self.pay_basis(staff_no, month)
        return rounded(rate * days / month.end.day, MONEY)

    def pay_item(self, staff_no: str, item: str, month: Period) -> Decimal | None:
        """Give one pay item of one month in yuan."""
        return self._pay.get((staff_no, item, month))
