"""All or nothing: every fault of a workbook is told at once, and no garbage in a cell is a traceback."""

from datetime import date, time, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from models.intake.entry import Entry, Header
from models.intake.ranges import outside
from models.intake.sheets import BY_HAND, STAFF, sheets_of
from models.staff import Person
from tests.models.intake.small_office import ANN, BEN, P1, VOCABULARY, Sheets, complaints, problems, read

QUARTERS: dict[str, Any] = {f"{quarter}季度(万元)": 10 for quarter in "一二三四"}
RATING = {"期间": "2026Q1", "工号": "A1", "考核项": "团队精神", "评分人": "总监", "得分": 5}
MEASURE = {"月份": "2026-03", "对象": "A1", "指标": "拜访次数", "数值": 5}

FAULTS: Sheets = {
    "员工": [
        {**ANN, "离职日期": "2020-01-01"},
        {**BEN, "月基本工资(元)": "面议", "考核方案": "神秘方案"},
        BEN,
    ],
    "任职": [{"工号": "A1", "起始月份": "明年"}],
    "工资项": [{"月份": "2026-03", "工号": "X", "工资项": "住房补贴", "金额(元)": float("nan")}],
    "目标": [{"年度": 2026, "对象类型": "公司", **QUARTERS, "一季度基数(万元)": 11}],
    "项目": [{**P1, "合同金额(元)": True}, {"项目编号": "P2", "项目名称": "乙"}],
    "贡献": [{"项目编号": "P1", "工号": "A1", "贡献率(%)": 99.9}],
    "回款": [{"项目编号": "P3", "回款日期": "2026-02-30", "回款金额(元)": 10**13}],
    "月度指标": [
        {**MEASURE, "指标": "颜值"},
        {**MEASURE, "数值": "-"},
        {**MEASURE, "对象": "B2", "姓名": "安然"},
    ],
    "评分": [
        {**RATING, "得分": 12},
        {**RATING, "评分人": "邻居"},
        {**RATING, "考核项": "颜值"},
        {**RATING, "得分": ""},
    ],
    "事件": [{"日期": "2026-03-01", "工号": "A1", "类型": "违纪", "次数": -1}],
    "核定": [{"期间": "2026Q1", "工号": "A1", "项": "项目奖金", "原因": ""}],
    "月度指标表": [{"月份": "2026-03", "对象": "A1", "拜访次数": 5}],
}

WORDS = [
    "是", "否", "无", "-", "A1", "B2", "P1", "branch", "门店办法", "员工", "公司", "部门", "2026-03", "2026Q1", "2026",
    "拜访次数", "客户满意度", "成交率目标", "公司收入", "团队精神", "文档", "笔试", "总监", "经理", "完整", "投诉", "违纪",
    "项目奖金", "全部", "100", "70%", "※ 说明", "'7", "=1+1", "#N/A",
]  # fmt: skip
TEXT = st.text(max_size=8).map(lambda text: ILLEGAL_CHARACTERS_RE.sub("", text)).filter(str.isprintable)
CELLS = st.one_of(
    st.none(),
    st.sampled_from(WORDS),
    TEXT,
    st.integers(-(10**14), 10**14),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(date(1900, 3, 1), date(9999, 12, 31)),
    st.times().map(lambda moment: moment.replace(microsecond=0)),
    st.integers(0, 10**6).map(lambda seconds: timedelta(seconds=seconds)),
)
TABLES = st.fixed_dictionaries(
    {},
    optional={
        sheet.name: st.lists(
            st.fixed_dictionaries({}, optional={column.name: CELLS for column in sheet.columns}),
            min_size=1,
            max_size=3,
        )
        for sheet in sheets_of(VOCABULARY)
    }
)


def test_twenty_and_more_faults_are_told_with_their_cells_in_order(tmp_path: Path) -> None:
    assert problems(tmp_path, FAULTS) == [
        "员工!F2: 离职日期 2020-01-01 早于入职日期 2025-01-01",
        "员工!D3: 月基本工资(元)：「面议」不是数字",
        "员工!E3: 没有这个考核方案「神秘方案」",
        "员工!A4: 与 员工!A3 重复",
        "任职!B2: 起始月份：「明年」不是月份，请写成 2026-01",
        "工资项!B2: 没有这个工号「X」",
        "工资项!D2: 缺少金额(元)",
        "目标!G2: 一季度基数(万元) 高于一季度(万元)",
        "项目!C2: 合同金额(元)：TRUE 是真假值，不是数字",
        "项目!C3: 缺少合同金额(元)",
        "项目!D3: 缺少已备案",
        "贡献!C2: 项目 P1 的贡献率合计 99.9，应为 100",
        "回款!A2: 没有这个项目编号「P3」",
        "回款!B2: 回款日期：「2026-02-30」不是日期，请写成 2026-01-31",
        "回款!C2: 回款金额(元)：数字 10000000000000 太大，超出 ±10¹²",
        "月度指标!C2: 没有方案用到指标「颜值」",
        "月度指标!D3: 「-」不是数字",
        "月度指标!E4: 姓名「安然」与工号 B2 的「毕成」不符",
        "评分!E2: 得分 12 超出 0–10",
        "评分!D3: 没有方案用到评分人「邻居」",
        "评分!C4: 没有方案用到考核项「颜值」",
        "评分!E5: 缺少得分",
        "评分!E5: 与 评分!E2 重复",
        "事件!A2: 事件「违纪」需要分值",
        "事件!D2: 次数：-1 应为 1 或更大的整数",
        "核定!A2: 核定项「项目奖金」需要数值",
        "核定!D2: 缺少原因",
        "月度指标表!C2: 与 月度指标!D3 重复",
    ]


