"""Lists that schemes declare: one sheet each, read by their own columns, replaced by person and month."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from models.intake import apply
from models.list_row import ListRow
from models.office import Office
from models.period import Period
from tests.models.intake.small_office import ANN, BEN, DEALS, problems, read

MARCH = Period.parse("2026-03")


def deal(**more: Any) -> dict[str, Any]:
    return {"日期": "2026-03-05", "工号": "A1", "金额": 100, **more}


def test_each_cell_is_read_as_its_column_says(tmp_path: Path) -> None:
    full = deal(
        姓名="安然",
        客户="  某某  学校",
        金额="¥1,234.50",
        类别="续签Ａ",
        折扣="85%",
        逾期天数="-0",
        已收="否",
        到期日=date(2026, 4, 30),
        难度=-1.25,
    )
    intake = read(tmp_path, {"单据": [full]})
    (row,) = intake.list_rows["单据", "A1", MARCH]
    assert row == ListRow(
        list_name="单据",
        staff_no="A1",
        day=date(2026, 3, 5),
        number=1,
        cells={
            "客户": "某某 学校",
            "金额": Decimal("1234.5"),
            "类别": "续签 A",
            "折扣": Decimal(85),
            "逾期天数": Decimal(0),
            "已收": False,
            "到期日": date(2026, 4, 30),
            "难度": Decimal("-1.25"),
        },
    )
    assert intake.warnings == ()
    assert intake.counts["单据"] == 1


def test_a_blank_cell_is_not_recorded_whatever_counts_for_it_later(tmp_path: Path) -> None:
    (row,) = read(tmp_path, {"单据": [deal()]}).list_rows["单据", "A1", MARCH]
    assert row.cells == {"金额": Decimal(100)}


def test_rows_count_within_person_and_month(tmp_path: Path) -> None:
    rows = [deal(), deal(日期="2026-04-01"), deal(工号="B2"), deal(), deal(金额=-5)]
    blocks = read(tmp_path, {"单据": rows}).list_rows
    found = {
        (staff_no, str(month)): [(row.number, row.cells["金额"]) for row in block]
        for (_list, staff_no, month), block in blocks.items()
    }
    assert found == {
        ("A1", "2026-03"): [(1, 100), (2, 100), (3, -5)],
        ("A1", "2026-04"): [(1, 100)],
        ("B2", "2026-03"): [(1, 100)],
    }


def test_a_list_without_a_date_goes_by_its_month(tmp_path: Path) -> None:
    sheets = {"带教": [{"工号": "B2", "月份": date(2026, 3, 17), "学员": "小李", "课时": 1.5}]}
    (row,) = read(tmp_path, sheets).list_rows["带教", "B2", MARCH]
    assert (row.day, row.cells) == (date(2026, 3, 1), {"学员": "小李", "课时": Decimal("1.5")})


def test_faults_are_told_with_their_cells(tmp_path: Path) -> None:
    sheets = {
        "单据": [
            deal(客户="甲", 类别="退单", 折扣=101, 逾期天数=-1, 已收="好", 到期日="2026-02-30", 难度=10.5),
            deal(工号="X9", 金额="面议", 逾期天数="1.5", 折扣=True),
            deal(日期="", 金额="", 难度="50%"),
            deal(日期="2026-13-01", 姓名="毕成"),
        ],
        "带教": [{"工号": "B2", "月份": "去年", "学员": ""}, {"工号": "", "月份": "2026-03", "课时": -1}],
    }
    assert problems(tmp_path, sheets) == [
        "单据!E2: 类别：「退单」应为新签、续签 A之一",
        "单据!F2: 折扣 101 超出 0–100",
        "单据!G2: 逾期天数 -1 小于 0",
        "单据!H2: 已收：「好」应为 是 或 否",
        "单据!I2: 到期日：「2026-02-30」不是日期，请写成 2026-01-31",
        "单据!J2: 难度 10.5 大于 10",
        "单据!B3: 没有这个工号「X9」",
        "单据!C3: 金额：「面议」不是数字",
        "单据!F3: 折扣：TRUE 是真假值，不是数字",
        "单据!G3: 逾期天数：1.5 应为整数",
        "单据!A4: 缺少日期",
        "单据!C4: 缺少金额",
        "单据!J4: 难度：这里不能用百分数：50%",
        "单据!A5: 日期：「2026-13-01」不是日期，请写成 2026-01-31",
        "单据!K5: 姓名「毕成」与工号 A1 的「安然」不符",
        "带教!B2: 月份：「去年」不是月份，请写成 2026-01",
        "带教!C2: 缺少学员",
        "带教!A3: 缺少工号",
        "带教!C3: 缺少学员",
        "带教!D3: 课时 -1 小于 0",
    ]


def test_a_column_that_must_be_there_and_one_that_nobody_knows(tmp_path: Path) -> None:
    assert problems(tmp_path, {"单据": [{"工号": "A1", "日期": "2026-03-05"}]}) == ["单据: 缺少列「金额」"]
    assert read(tmp_path, {"单据": [deal(颜色="红")]}).warnings == ("单据!D1: 不认识的列「颜色」，未读取",)
    assert "单据!D1: 不认识的列「删除」，未读取" in read(tmp_path, {"单据": [deal(删除="是")]}).warnings


def test_rows_that_are_not_used_are_kept_and_named(tmp_path: Path) -> None:
    staff = [{**ANN, "考核方案": ""}, BEN]
    sheets = {
        "员工": staff,
        "单据": [deal(), deal(工号="B2", 日期="2026-01-05"), deal(工号="B2")],
        "带教": [{"工号": "A1", "月份": "2026-03", "学员": "小李"}],
    }
    intake = read(tmp_path, sheets)
    assert len(intake.list_rows) == 4
    assert intake.warnings == (
        "单据!B2: A1 在 2026-03 的考核方案不用清单「单据」，保留但不使用",
        "单据!B3: B2 在 2026-01 不在职，清单行保留但不使用",
        "带教!A2: A1 在 2026-03 的考核方案不用清单「带教」，保留但不使用",
    )


def test_a_row_of_somebody_whose_scheme_is_in_doubt_is_read_all_the_same(tmp_path: Path) -> None:
    """Nothing is said of a scheme that isn't known; the row's own faults are."""
    staff = [{**ANN, "考核方案": "神秘方案"}, BEN]
    assert problems(tmp_path, {"员工": staff, "单据": [deal(), deal(折扣=101)]}) == [
        "员工!E2: 没有这个考核方案「神秘方案」",
        "单据!D3: 折扣 101 超出 0–100",
    ]


def test_another_scheme_that_is_shared_in_may_know_the_list(tmp_path: Path) -> None:
    staff = [ANN, {**BEN, "考核方案": "", "另计方案": "branch"}]
    assert read(tmp_path, {"员工": staff, "单据": [deal(工号="B2")]}).warnings == ()


TEXTS = st.text(st.characters(codec="utf-8", categories=["L", "N"]), min_size=1, max_size=8)
DAYS = st.dates(date(1900, 3, 1), date(9998, 12, 31))
FIGURES = st.decimals(-(10**11), 10**11, places=4)
CELLS = {
    "TEXT": TEXTS,
    "MONEY": FIGURES,
    "NUMBER": FIGURES,
    "PERCENT": st.decimals(0, 100, places=2),
    "WHOLE": st.integers(0, 10**9),
    "DATE": DAYS,
    "YES_NO": st.sampled_from(["是", "否"]),
}
ROWS = st.lists(
    st.fixed_dictionaries(
        {"日期": DAYS, "工号": st.sampled_from(["A1", "B2"]), "金额": FIGURES.map(str)},
        optional={
            "客户": TEXTS,
            "类别": st.sampled_from(["新签", "续签 A"]),
            "折扣": CELLS["PERCENT"].map(str),
            "逾期天数": CELLS["WHOLE"],
            "已收": CELLS["YES_NO"],
            "到期日": DAYS,
            "难度": st.decimals(-(10**6), 10, places=3).map(str),
        },
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=40)
@given(ROWS)
def test_rows_come_through_workbook_and_office_unharmed(rows: list[dict[str, Any]]) -> None:
    """Every cell is in the office as it was typed; the same workbook again changes nothing."""
    with TemporaryDirectory() as folder, Office.temporary() as office:
        for _again in range(2):
            with office.change("导入") as change:
                apply(read(Path(folder), {"单据": rows}, office.records()), change)
        records = office.records()
        assert len(office.changes()) == 1
    by_block = sorted(rows, key=lambda row: (row["工号"], f"{row['日期']:%Y-%m}".rjust(7, "0")))
    assert [(row.staff_no, row.day, dict(row.cells)) for row in records.list_rows] == [
        (row["工号"], row["日期"], {name: kept(name, cell) for name, cell in row.items() if name not in ("日期", "工号")})
        for row in by_block
    ]


def kept(name: str, typed: Any) -> Any:
    """Say by hand what the office holds of a cell."""
    column = DEALS.column(name)
    assert column is not None
    if column.kind.value in ("text", "choice", "date"):
        return typed
    return typed == "是" if column.kind.value == "yes_no" else Decimal(typed)
