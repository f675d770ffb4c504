"""The functions of the formula language, declared once: names, parameters, what they do.

`pure` functions take values and give a value; the others (`compute` is None) look at time, the team or
records, and are carried out by `calculators.assessment.forms`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, Any

from calculators.formula import dates
from calculators.formula.values import Sort, Value, missing
from models.money import rounded
from models.words import _

if TYPE_CHECKING:
    from calculators.formula.syntax import Node

Compute = Callable[[Sequence[Any]], Value]
"""Takes values of the sort that the function takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """One function: Chinese and English name, parameters in order (`name?` optional, `name…` repeated).

    `lazy`: not all arguments are computed first. `words`: how many of the first arguments are words, not
    values (`None`: all). `gives`: the sort of its value (`None`: the sort of its arguments). `takes`: the sort of the
    arguments of a pure one.
    """

    name: str
    english: str
    parameters: tuple[str, ...]
    about: str
    compute: Compute | None = None
    lazy: bool = False
    words: int | None = 0
    gives: Sort | None = Sort.NUMBER
    takes: Sort = Sort.NUMBER

    @property
    def least(self) -> int:
        """The smallest number of arguments."""
        return sum(not p.endswith("?") for p in self.parameters)

    @property
    def most(self) -> int | None:
        """The largest number of arguments; `None` means any."""
        return None if self.parameters and self.parameters[-1].endswith("…") else len(self.parameters)

    def optional(self, place: int) -> str:
        """Name the optional parameter at a place, "" for any other."""
        parameter = self.parameters[place] if place < len(self.parameters) else ""
        return parameter.removesuffix("?") if parameter.endswith("?") else ""

    def worded(self, arguments: tuple["Node", ...]) -> tuple["Node", ...]:
        """Pick the arguments that are words."""
        return arguments[: self.words]

    def ordered(self, arguments: tuple["Node", ...]) -> tuple["Node", ...]:
        """Take arguments as they are meant: `首期=0` is the optional parameter, a name may be a word."""
        from calculators.formula.syntax import (  # the tree's module knows nothing of functions
            Compare,
            Name,
            Text,
        )

        taken: list[Node] = []
        for place, argument in enumerate(arguments):
            words = len(arguments) if self.words is None else self.words
            match argument:
                case Name(name) if place < words:
                    taken.append(Text(name))
                case Compare("=", Name(name), right) if name and name == self.optional(place):
                    taken.append(right)
                case _:
                    taken.append(argument)
        return tuple(taken)


def _round(values: Sequence[Fraction]) -> Value:
    places = values[1] if len(values) > 1 else Fraction(0)
    if places.denominator != 1 or not -8 <= places <= 8:
        return missing(_("四舍五入的位数须是 -8 到 8 的整数"))
    return Fraction(rounded(values[0], int(places)))


def _by_unit(whole: Callable[[Fraction], int]) -> Compute:
    def compute(values: Sequence[Fraction]) -> Value:
        unit = values[1] if len(values) > 1 else Fraction(1)
        if unit <= 0:
            return missing(_("取整单位须大于 0"))
        return Fraction(whole(values[0] / unit)) * unit

    return compute


def _date(values: Sequence[Fraction]) -> Value:
    found = dates.of_numbers(values)
    return missing(_("没有这一天"), why="：" + "-".join(map(str, values))) if found is None else found


def _pure(name: str, english: str, parameters: tuple[str, ...], about: str, compute: Compute) -> Function:
    return Function(name=name, english=english, parameters=parameters, about=about, compute=compute)


def _of_dates(name: str, english: str, about: str, compute: Compute) -> Function:
    return Function(
        name=name, english=english, parameters=("起", "止"), about=about, compute=compute, takes=Sort.DATE
    )


def _special(
    name: str, english: str, parameters: tuple[str, ...], about: str, gives: Sort | None = Sort.NUMBER
) -> Function:
    return Function(name=name, english=english, parameters=parameters, about=about, lazy=True, gives=gives)


def _naming(
    name: str, english: str, parameters: tuple[str, ...], about: str, *, words: int | None = 1, gives: Sort = Sort.NUMBER
) -> Function:
    return Function(name=name, english=english, parameters=parameters, about=about, lazy=True, words=words, gives=gives)


