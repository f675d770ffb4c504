"""What was read goes into a real office: upserted, removed, replaced by the block; twice is the same as once."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from models.attachment import Attachment
from models.intake import Intake, apply
from models.office import Office
from models.period import Period
from models.records import Records
from models.staff import Person
from tests.models.intake.small_office import ANN, BEN, P1, Sheets, problems, read

QUARTERS: dict[str, Any] = {f"{quarter}季度(万元)": 1 for quarter in "一二三四"}
EVERYTHING: Sheets = {
    "员工": [ANN, BEN],
    "任职": [{"工号": "A1", "起始月份": "2026-04", "月基本工资(元)": 7000}],
    "工资项": [{"月份": "2026-03", "工号": "B2", "工资项": "基本工资", "金额(元)": 4000}],
    "目标": [
        {"年度": 2026, "对象类型": "公司", **QUARTERS},
        {"年度": 2026, "对象类型": "员工", "对象": "B2", "产品线": "U8", **QUARTERS},
    ],
    "项目": [P1],
    "贡献": [{"项目编号": "P1", "工号": "A1", "贡献率(%)": 100}],
    "回款": [
        {"项目编号": "P1", "回款日期": "2026-03-05", "回款金额(元)": 100},
        {"项目编号": "P1", "回款日期": "2026-03-06", "回款金额(元)": 100},
        {"项目编号": "P1", "回款日期": "2026-04-05", "回款金额(元)": -7},
    ],
    "月度指标": [
        {"月份": "2026-03", "对象": "B2", "指标": "销售额", "数值": 9},
        {"月份": "2026-03", "对象类型": "公司", "指标": "公司收入", "数值": 9},
        {"月份": "2026-03", "对象": "", "指标": "成交率目标", "数值": 0.2},
    ],
    "评分": [
        {"期间": "2026Q1", "工号": "A1", "考核项": "文档", "评分人": "总监", "得分": "完整", "备注": "好"}
    ],
    "事件": [{"日期": "2026-03-05", "工号": "B2", "类型": "投诉"}],
    "核定": [{"期间": "2026-03", "工号": "B2", "项": "底薪", "数值": 100, "原因": "特批"}],
    "评分表": [{"期间": "2026-03", "工号": "B2", "评分人": "店长", "服务态度": 9}],
    "单据": [
        {"日期": "2026-03-05", "工号": "A1", "金额": 100},
        {"日期": "2026-03-05", "工号": "A1", "金额": 100},
        {"日期": "2026-04-05", "工号": "A1", "金额": -7, "客户": "某某学校"},
    ],
    "带教": [{"月份": "2026-03", "工号": "B2", "学员": "小李", "课时": 1.5}],
}


def take(office: Office, intake: Intake) -> tuple[str, ...]:
    with office.change("导入") as change:
        return apply(intake, change)


def nouns(records: Records) -> Records:
    """Leave out the identity, which is the office's own."""
    return replace(records, identity=Records().identity)


def test_the_same_workbook_twice_leaves_the_same_data(tmp_path: Path) -> None:
    with Office.temporary() as office:
        take(office, read(tmp_path, EVERYTHING))
        once = nouns(office.records())
        lines = take(office, read(tmp_path, EVERYTHING, office.records()))
        assert nouns(office.records()) == once
    assert (len(once.staff), len(once.receipts), len(once.measures), len(once.ratings)) == (2, 3, 3, 2)
    assert len(once.list_rows) == 4
    replaced = ["贡献 1", "回款 3", "事件 1", "单据 3", "带教 1"]
    assert lines[-5:] == tuple(f"替换 {sheet} 行" for sheet in replaced)
    assert "读入 月度指标 3 行" in lines


def test_blocks_replace_their_own_project_person_and_month_alone(tmp_path: Path) -> None:
    with Office.temporary() as office:
        take(office, read(tmp_path, EVERYTHING))
        new = {
            "贡献": [
                {"项目编号": "P1", "工号": "A1", "贡献率(%)": 40},
                {"项目编号": "P1", "工号": "B2", "贡献率(%)": 60},
            ],
            "回款": [{"项目编号": "P1", "回款日期": "2026-03-31", "回款金额(元)": 1}],
            "事件": [{"日期": "2026-04-01", "工号": "B2", "类型": "表扬"}],
            "单据": [{"日期": "2026-03-31", "工号": "A1", "金额": 3}],
        }
        lines = take(office, read(tmp_path, new, office.records(), staff_optional=True))
        after = office.records()
    assert [(line.staff_no, int(line.percent)) for line in after.shares] == [("A1", 40), ("B2", 60)]
    assert [int(receipt.amount) for receipt in after.receipts] == [1, -7]
    assert [event.kind for event in after.incidents] == ["投诉", "表扬"]
    assert [(row.list_name, row.cells.get("金额")) for row in after.list_rows] == [
        ("单据", 3),
        ("单据", -7),
        ("带教", None),
    ]
    assert lines[-4:] == ("替换 贡献 1 行", "替换 回款 2 行", "替换 事件 0 行", "替换 单据 2 行")


