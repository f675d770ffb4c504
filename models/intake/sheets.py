"""The sheets of the data workbook, declared once (workbook.md): reading, the empty template and export follow them."""

from dataclasses import dataclass, replace
from enum import StrEnum

from models.vocabulary import ColumnKind, ListWord, Vocabulary

NOTE_MARK = "※"
"""Begins every cell of a notes row, which is skipped."""

GUIDE, LISTS = "填写说明", "选项"
"""Sheets of the template that hold no data."""

REMOVE, NAME = "删除", "姓名"


class Kind(StrEnum):
    """What stands in a column."""

    CODE = "code"
    TEXT = "text"
    GROUP = "group"
    """A name that is compared: equal names get one spelling."""
    OWNER = "owner"
    DATE = "date"
    MONTH = "month"
    PERIOD = "period"
    YEAR = "year"
    YES_NO = "yes_no"
    YUAN = "yuan"
    TEN_THOUSAND = "ten_thousand"
    """Typed in 万元, kept in yuan."""
    PERCENT = "percent"
    NUMBER = "number"
    COUNT = "count"
    WHOLE = "whole"
    """A whole number, also below zero."""
    FIGURE = "figure"
    """Read by the word it belongs to: a measure, a rating, a figure settled by hand."""


class Choice(StrEnum):
    """Which of the schemes' words a column takes."""

    SCHEME = "scheme"
    OPEN_SCHEME = "open_scheme"
    OWNER = "owner"
    YES_NO = "yes_no"
    PAY_ITEM = "pay_item"
    MEASURE = "measure"
    KPI = "kpi"
    RATER = "rater"
    INCIDENT = "incident"
    SETTLEABLE = "settleable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column; `signed` where below zero is allowed, `key` where it tells rows apart, `words` where it takes no others."""

    name: str
    kind: Kind
    required: bool = False
    key: bool = False
    signed: bool = False
    choice: Choice | None = None
    words: tuple[str, ...] = ()


