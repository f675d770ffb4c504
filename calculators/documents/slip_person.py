"""What a person's slip is made of, and its file's name."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import count
from typing import Protocol

from calculators.documents.saving import safe
from models.period import Grain, Period
from models.results import Explanation, Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """An earlier period of the same person and scheme."""

    period: Period
    score: Decimal | None
    total: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipPerson:
    """One person's results of a run, in the order of results.json; total, score and grade are the summary's.

    `trend` holds the earlier periods by scheme id, oldest first. `explanations` are keyed by the place of the result
    and the figure: `kpi:<id>`, `score`, `coefficient`, `component:<id>`, `total`. `period` is the run's; without it
    the shortest one that covers all results. `annexed` adds pages that explain every figure.
    """

    staff_no: str
    name: str
    results: tuple[Result, ...]
    total: Decimal | None
    trend: Mapping[str, tuple[Trend, ...]] = field(default_factory=dict)
    explanations: Mapping[tuple[int, str], Explanation] = field(default_factory=dict)
    period: Period | None = None
    annexed: bool = True
    score: Decimal | None = None
    grade: str | None = None

    @property
    def shown_period(self) -> Period:
        """Give the period that the document is titled with."""
        if self.period is not None:
            return self.period
        periods = {result.period for result in self.results}
        around = (Period.around(min(periods).start, grain) for grain in Grain)
        return next(whole for whole in around if all(whole.covers(period) for period in periods))

    def before(self, result: Result) -> tuple[Trend, ...]:
        """List the earlier periods of a result's scheme and length, those among the person's results included."""
        here = {
            other.period: Trend(period=other.period, score=other.score, total=other.total if other.has_money else None)
            for other in self.results
            if (other.scheme, other.own) == (result.scheme, result.own)
        }
        known = {trend.period: trend for trend in self.trend.get(result.scheme, ())} | here
        return tuple(known[p] for p in sorted(known) if p.length == result.period.length and p < result.period)


class SlipPeople(Protocol):
    """Persons one after the other, whose number is known."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[SlipPerson]: ...


_LONGEST = 240
"""Bytes of a name without `.pdf`: Linux takes 255 bytes, Windows 255 characters."""


def slip_name(person: SlipPerson, period: Period) -> str:
    """Name a person's file `工号_姓名_期间.pdf`; characters and names that Windows forbids become `_`."""
    return file_name(person.staff_no, person.name, period)


def file_name(staff_no: str, name: str, period: Period, *, place: int = 1) -> str:
    """Name a person's file; the second of one name and those after it are numbered."""
    tail = f"_{period}" if place == 1 else f"_{period}_{place}"
    who = f"{safe(staff_no)}_{safe(name)}"
    return f"{who.encode()[: _LONGEST - len(tail)].decode(errors='ignore')}{tail}.pdf"


def file_names(people: Iterable[tuple[str, str]], period: Period) -> dict[str, str]:
    """Name the files of people (工号, 姓名), by 工号: no two alike, also where a disk takes A for a."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for staff_no, name in people:
        numbered = (file_name(staff_no, name, period, place=place) for place in count(1))
        names[staff_no] = next(found for found in numbered if found.casefold() not in taken)
        taken.add(names[staff_no].casefold())
    return names
