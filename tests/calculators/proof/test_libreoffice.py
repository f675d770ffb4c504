"""The summary workbook recalculated by LibreOffice: every 核对 says TRUE, and nearly every figure is a formula."""

import os
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from calculators.jobs.batch import run_batch
from calculators.jobs.sample import sample
from models.period import Period
from tests.calculators.proof.sheet import proved, records_in

pytestmark = pytest.mark.sweep

SOFFICE = shutil.which("soffice")
NEEDED = "CI" in os.environ
"""Where the tests must all run, LibreOffice that is not there is a failure."""


@pytest.mark.skipif(SOFFICE is None and not NEEDED, reason="LibreOffice is not installed")
def test_every_check_says_true(tmp_path: Path) -> None:
    """A quarter, a month and a year of the mixed office."""
    assert SOFFICE is not None
    books = []
    for name in ("2026Q1", "2026-03", "2026"):
        run_batch(sample("mixed").workbook, Period.parse(name), tmp_path / name, slips=False)
        books.append(tmp_path / name / f"summary-{name}.xlsx")
    profile = (tmp_path / "profile").as_uri()
    command = [SOFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx", "--outdir", tmp_path / "again"]
    subprocess.run([str(part) for part in (*command, *books)], check=True, capture_output=True, timeout=240)
    for book in books:
        checks = [row[8] for row in rows_of(tmp_path / "again" / book.name) if row[7] is not None]
        assert len(checks) > 10
        assert [check for check in checks if check is not True] == []


def rows_of(path: Path) -> list[tuple[object, ...]]:
    """Read the values of 核算过程 below its header."""
    sheet = openpyxl.load_workbook(path, data_only=True)["核算过程"]
    return list(sheet.iter_rows(min_row=2, values_only=True))


@pytest.mark.parametrize("period", ["2026Q1", "2026-03", "2026"])
def test_how_much_is_by_formula(period: str) -> None:
    """At least 95 % of KPI points, and all scores, components and totals but those settled by hand."""
    proof = proved(records_in(sample("mixed").workbook), Period.parse(period))
    points = [row for row in (*proof.by_formula, *proof.by_value) if row.kind == "kpi"]
    computed = [row for row in points if row.formula or row.reason == "人工核定"]
    assert len(computed) >= 0.95 * len(points)
    others = [row for row in proof.by_value if row.kind != "kpi"]
    assert {row.reason for row in others} <= {"人工核定", "不参加本期考核，依赖考核的奖金为 0"}
