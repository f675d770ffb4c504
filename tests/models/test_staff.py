"""Who is employed when, and what is in force from month to month (rules §3)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.period import Grain, Period
from models.staff import NO_SCHEME, Assignment, Person, in_force

DAYS = st.dates(date(2020, 1, 1), date(2027, 12, 31))


def employed(hired: date, left: date | None = None) -> Person:
    return Person(
        staff_no="A01",
        name="王小明",
        hired=hired,
        left=left,
        base_pay=Decimal(5000),
        post="顾问",
        scheme="first",
    )


@pytest.mark.parametrize(
    ("hired", "left", "days"),
    [
        (date(2020, 1, 1), None, 31),
        (date(2026, 1, 31), None, 1),
        (date(2026, 2, 1), None, 0),
        (date(2020, 1, 1), date(2026, 1, 1), 1),
        (date(2020, 1, 1), date(2025, 12, 31), 0),
        (date(2026, 1, 10), date(2026, 1, 20), 11),
        (date(2026, 1, 10), date(2026, 1, 10), 1),
    ],
)
def test_both_ends_are_included(hired: date, left: date | None, days: int) -> None:
    person, january = employed(hired, left), Period.parse("2026-01")
    assert person.employed_days(january) == days
    assert person.employed_in(january) == (days > 0)


@given(first=DAYS, second=st.none() | DAYS, day=DAYS, grain=st.sampled_from(Grain))
def test_days_are_counted_one_by_one(first: date, second: date | None, day: date, grain: Grain) -> None:
    hired, left = (first, None) if second is None else (min(first, second), max(first, second))
    person, period = employed(hired, left), Period.around(day, grain)
    length = (period.end - period.start).days + 1
    days = [period.start + timedelta(days=n) for n in range(length)]
    counted = sum(hired <= one and (left is None or one <= left) for one in days)
    assert person.employed_days(period) == counted
    assert person.employed_in(period) == (counted > 0)
    assert sum(person.employed_days(month) for month in period.months) == counted


def _assigned(start: str, **stated: object) -> Assignment:
    return Assignment(staff_no="A01", start=Period.parse(start), **stated)  # type: ignore[arg-type]  # by name


class TestInForce:
    """A change holds from its month on; a blank changes nothing, 无 ends a scheme."""

    person = employed(date(2020, 1, 1))
    changes = (
        _assigned("2026-05", scheme="second", department="二部"),
        _assigned("2026-03", post="高级顾问", base_pay=Decimal(6000)),
        _assigned("2026-07", scheme=NO_SCHEME, also_scheme="open"),
        _assigned("2026-09", also_scheme=NO_SCHEME, base_pay=Decimal(0)),
    )

    @pytest.mark.parametrize(
        ("month", "post", "base_pay", "schemes", "department"),
        [
            ("2026-02", "顾问", "5000", ("first", None), None),
            ("2026-03", "高级顾问", "6000", ("first", None), None),
            ("2026-04", "高级顾问", "6000", ("first", None), None),
            ("2026-05", "高级顾问", "6000", ("second", None), "二部"),
            ("2026-07", "高级顾问", "6000", (None, "open"), "二部"),
            ("2026-08", "高级顾问", "6000", (None, "open"), "二部"),
            ("2027-01", "高级顾问", "0", (None, None), "二部"),
        ],
    )
    def test_from_month_to_month(
        self,
        month: str,
        post: str,
        base_pay: str,
        schemes: tuple[str | None, str | None],
        department: str | None,
    ) -> None:
        found = in_force(self.person, self.changes, Period.parse(month))
        assert (found.post, found.base_pay, found.department) == (post, Decimal(base_pay), department)
        assert (found.scheme, found.also_scheme) == schemes
        assert (found.staff_no, found.name, found.hired) == ("A01", "王小明", date(2020, 1, 1))

    def test_without_changes(self) -> None:
        assert in_force(self.person, (), Period.parse("2026-01")) == self.person

    def test_a_scheme_of_none_from_the_start(self) -> None:
        none = Person(
            staff_no="A",
            name="甲",
            hired=date(2020, 1, 1),
            base_pay=Decimal(1),
            scheme=NO_SCHEME,
            also_scheme=NO_SCHEME,
        )
        found = in_force(none, (), Period.parse("2026-01"))
        assert (found.scheme, found.also_scheme) == (None, None)
