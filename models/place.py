"""Where a figure is recorded: what a missing one names, so that a window can lead there."""

from dataclasses import dataclass
from enum import StrEnum

from models.period import Period
from models.target import Owner


class Sheet(StrEnum):
    """Which records hold the figure."""

    STAFF = "staff"
    TARGETS = "targets"
    MEASURES = "measures"
    RATINGS = "ratings"
    LISTS = "lists"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One cell: whose, of which period, under which name; `owner` is a 工号, a department, or "".

    `name` is the measure, the rated item or the list; `column` the rater, or the column of the list; `row` the
    list's row by its key.
    """

    sheet: Sheet
    owner_kind: Owner = Owner.PERSON
    owner: str = ""
    period: Period | None = None
    name: str = ""
    column: str = ""
    row: str = ""
