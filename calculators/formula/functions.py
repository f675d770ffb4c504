"""The functions of the formula language, declared once: names, parameters, what they do.

`pure` functions take values and give a value; the others (`compute` is None) look at time, the team or
records, and are carried out by `calculators.assessment.forms`.
"""

from dataclasses import dataclass
from math import ceil, floor
from typing import TYPE_CHECKING

from calculators.formula import dates, pure
from calculators.formula.pure import Compute
from calculators.formula.values import Sort

if TYPE_CHECKING:
    from calculators.formula.syntax import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """One function: Chinese and English name, parameters in order (`name?` optional, `name…` repeated).

    `lazy`: not all arguments are computed first. `words`: how many of the first arguments are words, not
    values (`None`: all). `gives`: the sort of its value (`None`: the sort of its arguments). `takes`: the sorts of
    the arguments of a pure one, the last for all further ones. `pairs`: after the first, arguments come in pairs.
    """

    name: str
    english: str
    parameters: tuple[str, ...]
    about: str
    compute: Compute | None = None
    lazy: bool = False
    words: int | None = 0
    gives: Sort | None = Sort.NUMBER
    takes: tuple[Sort, ...] = (Sort.NUMBER,)
    pairs: bool = False

    @property
    def least(self) -> int:
        """The smallest number of arguments."""
        return sum(not p.endswith("?") for p in self.parameters) + self.pairs

    @property
    def most(self) -> int | None:
        """The largest number of arguments; `None` means any."""
        return None if self.parameters and self.parameters[-1].endswith("…") else len(self.parameters)

    def optional(self, place: int) -> str:
        """Name the optional parameter at a place, "" for any other."""
        parameter = self.parameters[place] if place < len(self.parameters) else ""
        return parameter.removesuffix("?") if parameter.endswith("?") else ""

    def sort_taken(self, place: int) -> Sort:
        """Give the sort of value that a pure one takes at a place."""
        return self.takes[min(place, len(self.takes) - 1)]

    def worded(self, arguments: tuple["Node", ...]) -> tuple["Node", ...]:
        """Pick the arguments that are words."""
        return arguments[: self.words]

    def ordered(self, arguments: tuple["Node", ...]) -> tuple["Node", ...]:
        """Take arguments as they are meant: `首期=0` is the optional parameter, a name may be a word.

        Optional ones passed over on the way to a named one are 0.
        """
        from calculators.formula.syntax import (  # the tree's module knows nothing of functions
            Compare,
            Name,
            Text,
            number,
        )

        taken: list[Node] = []
        for argument in arguments:
            place, meant = len(taken), argument
            words = len(arguments) if self.words is None else self.words
            match argument:
                case Name(name) if place < words:
                    meant = Text(name)
                case Compare("=", Name(name), right) if (aim := self._place_of(name, place)) is not None:
                    taken += [number(0)] * (aim - place)
                    place, meant = aim, right
                case _:
                    pass
            taken.append(_scheme(meant) if self.parameters[place : place + 1] in (("方案",), ("方案?",)) else meant)
        return tuple(taken)

    def _place_of(self, name: str, at_least: int) -> int | None:
        """Find the optional parameter of a name."""
        places = range(at_least, len(self.parameters))
        return next((place for place in places if name and self.optional(place) == name), None)


def _scheme(node: "Node") -> "Node":
    """Take a scheme's id as a word, also one with hyphens, which read as minus signs between names and numbers."""
    from calculators.formula.syntax import Binary, Name, Number, Text, left_spine

    if isinstance(node, Name):
        return Text(node.name)
    if not isinstance(node, Binary):
        return node
    first, spine = left_spine(node)
    parts = [first, *(part.right for part in spine)]
    words = [part.name if isinstance(part, Name) else part.text for part in parts if isinstance(part, (Name, Number))]
    hyphens = all(isinstance(part, Binary) and part.operator == "-" for part in spine)
    return Text("-".join(words)) if hyphens and len(words) == len(parts) else node


def _pure(name: str, english: str, parameters: tuple[str, ...], about: str, compute: Compute) -> Function:
    return Function(name=name, english=english, parameters=parameters, about=about, compute=compute)


def _tiers(name: str, english: str, parameters: tuple[str, ...], about: str, compute: Compute) -> Function:
    return Function(name=name, english=english, parameters=parameters, about=about, compute=compute, pairs=True)


def _of_dates(name: str, english: str, about: str, compute: Compute) -> Function:
    return Function(
        name=name, english=english, parameters=("起", "止"), about=about, compute=compute, takes=(Sort.DATE,)
    )


def _later(name: str, english: str, parameters: tuple[str, ...], about: str, compute: Compute) -> Function:
    return Function(
        name=name, english=english, parameters=parameters, about=about, compute=compute, gives=Sort.DATE,
        takes=(Sort.DATE, Sort.NUMBER),
    )