_ALL = (
    _special("如果", "if", ("条件", "则", "否则"), "条件成立取「则」，否则取「否则」；只看用到的一支", None),
    _special("分档", "bands", ("值", "门槛与结果…"), "依次比较，达到（≥）的第一个门槛决定结果，最后一个是都没达到时的结果", None),
    _special("超过分档", "bands_above", ("值", "门槛与结果…"), "依次比较，超过（>）的第一个门槛决定结果", None),
    _special("低于分档", "bands_below", ("值", "门槛与结果…"), "依次比较，低于（<）的第一个门槛决定结果", None),
    _special("不高于分档", "bands_at_most", ("值", "门槛与结果…"), "依次比较，不高于（≤）的第一个门槛决定结果", None),
    _pure("最小", "min", ("值", "值…"), "最小的一个", min),
    _pure("最大", "max", ("值", "值…"), "最大的一个", max),
    _pure("限于", "clamp", ("值", "下限", "上限"), "不低于下限、不高于上限", lambda v: max(v[1], min(v[2], v[0]))),
    _pure("四舍五入", "round", ("值", "位数?"), "四舍五入到几位小数（负数：到十、百……）", _round),
    _pure("向下取整", "floor", ("值", "单位?"), "不足一个单位的舍去", _by_unit(floor)),
    _pure("向上取整", "ceil", ("值", "单位?"), "不足一个单位的进一", _by_unit(ceil)),
    _pure("绝对值", "abs", ("值",), "绝对值", lambda v: abs(v[0])),
    Function(
        name="日期", english="date", parameters=("年", "月", "日"), about="一个日期，如 日期(2026，1，31)",
        compute=_date, gives=Sort.DATE,
    ),
    _of_dates("天数", "days", "从起到止的天数（起的当天不算）；止在起之前为负", dates.days),
    _of_dates("月数", "months", "从起到止的足月数；止在起之前为负", dates.months),
    _naming("评分", "rating", ("考核项",), "评分人按权重的评分（未取整）"),
    _naming("任一评分为", "any_rating", ("考核项", "选项…"), "有一次评分是这些选项之一", words=None, gives=Sort.YES_NO),
    _naming("得分", "points", ("考核项",), "一个考核指标的得分"),
    _naming("金额", "amount", ("奖金项",), "一个奖金项的金额"),
    _naming("次数", "incidents", ("事件…",), "期间内这些事件的次数之和", words=None),
    _naming("分值", "incident_points", ("事件…",), "期间内这些事件的 分值×次数 之和", words=None),
    _naming("工资项", "pay_item", ("名称",), "期间内该工资项之和；没有为 0"),
    _special("上期", "previous", ("量", "首期?"), "上一期的同一个量；上一期未参加时取「首期」", None),
    _special("本年上期", "previous_this_year", ("量", "首期?"), "本年之内最近参加的一期的同一个量；没有时取「首期」", None),
    _special("本年累计", "year_to_date", ("量",), "本年之内参加过的各期（含本期）之和"),
    _special("最近次数", "count_recent", ("期数", "条件"), "含本期的最近若干期里条件成立的期数；缺数据的一期不算"),
    _special("按季", "of_quarter", ("量",), "本期所在季度的同一个量", None),
    _special("按年", "of_year", ("量",), "本期所在年度的同一个量", None),
    _special("已录入", "recorded", ("量",), "这个量有没有值", Sort.YES_NO),
    _special("团队平均", "team_mean", ("量",), "团队里有值的人的平均"),
    _special("团队合计", "team_sum", ("量",), "团队里有值的人之和"),
    _special("团队最大", "team_max", ("量",), "团队里最大的值"),
    _special("团队最小", "team_min", ("量",), "团队里最小的值"),
    _special("团队计数", "team_count", ("量",), "团队里有值的人数"),
    _special("名次", "rank", ("量", "越小越好?"), "在团队里的名次，并列取好的一个"),
    _special("末位", "is_last", ("量", "越小越好?"), "与最差者同值，而且不是第一名", Sort.YES_NO),
    _naming("合计", "sum", ("明细", "量", "条件?"), "本人各条明细之和"),
    _naming("计数", "count", ("明细", "条件?"), "本人明细的条数"),
)

FUNCTIONS = {function.name: function for function in _ALL}
_SYNONYMS = {function.english: function.name for function in _ALL}


def canonical(name: str) -> str:
    """Give the Chinese name of a function written in either language."""
    return _SYNONYMS.get(name.lower(), name)
