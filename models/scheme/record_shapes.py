"""The tables that say what is recorded: monthly measures, incidents, lists of records."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from models.scheme.base import Clause, Figure, Shape, Words


class InputShape(Shape, title="每月录入的指标"):
    """A monthly measure that the scheme asks for (月度指标); never below 0 unless `signed`, or `least` says otherwise."""

    name: Words = Field(description="指标的名字，公式里直接写它")
    of: Literal["person", "department", "company"] = Field(
        "person", description="按谁录入：person 每个人、department 每个部门、company 全公司一个数"
    )
    over: Literal["sum", "mean"] = Field(
        "sum", description="考核周期不止一个月时各月怎样合起来：sum 相加（次数、金额），mean 取参加各月的平均（比率）"
    )
    unit: str = Field("", description="单位，如 元、次、%")
    scale: Literal["plain", "percent", "fraction"] = Field(
        "plain",
        description="比率怎样录入：percent 录 0–100，公式里 95% 就是 95；fraction 录 0.95 或 95%，公式里是 0.95；"
        "plain 是一般的数字",
    )
    least: Figure | None = Field(None, description="最小可以录多少；不写就是 0")
    most: Figure | None = Field(None, description="最大可以录多少；不写就没有上限，percent 的是 100")
    signed: bool = Field(False, description="true：可以录入负数，没有下限（毛利、增减额）")
    shared: bool = Field(False, description="true：可以只录一行，对所有人都算（常用于“……目标”）；个人另有一行的，用个人的")
    default: Figure | None = Field(
        None, description="没有录入时当作多少；不写的话，没有录入就是缺数据，依赖它的都算不出来，绝不当作 0"
    )
    clause: Clause = ""

    @property
    def lowest(self) -> int | Decimal | None:
        """The smallest figure that may be recorded; None where there is none."""
        return 0 if self.least is None and not self.signed else self.least


class IncidentShape(Shape, title="要登记的事件"):
    """A kind of incident (事件); `points` bounds its required 分值: [least, most], or [least] without an upper bound."""

    name: Words = Field(description="事件的名字，公式里写 次数(名字) 或 分值(名字)")
    points: Annotated[list[Figure], Field(min_length=1, max_length=2)] | None = Field(
        None, description="登记时要填的分值：[最小，最大]，或 [最小]；不写就不填分值", examples=["points = [1, 10]"]
    )
    clause: Clause = ""


class ListColumnShape(Shape, title="清单的列"):
    """A column of a record list.

    A `percent` is typed, bounded and defaulted as 30 for 30 %; formulas see 0.3. `default` counts for a blank cell;
    `least`/`most` bound a figure, which may otherwise be below zero.
    """

    name: Words = Field(description="列的名字，公式里直接写它")
    kind: Literal["text", "number", "money", "percent", "date", "yes_no", "choice", "whole"] = Field(
        "text",
        description="列里填什么：text 文字、number 数字、money 金额（元）、percent 百分比（填 30，公式里是 0.3）、"
        "date 日期、yes_no 是或否、choice 几个选项之一、whole 整数",
    )
    choices: list[Words] = Field(default=[], description="choice 列的各个选项", examples=['choices = ["新签", "续签"]'])
    required: bool = Field(False, description="true：每一行都必须填")
    least: Figure | None = Field(None, description="最小可以填多少；不写就没有下限，可以填负数")
    most: Figure | None = Field(None, description="最大可以填多少")
    default: Figure | bool | str | None = Field(
        None, description="空着时当作什么；不写的话，空着就是缺数据（text 列也是）"
    )
    unit: str = Field("", description="单位，只用在 number、whole 列")
    clause: Clause = ""


class ListShape(Shape, title="自设清单"):
    """A list of records of each person (自设清单): a sheet of the data workbook, with formulas `for_each` of its rows.

    `date` names the column that puts a row in a period; without it the sheet has a column 月份.
    """

    name: Words = Field(description="清单的名字，也是数据工作簿里那张工作表的名字")
    of: Literal["person"] = Field("person", description="每一行属于一个人（按工号）")
    date: str = Field("", description="哪一个 date 列决定这一行算在哪个月；不写的话，工作表里多一列 月份")
    column: Annotated[list[ListColumnShape], Field(min_length=1)] = Field(description="各列，见 `[[list.column]]`")
    clause: Clause = ""
