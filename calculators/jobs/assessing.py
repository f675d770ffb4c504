"""Assess an office's period."""

from collections.abc import Collection, Mapping

from calculators.assessment.assemble import result as assemble
from calculators.assessment.assess import Assessor
from calculators.assessment.explain import Explainer
from calculators.documents.slip_person import SlipPerson, Trend
from calculators.jobs.schemes import library
from calculators.proof import Proof, prove
from models.office import Office
from models.period import Period
from models.records import OfficeIdentity, Records
from models.results import Assessment, Explanation, Result

EARLIER = 4
"""How many earlier periods a trend looks back."""


class Assessed:
    """An assessed period: its results, the explanation of each figure, the trend before it."""

    def __init__(self, records: Records, period: Period) -> None:
        self._assessor = Assessor(records, library(records))
        self.assessment: Assessment = self._assessor.assess(period)

    def explain(self, result: Result, key: str) -> Explanation:
        """Explain `kpi:<id>`, `adjustment:<id>`, `component:<id>`, `score`, `grade`, `coefficient`, `rank` or `total`."""
        return Explainer(*self._assessor.subject(result)).figure(key)

    def proof(self) -> Proof:
        """Recompute every figure by Excel formulas."""
        return prove(self._assessor, self.assessment)

    def trend(self, result: Result) -> tuple[Trend, ...]:
        """Give score and total of the periods before a result's, the earliest first, where the person took part."""
        engine, subject = self._assessor.subject(result)
        found: list[Trend] = []
        for back in range(EARLIER, 0, -1):
            earlier = subject.at(subject.period.shifted(-back))
            if engine.months(earlier):
                before = assemble(engine, earlier)
                paid = before.has_money and before.total is not None
                if before.score is not None or (paid and (found or before.total)):
                    found.append(Trend(period=earlier.period, score=before.score, total=before.total))
        return tuple(found)

    def slip_people(self, staff_nos: Collection[str] | None = None) -> tuple[SlipPerson, ...]:
        """Give what the slips of all (or the named) people need."""
        people = []
        for row in self.assessment.summary:
            if staff_nos is None or row.staff_no in staff_nos:
                results = tuple(r for r in self.assessment.results if r.staff_no == row.staff_no)
                people.append(
                    SlipPerson(
                        staff_no=row.staff_no, name=row.name, results=results, total=row.total,
                        trend=self._trends(results), explanations=self._explanations(results), period=self.assessment.period,
                    )
                )
        return tuple(people)

    def _trends(self, results: tuple[Result, ...]) -> Mapping[str, tuple[Trend, ...]]:
        first: dict[str, Result] = {}
        for result in results:
            first.setdefault(result.scheme, result)
        return {scheme: self.trend(result) for scheme, result in first.items()}

    def _explanations(self, results: tuple[Result, ...]) -> Mapping[tuple[int, str], Explanation]:
        return {(i, key): self.explain(result, key) for i, result in enumerate(results) for key in figures(result)}


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


def identity(office: Office) -> OfficeIdentity:
    """Give who the office is, as printed on documents."""
    return office.identity
