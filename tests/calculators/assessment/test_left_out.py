"""Leaving out a required input: the result is incomplete and says what is missing and when; nothing becomes zero."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from calculators.assessment.assemble import result as assemble
from calculators.assessment.assess import Assessor
from calculators.policy.formulas import formulas
from calculators.policy.library import shipped
from calculators.policy.needs import needs
from calculators.policy.quantity import Policy
from models.period import Period
from models.records import Records
from models.results import Result, Status
from models.staff import Person
from models.target import Owner
from tests.calculators.assessment.offices import NAMES, expected, records, sheets_of

pytestmark = pytest.mark.sweep

Gap = tuple[Records, tuple[str, ...]]
"""The records without one input, and the words it must be named with."""

BEFORE = {
    "presales-service": "销售额",
    "service-presales": "咨询量",
    "presales-general": "销售额",
    "ecommerce-salary": "付款金额",
}
"""What each scheme looks at in the period before."""

TARGETS = {"consultant-branch": (Owner.COMPANY, "公司目标"), "support-department": (Owner.DEPARTMENT, "部门目标")}
"""Whose target a scheme has a figure of."""

OTHER = {"consultant-nc-u8": "2026Q2", "support-department": "2026Q1", "support-department-second": "2026Q1"}
"""Cases that are not walked in their last period."""


def cases() -> Iterator[tuple[str, str]]:
    """List every case with the period it is walked in."""
    for name in NAMES:
        yield name, OTHER.get(name, list(expected(name))[-1])


def employed(person: Person, period: Period) -> list[Period]:
    """List the months of the period in which somebody of a case is employed (the cases change no schemes)."""
    return [m for m in period.months if person.hired <= m.end and (person.left is None or person.left >= m.start)]


def without_measure(office: Records, name: str, month: Period, owners: set[str | None]) -> Records | None:
    """Leave out a measure; None where there is none to leave out."""
    kept = tuple(m for m in office.measures if (m.name, m.month) != (name, month) or m.owner not in owners)
    return None if len(kept) == len(office.measures) else replace(office, measures=kept)


def without_rating(office: Records, key: tuple[str, Period, str, str]) -> Records | None:
    """Leave out what a role gave; None where it gave nothing."""
    kept = tuple(r for r in office.ratings if (r.staff_no, r.period, r.kpi, r.rater) != key)
    return None if len(kept) == len(office.ratings) else replace(office, ratings=kept)


def without_target(office: Records, kind: Owner, owner: str) -> Records:
    """Leave out somebody's targets."""
    return replace(office, targets=tuple(t for t in office.targets if (t.owner_kind, t.owner) != (kind, owner)))


def unused(office: Records, policy: Policy, person: Person, period: Period) -> set[str]:
    """List what only KPIs ask for that are settled by hand, the KPIs themselves among them."""
    hand = {b.item for b in office.by_hand if (b.staff_no, b.period) == (person.staff_no, period)}
    settled = {f"kpi.{kpi.id}" for kpi in policy.kpis if kpi.name in hand}
    asked = {key: {name for _f, name in needs(node)} for key, node, _record in formulas(policy)}
    others = set().union(*(names for key, names in asked.items() if key not in settled))
    return {name for key in settled for name in asked[key]} - others


def measures(office: Records, policy: Policy, person: Person, period: Period) -> Iterator[Gap]:
    """Leave out each measure of each month that counts, those of company and department among them."""
    spare = unused(office, policy, person, period)
    for word in policy.inputs.values():
        if word.default is not None or word.name in spare:
            continue
        of: dict[Owner, set[str | None]] = {Owner.PERSON: {person.staff_no, ""}, Owner.DEPARTMENT: {person.department}}
        for month in employed(person, period) if word.owner is Owner.PERSON else period.months:
            left = without_measure(office, word.name, month, of.get(word.owner, {""}))
            if left is not None:
                yield left, (word.name, month.title)