def test_a_row_tells_all_its_faults_whoever_it_belongs_to(tmp_path: Path) -> None:
    """A figure out of range is told also where the person is unknown, or of a scheme that is."""
    sheets: Sheets = {
        "员工": [{**ANN, "考核方案": "神秘方案"}, {**BEN, "另计方案": "神秘方案"}],
        "月度指标": [
            {**MEASURE, "对象": "X9", "指标": "客户满意度", "数值": 101},
            {**MEASURE, "指标": "颜值", "数值": "高"},
        ],
        "评分": [
            {**RATING, "工号": "X9", "得分": 12},
            {**RATING, "得分": 11},
            {**RATING, "期间": "?", "得分": "高"},
        ],
        "核定": [
            {"期间": "2026Q1", "工号": "A1", "项": "团队精神", "数值": 11, "原因": "x"},
            {"期间": "2026Q1", "工号": "X9", "项": "项目奖金", "原因": "x"},
        ],
    }
    assert problems(tmp_path, sheets) == [
        "员工!E2: 没有这个考核方案「神秘方案」",
        "员工!F3: 没有这个考核方案「神秘方案」",
        "月度指标!B2: 没有这个工号「X9」",
        "月度指标!D2: 客户满意度 101 超出 0–100",
        "月度指标!C3: 没有方案用到指标「颜值」",
        "月度指标!D3: 「高」不是数字",
        "评分!B2: 没有这个工号「X9」",
        "评分!E2: 得分 12 超出 0–10",
        "评分!E3: 得分 11 超出 0–10",
        "评分!A4: 期间：「?」不是期间，请写成 2026-01、2026Q1、2026H1 或 2026",
        "评分!E4: 「高」不是数字",
        "核定!D2: 数值 11 超出 0–10",
        "核定!B3: 没有这个工号「X9」",
        "核定!D3: 核定项「项目奖金」需要数值",
    ]


@given(TABLES)
@settings(max_examples=60)
def test_no_garbage_is_a_traceback(tables: dict[str, list[dict[str, Any]]]) -> None:
    with TemporaryDirectory() as folder:
        assert all(problem.where and problem.what for problem in complaints(Path(folder), tables))


@given(st.sampled_from([sheet for sheet in sheets_of(VOCABULARY) if sheet is not STAFF]), st.data())
@settings(max_examples=60)
def test_a_bad_cell_in_an_otherwise_good_office(sheet: Any, data: st.DataObject) -> None:
    good: Sheets = {"员工": [ANN, BEN], "项目": [P1]}
    row = data.draw(st.fixed_dictionaries({column.name: CELLS for column in sheet.columns}))
    with TemporaryDirectory() as folder:
        told = complaints(Path(folder), {**good, sheet.name: [*good.get(sheet.name, []), row]})
    assert {problem.where.partition("!")[0] for problem in told} <= {sheet.name}


def test_a_noun_is_never_made_of_a_blank() -> None:
    """A required value that isn't there is a fault of the program, not an empty noun."""
    header = Header(sheet=BY_HAND, title="核定", columns={}, wide={})
    with pytest.raises(LookupError):
        Entry(header=header, row=2, cells={}, values={}, wide={}).must("原因", str)


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [(0, 10, "得分 12 超出 0–10"), (15, None, "得分 12 小于 15"), (None, 11, "得分 12 大于 11")],
)
def test_bounds_are_told_as_they_are(low: int | None, high: int | None, told: str) -> None:
    bounds = (None if bound is None else Decimal(bound) for bound in (low, high))
    assert outside("得分", Decimal(12), *bounds) == told


def test_texts_of_every_kind_of_cell(tmp_path: Path) -> None:
    long = timedelta(hours=30)
    row = {**ANN, "部门": date(2026, 1, 2), "岗位": time(9, 30), "职级": long, "姓名": 12.50}
    (person,) = read(tmp_path, {"员工": [row]}).put
    assert isinstance(person, Person)
    assert (person.department, person.post, person.name) == ("2026-01-02", "09:30:00", "12.5")
    assert person.job_rank == "1 day, 6:00:00"


def test_a_broken_owner_is_told_once(tmp_path: Path) -> None:
    assert problems(tmp_path, {"月度指标": [{**MEASURE, "对象": "=A1"}]}) == [
        "月度指标!B2: 对象：公式没有缓存值，请在 Excel 中打开并保存，或改成数值"
    ]


def test_times_are_no_numbers_or_texts_by_mistake(tmp_path: Path) -> None:
    rows = [
        {**ANN, "月基本工资(元)": time(8), "部门": time(9, 30)},
        {**BEN, "部门": date(2026, 1, 2), "岗位": True},
    ]
    assert problems(tmp_path, {"员工": rows}) == [
        "员工!D2: 月基本工资(元)：这里应是数字，却是日期或时间：08:00:00"
    ]
