"""The summary workbook as other programs open it: sheets, exact figures, text that stays text, print set-up."""

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from calculators.documents.sheets.about import Imprint
from calculators.documents.summary import write_summary
from models.faults import UserFault
from models.records import OfficeIdentity
from models.results import Assessment, Component, Detail, Line, Result, SummaryRow
from tests import results as made

MADE_ON = datetime(2026, 4, 2, 10, 30)  # noqa: DTZ001 — the moment as the office's clock shows it
SHEETS = ["汇总", "考核明细", "项目奖金", "结转", "核算过程", "等级分布", "说明"]
VERSIONS = {"售前顾问考核办法（分公司）": "1"}


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    """Write the summary of some results."""

    def write(*results: Result, assessment: Assessment | None = None) -> Path:
        path = tmp_path / "summary.xlsx"
        whole = assessment or made.assessment(*results)
        write_summary(path, whole, made.IDENTITY, Imprint(made_on=MADE_ON, made_by="张会计"))
        return path

    return write


def rows(path: Path, sheet: str) -> list[dict[str, object]]:
    """Read a sheet as rows by their header."""
    book = openpyxl.load_workbook(path)
    header, *found = book[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, header), row, strict=True)) for row in found]


def test_the_sheets_stand_in_their_order(written: Callable[..., Path]) -> None:
    """Both strict readers open the file without a warning and see the same sheets."""
    path = written(made.COMPLETE, made.INCOMPLETE)
    assert openpyxl.load_workbook(path).sheetnames == SHEETS
    assert CalamineWorkbook.from_path(path).sheet_names == SHEETS


def test_one_row_a_person_and_a_totals_row(written: Callable[..., Path]) -> None:
    """Identity, score, grade, rank, coefficient, every component, total; totals are values, not formulas."""
    first, second, totals = rows(written(made.COMPLETE, made.NO_MONEY), "汇总")
    assert first == {
        "工号": "S0001",
        "姓名": "史涛",
        "部门": "售前支持一部",
        "岗位": "售前顾问",
        "考核方案": "售前顾问考核办法（分公司）",
        "总分": 70.84,
        "等级": "合格",
        "名次": 2,
        "奖金系数": 0.7084,
        "项目奖金": 814.76,
        "工作量奖金": 1275.12,
        "合计（元）": 2089.88,
        "状态": "完整",
    }
    assert (second["项目奖金"], second["合计（元）"]) == (None, 0)
    assert totals["工号"] == "合计"
    assert (totals["项目奖金"], totals["工作量奖金"], totals["合计（元）"], totals["总分"]) == (
        814.76,
        1275.12,
        2089.88,
        None,
    )


def test_what_is_missing_is_empty_and_the_total_says_so(written: Callable[..., Path]) -> None:
    """An empty cell, never a zero; the totals row tells whom it lacks."""
    _first, second, totals = rows(written(made.COMPLETE, made.INCOMPLETE), "汇总")
    assert (second["总分"], second["工作量奖金"], second["合计（元）"], second["状态"]) == (
        None,
        None,
        None,
        "资料不全",
    )
    assert (totals["合计（元）"], totals["状态"]) == (2089.88, "不含 1 人：资料不全")


def test_several_results_of_a_person_add_up_by_component(written: Callable[..., Path]) -> None:
    """Three months of a monthly scheme: one row, the summary's score, no rank of a single month."""
    months = made.months()
    summary = SummaryRow(
        staff_no="S0008",
        name="周敏",
        scheme="ecommerce-salary",
        score=Decimal("83.42"),
        grade="良好",
        total=Decimal("10100.49"),
    )
    row, _totals = rows(
        written(assessment=Assessment(period=made.QUARTER, results=months, summary=(summary,))), "汇总"
    )
    assert (row["总分"], row["等级"], row["名次"], row["奖金系数"]) == (83.42, "良好", None, None)
    assert (row["绩效工资"], row["合计（元）"]) == (10100.49, 10100.49)


def test_without_an_own_scheme_only_money_stands(written: Callable[..., Path]) -> None:
    """Who only shares in a component of another scheme has no score, no rank, no scheme."""
    also = replace(made.TAKEN_OUT, own=False, out_of_assessment="")
    summary = SummaryRow(
        staff_no="S0005", name="李珍", scheme=None, score=None, grade=None, total=Decimal("854.70")
    )
    row, _totals = rows(
        written(assessment=Assessment(period=made.QUARTER, results=(also,), summary=(summary,))), "汇总"
    )
    assert (row["考核方案"], row["总分"], row["名次"], row["合计（元）"]) == (None, None, None, 854.7)


