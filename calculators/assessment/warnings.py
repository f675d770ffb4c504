"""What a result should make people look at again."""

from collections.abc import Iterator

from calculators.assessment.engine import Engine
from calculators.assessment.lines import RECORD_FIELDS, record_keys
from calculators.assessment.list_lines import uncounted
from calculators.assessment.spans import year_so_far
from calculators.assessment.subject import Subject
from calculators.policy.quantity import Warning
from models.period import Period
from models.words import _


def warnings(engine: Engine, subject: Subject) -> tuple[str, ...]:
    """List the warnings of a result, each once: the scheme's own, gaps in the team, what was recorded and not used."""
    found: list[str] = []
    for plan in engine.policy.warnings:
        if _concerns(engine, plan, subject):
            found += _raised(engine, plan, subject)
    if engine.assessed(subject):
        for kpi in engine.policy.kpis:
            for plan in kpi.warnings:
                found += _raised(engine, plan, subject)
        found += _absent_members(engine, subject)
    found += [*_other_periods(engine, subject), *_other_days(engine, subject), *_other_rows(engine, subject)]
    return tuple(dict.fromkeys(found))


def _concerns(engine: Engine, plan: Warning, subject: Subject) -> bool:
    """Tell whether a warning is about this result: its own period, or records that it has lines of."""
    if subject.own and subject.period.grain in engine.policy.grains:
        return True
    return plan.for_each is not None and any(c.for_each == plan.for_each for c in engine.due(subject))


def _raised(engine: Engine, plan: Warning, subject: Subject) -> Iterator[str]:
    """Raise a scheme's warning, for this period or (`earlier`) for each period of the year before it."""
    for aim in year_so_far(engine, subject)[:-1] if plan.earlier else (subject,):
        place = f"{aim.period.title} " if plan.earlier else ""
        if plan.for_each is None:
            if engine.evaluate(plan.when, aim) is True:
                yield f"{place}{plan.text}"
            continue
        kind = engine.policy.records[plan.for_each]
        for key in record_keys(engine.facts, subject, kind):
            one = aim.with_record(key)
            if engine.evaluate(plan.when, one) is True:
                yield f"{place}{kind.label(engine.facts, one)}：{plan.text}"


def _absent_members(engine: Engine, subject: Subject) -> Iterator[str]:
    """Name the team's members without a value where the policy compares people (rules §7)."""
    for node, group in engine.compared:
        found = engine.compared_with(node, subject, group)
        for member in found.members:
            if member not in found.values and member != subject.staff_no:
                yield _("团队比较里没有 {name}（{staff_no}）：资料不全").format(
                    name=engine.facts.staff[member].name, staff_no=member
                )


def _other_periods(engine: Engine, subject: Subject) -> Iterator[str]:
    """Name the year's receipts of the person's projects in periods in which the person does not take part (rules §9).

    Each is named once: in the last period before it that the person takes part in, else in the first one after.
    """
    grains = {c.each or engine.policy.grain for c in engine.policy.components if c.for_each in RECORD_FIELDS}
    if subject.period.grain not in grains:
        return
    year = Period(subject.period.year, 1, 12)
    taken = [p for p in year.split(subject.period.grain) if engine.months(subject.at(p))]
    for share in engine.facts.shares.get(subject.staff_no, ()):
        for receipt in engine.facts.receipts.get(share.project_no, ()):
            period = Period.around(receipt.day, subject.period.grain)
            if period.year == year.year and period not in taken and _nearest(taken, period) == subject.period:
                yield _("项目 {project} 在 {day} 的回款：本人该期未参加本方案，本方案不计").format(
                    project=share.project_no, day=receipt.day.isoformat()
                )


def _nearest(taken: list[Period], period: Period) -> Period:
    """Give the last of the periods before another one, else the first."""
    return next((p for p in reversed(taken) if p < period), taken[0])


def _other_days(engine: Engine, subject: Subject) -> Iterator[str]:
    """Name the period's incidents on days outside the employment (rules §4)."""
    if not subject.own:
        return
    person = engine.facts.staff[subject.staff_no]
    for kind in engine.policy.incidents:
        for incident in engine.facts.incidents.get((subject.staff_no, kind), ()):
            if subject.period.covers(incident.day) and not person.employed_on(incident.day):
                yield _("{day} 的事件「{kind}」在职之外，不计").format(day=incident.day.isoformat(), kind=kind)


def _other_rows(engine: Engine, subject: Subject) -> Iterator[str]:
    """Name the period's rows of the scheme's lists in months in which the person does not take part."""
    if subject.own:
        for name, day in uncounted(engine.facts, engine.policy.lists, engine.policy.id, subject):
            yield _("{day} 的「{list}」：本人当月未参加，不计").format(day=day.isoformat(), list=name)