def _part_of_date(name: str, english: str, about: str, compute: Compute) -> Function:
    return Function(
        name=name, english=english, parameters=("日期",), about=about, compute=compute, takes=(Sort.DATE,)
    )


def _special(
    name: str, english: str, parameters: tuple[str, ...], about: str, gives: Sort | None = Sort.NUMBER
) -> Function:
    return Function(name=name, english=english, parameters=parameters, about=about, lazy=True, gives=gives)


def _naming(
    name: str, english: str, parameters: tuple[str, ...], about: str, *, words: int | None = 1,
    gives: Sort | None = Sort.NUMBER,
) -> Function:
    return Function(name=name, english=english, parameters=parameters, about=about, lazy=True, words=words, gives=gives)


_OF_VALUES = (
    _special("如果", "if", ("条件", "则", "否则"), "条件成立取「则」，否则取「否则」；只看用到的一支", None),
    _special("分档", "bands", ("值", "门槛与结果…"), "依次比较，达到（≥）的第一个门槛决定结果，最后一个是都没达到时的结果", None),
    _special("超过分档", "bands_above", ("值", "门槛与结果…"), "依次比较，超过（>）的第一个门槛决定结果", None),
    _special("低于分档", "bands_below", ("值", "门槛与结果…"), "依次比较，低于（<）的第一个门槛决定结果", None),
    _special("不高于分档", "bands_at_most", ("值", "门槛与结果…"), "依次比较，不高于（≤）的第一个门槛决定结果", None),
    _pure("最小", "min", ("值", "值…"), "最小的一个", min),
    _pure("最大", "max", ("值", "值…"), "最大的一个", max),
    _pure("限于", "clamp", ("值", "下限", "上限"), "不低于下限、不高于上限", lambda v: max(v[1], min(v[2], v[0]))),
    _pure("四舍五入", "round", ("值", "位数?"), "四舍五入到几位小数（负数：到十、百……）", pure.to_places),
    _pure("向下取整", "floor", ("值", "单位?"), "不足一个单位的舍去", pure.by_unit(floor)),
    _pure("向上取整", "ceil", ("值", "单位?"), "不足一个单位的进一", pure.by_unit(ceil)),
    _pure("绝对值", "abs", ("值",), "绝对值", lambda v: abs(v[0])),
    _tiers(
        "超额累进", "marginal", ("值", "起点与比例…"),
        "分段计算再相加：每一段只有超过该段起点、不超过下一段起点的部分乘该段比例；不到第一个起点为 0", pure.marginal,
    ),
    _tiers(
        "折线", "curve", ("值", "点与结果…"), "两点之间按直线取值，两端之外取端点的结果；同一点写两次是跳档，达到时取后一个",
        pure.curve,
    ),
    Function(
        name="成立数", english="how_many", parameters=("条件…",), about="成立的条件有几个", compute=pure.how_many,
        takes=(Sort.YES_NO,),
    ),
    Function(
        name="日期", english="date", parameters=("年", "月", "日"), about="一个日期，如 日期(2026，1，31)",
        compute=pure.of_numbers, gives=Sort.DATE,
    ),
    _of_dates("天数", "days", "从起到止的天数（起的当天不算）；止在起之前为负", dates.days),
    _of_dates("月数", "months", "从起到止的足月数；止在起之前为负", dates.months),
    _later("加天", "days_later", ("日期", "天数"), "若干天以后（负数：以前）的日期", pure.days_later),
    _later("加月", "months_later", ("日期", "月数"), "若干个月以后（负数：以前）的同一天；没有这一天的取月末", pure.months_later),
    _part_of_date("年", "year_of", "日期的年份", pure.part_of_date(lambda day: day.year)),
    _part_of_date("月", "month_of", "日期的月份", pure.part_of_date(lambda day: day.month)),
    _part_of_date("日", "day_of", "日期是几号", pure.part_of_date(lambda day: day.day)),
)

_OF_FIGURES = (
    _naming("评分", "rating", ("考核项",), "评分人按权重的评分（未取整）"),
    _naming("任一评分为", "any_rating", ("考核项", "选项…"), "有一次评分是这些选项之一", words=None, gives=Sort.YES_NO),
    _naming("得分", "points", ("考核项",), "一个考核指标的得分"),
    _naming("金额", "amount", ("奖金项",), "一个奖金项的金额"),
    _naming("次数", "incidents", ("事件…",), "期间内这些事件的次数之和", words=None),
    _naming("分值", "incident_points", ("事件…",), "期间内这些事件的 分值×次数 之和", words=None),
    _naming("工资项", "pay_item", ("名称",), "期间内该工资项之和；没有为 0"),
    _special("已录入", "recorded", ("量",), "这个量有没有值", Sort.YES_NO),
)

