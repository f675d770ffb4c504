"""What tells one row of a kind from another (workbook.md: keys)."""

from collections.abc import Iterator
from typing import TypeAlias

from models.by_hand import ByHand
from models.measure import Measure
from models.project import Project
from models.rating import Rating
from models.records import Records
from models.staff import Assignment, PayItem, Person
from models.target import Target

Keyed: TypeAlias = Person | Assignment | PayItem | Target | Project | Measure | Rating | ByHand
Key: TypeAlias = tuple[object, ...]


def key_of(noun: Keyed) -> Key:
    """Give the key of a noun, its kind first."""
    match noun:
        case Person():
            return (Person, noun.staff_no)
        case Assignment():
            return (Assignment, noun.staff_no, noun.start)
        case PayItem():
            return (PayItem, noun.month, noun.staff_no, noun.item)
        case Target():
            return (Target, noun.year, noun.owner_kind, noun.owner, noun.product_line)
        case Project():
            return (Project, noun.project_no)
        case Measure():
            return (Measure, noun.month, noun.owner_kind, noun.owner, noun.name)
        case Rating():
            return (Rating, noun.period, noun.staff_no, noun.kpi, noun.rater, noun.number)
        case ByHand():
            return (ByHand, noun.period, noun.staff_no, noun.item)


def keyed(records: Records) -> Iterator[Keyed]:
    """List all nouns that have a key, staff and projects before what hangs on them."""
    yield from records.staff
    yield from records.assignments
    yield from records.pay_items
    yield from records.targets
    yield from records.projects
    yield from records.measures
    yield from records.ratings
    yield from records.by_hand