class Wide(StrEnum):
    """What the further columns of a wide sheet are."""

    MEASURES = "measures"
    KPIS = "kpis"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet; `removable` where it may have a column 删除, `rows_of` where it holds a list that a scheme declares."""

    name: str
    columns: tuple[Column, ...]
    removable: bool = True
    wide: Wide | None = None
    rows_of: ListWord | None = None

    def column(self, name: str) -> Column:
        """Find a column by its name."""
        return next(column for column in self.columns if column.name == name)


def _key(name: str, kind: Kind, *, choice: Choice | None = None, required: bool = True) -> Column:
    return Column(name=name, kind=kind, required=required, key=True, choice=choice)


def _sheet(name: str, *columns: Column, removable: bool = True, wide: Wide | None = None) -> Sheet:
    """Declare a sheet; beside a 工号 there may be a name, and where there is a key a column 删除."""
    named = any(column.name == NAME for column in columns)
    beside = next((n for n, column in enumerate(columns, 1) if column.name in _HOLDS_STAFF_NO), 0)
    if beside and not named:
        columns = (*columns[:beside], Column(name=NAME, kind=Kind.TEXT), *columns[beside:])
    extra = (Column(name=REMOVE, kind=Kind.YES_NO, choice=Choice.YES_NO),) if removable else ()
    return Sheet(name=name, columns=(*columns, *extra), removable=removable, wide=wide)


_HOLDS_STAFF_NO = ("工号", "对象")
_STAFF_NO = _key("工号", Kind.CODE)
_PROJECT_NO = _key("项目编号", Kind.CODE)
_MONTH = _key("月份", Kind.MONTH)
_PERIOD = _key("期间", Kind.PERIOD)
_OWNER_KIND = _key("对象类型", Kind.OWNER, choice=Choice.OWNER, required=False)
_OWNER = _key("对象", Kind.TEXT, required=False)
_RATER = _key("评分人", Kind.TEXT, choice=Choice.RATER)
_NUMBER = _key("序号", Kind.COUNT, required=False)
_STANDING = (
    Column(name="部门", kind=Kind.GROUP),
    Column(name="岗位", kind=Kind.GROUP),
    Column(name="职级", kind=Kind.GROUP),
)
_SCHEMES = (
    Column(name="考核方案", kind=Kind.TEXT, choice=Choice.SCHEME),
    Column(name="另计方案", kind=Kind.TEXT, choice=Choice.OPEN_SCHEME),
)

QUARTERS = ("一季度", "二季度", "三季度", "四季度")
TARGETS = tuple(f"{quarter}(万元)" for quarter in QUARTERS)
BASES = tuple(f"{quarter}基数(万元)" for quarter in QUARTERS)
DEDUCTIONS = ("合作伙伴分利(元)", "销售费用(元)", "大额招待费(元)", "项目差旅费(元)")

STAFF = _sheet(
    "员工",
    _STAFF_NO,
    Column(name=NAME, kind=Kind.TEXT, required=True),
    *_STANDING,
    Column(name="入职日期", kind=Kind.DATE, required=True),
    Column(name="离职日期", kind=Kind.DATE),
    Column(name="月基本工资(元)", kind=Kind.YUAN, required=True),
    *_SCHEMES,
)
ASSIGNMENTS = _sheet(
    "任职",
    _STAFF_NO,
    _key("起始月份", Kind.MONTH),
    *_STANDING,
    Column(name="月基本工资(元)", kind=Kind.YUAN),
    *_SCHEMES,
)
PAY_ITEMS = _sheet(
    "工资项",
    _MONTH,
    _STAFF_NO,
    _key("工资项", Kind.TEXT, choice=Choice.PAY_ITEM),
    Column(name="金额(元)", kind=Kind.YUAN, required=True, signed=True),
)
TARGET_SHEET = _sheet(
    "目标",
    _key("年度", Kind.YEAR),
    _key("对象类型", Kind.OWNER, choice=Choice.OWNER),
    _OWNER,
    _key("产品线", Kind.GROUP, required=False),
    *(Column(name=name, kind=Kind.TEN_THOUSAND, required=True) for name in TARGETS),
    *(Column(name=name, kind=Kind.TEN_THOUSAND) for name in BASES),
    Column(name="基数比例(%)", kind=Kind.PERCENT),
)
PROJECTS = _sheet(
    "项目",
    _PROJECT_NO,
    Column(name="项目名称", kind=Kind.TEXT, required=True),
    Column(name="客户", kind=Kind.TEXT),
    Column(name="产品线", kind=Kind.GROUP),
    Column(name="合同金额(元)", kind=Kind.YUAN, required=True),
    Column(name="已备案", kind=Kind.YES_NO, required=True, choice=Choice.YES_NO),
)
SHARES = _sheet(
    "贡献",
    _PROJECT_NO,
    _STAFF_NO,
    Column(name="贡献率(%)", kind=Kind.PERCENT, required=True),
    removable=False,
)
RECEIPTS = _sheet(
    "回款",
    _PROJECT_NO,
    Column(name="回款日期", kind=Kind.DATE, required=True),
    Column(name="回款金额(元)", kind=Kind.YUAN, required=True, signed=True),
    *(Column(name=name, kind=Kind.YUAN) for name in DEDUCTIONS),
    removable=False,
)
MEASURES = _sheet(
    "月度指标",
    _MONTH,
    _OWNER_KIND,
    _OWNER,
    _key("指标", Kind.TEXT, choice=Choice.MEASURE),
    Column(name="数值", kind=Kind.FIGURE, required=True),
)
RATINGS = _sheet(
    "评分",
    _PERIOD,
    _STAFF_NO,
    _key("考核项", Kind.TEXT, choice=Choice.KPI),
    _RATER,
    _NUMBER,
    Column(name="得分", kind=Kind.FIGURE, required=True),
    Column(name="备注", kind=Kind.TEXT),
)
INCIDENTS = _sheet(
    "事件",
    Column(name="日期", kind=Kind.DATE, required=True),
    _STAFF_NO,
    Column(name="类型", kind=Kind.TEXT, required=True, choice=Choice.INCIDENT),
    Column(name="次数", kind=Kind.COUNT),
    Column(name="分值", kind=Kind.NUMBER),
    Column(name="说明", kind=Kind.TEXT),
    removable=False,
)
BY_HAND = _sheet(
    "核定",
    _PERIOD,
    _STAFF_NO,
    _key("项", Kind.TEXT, choice=Choice.SETTLEABLE),
    Column(name="数值", kind=Kind.FIGURE, signed=True),
    Column(name="原因", kind=Kind.TEXT, required=True),
)
WIDE_MEASURES = _sheet("月度指标表", _MONTH, _OWNER_KIND, _OWNER, wide=Wide.MEASURES)
WIDE_RATINGS = _sheet("评分表", _PERIOD, _STAFF_NO, _RATER, _NUMBER, wide=Wide.KPIS)
NARROW = {WIDE_MEASURES.name: MEASURES.name, WIDE_RATINGS.name: RATINGS.name}
"""The narrow sheet that holds the same rows as a wide one."""

SHEETS = (
    STAFF,
    ASSIGNMENTS,
    PAY_ITEMS,
    TARGET_SHEET,
    PROJECTS,
    SHARES,
    RECEIPTS,
    MEASURES,
    RATINGS,
    INCIDENTS,
    BY_HAND,
    WIDE_MEASURES,
    WIDE_RATINGS,
)

_KINDS = {
    ColumnKind.TEXT: Kind.TEXT,
    ColumnKind.NUMBER: Kind.NUMBER,
    ColumnKind.MONEY: Kind.YUAN,
    ColumnKind.PERCENT: Kind.PERCENT,
    ColumnKind.DATE: Kind.DATE,
    ColumnKind.YES_NO: Kind.YES_NO,
    ColumnKind.CHOICE: Kind.TEXT,
    ColumnKind.WHOLE: Kind.WHOLE,
}


def list_sheet(word: ListWord) -> Sheet:
    """Declare the sheet of a list: 工号, a column 月份 where no date says the month, then its own columns."""
    own = (
        Column(
            name=column.name,
            kind=_KINDS[column.kind],
            required=column.required,
            signed=True,
            choice=Choice.YES_NO if column.kind is ColumnKind.YES_NO else None,
            words=column.choices,
        )
        for column in word.columns
    )
    month = () if word.date else (_MONTH,)
    return replace(_sheet(word.name, _STAFF_NO, *month, *own, removable=False), rows_of=word)


def sheets_of(vocabulary: Vocabulary) -> tuple[Sheet, ...]:
    """List the sheets of a workbook: those that every office has, then the lists of its schemes."""
    return (*SHEETS, *map(list_sheet, vocabulary.lists))