def test_every_keyed_row_can_be_removed_by_its_key_alone(tmp_path: Path) -> None:
    keys: Sheets = {
        "任职": [{"工号": "A1", "起始月份": "2026-04"}],
        "工资项": [{"月份": "2026-03", "工号": "B2", "工资项": "基 本工资"}],
        "目标": [
            {"年度": 2026, "对象类型": "公司"},
            {"年度": 2026, "对象类型": "员工", "对象": "B2", "产品线": "Ｕ８"},
        ],
        "月度指标": [
            {"月份": "2026-03", "对象": "B2", "指标": "销售额", "数值": "无"},
            {"月份": "2026-03", "对象": "", "指标": "成交率目标"},
        ],
        "评分": [{"期间": "2026Q1", "工号": "A1", "考核项": "文档", "评分人": "总监"}],
        "核定": [{"期间": "2026-03", "工号": "B2", "项": "底薪"}],
        "月度指标表": [{"月份": "2026-03", "对象类型": "公司", "公司收入": ""}],
        "评分表": [{"期间": "2026-03", "工号": "B2", "评分人": "店长", "服务态度": 3}],
    }
    removing = {sheet: [{**row, "删除": "是"} for row in rows] for sheet, rows in keys.items()}
    with Office.temporary() as office:
        take(office, read(tmp_path, EVERYTHING))
        intake = read(tmp_path, removing, office.records())
        assert take(office, intake)[-1] == "删除 10 行"
        left = office.records()
        again = read(tmp_path, removing, office.records())
    assert not left.assignments
    assert not left.pay_items
    assert not left.targets
    assert not left.measures
    assert not left.ratings
    assert not left.by_hand
    assert again.remove == ()


def test_a_removed_project_takes_its_shares_and_receipts_along(tmp_path: Path) -> None:
    removing = {"项目": [{"项目编号": "P1", "删除": "是"}, {"项目编号": "P7", "删除": "是"}]}
    with Office.temporary() as office:
        take(office, read(tmp_path, EVERYTHING))
        intake = read(tmp_path, removing, office.records())
        take(office, intake)
        left = office.records()
    assert not left.projects
    assert not left.shares
    assert not left.receipts
    assert intake.warnings == ("项目!A2: 删除时连同其 4 行记录一起删除",)


def test_a_removed_project_without_shares(tmp_path: Path) -> None:
    with Office.temporary() as office:
        take(office, read(tmp_path, {"项目": [P1], "回款": EVERYTHING["回款"]}))
        take(office, read(tmp_path, {"项目": [{"项目编号": "P1", "删除": "是"}]}, office.records()))
        assert not office.records().receipts


def test_a_removed_person_takes_everything_along(tmp_path: Path) -> None:
    with Office.temporary() as office:
        take(office, read(tmp_path, EVERYTHING))
        intake = read(tmp_path, {"员工": [{"工号": "B2", "删除": "是"}]}, office.records())
        take(office, intake)
        left = office.records()
    assert [person.staff_no for person in left.staff] == ["A1"]
    assert (len(left.measures), len(left.ratings), len(left.incidents), len(left.targets)) == (2, 1, 0, 1)
    assert [row.staff_no for row in left.list_rows] == ["A1", "A1", "A1"]
    assert intake.warnings == ("员工!A2: 删除时连同其 7 行记录一起删除",)


def test_the_files_of_removed_ratings_are_counted(tmp_path: Path) -> None:
    with Office.temporary() as office:
        take(office, read(tmp_path, EVERYTHING))
        rating = next(noun for noun in office.records().ratings if noun.staff_no == "B2")
        with office.change("附上文件") as change:
            change.attach(Attachment.of(rating, "来信.pdf", b"thanks"), b"thanks")
        known = office.records()
        assert read(tmp_path, EVERYTHING, known).warnings == read(tmp_path, EVERYTHING).warnings
        gone = read(tmp_path, {"员工": [{"工号": "B2", "删除": "是"}]}, known)
        assert "评分: 删除的评分有 1 个附件，也一起删除" in gone.warnings
        take(office, gone)
        assert office.records().attachments == ()


