"""Turn the short lines in which a sample writes its projects into rows: projects, shares, receipts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from resources.sample.layout import Row

CENT = Decimal("0.01")
SALES_COST = Decimal("0.015")

Refund = tuple[str, date, str]
"""项目编号, 回款日期, 回款金额(元), below zero."""


@dataclass(frozen=True, slots=True)
class Contract:
    """A project as a sample writes it; amounts in yuan, shares and instalments as `工号:%` and `month-day:%`."""

    number: str
    name: str
    customer: str
    line: str
    amount: str
    registered: str
    shares: str
    partner: int
    """合作伙伴分利, per cent of each receipt."""
    travel: int
    """项目差旅费 of the first receipt; each further one costs 37.50 more."""
    entertainment: int
    """大额招待费, with the first receipt."""
    plan: str

    def instalments(self, year: int) -> Iterator[Row]:
        """Split the contract into its receipts of the year, with their deductions."""
        for index, part in enumerate(self.plan.split()):
            day, percent = part.split(":")
            amount = (Decimal(self.amount) * int(percent) / 100).quantize(CENT)
            yield {
                "项目编号": self.number,
                "回款日期": date.fromisoformat(f"{year}-{day}"),
                "回款金额(元)": amount,
                "合作伙伴分利(元)": (amount * self.partner / 100).quantize(CENT) or None,
                "销售费用(元)": (amount * SALES_COST).quantize(CENT),
                "大额招待费(元)": Decimal(self.entertainment) if self.entertainment and not index else None,
                "项目差旅费(元)": Decimal(self.travel) + Decimal("37.5") * index,
            }


def projects(contracts: Sequence[Contract]) -> Iterator[Row]:
    """List the projects."""
    for contract in contracts:
        yield {
            "项目编号": contract.number, "项目名称": f"{contract.customer}{contract.name}", "客户": contract.customer,
            "产品线": contract.line or None, "合同金额(元)": Decimal(contract.amount), "已备案": contract.registered,
        }  # fmt: skip


def shares(contracts: Sequence[Contract], prefix: str) -> Iterator[Row]:
    """List each project's shares; `prefix` goes before each number."""
    for contract in contracts:
        for part in contract.shares.split():
            number, percent = part.split(":")
            yield {"项目编号": contract.number, "工号": prefix + number, "贡献率(%)": Decimal(percent)}


def receipts(contracts: Sequence[Contract], refunds: Sequence[Refund], year: int) -> list[Row]:
    """List the receipts by date: the projects' instalments with their deductions, and the refunds."""
    rows = [row for contract in contracts for row in contract.instalments(year)]
    rows += [{"项目编号": n, "回款日期": day, "回款金额(元)": Decimal(amount)} for n, day, amount in refunds]
    return sorted(rows, key=lambda row: (row["回款日期"], row["项目编号"]))
