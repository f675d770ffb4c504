"""Which monthly measures are asked of whom: what the schemes in force want from people, departments, the company."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from models.period import Period
from models.records import Records
from models.staff import Person
from models.target import Owner
from models.team import Member, members
from models.vocabulary import MeasureWord, Vocabulary
from models.words import _

Asked = dict[tuple[Period, str], MeasureWord]
"""What one owner is asked for: the measure's word by month and name."""
Others = dict[tuple[Owner, str], Asked]
SHARED = (Owner.COMPANY, Owner.DEPARTMENT, Owner.EVERYBODY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """A row before it is shown: whose figures, under which words, and what is asked."""

    kind: Owner
    owner: str
    words: tuple[str, str]
    asked: Asked

    @property
    def key(self) -> tuple[str, str]:
        """Name the row."""
        return self.kind.value, self.owner


@dataclass(frozen=True, slots=True, kw_only=True)
class Of:
    """Whose figures are wanted: those of one scheme, of one department; "" means all."""

    scheme: str = ""
    department: str = ""

    def takes(self, person: Person) -> bool:
        """Tell whether a person, as in force, is among them."""
        return self.scheme in ("", person.scheme) and self.department in ("", person.department)


EVERYBODY = Of()


def askers(
    records: Records, vocabulary: Vocabulary, months: tuple[Period, ...], of: Of = EVERYBODY
) -> tuple[Asker, ...]:
    """List the rows: people by number, then company, departments, everybody."""
    people: dict[str, Asked] = {}
    names: dict[str, str] = {}
    others: Others = {}
    for month in months:
        for member in members(records, vocabulary, month):
            if member.words is not None and of.takes(member.person):
                names[member.person.staff_no] = member.person.name
                _ask(member, month, people.setdefault(member.person.staff_no, {}), others)
    rows = [
        Asker(kind=Owner.PERSON, owner=staff_no, words=(staff_no, names[staff_no]), asked=asked)
        for staff_no, asked in sorted(people.items())
        if asked
    ]
    for kind, owner in sorted(others, key=lambda key: (SHARED.index(key[0]), key[1])):
        rows.append(Asker(kind=kind, owner=owner, words=_words(kind, owner), asked=others[kind, owner]))
    return tuple(rows)


def _ask(member: Member, month: Period, own: Asked, others: Others) -> None:
    """Note what one person's scheme asks of the person, and of others, in a month."""
    for asked in member.words.measures if member.words else ():
        key = (month, asked.name)
        if asked.owner is not Owner.PERSON:
            owner = (member.person.department or "") if asked.owner is Owner.DEPARTMENT else ""
            others.setdefault((asked.owner, owner), {})[key] = asked
            continue
        own[key] = asked
        if asked.shared:
            others.setdefault((Owner.EVERYBODY, ""), {})[key] = _optional(asked)


@lru_cache(maxsize=256)
def _optional(asked: MeasureWord) -> MeasureWord:
    """Give the word as it is for everybody: nobody needs to record it there."""
    return replace(asked, default=Decimal(0))


def _words(kind: Owner, owner: str) -> tuple[str, str]:
    return {
        Owner.COMPANY: (_("公司"), _("全公司")),
        Owner.DEPARTMENT: (_("部门"), owner or _("（未填部门）")),
        Owner.EVERYBODY: (_("员工"), _("全体员工")),
    }[kind]


def words_in_order(vocabulary: Vocabulary, rows: tuple[Asker, ...]) -> Iterator[MeasureWord]:
    """List the measures asked for, in the order of the schemes."""
    wanted = {name for row in rows for _month, name in row.asked}
    for scheme in vocabulary.schemes:
        for asked in scheme.measures:
            if asked.name in wanted:
                wanted.remove(asked.name)
                yield asked
