"""Other periods of a subject: the ones before, the year so far, the longer one around, the shorter ones inside."""

from typing import TYPE_CHECKING

from calculators.assessment.subject import Subject
from models.period import Grain, Period

if TYPE_CHECKING:
    from calculators.assessment.engine import Engine

AROUND = {"按季": Grain.QUARTER, "按半年": Grain.HALF, "按年": Grain.YEAR}
"""Functions that look at the longer period around, and how long it is."""

INSIDE = {"月": Grain.MONTH, "季": Grain.QUARTER, "半年": Grain.HALF}
"""Words for the shorter periods inside one."""


def _taken_part(engine: "Engine", aim: Subject) -> bool:
    return bool(engine.at(aim.period).months(aim))


def back(engine: "Engine", subject: Subject, count: int) -> Subject | None:
    """Turn to the period so many before, `None` where the person does not take part in it."""
    earlier = subject.at(subject.period.shifted(-count))
    return earlier if _taken_part(engine, earlier) else None


def recent(engine: "Engine", subject: Subject, count: int) -> list[Subject]:
    """List the last periods, this one first, in which the person takes part."""
    aims = [subject.at(subject.period.shifted(-back)) for back in range(count)]
    return [aim for aim in aims if _taken_part(engine, aim)]


def inside(engine: "Engine", subject: Subject, grain: Grain) -> list[Subject]:
    """List the shorter periods of this one in which the person takes part; itself where it is no longer than they."""
    if subject.period.length <= grain.months:
        return [subject]
    aims = [subject.at(part) for part in subject.period.split(grain)]
    return [aim for aim in aims if _taken_part(engine, aim)]


def year_so_far(engine: "Engine", subject: Subject) -> list[Subject]:
    """List the year's periods up to and with this one in which the person takes part, the first one first."""
    periods = Period(subject.period.year, 1, 12).split(subject.period.grain)
    aims = [subject.at(p) for p in periods if p <= subject.period]
    return [aim for aim in aims if _taken_part(engine, aim)]


def before_this_year(engine: "Engine", subject: Subject) -> Subject | None:
    """Turn to the last period of the year before this one in which the person takes part."""
    earlier = [other for other in year_so_far(engine, subject) if other.period < subject.period]
    return earlier[-1] if earlier else None
