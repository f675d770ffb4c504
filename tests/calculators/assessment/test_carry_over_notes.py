"""Product lines on a result: lines, table, warnings, and what comes in where nobody takes part (rules §9, §10)."""

from decimal import Decimal
from typing import Any

from tests.calculators.assessment.offices import by_hand, person, results

SCHEME = "consultant-nc-u8"
Row = dict[str, Any]


def target(line: str, *quarters: float, **further: Any) -> Row:
    """Write a target of 甲 for a product line, in 万元."""
    columns = {f"{name}季度(万元)": amount for name, amount in zip("一二三四", quarters, strict=True)}
    return {"年度": 2026, "对象类型": "员工", "对象": "甲", "产品线": line} | columns | further


def receipt(day: str, amount: float, project: str = "P1") -> Row:
    """Write a receipt."""
    return {"项目编号": project, "回款日期": day, "回款金额(元)": amount}


def office(targets: list[Row], receipts: list[Row], **further: Any) -> dict[str, list[Row]]:
    """Lay out 甲 with one U8 project of their own and one without a product line; all quarters without appraisal."""
    projects = [("P1", "U8"), ("P2", "")]
    return {
        "员工": [person("甲", SCHEME, **further)],
        "目标": targets,
        "项目": [
            {"项目编号": n, "项目名称": n, "产品线": line, "合同金额(元)": 10**9, "已备案": "否"} for n, line in projects
        ],
        "贡献": [{"项目编号": n, "工号": "甲", "贡献率(%)": 100} for n, _line in projects],
        "回款": receipts,
        "核定": [by_hand(f"2026Q{q}", "甲", "全部") for q in (1, 2, 3, 4)],
    }


def test_a_quarter_with_a_target_and_no_receipt_is_named() -> None:
    """Q1 and Q3 are empty: Q4 names both, with the line; a refund is a receipt, and a quarter without target is none."""
    sheets = office([target("U8", 10, 10, 10, 10)], [receipt("2026-05-05", 1), receipt("2026-05-06", -1)])
    warnings = results(sheets, "2026Q4")["甲"].warnings
    assert [w for w in warnings if "没有一笔回款" in w] == [
        "2026年一季度 U8：有目标而没有一笔回款，是否还没有录入？",
        "2026年三季度 U8：有目标而没有一笔回款，是否还没有录入？",
    ]
    assert results(sheets, "2026Q1")["甲"].warnings == ()
    without = office([target("U8", 0, 10, 10, 10)], [])
    assert len(results(without, "2026Q2")["甲"].warnings) == 0


def test_only_quarters_taken_part_in_are_named() -> None:
    """Before the joining nothing was due; what came in then is named as not counted, once, in the first quarter."""
    sheets = office([target("U8", 10, 10, 10, 10)], [receipt("2026-02-05", 5000)], 入职日期="2026-04-20")
    assert results(sheets, "2026Q2")["甲"].warnings == ("项目 P1 在 2026-02-05 的回款：本人该期未参加本方案，本方案不计",)
    assert results(sheets, "2026Q3")["甲"].warnings == ("2026年二季度 U8：有目标而没有一笔回款，是否还没有录入？",)


def test_lines_are_those_of_targets_and_of_receipts_so_far() -> None:
    """A line without a target appears with its first receipt, not before; the blank line is one of its own."""
    sheets = office([target("U8", 10, 10, 10, 10)], [receipt("2026-01-05", 100), receipt("2026-06-05", 300, "P2")])
    first, second = (results(sheets, q)["甲"].components[0] for q in ("2026Q1", "2026Q2"))
    assert [(line.label, line.amount) for line in first.lines] == [("U8", Decimal("0.80"))]
    assert [(line.label, line.amount) for line in second.lines] == [("（无产品线）", Decimal("2.40")), ("U8", Decimal(0))]


def test_the_table_shows_what_moves_on() -> None:
    """9 of 10 with a base of 7 moves nothing on; 2 falls 5 short; 40 makes that good and 25 move on."""
    receipts = [receipt("2026-01-05", 90000), receipt("2026-04-05", 20000), receipt("2026-07-05", 400000)]
    sheets = office([target("U8", 10, 10, 10, 10, **{"基数比例(%)": 70})], receipts)
    rows = {q: results(sheets, q)["甲"].tables[0].rows[0] for q in ("2026Q1", "2026Q2", "2026Q3", "2026Q4")}
    header = results(sheets, "2026Q1")["甲"].tables[0].header
    columns = [header.index(name) for name in ("上季结转", "季度完成额", "计提回款", "转入下季")]
    assert [[rows[q][c] for c in columns] for q in rows] == [
        ["0", "90000", "90000", "0"],
        ["0", "20000", "20000", "-50000"],
        ["-50000", "350000", "100000", "250000"],
        ["250000", "250000", "100000", "150000"],
    ]


def test_given_bases_and_a_base_ratio() -> None:
    """A base that is given wins; without any it is 0."""
    receipts = [receipt("2026-01-05", 50000)]
    given = office([target("U8", 10, 10, 10, 10, **{"一季度基数(万元)": 5, "基数比例(%)": 70})], receipts)
    ratio = office([target("U8", 10, 10, 10, 10, **{"基数比例(%)": 70})], receipts)
    bare = office([target("U8", 10, 10, 10, 10)], receipts)
    moved = [results(sheets, "2026Q1")["甲"].tables[0].rows[0][-1] for sheets in (given, ratio, bare)]
    assert moved == ["0", "-20000", "0"]


def test_commission_by_hand_is_what_the_settlement_deducts() -> None:
    """0.8 % of 50,000 is 400; Q1 was settled at 150: the settlement makes 250 good."""
    sheets = office([], [receipt("2026-01-05", 50000)])
    sheets["核定"].append(by_hand("2026Q1", "甲", "产品提成", 150))
    first, last = results(sheets, "2026Q1")["甲"], results(sheets, "2026Q4")["甲"]
    assert [c.amount for c in first.components] == [150, 0]
    assert [c.id for c in last.components] == ["commission", "kpi_bonus", "settlement"]
    assert [c.amount for c in last.components] == [0, 0, 250]


def test_the_bonus_per_project_shows_its_share_in_per_cent() -> None:
    """A line says what it was worked out from, as people read it."""
    sheets = office([], [receipt("2026-01-05", 23400)])
    sheets["员工"] = [person("甲", "consultant-branch")]
    sheets["项目"][0]["已备案"] = "是"
    line = results(sheets, "2026Q1")["甲"].components[0].lines[0]
    assert line.key == "P1"
    assert line.amount == 200
    assert {d.label: d.text for d in line.details}["贡献率"] == "100%"
