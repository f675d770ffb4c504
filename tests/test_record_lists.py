"""Schemes with lists of their own, from the data workbook to slips: what is typed by the row is paid by the row.

The schemes are invented (`schemes/lists`), the figures worked by hand in the docstrings.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from openpyxl import load_workbook

from calculators.assessment.assess import Assessor
from calculators.jobs.assessing import Assessed
from calculators.jobs.batch import run_batch
from calculators.jobs.documents import write_template
from calculators.jobs.schemes import read_folder
from calculators.policy.compile import compile_scheme
from calculators.policy.library import Library
from models.faults import InputFault, UserFault
from models.list_row import ListRow
from models.office import Office
from models.period import Period
from models.place import Place, Sheet
from models.records import Records
from models.results import Explanation, Result
from models.staff import Assignment, Person
from tests.workbooks import write_sheets

FOLDER = Path(__file__).parent / "schemes" / "lists"
QUARTER = Period.parse("2026Q1")
STAFF: list[dict[str, Any]] = [
    {"工号": "A1", "姓名": "安然", "入职日期": "2024-01-01", "月基本工资(元)": 6000, "考核方案": "deal-commission"},
    {"工号": "B2", "姓名": "毕成", "入职日期": "2025-06-01", "月基本工资(元)": 5000, "考核方案": "成交提成办法"},
    {"工号": "C3", "姓名": "常青", "入职日期": "2025-06-01", "月基本工资(元)": 5000, "考核方案": "deal-commission"},
    {"工号": "D4", "姓名": "丁一", "入职日期": "2025-06-01", "月基本工资(元)": 5000, "考核方案": "coaching"},
]


def deal(day: str, customer: str, amount: Any, staff_no: str = "A1", **more: Any) -> dict[str, Any]:
    return {"日期": day, "工号": staff_no, "客户": customer, "金额": amount, **more}


DEALS = [
    deal("2026-01-10", "甲校", "100,000", 到期日="2026-02-10", 收款日="2026-02-05"),
    deal("2026-02-03", "乙校", 50000, 折扣="80%", 到期日="2026-02-20", 收款日="2026-03-17", 台数=3),
    deal("2026-02-28", "丙校", 20000, 类别="续签", 特批="是", 收款日=date(2026, 3, 20)),
    deal("2026-03-15", "甲校", -10000, 到期日="2026-03-15", 收款日="2026-03-15"),
    deal("2026-03-20", "丁校", 30000, 到期日="2026-03-25"),
    deal("2026-04-01", "戊校", 90000, 到期日="2026-04-01", 收款日="2026-04-01"),
    deal("2026-03-01", "己校", 10000, "B2", 收款日="2026-03-31"),
]
COACHING = [
    {"工号": "D4", "月份": "2026-01", "学员": "小李", "课时": 3.5},
    {"工号": "D4", "月份": "2026-02", "学员": "小李", "课时": 4},
    {"工号": "D4", "月份": "2026-02", "学员": "小王", "课时": 7.25},
]
SHEETS = {"员工": STAFF, "单据": DEALS, "带教": COACHING}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lists")
    write_sheets(folder / "数据.xlsx", SHEETS)
    outcome = run_batch(folder / "数据.xlsx", QUARTER, folder / "out", folder / "单位.jidan", schemes=FOLDER)
    assert outcome.status == 1  # B2's result is incomplete
    return folder / "out"


@pytest.fixture
def results(out: Path) -> dict[tuple[str, str], dict[str, Any]]:
    found = json.loads((out / "results.json").read_text(encoding="utf-8"))["results"]
    return {(row["staff_no"], row["period"]): row for row in found}


def assessed(out: Path) -> Assessed:
    with Office.open(out.parent / "单位.jidan") as office:
        return Assessed(office.records(), QUARTER)


def result_of(found: Assessed, staff_no: str) -> Result:
    return next(result for result in found.assessment.results if result.staff_no == staff_no)


def test_each_row_is_paid_and_rows_are_added_and_counted(results: dict[tuple[str, str], dict[str, Any]]) -> None:
    """A1 in the first quarter, row by row (金额 × 折扣 × 提成比例), the sixth being April's.

    1: 100,000 × 100 % × 3 %, paid five days early                           = 3,000.00
    2: 50,000 × 80 % × 3 % × (1 − 2 × 5 %): 20 February to 17 March 25 days  = 1,080.00
    3: 20,000 × 1 %, 特批: no due date asked for                              =   200.00
    4: −10,000 × 3 %: a bad debt taken back                                  =  −300.00
    5: not paid yet: no line
    成交提成 3,980.00. 单数奖: three new contracts above 0 (1, 2, 5), 500; 台数 1+3+1+1+1 = 7, × 2 = 14: 514.00.
    老员工加成: hired 26 full months before 31 March: 398.00. Total 4,892.00.
    新签业绩: 100,000 + 50,000 − 10,000 + 30,000 = 170,000, at least 150,000: 100 points.
    """
    row = results["A1", "2026Q1"]
    assert row["status"] == "complete"
    assert {c["id"]: c["amount"] for c in row["components"]} == {
        "commission": "3980.00",
        "count": "514.00",
        "loyalty": "398.00",
    }
    assert row["total"] == "4892.00"
    assert row["kpis"][0]["points"] == "100.00"
    assert row["warnings"] == ["3月第1条 甲校：坏账"]


def test_a_blank_cell_that_is_needed_is_missing_and_named(results: dict[tuple[str, str], dict[str, Any]]) -> None:
    """B2's contract was paid, so the days past the due date count; there is no due date, and no 特批."""
    row = results["B2", "2026Q1"]
    assert row["status"] == "incomplete"
    assert row["missing"] == ["单据 3月第1条 己校 到期日（2026年一季度）未录入"]
    assert {c["id"]: c["amount"] for c in row["components"]} == {"commission": None, "count": "2.00", "loyalty": "0.00"}
    assert row["total"] is None
    assert row["kpis"][0]["points"] == "60.00"


