"""The empty data workbook: every sheet, its lists and notes; read back it brings nothing and no complaint."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from calculators.documents.template import write_template
from models.faults import UserFault
from models.intake import Intake, read_workbook
from models.intake.sheets import GUIDE, LISTS, NOTE_MARK, sheets_of
from models.records import Records
from models.staff import Person
from models.vocabulary import Vocabulary
from tests.models.intake.small_office import DEALS, VOCABULARY


@pytest.fixture
def path(tmp_path: Path) -> Path:
    target = tmp_path / "模板.xlsx"
    write_template(target, VOCABULARY)
    return target


@pytest.fixture
def book(path: Path) -> Iterator[Workbook]:
    opened = load_workbook(path)
    yield opened
    opened.close()


def header(page: Worksheet) -> dict[str, int]:
    return {str(cell.value): index for index, cell in enumerate(page[1], 1)}


def offered(book: Workbook, sheet: str, column: str) -> list[str]:
    """Give the words that a column's drop-down list offers in its first row for data."""
    page = book[sheet]
    cell = page.cell(3, header(page)[column]).coordinate
    (rule,) = (rule for rule in page.data_validations.dataValidation if cell in rule.sqref)
    title, _, area = rule.formula1.replace("$", "").partition("!")
    assert title == f"'{LISTS}'"
    return [str(cell.value) for (cell,) in book[LISTS][area]]


def read(path: Path) -> Intake:
    return read_workbook(path, Records(), VOCABULARY, staff_optional=False)


def test_untouched_it_brings_nothing_and_no_complaint(path: Path) -> None:
    assert read(path) == Intake()


def test_it_has_every_sheet_with_every_column(book: Workbook) -> None:
    assert book.sheetnames == [GUIDE, *(sheet.name for sheet in sheets_of(VOCABULARY)), LISTS]
    assert book[LISTS].sheet_state == "hidden"
    for sheet in sheets_of(VOCABULARY):
        names = list(header(book[sheet.name]))
        assert names[: len(sheet.columns)] == [column.name for column in sheet.columns]
    assert list(header(book["月度指标表"]))[-2:] == ["销售额", "整体目标"]
    assert list(header(book["评分表"]))[-6:] == ["团队精神", "笔试", "文档", "等级", "价值观", "服务态度"]


def test_required_columns_look_different_and_every_column_has_its_note(book: Workbook) -> None:
    for sheet in sheets_of(VOCABULARY):
        page = book[sheet.name]
        assert page.freeze_panes == "A3"
        for index, column in enumerate(sheet.columns, 1):
            fill = page.cell(1, index).fill.fgColor.rgb
            assert (fill == "002563EB") == column.required, (sheet.name, column.name)
        assert all(str(cell.value).startswith(NOTE_MARK) for cell in page[2])


@pytest.mark.parametrize(
    ("sheet", "column", "words"),
    [
        ("员工", "考核方案", ["分公司办法", "门店办法", "无"]),
        ("员工", "另计方案", ["分公司办法", "无"]),
        ("目标", "对象类型", ["员工", "部门", "公司"]),
        ("项目", "已备案", ["是", "否"]),
        ("工资项", "工资项", ["基本工资", "住房补贴"]),
        ("评分", "评分人", ["总监", "总经理", "经理", "店长"]),
        ("评分", "考核项", ["团队精神", "笔试", "文档", "等级", "价值观", "服务态度"]),
        ("事件", "类型", ["投诉", "违纪", "表扬"]),
        ("核定", "项", ["全部", "团队精神", "笔试", "项目奖金", "服务态度", "底薪"]),
        ("单据", "类别", ["新签", "续签 A"]),
        ("单据", "已收", ["是", "否"]),
    ],
)
def test_a_list_offers_the_words_of_all_schemes(
    book: Workbook, sheet: str, column: str, words: list[str]
) -> None:
    assert offered(book, sheet, column) == words


def test_a_list_of_a_scheme_is_a_sheet_with_what_it_declares(book: Workbook) -> None:
    page = book["单据"]
    notes = {str(head.value): str(under.value) for head, under in zip(page[1], page[2], strict=True)}
    assert list(notes) == [*("工号", "姓名"), *(column.name for column in DEALS.columns)]
    assert notes["折扣"] == "※ 选填。百分数，30 表示 30%。0–100"
    assert notes["逾期天数"] == "※ 选填。整数。单位天。不小于 0。留空为 0"
    assert notes["难度"] == "※ 选填。数字。不大于 10"
    assert notes["已收"] == "※ 选填。从列表中选择。留空为 否"
    assert notes["类别"] == "※ 选填。从列表中选择。留空为 新签"
    assert notes["金额"] == "※ 必填。金额，单位元"
    (rule,) = (rule for rule in page.data_validations.dataValidation if "F3" in rule.sqref)
    assert rule.errorStyle == "stop"
    assert list(header(book["带教"])) == ["工号", "姓名", "月份", "学员", "课时"]
    guide = {row[0].value: row[1].value for row in book[GUIDE].iter_rows()}
    assert "清单" in str(guide["单据"])


def test_columns_have_their_formats(book: Workbook) -> None:
    page = book["员工"]
    letters = {name: get_column_letter(index) for name, index in header(page).items()}
    shapes = {name: page.column_dimensions[letter].number_format for name, letter in letters.items()}
    assert (shapes["工号"], shapes["入职日期"], shapes["月基本工资(元)"]) == ("@", "yyyy-mm-dd", "#,##0.00")


def test_filled_in_below_the_notes_it_is_read(path: Path) -> None:
    book = load_workbook(path)
    page = book["员工"]
    row: dict[str, str | int] = {
        "工号": "007",
        "姓名": "安",
        "入职日期": "2026-01-01",
        "考核方案": "门店办法",
    }
    for column, value in (row | {"月基本工资(元)": 5}).items():
        page.cell(3, header(page)[column], value)
    book.save(path)
    (person,) = read(path).put
    assert isinstance(person, Person)
    assert (person.staff_no, person.scheme) == ("007", "shop")


def test_without_schemes_there_are_no_empty_lists(tmp_path: Path) -> None:
    write_template(tmp_path / "a.xlsx", Vocabulary())
    book = load_workbook(tmp_path / "a.xlsx")
    assert [
        len(book["评分"].data_validations.dataValidation),
        len(book["项目"].data_validations.dataValidation),
    ] == [1, 2]
    assert offered(book, "员工", "考核方案") == ["无"]


def test_a_target_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserFault, match="无法写入"):
        write_template(tmp_path / "没有" / "模板.xlsx", VOCABULARY)
    (tmp_path / "模板.xlsx").mkdir()
    with pytest.raises(UserFault, match="无法写入"):
        write_template(tmp_path / "模板.xlsx", VOCABULARY)
    assert [entry.name for entry in tmp_path.iterdir()] == ["模板.xlsx"]
