"""The worked cases: each workbook goes in as a real file, each figure of results.json is compared.

`cases/` came with the specification, `cases_own/` were worked by hand (each says why).
"""

import json
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest

from calculators.jobs.assessing import assess
from calculators.jobs.batch import run_batch
from calculators.jobs.documents import write_data_workbook, write_results
from calculators.jobs.importing import import_workbook
from main import main
from models.faults import UserFault
from models.office import Office
from models.period import Period
from models.records import OfficeIdentity
from tests.figures import differences, malformed
from tests.workbooks import write_sheets

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted((ROOT / "tests").glob("cases*/*.json"))
CASES: dict[str, dict[str, Any]] = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in FILES}

def shipped() -> dict[str, str]:
    """Give the ids of the schemes at hand by id and by title."""
    files = (ROOT / "resources" / "schemes").glob("*.toml")
    tables = [tomllib.loads(f.read_text(encoding="utf-8")) for f in files if not f.stem.endswith(".cases")]
    return {normalize("NFKC", table[key]): table["id"] for table in tables for key in ("id", "title")}


SHIPPED = shipped()


def schemes_of(case: dict[str, Any]) -> set[str]:
    """List the schemes that a case names, in its sheets and in what it expects."""
    rows = [row for sheet in ("员工", "任职") for row in case["sheets"].get(sheet, [])]
    named = {row[column] for row in rows for column in ("考核方案", "另计方案") if row.get(column)} - {"无"}
    named |= {result["scheme"] for period in case["expect"].values() for result in period["results"]}
    return {SHIPPED.get(normalize("NFKC", name), name) for name in named}


ONE_OF_EACH = {scheme: name for name in reversed(CASES) for scheme in schemes_of(CASES[name])}
THROUGH_THE_COMMAND = sorted({*ONE_OF_EACH.values(), *(name for name in CASES if name.startswith("consultant-branch"))})


def problems(name: str, period: str, out: Path, notes: Iterable[str]) -> list[str]:
    """Read results.json back and list all that is not as the case says; a warning may stand there or among the notes."""
    case = CASES[name]
    got = json.loads((out / "results.json").read_text(encoding="utf-8"))
    for row in got["results"]:
        row["warnings"] += [note for note in notes if row["staff_no"] in note]
    names = {str(row["工号"]): row["姓名"] for row in case["sheets"]["员工"] if row}
    strangers = [
        f"{row['staff_no']} is called {row['name']}"
        for row in (*got["results"], *got["summary"])
        if names[row["staff_no"]] != row["name"]
    ]
    return differences(case["expect"][period], got, strict="why" in case) + malformed(got) + strangers


