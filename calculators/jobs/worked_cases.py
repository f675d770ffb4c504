"""A scheme's worked cases, run: which come out as expected, which differ and where."""

from collections.abc import Iterable
from dataclasses import dataclass

from calculators.assessment.worked import Difference, compare
from calculators.jobs.schemes import compiled, file_name, library
from calculators.policy.library import CASES, Library
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


def run_cases(cases: Iterable[WorkedCase], scheme: str, known: Library) -> tuple[CaseRun, ...]:
    """Run the cases of a scheme among the schemes at hand."""
    return tuple(_run(case, scheme, known) for case in cases)


def _run(case: WorkedCase, scheme: str, known: Library) -> CaseRun:
    try:
        return CaseRun(case=case, differences=tuple(compare(case, scheme, known)))
    except InputFault as fault:
        return CaseRun(case=case, problems=fault.problems)


def run_cases_of(file: SchemeFile, records: Records) -> tuple[CaseRun, ...]:
    """Run the worked cases of a scheme file in an office, as if it alone were in force; InputFault for faulty ones."""
    if not file.cases:
        return ()
    cases = read_cases(file.cases, file_name(file).removesuffix(".toml") + CASES)
    return run_cases(cases, file.scheme, library(records).replacing(compiled(file)[0]))
