"""Where a period stands: its results beside the last period's, grades, completion of targets, what to look at."""

from dataclasses import dataclass
from enum import StrEnum

from models.completion import Completion
from models.results import Assessment, Result


class AlertKind(StrEnum):
    """What an alert is about, the most pressing first."""

    NO_SCHEME = "no_scheme"
    FLAG = "flag"
    UNREGISTERED = "unregistered"
    CARRIED = "carried"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """Something to look at, once for all whom it concerns: `results` in the order of the assessment."""

    kind: AlertKind
    text: str
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """A period as a manager looks at it first. `grades`: how many people each has, the best first."""

    assessment: Assessment
    before: Assessment
    grades: tuple[tuple[str, int], ...]
    completions: tuple[Completion, ...]
    alerts: tuple[Alert, ...]
