"""The batch job: all or nothing, in the office file and in the output folder (workbook.md)."""

import json
from pathlib import Path

import pytest

from calculators.jobs.batch import run_batch
from models.faults import InputFault, UserFault
from models.office import Office
from models.period import Period
from models.records import OfficeIdentity
from tests.calculators.documents.reading import pages, squeezed
from tests.workbooks import write_sheets

CASES = Path(__file__).resolve().parents[2] / "cases"
QUARTER = Period.parse("2026Q1")


def sheets(case: str) -> dict[str, list[dict[str, object]]]:
    """Read the sheets of a worked case."""
    loaded: dict[str, list[dict[str, object]]] = json.loads((CASES / f"{case}.json").read_text(encoding="utf-8"))["sheets"]
    return loaded


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Write the main scheme's worked case to a workbook."""
    path = tmp_path / "数据 #1.xlsx"
    write_sheets(path, sheets("consultant-branch"))
    return path


def listed(folder: Path) -> list[str]:
    """List every file below a folder."""
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


@pytest.mark.sweep
def test_everything_that_workbook_md_names_is_written(workbook: Path, tmp_path: Path) -> None:
    """results.json, the summary, one PDF a person and one with all of them; status 0 when all is complete."""
    out = tmp_path / "输出" / "一季度"
    outcome = run_batch(workbook, QUARTER, out)
    assert outcome.status == 0
    assert listed(out) == [
        "results.json",
        "slips-2026Q1.pdf",
        "slips/S0001_史涛_2026Q1.pdf",
        "slips/S0002_熊欣强_2026Q1.pdf",
        "slips/S0003_钟静芳_2026Q1.pdf",
        "summary-2026Q1.xlsx",
    ]
    assert set(outcome.files) == {out / name for name in listed(out)}


def test_no_slips_leaves_only_figures(workbook: Path, tmp_path: Path) -> None:
    """`--no-slips` writes results and summary."""
    run_batch(workbook, QUARTER, tmp_path / "out", slips=False)
    assert listed(tmp_path / "out") == ["results.json", "summary-2026Q1.xlsx"]


@pytest.mark.sweep
def test_the_annex_can_be_left_out(workbook: Path, tmp_path: Path) -> None:
    """With it a slip goes on behind its signatures; without it one page holds the clauses and assumptions besides."""
    with_it, without = tmp_path / "with", tmp_path / "without"
    run_batch(workbook, QUARTER, with_it)
    run_batch(workbook, QUARTER, without, annexed=False)
    name = "slips/S0001_史涛_2026Q1.pdf"
    assert [sum("附：核算过程" in page for page in pages(out / name)) for out in (with_it, without)] == [1, 0]
    for words in ("依据：三、4", "文件未定"):
        assert words in squeezed(with_it / name)
        assert words in squeezed(without / name)
    assert len(pages(without / name)) == 1


def test_incomplete_results_are_written_and_named(tmp_path: Path) -> None:
    """Status 1: documents are there, the notes name who lacks what."""
    path = tmp_path / "data.xlsx"
    write_sheets(path, sheets("consultant-branch-incomplete"))
    outcome = run_batch(path, QUARTER, tmp_path / "out", slips=False)
    assert outcome.status == 1
    told = [note for note in outcome.notes if note.startswith("资料不全")]
    assert len(told) == 3
    assert all("未录入" in note or "未评分" in note for note in told)


def test_nobody_to_assess_writes_nothing_and_rolls_the_import_back(workbook: Path, tmp_path: Path) -> None:
    """A period before everybody was hired: a fault, no folder, and the database as it was."""
    database = tmp_path / "office.jidan"
    Office.create(database, OfficeIdentity(company="甲公司", branch="乙")).close()
    before = database.read_bytes()
    with pytest.raises(UserFault, match="没有需要考核的人"):
        run_batch(workbook, Period.parse("2020Q1"), tmp_path / "out", database)
    assert database.read_bytes() == before
    assert not (tmp_path / "out").exists()


def test_a_new_database_is_taken_away_again_on_a_fault(workbook: Path, tmp_path: Path) -> None:
    """A database that the batch made itself does not stay behind after a fault."""
    database = tmp_path / "new.jidan"
    with pytest.raises(UserFault):
        run_batch(workbook, Period.parse("2020Q1"), tmp_path / "out", database)
    assert not database.exists()


