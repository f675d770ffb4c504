"""An office's own schemes: taken in and out, in force from a month on, results that name their version."""

import json
from pathlib import Path

import pytest

from calculators.jobs.assessing import assess
from calculators.jobs.batch import run_batch
from calculators.jobs.own_schemes import assign, put_files, remove_file
from calculators.jobs.schemes import library, vocabulary
from calculators.policy.library import SHIPPED, shipped
from models.faults import InputFault, UserFault
from models.office import Office
from models.period import Period
from models.records import OfficeIdentity, Records
from models.results import Assessment
from models.scheme_file import SchemeFile
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
        for file in opened.records().scheme_files:
            remove_file(opened, file)
        assert "pieces" not in library(opened.records())


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


def test_the_words_of_a_period_are_those_of_its_version(tmp_path: Path, office: Path) -> None:
    with Office.open(office) as opened:
        put_files(opened, [write(tmp_path, "new", "件数 × 等级数", "2026-05", version="2", more='[[input]]\nname = "等级数"')])
        words = vocabulary(opened.records())
    asked = [words.scheme("pieces", Period.parse(month)) for month in ("2026-04", "2026-05")]
    assert [[m.name for m in found.measures] for found in asked if found] == [["件数"], ["件数", "等级数"]]
