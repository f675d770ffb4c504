"""What was recorded, as cells of the proof: each figure stands once, and whoever needs it names that cell."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from calculators.assessment.inputs import happened, incident_months, measured_months, monthly, owners
from calculators.assessment.lines import base, line_target, percent, receipts
from calculators.assessment.ratings import ratings
from calculators.assessment.subject import Subject
from calculators.formula.excel import rounded_in_excel
from calculators.formula.excel_text import quoted
from calculators.formula.values import NotApplicable
from calculators.policy.quantity import Kpi
from models.money import MONEY
from models.period import Period
from models.rating import Rating
from models.target import Owner, Target
from models.vocabulary import MeasureWord, Over
from models.words import _

if TYPE_CHECKING:
    from calculators.proof.prover import Prover

RECEIPT_PARTS = {
    "回款": "amount",
    "合作伙伴分利": "partner_share",
    "销售费用": "sales_cost",
    "大额招待费": "entertainment",
    "项目差旅费": "travel",
}
"""Words of a project that add up its receipts, and the part of a receipt that each adds up."""

TARGETS = {
    "公司目标": (Owner.COMPANY, False),
    "部门目标": (Owner.DEPARTMENT, False),
    "部门基数": (Owner.DEPARTMENT, True),
    "个人目标": (Owner.PERSON, False),
    "个人基数": (Owner.PERSON, True),
}
"""Builtins that add up targets or bases, and whose."""


@dataclass(frozen=True, slots=True)
class Source:
    """A recorded figure: what of, whose (or which record's), when; by it a proof knows the cell."""

    what: str
    whose: tuple[object, ...]
    when: Period | None = None


def _total(cells: list[str]) -> str:
    return "+".join(cells) if cells else "0"


# -- measures -------------------------------------------------------------------------------------------


def measure(prover: "Prover", word: MeasureWord, subject: Subject) -> str:
    """List a measure month by month, and add it up or average it."""
    months = measured_months(prover.engine, word, subject)
    if not months:
        return prover.given(subject, word.name, NotApplicable())
    cells = [_monthly(prover, word, subject, month) for month in months]
    if len(cells) == 1:
        return cells[0]
    function = "AVERAGE" if word.over is Over.MEAN else "SUM"
    return prover.step(subject, word.name, f"{function}({','.join(cells)})")


def measure_source(owner_kind: Owner, owner: str, name: str, month: Period) -> Source:
    """Name the cell of one recorded value of a measure."""
    return Source(name, (owner_kind, owner), month)


def _monthly(prover: "Prover", word: MeasureWord, subject: Subject, month: Period) -> str:
    """List one month's value under whoever it is recorded for; a default, or a gap, under the person."""
    engine = prover.engine
    value = monthly(engine, word, subject, month)
    for kind, owner in owners(engine, word, subject):
        if (kind, owner, word.name, month) in engine.facts.measures:
            source = measure_source(kind, owner, word.name, month)
            if kind is Owner.PERSON:
                return prover.recorded(source, subject.at(month), word.name, value, word.unit)
            label = f"{owner} {word.name}".strip()
            return prover.recorded(source, Subject("", month), label, value, word.unit)
    lacking = Source("default", (engine.policy.id, word.name, subject.staff_no), month)
    return prover.recorded(lacking, subject.at(month), word.name, value, word.unit)


# -- pay ------------------------------------------------------------------------------------------------


def base_pay(prover: "Prover", name: str, subject: Subject) -> str:
    """Prorate each month's base pay by calendar days and add the months up."""
    cells = []
    for month in prover.engine.months(subject):
        at = subject.at(month)
        days = prover.engine.facts.pay_basis(subject.staff_no, month)[1]
        rate = full_rate(prover, at)
        worked = prover.recorded(Source("days", (subject.staff_no,), month), at, _("在职天数"), days, _("天"))
        text = rounded_in_excel(f"{rate}*{worked}/{month.end.day}", MONEY)
        cells.append(prover.once(("base pay", at), partial(prover.step, at, name, text)))
    return cells[0] if len(cells) == 1 else prover.step(subject, name, f"SUM({','.join(cells)})")


def full_rate(prover: "Prover", subject: Subject) -> str:
    """List a month's full rate of base pay."""
    full = prover.engine.facts.pay_basis(subject.staff_no, subject.period)[0]
    return prover.recorded(pay_source(subject.staff_no, subject.period), subject, _("月基本工资"), full, _("元"))


def pay_source(staff_no: str, month: Period) -> Source:
    """Name the cell of a month's full rate of base pay."""
    return Source("base pay", (staff_no,), month)


def pay_items(prover: "Prover", item: str, subject: Subject) -> str:
    """Add up a pay item over the months."""
    facts, staff_no = prover.engine.facts, subject.staff_no
    found = [(month, facts.pay_item(staff_no, item, month)) for month in prover.engine.months(subject)]
    return _total([
        prover.recorded(Source("pay item", (staff_no, item), month), subject.at(month), item, prover.exact(amount), _("元"))
        for month, amount in found
        if amount is not None
    ])


# -- ratings and incidents ------------------------------------------------------------------------------


def rating(prover: "Prover", kpi: Kpi, given: Rating, subject: Subject) -> str:
    """List what a rater gave: a number, or a choice's label."""
    label = _("{kpi}：{rater} 第{n}次").format(kpi=kpi.name, rater=given.rater, n=given.number)
    value = prover.exact(given.score) if isinstance(given.score, Decimal) and not kpi.labels else str(given.score)
    return prover.recorded(rating_source(given), subject, label, value)


def rating_source(given: Rating) -> Source:
    """Name the cell of a rating."""
    return Source("rating", (given.staff_no, given.kpi, given.rater, given.number), given.period)


def any_rating(prover: "Prover", kpi: Kpi, labels: tuple[str, ...], subject: Subject) -> str:
    """Ask whether one of a KPI's ratings is one of the labels; one settled by hand is none."""
    if prover.engine.settled(kpi, subject) is not None:
        return "FALSE"
    found = [r for role, _weight in kpi.raters for r in ratings(prover.engine.facts, kpi, role, subject)]
    asked = [f"EXACT({rating(prover, kpi, r, subject)},{quoted(label)})" for r in found for label in labels]
    return f"OR({','.join(asked)})" if asked else "FALSE"


def incidents(prover: "Prover", kinds: tuple[str, ...], subject: Subject, *, points: bool) -> str:
    """Add up how often something happened, or 分值 × 次数, month by month."""
    cells = []
    for month in incident_months(prover.engine, subject):
        at = subject.at(month)
        for kind in kinds:
            value = happened(prover.engine, kind, subject, month, points)
            label = _("{kind}：分值").format(kind=kind) if points else _("{kind}：次数").format(kind=kind)
            cells.append(prover.recorded(Source("incidents", (subject.staff_no, kind, points), month), at, label, value))
    return _total(cells)


# -- targets --------------------------------------------------------------------------------------------


def targets(prover: "Prover", name: str, subject: Subject) -> str:
    """Add up the targets or bases of an owner over the quarters of a period."""
    facts, (kind, basis) = prover.engine.facts, TARGETS[name]
    department = facts.standing(subject.staff_no, subject.period).department or ""
    owner = {Owner.PERSON: subject.staff_no, Owner.DEPARTMENT: department}.get(kind, "")
    found = facts.targets.get((kind, owner, subject.period.year), ())
    rows = [t for t in found if kind is Owner.PERSON or not t.product_line]
    return _total([_quarterly(prover, row, subject.period, basis=basis) for row in rows])


def _quarterly(prover: "Prover", target: Target, period: Period, *, basis: bool) -> str:
    write = _base if basis else _target
    return _total([write(prover, target, Period(target.year, month.first_month, 3)) for month in period.months[::3]])


def target_source(target: Target, quarter: Period) -> Source:
    """Name the cell of a quarter's target."""
    return Source("target", (target.owner_kind, target.owner, target.product_line), quarter)


def _target(prover: "Prover", target: Target, quarter: Period) -> str:
    amount = prover.exact(target.quarters[quarter.quarter - 1])
    return prover.recorded(target_source(target, quarter), *_of(target, quarter, _("目标")), amount, _("元"))


def _base(prover: "Prover", target: Target, quarter: Period) -> str:
    """Give a quarter's base: as recorded, else target × base ratio, rounded."""
    who, label = _of(target, quarter, _("基数"))
    whose = (target.owner_kind, target.owner, target.product_line)
    if target.bases[quarter.quarter - 1] is None and target.base_ratio is not None:
        named = f"{target.product_line} {_('基数比例（%）')}".strip()
        ratio = prover.recorded(Source("base ratio", (*whose, target.year)), who, named, prover.exact(target.base_ratio))
        text = rounded_in_excel(f"{_target(prover, target, quarter)}*{ratio}/100", MONEY)
        return prover.proof.once(("base", whose, quarter), lambda: prover.step(who, label, text))
    amount = prover.exact(base(target, quarter.quarter - 1))
    return prover.recorded(Source("base", whose, quarter), who, label, amount, _("元"))


def _of(target: Target, quarter: Period, what: str) -> tuple[Subject, str]:
    """Say whose target it is: a person's stands under the person, others' are named."""
    if target.owner_kind is Owner.PERSON:
        return Subject(target.owner, quarter), f"{target.product_line} {what}".strip()
    return Subject("", quarter), f"{target.owner or _('公司')} {what}"


# -- records --------------------------------------------------------------------------------------------


def record_field(prover: "Prover", name: str, subject: Subject) -> str:
    """Give the cell of a record's word."""
    record = subject.record
    assert record is not None
    look = _LOOKS.get((record.kind, name))
    if look is not None:
        return prover.once(("field", name, subject), lambda: look(prover, name, subject))
    value = prover.engine.policy.records[record.kind].fields[name].read(prover.engine.facts, subject)
    if record.kind == "project":
        return prover.recorded(Source(name, ("project", record.key)), Subject("", subject.period, record=record), name, value)
    absent = isinstance(value, NotApplicable)
    return prover.recorded(Source(name, (record, subject.staff_no, absent)), subject, name, value)


def _share(prover: "Prover", project_no: str, subject: Subject) -> str:
    value = prover.exact(percent(prover.engine.facts, subject.staff_no, project_no)) / 100
    label = _("贡献率 {project}").format(project=project_no)
    return prover.recorded(Source("贡献率", (project_no, subject.staff_no)), subject.with_record(None), label, value)


def receipt_source(project_no: str, place: int, part: str) -> Source:
    """Name the cell of a part of a project's receipt, by its place among the project's receipts."""
    return Source("receipt", (project_no, place, part))


def _receipts(prover: "Prover", project_no: str, name: str, period: Period) -> list[str]:
    """List a part of each of a project's receipts in the period."""
    part, cells = RECEIPT_PARTS[name], []
    for place, receipt in enumerate(prover.engine.facts.receipts.get(project_no, ())):
        if period.covers(receipt.day):
            label = _("{project} {day} {part}").format(project=project_no, day=receipt.day.isoformat(), part=name)
            month = Period.month(receipt.day.year, receipt.day.month)
            value = prover.exact(getattr(receipt, part))
            cells.append(prover.recorded(receipt_source(project_no, place, part), Subject("", month), label, value, _("元")))
    return cells


def _of_project(prover: "Prover", name: str, subject: Subject) -> str:
    assert subject.record is not None
    if name == "贡献率":
        return _share(prover, subject.record.key, subject)
    cells = _receipts(prover, subject.record.key, name, subject.period)
    return cells[0] if len(cells) == 1 else prover.step(subject, name, _total(cells))


def _of_product_line(prover: "Prover", name: str, subject: Subject) -> str:
    """Give targets and the person's part of the receipts of a product line."""
    facts, line = prover.engine.facts, subject.record
    assert line is not None
    if name == "产品线回款":
        held = [s.project_no for s in facts.shares.get(subject.staff_no, ()) if receipts(facts, s.project_no, subject.period)]
        dated = [n for n in held if facts.projects[n].product_line == line.key]
        parts = [f"{_share(prover, n, subject)}*({_total(_receipts(prover, n, '回款', subject.period))})" for n in dated]
        return prover.step(subject, name, _total(parts))
    target = line_target(facts, subject)
    if target is None:
        return _NO_TARGET
    return prover.step(subject, name, _quarterly(prover, target, subject.period, basis=name == "产品线基数"))


_NO_TARGET = "NA()"
"""Stands in formulas for the target of a line that has none: they ask for it in the branch that is not taken."""

_LOOKS: dict[tuple[str, str], Callable[["Prover", str, Subject], str]] = {
    **{("project", name): _of_project for name in (*RECEIPT_PARTS, "贡献率")},
    **{("product_line", name): _of_product_line for name in ("产品线回款", "产品线目标", "产品线基数")},
}
