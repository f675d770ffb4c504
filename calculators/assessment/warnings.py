"""What a result should make people look at again."""

from collections.abc import Iterator

from calculators.assessment.engine import Engine
from calculators.assessment.lines import RECORD_FIELDS, record_keys
from calculators.assessment.subject import Subject
from calculators.policy.quantity import Warning
from models.period import Period
from models.target import Owner
from models.words import _


def warnings(engine: Engine, subject: Subject) -> tuple[str, ...]:
    """List the warnings of a result: the scheme's own, team members without values, receipts of other periods."""
    plans = list(engine.policy.warnings) if subject.own or engine.policy.opens else []
    if engine.assessed(subject):
        plans += [w for kpi in engine.policy.kpis for w in kpi.warnings]
    found = [text for plan in plans for text in _raised(engine, plan, subject)]
    return tuple(dict.fromkeys([*found, *engine.notes[subject], *_other_periods(engine, subject), *_outside(engine, subject)]))


def _raised(engine: Engine, plan: Warning, subject: Subject) -> Iterator[str]:
    if plan.for_each is None:
        if engine.evaluate(plan.when, subject) is True:
            yield plan.text
        return
    kind = RECORD_FIELDS[plan.for_each]
    for key in record_keys(engine.facts, subject, kind):
        if engine.evaluate(plan.when, subject.with_record(key)) is True:
            yield f"{kind.label(engine.facts, key.key)}：{plan.text}"


def _other_periods(engine: Engine, subject: Subject) -> Iterator[str]:
    """Name the year's receipts of the person's projects in periods in which the person does not take part (rules §9)."""
    grains = {c.each or engine.policy.grain for c in engine.policy.components if c.for_each}
    if subject.period.grain not in grains:
        return
    for share in engine.facts.shares.get(subject.staff_no, ()):
        for receipt in engine.facts.receipts.get(share.project_no, ()):
            period = Period.around(receipt.day, subject.period.grain)
            if period.year == subject.period.year and not engine.months(subject.at(period)):
                yield _("项目 {project} 在 {day} 的回款：本人该期未参加，不计").format(
                    project=share.project_no, day=receipt.day.isoformat()
                )


def _outside(engine: Engine, subject: Subject) -> Iterator[str]:
    """Name measures and incidents of the period outside the person's employment: kept, used nowhere (rules §4)."""
    if not engine.assessed(subject):
        return
    facts, person = engine.facts, engine.facts.staff[subject.staff_no]
    for month in subject.period.months:
        if not person.employed_in(month):
            for name in engine.policy.inputs:
                if (Owner.PERSON, subject.staff_no, name, month) in facts.measures:
                    yield _("{name}（{month}）：本人当月不在职，不计").format(name=name, month=month.title)
    for kind in engine.policy.incidents:
        for incident in facts.incidents.get((subject.staff_no, kind), ()):
            employed = person.hired <= incident.day and (person.left is None or incident.day <= person.left)
            if subject.period.covers(incident.day) and not employed:
                yield _("{kind}（{day}）：本人当日不在职，不计").format(kind=kind, day=incident.day.isoformat())
