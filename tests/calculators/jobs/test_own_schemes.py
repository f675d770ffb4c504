"""An office's own schemes: taken in and out, in force from a month on, results that name their version."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from calculators.jobs.assessing import assess
from calculators.jobs.batch import run_batch
from calculators.jobs.own_schemes import assign, look_at_files, put_files, put_schemes
from calculators.jobs.scheme_removal import removal, remove_file
from calculators.jobs.scheme_versions import scheme_versions
from calculators.jobs.schemes import library, vocabulary
from calculators.jobs.worked_cases import run_cases_of
from calculators.policy.library import SHIPPED, shipped
from models.faults import InputFault, UserFault
from models.list_row import ListRow
from models.office import Office
from models.period import Period
from models.records import OfficeIdentity, Records
from models.results import Assessment
from models.scheme_file import SchemeFile
from models.staff import Assignment, Person
from tests.workbooks import write_sheets

SCHEME = """
id = "pieces"
title = "计件办法"
version = "{version}"
{start}
period = "month"
[[input]]
name = "件数"
{more}
[[component]]
id = "pay"
name = "计件"
formula = "{formula}"
"""
SHEETS = {
    "员工": [
        {"工号": "甲", "姓名": "甲", "入职日期": "2020-01-01", "月基本工资(元)": 0, "考核方案": "pieces"},
        {"工号": "乙", "姓名": "乙", "入职日期": "2020-01-01", "月基本工资(元)": 0},
    ],
    "月度指标": [{"月份": f"2026-0{month}", "对象": "甲", "指标": "件数", "数值": 10} for month in range(1, 8)],
}


def write(folder: Path, name: str, formula: str, start: str = "", *, version: str = "1", more: str = "") -> Path:
    path = folder / f"{name}.toml"
    since = f'from = "{start}"' if start else ""
    path.write_text(SCHEME.format(formula=formula, start=since, version=version, more=more), encoding="utf-8")
    return path


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """甲 on the scheme, 10 pieces a month; 乙 on none; 3 yuan a piece, 5 from May on."""
    path = tmp_path / "单位.jidan"
    with Office.create(path, OfficeIdentity()) as made:
        put_files(made, [write(tmp_path, "old", "件数 × 3"), write(tmp_path, "new", "件数 × 5", "2026-05", version="2")])
    run_batch(write_sheets(tmp_path / "数据.xlsx", SHEETS), Period.parse("2026-01"), tmp_path / "out", path, slips=False)
    return path


def of(path: Path, period: str) -> Assessment:
    with Office.open(path) as office:
        return assess(office, Period.parse(period)).assessment


@pytest.mark.parametrize(("period", "version", "pay"), [("2026-04", "1", "30.00"), ("2026-05", "2", "50.00")])
def test_a_period_has_the_version_in_force_at_its_beginning(office: Path, period: str, version: str, pay: str) -> None:
    (found,) = of(office, period).results
    assert (found.version, str(found.total)) == (version, pay)


def test_an_earlier_period_keeps_its_version(tmp_path: Path, office: Path) -> None:
    """From May on: this month's pay and last month's. May: 50 and, under the old version, 30; June: 50 and 50's own."""
    with Office.open(office) as opened:
        put_files(opened, [write(tmp_path, "new", "件数 × 5 + 上期(计件前, 首期=0)", "2026-05", version="2", more=PIECES)])
    (may,), (june,) = of(office, "2026-05").results, of(office, "2026-06").results
    assert may.missing == ("计件前（2026年4月）：方案的版本 1 里没有这一项",)
    assert str(june.total) == "100.00"


PIECES = '[[quantity]]\nname = "计件前"\nformula = "件数 × 5"'


def test_what_both_versions_know_is_each_ones_own(tmp_path: Path, office: Path) -> None:
    """April's pay under version 1 is 30; May's is 10 × 5 + 30 = 80, June's 10 × 5 + 80 = 130."""
    with Office.open(office) as opened:
        put_files(opened, [write(tmp_path, "new", "件数 × 5 + 上期(金额(计件), 首期=0)", "2026-05", version="2")])
    assert [str(of(office, f"2026-0{m}").results[0].total) for m in (4, 5, 6)] == ["30.00", "80.00", "130.00"]


def test_results_name_their_version(tmp_path: Path, office: Path) -> None:
    run_batch(tmp_path / "数据.xlsx", Period.parse("2026Q2"), tmp_path / "out", office, slips=False)
    rows = json.loads((tmp_path / "out" / "results.json").read_text("utf-8"))["results"]
    assert [(row["period"], row.get("scheme_version")) for row in rows] == [
        ("2026-04", None), ("2026-05", "2"), ("2026-06", "2"),
    ]