def ratings(office: Records, policy: Policy, person: Person, period: Period) -> Iterator[Gap]:
    """Leave out what one role gave for one KPI."""
    spare = unused(office, policy, person, period)
    for kpi in policy.kpis:
        for role, _weight in kpi.raters if kpi.name not in spare else ():
            left = without_rating(office, (person.staff_no, period, kpi.name, role))
            if left is not None:
                yield left, (kpi.name, role, period.title)


def targets(office: Records, policy: Policy, person: Person) -> Iterator[Gap]:
    """Leave out the target of the company or the department where the scheme has a figure of it."""
    if policy.id in TARGETS:
        kind, title = TARGETS[policy.id]
        owner = (person.department or "") if kind is Owner.DEPARTMENT else ""
        yield without_target(office, kind, owner), (title, owner)


def earlier(office: Records, policy: Policy, person: Person, period: Period) -> Iterator[Gap]:
    """Leave out a month of the period before, where the scheme compares with it and the person was there."""
    before = period.shifted(-1)
    if policy.id in BEFORE and employed(person, before) == list(before.months):
        month, name = before.months[-1], BEFORE[policy.id]
        left = without_measure(office, name, month, {person.staff_no})
        if left is not None:
            yield left, (name, month.title)


def gaps(office: Records, policy: Policy, person: Person, period: Period) -> Iterator[Gap]:
    """Leave out each required input of a person's result, one after the other."""
    yield from measures(office, policy, person, period)
    yield from ratings(office, policy, person, period)
    yield from targets(office, policy, person)
    yield from earlier(office, policy, person, period)


def assessed(office: Records, period: str) -> dict[str, Result]:
    """Assess a period; results by 工号."""
    found = Assessor(office, shipped()).assess(Period.parse(period)).results
    return {r.staff_no: r for r in found if r.own and str(r.period) == period}


def assessed_alone(office: Records, before: Result) -> Result:
    """Compute one person's result anew."""
    return assemble(*Assessor(office, shipped()).subject(before))


def figures(result: Result) -> dict[str, object]:
    """List a result's figures by name; adjustments that are zero are not there."""
    parts = {f"kpi {k.id}": k.points for k in result.kpis}
    parts |= {f"subscore {s.id}": s.points for s in result.subscores}
    parts |= {f"component {c.id}": c.amount for c in result.components}
    whole = {"score": result.score, "grade": result.grade, "coefficient": result.coefficient, "total": result.total}
    return {**parts, **whole}


def silent(before: Result, after: Result) -> list[str]:
    """List the figures that changed into another figure instead of into nothing."""
    old, new = figures(before), figures(after)
    return [name for name in old if new[name] is not None and new[name] != old[name]]


@pytest.mark.parametrize(("name", "period"), list(cases()), ids=lambda value: value)
def test_every_required_input(name: str, period: str) -> None:
    """Each input that a complete result needs: without it the result is incomplete, names it, and invents nothing.

    One person of each scheme and post is walked, the others have the same inputs.
    """
    office = records(sheets_of(name))
    whole = assessed(office, period)
    walked = 0
    alike: set[tuple[str, str | None]] = set()
    for person in office.staff:
        before = whole.get(person.staff_no)
        if before is None or before.status is Status.INCOMPLETE or before.out_of_assessment:
            continue
        if (before.scheme, person.post) in alike:
            continue
        alike.add((before.scheme, person.post))
        for left, words in gaps(office, shipped()[before.scheme], person, Period.parse(period)):
            after = assessed_alone(left, before)
            place = f"{name} {person.staff_no} without {words}"
            assert after.status is Status.INCOMPLETE, place
            assert any(all(word in told for word in words) for told in after.missing), (place, after.missing)
            assert silent(before, after) == [], place
            walked += 1
    assert walked or all(r.status is Status.INCOMPLETE for r in whole.values())


def test_the_walk_covers_every_scheme() -> None:
    """Every scheme has a case that is walked."""
    walked = {row["考核方案"] for name, _period in cases() for row in sheets_of(name)["员工"]}
    assert walked == set(shipped())
