"""A rating form goes out, is filled in, comes back: checked cell by cell, merged as one change, nothing lost on the way."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from calculators.jobs.importing import Preview, preview_forms, preview_import, take_in
from calculators.jobs.rating_forms import make_forms, plan_forms, write_forms
from models.difference import Fate
from models.faults import InputFault, UserFault
from models.office import Office
from models.period import Period
from models.rating import Rating
from models.staff import Person
from tests.models.office.nouns import store
from tests.rating_forms import Scores, change_cell, fill_form
from tests.workbooks import write_sheets

QUARTER = Period.parse("2026Q1")
PEERS = "同事互评"
ITEMS = ("方案质量与及时性", "团队协作与知识分享", "个人成长与学习")


def _person(staff_no: str, name: str, scheme: str) -> Person:
    return Person(staff_no=staff_no, name=name, hired=date(2024, 1, 1), base_pay=Decimal(6000), scheme=scheme)


def _rating(staff_no: str, score: str, note: str | None = None) -> Rating:
    return Rating(period=QUARTER, staff_no=staff_no, kpi=ITEMS[0], rater="上级评价", score=Decimal(score), note=note)


@pytest.fixture
def office() -> Iterator[Office]:
    with Office.temporary() as office:
        store(office, _person("A01", "张伟", "presales-360"), _person("A02", "王芳", "presales-360"))
        yield office


def send(office: Office, folder: Path, **copies: int) -> dict[str, Path]:
    """Write the forms of the quarter; give the workbooks by their names."""
    plans = [replace(plan, copies=copies.get(plan.rater, 1)) for plan in plan_forms(office, QUARTER)]
    write_forms(office, folder, make_forms(office, QUARTER, plans), kinds=(".xlsx",))
    return {path.stem: path for path in sorted(folder.glob("*.xlsx"))}


@pytest.fixture
def boss(office: Office, tmp_path: Path) -> Path:
    """Send the forms out; give the one of the 上级评价."""
    return send(office, tmp_path)["评分表_2026Q1_上级评价"]


def preview(office: Office, *paths: Path) -> Preview:
    return preview_forms(office, paths, QUARTER)


def scores(office: Office) -> dict[tuple[str, str, str, int], str]:
    return {(r.staff_no, r.kpi, r.rater, r.number): str(r.score) for r in office.records().ratings}


def problems(found: Preview) -> list[str]:
    return [str(problem) for problem in found.problems]


ALL: Scores = {("A01", ITEMS[0]): 90, ("A01", ITEMS[1]): (85.5, "肯带新人"), ("A02", ITEMS[0]): 70}


def test_forms_are_written_for_every_rater_and_named_after_them(office: Office, tmp_path: Path) -> None:
    """Who rates themselves gets a form of their own; of peers each has a number."""
    told: list[tuple[int, int]] = []
    plans = [replace(plan, copies=2) if plan.rater == PEERS else plan for plan in plan_forms(office, QUARTER)]
    forms = make_forms(office, QUARTER, plans)
    files = write_forms(office, tmp_path / "新" / "表", forms, progress=lambda *step: told.append(step))
    names = sorted(["自评_A01_张伟", "自评_A02_王芳", "同事互评_1", "同事互评_2", "上级评价"])
    assert [path.name for path in files] == [f"评分表_2026Q1_{name}{kind}" for name in names for kind in (".pdf", ".xlsx")]
    assert all(path.stat().st_size for path in files)
    assert told[-1] == (5, 5)


def test_writing_that_is_cancelled_between_two_forms_leaves_none(office: Office, tmp_path: Path) -> None:
    asked = iter([False, True])
    forms = make_forms(office, QUARTER, plan_forms(office, QUARTER))
    assert write_forms(office, tmp_path / "表", forms, cancelled=lambda: next(asked)) == ()
    assert not (tmp_path / "表").exists()


def test_a_period_without_ratings_is_told(office: Office) -> None:
    with pytest.raises(UserFault, match="2026年1月 没有要评分的人"):
        plan_forms(office, Period.parse("2026-01"))


def test_a_filled_form_is_merged_as_one_change(office: Office, boss: Path) -> None:
    found = preview(office, fill_form(boss, ALL))
    assert (found.merges, found.problems, found.warnings, found.conflicts) == (True, (), (), frozenset())
    assert [sheet.count(fate) for sheet in found.sheets for fate in Fate] == [3, 0, 0, 0]
    revision = office.revision
    take_in(office, found)
    assert scores(office) == {
        ("A01", ITEMS[0], "上级评价", 1): "90",
        ("A01", ITEMS[1], "上级评价", 1): "85.5",
        ("A02", ITEMS[0], "上级评价", 1): "70",
    }
    assert [r.note for r in office.records().ratings] == ["肯带新人", None, None]
    assert office.revision == revision + 1
    assert office.undo() == "合并 评分表_2026Q1_上级评价.xlsx"
    assert scores(office) == {}


def test_a_blank_form_brings_nothing_and_loses_nothing(office: Office, boss: Path) -> None:
    """What is not rated stays missing, and what is recorded stays."""
    store(office, _rating("A01", "88", note="已定"))
    found = preview(office, boss)
    assert not found.changes_something
    assert (found.problems, found.warnings) == ((), ())


def test_what_is_recorded_differently_is_a_persons_to_decide(office: Office, boss: Path) -> None:
    store(office, _rating("A01", "60", note="谈过"), _rating("A02", "70"))
    found = preview(office, fill_form(boss, ALL))
    ((key,), rows) = (tuple(found.conflicts), found.sheets[0].rows)
    assert [(row.fate.value, row.title.split()[1], [(f.before, f.after) for f in row.fields]) for row in rows] == [
        ("changed", "A01", [("60", "90")]),
        ("new", "A01", [("", "85.5"), ("", "肯带新人")]),
    ], "an equal score is no conflict, and a note that the form leaves blank is not taken away"
    take_in(office, found, keeping=found.conflicts)
    assert scores(office)["A01", ITEMS[0], "上级评价", 1] == "60"
    assert scores(office)["A01", ITEMS[1], "上级评价", 1] == "85.5"
    office.undo()
    take_in(office, found)
    (changed,) = (r for r in office.records().ratings if r.staff_no == "A01" and r.kpi == ITEMS[0])
    assert (changed.score, changed.note) == (Decimal(90), "谈过")
    assert key[2] == "A01"


def test_a_note_where_none_was_is_no_conflict_another_note_is(office: Office, boss: Path) -> None:
    store(office, _rating("A01", "90"), _rating("A02", "70", note="谈过"))
    filled: Scores = {("A01", ITEMS[0]): (90, "很好"), ("A02", ITEMS[0]): (70, "没谈过")}
    found = preview(office, fill_form(boss, filled))
    assert [key[2] for key in found.conflicts] == ["A02"]


def test_values_are_checked_as_the_data_workbooks_are(office: Office, boss: Path) -> None:
    """Pasted over the drop-downs, say; each with its cell, all at once, and nothing is taken."""
    fill_form(boss, {("A01", ITEMS[0]): 101, ("A01", ITEMS[1]): "很好", ("A02", ITEMS[0]): 50})
    found = preview(office, change_cell(boss, "评分", "A5", "X9"))
    assert problems(found) == [
        "评分!F2: 得分 101 超出 0–100",
        "评分!F3: 「很好」不是数字",
        "评分!A5: 没有这个工号「X9」",
    ]
    assert found.wrong == {"评分": 3}
    with pytest.raises(InputFault):
        take_in(office, found)
    assert scores(office) == {}


@pytest.mark.parametrize(
    ("cell", "value", "where"),
    [("H2", "自评", "评分!H2"), ("I2", 2, "评分!I2"), ("C2", "2026Q2", "评分!C2"), ("I2", None, "")],
)
def test_a_row_that_says_it_is_somebody_elses_is_refused(
    office: Office, boss: Path, cell: str, value: object, where: str
) -> None:
    """Rater, number and period are the form's; a blank number is the first."""
    fill_form(boss, {("A01", ITEMS[0]): 90})
    found = preview(office, change_cell(boss, "评分", cell, value))
    told = "这张评分表是 上级评价（序号 1）2026年一季度 的，这一行不能写成别的"
    assert (f"{where}: {told}" in problems(found)) is bool(where)
    assert bool(found.problems) is bool(where)


