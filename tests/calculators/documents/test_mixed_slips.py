"""The slips of all fifteen schemes, as a reader gets them: every figure of results.json, sound files, subset fonts alone."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from calculators.documents.letterhead import Letterhead
from calculators.documents.payslip import write_payslips
from calculators.documents.results_json import results_json
from calculators.documents.slips import write_slips
from calculators.documents.unprintable import unprintable
from calculators.documents.year.report import write_years
from tests import mixed
from tests import results as made
from tests.calculators.documents.reading import pages
from tests.calculators.documents.test_payslips import paid
from tests.calculators.documents.test_year import quarters, year_of

pytestmark = pytest.mark.sweep

MADE_ON = datetime(2026, 4, 2, 10, 30, tzinfo=UTC)
HEAD = Letterhead(company="云岫数科有限公司", branch="望江分公司")
PERIODS = ("2026Q1", "2026")
"""All schemes: those of months and quarters, and the one of a year."""
IN_CI = "CI" in os.environ
QPDF, PDFFONTS = shutil.which("qpdf") or "", shutil.which("pdffonts") or ""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write everybody's slips of a quarter and of a year, with their annexes."""
    folder = tmp_path_factory.mktemp("slips")
    for period in PERIODS:
        assert write_slips(folder / f"{period}.pdf", mixed.assessed(period).slip_people(), HEAD, MADE_ON)
    return folder


@cache
def told(path: Path) -> dict[str, tuple[str, str]]:
    """Read each person's slip without spaces, by 工号: the slip itself, and its annex."""
    found: dict[str, list[str]] = {}
    for page in pages(path):
        flat = "".join(page.split())
        match = re.search(r"YX\d{3}", flat)
        assert match is not None, flat
        found.setdefault(match[0], []).append(flat)
    return {staff_no: _parted(whole) for staff_no, whole in found.items()}


def _parted(whole: list[str]) -> tuple[str, str]:
    first = next(place for place, page in enumerate(whole) if "附：核算过程" in page)
    return "".join(whole[:first]), "".join(whole[first:])


def figures_of(result: dict[str, Any]) -> Iterator[str]:
    """Give the figures of a result in the order of its slip, each with the name before it."""
    for kpi in result["kpis"]:
        points = "不考核" if kpi.get("assessed") is False else kpi["points"]
        yield f"{kpi['name']}.*?{re.escape(str(kpi['max']) + points)}"
    yield from (f"{re.escape(a['name'])}调整{re.escape(format(Decimal(a['points']), '+f'))}" for a in result["adjustments"])
    if result["score"] is not None:
        yield f"总分[0-9]*{re.escape(result['score'])}"
    yield from (f"{s['name']}{re.escape(s['points'])}" for s in result["subscores"])
    yield from (f"{c['name']}.*?{re.escape(format(Decimal(c['amount']), ',f'))}" for c in result["components"])
    if result["components"]:
        yield f"合计人民币（大写）.*?{re.escape(format(Decimal(result['total']), ',f'))}"
    yield from (f"▶{re.escape(flag['text'])}" for flag in result["flags"])


@pytest.mark.parametrize("period", PERIODS)
def test_a_slip_says_what_results_json_says(period: str, folder: Path) -> None:
    """To the cent, in the order of results.json: points, adjustments, scores, components, totals, flags, the summary."""
    found = told(folder / f"{period}.pdf")
    whole = json.loads(results_json(mixed.assessed(period).assessment))
    assert set(found) == {row["staff_no"] for row in whole["summary"]}
    for row in whole["summary"]:
        slip = found[row["staff_no"]][0]
        results = [r for r in whole["results"] if r["staff_no"] == row["staff_no"]]
        pattern = ".*?".join(figure for result in results for figure in figures_of(result))
        assert re.search(pattern.replace("（不封顶）", ".*?"), slip), (row["staff_no"], slip)
        if Decimal(row["total"]):
            assert f"{Decimal(row['total']):,f}" in slip
        for part in (row["score"], row["grade"]):
            assert part is None or part in slip
        for key in ("grade", "coefficient"):
            assert all(result[key] is None or str(result[key]) in slip for result in results)


def test_every_scheme_has_been_read(folder: Path) -> None:
    """Fifteen schemes, and of each the annex explains every KPI and component."""
    seen: set[str] = set()
    for period in PERIODS:
        found = told(folder / f"{period}.pdf")
        for result in mixed.assessed(period).assessment.results:
            seen.add(result.scheme)
            annex = found[result.staff_no][1]
            for name in (*(kpi.name for kpi in result.kpis), *(component.name for component in result.components)):
                assert name in annex, (result.staff_no, name)
    assert len(seen) == 15


def test_nothing_of_the_mixed_office_is_unprintable() -> None:
    """Names of people, customers and products are all in the font."""
    assert unprintable(mixed.assessed("2026Q1").assessment.results) == ()


@pytest.fixture(scope="module")
def documents(folder: Path) -> tuple[Path, ...]:
    """Add a payslip and a year report to the slips."""
    write_payslips(folder / "pay.pdf", [paid([])], HEAD, MADE_ON)
    write_years(folder / "years.pdf", [year_of(*quarters()), year_of(made.NO_MONEY)], HEAD, MADE_ON)
    return tuple(sorted(folder.glob("*.pdf")))


@pytest.mark.packages
@pytest.mark.skipif(not QPDF and not IN_CI, reason="qpdf is not installed")
def test_files_are_sound(documents: tuple[Path, ...]) -> None:
    """A strict reader finds neither fault nor warning."""
    for path in documents:
        done = subprocess.run([QPDF, "--check", str(path)], capture_output=True, text=True, check=False)
        assert (done.returncode, "WARNING" in done.stdout + done.stderr) == (0, False), done.stdout + done.stderr


@pytest.mark.packages
@pytest.mark.skipif(not PDFFONTS and not IN_CI, reason="poppler is not installed")
def test_only_embedded_subsets_are_used(documents: tuple[Path, ...]) -> None:
    """Each font is embedded, a subset, and mapped to Unicode; no other font is named."""
    for path in documents:
        done = subprocess.run([PDFFONTS, str(path)], capture_output=True, text=True, check=True)
        rows = done.stdout.splitlines()[2:]
        assert rows
        for row in rows:
            name, *kind, embedded, subset, unicode_, _number, _generation = row.split()
            assert re.fullmatch(r"[A-Z]{6}\+NotoSansSC-(Regular|Bold)", name), row
            assert (kind[0], embedded, subset, unicode_) == ("TrueType", "yes", "yes", "yes"), row