_OVER_TIME = (
    _special("上期", "previous", ("量", "首期?"), "上一期的同一个量；上一期未参加时取「首期」", None),
    _special("前期", "earlier", ("期数", "量", "首期?"), "若干期以前的同一个量；那一期未参加时取「首期」"),
    _special("本年上期", "previous_this_year", ("量", "首期?"), "本年之内最近参加的一期的同一个量；没有时取「首期」", None),
    _special("本年累计", "year_to_date", ("量",), "本年之内参加过的各期（含本期）之和"),
    _special("最近合计", "sum_recent", ("期数", "量"), "含本期的最近若干期里，参加过的各期之和"),
    _special("最近平均", "mean_recent", ("期数", "量"), "含本期的最近若干期里，参加过的各期的平均"),
    _special("最近次数", "count_recent", ("期数", "条件"), "含本期的最近若干期里条件成立的期数；缺数据的一期不算"),
    _special("连续期数", "in_a_row", ("条件",), "到本期为止条件连续成立了几期；没参加、缺数据或不成立即中断，最多看 60 期"),
    _special("按季", "of_quarter", ("量",), "本期所在季度的同一个量", None),
    _special("按半年", "of_half", ("量",), "本期所在半年的同一个量", None),
    _special("按年", "of_year", ("量",), "本期所在年度的同一个量", None),
    _naming("期内合计", "sum_within", ("周期", "量"), "本期之内参加过的各月（季、半年）的量之和；周期写 月、季 或 半年"),
    _naming("期内平均", "mean_within", ("周期", "量"), "本期之内参加过的各月（季、半年）的量的平均"),
    _naming("期内最大", "max_within", ("周期", "量"), "本期之内参加过的各月（季、半年）里最大的量"),
    _naming("期内最小", "min_within", ("周期", "量"), "本期之内参加过的各月（季、半年）里最小的量"),
    _naming("期内次数", "count_within", ("周期", "条件"), "本期之内参加过的各月（季、半年）里条件成立的有几个；缺数据的不算"),
)

_OVER_TEAM = (
    _special("团队平均", "team_mean", ("量", "组?"), "团队里有值的人的平均；写 组=部门 时只看与本人同部门的"),
    _special("团队合计", "team_sum", ("量", "组?"), "团队里有值的人之和"),
    _special("团队最大", "team_max", ("量", "组?"), "团队里最大的值"),
    _special("团队最小", "team_min", ("量", "组?"), "团队里最小的值"),
    _special("团队计数", "team_count", ("量", "组?"), "团队里有值的人数"),
    _special("名次", "rank", ("量", "越小越好?", "组?"), "在团队（或本组）里的名次，并列取好的一个"),
    _special("末位", "is_last", ("量", "越小越好?", "组?"), "与最差者同值，而且不是第一名", Sort.YES_NO),
    _special("组间名次", "rank_of_group", ("量", "组", "越小越好?"), "本人所在的组在各组里的名次；一组的值是组内有值的人的平均"),
    _special(
        "分摊", "pool_share", ("总额", "权数", "组?"),
        "总额 × 本人权数 ÷ 团队（或本组）权数之和，分到分；除不尽余下的分，按舍去部分从大到小（相同时按工号）每人加一分",
    ),
    _naming("方案合计", "scheme_sum", ("方案", "量", "组?"), "另一个方案的团队里有值的人之和；量用那个方案的词写"),
    _naming("方案平均", "scheme_mean", ("方案", "量", "组?"), "另一个方案的团队里有值的人的平均"),
    _naming("方案计数", "scheme_count", ("方案", "量", "组?"), "另一个方案的团队里有值的人数"),
    _special("他人", "of_person", ("工号", "量", "方案?"), "同一方案（或所写方案）里另一个人的同一个量"),
)

_OVER_RECORDS = (
    _naming("合计", "sum", ("明细", "量", "条件?"), "本人各条明细之和"),
    _naming("计数", "count", ("明细", "条件?"), "本人明细的条数"),
    _naming("明细平均", "mean_of", ("明细", "量", "条件?"), "本人各条明细的平均；一条也没有即为缺"),
    _naming("明细最大", "max_of", ("明细", "量", "条件?"), "本人各条明细里最大的；一条也没有即为缺"),
    _naming("明细最小", "min_of", ("明细", "量", "条件?"), "本人各条明细里最小的；一条也没有即为缺"),
)

GROUPS = {
    "算式": _OF_VALUES, "得分、金额与登记": _OF_FIGURES, "跨期间": _OVER_TIME, "团队": _OVER_TEAM, "明细": _OVER_RECORDS,
}
"""All functions by what they look at, as the reference of the language lists them."""

FUNCTIONS = {function.name: function for group in GROUPS.values() for function in group}
_SYNONYMS = {function.english: function.name for function in FUNCTIONS.values()}


def canonical(name: str) -> str:
    """Give the Chinese name of a function written in either language."""
    return _SYNONYMS.get(name.lower(), name)