def test_a_note_without_a_score_is_told(office: Office, boss: Path) -> None:
    found = preview(office, fill_form(boss, {("A01", ITEMS[0]): (None, "下次再评")}))
    assert (found.warnings, found.changes_something) == (("评分!G2: 有备注没有得分，未记录",), False)


def test_a_form_of_another_office_is_refused(office: Office, boss: Path) -> None:
    with Office.temporary() as other:
        store(other, _person("A01", "张伟", "presales-360"))
        with pytest.raises(UserFault, match="这张评分表不是这个单位发出的") as fault:
            preview(other, boss)
    assert office.identity.file_id in fault.value.why
    assert fault.value.where == boss.name


def test_a_form_of_another_period_is_refused(office: Office, boss: Path) -> None:
    """A form of the quarter is merged in the quarter, or in the year that covers it."""
    with pytest.raises(UserFault, match="这张评分表是 2026年一季度 的，不是 2026年二季度 的"):
        preview_forms(office, (boss,), Period.parse("2026Q2"))
    assert preview_forms(office, (boss,), Period.parse("2026")).problems == ()


def test_another_workbook_is_no_form(office: Office, tmp_path: Path) -> None:
    path = write_sheets(tmp_path / "数据.xlsx", {"评分": [{"期间": "2026Q1"}]})
    with pytest.raises(UserFault, match="这不是评分表"):
        preview(office, path)


