"""项目, 贡献 and 回款 → nouns (rules §9)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from models.intake.cells import Place
from models.intake.desk import PROJECT_NO, STAFF_NO, Desk
from models.intake.entry import Entry
from models.intake.labels import alike
from models.intake.sheets import DEDUCTIONS
from models.money import plain
from models.period import Grain, Period
from models.project import Project, Receipt, Share
from models.words import _

Block = tuple[str, Period]
_PERCENT = "贡献率(%)"
_HUNDRED = Fraction(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A receipt and where it stands."""

    receipt: Receipt
    place: Place


def read_projects(entries: Iterable[Entry], desk: Desk) -> None:
    """Take the rows of 项目; a 项目编号 whose row is faulty is known all the same."""
    for entry in entries:
        typed = entry.maybe(PROJECT_NO, str)
        if typed is None:
            continue
        number = desk.spelling.of(PROJECT_NO, desk.project_numbers.get(alike(typed), typed))
        key = (Project, number)
        if not desk.first(key, entry.place(PROJECT_NO), entry):
            continue
        desk.places[key] = entry.place(PROJECT_NO)
        if entry.removed:
            desk.project_numbers.pop(alike(number), None)
            desk.projects.pop(number, None)
            desk.drop(key)
            continue
        desk.project_numbers[alike(number)] = number
        desk.projects.pop(number, None)
        if not desk.faulty(entry):
            project = _project(entry, number, desk)
            desk.projects[number] = project
            desk.take(project)


def _project(entry: Entry, number: str, desk: Desk) -> Project:
    before = desk.recall((Project, number), Project)
    line = entry.kept("产品线", str, before.product_line if before else None) or ""
    return Project(
        project_no=number,
        name=entry.must("项目名称", str),
        contract_amount=entry.must("合同金额(元)", Decimal),
        registered=entry.must("已备案", bool),
        customer=entry.kept("客户", str, before.customer if before else None),
        product_line=desk.spelling.of("产品线", line),
    )


def read_shares(entries: Iterable[Entry], desk: Desk) -> dict[str, tuple[Share, ...]]:
    """Take the shares of each project named, which add up to 100 exactly; a share of 0 is left out."""
    rows: dict[str, list[tuple[Entry, Decimal | None, str | None]]] = defaultdict(list)
    for entry in entries:
        project_no, staff_no = desk.project_no(entry), desk.staff_no(entry)
        if project_no is not None:
            rows[project_no].append((entry, entry.maybe(_PERCENT, Decimal), staff_no))
        if project_no is not None and staff_no is not None:
            desk.first((Share, project_no, staff_no), entry.place(STAFF_NO), entry)
    shares = {}
    for project_no, lines in rows.items():
        _check_sum(project_no, lines, desk)
        shares[project_no] = tuple(
            Share(project_no=project_no, staff_no=staff_no, percent=percent)
            for _entry, percent, staff_no in lines
            if staff_no is not None and percent
        )
    return shares


def _check_sum(project_no: str, lines: list[tuple[Entry, Decimal | None, str | None]], desk: Desk) -> None:
    percents = [percent for _entry, percent, _staff_no in lines if percent is not None]
    total = sum(map(Fraction, percents), Fraction())
    if len(percents) == len(lines) and total != _HUNDRED:
        what = _("项目 {project} 的贡献率合计 {total}，应为 100").format(
            project=project_no, total=plain(total)
        )
        desk.findings.problem(lines[0][0].place(_PERCENT), what)
    for entry, percent, _staff_no in lines:
        if percent == 0:
            desk.findings.warn(entry.place(_PERCENT), _("贡献率为 0，不记录"))


def read_receipts(entries: Iterable[Entry], desk: Desk) -> dict[Block, tuple[Placed, ...]]:
    """Take the receipts of each project and month named."""
    blocks: dict[Block, list[Placed]] = defaultdict(list)
    for entry in entries:
        project_no, day = desk.project_no(entry), entry.maybe("回款日期", date)
        if project_no is None or day is None or desk.faulty(entry):
            continue
        partner, sales, entertainment, travel = (
            entry.maybe(column, Decimal) or Decimal(0) for column in DEDUCTIONS
        )
        receipt = Receipt(
            project_no=project_no,
            day=day,
            amount=entry.must("回款金额(元)", Decimal),
            partner_share=partner,
            sales_cost=sales,
            entertainment=entertainment,
            travel=travel,
        )
        block = (project_no, Period.around(day, Grain.MONTH))
        blocks[block].append(Placed(receipt=receipt, place=entry.place(PROJECT_NO)))
    return {block: tuple(rows) for block, rows in blocks.items()}
