"""Nouns → the rows of the data workbook, each cell by the name of its column, as the intake would keep it again."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from models.intake import sheets
from models.intake.convert import NO, OWNERS, YES
from models.intake.numbers import moved
from models.intake.sheets import Kind, Sheet
from models.period import Period
from models.records import Records
from models.target import Owner
from models.vocabulary import ListWord

Value = str | int | Decimal | bool | date | Period | None
Row = Mapping[str, Value]
Cell = str | int | Decimal | date | None
"""What can stand in a cell of a workbook."""

_TYPED = {owner: word for word, owner in OWNERS.items()} | {Owner.EVERYBODY: "员工"}


def cells_of(sheet: Sheet, records: Records) -> list[list[Cell]]:
    """Give the rows of a sheet that is not a wide one, a cell for each of its columns."""
    names = {person.staff_no: person.name for person in records.staff}
    rows = _list_rows(sheet.rows_of, records) if sheet.rows_of else _ROWS[sheet.name](records)
    return [[_cell(row.get(c.name), c.kind) for c in sheet.columns] for row in (_named(row, names) for row in rows)]


def _cell(value: Value, kind: Kind) -> Cell:
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, Period):
        return str(value)
    if isinstance(value, Decimal):
        return moved(value, -4 if kind is Kind.TEN_THOUSAND else 0)
    return value


def _named(row: Row, names: Mapping[str, str]) -> Row:
    """Put the person's name beside the 工号 of a row."""
    person = row.get("工号") or (row.get("对象") if row.get("对象类型") == _TYPED[Owner.PERSON] else None)
    return {sheets.NAME: names.get(str(person)), **row} if person else row


def _staff(records: Records) -> Iterator[Row]:
    for person in records.staff:
        yield {
            "工号": person.staff_no,
            "姓名": person.name,
            "部门": person.department,
            "岗位": person.post,
            "职级": person.job_rank,
            "入职日期": person.hired,
            "离职日期": person.left,
            "月基本工资(元)": person.base_pay,
            "考核方案": person.scheme,
            "另计方案": person.also_scheme,
        }


def _assignments(records: Records) -> Iterator[Row]:
    for change in records.assignments:
        yield {
            "工号": change.staff_no,
            "起始月份": change.start,
            "部门": change.department,
            "岗位": change.post,
            "职级": change.job_rank,
            "月基本工资(元)": change.base_pay,
            "考核方案": change.scheme,
            "另计方案": change.also_scheme,
        }


def _pay_items(records: Records) -> Iterator[Row]:
    for item in records.pay_items:
        yield {"月份": item.month, "工号": item.staff_no, "工资项": item.item, "金额(元)": item.amount}


def _targets(records: Records) -> Iterator[Row]:
    for target in records.targets:
        yield {
            "年度": target.year,
            "对象类型": _TYPED[target.owner_kind],
            "对象": target.owner,
            "产品线": target.product_line,
            **dict(zip(sheets.TARGETS, target.quarters, strict=True)),
            **dict(zip(sheets.BASES, target.bases, strict=True)),
            "基数比例(%)": target.base_ratio,
        }


def _projects(records: Records) -> Iterator[Row]:
    for project in records.projects:
        yield {
            "项目编号": project.project_no,
            "项目名称": project.name,
            "客户": project.customer,
            "产品线": project.product_line,
            "合同金额(元)": project.contract_amount,
            "已备案": project.registered,
        }


def _shares(records: Records) -> Iterator[Row]:
    for share in records.shares:
        yield {"项目编号": share.project_no, "工号": share.staff_no, "贡献率(%)": share.percent}


def _receipts(records: Records) -> Iterator[Row]:
    for receipt in records.receipts:
        deducted = (receipt.partner_share, receipt.sales_cost, receipt.entertainment, receipt.travel)
        yield {
            "项目编号": receipt.project_no,
            "回款日期": receipt.day,
            "回款金额(元)": receipt.amount,
            **dict(zip(sheets.DEDUCTIONS, deducted, strict=True)),
        }


def _measures(records: Records) -> Iterator[Row]:
    for measure in records.measures:
        yield {
            "月份": measure.month,
            "对象类型": _TYPED[measure.owner_kind],
            "对象": measure.owner,
            "指标": measure.name,
            "数值": measure.value,
        }


def _ratings(records: Records) -> Iterator[Row]:
    for rating in records.ratings:
        yield {
            "期间": rating.period,
            "工号": rating.staff_no,
            "考核项": rating.kpi,
            "评分人": rating.rater,
            "序号": rating.number,
            "得分": rating.score,
            "备注": rating.note,
        }


def _incidents(records: Records) -> Iterator[Row]:
    for incident in records.incidents:
        yield {
            "日期": incident.day,
            "工号": incident.staff_no,
            "类型": incident.kind,
            "次数": incident.count,
            "分值": incident.points,
            "说明": incident.note,
        }


def _by_hand(records: Records) -> Iterator[Row]:
    for settled in records.by_hand:
        yield {
            "期间": settled.period,
            "工号": settled.staff_no,
            "项": settled.item,
            "数值": settled.value,
            "原因": settled.reason,
        }


def _list_rows(word: ListWord, records: Records) -> Iterator[Row]:
    """Give the rows of a list; its day stands in the column that the list says, else as the month."""
    for row in records.list_rows:
        if row.list_name == word.name:
            when: Row = {word.date: row.day} if word.date else {"月份": row.month}
            yield {"工号": row.staff_no, **row.cells, **when}


_ROWS: Mapping[str, Callable[[Records], Iterator[Row]]] = {
    sheets.STAFF.name: _staff,
    sheets.ASSIGNMENTS.name: _assignments,
    sheets.PAY_ITEMS.name: _pay_items,
    sheets.TARGET_SHEET.name: _targets,
    sheets.PROJECTS.name: _projects,
    sheets.SHARES.name: _shares,
    sheets.RECEIPTS.name: _receipts,
    sheets.MEASURES.name: _measures,
    sheets.RATINGS.name: _ratings,
    sheets.INCIDENTS.name: _incidents,
    sheets.BY_HAND.name: _by_hand,
}
