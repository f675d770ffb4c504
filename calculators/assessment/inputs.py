"""Inputs of a subject: measures over a period, incidents (rules §2, §4)."""

from fractions import Fraction
from typing import TYPE_CHECKING

from calculators.assessment.subject import Subject
from calculators.formula.values import Missing, NotApplicable, Value, merged, missing
from models.period import Period
from models.place import Place, Sheet
from models.target import Owner
from models.vocabulary import MeasureWord, Over
from models.words import _

if TYPE_CHECKING:
    from calculators.assessment.engine import Engine


def measured_months(engine: "Engine", word: MeasureWord, subject: Subject) -> tuple[Period, ...]:
    """List the months in which a measure is required: a person's those that count, others' all of the period."""
    counted = engine.months(subject)
    return counted if word.owner is Owner.PERSON or not counted else subject.period.months


def measure(engine: "Engine", word: MeasureWord, subject: Subject) -> Value:
    """Aggregate a measure over the subject's period; missing months are named, never zero."""
    months = measured_months(engine, word, subject)
    if not months:
        return NotApplicable(_("未参加"))
    values = [monthly(engine, word, subject, month) for month in months]
    absent = [v for v in values if isinstance(v, Missing)]
    if absent:
        return merged(absent)
    total = sum((v for v in values if isinstance(v, Fraction)), Fraction(0))
    return total / len(months) if word.over is Over.MEAN else total


def monthly(engine: "Engine", word: MeasureWord, subject: Subject, month: Period) -> Value:
    """Give one month's value: the person's own row, else the one for everybody, else the default."""
    held_by = owners(engine, word, subject)
    if not held_by:
        return without_department(subject)
    for kind, owner in held_by:
        value = engine.facts.measures.get((kind, owner, word.name, month))
        if value is not None:
            return Fraction(value)
    if word.default is not None:
        return Fraction(word.default)
    kind, owner = held_by[0]
    said = f"{owner} {word.name}" if kind is Owner.DEPARTMENT else word.name
    place = Place(sheet=Sheet.MEASURES, owner_kind=kind, owner=owner, period=month, name=word.name)
    return missing(said, month, _("未录入"), place)


def without_department(subject: Subject) -> Missing:
    """Say that a person's department is not recorded."""
    return missing(_("所在部门"), subject.period, _("未录入"), Place(sheet=Sheet.STAFF, owner=subject.staff_no))


def owners(engine: "Engine", word: MeasureWord, subject: Subject) -> list[tuple[Owner, str]]:
    """List whose row holds, the first that is there; none where a person has no department."""
    if word.owner is Owner.COMPANY:
        return [(Owner.COMPANY, "")]
    if word.owner is Owner.DEPARTMENT:
        department = engine.facts.standing(subject.staff_no, subject.period).department
        return [(Owner.DEPARTMENT, department)] if department else []
    own = [(Owner.PERSON, subject.staff_no)]
    return [*own, (Owner.EVERYBODY, ""), (Owner.COMPANY, "")] if word.shared else own


def incidents(engine: "Engine", kinds: tuple[str, ...], subject: Subject, points: bool) -> Value:
    """Count a person's incidents in the months that count; none is 0."""
    months = incident_months(engine, subject)
    return sum((happened(engine, kind, subject, month, points) for kind in kinds for month in months), Fraction(0))


def incident_months(engine: "Engine", subject: Subject) -> tuple[Period, ...]:
    """List the months whose incidents count: those on the scheme, in a period longer than its own every employed one."""
    if subject.period.length <= max(grain.months for grain in engine.policy.grains):
        return engine.months(subject)
    person = engine.facts.staff[subject.staff_no]
    return tuple(month for month in subject.period.months if person.employed_in(month))


def happened(engine: "Engine", kind: str, subject: Subject, month: Period, points: bool) -> Fraction:
    """Count a person's incidents of a kind in a month, or add up 分值 × 次数, within the employment."""
    person, found = engine.facts.staff[subject.staff_no], Fraction(0)
    for incident in engine.facts.incidents.get((subject.staff_no, kind), ()):
        if person.employed_on(incident.day) and month.covers(incident.day):
            found += incident.count * (Fraction(incident.points or 0) if points else 1)
    return found
