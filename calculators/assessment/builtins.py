"""The quantities that every scheme may use by name, declared once: unit, what they are, how they come about."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from calculators.assessment.inputs import without_department
from calculators.assessment.lines import base, quarters_of
from calculators.assessment.subject import Subject
from calculators.formula.dates import full_months
from calculators.formula.values import NotApplicable, Value, missing
from models.place import Place, Sheet
from models.target import Owner, Target
from models.words import _

if TYPE_CHECKING:
    from calculators.assessment.engine import Engine


@dataclass(frozen=True, slots=True, kw_only=True)
class Builtin:
    """One builtin; `of_score` marks what exists only through the assessment's score."""

    name: str
    unit: str
    about: str
    compute: "Callable[[Engine, Subject], Value]"
    of_score: bool = False


def _base_pay(engine: "Engine", subject: Subject) -> Value:
    months = engine.months(subject)
    if not months:
        return NotApplicable(_("未参加"))
    return sum((Fraction(engine.facts.base_pay(subject.staff_no, m)) for m in months), Fraction(0))


def _full_rate(engine: "Engine", subject: Subject) -> Value:
    months = engine.months(subject)
    return engine.facts.pay_basis(subject.staff_no, months[-1])[0] if months else NotApplicable(_("未参加"))


def _target(
    engine: "Engine", subject: Subject, kind: Owner, owner: str, pick: Callable[[Target, int], Decimal]
) -> Value:
    """Add up an owner's targets for the period in yuan; the company's own is the row without product line."""
    period = subject.period
    title = {Owner.COMPANY: _("公司目标"), Owner.DEPARTMENT: _("部门目标"), Owner.PERSON: _("个人目标")}[kind]
    rows = [
        t
        for t in engine.facts.targets.get((kind, owner, period.year), ())
        if kind is Owner.PERSON or t.product_line == ""
    ]
    if period.length < 3:
        return missing(title, period, _("：目标按季度，没有月度目标"))
    if not rows:
        place = Place(sheet=Sheet.TARGETS, owner_kind=kind, owner=owner, period=period)
        return missing(f"{title} {owner}".strip(), period, _("未录入"), place)
    return sum((quarters_of(row, period, pick) for row in rows), Fraction(0))


def _quarter(target: Target, quarter: int) -> Decimal:
    return target.quarters[quarter]


def _company(engine: "Engine", subject: Subject) -> Value:
    return _target(engine, subject, Owner.COMPANY, "", _quarter)


def _of_department(basis: bool) -> "Callable[[Engine, Subject], Value]":
    def compute(engine: "Engine", subject: Subject) -> Value:
        name = engine.facts.standing(subject.staff_no, subject.period).department
        if not name:
            return without_department(subject)
        return _target(engine, subject, Owner.DEPARTMENT, name, base if basis else _quarter)

    return compute


def _of_person(basis: bool) -> "Callable[[Engine, Subject], Value]":
    def compute(engine: "Engine", subject: Subject) -> Value:
        return _target(engine, subject, Owner.PERSON, subject.staff_no, base if basis else _quarter)

    return compute


def _has_target(engine: "Engine", subject: Subject) -> Value:
    return bool(engine.facts.targets.get((Owner.PERSON, subject.staff_no, subject.period.year)))


def _whole_period(engine: "Engine", subject: Subject) -> Value:
    return engine.months(subject) == subject.period.months


def _every_day(engine: "Engine", subject: Subject) -> Value:
    return _days(engine, subject) == _calendar_days(engine, subject)


def _leaves(engine: "Engine", subject: Subject) -> Value:
    left = engine.facts.staff[subject.staff_no].left
    return left is not None and subject.period.covers(left)


def _takes_part(engine: "Engine", subject: Subject) -> Value:
    return subject.staff_no in engine.team(subject)


def _newcomer(engine: "Engine", subject: Subject) -> Value:
    before = subject.at(subject.period.shifted(-1))
    return engine.months(before) != before.period.months


def _last_in_year(engine: "Engine", subject: Subject) -> Value:
    later = subject.period.shifted(1)
    while later.year == subject.period.year:
        if engine.months(subject.at(later)):
            return False
        later = later.shifted(1)
    return True


def _month(engine: "Engine", subject: Subject) -> Value:
    return Fraction(subject.period.end.month)


def _hired(engine: "Engine", subject: Subject) -> Value:
    return engine.facts.staff[subject.staff_no].hired


def _tenure(engine: "Engine", subject: Subject) -> Value:
    return Fraction(full_months(engine.facts.staff[subject.staff_no].hired, subject.period.end))


