"""Who is there in a period, and under which scheme: what the entry pages show rows and columns for."""

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
            words = vocabulary.scheme(now.scheme) if now.scheme else None
            found.append(Member(person=now, words=words))
    return tuple(found)


def rated_periods(item: ItemWord, period: Period) -> Iterator[Period]:
    """Give the periods inside the chosen one in which the item is rated."""
    if period.grain in item.grains:
        yield period
        return
    for grain in Grain:
        if grain in item.grains and grain.months < period.length:
            yield from period.split(grain)
