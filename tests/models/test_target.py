"""A year's target over its quarters, and last year's taken over (rules §10)."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from models.target import Owner, Target, scaled, split_year

USUAL = (Decimal(20), Decimal(30), Decimal(30), Decimal(20))


def test_a_year_is_split_by_percentages() -> None:
    assert split_year(Decimal(6_500_000), USUAL) == tuple(map(Decimal, (1_300_000, 1_950_000, 1_950_000, 1_300_000)))


def test_the_running_total_is_rounded_to_fen() -> None:
    """100 yuan by 33.333 %: 33.333, 66.666, 99.999 and 100 become 33.33, 66.67, 100.00, 100.00."""
    shares = (Decimal("33.333"), Decimal("33.333"), Decimal("33.333"), Decimal("0.001"))
    assert split_year(Decimal(100), shares) == (
        Decimal("33.33"), Decimal("33.34"), Decimal("33.33"), Decimal(0),
    )  # fmt: skip


@example(Decimal("0.02"), (33, 33, 33))
@given(
    st.decimals(min_value=0, max_value=10**9, places=2),
    st.tuples(*[st.integers(min_value=0, max_value=33)] * 3),
)
def test_the_quarters_add_up_to_the_year(total: Decimal, first: tuple[int, int, int]) -> None:
    q1, q2, q3 = map(Decimal, first)
    shares = (q1, q2, q3, 100 - q1 - q2 - q3)
    quarters = split_year(total, shares)
    assert sum(quarters) == total
    assert all(quarter >= 0 for quarter in quarters)


def test_percentages_that_dont_add_up_are_refused() -> None:
    with pytest.raises(ValueError, match="105"):
        split_year(Decimal(100), (Decimal(25), *USUAL[1:]))


def test_a_target_is_taken_over_with_a_factor() -> None:
    """110 %: targets and recorded bases rise by a tenth, rounded to fen; the ratio of the base stays."""
    old = Target(
        year=2025, owner_kind=Owner.PERSON, owner="A1", product_line="NC", base_ratio=Decimal(70),
        quarters=(Decimal("100.05"), Decimal(200), Decimal(0), Decimal(1)),
        bases=(Decimal(50), None, None, Decimal("0.05")),
    )  # fmt: skip
    new = scaled(old, 2026, Decimal(110))
    assert (new.year, new.owner, new.product_line, new.base_ratio) == (2026, "A1", "NC", Decimal(70))
    assert new.quarters == (Decimal("110.06"), Decimal(220), Decimal(0), Decimal("1.10"))
    assert new.bases == (Decimal(55), None, None, Decimal("0.06"))
