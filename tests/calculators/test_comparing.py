"""What a workbook would change is told before it changes anything: new, changed with old and new, unchanged, removed."""

from pathlib import Path
from typing import Any

import pytest

from calculators.comparing import differences
from models.difference import Fate, FieldDifference, SheetDifference
from models.intake import Intake, apply
from models.intake.book import open_book
from models.intake.keys import key_of
from models.intake.reading import examine
from models.office import Office
from models.records import Records
from tests.models.intake.small_office import ANN, BEN, P1, VOCABULARY, Sheets, read
from tests.models.intake.test_applying import EVERYTHING
from tests.workbooks import write_sheets

CHANGED: Sheets = {
    "员工": [{**ANN, "月基本工资(元)": 6500}, {**BEN, "部门": "门店"}, {**ANN, "工号": "C3", "姓名": "岑溪"}],
    "工资项": [{"月份": "2026-03", "工号": "B2", "工资项": "基本工资", "删除": "是"}],
    "目标": [{"年度": 2026, "对象类型": "公司", **{f"{q}季度(万元)": 1 for q in "一二三"}, "四季度(万元)": 2.5}],
    "贡献": [
        {"项目编号": "P1", "工号": "A1", "贡献率(%)": 40},
        {"项目编号": "P1", "工号": "B2", "贡献率(%)": 60},
    ],
    "回款": [
        {"项目编号": "P1", "回款日期": "2026-03-06", "回款金额(元)": 100},
        {"项目编号": "P1", "回款日期": "2026-03-07", "回款金额(元)": 90, "销售费用(元)": 5},
    ],
    "月度指标": [
        {"月份": "2026-03", "对象": "B2", "指标": "销售额", "数值": 9},
        {"月份": "2026-04", "对象": "B2", "指标": "销售额", "数值": 10},
    ],
    "评分": [{"期间": "2026Q1", "工号": "A1", "考核项": "文档", "评分人": "总监", "得分": "不完整"}],
    "单据": [
        {"日期": "2026-03-05", "工号": "A1", "金额": 100},
        {"日期": "2026-03-05", "工号": "A1", "金额": 300, "已收": "是"},
    ],
}


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Records:
    """Give the small office with everything recorded."""
    with Office.temporary() as office:
        with office.change("导入") as change:
            apply(read(tmp_path_factory.mktemp("before"), EVERYTHING), change)
        return office.records()


def compare(folder: Path, sheets: Sheets, known: Records) -> dict[str, SheetDifference]:
    intake = read(folder, sheets, known, staff_optional=True)
    return {sheet.sheet: sheet for sheet in differences(known, intake, VOCABULARY)}


def counts(sheet: SheetDifference) -> tuple[int, ...]:
    return tuple(sheet.count(fate) for fate in Fate)


def told(sheet: SheetDifference) -> list[tuple[str, str, dict[str, tuple[str, str]]]]:
    return [(row.fate.value, row.title, {f.name: (f.before, f.after) for f in row.fields}) for row in sheet.rows]


def test_into_an_empty_office_everything_is_new(tmp_path: Path) -> None:
    found = compare(tmp_path, EVERYTHING, Records())
    assert {name: counts(sheet) for name, sheet in found.items()} == {
        "员工": (2, 0, 0, 0), "任职": (1, 0, 0, 0), "工资项": (1, 0, 0, 0), "目标": (2, 0, 0, 0), "项目": (1, 0, 0, 0),
        "贡献": (1, 0, 0, 0), "回款": (3, 0, 0, 0), "月度指标": (3, 0, 0, 0), "评分": (2, 0, 0, 0), "事件": (1, 0, 0, 0),
        "核定": (1, 0, 0, 0), "单据": (3, 0, 0, 0), "带教": (1, 0, 0, 0),
    }  # fmt: skip
    assert told(found["贡献"]) == [("new", "P1 A1 安然", {"贡献率(%)": ("", "100")})]
    assert told(found["评分"])[0] == ("new", "2026Q1 A1 安然 文档 总监", {"得分": ("", "完整"), "备注": ("", "好")})


def test_the_same_workbook_again_changes_nothing(tmp_path: Path, known: Records) -> None:
    found = compare(tmp_path, EVERYTHING, known)
    assert all(sheet.rows == () for sheet in found.values())
    assert sum(sheet.unchanged for sheet in found.values()) == 22


def test_every_change_is_told_from_old_to_new(tmp_path: Path, known: Records) -> None:
    found = compare(tmp_path, CHANGED, known)
    assert told(found["员工"]) == [
        ("changed", "A1 安然", {"月基本工资(元)": ("6000", "6500")}),
        ("changed", "B2 毕成", {"部门": ("", "门店")}),
        ("new", "C3 岑溪", {"入职日期": ("", "2025-01-01"), "月基本工资(元)": ("", "6000"), "考核方案": ("", "branch")}),
    ]
    assert told(found["工资项"]) == [("removed", "2026-03 B2 毕成 基本工资", {"金额(元)": ("4000", "")})]
    assert told(found["目标"]) == [("changed", "2026 公司", {"四季度(万元)": ("1", "2.5")})]
    assert told(found["月度指标"]) == [("new", "2026-04 员工 B2 毕成 销售额", {"数值": ("", "10")})]
    assert found["月度指标"].unchanged == 1
    assert told(found["评分"]) == [("changed", "2026Q1 A1 安然 文档 总监", {"得分": ("完整", "不完整")})]