def status_of(expected: dict[str, Any]) -> int:
    """Give the exit status that goes with the expected results."""
    return int(any(result["status"] == "incomplete" for result in expected["results"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A case that was imported, and the results of its periods; `notes` are what was said besides."""

    name: str
    folder: Path
    notes: dict[str, tuple[str, ...]]

    @property
    def office(self) -> Path:
        """Give the office file that keeps the case's data."""
        return self.folder / "单位.jidan"


@pytest.fixture(scope="module", params=CASES)
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Write a case's workbook, import it and assess each of its periods."""
    case, folder = CASES[request.param], tmp_path_factory.mktemp("case")
    workbook = write_sheets(folder / "数据.xlsx", case["sheets"])
    made = Run(name=request.param, folder=folder, notes={})
    with Office.create(made.office, OfficeIdentity()) as office:
        warnings = import_workbook(office, workbook, staff_optional=False).warnings
        for period in case["expect"]:
            assessed = assess(office, Period.parse(period))
            (folder / period).mkdir()
            write_results(assessed, folder / period / "results.json")
            made.notes[period] = (*warnings, *assessed.without_scheme())
    return made


def test_case(run: Run) -> None:
    """Every figure of every period is the expected one."""
    for period, notes in run.notes.items():
        assert problems(run.name, period, run.folder / period, notes) == []


def test_case_out_and_in_again(run: Run, tmp_path: Path) -> None:
    """The office written out as a data workbook and read into a new one gives the same results, byte for byte."""
    with Office.open(run.office) as office:
        write_data_workbook(office, tmp_path / "写出.xlsx")
    with Office.create(tmp_path / "2.jidan", OfficeIdentity()) as office:
        import_workbook(office, tmp_path / "写出.xlsx", staff_optional=False)
        for period in run.notes:
            write_results(assess(office, Period.parse(period)), tmp_path / "results.json")
            assert (tmp_path / "results.json").read_bytes() == (run.folder / period / "results.json").read_bytes()


@pytest.mark.parametrize("name", THROUGH_THE_COMMAND)
def test_case_through_the_command(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command writes the same figures, ends with their status and names who is incomplete."""
    workbook = write_sheets(tmp_path / "数据.xlsx", CASES[name]["sheets"])
    period, expected = next(iter(CASES[name]["expect"].items()))
    status = main(["batch", str(workbook), "--period", period, "--out", str(tmp_path / "out"), "--no-slips"])
    told = capsys.readouterr().err
    assert problems(name, period, tmp_path / "out", told.splitlines()) == []
    assert status == status_of(expected), told
    incomplete = [r["staff_no"] for r in expected["results"] if r["status"] == "incomplete"]
    assert [staff_no for staff_no in incomplete if staff_no not in told] == []


@pytest.mark.parametrize("period", ["2026-02", "2026H1", "2026", "2031Q1"])
def test_nobody_to_assess(period: str, tmp_path: Path) -> None:
    """A month, half-year or year of a quarterly scheme, and a quarter after everybody left: nothing is written."""
    sheets = CASES["support-thresholds"]["sheets"]
    staff = [{**row, "离职日期": "2026-12-31"} for row in sheets["员工"]]
    workbook = write_sheets(tmp_path / "数据.xlsx", {**sheets, "员工": staff})
    with pytest.raises(UserFault):
        run_batch(workbook, Period.parse(period), tmp_path / "out", slips=False)
    assert not (tmp_path / "out").exists()


def test_no_case_and_no_scheme_is_left_out_unseen() -> None:
    """Each file is a case of its own, and the cases name each of the fifteen schemes and no other."""
    assert len(CASES) == len(FILES)
    assert set().union(*(schemes_of(case) for case in CASES.values())) == set(SHIPPED.values())
    assert len(set(SHIPPED.values())) == 15


def test_own_cases_say_why() -> None:
    """Each own case gives its rule and the computation by hand."""
    own = [file.stem for file in FILES if file.parent.name == "cases_own"]
    assert [name for name in own if not CASES[name].get("why")] == []


def test_a_difference_is_named() -> None:
    """The comparison finds a wrong figure, a missing row, a wrong order and a wrong sum, and says where."""
    kpis = [{"id": "training", "points": "6.67"}, {"id": "team", "points": "5.00"}]
    row = {"staff_no": "S1", "scheme": "x", "period": "2026Q1", "score": "11.67", "kpis": kpis, "flags": []}
    wrong = {**row, "score": "11.66", "kpis": [{**kpis[1], "by_hand": True}, {**kpis[0], "points": "5.00"}], "flags": []}
    found = differences({"results": [row]}, {"results": [wrong]}, strict=True)
    assert "S1 2026Q1 kpis.training.points: expected 6.67, got 5.00" in found
    assert "S1 2026Q1.score: expected 11.67, got 11.66" in found
    assert "S1 2026Q1 kpis.rows: expected ['training', 'team'], got ['team', 'training']" in found
    assert "S1 2026Q1 kpis.team.by_hand: expected none, got True" in found
    assert len(found) == 4
    assert len(differences({"results": [row]}, {"results": []})) == 1
    whole = {**row, "status": "complete", "missing": [], "coefficient": "0.117", "total": "1.00", "adjustments": []}
    whole |= {"subscores": [], "components": [{"id": "a", "amount": "-0.00"}]}
    assert len(malformed({"results": [whole], "summary": [{"staff_no": "S1", "total": "2.00"}]})) == 4
