"""The mixed office, read, assessed and proved once for all tests of a process."""

from functools import cache

from calculators.assessment.assess import Assessor
from calculators.jobs.assessing import Assessed
from calculators.jobs.sample import sample
from calculators.policy.library import shipped
from calculators.proof import Proof, prove
from models.period import Period
from models.records import Records
from tests.calculators.proof.sheet import records_in


@cache
def records() -> Records:
    """Give all that the mixed office has recorded."""
    return records_in(sample("mixed").workbook)


@cache
def assessor() -> Assessor:
    """Give its policies over its records."""
    return Assessor(records(), shipped())


@cache
def assessed(period: str) -> Assessed:
    """Assess a period of it."""
    return Assessed(records(), Period.parse(period))


@cache
def proof(period: str) -> Proof:
    """Prove a period of it; nobody may add to the rows."""
    return prove(assessor(), assessor().assess(Period.parse(period)))
