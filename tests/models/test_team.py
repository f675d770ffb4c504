"""Who is assessed in which period: a person on a quarterly scheme has no result of a month."""

from datetime import date
from decimal import Decimal

import pytest

from models.period import Grain, Period
from models.records import Records
from models.staff import Person
from models.team import assessed_period
from models.vocabulary import SchemeWords, Vocabulary

WORDS = Vocabulary(
    schemes=(
        SchemeWords(id="quarterly", title="按季度", grains=(Grain.QUARTER,)),
        SchemeWords(id="monthly", title="按月", grains=(Grain.MONTH,)),
        SchemeWords(id="yearly", title="按年", grains=(Grain.YEAR,)),
    )
)


def _office(*schemes: str) -> Records:
    return Records(
        staff=tuple(
            Person(staff_no=f"A{n}", name=f"A{n}", hired=date(2025, 1, 1), base_pay=Decimal(6000), scheme=scheme)
            for n, scheme in enumerate(schemes)
        )
    )


@pytest.mark.parametrize(
    ("schemes", "chosen", "assessed"),
    [
        (("quarterly", "quarterly", "yearly"), "2026-10", "2026Q4"),
        (("quarterly", "yearly", "yearly"), "2026-10", "2026"),
        (("quarterly", "yearly"), "2026-10", "2026Q4"),
        (("quarterly", "monthly"), "2026-10", "2026-10"),
        (("monthly",), "2026Q4", "2026Q4"),
        (("quarterly",), "2026Q4", "2026Q4"),
        (("quarterly",), "2024-10", "2024-10"),
        ((), "2026-10", "2026-10"),
    ],
)
def test_the_period_in_which_people_are_assessed(schemes: tuple[str, ...], chosen: str, assessed: str) -> None:
    """The longer one around a period in which nobody is; of several the one that most people have, then the shorter."""
    assert str(assessed_period(_office(*schemes), WORDS, Period.parse(chosen))) == assessed