def test_before_the_first_version_nobody_is_on_the_scheme(tmp_path: Path) -> None:
    path = tmp_path / "a.jidan"
    with Office.create(path, OfficeIdentity()) as made:
        put_files(made, [write(tmp_path, "new", "件数", "2026-05")])
    workbook = write_sheets(tmp_path / "数据.xlsx", SHEETS)
    with pytest.raises(UserFault, match="没有需要考核的人"):
        run_batch(workbook, Period.parse("2026-04"), tmp_path / "out", path, slips=False)
    assert run_batch(workbook, Period.parse("2026-05"), tmp_path / "out", path, slips=False).status == 0


def test_whoever_is_on_a_scheme_that_is_not_in_force_is_named(tmp_path: Path) -> None:
    """丙 is on a shipped scheme and is assessed; of 甲 it is said that nothing was computed."""
    path, sheets = tmp_path / "a.jidan", {**SHEETS, "员工": [*SHEETS["员工"], ON_ANOTHER]}
    with Office.create(path, OfficeIdentity()) as made:
        put_files(made, [write(tmp_path, "new", "件数", "2026-05")])
    done = run_batch(write_sheets(tmp_path / "b.xlsx", sheets), Period.parse("2026-04"), tmp_path / "o", path, slips=False)
    assert [r.staff_no for r in done.assessment.results] == ["丙"]
    assert "提醒：甲 甲：方案「pieces」在 2026年4月 没有生效，没有考核" in done.notes


ON_ANOTHER = {"工号": "丙", "姓名": "丙", "入职日期": "2020-01-01", "月基本工资(元)": 0, "考核方案": "ecommerce-quality"}


def test_files_go_in_as_one_change_and_out_again(tmp_path: Path, office: Path) -> None:
    with Office.open(office) as opened:
        path = write(tmp_path, "new", "件数 × 6", "2026-05", version="3")
        said = put_files(opened, [path.with_name("new.cases.toml"), path])
        assert said == ["已换掉：计件办法（pieces），自 2026-05 起生效"]
        assert [p.version for p in library(opened.records()).versions_of("pieces")] == ["1", "3"]
        opened.undo()
        assert [p.version for p in library(opened.records()).versions_of("pieces")] == ["1", "2"]
        with opened.change("没有人再用") as change:
            change.put(replace(opened.records().staff[-1], scheme=None))
        for file in opened.records().scheme_files:
            remove_file(opened, file)
        assert "pieces" not in library(opened.records())


def test_a_version_that_people_need_stays(office: Path) -> None:
    """甲 is on the scheme from 2020 on: without version 1 the months before May had none; without 2 they go on under 1."""
    with Office.open(office) as opened:
        first, second = opened.records().scheme_files
        with pytest.raises(UserFault, match="不能去掉") as fault:
            remove_file(opened, first)
        assert "甲" in str(fault.value)
        assert removal(opened.records(), second)[:2] == [
            "去掉方案「计件办法」的版本 2", "2026-05 起的期间改按版本 1 重新计算。",
        ]
        remove_file(opened, second)
    assert [str(of(office, f"2026-0{m}").results[0].total) for m in (4, 5)] == ["30.00", "30.00"]


@pytest.mark.parametrize(
    ("hired", "left", "start", "stays"),
    [
        ("2026-03-01", None, None, True),  # on it from ever
        ("2026-03-01", "2026-04-30", None, True),  # on it until April: those months need it
        ("2026-05-01", None, None, False),  # came when version 2 was in force
        ("2020-01-01", None, "2026-04", True),  # put on it in April
        ("2020-01-01", None, "2026-05", False),  # put on it in May
    ],
)
def test_who_needs_a_version(tmp_path: Path, hired: str, left: str | None, start: str | None, stays: bool) -> None:
    """Version 1 ends when version 2 begins, in May 2026: whoever was on the scheme before needs it."""
    path = tmp_path / "单位.jidan"
    with Office.create(path, OfficeIdentity()) as made:
        put_files(made, [write(tmp_path, "old", "件数 × 3"), write(tmp_path, "new", "件数 × 5", "2026-05", version="2")])
        person = Person(
            staff_no="丙", name="丙", base_pay=Decimal(0), hired=date.fromisoformat(hired),
            left=None if left is None else date.fromisoformat(left), scheme=None if start else "pieces",
        )
        with made.change("录入") as change:
            change.put(person)
            if start:
                change.put(Assignment(staff_no="丙", start=Period.parse(start), scheme="pieces"))
        first = made.records().scheme_files[0]
        if stays:
            with pytest.raises(UserFault, match="丙"):
                remove_file(made, first)
        else:
            remove_file(made, first)
        assert (first in made.records().scheme_files) is stays