def test_of_replaced_blocks_what_stays_goes_and_comes_is_told(tmp_path: Path, known: Records) -> None:
    """Shares are paired by person; rows that nothing tells apart are paired where they are equal."""
    found = compare(tmp_path, CHANGED, known)
    assert told(found["贡献"]) == [
        ("changed", "P1 A1 安然", {"贡献率(%)": ("100", "40")}),
        ("new", "P1 B2 毕成", {"贡献率(%)": ("", "60")}),
    ]
    assert counts(found["回款"]) == (1, 0, 1, 1), "March alone is replaced"
    new, gone = (fields for _fate, _title, fields in told(found["回款"]))
    assert (new["回款日期"], new["销售费用(元)"]) == (("", "2026-03-07"), ("", "5"))
    assert gone["回款日期"] == ("2026-03-05", "")
    assert counts(found["单据"]) == (1, 0, 1, 1), "of two equal rows one is left"


def test_a_removed_person_takes_along_what_hangs_on_them(tmp_path: Path, known: Records) -> None:
    found = compare(tmp_path, {"员工": [{"工号": "B2", "删除": "是"}]}, known)
    gone = {name: sheet.count(Fate.REMOVED) for name, sheet in found.items()}
    assert gone == {"员工": 1, "工资项": 1, "目标": 1, "月度指标": 1, "评分": 1, "事件": 1, "核定": 1, "带教": 1}


@pytest.mark.parametrize("sheets", [EVERYTHING, CHANGED, {"项目": [{"项目编号": "P1", "删除": "是"}]}])
def test_what_is_told_is_what_is_stored(tmp_path: Path, known: Records, sheets: Sheets) -> None:
    """Counted on the records themselves, before and after."""
    intake = read(tmp_path, sheets, known, staff_optional=True)
    found = differences(known, intake, VOCABULARY)
    with Office.temporary() as office:
        with office.change("导入") as change:
            apply(read(tmp_path, EVERYTHING), change)
        before = office.records()
        with office.change("导入") as change:
            apply(intake, change)
        after = office.records()
    grown = sum(len(_rows(after, name)) - len(_rows(before, name)) for name in _FIELDS)
    fates = {fate: sum(sheet.count(fate) for sheet in found) for fate in Fate}
    assert grown == fates[Fate.NEW] - fates[Fate.REMOVED]
    gone = sum(sum(row not in _rows(after, name) for row in _rows(before, name)) for name in _FIELDS)
    doubled = 1 if sheets is CHANGED else 0
    assert gone + doubled == fates[Fate.CHANGED] + fates[Fate.REMOVED], "of two equal rows one is gone, one is left"


_FIELDS = [name for name in Records.__dataclass_fields__ if name != "identity"]


def _rows(records: Records, name: str) -> tuple[Any, ...]:
    """Give rows without the number that only says where in its list a row stands."""
    rows = getattr(records, name)
    return tuple((row.staff_no, row.day, tuple(row.cells.items())) for row in rows) if name == "list_rows" else rows


def test_the_right_rows_are_told_beside_the_wrong_ones(tmp_path: Path, known: Records) -> None:
    """A block of which a row is wrong would look as if rows went: it is passed over."""
    path = write_sheets(
        tmp_path / "a.xlsx",
        {
            "月度指标": [
                {"月份": "2026-04", "对象": "B2", "指标": "销售额", "数值": "无"},
                {"月份": "2026-05", "对象": "B2", "指标": "销售额", "数值": 3},
            ],
            "回款": [
                {"项目编号": "P1", "回款日期": "2026-03-05", "回款金额(元)": 100},
                {"项目编号": "P1", "回款日期": "2026-03-96", "回款金额(元)": 100},
            ],
        },
    )
    reading = examine(open_book(path), known, VOCABULARY, staff_optional=True)
    assert [problem.where for problem in reading.problems] == ["月度指标!D2", "回款!B3"]
    found = differences(known, reading.intake, VOCABULARY, halved=("月度指标", "回款"))
    assert [(sheet.sheet, *told(sheet)) for sheet in found] == [
        ("月度指标", ("new", "2026-05 员工 B2 毕成 销售额", {"数值": ("", "3")}))
    ]


def test_a_wide_sheet_keeps_the_notes_that_it_has_no_column_for(tmp_path: Path, known: Records) -> None:
    found = compare(tmp_path, {"评分表": [{"期间": "2026Q1", "工号": "A1", "评分人": "总监", "文档": "不完整"}]}, known)
    (row,) = found["评分"].rows
    assert row.fields == (FieldDifference(name="得分", before="完整", after="不完整"),)


def test_nothing_read_is_no_difference(known: Records) -> None:
    assert differences(known, Intake(), VOCABULARY) == ()


def test_a_row_that_gets_a_key_is_found_by_it(tmp_path: Path, known: Records) -> None:
    found = compare(tmp_path, {"评分": CHANGED["评分"], "贡献": CHANGED["贡献"], "项目": [P1]}, known)
    (row,) = found["评分"].rows
    assert row.key == key_of(next(rating for rating in known.ratings if rating.kpi == "文档"))
    assert {row.key for row in found["贡献"].rows} == {()}
