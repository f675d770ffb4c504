"""Projects and their receipts as grids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from models.money import plain
from models.project import Project, Receipt
from models.words import _
from ui.grid.column import Column, Row, RowKey
from ui.grid.entering import Values
from ui.grid.model import GridModel, Layout
from ui.grid.readers import NO, YES, day, number, word, yes_no
from ui.grid.show import amount, shown

if TYPE_CHECKING:
    from models.office import Change

ZERO = Decimal(0)
DEDUCTIONS = ("partner_share", "sales_cost", "entertainment", "travel")


class ProjectGrid(GridModel):
    """One row a project, with its shares' sum and its receipts of the period."""

    appends = True

    def lay_out(self) -> Layout:
        """Give all projects, by number."""
        columns = (
            Column(key="project_no", title=_("项目编号"), read=word, width=90, required=True, fixed=True),
            Column(key="name", title=_("项目名称"), read=word, width=200, required=True),
            Column(key="customer", title=_("客户"), read=word, width=120),
            Column(key="product_line", title=_("产品线"), read=word, width=80),
            Column(key="contract_amount", title=_("合同金额（元）"), read=number(), width=120, right=True, required=True),
            Column(key="registered", title=_("已备案"), read=yes_no, width=76, required=True, choices=(YES, NO)),
            Column(key="shares", title=_("贡献合计"), width=80, right=True, shown_only=True,
                   tip=_("各人贡献率之和，应是 100%")),
            Column(key="received", title=_("本期回款（元）"), width=120, right=True, shown_only=True),
        )  # fmt: skip
        records, period = self.session.records, self.session.period
        shares: Counter[str] = Counter()
        for share in records.shares:
            shares[share.project_no] += share.percent  # type: ignore[assignment]  # a Counter adds any number
        received: dict[str, Decimal] = {}
        for receipt in records.receipts:
            if period.covers(receipt.day):
                received[receipt.project_no] = received.get(receipt.project_no, ZERO) + receipt.amount
        return columns, [self._row(project, shares, received) for project in records.projects]

    def _row(self, project: Project, shares: Mapping[str, Any], received: Mapping[str, Decimal]) -> Row:
        number_ = project.project_no
        has = number_ in shares
        texts = (
            number_,
            project.name,
            shown(project.customer),
            project.product_line,
            amount(project.contract_amount),
            shown(project.registered),
            f"{plain(shares[number_])}%" if has else "",
            amount(received.get(number_)),
        )
        return Row(key=(number_,), texts=texts, fact=project, hints={} if has else {6: _("还没有填贡献率")})

    def row_name(self, row: Row) -> str:
        """Name the project."""
        return row.texts[1] or row.texts[0]

    def check(self, row: Row, values: Values) -> Mapping[str, str]:
        """Refuse a second project of a number."""
        known = {project.project_no for project in self.session.records.projects}
        if not row.stored and values.get("project_no") in known:
            return {"project_no": _("项目编号 {number} 已经有了").format(number=values["project_no"])}
        return {}

    def store(self, change: Change, row: Row, values: Values) -> RowKey:
        """Put the project."""
        given: dict[str, Any] = dict(values)
        if "product_line" in given:
            given["product_line"] = given["product_line"] or ""
        project = replace(row.fact, **given) if isinstance(row.fact, Project) else Project(**given)
        change.put(project)
        return (project.project_no,)

    def drop(self, change: Change, row: Row) -> None:
        """Remove the project with its shares and receipts."""
        if isinstance(row.fact, Project):
            number_ = row.fact.project_no
            change.replace_shares(number_, ())
            for receipt in self.session.records.receipts:
                if receipt.project_no == number_:
                    change.remove(receipt)
            change.remove(row.fact)


class ReceiptGrid(GridModel):
    """The receipts of one project, by day."""

    appends = True
    project_no = ""

    def context(self) -> tuple[str, ...]:
        """Belong to the chosen project."""
        return (self.project_no,)

    def lay_out(self) -> Layout:
        """Give the project's receipts."""
        money = number()
        columns = (
            Column(key="day", title=_("回款日期"), read=day, day=True, width=96, required=True),
            Column(key="amount", title=_("回款金额（元）"), read=number(None), width=112, right=True, required=True,
                   tip=_("退款填负数")),
            Column(key="partner_share", title=_("合作伙伴分利"), read=money, width=96, right=True),
            Column(key="sales_cost", title=_("销售费用"), read=money, width=84, right=True),
            Column(key="entertainment", title=_("大额招待费"), read=money, width=88, right=True),
            Column(key="travel", title=_("项目差旅费"), read=money, width=88, right=True),
            Column(key="net", title=_("净回款（元）"), width=104, right=True, shown_only=True,
                   tip=_("回款金额减去四项扣除")),
        )  # fmt: skip
        seen: Counter[RowKey] = Counter()
        rows = []
        for receipt in self.session.records.receipts:
            if receipt.project_no == self.project_no:
                key = _key(receipt)
                rows.append(self._row(receipt, (*key, str(seen[key]))))
                seen[key] += 1
        return columns, rows

    def _row(self, receipt: Receipt, key: RowKey) -> Row:
        deductions = tuple(getattr(receipt, name) for name in DEDUCTIONS)
        net = receipt.amount - sum(deductions, ZERO)
        texts = (
            shown(receipt.day),
            amount(receipt.amount),
            *(amount(part) if part else "" for part in deductions),
            amount(net),
        )
        hints = {6: _("扣除大于回款：净额为负，仍按实际计算")} if net < 0 <= receipt.amount else {}
        return Row(key=key, texts=texts, fact=receipt, hints=hints)

    def row_name(self, row: Row) -> str:
        """Name the day of the receipt."""
        return _("{day} 的回款").format(day=row.texts[0])

    def store(self, change: Change, row: Row, values: Values) -> RowKey:
        """Put the receipt in the place of the one it was."""
        given: dict[str, Any] = {k: ZERO if v is None and k in DEDUCTIONS else v for k, v in values.items()}
        if isinstance(row.fact, Receipt):
            new = replace(row.fact, **given)
            change.remove(row.fact)
        else:
            new = Receipt(project_no=self.project_no, **given)
        change.put(new)
        return (*_key(new), "0")

    def drop(self, change: Change, row: Row) -> None:
        """Remove the receipt."""
        if isinstance(row.fact, Receipt):
            change.remove(row.fact)


def _key(receipt: Receipt) -> RowKey:
    """Name a receipt by what it says; equal ones are counted."""
    deductions = (plain(getattr(receipt, name)) for name in DEDUCTIONS)
    return (receipt.project_no, str(receipt.day), plain(receipt.amount), *deductions)
