"""项目, 贡献, 回款 and 目标: money comes in exactly, shares add up, doubtful rows are named."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from models.intake import read_workbook
from models.period import Grain, Period
from models.project import Project, Receipt, Share
from models.records import Records
from models.staff import Assignment, Person
from models.target import Owner, Target
from models.vocabulary import Vocabulary
from tests.models.intake.small_office import ANN, P1, VOCABULARY, problems, read
from tests.workbooks import write_sheets

MARCH = Period.parse("2026-03")
QUARTERS: dict[str, Any] = {
    "一季度(万元)": 130,
    "二季度(万元)": 195,
    "三季度(万元)": "195",
    "四季度(万元)": 130.5,
}


def share(staff_no: str, percent: Any, project_no: str = "P1") -> dict[str, Any]:
    return {"项目编号": project_no, "工号": staff_no, "贡献率(%)": percent}


def receipt(amount: Any, day: str = "2026-03-05", more: Mapping[str, Any] | None = None) -> dict[str, Any]:
    return {"项目编号": "P1", "回款日期": day, "回款金额(元)": amount, **(more or {})}


def test_a_project_its_shares_and_receipts(tmp_path: Path) -> None:
    sheets: dict[str, list[dict[str, Any]]] = {
        "项目": [{**P1, "客户": "客户甲", "产品线": "OA"}],
        "贡献": [share("A1", 33.33), share("B2", "66.67%")],
        "回款": [
            receipt(30000, more={"合作伙伴分利(元)": 1.5, "销售费用(元)": 2, "大额招待费(元)": 3, "项目差旅费(元)": "4"}),
            receipt(-500, "2026-04-01"),
            receipt("1,000.10", "2026-03-31"),
        ],
    }  # fmt: skip
    intake = read(tmp_path, sheets)
    assert intake.put[2] == Project(
        project_no="P1",
        name="甲项目",
        contract_amount=Decimal(80000),
        registered=True,
        customer="客户甲",
        product_line="OA",
    )
    assert intake.shares == {
        "P1": (
            Share(project_no="P1", staff_no="A1", percent=Decimal("33.33")),
            Share(project_no="P1", staff_no="B2", percent=Decimal("66.67")),
        )
    }
    first = Receipt(
        project_no="P1",
        day=date(2026, 3, 5),
        amount=Decimal(30000),
        partner_share=Decimal("1.5"),
        sales_cost=Decimal(2),
        entertainment=Decimal(3),
        travel=Decimal(4),
    )
    last = Receipt(project_no="P1", day=date(2026, 3, 31), amount=Decimal("1000.1"))
    refund = Receipt(project_no="P1", day=date(2026, 4, 1), amount=Decimal(-500))
    assert intake.receipts == {("P1", MARCH): (first, last), ("P1", MARCH.shifted(1)): (refund,)}


def test_known_projects_need_no_row(tmp_path: Path) -> None:
    known = Records(
        projects=(
            Project(
                project_no="P1", name="甲", contract_amount=Decimal(1), registered=False, customer="客户"
            ),
        )
    )
    intake = read(tmp_path, {"贡献": [share("A1", 100, "ｐ1".upper())], "回款": [receipt(1)]}, known)
    assert list(intake.shares) == ["P1"]
    assert list(intake.receipts) == [("P1", MARCH)]
    (again,) = (noun for noun in read(tmp_path, {"项目": [P1]}, known).put if isinstance(noun, Project))
    assert (again.contract_amount, again.customer) == (Decimal(80000), "客户")


def test_faults_of_projects_shares_and_receipts(tmp_path: Path) -> None:
    sheets: dict[str, list[dict[str, Any]]] = {
        "项目": [P1, {**P1, "已备案": True}, {**P1, "项目编号": "P2", "合同金额(元)": -1, "已备案": "有"}, {"项目名称": "无号"}],
        "贡献": [share("A1", 50), share("A1", 49.99), share("B2", 100, "P9"), share("C3", 100, "P2"), share("B2", "", "P2")],
        "回款": [receipt("无"), receipt(1, "去年"), receipt(5, more={"销售费用(元)": -2}), {**receipt(1), "项目编号": "P9"}],
    }  # fmt: skip
    assert problems(tmp_path, sheets) == [
        "项目!A3: 与 项目!A2 重复",
        "项目!D3: 已备案：「True」应为 是 或 否",
        "项目!C4: 合同金额(元)：-1 不能小于零",
        "项目!D4: 已备案：「有」应为 是 或 否",
        "项目!A5: 缺少项目编号",
        "项目!C5: 缺少合同金额(元)",
        "项目!D5: 缺少已备案",
        "贡献!C2: 项目 P1 的贡献率合计 99.99，应为 100",
        "贡献!B3: 与 贡献!B2 重复",
        "贡献!A4: 没有这个项目编号「P9」",
        "贡献!B5: 没有这个工号「C3」",
        "贡献!C6: 缺少贡献率(%)",
        "回款!C2: 回款金额(元)：「无」不是数字",
        "回款!B3: 回款日期：「去年」不是日期，请写成 2026-01-31",
        "回款!D4: 销售费用(元)：-2 不能小于零",
        "回款!A5: 没有这个项目编号「P9」",
    ]


def test_shares_in_thirds_that_are_typed_to_many_places_are_summed_exactly(tmp_path: Path) -> None:
    rows = [
        share("A1", "33.3333333333333333333333333333333333"),
        share("B2", "66.6666666666666666666666666666666666"),
    ]
    assert (
        "合计 99.9999999999999999999999999999999999，应为 100"
        in problems(tmp_path, {"项目": [P1], "贡献": rows})[0]
    )


def test_a_share_of_nothing_is_left_out(tmp_path: Path) -> None:
    intake = read(tmp_path, {"项目": [P1], "贡献": [share("A1", 100), share("B2", 0)]})
    assert [line.staff_no for line in intake.shares["P1"]] == ["A1"]
    assert intake.warnings == ("贡献!C3: 贡献率为 0，不记录",)


def test_twins_and_receipts_above_the_contract_are_named(tmp_path: Path) -> None:
    known = Records(
        receipts=(
            Receipt(project_no="P1", day=date(2025, 12, 1), amount=Decimal(70000)),
            Receipt(project_no="P1", day=date(2026, 3, 1), amount=Decimal(999999)),
        )
    )
    rows = [receipt(5000), receipt(5000, more={"销售费用(元)": 1}), receipt(5000), receipt(0.01)]
    intake = read(tmp_path, {"项目": [P1], "回款": rows}, known)
    assert intake.warnings == (
        "回款!A2: 项目 P1 的回款合计 85000.01 元，超过合同金额 80000 元",
        "回款!A4: 与 回款!A2 的回款完全相同，是否重复录入？",
    )


def test_a_contract_made_smaller_than_its_receipts_is_named(tmp_path: Path) -> None:
    known = Records(receipts=(Receipt(project_no="P1", day=date(2025, 12, 1), amount=Decimal(80001)),))
    assert read(tmp_path, {"项目": [P1]}, known).warnings == (
        "项目!A2: 项目 P1 的回款合计 80001 元，超过合同金额 80000 元",
    )


@pytest.mark.parametrize(
    ("person", "days", "paid"),
    [
        ({}, ["2026-03-05"], True),
        ({"考核方案": "shop"}, ["2026-03-05"], False),
        ({"考核方案": "shop", "另计方案": "branch"}, ["2026-03-05"], True),
        ({"考核方案": ""}, [], False),
        ({}, [], True),
        ({"考核方案": "shop"}, ["2024-03-05"], True),
    ],
)
def test_a_share_for_which_no_scheme_pays_is_named(
    tmp_path: Path, person: dict[str, Any], days: list[str], paid: bool
) -> None:
    """In months with receipts in which the person is employed; without receipts, ever."""
    sheets: dict[str, list[dict[str, Any]]] = {
        "员工": [{**ANN, **person}],
        "项目": [P1],
        "贡献": [share("A1", 100)],
        "回款": [receipt(1, day) for day in days],
    }
    said = "贡献!B2: A1 在已备案项目 P1 有贡献率，但没有考核方案为其计算项目奖金"
    assert read(tmp_path, sheets).warnings == (() if paid else (said,))
    unregistered = {**sheets, "项目": [{**P1, "已备案": "否"}]}
    assert read(tmp_path, unregistered).warnings == ()


@pytest.mark.parametrize(
    ("changes", "left", "day", "paid"),
    [
        ({"2026-03": {"scheme": "branch"}}, None, "2026-01-05", True),
        ({"2026-03": {"scheme": "branch"}}, None, "2025-12-31", False),
        ({"2026-03": {"also_scheme": "branch"}}, None, "2026-01-05", True),
        ({"2025-06": {"scheme": "branch"}, "2026-03": {"scheme": "shop"}}, None, "2026-01-05", False),
        ({"2025-06": {"scheme": "branch"}, "2026-03": {"scheme": "无"}}, date(2026, 2, 20), "2026-03-05", True),
        ({"2026-03": {"scheme": "branch"}}, date(2025, 12, 31), "2026-03-05", True),
        ({}, date(2026, 1, 10), "2026-01-05", False),
        ({"2025-06": {"scheme": "monthly"}, "2026-02": {"scheme": "无"}}, None, "2026-01-05", True),
        ({"2025-06": {"scheme": "monthly"}, "2026-02": {"scheme": "无"}}, None, "2026-02-05", False),
    ],
)
def test_a_scheme_pays_in_its_own_periods(
    tmp_path: Path, changes: dict[str, dict[str, Any]], left: date | None, day: str, paid: bool
) -> None:
    """Of a quarter the last employed month decides; who is no longer employed is named when figures are computed."""
    monthly = replace(VOCABULARY.schemes[0], id="monthly", title="按月办法", grains=(Grain.MONTH,))
    known = Records(
        staff=(Person(staff_no="A1", name="安然", hired=date(2025, 1, 1), left=left, base_pay=Decimal(1)),),
        assignments=tuple(
            Assignment(staff_no="A1", start=Period.parse(start), **stated) for start, stated in changes.items()
        ),
        projects=(Project(project_no="P1", name="甲", contract_amount=Decimal(9), registered=True),),
    )
    path = write_sheets(tmp_path / "数据.xlsx", {"贡献": [share("A1", 100)], "回款": [receipt(1, day)]})
    words = Vocabulary(schemes=(*VOCABULARY.schemes, monthly))
    assert (read_workbook(path, known, words, staff_optional=True).warnings == ()) is paid


def test_targets_are_kept_in_yuan(tmp_path: Path) -> None:
    rows = [
        {"年度": "2026年", "对象类型": "公司", **QUARTERS},
        {
            "年度": 2026,
            "对象类型": "员工",
            "对象": "A1",
            "产品线": "U8",
            **QUARTERS,
            "一季度基数(万元)": 0.00005,
        }
        | {"二季度基数(万元)": "１９５", "基数比例(%)": 0.7},
    ]
    assert read(tmp_path, {"目标": rows}).put[2:] == (
        Target(
            year=2026,
            owner_kind=Owner.COMPANY,
            owner="",
            quarters=(Decimal(1300000), Decimal(1950000), Decimal(1950000), Decimal(1305000)),
        ),
        Target(
            year=2026,
            owner_kind=Owner.PERSON,
            owner="A1",
            product_line="U8",
            quarters=(Decimal(1300000), Decimal(1950000), Decimal(1950000), Decimal(1305000)),
            bases=(Decimal("0.5"), Decimal(1950000), None, None),
            base_ratio=Decimal("0.7"),
        ),
    )


def test_faults_of_targets(tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [
        {"年度": 2026, "对象类型": "公司", "对象": "本公司", **QUARTERS},
        {"年度": 2026, "对象类型": "部门", **QUARTERS, "一季度基数(万元)": 130.01},
        {"年度": 2026, "对象类型": "集团", "对象": "A1", **QUARTERS, "基数比例(%)": 100.5},
        {"年度": 2026, "对象类型": "员工", "对象": "C3", **QUARTERS, "二季度(万元)": -1},
        {"年度": 26, "对象类型": "员工", "对象": "A1", **QUARTERS, "三季度(万元)": None},
        {"年度": 2026, "对象类型": "部门", "对象": "一部", **QUARTERS},
        {"年度": 2026, "对象类型": "部门", "对象": " 一 部", **QUARTERS},
        {"年度": 2026, **QUARTERS},
    ]
    assert problems(tmp_path, {"目标": rows}) == [
        "目标!C2: 对象类型是公司时，对象应为空",
        "目标!C3: 缺少对象",
        "目标!H3: 一季度基数(万元) 高于一季度(万元)",
        "目标!B4: 对象类型：「集团」应为 公司、部门 或 员工",
        "目标!I4: 基数比例 100.5 超过 100，基数高于目标",
        "目标!C5: 没有这个工号「C3」",
        "目标!E5: 二季度(万元)：-1 不能小于零",
        "目标!A6: 年度：「26」不是年度，请写成 2026",
        "目标!F6: 缺少三季度(万元)",
        "目标!A8: 与 目标!A7 重复",
        "目标!B9: 缺少对象类型",
    ]


def test_a_target_keeps_known_bases_where_the_columns_are_not_there(tmp_path: Path) -> None:
    row = {"年度": 2026, "对象类型": "公司", **QUARTERS, "一季度基数(万元)": 1, "基数比例(%)": 50}
    before = read(tmp_path, {"目标": [row]}).put[2]
    assert isinstance(before, Target)
    after = read(
        tmp_path, {"目标": [{"年度": 2026, "对象类型": "公司", **QUARTERS}]}, Records(targets=(before,))
    ).put[2]
    assert after == before
