"""An assessed period answers several threads as it answers one: window and worker ask it side by side."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path
from typing import Any

import pytest

from calculators.assessment import inputs
from calculators.documents.slip_person import Trend
from calculators.formula.values import Value
from calculators.jobs.assessing import assess
from calculators.jobs.offices import sample_office
from models.office import Office
from models.period import Period

FOURTH = Period.parse("2026Q4")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Open the sample office."""
    made = sample_office(Path(tmp_path_factory.mktemp("office")) / "sample.jidan")
    yield made
    made.close()


def test_a_figure_under_way_is_waited_for(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another thread must not take what is just being computed for a figure that needs itself."""
    result = assess(office, FOURTH).assessment.results[0]
    expected = assess(office, FOURTH).trend(result)
    assert all(trend.total is not None for trend in expected)
    shared, measure = assess(office, FOURTH), inputs.measure
    with ThreadPoolExecutor(1) as threads:
        second: list[Future[tuple[Trend, ...]]] = []

        def interrupted(*asked: Any) -> Value:
            if not second and asked[-1].period == Period.parse("2026-09"):  # all else is known, so that it is quick
                second.append(threads.submit(shared.trend, result))
                wait(second, timeout=0.5)  # it is done at once where it doesn't wait for its turn
            return measure(*asked)

        monkeypatch.setattr("calculators.assessment.engine.measure", interrupted)
        assert shared.trend(result) == expected
        assert second[0].result() == expected


def test_the_overview_holds_the_period_and_the_one_before(office: Office) -> None:
    found = assess(office, FOURTH).overview()
    assert found.assessment.period == FOURTH
    assert found.before == assess(office, Period.parse("2026Q3")).assessment
    assert sum(count for _grade, count in found.grades) == 10
    assert found.completions[0].measure == "公司收入"
