"""What a formula can come to: an exact number, a label, yes/no, a date, missing, or not applicable."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from fractions import Fraction

from models.period import Period
from models.place import Place


class Sort(Enum):
    """What sort of value a formula comes to, as far as it can be told before anything is recorded."""

    NUMBER = 1
    LABEL = 2
    YES_NO = 3
    DATE = 4


@dataclass(frozen=True, slots=True, order=True)
class Cause:
    """Why a value is missing: what, when, and what is the matter with it (in words).

    `place` is where it would be recorded; None where no single record mends it. Causes of the same words are one.
    """

    what: str
    period: str = ""
    why: str = ""
    place: Place | None = field(default=None, compare=False)

    def __str__(self) -> str:
        said = f"{self.what}（{self.period}）" if self.period else self.what
        return f"{said}{self.why}"


@dataclass(frozen=True, slots=True)
class Missing:
    """A value that is not there, with everything that would have to be recorded for it."""

    causes: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """A value that does not exist for this person and period (not assessed, not yet due)."""

    why: str = ""


Value = Fraction | str | bool | date | Missing | NotApplicable
Gap = Missing | NotApplicable


def missing(what: str, period: Period | None = None, why: str = "", place: Place | None = None) -> Missing:
    """Say that one thing is missing, and where it would be recorded."""
    return Missing((Cause(what, period.title if period else "", why, place),))


def dated(gap: Missing, period: Period) -> Missing:
    """Give causes without a period this one."""
    return Missing(tuple(cause if cause.period else replace(cause, period=period.title) for cause in gap.causes))


def merged(gaps: Iterable[Missing]) -> Missing:
    """Put several missing values together, each cause once, in order."""
    return Missing(tuple(dict.fromkeys(cause for gap in gaps for cause in gap.causes)))


def first_gap(values: Iterable[Value]) -> Gap | None:
    """Find what keeps a strict operation from its operands: all that is missing, else what doesn't apply."""
    found = [value for value in values if isinstance(value, (Missing, NotApplicable))]
    absent = [gap for gap in found if isinstance(gap, Missing)]
    if absent:
        return merged(absent)
    return found[0] if found else None
