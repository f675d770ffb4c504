"""The exports of a whole office: what goes out as a data workbook comes in as the same office; the CSV adds up."""

import csv
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest

from calculators.jobs.assessing import assess
from calculators.jobs.documents import write_csv, write_data_workbook, write_slips, write_slips_file
from calculators.jobs.importing import import_workbook
from calculators.jobs.offices import create_office, sample_office
from calculators.jobs.sample import sample
from main import SAMPLES
from models.office import Office
from models.records import OfficeIdentity
from tests.calculators.documents.reading import pages

pytestmark = pytest.mark.sweep


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Open the sample office."""
    return sample_office(tmp_path / "sample.jidan")


def sheets(path: Path) -> dict[str, bytes]:
    """Give the sheets of a workbook as they lie in the file."""
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/")}


@pytest.mark.parametrize("which", SAMPLES)
def test_the_sample_office_goes_out_and_comes_in_again(which: str, tmp_path: Path) -> None:
    """All nouns are equal (only the office's identity is its own), and so are the sheets of the second export."""
    identity = OfficeIdentity(company="新")
    with sample_office(tmp_path / "a.jidan", which) as office, create_office(tmp_path / "new.jidan", identity) as new:
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


def test_slips_tell_how_far_they_are_and_stop_when_told(office: Office, tmp_path: Path) -> None:
    """Of the people asked for: cancelling leaves the whole slips that were written, and of one file for all nothing."""
    with office:
        assessed = assess(office, sample().period)
        wanted = [row.staff_no for row in assessed.assessment.summary[1:5]]
        seen: list[tuple[int, int]] = []
        answers = iter([False, False, True])
        files = write_slips(
            office, assessed, tmp_path / "slips", staff_nos=wanted, annexed=False,
            progress=lambda *at: seen.append(at), cancelled=lambda: next(answers),
        )
        assert seen == [(1, 4), (2, 4)]
        assert sorted(files) == sorted((tmp_path / "slips").iterdir())
        assert [len(pages(file)) for file in files] == [1, 1]
        answers = iter([False, True])
        write_slips_file(office, assessed, tmp_path / "all.pdf", staff_nos=wanted, cancelled=lambda: next(answers))
        assert not (tmp_path / "all.pdf").exists()
        write_slips_file(office, assessed, tmp_path / "all.pdf", staff_nos=wanted, annexed=False)
    assert [staff_no in page for page, staff_no in zip(pages(tmp_path / "all.pdf"), wanted, strict=True)] == [True] * 4