def test_nobody_needs_to_have_rows(results: dict[tuple[str, str], dict[str, Any]]) -> None:
    """Without contracts: nothing is paid and nothing is missing."""
    assert (results["C3", "2026Q1"]["status"], results["C3", "2026Q1"]["total"]) == ("complete", "0.00")


def test_a_list_by_months_is_paid_by_months(results: dict[tuple[str, str], dict[str, Any]]) -> None:
    """D4: January 3.5 × 50 = 175; February (4 + 7.25) × 50 = 562.50, at most 500; March none."""
    totals = [results["D4", month]["total"] for month in ("2026-01", "2026-02", "2026-03")]
    assert totals == ["175.00", "500.00", "0.00"]


def test_the_slip_lists_the_rows_with_what_the_scheme_shows(out: Path) -> None:
    result = result_of(assessed(out), "A1")
    lines = [(line.key, line.label, line.amount) for line in result.components[0].lines]
    assert lines == [
        ("2026-01#1", "1月第1条 甲校", Decimal("3000.00")),
        ("2026-02#1", "2月第1条 乙校", Decimal("1080.00")),
        ("2026-02#2", "2月第2条 丙校", Decimal("200.00")),
        ("2026-03#1", "3月第1条 甲校", Decimal("-300.00")),
    ]
    second = {detail.label: detail.text for detail in result.components[0].lines[1].details}
    assert second == {
        "客户": "乙校", "金额": "50000 元", "折扣": "80%", "收款日": "2026-03-17", "特批": "否", "逾期天数": "25 天",
    }
    (table,) = result.tables
    assert (table.title, table.rows) == ("未收款的单据", (("丁校", "2026-03-25", "6"),))
    with pypdfium2.PdfDocument(out / "slips" / "A1_安然_2026Q1.pdf") as slip:
        text = "".join(page.get_textpage().get_text_range() for page in slip)
    assert all(word in text for word in ("乙校", "1,080.00", "2026-03-25"))


def test_every_line_is_explained_down_to_the_cells(out: Path) -> None:
    found = assessed(out)
    explained = found.explain(result_of(found, "A1"), "component:commission")
    assert [(line.label, line.value) for line in explained.children][1] == ("2月第1条 乙校", "1080.00")
    below = {part.label: part for part in explained.children[1].children}
    assert (below["金额"].value, below["折扣"].value) == ("50000 元", "80%")
    late = next(part for part in within(below["提成比例"]) if part.label == "逾期天数")
    assert {part.label: part.value for part in late.children} == {
        "特批": "否", "到期日": "2026-02-20", "收款日": "2026-03-17",
    }


def within(explained: Explanation) -> Iterator[Explanation]:
    yield explained
    for child in explained.children:
        yield from within(child)