def test_a_person_with_shares_is_removed_only_with_new_shares(tmp_path: Path) -> None:
    removing = [{"工号": "A1", "删除": "是"}, {**BEN, "删除": "否"}]
    new = [{"项目编号": "P1", "工号": "B2", "贡献率(%)": 100}]
    with Office.temporary() as office:
        take(office, read(tmp_path, EVERYTHING))
        known = office.records()
        assert problems(tmp_path, {"员工": removing}, known) == [
            "员工!A2: A1 在项目 P1 还有贡献率，请先在「贡献」中重新分配"
        ]
        take(office, read(tmp_path, {"员工": removing, "贡献": new}, known))
        assert [line.staff_no for line in office.records().shares] == ["B2"]


def test_a_person_and_the_project_removed_together(tmp_path: Path) -> None:
    sheets = {"员工": [{"工号": "A1", "删除": "是"}], "项目": [{"项目编号": "P1", "删除": "是"}]}
    with Office.temporary() as office:
        take(office, read(tmp_path, EVERYTHING))
        take(office, read(tmp_path, sheets, office.records()))
        assert [person.staff_no for person in office.records().staff] == ["B2"]


def test_what_is_removed_is_unknown_to_the_rest_of_the_workbook(tmp_path: Path) -> None:
    known = Records(staff=tuple(noun for noun in read(tmp_path, {}).put if isinstance(noun, Person)))
    sheets: Sheets = {
        "员工": [{"工号": "A1", "删除": "是"}, {"工号": "B2", "删除": "是"}, BEN, {**ANN, "删除": "好"}],
        "项目": [{**P1, "删除": "是"}],
        "贡献": [{"项目编号": "P1", "工号": "A1", "贡献率(%)": 100}],
    }
    assert problems(tmp_path, sheets, known) == [
        "员工!A4: 与 员工!A3 重复",
        "员工!A5: 与 员工!A2 重复",
        "员工!B5: 删除：「好」应为 是 或 否",
        "贡献!A2: 没有这个项目编号「P1」",
        "贡献!B2: 没有这个工号「A1」",
    ]


@pytest.mark.parametrize("wide", [False, True])
def test_a_rating_stands_unchecked_until_the_scheme_uses_it(tmp_path: Path, wide: bool) -> None:
    """People change schemes: what no scheme of theirs used comes through the office unharmed."""
    row = {"期间": "2026-03", "工号": "A1", "评分人": "店长"}
    narrow = {"评分": [{**row, "考核项": "服务态度", "得分": "很好"}]}
    with Office.temporary() as office:
        take(office, read(tmp_path, {"评分表": [{**row, "服务态度": "很好"}]} if wide else narrow))
        (rating,) = office.records().ratings
    assert (rating.score, rating.period) == ("很好", Period.parse("2026-03"))


def test_a_name_that_is_known_keeps_its_spelling(tmp_path: Path) -> None:
    """Full and half width and spaces make no second department, product line or pay item."""
    owned = {"年度": 2026, "对象类型": "部门", **QUARTERS}
    figure = {"月份": "2026-03", "对象类型": "部门", "指标": "部门收入", "数值": 1}
    item = {"月份": "2026-03", "工号": "B2", "金额(元)": 10}
    first: Sheets = {
        "工资项": [{**item, "工资项": "餐 补A"}],
        "目标": [{**owned, "对象": "销售 2部", "产品线": "U 8"}],
        "月度指标": [{**figure, "对象": "销售 2部"}],
    }
    second: Sheets = {
        "员工": [{**ANN, "部门": "销售２部", "岗位": "顾问(甲)"}, {**BEN, "岗位": "顾问（甲）"}],
        "工资项": [{**item, "工资项": "餐补Ａ", "金额(元)": 20}],
        "目标": [{**owned, "对象": "销售2部", "产品线": "U8"}],
        "月度指标": [{**figure, "对象": "销售2部", "数值": 2}],
    }
    with Office.temporary() as office:
        take(office, read(tmp_path, first))
        take(office, read(tmp_path, second, office.records()))
        take(office, read(tmp_path, {"员工": [{**BEN, "岗位": "顾问 (甲)"}]}, office.records()))
        kept = office.records()
    assert [(noun.item, noun.amount) for noun in kept.pay_items] == [("餐 补A", Decimal(20))]
    assert [(noun.owner, noun.product_line) for noun in kept.targets] == [("销售 2部", "U 8")]
    assert [(noun.owner, noun.value) for noun in kept.measures] == [("销售 2部", Decimal(2))]
    assert [(person.department, person.post) for person in kept.staff] == [("销售 2部", "顾问(甲)"), (None, "顾问(甲)")]
