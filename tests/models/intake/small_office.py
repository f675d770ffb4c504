"""A small vocabulary and the least of a workbook, for the tests of the intake."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from models.faults import InputFault, Problem
from models.intake import Intake, read_workbook
from models.period import Grain
from models.records import Records
from models.target import Owner
from models.vocabulary import (
    ColumnKind,
    IncidentWord,
    ItemWord,
    ListColumn,
    ListWord,
    MeasureWord,
    Over,
    Scale,
    SchemeWords,
    SettleableWord,
    Vocabulary,
)
from tests.workbooks import write_sheets

TEN, HUNDRED = Decimal(10), Decimal(100)
QUARTER, MONTH = (Grain.QUARTER,), (Grain.MONTH,)

DEALS = ListWord(
    name="单据",
    date="日期",
    columns=(
        ListColumn(name="日期", kind=ColumnKind.DATE, required=True),
        ListColumn(name="客户"),
        ListColumn(name="金额", kind=ColumnKind.MONEY, required=True),
        ListColumn(name="类别", kind=ColumnKind.CHOICE, choices=("新签", "续签 A"), default="新签"),
        ListColumn(name="折扣", kind=ColumnKind.PERCENT, low=Decimal(0), high=HUNDRED),
        ListColumn(name="逾期天数", kind=ColumnKind.WHOLE, low=Decimal(0), default=Decimal(0), unit="天"),
        ListColumn(name="已收", kind=ColumnKind.YES_NO, default=False),
        ListColumn(name="到期日", kind=ColumnKind.DATE),
        ListColumn(name="难度", kind=ColumnKind.NUMBER, high=TEN),
    ),
)
COACHING = ListWord(
    name="带教",
    columns=(
        ListColumn(name="学员", required=True),
        ListColumn(name="课时", kind=ColumnKind.NUMBER, low=Decimal(0)),
    ),
)

BRANCH = SchemeWords(
    id="branch",
    title="分公司办法",
    grains=QUARTER,
    opens=True,
    uses_projects=True,
    uses_targets=True,
    measures=(
        MeasureWord(name="拜访次数", owner=Owner.PERSON, unit="次"),
        MeasureWord(name="公司收入", owner=Owner.COMPANY, unit="元"),
        MeasureWord(name="部门收入", owner=Owner.DEPARTMENT, unit="元"),
        MeasureWord(name="客户满意度", owner=Owner.PERSON, scale=Scale.PERCENT, over=Over.MEAN, high=HUNDRED),
        MeasureWord(name="成交率目标", owner=Owner.PERSON, scale=Scale.FRACTION, shared=True),
        MeasureWord(name="NPS", owner=Owner.PERSON, over=Over.MEAN, low=Decimal(-100), high=HUNDRED),
    ),
    items=(
        ItemWord(id="team", name="团队精神", raters=("总监", "总经理"), high=TEN, grains=QUARTER),
        ItemWord(id="mark", name="笔试", raters=("总监",), high=HUNDRED, grains=QUARTER),
        ItemWord(
            id="papers", name="文档", raters=("总监",), high=TEN, grains=QUARTER, labels=("完整", "不完整")
        ),
        ItemWord(
            id="level", name="等级", raters=("经理",), high=TEN, grains=MONTH, labels=("5", "10", "50%")
        ),
        ItemWord(id="values", name="价值观", raters=("经理",), high=Decimal(5), grains=MONTH, whole=True),
    ),
    settleable=(
        SettleableWord(id="team", name="团队精神", grains=QUARTER, low=Decimal(0), high=TEN),
        SettleableWord(id="mark", name="笔试", grains=QUARTER, low=Decimal(0), high=HUNDRED),
        SettleableWord(id="bonus", name="项目奖金", grains=QUARTER, needs_value=True),
    ),
    incidents=(IncidentWord(kind="投诉"), IncidentWord(kind="违纪", low=Decimal(1), high=TEN)),
    pay_items=("住房补贴",),
    lists=(DEALS,),
)
SHOP = SchemeWords(
    id="shop",
    title="门店办法",
    grains=MONTH,
    measures=(
        MeasureWord(name="销售额", owner=Owner.PERSON),
        MeasureWord(name="拜访次数", owner=Owner.PERSON, high=Decimal(50)),
        MeasureWord(name="整体目标", owner=Owner.COMPANY),
    ),
    items=(ItemWord(id="service", name="服务态度", raters=("店长",), high=TEN, grains=MONTH),),
    settleable=(
        SettleableWord(id="service", name="服务态度", grains=MONTH, low=Decimal(0), high=TEN),
        SettleableWord(id="base_pay", name="底薪", grains=MONTH, low=Decimal(0), needs_value=True),
    ),
    incidents=(IncidentWord(kind="表扬"),),
    lists=(COACHING, DEALS),
)
VOCABULARY = Vocabulary(schemes=(BRANCH, SHOP))

ANN = {"工号": "A1", "姓名": "安然", "入职日期": "2025-01-01", "月基本工资(元)": 6000, "考核方案": "branch"}
BEN = {"工号": "B2", "姓名": "毕成", "入职日期": "2026-02-10", "月基本工资(元)": 5000, "考核方案": "shop"}
P1 = {"项目编号": "P1", "项目名称": "甲项目", "合同金额(元)": 80000, "已备案": "是"}

Sheets = Mapping[str, Any]
"""Rows (column → cell) by sheet."""


def read(
    folder: Path, sheets: Sheets, known: Records | None = None, *, staff_optional: bool = False
) -> Intake:
    """Write these sheets, with two people where no sheet 员工 is given, and read them."""
    content = {"员工": [ANN, BEN], **sheets}
    path = write_sheets(folder / "数据.xlsx", content)
    return read_workbook(path, known or Records(), VOCABULARY, staff_optional=staff_optional)


def complaints(folder: Path, sheets: Sheets) -> tuple[Problem, ...]:
    """Read sheets that may be refused; give the problems, none where they are taken."""
    try:
        read(folder, sheets)
    except InputFault as fault:
        return fault.problems
    return ()


def problems(
    folder: Path, sheets: Sheets, known: Records | None = None, *, staff_optional: bool = False
) -> list[str]:
    """Read sheets that are refused; give the problems as they are told."""
    with pytest.raises(InputFault) as caught:
        read(folder, sheets, known, staff_optional=staff_optional)
    return [str(problem) for problem in caught.value.problems]