def test_every_kpi_has_a_row_with_what_it_rests_on(written: Callable[..., Path]) -> None:
    """Points, evidence and reason; adjustments that are not zero, score with grade, sub-scores below."""
    found = rows(written(made.BY_HAND), "考核明细")
    assert len(found) == 8 + 1 + 1 + 1
    assert (found[0]["得分"], found[0]["人工核定"]) == (10, "核定：培训记录遗失，经理核定")
    assert (found[1]["得分"], found[1]["人工核定"]) == (None, "不考核：借调总部")
    assert found[4]["依据"] == "销售总监 50%：完整；总经理 50%：不完整"
    assert [(row["类别"], row["考核指标"], row["得分"]) for row in found[8:]] == [
        ("调整", "团队最佳", 1),
        ("总分", "等级：合格", 76.49),
        ("小计", "知识贡献得分", 56.8),
    ]


def test_every_line_stands_with_its_details_as_numbers(written: Callable[..., Path]) -> None:
    """Amounts and percentages are real numbers; a column with other words in it stays text."""
    odd = replace(
        made.project(2, "5.00"),
        details=(Detail(label="合同金额", text="350000"), Detail(label="备注", text="≈3.5")),
    )
    result = replace(made.COMPLETE, components=made.components([made.project(1, "827.06"), odd], "1275.12"))
    first, second, totals = rows(written(result), "项目奖金")
    assert (first["合同金额"], first["净回款"], first["贡献率"], first["金额（元）"]) == (
        350000,
        96765.44,
        0.3333,
        827.06,
    )
    assert (second["合同金额"], second["贡献率"], second["备注"]) == (350000, None, "≈3.5")
    assert totals["金额（元）"] == 832.06


def test_an_office_without_lines_has_an_empty_sheet(written: Callable[..., Path]) -> None:
    """The header alone; no totals of nothing."""
    assert rows(written(made.NO_MONEY), "项目奖金") == []


def test_the_last_sheet_tells_what_the_figures_rest_on(written: Callable[..., Path]) -> None:
    """Period, versions, assumptions, warnings, what is missing, flags, when and by whom."""
    path = written(replace(made.BY_HAND, warnings=("贡献没有方案支付",)), made.INCOMPLETE)
    found = [(row["项目"], row["内容"]) for row in rows(path, "说明")]
    for pair in (
        ("公司", "南昌某某软件有限公司"),
        ("期间", "2026年一季度（2026Q1）"),
        ("制表时间", "2026-04-02 10:30"),
        ("制表人", "张会计"),
        ("人数", "2"),
        ("考核方案", "售前顾问考核办法（分公司），第 1 版"),
        ("文件未定，本方案取值", "售前顾问考核办法（分公司）：反馈意见为“差”时文件未写分数：0分"),
        ("提示", "S0003 欧阳䶮㛃 2026Q1：贡献没有方案支付"),
        ("标记", "S0003 欧阳䶮㛃 2026Q1：建议主管推荐晋升，报经理审批"),
        (
            "资料不全",
            "S0002 熊欣强 2026Q1：支持售前次数（2026年2月）；团队精神：部门经理的评分（2026年一季度）",
        ),
    ):
        assert pair in found, pair


@pytest.mark.parametrize(
    "text", ["=1+2", "+86 10", "-", "@SUM(A1)", "\t制表", "=cmd|' /C calc'!A0", "_x0041_"]
)
def test_text_that_could_be_a_formula_stays_text(text: str, written: Callable[..., Path]) -> None:
    """In every sheet, for both readers, with the mark that keeps it text when the cell is edited."""
    line = replace(made.project(1, "827.06"), label=text, details=(Detail(label="备注", text=text),))
    result = replace(
        made.COMPLETE, name=text, post=text, components=made.components([line], "1275.12"), warnings=(text,)
    )
    path = written(result)
    with zipfile.ZipFile(path) as package:
        sheets = [
            package.read(name).decode() for name in package.namelist() if name.startswith("xl/worksheets/")
        ]
    assert not any("<f>" in sheet for sheet in sheets)
    cell = openpyxl.load_workbook(path)["汇总"]["B2"]
    assert cell.data_type == "s"
    assert bool(cell.quotePrefix) == text.startswith(("=", "+", "-", "@", "\t"))
    assert CalamineWorkbook.from_path(path).get_sheet_by_name("汇总").to_python()[1][1] == text


