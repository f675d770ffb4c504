"""Prove an assessment: the rows behind every figure of every result."""

from fractions import Fraction

from calculators.assessment.assess import Assessor
from calculators.assessment.engine import Engine
from calculators.assessment.subject import Subject
from calculators.proof.prover import Prover
from calculators.proof.rows import Kind, Proof
from models.money import MONEY, POINTS, RATIO, rounded
from models.results import Assessment, Result
from models.words import _


def prove(assessor: Assessor, assessment: Assessment) -> Proof:
    """List the inputs of each result, and its KPIs, score, grade, coefficient, components and total by formulas."""
    proof = Proof()
    for result in assessment.results:
        engine, subject = assessor.subject(result)
        _result(Prover(engine, proof), engine, subject, result)
    return proof


def _result(prover: Prover, engine: Engine, subject: Subject, result: Result) -> None:
    proof, policy = prover.proof, engine.policy
    points = {kpi.id: kpi.points for kpi in result.kpis}
    for kpi in policy.kpis:
        if points.get(kpi.id) is not None:
            proof.expect(prover.quantity(kpi, subject), points[kpi.id], Kind.KPI, POINTS)
    for plan in policy.adjustments:
        found = next((a.points for a in result.adjustments if a.id == plan.id), None)
        if found is not None:
            proof.expect(prover.quantity(plan, subject), found, Kind.ADJUSTMENT, POINTS)
    for figure in result.subscores:
        if figure.points is not None:
            proof.expect(_subscore(prover, engine, subject, figure.id), figure.points, Kind.SUBSCORE, POINTS)
    if result.score is not None:
        proof.expect(prover.score(subject), result.score, Kind.SCORE, POINTS)
    if result.grade is not None:
        proof.expect(prover.grade(subject), result.grade, Kind.GRADE, None)
    if result.coefficient is not None and policy.coefficient is not None:
        proof.expect(prover.quantity(policy.coefficient, subject), result.coefficient, Kind.COEFFICIENT, RATIO)
    _money(prover, engine, subject, result)


def _subscore(prover: Prover, engine: Engine, subject: Subject, name: str) -> str:
    """Add up the assessed KPIs of a sub-score."""
    plan = next(s for s in engine.policy.subscores if s.id == name)
    kpis = [k for k in engine.policy.kpis if k.id in plan.kpis and isinstance(engine.value(k, subject), Fraction)]
    return prover.step(subject, plan.name, "+".join(prover.quantity(k, subject) for k in kpis) or "0")


def _money(prover: Prover, engine: Engine, subject: Subject, result: Result) -> None:
    proof = prover.proof
    amounts = {c.id: c.amount for c in result.components}
    cells = []
    for plan in engine.due(subject):
        place = prover.component(plan, subject)
        if amounts.get(plan.id) is not None:
            proof.expect(place, amounts[plan.id], Kind.COMPONENT, MONEY)
        cells.append(place)
        for key, amount in engine.amounts(plan, subject).lines:
            line = proof.find((*prover.version, "line", plan.id, subject.with_record(key)))
            if line is not None and isinstance(amount, Fraction):
                proof.expect(line, rounded(amount, MONEY), Kind.LINE, MONEY)
    if cells and result.total is not None:
        place = prover.step(subject, _("合计"), "+".join(cells))
        proof.expect(place, result.total, Kind.TOTAL, MONEY)
