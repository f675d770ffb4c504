"""`forms` and `merge` as a manager runs them: forms out, filled, back in; exit status and words."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from main import main
from models.office import Office
from models.period import Period
from models.rating import Rating
from models.records import OfficeIdentity
from models.staff import Person
from tests.models.office.nouns import store
from tests.rating_forms import fill_form

QUARTER = Period.parse("2026Q1")
ITEM = "方案质量与及时性"
Command = Callable[..., tuple[int, list[str], list[str]]]


def _person(staff_no: str, name: str, department: str) -> Person:
    return Person(
        staff_no=staff_no, name=name, hired=date(2024, 1, 1), base_pay=Decimal(6000), department=department, scheme="presales-360"
    )


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "分公司.jidan"
    with Office.create(path, OfficeIdentity(company="青桐软件")) as office:
        store(office, _person("A01", "张伟", "售前部"), _person("A02", "王芳", "方案部"))
    return path


@pytest.fixture
def run(database: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    """Run a command on the office and quarter; give status and the lines told on the two streams."""

    def command(*words: object, period: str = "2026Q1") -> tuple[int, list[str], list[str]]:
        status = main([*map(str, words), "--database", str(database), "--period", period])
        told = capsys.readouterr()
        return status, told.out.splitlines(), told.err.splitlines()

    return command


def _score(database: Path) -> list[str]:
    with Office.open(database) as office:
        return [str(rating.score) for rating in office.records().ratings]


def test_forms_for_everybody_are_written(run: Command, tmp_path: Path) -> None:
    out = tmp_path / "评分表"
    status, said, faults = run("forms", "--out", out, "--copies", "同事互评=3", "--by-department", "上级评价")
    assert (status, faults) == (0, [])
    assert said == ["自评：2 人，2 张", "同事互评：2 人，3 张", "上级评价：2 人，2 张", f"7 张评分表写在 {out}"]
    names = sorted(path.stem for path in out.glob("*.xlsx"))
    assert names == sorted(path.stem for path in out.glob("*.pdf"))
    assert [name for name in names if "上级" in name] == ["评分表_2026Q1_上级评价_售前部", "评分表_2026Q1_上级评价_方案部"]


def test_paper_may_be_left_out_and_one_role_be_split_by_person(run: Command, tmp_path: Path) -> None:
    status, _said, _faults = run("forms", "--out", tmp_path / "表", "--no-paper", "--by-person", "上级评价")
    names = sorted(path.name for path in (tmp_path / "表").iterdir() if "上级" in path.name)
    assert (status, names) == (0, ["评分表_2026Q1_上级评价_A01_张伟.xlsx", "评分表_2026Q1_上级评价_A02_王芳.xlsx"])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--copies", "同事互评"), "「同事互评」应写成 评分人=份数，例如 同事互评=3"),
        (("--copies", "同事互评=0"), "「同事互评=0」应写成 评分人=份数，例如 同事互评=3"),
        (("--by-person", "总裁"), "这个期间没有评分人「总裁」"),
    ],
)
def test_what_cant_be_asked_for_is_told(run: Command, tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    status, _said, faults = run("forms", "--out", tmp_path / "表", *words)
    assert (status, faults[0]) == (2, told)
    assert not (tmp_path / "表").exists()


def test_filled_forms_are_merged(run: Command, database: Path, tmp_path: Path) -> None:
    run("forms", "--out", tmp_path / "表", "--no-paper")
    boss = fill_form(tmp_path / "表" / "评分表_2026Q1_上级评价.xlsx", {("A01", ITEM): 90, ("A02", ITEM): 70})
    assert run("merge", boss) == (0, ["合并 2 项，保留已记录的 0 项"], [])
    assert _score(database) == ["90", "70"]
    assert run("merge", boss) == (0, ["合并 0 项，保留已记录的 0 项"], [])


def test_where_scores_differ_the_manager_says_which(run: Command, database: Path, tmp_path: Path) -> None:
    """Asked nothing, nothing is merged; each difference is told from old to new."""
    with Office.open(database) as office:
        store(office, Rating(period=QUARTER, staff_no="A01", kpi=ITEM, rater="上级评价", score=Decimal(60)))
    run("forms", "--out", tmp_path / "表", "--no-paper")
    boss = fill_form(tmp_path / "表" / "评分表_2026Q1_上级评价.xlsx", {("A01", ITEM): 90, ("A02", ITEM): 70})
    status, said, faults = run("merge", boss)
    assert (status, said) == (2, [])
    assert faults[0] == f"与已记录的不同：2026Q1 A01 张伟 {ITEM} 上级评价：得分 60 → 90"
    assert _score(database) == ["60"]
    assert run("merge", boss, "--differing", "recorded")[:2] == (0, ["合并 1 项，保留已记录的 1 项"])
    assert _score(database) == ["60", "70"]
    assert run("merge", boss, "--differing", "form")[:2] == (0, ["合并 1 项，保留已记录的 0 项"])
    assert _score(database) == ["90", "70"]


def test_problems_are_told_with_their_cells_and_nothing_is_merged(run: Command, database: Path, tmp_path: Path) -> None:
    run("forms", "--out", tmp_path / "表", "--no-paper")
    boss = fill_form(tmp_path / "表" / "评分表_2026Q1_上级评价.xlsx", {("A01", ITEM): 900, ("A02", ITEM): 70})
    assert run("merge", boss) == (2, [], ["评分!F2: 得分 900 超出 0–100", "共 1 处问题，什么都没有合并。"])
    assert _score(database) == []
    status, _said, faults = run("merge", boss, period="2026Q2")
    assert (status, faults[0]) == (2, f"{boss.name}: 这张评分表是 2026年一季度 的，不是 2026年二季度 的")
