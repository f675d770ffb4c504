"""Where a function over time looks: the subjects, and what it asks of each."""

from typing import TYPE_CHECKING

from calculators.assessment.over_time import periods
from calculators.assessment.spans import AROUND, INSIDE, back, before_this_year, inside, recent, year_so_far
from calculators.assessment.subject import Subject
from calculators.assessment.world import World
from calculators.formula.syntax import Call, Node
from calculators.policy.needs import named

if TYPE_CHECKING:
    from calculators.assessment.engine import Engine

SECOND = {"前期", "最近合计", "最近平均", "最近次数", "期内合计", "期内平均", "期内最大", "期内最小", "期内次数"}
"""Functions over time that ask for their second argument; all others ask for the first."""


def elsewhen(engine: "Engine", call: Call, subject: Subject) -> tuple[list[Subject], Node]:
    """List the subjects that a function over time looks at, and the formula it asks; none for any other function."""
    asked = call.arguments[1 if call.name in SECOND else 0]
    return _aims(engine, call, subject), asked


def _aims(engine: "Engine", call: Call, subject: Subject) -> list[Subject]:
    match call.name:
        case "上期":
            return _one(back(engine, subject, 1))
        case "前期":
            count = periods(World(engine, subject), call.arguments[0])
            return _one(back(engine, subject, count)) if isinstance(count, int) else []
        case "本年上期":
            return _one(before_this_year(engine, subject))
        case "本年累计":
            return year_so_far(engine, subject)
        case "最近合计" | "最近平均" | "最近次数":
            count = periods(World(engine, subject), call.arguments[0])
            return recent(engine, subject, count) if isinstance(count, int) else []
        case name if name in AROUND:
            return [subject.at(subject.period.within(AROUND[name]))]
        case name if name in SECOND:
            return inside(engine, subject, INSIDE[named(call.arguments[0])])
        case _:
            return []


def _one(found: Subject | None) -> list[Subject]:
    return [] if found is None else [found]