def test_a_scheme_that_another_asks_stays(tmp_path: Path) -> None:
    """The other one's formula and key are named."""
    with Office.create(tmp_path / "单位.jidan", OfficeIdentity()) as made:
        asking = SCHEME.format(version="1", start="", more="", formula="件数 × 方案合计(pieces，件数)")
        asking = asking.replace('"pieces"', '"asking"').replace('"计件办法"', '"问的"')
        (tmp_path / "asking.toml").write_text(asking, encoding="utf-8")
        put_files(made, [write(tmp_path, "old", "件数 × 3"), tmp_path / "asking.toml"])
        asked = next(file for file in made.records().scheme_files if file.scheme == "pieces")
        with pytest.raises(InputFault, match="没有考核方案") as fault:
            remove_file(made, asked)
        assert fault.value.what == "别的方案要用到「计件办法」，不能去掉"
        assert [problem.where for problem in fault.value.problems] == ["asking component.pay"]
        assert len(made.records().scheme_files) == 2


def test_the_records_of_a_scheme_that_is_gone_stay(tmp_path: Path) -> None:
    """Its list of records is no sheet any more, but undo brings both back."""
    more = '[[list]]\nname = "单据"\ncolumn = [{ name = "金额", kind = "money" }]'
    with Office.create(tmp_path / "单位.jidan", OfficeIdentity()) as made:
        put_files(made, [write(tmp_path, "old", "件数 × 3 + 合计(单据，金额)", more=more)])
        row = ListRow(list_name="单据", staff_no="丙", day=date(2026, 1, 1), cells={"金额": Decimal(5)})
        with made.change("录入") as change:
            change.put(Person(staff_no="丙", name="丙", base_pay=Decimal(0), hired=date(2026, 1, 1)))
            change.put(row)
        remove_file(made, made.records().scheme_files[0])
        assert made.records().list_rows == (row,)
        assert "单据" not in [word.name for word in vocabulary(made.records()).lists]
        made.undo()
        assert [word.name for word in vocabulary(made.records()).lists] == ["单据"]


def test_every_version_at_hand_has_its_file(tmp_path: Path, office: Path) -> None:
    """The shipped ones too, with their cases; an own version is known as such, with the months it holds for."""
    with Office.open(office) as opened:
        found = scheme_versions(opened.records())
    own = [v for v in found if v.own]
    assert [(v.version, str(v.start), str(v.until)) for v in own] == [("1", "None", "2026-05"), ("2", "2026-05", "None")]
    assert len(found) - len(own) == len(shipped())
    for version in found:
        assert f'id = "{version.file.scheme}"' in version.file.text
        assert version.own or version.file.cases
    assert [v.governs(Period.parse("2026-05")) for v in own] == [False, True]


def test_files_are_looked_at_before_they_are_taken_in(tmp_path: Path, office: Path) -> None:
    """New, a new version, in the place of one; problems of each file and of all together; nothing is stored."""
    new = write(tmp_path, "a", "件数 × 7", "2026-07", version="3")
    same = write(tmp_path, "b", "件数 × 5", "2026-05", version="2b")
    fresh = tmp_path / "c.toml"
    fresh.write_text(
        write(tmp_path, "d", "件数").read_text(encoding="utf-8").replace('"pieces"', '"fresh"').replace("计件办法", "新办法"),
        encoding="utf-8",
    )
    with Office.open(office) as opened:
        records = opened.records()
        found = look_at_files([new, same, fresh], records)
        assert found.problems == ()
        assert found.becoming == (
            "成为「计件办法」（pieces）的新版本，自 2026-07 起生效",
            "换掉单位里的「计件办法」（pieces），自 2026-05 起生效",
            "成为新方案「新办法」（fresh），一直生效",
        )
        assert put_schemes(opened, found.files)[2] == "已收进：新办法（fresh），一直生效"
        opened.undo()
        assert opened.records() == records


def test_files_with_problems_are_not_to_be_taken_in(tmp_path: Path, office: Path) -> None:
    """A wrong name, a title taken by another scheme, cases alone, a file that isn't there: all are told at once."""
    wrong = write(tmp_path, "wrong", "件 + 数", "2026-08")
    clashing = tmp_path / "clashing.toml"
    clashing.write_text(SCHEME.format(version="1", start="", more="", formula="件数").replace("pieces", "q"), encoding="utf-8")
    (tmp_path / "only.cases.toml").write_text("", encoding="utf-8")
    with Office.open(office) as opened:
        records = opened.records()
        found = look_at_files([wrong, clashing, tmp_path / "none.toml"], records)
        assert found.files == ()
        told = "\n".join(map(str, found.problems))
        assert "wrong.toml 第 10 行 component.pay" in told
        assert "方案名称「计件办法」用了不止一次" in told
        assert "none.toml: 读不了这个文件" in told
        (problem,) = look_at_files([tmp_path / "only.cases.toml"], records).problems
        assert (problem.where, problem.what[:8]) == ("only.toml", "读不了这个文件：")
        assert opened.records() == records


