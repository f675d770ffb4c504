"""Records of a person in a period: projects and product lines, and the words that formulas may use of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from calculators.assessment.facts import Facts
from calculators.assessment.subject import RecordKey, Subject
from calculators.formula.values import NotApplicable, Value
from models.money import MONEY, rounded
from models.period import Period
from models.project import Receipt
from models.target import Owner, Target
from models.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordField:
    """One word of a record: unit, what it is, how it is read."""

    name: str
    unit: str
    about: str
    read: Callable[[Facts, Subject], Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordKind:
    """A kind of record: its title in formulas, its fields, which ones a person has, how one is called."""

    kind: str
    title: str
    fields: dict[str, RecordField]
    keys: Callable[[Facts, Subject], tuple[str, ...]]
    label: Callable[[Facts, Subject], str]


def receipts(facts: Facts, project_no: str, period: Period) -> list[Receipt]:
    """List a project's receipts dated in the period."""
    return [r for r in facts.receipts.get(project_no, ()) if period.covers(r.day)]


def percent(facts: Facts, staff_no: str, project_no: str) -> Decimal:
    """Give a person's share of a project in per cent."""
    return next((s.percent for s in facts.shares.get(staff_no, ()) if s.project_no == project_no), Decimal(0))


def _summed(part: Callable[[Receipt], Decimal]) -> Callable[[Facts, Subject], Value]:
    def read(facts: Facts, subject: Subject) -> Value:
        return sum((Fraction(part(r)) for r in receipts(facts, _key(subject), subject.period)), Fraction(0))

    return read


def _key(subject: Subject) -> str:
    assert subject.record is not None
    return subject.record.key


def _projects(facts: Facts, staff_no: str, period: Period) -> tuple[str, ...]:
    """List the projects in which the person has a share and which had receipts in the period."""
    shares = facts.shares.get(staff_no, ())
    return tuple(s.project_no for s in shares if receipts(facts, s.project_no, period))


def _product_lines(facts: Facts, staff_no: str, period: Period) -> tuple[str, ...]:
    """List the product lines of the person's targets of the year, and of receipts from its start to the period's end."""
    so_far = Period(period.year, 1, period.first_month + period.length - 1)
    lines = [t.product_line for t in facts.targets.get((Owner.PERSON, staff_no, period.year), ())]
    lines += [facts.projects[n].product_line for n in _projects(facts, staff_no, so_far)]
    return tuple(sorted(set(lines)))


def quarters_of(target: Target, period: Period, pick: Callable[[Target, int], Decimal]) -> Fraction:
    """Add up a target's quarter figures over the quarters of a period, in yuan."""
    return sum((Fraction(pick(target, month.quarter - 1)) for month in period.months[::3]), Fraction(0))


def base(target: Target, quarter: int) -> Decimal:
    """Give a quarter's base in yuan: as given, else target × base ratio, else 0 (rules §10)."""
    given = target.bases[quarter]
    if given is not None:
        return given
    if target.base_ratio is None:
        return Decimal(0)
    return rounded(Fraction(target.quarters[quarter]) * Fraction(target.base_ratio) / 100, MONEY)


def line_target(facts: Facts, subject: Subject) -> Target | None:
    """Find the person's target for the subject's product line."""
    rows = facts.targets.get((Owner.PERSON, subject.staff_no, subject.period.year), ())
    return next((t for t in rows if t.product_line == _key(subject)), None)


def _from_target(pick: Callable[[Target, int], Decimal]) -> Callable[[Facts, Subject], Value]:
    def read(facts: Facts, subject: Subject) -> Value:
        target = line_target(facts, subject)
        if target is None:
            return NotApplicable(_("没有目标"))
        return quarters_of(target, subject.period, pick)

    return read


def _line_receipts(facts: Facts, subject: Subject) -> Value:
    """Add up the person's part of all receipts of a product line in the period, gross, exact."""
    return sum((share * Fraction(receipt.amount) for share, receipt in _of_line(facts, subject)), Fraction(0))


