"""Targets and bases of a year (rules §10)."""

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import accumulate

from models.money import MONEY, plain, rounded
from models.words import _

Quarters = tuple[Decimal, Decimal, Decimal, Decimal]
HUNDRED = Decimal(100)


class Owner(StrEnum):
    """Whose figure it is: 员工, 部门, 公司; or 员工 with blank 对象, which holds for everybody."""

    PERSON = "person"
    DEPARTMENT = "department"
    COMPANY = "company"
    EVERYBODY = "everybody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A year's target in yuan by quarter, with an optional base per quarter or a base ratio.

    `owner` is a 工号, a department's name, or "" for the company; `product_line` "" is a line of its own.
    `base_ratio` is in per cent (70 = 70 %).
    """

    year: int
    owner_kind: Owner
    owner: str
    product_line: str = ""
    quarters: Quarters
    bases: tuple[Decimal | None, Decimal | None, Decimal | None, Decimal | None] = (None, None, None, None)
    base_ratio: Decimal | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """Tell the target apart within its year."""
        return self.owner_kind.value, self.owner, self.product_line


def split_year(total: Decimal, shares: Quarters) -> Quarters:
    """Split a year's amount by four percentages, the running total of the quarters rounded to fen.

    ValueError where the percentages don't add up to 100.
    """
    if sum(shares) != HUNDRED:
        raise ValueError(_("四个季度合计 {sum}%，应是 100%").format(sum=plain(sum(shares, Decimal(0)))))
    q1, q2, q3, q4 = (rounded(Fraction(total) * Fraction(part) / 100, MONEY) for part in accumulate(shares))
    return q1, q2 - q1, q3 - q2, q4 - q3


def scaled(target: Target, year: int, percent: Decimal) -> Target:
    """Take a target over into another year at so many per cent, to whole fen; the base ratio stays."""

    def part(amount: Decimal) -> Decimal:
        return rounded(Fraction(amount) * Fraction(percent) / 100, MONEY)

    q1, q2, q3, q4 = map(part, target.quarters)
    b1, b2, b3, b4 = (None if base is None else part(base) for base in target.bases)
    return replace(target, year=year, quarters=(q1, q2, q3, q4), bases=(b1, b2, b3, b4))
