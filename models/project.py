"""Projects, shares and receipts (rules §9)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A project; `contract_amount` in yuan, `registered` is 已备案."""

    project_no: str
    name: str
    contract_amount: Decimal
    registered: bool
    customer: str | None = None
    product_line: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A person's part of a project (贡献率) in per cent; a project's shares add up to 100."""

    project_no: str
    staff_no: str
    percent: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Money received (回款) in yuan with its four deductions; negative is a refund."""

    project_no: str
    day: date
    amount: Decimal
    partner_share: Decimal = Decimal(0)
    sales_cost: Decimal = Decimal(0)
    entertainment: Decimal = Decimal(0)
    travel: Decimal = Decimal(0)
