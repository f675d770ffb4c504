"""Assess an office's period."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from threading import RLock

from calculators.assessment.assemble import result as assemble
from calculators.assessment.assess import Assessor
from calculators.assessment.completion import completions as compute
from calculators.assessment.engine import Engine
from calculators.assessment.explain import DEEPEST, Explainer
from calculators.assessment.facts import Facts
from calculators.assessment.overview import overview as sum_up
from calculators.assessment.subject import Subject
from calculators.documents.slip_person import SlipPerson, Trend
from calculators.jobs.schemes import library
from calculators.proof import Proof, prove
from models.completion import Completion
from models.office import Office
from models.overview import Alert, AlertKind, Overview
from models.period import Grain, Period
from models.records import OfficeIdentity, Records
from models.results import Assessment, Explanation, Result, SummaryRow
from models.words import _

PRINTED = 4
"""Levels of an explanation on paper; the window shows all of them."""
WHOLE = {"score", "grade", "coefficient", "rank", "total"}
"""Figures put together from others that have explanations of their own."""
EARLIER = 4
"""How many earlier periods a trend looks back."""


class Assessed:
    """An assessed period: its results, the explanation of each figure, the trend before it.

    One thread at a time may ask: a figure under way looks to another thread like one that needs itself.
    """

    def __init__(self, records: Records, period: Period) -> None:
        self._turn = RLock()
        self._slips: dict[tuple[str, bool], SlipPerson] = {}
        self._assessor = Assessor(records, library(records))
        self.assessment: Assessment = self._assessor.assess(period)

    def without_scheme(self) -> tuple[str, ...]:
        """Say of whom nothing is computed because their scheme isn't in force in the period."""
        period = self.assessment.period
        said = _("{staff_no} {name}：方案「{scheme}」在 {period} 没有生效，没有考核")
        people = self._assessor.without_scheme(period)
        return tuple(
            said.format(staff_no=p.staff_no, name=p.name, scheme=p.scheme, period=period.title) for p in people
        )

    def explain(self, result: Result, key: str) -> Explanation:
        """Explain `kpi:<id>`, `adjustment:<id>`, `component:<id>`, `score`, `grade`, `coefficient`, `rank` or `total`."""
        with self._turn:
            return Explainer(*self._assessor.subject(result)).figure(key)

    def proof(self) -> Proof:
        """Recompute every figure by Excel formulas."""
        with self._turn:
            return prove(self._assessor, self.assessment)

    def overview(self) -> Overview:
        """Sum the period up beside the one before it; who is on a scheme that isn't in force is alerted to first."""
        with self._turn:
            found = sum_up(self._assessor, self.assessment)
        forgotten = (Alert(kind=AlertKind.NO_SCHEME, text=text, results=()) for text in self.without_scheme())
        return replace(found, alerts=(*forgotten, *found.alerts))

    def trend(self, result: Result) -> tuple[Trend, ...]:
        """Give score and total of the periods before a result's, the earliest first, where the person took part."""
        with self._turn:
            return tuple(self._earlier(*self._assessor.subject(result)))

    @staticmethod
    def _earlier(engine: Engine, subject: Subject) -> Iterator[Trend]:
        begun = False
        for back in range(EARLIER, 0, -1):
            earlier = subject.at(subject.period.shifted(-back))
            if engine.months(earlier):
                before = assemble(engine, earlier)
                paid = before.has_money and before.total is not None
                if before.score is not None or (paid and (begun or before.total)):
                    begun = True
                    yield Trend(period=earlier.period, score=before.score, total=before.total)

    def slip_people(self, staff_nos: Collection[str] | None = None, *, annexed: bool = True) -> "SlipsOf":
        """Give what the slips of all (or the named) people need; each person's is put together when it is asked for."""
        return SlipsOf(self, tuple(r for r in self.assessment.summary if staff_nos is None or r.staff_no in staff_nos), annexed)

    def slip_person(self, row: SummaryRow, *, annexed: bool = True) -> SlipPerson:
        """Give what one person's slip needs; it is kept, since a slip is seen, printed and saved."""
        key = row.staff_no, annexed
        if key not in self._slips:
            results = tuple(r for r in self.assessment.results if r.staff_no == row.staff_no)
            self._slips[key] = SlipPerson(
                staff_no=row.staff_no, name=row.name, results=results, total=row.total, score=row.score, grade=row.grade,
                trend=self._trends(results), explanations=self._explanations(results, annexed),
                period=self.assessment.period, annexed=annexed,
            )
        return self._slips[key]

    def _trends(self, results: tuple[Result, ...]) -> Mapping[str, tuple[Trend, ...]]:
        first: dict[str, Result] = {}
        for result in results:
            first.setdefault(result.scheme, result)
        return {scheme: self.trend(result) for scheme, result in first.items()}

    def _explanations(self, results: tuple[Result, ...], annexed: bool) -> Mapping[tuple[int, str], Explanation]:
        """Explain what a slip prints, as deep as it prints it; without an annex the components and the score alone."""
        return {
            (place, key): printed_explanation(self._assessor, result, key)
            for place, result in enumerate(results)
            for key in figures(result)
            if annexed or key == "score" or key.startswith("component:")
        }


@dataclass(frozen=True, slots=True)
class SlipsOf:
    """What the slips of some people need, one after the other: a batch can be cancelled between two of them."""

    assessed: Assessed
    rows: tuple[SummaryRow, ...]
    annexed: bool

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[SlipPerson]:
        return (self.assessed.slip_person(row, annexed=self.annexed) for row in self.rows)


def printed_explanation(assessor: Assessor, result: Result, key: str) -> Explanation:
    """Explain a figure as deep as it is printed."""
    return Explainer(*assessor.subject(result), depth=DEEPEST - (0 if key in WHOLE else PRINTED)).figure(key)


def figures(result: Result) -> tuple[str, ...]:
    """List the keys of a result's figures that can be explained."""
    keys = [f"kpi:{kpi.id}" for kpi in result.kpis]
    keys += [f"adjustment:{a.id}" for a in result.adjustments]
    keys += [key for key in ("score", "grade", "coefficient", "rank") if getattr(result, key) is not None]
    keys += [f"component:{c.id}" for c in result.components]
    return (*keys, "total") if result.has_money else tuple(keys)


def assess(office: Office, period: Period) -> Assessed:
    """Assess a period of an office."""
    return Assessed(office.records(), period)


def completions(records: Records, period: Period) -> tuple[Completion, ...]:
    """Say how far each target of a period was reached; a month's are those of its quarter."""
    whole = period if period.length >= Grain.QUARTER.months else period.within(Grain.QUARTER)
    return compute(Facts(records), library(records), whole)


def identity(office: Office) -> OfficeIdentity:
    """Give who the office is, as printed on documents."""
    return office.identity
