"""The exports of a whole office: what goes out as a data workbook comes in as the same office; the CSV adds up."""

import csv
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest

from calculators.jobs.assessing import assess
from calculators.jobs.documents import write_csv, write_data_workbook
from calculators.jobs.importing import import_workbook
from calculators.jobs.offices import create_office, sample_office
from calculators.jobs.sample import sample
from models.office import Office
from models.records import OfficeIdentity


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Open the sample office."""
    return sample_office(tmp_path / "sample.jidan")


def sheets(path: Path) -> dict[str, bytes]:
    """Give the sheets of a workbook as they lie in the file."""
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/")}


def test_the_sample_office_goes_out_and_comes_in_again(office: Office, tmp_path: Path) -> None:
    """All nouns are equal (only the office's identity is its own), and so are the sheets of the second export."""
    with office, create_office(tmp_path / "new.jidan", OfficeIdentity(company="新")) as new:
        write_data_workbook(office, tmp_path / "1.xlsx")
        import_workbook(new, tmp_path / "1.xlsx", staff_optional=False)
        assert replace(new.records(), identity=office.identity) == office.records()
        write_data_workbook(new, tmp_path / "2.xlsx")
    assert sheets(tmp_path / "1.xlsx") == sheets(tmp_path / "2.xlsx")


def test_the_csv_holds_everybody_with_the_totals_of_the_assessment(office: Office, tmp_path: Path) -> None:
    with office:
        assessed = assess(office, sample().period)
    write_csv(assessed, tmp_path / "汇总.csv")
    with (tmp_path / "汇总.csv").open(encoding="utf-8-sig", newline="") as file:
        found = {row["工号"]: row["合计（元）"] for row in csv.DictReader(file)}
    assert {staff_no: Decimal(total) if total else None for staff_no, total in found.items()} == {
        row.staff_no: row.total for row in assessed.assessment.summary
    }
