"""The sample office: made by its script to the byte, complete in every quarter, and as a plain second reading has it."""

import json
import runpy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from calculators.assessment.assess import Assessor
from calculators.documents.results_json import results_json
from calculators.jobs.sample import sample
from calculators.policy.library import shipped
from models.period import Period
from models.records import Records
from tests.calculators.proof.sheet import records_in
from tests.figures import differences, malformed
from tests.plain_scheme5 import Sheets, assess

SCRIPT = Path(__file__).resolve().parent.parent / "resources" / "sample" / "make_sample.py"
QUARTERS = ("2026Q1", "2026Q2", "2026Q3", "2026Q4")


@pytest.fixture(scope="module")
def script() -> dict[str, Any]:
    """Run the script without letting it write."""
    return runpy.run_path(str(SCRIPT))


@pytest.fixture(scope="module")
def office() -> Records:
    """Read the committed workbook."""
    return records_in(sample().workbook)


@pytest.fixture(scope="module")
def rows(script: dict[str, Any]) -> Sheets:
    """Give the sample's rows, dates as text."""

    def cell(value: object) -> object:
        return value.isoformat() if isinstance(value, date) else value

    return {
        sheet: [{name: cell(value) for name, value in row.items()} for row in lines]
        for sheet, lines in script["sheets"]().items()
    }


def test_the_script_makes_the_committed_workbook(script: dict[str, Any]) -> None:
    """Made anew, the workbook is the committed one byte for byte, whatever the hour."""
    assert script["made"]() == sample().workbook.read_bytes()


def test_dates_and_numbers_are_real_cells() -> None:
    """Excel sees dates as dates and amounts as numbers, and each header stays in sight."""
    book = load_workbook(sample().workbook)
    receipts = book["回款"]
    assert receipts["B2"].is_date
    assert isinstance(receipts["C2"].value, int | float)
    assert {sheet.freeze_panes for sheet in book} == {"A2"}


def test_the_branch(rows: Sheets) -> None:
    """Twelve people, of whom one joins and one leaves mid-quarter; thirty projects; every month of the year."""
    joiners = [r["姓名"] for r in rows["员工"] if r["入职日期"] > "2026-01-01"]
    leavers = [r["姓名"] for r in rows["员工"] if r["离职日期"]]
    assert (len(rows["员工"]), joiners, leavers) == (12, ["邵佳禾"], ["蒋明桥"])
    assert len({r["姓名"] for r in rows["员工"]}) == 12
    assert len(rows["项目"]) == 30
    kinds = {(r["已备案"], r["合同金额(元)"] >= 50000) for r in rows["项目"]}
    assert kinds == {("是", True), ("是", False), ("否", True)}
    assert len({r["回款日期"][:7] for r in rows["回款"]}) == 12
    assert [r["回款金额(元)"] for r in rows["回款"] if r["回款金额(元)"] < 0] != []


@pytest.mark.parametrize("quarter", QUARTERS)
def test_every_quarter_is_complete(quarter: str, rows: Sheets, office: Records) -> None:
    """Everybody's result is complete, and every figure is the plain reading's."""
    got = json.loads(results_json(Assessor(office, shipped()).assess(Period.parse(quarter))))
    assert {row["status"] for row in got["results"]} == {"complete"}
    assert differences(assess(rows, quarter), got) == []
    assert malformed(got) == []


def test_the_year_runs_through_the_thresholds(rows: Sheets) -> None:
    """The company's revenue earns 30, 20, 10 and 30 points, and the grades differ."""
    quarters = [assess(rows, quarter)["results"] for quarter in QUARTERS]
    revenue = [[k["points"] for k in results[0]["kpis"] if k["id"] == "revenue"] for results in quarters]
    assert revenue == [["30.00"], ["20.00"], ["10.00"], ["30.00"]]
    assert {r["grade"] for results in quarters for r in results} == {"优秀", "良好", "合格", "待改进", None}


def test_the_first_look() -> None:
    """The sample names its office and a quarter in which all twelve people take part."""
    assert (sample().identity.company, sample().identity.branch) == ("青桐软件有限公司", "临江分公司")
    assert str(sample().period) in QUARTERS