def test_the_same_workbook_twice_leaves_the_same_office(workbook: Path, tmp_path: Path) -> None:
    """Rows are upserted by their keys, blocks replaced: a second import changes nothing."""
    database = tmp_path / "office.jidan"
    run_batch(workbook, QUARTER, tmp_path / "one", database, slips=False)
    with Office.open(database) as office:
        first, revision = office.records(), office.revision
    run_batch(workbook, QUARTER, tmp_path / "two", database, slips=False)
    with Office.open(database) as office:
        assert office.records() == first
        assert office.revision == revision
    assert (tmp_path / "one" / "results.json").read_text() == (tmp_path / "two" / "results.json").read_text()


def test_later_workbooks_need_no_staff_sheet(workbook: Path, tmp_path: Path) -> None:
    """With a database that knows everybody, a workbook may hold only what is new."""
    database = tmp_path / "office.jidan"
    run_batch(workbook, QUARTER, tmp_path / "one", database, slips=False)
    row = {"期间": "2026Q1", "工号": "S0001", "考核项": "团队精神", "评分人": "部门经理", "得分": 4}
    write_sheets(tmp_path / "late.xlsx", {"评分": [row]})
    outcome = run_batch(tmp_path / "late.xlsx", QUARTER, tmp_path / "two", database, slips=False)
    score = outcome.assessment.results[0].score
    assert str(score) == "72.00"  # 73.00 with 5 points for 团队精神, now 4


def test_without_database_the_staff_sheet_is_needed(tmp_path: Path) -> None:
    """A workbook alone must say who works here."""
    row = {"期间": "2026Q1", "工号": "S0001", "考核项": "团队精神", "评分人": "部门经理", "得分": 4}
    write_sheets(tmp_path / "late.xlsx", {"评分": [row]})
    with pytest.raises(InputFault, match="员工"):
        run_batch(tmp_path / "late.xlsx", QUARTER, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_an_output_folder_that_is_a_file_is_refused(workbook: Path, tmp_path: Path) -> None:
    """The fault names the place; the file stays as it was."""
    (tmp_path / "out").write_text("x", encoding="utf-8")
    with pytest.raises(UserFault) as fault:
        run_batch(workbook, QUARTER, tmp_path / "out")
    assert str(tmp_path / "out") in str(fault.value)
    assert (tmp_path / "out").read_text(encoding="utf-8") == "x"


@pytest.mark.sweep
def test_what_can_not_be_printed_is_told_and_names_stay_apart(tmp_path: Path) -> None:
    """A character without a glyph is named with its person; 工号 that differ in forbidden characters keep their own file."""
    rows = sheets("consultant-branch")
    staff = rows["员工"][0]
    rows["员工"] += [{**staff, "工号": number, "姓名": "刘𬎆"} for number in ("S*9", "S?9")]
    book = write_sheets(tmp_path / "a.xlsx", rows)
    outcome = run_batch(book, QUARTER, tmp_path / "out")
    told = [note for note in outcome.notes if "𬎆" in note and "方框" in note]
    assert [note.split()[0] for note in told] == ["S*9", "S?9"]
    assert [n for n in listed(tmp_path / "out" / "slips") if n.startswith("S_9")] == [
        "S_9_刘𬎆_2026Q1.pdf",
        "S_9_刘𬎆_2026Q1_2.pdf",
    ]
    silent = run_batch(book, QUARTER, tmp_path / "none", slips=False)
    assert [note for note in silent.notes if "方框" in note] == []


def test_a_place_that_cannot_be_written_rolls_everything_back(workbook: Path, tmp_path: Path) -> None:
    """The summary's place is taken: the import is undone, earlier files stand as they were, nothing new is left."""
    database, out = tmp_path / "office.jidan", tmp_path / "out"
    with Office.create(database, OfficeIdentity(company="甲公司")) as office:
        before, revision = office.records(), office.revision
    (out / "summary-2026Q1.xlsx").mkdir(parents=True)
    (out / "summary-2026Q1.xlsx" / "mine.txt").write_text("mine", encoding="utf-8")
    (out / "results.json").write_text("earlier", encoding="utf-8")
    with pytest.raises(UserFault, match=r"summary-2026Q1\.xlsx"):
        run_batch(workbook, QUARTER, out, database)
    with Office.open(database) as office:
        assert (office.records(), office.revision) == (before, revision)
    assert listed(out) == ["results.json", "summary-2026Q1.xlsx/mine.txt"]
    assert (out / "results.json").read_text(encoding="utf-8") == "earlier"


@pytest.mark.sweep
def test_a_second_run_takes_the_place_of_the_first(workbook: Path, tmp_path: Path) -> None:
    """Files of an earlier run are replaced, and nothing of the exchange stays behind."""
    run_batch(workbook, QUARTER, tmp_path / "out")
    first = listed(tmp_path / "out")
    run_batch(workbook, QUARTER, tmp_path / "out")
    assert listed(tmp_path / "out") == first
