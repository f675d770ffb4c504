"""What the rows of all sheets are worked on with: what is known, what was found, what is to be written."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from models.intake.cells import Place
from models.intake.entry import Entry
from models.intake.findings import Findings
from models.intake.keys import Key, Keyed, key_of, keyed
from models.intake.labels import Spelling, alike
from models.intake.lexicon import Lexicon
from models.intake.roster import Roster
from models.intake.sheets import NAME
from models.measure import Measure
from models.project import Project
from models.rating_form import FormIdentity
from models.records import Records
from models.staff import Assignment, Person
from models.target import Owner, Target
from models.words import _

Noun = TypeVar("Noun", bound=Keyed)

STAFF_NO, PROJECT_NO = "工号", "项目编号"


@dataclass(slots=True, kw_only=True)
class Desk:
    """The state of one reading; `blind` where no 工号 can be checked, since the sheet 员工 is missing.

    `form` says whose ratings alone there may be.
    """

    known: Records
    lexicon: Lexicon
    findings: Findings
    roster: Roster
    blind: bool = False
    form: FormIdentity | None = None
    spelling: Spelling = field(default_factory=Spelling)
    put: list[Keyed] = field(default_factory=list)
    remove: list[Keyed] = field(default_factory=list)
    before: dict[Key, Keyed] = field(default_factory=dict)
    projects: dict[str, Project] = field(default_factory=dict)
    project_numbers: dict[str, str] = field(default_factory=dict)
    seen: dict[Key, Place] = field(default_factory=dict)
    places: dict[Key, Place] = field(default_factory=dict)

    def recall(self, key: Key, type_: type[Noun]) -> Noun | None:
        """Give what was known under a key before this workbook."""
        noun = self.before.get(key)
        return noun if isinstance(noun, type_) else None

    def first(self, key: Key, place: Place, entry: Entry) -> bool:
        """Tell whether a key is met for the first time; a second time is a problem."""
        if not entry.keyed():
            return True
        earlier = self.seen.setdefault(key, place)
        if earlier is place:
            return True
        self.findings.problem(place, _("与 {place} 重复").format(place=earlier))
        return False

    def take(self, noun: Keyed) -> None:
        """Take a noun that is to be written."""
        self.put.append(noun)

    def drop(self, key: Key) -> None:
        """Remove what is known under a key; what isn't known is gone already."""
        noun = self.before.get(key)
        if noun is not None:
            self.remove.append(noun)

    def staff_no(self, entry: Entry, column: str = STAFF_NO) -> str | None:
        """Give the 工号 of a row as the staff spells it; check that it is known, and the name beside it."""
        typed = entry.maybe(column, str)
        if typed is None:
            return None
        found = self.roster.number(typed)
        if found is None:
            if not self.blind:
                self.findings.problem(entry.place(column), _("没有这个工号「{number}」").format(number=typed))
            return None
        self._check_name(entry, found)
        return found

    def project_no(self, entry: Entry) -> str | None:
        """Give the 项目编号 of a row as the projects spell it; check that it is known."""
        typed = entry.maybe(PROJECT_NO, str)
        if typed is None:
            return None
        found = self.project_numbers.get(alike(typed))
        if found is None:
            self.findings.problem(
                entry.place(PROJECT_NO), _("没有这个项目编号「{number}」").format(number=typed)
            )
        return found

    def _check_name(self, entry: Entry, staff_no: str) -> None:
        name, right = entry.maybe(NAME, str), self.roster.named(staff_no)
        if name is not None and right is not None and alike(name) != alike(right):
            self.findings.problem(
                entry.place(NAME),
                _("姓名「{name}」与工号 {number} 的「{right}」不符").format(
                    name=name, number=staff_no, right=right
                ),
            )

    def faulty(self, entry: Entry) -> bool:
        """Tell whether something is wrong in this row, so that no noun can be made of it."""
        return not entry.header.complete or self.findings.faulty(entry.place())


def lay_out(known: Records, lexicon: Lexicon, findings: Findings) -> Desk:
    """Begin a reading with all that is known before it."""
    desk = Desk(known=known, lexicon=lexicon, findings=findings, roster=Roster(lexicon))
    desk.before = {key_of(noun): noun for noun in keyed(known)}
    for person in known.staff:
        desk.roster.add(person)
    desk.roster.assign(known.assignments)
    for project in known.projects:
        desk.projects[project.project_no] = project
        desk.project_numbers[alike(project.project_no)] = project.project_no
    for kind, name in _names(known):
        desk.spelling.of(kind, name or "")
    return desk


def _names(known: Records) -> Iterator[tuple[str, str | None]]:
    """List the names of departments, posts, ranks, product lines and pay items by which later ones are spelled."""
    holders: tuple[Person | Assignment, ...] = (*known.staff, *known.assignments)
    for holder in holders:
        yield from (("部门", holder.department), ("岗位", holder.post), ("职级", holder.job_rank))
    owned: tuple[Target | Measure, ...] = (*known.targets, *known.measures)
    yield from (("部门", figure.owner) for figure in owned if figure.owner_kind is Owner.DEPARTMENT)
    sold: tuple[Project | Target, ...] = (*known.projects, *known.targets)
    yield from (("产品线", noun.product_line) for noun in sold)
    yield from (("工资项", item.item) for item in known.pay_items)
