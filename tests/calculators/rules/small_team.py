"""A team on a one-KPI scheme: what each person's points come to."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from calculators.assessment.assess import Assessor
from calculators.policy.compile import compile_scheme
from calculators.policy.library import Library
from models.by_hand import ByHand
from models.incident import Incident
from models.measure import Measure
from models.period import Period
from models.rating import Rating
from models.records import Records
from models.results import Result
from models.staff import Person
from models.target import Owner

MONTH = Period.parse("2026-01")
HEAD = 'id = "small"\ntitle = "小方案"\nperiod = "month"\nraters = { "主管" = "60%", "同事" = "40%" }\n'

Figures = Mapping[str, str | int]
Member = tuple[str, Figures]


def kpi(rule: str, *inputs: str, more: str = "") -> str:
    """Write a scheme whose one KPI 「甲」 has 10 points at most; `inputs` may be below zero."""
    asked = "".join(f'[[input]]\nname = "{name}"\nleast = -1000000\n' for name in inputs)
    return f'{HEAD}{asked}[[kpi]]\nid = "a"\nname = "甲"\nmax = 10\n{rule}\n{more}'


def person(number: int, **state: date) -> Person:
    """Hire somebody on the scheme long ago."""
    hired = state.get("hired", date(2020, 1, 1))
    return Person(
        staff_no=f"E{number}", name=f"员工{number}", hired=hired, left=state.get("left"), base_pay=Decimal(6000), scheme="small"
    )


def measures(number: int, figures: Figures, month: Period = MONTH) -> list[Measure]:
    """Record a person's figures of a month."""
    return [
        Measure(month=month, owner_kind=Owner.PERSON, owner=f"E{number}", name=name, value=Decimal(value))
        for name, value in figures.items()
    ]


def ratings(number: int, given: Mapping[str, Sequence[str | int]], kpi_name: str = "甲") -> list[Rating]:
    """Record ratings by role; a text that isn't a number is a label."""
    return [
        Rating(
            period=MONTH, staff_no=f"E{number}", kpi=kpi_name, rater=role, number=i,
            score=score if isinstance(score, str) and not score[0].isdigit() else Decimal(score),
        )
        for role, scores in given.items()
        for i, score in enumerate(scores, 1)
    ]


def incident(number: int, kind: str, count: int = 1, points: str | None = None, day: date = date(2026, 1, 15)) -> Incident:
    """Record that something happened."""
    worth = None if points is None else Decimal(points)
    return Incident(day=day, staff_no=f"E{number}", kind=kind, count=count, points=worth)


def by_hand(number: int, item: str, value: str | None) -> ByHand:
    """Settle an item by hand."""
    return ByHand(period=MONTH, staff_no=f"E{number}", item=item, value=None if value is None else Decimal(value), reason="核定")


def results(scheme: str, records: Records, period: Period = MONTH) -> list[Result]:
    """Assess a period; results by 工号."""
    return list(Assessor(records, Library.of([compile_scheme(scheme, "small.toml")])).assess(period).results)


def team(scheme: str, *figures: Figures) -> list[Result]:
    """Assess as many people as there are figures."""
    staff = tuple(person(n) for n, _ in enumerate(figures, 1))
    recorded = tuple(m for n, given in enumerate(figures, 1) for m in measures(n, given))
    return results(scheme, Records(staff=staff, measures=recorded))


def points(scheme: str, *figures: Figures) -> list[str | None]:
    """Give each person's points of the one KPI."""
    return [None if r.kpis[0].points is None else str(r.kpis[0].points) for r in team(scheme, *figures)]