@pytest.mark.parametrize("label", ["单位编号", "期间", "评分人", "序号"])
def test_a_form_that_no_longer_says_what_it_is_is_refused(office: Office, boss: Path, label: str) -> None:
    from openpyxl import load_workbook

    book = load_workbook(boss)
    guide = book["填写说明"]
    (row,) = (cell.row for cell in guide["A"] if cell.value == label)
    guide.cell(row, 2).value = None
    book.save(boss)
    with pytest.raises(UserFault, match="这张评分表认不出来了"):
        preview(office, boss)


def test_a_form_without_its_ratings_is_refused(office: Office, boss: Path) -> None:
    from openpyxl import load_workbook

    book = load_workbook(boss)
    book["评分"].title = "打分"
    book.save(boss)
    with pytest.raises(UserFault, match="没有工作表「评分」"):
        preview(office, boss)


def test_a_column_that_was_deleted_is_told(office: Office, boss: Path) -> None:
    fill_form(boss, {("A01", ITEMS[0]): 90})
    assert problems(preview(office, change_cell(boss, "评分", "F1", None))) == ["评分: 缺少列「得分」"]


def test_sheets_that_somebody_added_are_not_read(office: Office, boss: Path) -> None:
    from openpyxl import load_workbook

    fill_form(boss, {("A01", ITEMS[0]): 90})
    book = load_workbook(boss)
    book.create_sheet("员工").append(["工号", "姓名"])
    book.save(boss)
    found = preview(office, boss)
    assert found.warnings == ("员工: 评分表里多出来的工作表，未读取",)
    assert [sheet.sheet for sheet in found.sheets] == ["评分"]


def test_a_form_among_data_workbooks_is_known_and_merged(office: Office, boss: Path) -> None:
    """Whoever imports it means to merge it."""
    found = preview_import(office, fill_form(boss, ALL), QUARTER)
    assert found.merges
    with pytest.raises(UserFault, match="不是 2026年二季度 的"):
        preview_import(office, boss, Period.parse("2026Q2"))


def test_several_forms_are_merged_together(office: Office, tmp_path: Path) -> None:
    """Peers' scores stand beside each other under their numbers; their mean counts (rules §5)."""
    forms = send(office, tmp_path, **{PEERS: 2})
    paths = [forms[f"评分表_2026Q1_{PEERS}_{number}"] for number in (1, 2)]
    for path, score in zip(paths, (80, 90), strict=True):
        fill_form(path, {("A01", ITEMS[0]): score})
    found = preview(office, *paths, fill_form(forms["评分表_2026Q1_上级评价"], ALL))
    assert (found.title, found.problems) == ("3 张评分表", ())
    take_in(office, found)
    assert {key[2:]: value for key, value in scores(office).items() if key[:2] == ("A01", ITEMS[0])} == {
        (PEERS, 1): "80", (PEERS, 2): "90", ("上级评价", 1): "90",
    }  # fmt: skip


def test_two_forms_that_give_one_rating_twice_are_told(office: Office, boss: Path, tmp_path: Path) -> None:
    """Equal scores are one; different ones can't both be taken, and the file of each problem is named."""
    twin = fill_form(boss, ALL, to=tmp_path / "再交一次.xlsx")
    assert preview(office, fill_form(boss, ALL), twin).problems == ()
    fill_form(twin, {**ALL, ("A02", ITEMS[0]): 75, ("A02", ITEMS[1]): 500})
    told = "A02 的「方案质量与及时性」上级评价（序号 1）评 75，在 评分表_2026Q1_上级评价.xlsx 里评 70；同一份评分只能交一张表"
    assert problems(preview(office, boss, twin)) == [
        "再交一次.xlsx · 评分!F6: 得分 500 超出 0–100",
        f"再交一次.xlsx · 评分: {told}",
    ]


def test_what_is_merged_is_what_was_shown(office: Office, boss: Path) -> None:
    found = preview(office, fill_form(boss, ALL))
    store(office, _rating("A01", "60"))
    with pytest.raises(UserFault, match="预览之后单位里的数据变了"):
        take_in(office, found)
    assert scores(office) == {("A01", ITEMS[0], "上级评价", 1): "60"}