def _of_line(facts: Facts, subject: Subject) -> Iterator[tuple[Fraction, Receipt]]:
    """List the receipts of the person's projects of a product line in the period, with the person's share."""
    for number in _projects(facts, subject.staff_no, subject.period):
        if facts.projects[number].product_line == _key(subject):
            share = Fraction(percent(facts, subject.staff_no, number)) / 100
            yield from ((share, receipt) for receipt in receipts(facts, number, subject.period))


def _field(name: str, unit: str, about: str, read: Callable[[Facts, Subject], Value]) -> tuple[str, RecordField]:
    return name, RecordField(name=name, unit=unit, about=about, read=read)


PROJECT = RecordKind(
    kind="project",
    title="项目",
    keys=lambda facts, subject: _projects(facts, subject.staff_no, subject.period),
    label=lambda facts, subject: f"{_key(subject)} {facts.projects[_key(subject)].name}",
    fields=dict([
        _field("项目编号", "文字", "项目编号", lambda f, s: _key(s)),
        _field("项目名称", "文字", "项目名称", lambda f, s: f.projects[_key(s)].name),
        _field("客户", "文字", "客户", lambda f, s: f.projects[_key(s)].customer or ""),
        _field("产品线", "文字", "产品线", lambda f, s: f.projects[_key(s)].product_line),
        _field("合同金额", "元", "合同金额", lambda f, s: Fraction(f.projects[_key(s)].contract_amount)),
        _field("已备案", "是/否", "是否备案", lambda f, s: f.projects[_key(s)].registered),
        _field("贡献率", "比例", "本人的贡献率（30% 即 0.3）", lambda f, s: Fraction(percent(f, s.staff_no, _key(s))) / 100),
        _field("回款", "元", "期间内整个项目回款之和，没有扣减，没有乘贡献率", _summed(lambda r: r.amount)),
        _field("合作伙伴分利", "元", "期间内合作伙伴分利之和", _summed(lambda r: r.partner_share)),
        _field("销售费用", "元", "期间内销售费用之和", _summed(lambda r: r.sales_cost)),
        _field("大额招待费", "元", "期间内大额招待费之和", _summed(lambda r: r.entertainment)),
        _field("项目差旅费", "元", "期间内项目差旅费之和", _summed(lambda r: r.travel)),
    ]),
)

PRODUCT_LINE = RecordKind(
    kind="product_line",
    title="产品线",
    keys=lambda facts, subject: _product_lines(facts, subject.staff_no, subject.period),
    label=lambda facts, subject: _key(subject) or _("（无产品线）"),
    fields=dict([
        _field("产品线", "文字", "产品线名称", lambda f, s: _key(s)),
        _field("有目标", "是/否", "本年有没有本人本产品线的目标", lambda f, s: line_target(f, s) is not None),
        _field("产品线目标", "元", "本人本产品线在期间内的目标；没有录入的，不适用", _from_target(lambda t, q: t.quarters[q])),
        _field("产品线基数", "元", "本人本产品线在期间内的基数；没有目标的，不适用", _from_target(base)),
        _field("产品线回款", "元", "期间内本产品线各项目的回款 × 本人的贡献率，没有扣减", _line_receipts),
        _field("产品线回款笔数", "笔", "期间内本人参加的各项目的回款笔数", lambda f, s: Fraction(len(list(_of_line(f, s))))),
    ]),
)

RECORD_FIELDS: dict[str, RecordKind] = {kind.kind: kind for kind in (PROJECT, PRODUCT_LINE)}
"""Kind of record (as scheme files write it) → its words; a policy's `records` has the lists that it declares as well."""

BY_TITLE = {kind.title: kind for kind in RECORD_FIELDS.values()}


def record_keys(facts: Facts, subject: Subject, kind: RecordKind) -> tuple[RecordKey, ...]:
    """List a person's records of a kind in the period."""
    return tuple(RecordKey(kind.kind, key) for key in kind.keys(facts, subject))
