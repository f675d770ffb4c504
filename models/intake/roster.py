"""Who is on the staff, known before or named in the workbook, and under which scheme in a period (rules §3)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from models.intake.labels import alike
from models.intake.lexicon import Lexicon
from models.period import Grain, Period
from models.staff import Assignment, Person, in_force
from models.vocabulary import SchemeWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a person stands in a period: employed at all, and the schemes in force in the last employed month of it."""

    employed: bool
    own: SchemeWords | None = None
    also: SchemeWords | None = None


class Roster:
    """The staff as it will be after the import."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._numbers: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._people: dict[str, Person] = {}
        self._assignments: dict[str, dict[Period, Assignment]] = defaultdict(dict)
        self._standings: dict[tuple[str, Period], Standing | None] = {}

    def name(self, staff_no: str, name: str | None) -> None:
        """Take note that there is such a 工号, even where the rest of its row is faulty."""
        self._numbers.setdefault(alike(staff_no), staff_no)
        if name is not None:
            self._names[staff_no] = name

    def add(self, person: Person) -> None:
        """Take a person, in the place of what was known under the same 工号."""
        self.name(person.staff_no, person.name or None)
        self._people[person.staff_no] = person

    def forget(self, staff_no: str) -> None:
        """Treat a 工号 as unknown from now on."""
        self._numbers.pop(alike(staff_no), None)
        self._people.pop(staff_no, None)

    def doubt(self, staff_no: str) -> None:
        """Drop what is known of a person whose new row names no scheme that exists."""
        self._people.pop(staff_no, None)

    def assign(self, assignments: Iterable[Assignment]) -> None:
        """Take changes, in the place of those of the same person and month."""
        for assignment in assignments:
            self._assignments[assignment.staff_no][assignment.start] = assignment

    def unassign(self, staff_no: str, start: Period) -> None:
        """Take back a change."""
        self._assignments[staff_no].pop(start, None)

    def number(self, text: str) -> str | None:
        """Give the 工号 as it is spelled on the staff, `None` where there is none."""
        return self._numbers.get(alike(text))

    def named(self, staff_no: str) -> str | None:
        """Give the person's name."""
        return self._names.get(staff_no)

    def starts(self, staff_no: str) -> tuple[Period, ...]:
        """List the months in which something changes for a person, the month of hiring first."""
        person = self._people.get(staff_no)
        hired = () if person is None else (Period.around(person.hired, Grain.MONTH),)
        return (*hired, *sorted(self._assignments[staff_no]))

    def standing(self, staff_no: str | None, period: Period | None) -> Standing | None:
        """Tell how a person stands in a period; `None` where the person isn't known well enough."""
        if staff_no is None or period is None:
            return None
        if (staff_no, period) not in self._standings:
            self._standings[staff_no, period] = self._stand(staff_no, period)
        return self._standings[staff_no, period]

    def _stand(self, staff_no: str, period: Period) -> Standing | None:
        person = self._people.get(staff_no)
        if person is None:
            return None
        if not person.employed_in(period):
            return Standing(employed=False)
        last = period.end if person.left is None else min(person.left, period.end)
        changes = tuple(self._assignments[staff_no].values())
        then = in_force(person, changes, Period.around(last, Grain.MONTH))
        own_words = self._lexicon.scheme(then.scheme, period)
        also_words = self._lexicon.scheme(then.also_scheme, period)
        return Standing(employed=True, own=own_words, also=None if also_words is own_words else also_words)
