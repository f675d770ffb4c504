"""The exports of a whole office: what goes out as a data workbook comes in as the same office; the CSV adds up."""

import csv
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from calculators.jobs.assessing import assess
from calculators.jobs.documents import (
    write_csv,
    write_data_workbook,
    write_slips,
    write_slips_file,
    write_summary,
)
from calculators.jobs.importing import import_workbook
from calculators.jobs.offices import create_office, sample_office
from calculators.jobs.rating_forms import make_forms, plan_forms, write_forms
from calculators.jobs.sample import sample
from main import SAMPLES
from models.office import Office
from models.records import OfficeIdentity
from tests.calculators.documents.reading import pages

pytestmark = pytest.mark.sweep

FORMULA_LIKE = ("=1+1", "+x", "@a", "-2", '=HYPERLINK("http://x")')


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
    """Of the people asked for; cancelled they leave nothing behind, and what stood there before stays."""
    with office:
        assessed = assess(office, sample().period)
        wanted = [row.staff_no for row in assessed.assessment.summary[1:5]]
        seen: list[tuple[int, int]] = []
        answers = iter([False, False, True])
        written = write_slips(
            office, assessed, tmp_path / "new" / "slips", staff_nos=wanted, annexed=False,
            progress=lambda *at: seen.append(at), cancelled=lambda: next(answers),
        )
        assert (seen, written) == ([(1, 4), (2, 4)], ())
        assert not (tmp_path / "new").exists()
        files = write_slips(office, assessed, tmp_path / "slips", staff_nos=wanted, annexed=False)
        assert list(files) == sorted((tmp_path / "slips").iterdir())
        assert [len(pages(file)) for file in files] == [1, 1, 1, 1]
        files[0].write_text("earlier", encoding="utf-8")
        assert write_slips(office, assessed, tmp_path / "slips", staff_nos=wanted, cancelled=lambda: True) == ()
        assert sorted((tmp_path / "slips").iterdir()) == list(files)
        assert files[0].read_text(encoding="utf-8") == "earlier"
        answers = iter([False, True])
        write_slips_file(office, assessed, tmp_path / "all.pdf", staff_nos=wanted, cancelled=lambda: next(answers))
        assert not (tmp_path / "all.pdf").exists()
        write_slips_file(office, assessed, tmp_path / "all.pdf", staff_nos=wanted, annexed=False)
    assert [staff_no in page for page, staff_no in zip(pages(tmp_path / "all.pdf"), wanted, strict=True)] == [True] * 4


def test_names_that_look_like_formulas_stay_text_in_every_export(office: Office, tmp_path: Path) -> None:
    """Of people, posts and projects; only the proof of the summary holds formulas, and none of them is a name."""
    with office:
        with office.change("改名") as change:
            for person, text in zip(office.records().staff, FORMULA_LIKE, strict=False):
                change.put(replace(person, name=text, post=text))
            for project, text in zip(office.records().projects, FORMULA_LIKE, strict=False):
                change.put(replace(project, name=text, customer=text))
        assessed = assess(office, sample().period)
        write_summary(office, assessed, tmp_path / "汇总.xlsx")
        write_data_workbook(office, tmp_path / "数据.xlsx")
        write_csv(assessed, tmp_path / "汇总.csv")
        forms = make_forms(office, sample().period, plan_forms(office, sample().period))
        written = write_forms(office, tmp_path / "forms", forms, kinds=(".xlsx",))
    books = [tmp_path / "汇总.xlsx", tmp_path / "数据.xlsx", *written]
    for path in books:
        found = [cell for page in load_workbook(path) for row in page.iter_rows() for cell in row if cell.value in FORMULA_LIKE]
        assert {cell.value for cell in found} == set(FORMULA_LIKE), path
        assert {cell.data_type for cell in found} == {"s"}, path
        for page in load_workbook(path):
            formulas = [cell.coordinate for row in page.iter_rows() for cell in row if cell.data_type == "f"]
            assert page.title == "核算过程" or not formulas, path
    with (tmp_path / "汇总.csv").open(encoding="utf-8-sig", newline="") as file:
        names = {row["姓名"] for row in csv.DictReader(file)}
    assert {f"'{text}" for text in FORMULA_LIKE} <= names
    assert not names & set(FORMULA_LIKE)
