"""Assess a period: all results and the summary (rules §2, workbook.md)."""

from decimal import Decimal
from fractions import Fraction

from calculators.assessment.assemble import periods_of, result
from calculators.assessment.engine import Engine
from calculators.assessment.engines import Engines
from calculators.assessment.facts import Facts
from calculators.assessment.parts import label
from calculators.assessment.subject import Subject
from calculators.formula.syntax import Name, Node, number, rebuilt
from calculators.policy.library import Library
from models.money import POINTS, rounded
from models.period import Grain, Period
from models.records import Records
from models.results import Assessment, Result, Status, SummaryRow
from models.staff import Person


class Assessor:
    """The policies of an office over its records; results and explanations are asked of it."""

    def __init__(self, records: Records, library: Library) -> None:
        self.facts = Facts(records)
        self.engines = Engines(library, self.facts)

    def assess(self, period: Period) -> Assessment:
        """Compute every result of a period and the summary."""
        found = [
            result(engine, Subject(staff_no, part, own))
            for staff_no in sorted(self.facts.staff)
            for own in (True, False)
            for engine in self.engines
            if own or engine.policy.opens
            for part in periods_of(engine, period)
            if engine.months(Subject(staff_no, part, own)) and (own or engine.due(Subject(staff_no, part, own)))
        ]
        results = tuple(sorted(found, key=_place))
        return Assessment(period=period, results=results, summary=tuple(self._summary(results, period)))

    def without_scheme(self, period: Period) -> tuple[Person, ...]:
        """List who is on a scheme that is not in force in the period, or isn't there at all: nothing is computed for them."""
        people = (self.facts.standing(staff_no, period) for staff_no in sorted(self.facts.staff))
        return tuple(
            person
            for person in people
            if person.scheme and person.employed_in(period) and self.engines.engine(person.scheme, period) is None
        )

    def subject(self, result: Result) -> tuple[Engine, Subject]:
        """Find the engine and subject behind a result."""
        engine = self.engines.engine(result.scheme, result.period)
        assert engine is not None  # the result came from it
        return engine, Subject(result.staff_no, result.period, result.own)

    def _summary(self, results: tuple[Result, ...], period: Period) -> list[SummaryRow]:
        rows = []
        for staff_no in dict.fromkeys(r.staff_no for r in results):
            own = [r for r in results if r.staff_no == staff_no]
            person = self.facts.standing(staff_no, period)
            score, grade = self._verdict([r for r in own if r.own and r.scheme == person.scheme], person.scheme, period)
            totals = [r.total for r in own]
            total = None if None in totals else sum((t for t in totals if t is not None), Decimal("0.00"))
            rows.append(
                SummaryRow(
                    staff_no=staff_no, name=person.name, scheme=person.scheme, score=score, grade=grade, total=total
                )
            )
        return rows

    def _verdict(self, results: list[Result], scheme: str | None, period: Period) -> tuple[Decimal | None, str | None]:
        """Give score and grade of the own scheme: the result's, or the mean of a quarter's months."""
        asked = (period, period.months[-1])  # a monthly scheme may begin within a quarter
        engine = next((e for p in asked if scheme and (e := self.engines.engine(scheme, p)) is not None), None)
        if engine is None:
            return None, None
        policy = engine.policy
        if period.grain in policy.grains:
            whole = next((r for r in results if r.period == period), None)
            return (whole.score, whole.grade) if whole else (None, None)
        if period.grain is not Grain.QUARTER or Grain.MONTH not in policy.grains:
            return None, None
        months = [r for r in results if r.period.grain is Grain.MONTH and not r.out_of_assessment]
        scores = [r.score for r in months if r.score is not None]
        if not scores or any(r.status is Status.INCOMPLETE for r in months):
            return None, None
        mean = rounded(sum(map(Fraction, scores), Fraction(0)) / len(scores), POINTS)
        return mean, _grade_of(engine, mean, Subject(results[0].staff_no, period))


def _grade_of(engine: Engine, score: Decimal, subject: Subject) -> str | None:
    """Grade a summary's score by the scheme's bands."""
    grading = engine.policy.grading
    return None if grading is None else label(engine.evaluate(with_score(grading.node, Fraction(score)), subject))


def _place(result: Result) -> tuple[str, bool, int, int, str]:
    """Order results by 工号, own before 另计, months before their quarter."""
    period = result.period
    return (result.staff_no, not result.own, period.year * 12 + period.first_month + period.length, period.length, result.scheme)


def with_score(node: Node, score: Fraction) -> Node:
    """Put a number in place of 总分 in a grade's formula."""
    return rebuilt(node, lambda part: number(score) if part == Name("总分") else None)
