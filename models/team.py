"""Who is there in a period, under which scheme, and what is rated of them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from models.period import Grain, Period
from models.records import Records
from models.staff import Assignment, Person, in_force
from models.vocabulary import ItemWord, SchemeWords, Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A person as in force in a period, with the words of the own scheme (None: projects only)."""

    person: Person
    words: SchemeWords | None


def changes_by_person(records: Records) -> dict[str, tuple[Assignment, ...]]:
    """Sort the assignments by person."""
    found: dict[str, list[Assignment]] = {}
    for change in records.assignments:
        found.setdefault(change.staff_no, []).append(change)
    return {staff_no: tuple(changes) for staff_no, changes in found.items()}


def members(records: Records, vocabulary: Vocabulary, period: Period) -> tuple[Member, ...]:
    """List who is employed in the period, as in force in the last employed month of it (rules §3)."""
    changes = changes_by_person(records)
    found = []
    for person in records.staff:
        months = [month for month in period.months if person.employed_in(month)]
        if months:
            now = in_force(person, changes.get(person.staff_no, ()), months[-1])
            words = _words(vocabulary, now.scheme, (period, months[-1])) if now.scheme else None
            found.append(Member(person=now, words=words))
    return tuple(found)


def _words(vocabulary: Vocabulary, scheme: str, periods: tuple[Period, ...]) -> SchemeWords | None:
    """Give the version that governs a period; of a monthly scheme that begins within it, the one of its last month."""
    return next((words for period in periods if (words := vocabulary.scheme(scheme, period)) is not None), None)


def assessed_period(records: Records, vocabulary: Vocabulary, period: Period) -> Period:
    """Give the period itself where anybody is assessed within it, else the longer one around it that most people have."""
    grains = [member.words.grains for member in members(records, vocabulary, period) if member.words is not None]
    if not grains or any(grain.months <= period.length for own in grains for grain in own):
        return period
    shortest = Counter(min(own, key=lambda grain: grain.months) for own in grains)
    return period.within(max(shortest, key=lambda grain: (shortest[grain], -grain.months)))


def rated_periods(item: ItemWord, period: Period) -> Iterator[Period]:
    """Give the periods inside the chosen one in which the item is rated."""
    if period.grain in item.grains:
        yield period
        return
    for grain in Grain:
        if grain in item.grains and grain.months < period.length:
            yield from period.split(grain)


@dataclass(frozen=True, slots=True, kw_only=True)
class RatedItem:
    """What is rated: a person's item in a period of its own."""

    person: Person
    item: ItemWord
    period: Period


def rated_items(records: Records, vocabulary: Vocabulary, period: Period) -> tuple[RatedItem, ...]:
    """List what is to be rated within a period, by person, then period, then the order of the scheme."""
    grains = {g for scheme in vocabulary.versions for item in scheme.items for g in item.grains}
    inside = sorted({part for g in grains if g.months <= period.length for part in period.split(g)})
    found = [
        RatedItem(person=member.person, item=item, period=part)
        for part in inside
        for member in members(records, vocabulary, part)
        for item in (member.words.items if member.words else ())
        if part in rated_periods(item, period)
    ]
    return tuple(sorted(found, key=lambda rated: (rated.person.staff_no, rated.period)))
