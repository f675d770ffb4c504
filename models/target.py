"""Targets and bases of a year (rules §10)."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


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
    quarters: tuple[Decimal, Decimal, Decimal, Decimal]
    bases: tuple[Decimal | None, Decimal | None, Decimal | None, Decimal | None] = (None, None, None, None)
    base_ratio: Decimal | None = None
