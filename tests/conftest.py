"""Settings of every test: no display, repeatable examples, and nothing skipped unseen."""

import os
from collections.abc import Generator
from pathlib import Path

import pytest
from coverage import Coverage
from hypothesis import settings

from models import crash_log

os.environ["QT_QPA_PLATFORM"] = "offscreen"
IN_CI = os.environ.get("CI", "").lower() in {"1", "true"}
MEASURED = tuple(Path(__file__).parent / package for package in ("models", "calculators"))
"""The tests whose coverage counts: those of the measured packages themselves."""
UNMEASURED = ("hypothesis", "sweep")
"""What is drawn at random vouches for no branch, and a sweep over whole offices takes long enough without a tracer."""

settings.register_profile("desk", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if IN_CI else "desk")


@pytest.fixture(autouse=True)
def log_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep what a test logs away from the log of whoever runs it."""
    folder = tmp_path_factory.getbasetemp() / "log"
    monkeypatch.setattr(crash_log, "user_log_path", lambda *_names: folder)
    return folder


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Measure the coverage of a package's own tests alone, the drawn ones left out; all others run at full speed."""
    cover = Coverage.current()
    own = any(item.path.is_relative_to(folder) for folder in MEASURED)
    if cover is None or (own and not any(map(item.get_closest_marker, UNMEASURED))):
        return (yield)
    cover.stop()
    try:
        return (yield)
    finally:
        cover.start()


def _forbid_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn a skip into a failure: what CI does not run, it does not show."""
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped in CI: {report.longrepr}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Hand the report of one test on, a skip in CI as a failure."""
    report = yield
    _forbid_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Hand the report of one module on, a skip in CI as a failure."""
    report = yield
    _forbid_skip(report)
    return report
