"""The worked cases beside each scheme file: their sheets in, their figures out."""

import pytest

from calculators.assessment.worked import differences
from calculators.policy.library import SHIPPED, shipped
from models.scheme.worked import WorkedCase, read_cases

CASES = [
    (path.name.removesuffix(".cases.toml"), case)
    for path in sorted(SHIPPED.glob("*.cases.toml"))
    for case in read_cases(path.read_text(encoding="utf-8"), path.name)
]


def test_every_scheme_has_worked_cases() -> None:
    """A scheme without a worked case is one that nobody has tried."""
    assert {scheme for scheme, _case in CASES} == set(shipped())


@pytest.mark.parametrize(("scheme", "case"), CASES, ids=[f"{scheme}: {case.title}" for scheme, case in CASES])
def test_worked_case(scheme: str, case: WorkedCase) -> None:
    """Every figure is as it was worked out by hand, and the case says how."""
    assert case.why
    assert differences(case, scheme, shipped()) == []
