"""Rating forms (评分表): what goes to a rater who sits elsewhere, and how it is known again when it comes back."""

from dataclasses import dataclass
from enum import StrEnum

from models.period import Period
from models.team import RatedItem


class Split(StrEnum):
    """Who stands on one form of a rater: everybody, one department, one person."""

    TOGETHER = "together"
    DEPARTMENT = "department"
    PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class RaterPlan:
    """How many forms a rater's role gets: `copies` are numbered (序号), for several people who rate alike.

    `people`, `departments` and `items` count what is to be rated.
    """

    rater: str
    people: int
    departments: int
    items: int
    copies: int = 1
    split: Split = Split.TOGETHER

    @property
    def forms(self) -> int:
        """Count the forms."""
        groups = {Split.TOGETHER: 1, Split.DEPARTMENT: self.departments, Split.PERSON: self.people}
        return self.copies * groups[self.split]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormIdentity:
    """What a form is known by: the office file's id, the period, the rater's role, and which of several it is."""

    office: str
    period: Period
    rater: str
    number: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingForm:
    """One form: what is rated on it, and of whom alone (a department or a person; "" for all of the rater's people)."""

    identity: FormIdentity
    rated: tuple[RatedItem, ...]
    audience: str = ""
    copies: int = 1