def _label(field: str) -> "Callable[[Engine, Subject], Value]":
    def compute(engine: "Engine", subject: Subject) -> Value:
        return getattr(engine.facts.standing(subject.staff_no, subject.period), field) or ""

    return compute


def _days(engine: "Engine", subject: Subject) -> Value:
    return Fraction(engine.facts.staff[subject.staff_no].employed_days(subject.period))


def _calendar_days(engine: "Engine", subject: Subject) -> Value:
    return Fraction((subject.period.end - subject.period.start).days + 1)


def _builtin(
    name: str, unit: str, about: str, compute: "Callable[[Engine, Subject], Value]", of_score: bool = False
) -> Builtin:
    return Builtin(name=name, unit=unit, about=about, compute=compute, of_score=of_score)


_ALL = (
    _builtin("基本工资", "元", "各月基本工资（按在职日历天数折算，每月取两位小数）之和", _base_pay),
    _builtin("季度基本工资总额", "元", "同「基本工资」", _base_pay),
    _builtin("季度工资总额", "元", "同「基本工资」", _base_pay),
    _builtin("月基本工资", "元", "最后一个参加月的整月基本工资，不按在职天数折算", _full_rate),
    _builtin("公司目标", "元", "公司在期间内的目标，不分产品线的那一行；目标按季录入，按月考核的没有", _company),
    _builtin("部门目标", "元", "所在部门在期间内的目标；按月考核的没有", _of_department(basis=False)),
    _builtin("部门基数", "元", "所在部门在期间内的基数；按月考核的没有", _of_department(basis=True)),
    _builtin("个人目标", "元", "本人在期间内各产品线目标之和；按月考核的没有", _of_person(basis=False)),
    _builtin("个人基数", "元", "本人在期间内各产品线基数之和；按月考核的没有", _of_person(basis=True)),
    _builtin("有个人目标", "是/否", "本年有没有本人的目标", _has_target),
    _builtin("全期在岗", "是/否", "期间的每个月都参加本方案", _whole_period),
    _builtin("全期在职", "是/否", "期间的每一天都在职", _every_day),
    _builtin("本期离职", "是/否", "离职日期在期间之内", _leaves),
    _builtin("参加考核", "是/否", "参加本方案本期的考核（没有被整期免除）", _takes_part),
    _builtin("新人", "是/否", "上一期并非每个月都参加本方案", _newcomer),
    _builtin("本年最后一期", "是/否", "今年最后一次参加本方案：年底那一期，或离职、换方案前的最后一期", _last_in_year),
    _builtin("月份", "", "期间最后一个月是几月：1–12", _month),
    _builtin("季度", "", "期间最后一天在第几季度：1–4", lambda e, s: Fraction(s.period.quarter)),
    _builtin("在职天数", "天", "期间内在职的日历天数", _days),
    _builtin("日历天数", "天", "期间的日历天数", _calendar_days),
    _builtin("司龄月数", "月", "从入职到期间最后一天的足月数", _tenure),
    _builtin("期初", "日期", "期间的第一天", lambda e, s: s.period.start),
    _builtin("期末", "日期", "期间的最后一天", lambda e, s: s.period.end),
    _builtin("入职日期", "日期", "入职日期", _hired),
    _builtin("岗位", "文字", "期间里最后在职那个月的岗位；没有录入是空的", _label("post")),
    _builtin("职级", "文字", "期间里最后在职那个月的职级；没有录入是空的", _label("job_rank")),
    _builtin("部门", "文字", "期间里最后在职那个月的部门；没有录入是空的", _label("department")),
    _builtin("团队人数", "人", "团队有几个人：同一方案参加本期考核、没有被整期免除的", lambda e, s: Fraction(len(e.team(s)))),
    _builtin("总分", "分", "各指标得分加上总分的加减，两位小数", lambda e, s: e.score(s), of_score=True),
    _builtin("完整总分", "分", "结果里什么都不缺时的总分；有一处缺就没有", lambda e, s: e.complete_score(s), of_score=True),
    _builtin("等级", "文字", "本期的等级", lambda e, s: e.grade(s), of_score=True),
    _builtin("KPI奖金系数", "", "奖金系数，四位小数；方案没有另写就是 总分 ÷ 100", lambda e, s: e.coefficient(s), of_score=True),
    _builtin("总分名次", "", "总分在团队里的名次，只和结果完整的人比", lambda e, s: e.rank(s), of_score=True),
)

BUILTINS = {builtin.name: builtin for builtin in _ALL}
