"""Other periods of a subject: the one before, the year so far, the quarter or year around it."""

from typing import TYPE_CHECKING

from calculators.assessment.subject import Subject
from models.period import Grain, Period

if TYPE_CHECKING:
    from calculators.assessment.engine import Engine

AROUND = {"按季": Grain.QUARTER, "按年": Grain.YEAR}
"""Functions that look at the longer period around, and how long it is."""


def before(engine: "Engine", subject: Subject) -> Subject | None:
    """Turn to the period before, `None` where the person does not take part in it."""
    earlier = subject.at(subject.period.shifted(-1))
    return earlier if engine.months(earlier) else None


def year_so_far(engine: "Engine", subject: Subject) -> list[Subject]:
    """List the year's periods up to and with this one in which the person takes part, the first one first."""
    periods = Period(subject.period.year, 1, 12).split(subject.period.grain)
    return [subject.at(p) for p in periods if p <= subject.period and engine.months(subject.at(p))]


def before_this_year(engine: "Engine", subject: Subject) -> Subject | None:
    """Turn to the last period of the year before this one in which the person takes part."""
    earlier = [other for other in year_so_far(engine, subject) if other.period < subject.period]
    return earlier[-1] if earlier else None


def looked_at(engine: "Engine", function: str, subject: Subject) -> list[Subject]:
    """List the subjects that a function over time looks at; none where the person takes part in none."""
    match function:
        case "上期":
            found = before(engine, subject)
        case "本年上期":
            found = before_this_year(engine, subject)
        case "本年累计":
            return year_so_far(engine, subject)
        case _ if function in AROUND:
            found = subject.at(subject.period.within(AROUND[function]))
        case _:
            found = None
    return [] if found is None else [found]