def test_a_file_whose_worked_case_does_not_come_out_is_not_to_be_taken_in(tmp_path: Path, office: Path) -> None:
    """Two pieces at 3 yuan are 6, the case says 7."""
    file = write(tmp_path, "old", "件数 × 3")
    case = CASE.replace("EXPECTED", "7")
    (tmp_path / "old.cases.toml").write_text(case, encoding="utf-8")
    with Office.open(office) as opened:
        found = look_at_files([file], opened.records())
        assert found.files == ()
        assert [p.what for p in found.problems] == ["戊 计件：应为 7，算得 6.00"]
        (tmp_path / "old.cases.toml").write_text(case.replace("计件 | 7", "计件 | 6"), encoding="utf-8")
        taken = look_at_files([file], opened.records()).files
        (run,) = run_cases_of(taken[0], opened.records())
        assert run.passed
        assert run.case.why == "2 × 3"
        assert run_cases_of(replace(taken[0], cases=""), opened.records()) == ()


CASE = '''
[[case]]
title = "两件"
why = "2 × 3"
period = "2026-01"
expect = """
项 | 戊
计件 | EXPECTED
"""
[case.sheets]
"月度指标表" = """
月份 | 对象 | 件数
2026-01 | 戊 | 2
"""
'''


def test_an_own_scheme_stands_for_the_shipped_one_of_its_id_and_titles_stay_apart(tmp_path: Path) -> None:
    text = (SHIPPED / "repair-star.toml").read_text(encoding="utf-8")
    same = SchemeFile(scheme="repair-star", start="", text=text.replace('version = "1"', 'version = "2"'))
    found = library(Records(scheme_files=(same,)))
    assert (found["repair-star"].version, len(found)) == ("2", len(shipped()))
    other = SchemeFile(scheme="other", start="", text=text.replace('"repair-star"', '"other"'))
    with pytest.raises(InputFault, match="方案") as fault:
        library(Records(scheme_files=(other,)))
    assert [problem.where for problem in fault.value.problems] == ["repair-star"]


def test_a_file_with_problems_changes_nothing(tmp_path: Path, office: Path) -> None:
    with Office.open(office) as opened:
        before = opened.revision
        with pytest.raises(InputFault, match="件 数"):
            put_files(opened, [write(tmp_path, "a", "件数"), write(tmp_path, "b", "「件 数」", "2026-07")])
        assert opened.revision == before


def test_people_are_put_on_a_scheme_from_a_month_on(office: Path) -> None:
    with Office.open(office) as opened:
        assign(opened, "pieces", ["乙"], Period.parse("2026-06"))
    assert [r.staff_no for r in of(office, "2026-05").results] == ["甲"]
    assert [r.staff_no for r in of(office, "2026-06").results] == ["乙", "甲"]


def test_who_is_put_on_a_scheme_is_told_with_what_comes_later(office: Path) -> None:
    """One change; who is on it already is passed over; a later change of scheme still holds; other changes stay."""
    june, july = Period.parse("2026-06"), Period.parse("2026-07")
    with Office.open(office) as opened:
        with opened.change("录入") as change:
            change.put(Assignment(staff_no="乙", start=june, post="组长"))
            change.put(Assignment(staff_no="乙", start=july, scheme="无"))
        assert assign(opened, "pieces", ["甲", "乙"], june) == [
            "1 人自 2026-06 起改用「计件办法」",
            "1 人本来就在这个方案上，没有改动",
            "乙 自 2026-07 起另有方案变动，到那时仍按那一条",
        ]
        (moved,) = [a for a in opened.records().assignments if a.start == june]
        assert (moved.staff_no, moved.scheme, moved.post) == ("乙", "pieces", "组长")
        assert opened.changes(1)[0].name == "1 人自 2026-06 起改用「计件办法」"


def test_nobody_is_put_on_a_scheme_before_it_is_in_force(tmp_path: Path) -> None:
    with Office.create(tmp_path / "单位.jidan", OfficeIdentity()) as made:
        put_files(made, [write(tmp_path, "new", "件数", "2026-05")])
        with pytest.raises(UserFault, match="还没有生效"):
            assign(made, "pieces", [], Period.parse("2026-04"))


def test_the_words_of_a_period_are_those_of_its_version(tmp_path: Path, office: Path) -> None:
    with Office.open(office) as opened:
        put_files(opened, [write(tmp_path, "new", "件数 × 等级数", "2026-05", version="2", more='[[input]]\nname = "等级数"')])
        words = vocabulary(opened.records())
    asked = [words.scheme("pieces", Period.parse(month)) for month in ("2026-04", "2026-05")]
    assert [[m.name for m in found.measures] for found in asked if found] == [["件数"], ["件数", "等级数"]]