def test_the_summary_opens_with_the_lines(out: Path) -> None:
    book = load_workbook(out / "summary-2026Q1.xlsx")
    cells = [str(cell.value) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert any("2月第1条 乙校" in text for text in cells)


def test_the_same_workbook_again_changes_nothing(out: Path, tmp_path: Path) -> None:
    before = (out / "results.json").read_bytes()
    workbook, database = out.parent / "数据.xlsx", out.parent / "单位.jidan"
    run_batch(workbook, QUARTER, tmp_path, database, slips=False, schemes=FOLDER)
    assert (tmp_path / "results.json").read_bytes() == before
    with Office.open(database) as office:
        assert len(office.changes()) == 1
        assert len(office.records().list_rows) == len(DEALS) + len(COACHING)


def test_the_template_asks_for_the_lists(tmp_path: Path) -> None:
    """A new scheme's lists are in the empty workbook by themselves; filled in, they come in."""
    write_template(tmp_path / "模板.xlsx", Records(scheme_files=read_folder(FOLDER)))
    book = load_workbook(tmp_path / "模板.xlsx")
    assert [str(cell.value) for cell in book["单据"][1]][:5] == ["工号", "姓名", "日期", "客户", "金额"]
    for title, row in (("员工", STAFF[0]), ("单据", DEALS[0])):
        names = [str(cell.value) for cell in book[title][1]]
        for name, value in row.items():
            book[title].cell(3, names.index(name) + 1, value)
    book.save(tmp_path / "数据.xlsx")
    outcome = run_batch(tmp_path / "数据.xlsx", QUARTER, tmp_path / "out", slips=False, schemes=FOLDER)
    assert outcome.assessment.results[0].components[0].amount == Decimal("3000.00")


def test_schemes_are_a_folder_or_one_file(tmp_path: Path) -> None:
    """A file named alone is the only scheme taken in; what isn't there is asked for."""
    (alone,) = read_folder(FOLDER / "deal-commission.toml")
    assert alone.scheme == "deal-commission"
    assert alone in read_folder(FOLDER)
    with pytest.raises(UserFault, match="没有这个方案文件夹") as fault:
        read_folder(tmp_path / "没有")
    assert "或一个方案文件" in str(fault.value)


def test_a_faulty_row_refuses_the_workbook(tmp_path: Path) -> None:
    sheets = {**SHEETS, "单据": [deal("2026-03-01", "", "面议", 折扣=120, 类别="赠送", 台数=0)]}
    write_sheets(tmp_path / "数据.xlsx", sheets)
    with pytest.raises(InputFault) as fault:
        run_batch(tmp_path / "数据.xlsx", QUARTER, tmp_path / "out", schemes=FOLDER)
    assert [str(problem) for problem in fault.value.problems] == [
        "单据!C2: 缺少客户",
        "单据!D2: 金额：「面议」不是数字",
        "单据!E2: 折扣 120 超出 0–100",
        "单据!F2: 类别：「赠送」应为新签、续签之一",
        "单据!G2: 台数 0 小于 1",
    ]
    assert not (tmp_path / "out").exists()


# ---------------------------------------------------------------------- which rows count


def person(**more: Any) -> Person:
    stated: dict[str, Any] = {"hired": date(2025, 6, 1), "base_pay": Decimal(5000), "scheme": "deal-commission"}
    return Person(staff_no="A1", name="安然", **(stated | more))


def row(day: date, number: int = 1, **cells: Any) -> ListRow:
    usual: dict[str, Any] = {"客户": "甲校", "金额": Decimal(100), "到期日": day, "收款日": day}
    return ListRow(list_name="单据", staff_no="A1", day=day, number=number, cells=usual | cells)


def commission(records: Records, period: str = "2026Q1") -> Result:
    assessed = Assessed(replace(records, scheme_files=read_folder(FOLDER)), Period.parse(period))
    (found,) = (r for r in assessed.assessment.results if r.scheme == "deal-commission")
    return found


def test_rows_of_months_on_another_scheme_do_not_count_and_are_named() -> None:
    """On the scheme from February on: January's row is somebody else's matter."""
    records = Records(
        staff=(person(scheme="coaching"),),
        assignments=(Assignment(staff_no="A1", start=Period.parse("2026-02"), scheme="deal-commission"),),
        list_rows=(row(date(2026, 1, 31)), row(date(2026, 2, 1))),
    )
    found = commission(records)
    assert [line.key for line in found.components[0].lines] == ["2026-02#1"]
    assert "2026-01-31 的「单据」：本人当月未参加，不计" in found.warnings


def test_rows_of_the_month_of_leaving_count_to_its_end() -> None:
    """A contract that is entered after the last day of somebody who left in that month still counts."""
    records = Records(
        staff=(person(left=date(2026, 2, 10)),), list_rows=(row(date(2026, 2, 20)), row(date(2026, 3, 1)))
    )
    found = commission(records)
    assert [line.key for line in found.components[0].lines] == ["2026-02#1"]
    assert "2026-03-01 的「单据」：本人当月未参加，不计" in found.warnings


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"金额": "一百"}, "单据 1月第1条 甲校 金额（2026年一季度）登记的内容不合方案现在的列"),
        ({"特批": "是"}, "单据 1月第1条 甲校 特批（2026年一季度）登记的内容不合方案现在的列"),
    ],
)
def test_what_was_entered_under_another_kind_of_column_is_missing(cells: dict[str, Any], why: str) -> None:
    """A scheme's new version may declare a column otherwise; old rows are not misread."""
    found = commission(Records(staff=(person(),), list_rows=(row(date(2026, 1, 5), **cells),)))
    assert why in found.missing
    lacking = Place(
        sheet=Sheet.LISTS, owner="A1", period=Period.parse("2026-01"), name="单据", column=next(iter(cells)), row="2026-01#1"
    )
    assert lacking in found.places


