"""A scheme's worked cases, run: which come out as expected, which differ and where."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from calculators.assessment.worked import Difference, compare
from calculators.jobs.schemes import compiled, file_name, library
from calculators.policy.library import CASES, Library
from calculators.policy.quantity import Policy
from models.faults import InputFault, Problem
from models.records import Records
from models.scheme.worked import WorkedCase, read_cases
from models.scheme_file import SchemeFile


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRun:
    """A worked case as it came out: figures that differ, or what keeps its sheets from being read."""

    case: WorkedCase
    differences: tuple[Difference, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def passed(self) -> bool:
        """Tell whether every figure came out as expected."""
        return not self.differences and not self.problems


def run_cases(cases: Iterable[WorkedCase], policy: Policy, known: Library) -> tuple[CaseRun, ...]:
    """Run the cases of a policy among the schemes known, as if it alone were in force, and from ever.

    A case shows how the rules work: its period may lie before the month from which they are in force.
    """
    alone = known.replacing(replace(policy, start=None))
    return tuple(_run(case, policy.id, alone) for case in cases)


def _run(case: WorkedCase, scheme: str, known: Library) -> CaseRun:
    try:
        return CaseRun(case=case, differences=tuple(compare(case, scheme, known)))
    except InputFault as fault:
        return CaseRun(case=case, problems=fault.problems)


def run_cases_of(file: SchemeFile, records: Records) -> tuple[CaseRun, ...]:
    """Run the worked cases of a scheme file in an office; InputFault for faulty ones."""
    if not file.cases:
        return ()
    cases = read_cases(file.cases, file_name(file).removesuffix(".toml") + CASES)
    return run_cases(cases, compiled(file)[0], library(records))
