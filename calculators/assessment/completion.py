"""Target and completion side by side: company, departments and people (rules §10)."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from calculators.assessment.facts import Facts
from calculators.assessment.lines import percent, quarters_of, receipts
from calculators.policy.library import Library
from calculators.policy.needs import needs
from calculators.policy.quantity import Policy
from models.completion import Completion
from models.money import MONEY, rounded
from models.period import Period
from models.target import Owner, Target

HELD_AGAINST = {Owner.COMPANY: "公司目标", Owner.DEPARTMENT: "部门目标", Owner.PERSON: "个人目标"}
QUARTER = 3


def completions(facts: Facts, library: Library, period: Period) -> tuple[Completion, ...]:
    """Give each owner's target of a period and what was done: company, departments by name, people by 工号.

    What was done is the monthly measure that a scheme in use holds against the target, else the receipts dated in
    the period, gross: a person's by share, a department's those of its people. A month has no target.
    """
    if period.length < QUARTER:
        return ()
    measures = _measures(facts, library, period)
    owners = [(kind, owner) for kind, owner, year in facts.targets if year == period.year]
    order = tuple(HELD_AGAINST)
    return tuple(
        _completion(facts, period, kind, owner, measures.get(kind, ""))
        for kind, owner in sorted(owners, key=lambda key: (order.index(key[0]), key[1]))
    )


def _completion(facts: Facts, period: Period, kind: Owner, owner: str, measure: str) -> Completion:
    rows = _rows(facts, kind, owner, period)
    target = sum((quarters_of(row, period, lambda t, q: t.quarters[q]) for row in rows), Fraction(0))
    recorded = {m: facts.measures.get((kind, owner, measure, m)) for m in period.months} if measure else {}
    known = [value for value in recorded.values() if value is not None]
    done = sum(map(Fraction, known), Fraction(0)) if measure else _received(facts, period, kind, owner)
    name = facts.staff[owner].name if kind is Owner.PERSON and owner in facts.staff else owner
    return Completion(
        owner_kind=kind, owner=owner, name=name, target=rounded(target, MONEY), done=rounded(done, MONEY),
        measure=measure, open_months=tuple(month for month, value in recorded.items() if value is None),
    )  # fmt: skip


def _rows(facts: Facts, kind: Owner, owner: str, period: Period) -> list[Target]:
    """List the rows that make up an owner's target: the one without product line, a person's all of them."""
    rows = facts.targets[kind, owner, period.year]
    whole = [row for row in rows if not row.product_line]
    return rows if kind is Owner.PERSON or not whole else whole


def _measures(facts: Facts, library: Library, period: Period) -> dict[Owner, str]:
    """Name the measure of company, department or person that schemes in use hold against the target."""
    used = {facts.standing(staff_no, period).scheme for staff_no in facts.staff}
    policies = [found for scheme in sorted(filter(None, used)) if (found := library.in_force(scheme, period))]
    return {kind: name for policy in reversed(policies) for kind, name in _held_against(policy)}


def _held_against(policy: Policy) -> Iterator[tuple[Owner, str]]:
    """Find the formulas that ask for a target and for one measure of the same owner."""
    for quantity in (*policy.kpis, *policy.quantities.values(), *policy.components):
        asked = [name for kind, name in needs(quantity.node) if kind == "量"]
        for owner, target in HELD_AGAINST.items():
            inputs = [policy.inputs[name] for name in asked if name in policy.inputs]
            names = {word.name for word in inputs if word.owner is owner}
            if target in asked and len(names) == 1:
                yield owner, names.pop()


def _received(facts: Facts, period: Period, kind: Owner, owner: str) -> Fraction:
    """Add up the receipts of the period that are the owner's, gross and exact."""
    if kind is Owner.COMPANY:
        return _sum(r.amount for number in facts.projects for r in receipts(facts, number, period))
    people = [owner] if kind is Owner.PERSON else sorted(facts.staff)
    return _sum(
        Fraction(receipt.amount) * Fraction(percent(facts, staff_no, share.project_no)) / 100
        for staff_no in people
        for share in facts.shares.get(staff_no, ())
        for receipt in receipts(facts, share.project_no, period)
        if kind is Owner.PERSON or facts.at(staff_no, Period.month(receipt.day.year, receipt.day.month)).department == owner
    )


def _sum(amounts: Iterable[Decimal | Fraction]) -> Fraction:
    return sum((Fraction(amount) for amount in amounts), Fraction(0))