# ---------------------------------------------------------------------- over time, over rows

SMALL = """
id = "small"
title = "小办法"
period = "quarter"
[[list]]
name = "单据"
date = "日期"
column = [
    { name = "日期", kind = "date" }, { name = "金额", kind = "number" }, { name = "级别" }, { name = "急", kind = "yes_no" },
]
[[quantity]]
name = "单额"
for_each = "单据"
formula = "金额 × 2"
[[quantity]]
name = "上期单额"
for_each = "单据"
formula = "已录入(上期(单额, 首期=0))"
"""


def bonus(formula: str, *rows: ListRow, more: str = "") -> Result:
    """Compute one amount over rows of a small scheme."""
    component = f"[[component]]\nid = \"a\"\nname = \"奖\"\nformula = '{formula}'\n{more}"
    policy = compile_scheme(SMALL + component, "small.toml")
    records = Records(staff=(person(scheme="small"),), list_rows=rows)
    (found,) = Assessor(records, Library.of([policy])).assess(QUARTER).results
    return found


def entry(day: date, amount: int | None, number: int = 1, **cells: Any) -> ListRow:
    figures = {} if amount is None else {"金额": Decimal(amount)}
    return ListRow(list_name="单据", staff_no="A1", day=day, number=number, cells={**figures, **cells})


BEFORE, JANUARY, MARCH = entry(date(2025, 12, 31), 7), entry(date(2026, 1, 1), 10), entry(date(2026, 3, 31), 5)


@pytest.mark.parametrize(
    ("formula", "amount"),
    [
        ("合计(单据, 金额)", "15.00"),
        ("合计(单据, 单额, 日期 ≥ 日期(2026, 2, 1))", "10.00"),
        ("单额", "30.00"),
        ("计数(单据)", "2.00"),
        ("计数(单据, 日期 = 期初 或 日期 = 期末)", "2.00"),
        ("上期(单额)", "14.00"),
        ("上期(合计(单据, 金额), 首期=0) + 本年累计(合计(单据, 金额))", "22.00"),
        ("合计(单据, 天数(日期, 期末))", "89.00"),
        ("团队合计(计数(单据))", "2.00"),
    ],
)
def test_rows_of_the_period_are_added_and_counted(formula: str, amount: str) -> None:
    """10 on 1 January and 5 on 31 March; 7 the day before the quarter. 1 January to 31 March are 89 days."""
    assert bonus(formula, BEFORE, JANUARY, MARCH).total == Decimal(amount)


def test_a_row_has_no_period_but_its_own() -> None:
    """Asked for in the period before, this period's row does not apply: nothing of it is taken twice."""
    found = bonus("如果(上期单额, 1, 0)", JANUARY, more='for_each = "单据"')
    assert found.total == Decimal("0.00")


@pytest.mark.parametrize(
    ("formula", "missing"),
    [
        ("合计(单据, 金额)", "单据 2月第3条 金额（2026年一季度）未录入"),
        ("计数(单据, 急)", "单据 2月第3条 急（2026年一季度）未录入"),
        ('合计(单据, 1, 级别 = "甲")', "单据 2月第3条 级别（2026年一季度）未录入"),
    ],
)
def test_a_row_that_may_count_is_not_passed_over(formula: str, missing: str) -> None:
    """Where the figure or the condition can't be told, the sum can't either."""
    assert bonus(formula, entry(date(2026, 2, 2), None, 3)).missing == (missing,)


def test_what_decides_alone_needs_nothing_else_recorded() -> None:
    row = entry(date(2026, 2, 2), 5, 急=False)
    assert bonus('计数(单据, 急 且 级别 = "甲")', row).total == Decimal("0.00")
    assert bonus("计数(单据, 已录入(级别))", row).total == Decimal("0.00")
