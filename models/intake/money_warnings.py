"""Warnings about receipts and shares (workbook.md; rules §3, §9)."""

from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction

from models.intake.desk import Desk
from models.intake.project_sheets import Block, Placed
from models.intake.roster import Standing
from models.money import plain
from models.period import Grain, Period
from models.project import Project, Receipt, Share
from models.words import _


def warn_of_twins(blocks: Mapping[Block, tuple[Placed, ...]], desk: Desk) -> None:
    """Warn of receipts that are identical in every cell: perhaps one was pasted twice."""
    for rows in blocks.values():
        seen: dict[Receipt, Placed] = {}
        for row in rows:
            first = seen.setdefault(row.receipt, row)
            if first is not row:
                what = _("与 {place} 的回款完全相同，是否重复录入？").format(place=first.place)
                desk.findings.warn(row.place, what)


def receipts_after(blocks: Mapping[Block, tuple[Placed, ...]], desk: Desk) -> dict[str, list[Receipt]]:
    """Give all receipts of each project as they will be after the import."""
    found: dict[str, list[Receipt]] = defaultdict(list)
    for receipt in desk.known.receipts:
        if (receipt.project_no, Period.around(receipt.day, Grain.MONTH)) not in blocks:
            found[receipt.project_no].append(receipt)
    for (project_no, _month), rows in blocks.items():
        found[project_no].extend(row.receipt for row in rows)
    return found


def warn_of_excess(
    blocks: Mapping[Block, tuple[Placed, ...]], receipts: Mapping[str, list[Receipt]], desk: Desk
) -> None:
    """Warn of a project whose receipts together are above its contract."""
    first = {number: rows[0].place for (number, _month), rows in reversed(tuple(blocks.items()))}
    for number, project in desk.projects.items():
        place = first.get(number) or desk.places.get((Project, number))
        total = sum((Fraction(receipt.amount) for receipt in receipts.get(number, ())), Fraction())
        if place is not None and total > Fraction(project.contract_amount):
            what = _("项目 {project} 的回款合计 {total} 元，超过合同金额 {contract} 元")
            contract = plain(project.contract_amount)
            desk.findings.warn(place, what.format(project=number, total=plain(total), contract=contract))


def warn_of_unpaid(
    shares: Mapping[str, tuple[Share, ...]], receipts: Mapping[str, list[Receipt]], desk: Desk
) -> None:
    """Warn of a share in a registered project held by somebody to whom no scheme pays for it."""
    for number, lines in shares.items():
        project = desk.projects.get(number)
        if project is None or not project.registered:
            continue
        months = {Period.around(receipt.day, Grain.MONTH) for receipt in receipts.get(number, ())}
        for share in lines:
            if not _is_paid(share.staff_no, months, desk):
                what = _("{number} 在已备案项目 {project} 有贡献率，但没有考核方案为其计算项目奖金")
                place = desk.seen[Share, number, share.staff_no]
                desk.findings.warn(place, what.format(number=share.staff_no, project=number))


def _is_paid(staff_no: str, months: set[Period], desk: Desk) -> bool:
    """Tell whether a scheme pays in every month with receipts (without receipts: ever); doubtful people pass."""
    stood = [_payment(staff_no, month, desk) for month in months or desk.roster.starts(staff_no)]
    paid = [known for known in stood if known is not None]
    return not paid or (all(paid) if months else any(paid))


def _payment(staff_no: str, month: Period, desk: Desk) -> bool | None:
    """Tell whether a scheme pays in its own period around a month; `None` for who is not employed then, or in doubt."""
    stood = [(grain, desk.roster.standing(staff_no, month.within(grain))) for grain in Grain]
    employed = [(grain, standing) for grain, standing in stood if standing is not None and standing.employed]
    if any(_pays(standing, grain) for grain, standing in employed):
        return True
    return False if any(grain is Grain.MONTH for grain, _standing in employed) else None


def _pays(standing: Standing, grain: Grain) -> bool:
    """Tell whether one of the schemes in force in a period computes project bonuses for such periods."""
    schemes = (standing.own, standing.also)
    return any(scheme is not None and scheme.uses_projects and grain in scheme.grains for scheme in schemes)
