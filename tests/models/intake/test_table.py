"""How a sheet is laid out: header, order, blank rows, notes, merged cells, formulas, errors."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from models.faults import InputFault
from models.intake import Intake, read_workbook
from models.measure import Measure
from models.records import Records
from models.staff import Person
from tests.models.intake.small_office import ANN, BEN, VOCABULARY, problems, read
from tests.workbooks import write_sheets

HEADER = ["工号", "姓名", "入职日期", "月基本工资(元)", "考核方案"]
ROW: list[Any] = ["A1", "安然", "2025-01-01", 6000, "branch"]


def read_staff(folder: Path, fill: Callable[[Worksheet], None], title: str = "员工") -> Intake:
    """Read a workbook whose only sheet was filled by hand."""
    book = Workbook()
    sheet = book["Sheet"]
    sheet.title = title
    fill(sheet)
    book.save(folder / "手工.xlsx")
    return read_workbook(folder / "手工.xlsx", Records(), VOCABULARY, staff_optional=False)


def refused(folder: Path, fill: Callable[[Worksheet], None], title: str = "员工") -> list[str]:
    """Give the problems of such a workbook."""
    with pytest.raises(InputFault) as caught:
        read_staff(folder, fill, title)
    return [str(problem) for problem in caught.value.problems]


def people(intake: Intake) -> list[str]:
    return [noun.staff_no for noun in intake.put if isinstance(noun, Person)]


@pytest.mark.parametrize(
    "header",
    [
        HEADER,
        ["工号*", "*姓名", "入职日期 *", "月基本工资（元）", "考核方案"],
        [" 工 号 ", "姓　名", "入职日期\n", "月基本工资 (元)*", "考核方案"],
        ["工号＊", "姓名", "入职日期", "月基本工资（元）＊", "考核方案\u200b"],
    ],
)
def test_a_header_is_compared_without_regard_to_width_space_and_mark(
    tmp_path: Path, header: list[str]
) -> None:

    def fill(sheet: Worksheet) -> None:
        sheet.append(header)
        sheet.append(ROW)

    intake = read_staff(tmp_path, fill)
    assert people(intake) == ["A1"]
    assert intake.warnings == ()


def test_columns_may_stand_in_any_order_with_unknown_ones_between(tmp_path: Path) -> None:
    row = {"备注": "x", **dict(reversed(ANN.items())), "电话": 123}
    intake = read(tmp_path, {"员工": [row]})
    assert people(intake) == ["A1"]
    assert [line for line in intake.warnings if "备注" in line] == ["员工!A1: 不认识的列「备注」，未读取"]
    assert len(intake.warnings) == 2


def test_blank_rows_notes_and_repeated_headers_are_skipped(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (
            HEADER,
            ["※ 必填", "※ 必填"],
            [],
            ["", " ", None, "　"],
            ROW,
            HEADER,
            [],
            ["B2", *ROW[1:]],
        ):
            sheet.append(row)

    intake = read_staff(tmp_path, fill)
    assert people(intake) == ["A1", "B2"]
    assert intake.counts == {"员工": 2}


def test_columns_without_a_usable_name_are_named_by_their_place(tmp_path: Path) -> None:
    """Something beside the table, and a header that was never computed: a warning, no problem."""

    def fill(sheet: Worksheet) -> None:
        for row in ([*HEADER, None, "=A1"], ROW, ["B2", "毕成", "2025-01-01", 1, None, "随手", 3], [None] * 5 + ["又一处"]):
            sheet.append(row)

    assert read_staff(tmp_path, fill).warnings == (
        "员工!G1: 不认识的列「公式没有缓存值，请在 Excel 中打开并保存，或改成数值」，未读取",
        "员工!F3: 这一列没有列名，未读取",
    )


def test_a_row_that_is_filled_only_in_unknown_columns_is_blank(tmp_path: Path) -> None:
    intake = read(tmp_path, {"员工": [ANN, {"备注": "合计"}]})
    assert people(intake) == ["A1"]


def test_a_sheet_without_rows_may_have_any_header(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["乱写"])
        sheet.append(["※ 说明"])

    assert read_staff(tmp_path, fill).counts == {}


def test_unknown_sheets_are_named_and_hidden_ones_read(tmp_path: Path) -> None:
    book = Workbook()
    book["Sheet"].title = "草稿"
    for title in ("员 工", "填写说明", "选项"):
        book.create_sheet(title)
    book["员 工"].append(HEADER)
    book["员 工"].append(ROW)
    book["员 工"].sheet_state = "veryHidden"
    book.save(tmp_path / "a.xlsx")
    intake = read_workbook(tmp_path / "a.xlsx", Records(), VOCABULARY, staff_optional=False)
    assert people(intake) == ["A1"]
    assert intake.warnings == ("草稿: 不认识的工作表，未读取", "员 工: 这个工作表是隐藏的，也已读取")


def test_two_sheets_of_one_name_are_refused(tmp_path: Path) -> None:
    assert problems(tmp_path, {"员工": [ANN], "员工 ": [BEN]}) == ["员工 : 工作表「员工」重复"]


def test_a_missing_staff_sheet_is_refused_once(tmp_path: Path) -> None:
    path = write_sheets(tmp_path / "a.xlsx", {"评分": [{"期间": "2026Q1", "工号": "A1"}]})
    with pytest.raises(InputFault) as caught:
        read_workbook(path, Records(), VOCABULARY, staff_optional=False)
    assert [str(p) for p in caught.value.problems] == [
        "员工: 缺少工作表「员工」",
        "评分: 缺少列「考核项」",
        "评分: 缺少列「评分人」",
        "评分: 缺少列「得分」",
    ]
    assert "共 4 处" in str(caught.value)


def test_the_staff_sheet_may_be_left_out_where_all_are_known(tmp_path: Path) -> None:
    known = Records(staff=tuple(n for n in read(tmp_path, {}).put if isinstance(n, Person)))
    row = {"月份": "2026-03", "对象": "A1", "指标": "拜访次数", "数值": 3}
    path = write_sheets(tmp_path / "a.xlsx", {"月度指标": [row, {**row, "对象": "X9"}]})
    with pytest.raises(InputFault, match="没有这个工号「X9」"):
        read_workbook(path, known, VOCABULARY, staff_optional=True)


def test_missing_columns_and_cells(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(HEADER[:-2])
        sheet.append(["A1", None, "2025-01-01"])
        sheet.append(["'", "毕成", "　"])

    assert refused(tmp_path, fill) == [
        "员工: 缺少列「月基本工资(元)」",
        "员工!B2: 缺少姓名",
        "员工!A3: 缺少工号",
        "员工!C3: 缺少入职日期",
    ]


def test_a_repeated_column_is_refused(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append([*HEADER, "姓 名"])
        sheet.append([*ROW, "别人"])

    assert refused(tmp_path, fill) == ["员工!F1: 列「姓名」重复"]


def test_merged_cells_are_refused_where_they_touch_data(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append([*HEADER, "备注"])
        sheet.append(ROW)
        sheet.append(["B2", *ROW[1:]])
        for area in ("B2:B3", "F2:F3", "A9:C9", "G1:H1"):
            sheet.merge_cells(area)

    assert refused(tmp_path, fill) == [
        "员工!B2: 这里有合并的单元格，请取消合并并填写每一格",
        "员工!B3: 缺少姓名",
    ]


def test_a_formula_that_was_never_computed_is_no_blank(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append([*HEADER, "离职日期"])
        sheet.append([*ROW, "=TODAY()"])
        sheet.append(["B2", "毕成", "2025-01-01", "=1+1", "branch"])

    found = refused(tmp_path, fill)
    assert [line.partition(": ")[0] for line in found] == ["员工!F2", "员工!D3"]
    assert all("公式没有缓存值" in line for line in found)


def test_error_values_booleans_and_wrong_types(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(HEADER)
        sheet.append(["A1", "安然", "2025-01-01", "#N/A", "branch"])
        sheet.append([True, "毕成", 46000, datetime.fromisoformat("2026-01-01T00:00"), "branch"])
        sheet.append([7.5, "蔡", "昨天", True, "branch"])
        sheet.append([-3, "丁", "2025-01-01", "无", "branch"])
        sheet.append([datetime.fromisoformat("2026-01-01T00:00"), "戊", "2025-01-01", -1, "branch"])
        sheet["D2"].data_type = "e"

    assert refused(tmp_path, fill) == [
        "员工!D2: 月基本工资(元)：单元格是错误值 #N/A",
        "员工!A3: 工号：「True」不是编号",
        "员工!C3: 入职日期：「46000」不是日期，请写成 2026-01-31",
        "员工!D3: 月基本工资(元)：这里应是数字，却是日期或时间：2026-01-01 00:00:00",
        "员工!A4: 工号：「7.5」不是编号",
        "员工!C4: 入职日期：「昨天」不是日期，请写成 2026-01-31",
        "员工!D4: 月基本工资(元)：TRUE 是真假值，不是数字",
        "员工!A5: 工号：「-3」不是编号",
        "员工!D5: 月基本工资(元)：「无」不是数字",
        "员工!A6: 工号：「2026-01-01 00:00:00」不是编号",
        "员工!D6: 月基本工资(元)：-1 不能小于零",
    ]


def test_numbers_given_as_codes_are_their_digits(tmp_path: Path) -> None:
    rows = [{**ANN, "工号": 7.0}, {**BEN, "工号": 138001380001234}, {**ANN, "工号": "００9 "}]
    measures = [{"月份": "2026-03", "对象": 7, "指标": "拜访次数", "数值": 1}]
    intake = read(tmp_path, {"员工": rows, "月度指标": measures})
    assert people(intake) == ["7", "138001380001234", "009"]
    assert [noun.owner for noun in intake.put if isinstance(noun, Measure)] == ["7"]


def test_a_code_that_excel_cut_short_is_refused(tmp_path: Path) -> None:
    """Eighteen digits as a number have lost the last three; as text they are whole."""
    told = problems(tmp_path, {"员工": [{**ANN, "工号": 110101199003074518}]})
    assert len(told) == 1
    assert told[0].startswith("员工!A2: 工号：「110101199003074")
    assert "超过 15 位" in told[0]
    assert people(read(tmp_path, {"员工": [{**ANN, "工号": "110101199003074518"}]})) == ["110101199003074518"]


def test_per_cent_formats_are_seen_in_the_cell(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["月份", "对象", "客户满意度", "成交率目标", "拜访次数"])
        sheet.append(["2026-03", "A1", 0.7, 0.25, 5])
        sheet["C2"].number_format = "0.0%"
        sheet["D2"].number_format = "0%"
        sheet["E2"].number_format = '0"%"'

    path = tmp_path / "a.xlsx"
    book = Workbook()
    fill(book.create_sheet("月度指标表"))
    staff = book.create_sheet("员工")
    staff.append(HEADER)
    staff.append(ROW)
    book.save(path)
    intake = read_workbook(path, Records(), VOCABULARY, staff_optional=False)
    values = {noun.name: noun.value for noun in intake.put if isinstance(noun, Measure)}
    assert values == {"客户满意度": 70, "成交率目标": Decimal("0.25"), "拜访次数": 5}


@pytest.mark.parametrize("mac", [False, True])
def test_real_dates_of_both_date_systems(tmp_path: Path, mac: bool) -> None:
    book = Workbook()
    if mac:
        book.epoch = CALENDAR_MAC_1904
    sheet = book["Sheet"]
    sheet.title = "员工"
    sheet.append(HEADER)
    sheet.append(["A1", "安然", datetime.fromisoformat("2025-01-31T09:30"), 6000, None])
    book.save(tmp_path / "a.xlsx")
    (person,) = read_workbook(tmp_path / "a.xlsx", Records(), VOCABULARY, staff_optional=False).put
    assert isinstance(person, Person)
    assert str(person.hired) == "2025-01-31"


def test_rows_of_mere_formatting_and_a_lying_dimension(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(HEADER)
        sheet.append(ROW)
        for row in range(3, 3000):
            sheet.cell(row, 1).number_format = "@"
        sheet.cell(3000, 16000).value = " "

    assert people(read_staff(tmp_path, fill)) == ["A1"]
