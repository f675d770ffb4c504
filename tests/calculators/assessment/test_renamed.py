"""Nothing in the program knows a policy: every scheme under other names gives the same figures."""

from dataclasses import replace
from typing import Any

import pytest

from calculators.policy.compile import compile_scheme
from calculators.policy.library import Library
from models.results import Result
from tests.calculators.assessment.offices import NAMES, expected, results, sheets_of
from tests.calculators.assessment.renaming import Renamer, files, written

pytestmark = pytest.mark.sweep

FILES = files()
RENAMER = Renamer(FILES)
POLICIES = Library.of(compile_scheme(written(RENAMER.file(table)), "改名.toml") for table in FILES.values())


def renamed_sheets(name: str) -> dict[str, list[dict[str, Any]]]:
    """Rename the sheets of a case."""
    return {sheet: [RENAMER.row(row) for row in rows] for sheet, rows in sheets_of(name).items()}


def bare(result: Result) -> tuple[object, ...]:
    """Give a result's figures without names: what must not change, grades by their new name."""
    grade = None if result.grade is None else RENAMER.word(result.grade)
    return (
        result.status,
        [(RENAMER.ids.get(k.id, k.id), k.points, k.maximum, k.assessed, k.by_hand) for k in result.kpis],
        [(RENAMER.ids.get(f.id, f.id), f.points) for f in (*result.adjustments, *result.subscores)],
        result.score, grade, result.rank, result.coefficient,
        [(RENAMER.ids.get(c.id, c.id), c.amount, [line.amount for line in c.lines]) for c in result.components],
        result.total,
        [RENAMER.ids.get(flag.id, flag.id) for flag in result.flags],
        len(result.missing), len(result.warnings),
    )


def test_everything_is_renamed() -> None:
    """No id, title or name of a shipped scheme is left in the renamed ones."""
    left = {word for table in FILES.values() for word in (table["id"], table["title"])} & {
        word for policy in POLICIES.values() for word in (policy.id, policy.title)
    }
    names = {kpi.name for policy in POLICIES.values() for kpi in policy.kpis} & set(RENAMER.words)
    assert (left, names) == (set(), set())
    assert len(POLICIES) == len(FILES)


@pytest.mark.parametrize("name", NAMES)
def test_the_same_figures_under_other_names(name: str) -> None:
    """A case in which everything has another name comes out as before."""
    for period in expected(name):
        before, after = results(sheets_of(name), period), results(renamed_sheets(name), period, POLICIES)
        assert list(after) == list(before)
        for key, result in before.items():
            found = replace(after[key], grade=after[key].grade)
            assert found.scheme == RENAMER.schemes[result.scheme]
            assert bare(result) == bare(found), f"{name} {period} {key}"