@settings(max_examples=25)
@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2), st.text(max_size=40))
def test_any_amount_and_any_text_come_back(
    tmp_path_factory: pytest.TempPathFactory, amount: Decimal, said: str
) -> None:
    """The file holds the exact decimal of an amount; text keeps all that a cell can hold."""
    path = tmp_path_factory.mktemp("any") / "a.xlsx"
    text = "甲" + said.encode(errors="ignore").decode()
    result = replace(
        made.COMPLETE, name=text, components=(Component(id="a", name="奖", amount=amount),), total=amount
    )
    write_summary(path, made.assessment(result), made.IDENTITY, Imprint(made_on=MADE_ON, made_by=""))
    with zipfile.ZipFile(path) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    (stored,) = re.findall(r'<c r="J2"[^>]*><v>([^<]*)</v>', sheet)
    assert Decimal(stored) == amount
    kept = "".join(c for c in text.replace("\r\n", "\n").replace("\r", "\n") if c in "\t\n" or c >= " ")
    assert openpyxl.load_workbook(path)["汇总"]["B2"].value == kept.replace("\ufffe", "").replace(
        "\uffff", ""
    )


def test_figures_look_like_figures(written: Callable[..., Path]) -> None:
    """Two decimals with separators for money, four for the coefficient; text cells are text cells."""
    sheet = openpyxl.load_workbook(written(made.COMPLETE))["汇总"]
    formats = {
        str(cell.value): sheet.cell(2, place).number_format for place, cell in enumerate(sheet[1], start=1)
    }
    assert formats["工号"] == "@"
    assert formats["总分"] == "0.00"
    assert formats["奖金系数"] == "0.0000"
    assert formats["合计（元）"] == "#,##0.00"


def test_every_sheet_prints_on_a4_landscape_with_its_header(written: Callable[..., Path]) -> None:
    """As wide as a page, header rows repeated and frozen, columns wide enough for their text."""
    book = openpyxl.load_workbook(written(made.COMPLETE, made.LONG))
    for sheet in book.worksheets:
        check_print(sheet)
    widths = book["汇总"].column_dimensions
    assert widths["B"].width > 2 * len(made.LONG.name)
    assert widths["H"].width < 12


def check_print(sheet: Worksheet) -> None:
    """Look at one sheet's set-up."""
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.paperSize in {9, "9"}
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.freeze_panes in {"C2", "A2"}


def test_a_name_with_an_ampersand_prints_as_it_is(tmp_path: Path) -> None:
    """& begins a code in print headers; a company may have one in its name."""
    path = tmp_path / "a.xlsx"
    company = OfficeIdentity(company="甲&B公司")
    write_summary(path, made.assessment(made.COMPLETE), company, Imprint(made_on=MADE_ON, made_by=""))
    with zipfile.ZipFile(path) as package:
        assert "甲&amp;&amp;B公司" in package.read("xl/worksheets/sheet1.xml").decode()


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """Where, and what to do about it."""
    with pytest.raises(UserFault, match="无法写入文件"):
        write_summary(
            tmp_path / "gone" / "a.xlsx",
            made.assessment(made.COMPLETE),
            made.IDENTITY,
            Imprint(made_on=MADE_ON, made_by=""),
        )


def test_characters_that_no_workbook_can_hold_are_left_out(written: Callable[..., Path]) -> None:
    path = written(replace(made.COMPLETE, name="甲\x00\x1f\ufffe\uffff\ud800乙"))
    assert rows(path, "汇总")[0]["姓名"] == "甲乙"


def test_amounts_of_lines_are_numbers_with_their_unit_in_the_header(tmp_path: Path) -> None:
    """A detail in words, 486000 元, becomes a number that Excel can add; mixed texts stay text."""
    details = [
        (Detail(label="回款", text="486000 元"), Detail(label="贡献率", text="30%"), Detail(label="备注", text="12 元")),
        (Detail(label="回款", text="0.5 元"), Detail(label="贡献率", text="33.33%"), Detail(label="备注", text="补")),
    ]
    lines = tuple(Line(key=str(n), label=f"P{n}", amount=Decimal("1.00"), details=d) for n, d in enumerate(details))
    plan = Component(id="bonus", name="项目奖金", amount=Decimal("2.00"), lines=lines)
    result = replace(made.COMPLETE, components=(plan,), total=Decimal("2.00"))
    path = tmp_path / "units.xlsx"
    write_summary(path, made.assessment(result), made.IDENTITY, Imprint(made_on=MADE_ON, made_by=""))
    sheet = openpyxl.load_workbook(path)["项目奖金"]
    header = [cell.value for cell in sheet[1]]
    assert header[6:9] == ["回款（元）", "贡献率", "备注"]
    assert [[sheet.cell(row, column).data_type for column in (7, 8, 9)] for row in (2, 3)] == [["n", "n", "s"]] * 2
    assert [sheet.cell(row, 7).value for row in (2, 3)] == [486000, 0.5]
