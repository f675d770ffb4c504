"""The functions of the formula language, declared once: names, parameters, what they do, an example of each.

Those with a `compute` take values and give a value; the others look at time, the team or records, and are carried
out by `calculators.assessment.forms`. The examples speak of the scheme that docs/schemes.md declares for them.
"""

from math import ceil, floor

from calculators.formula import dates, pure
from calculators.formula.function import Function, Told
from calculators.formula.pure import Compute
from calculators.formula.values import Sort


def _pure(
    name: str, english: str, parameters: tuple[str, ...], told: Told, compute: Compute, *takes: Sort, gives: Sort = Sort.NUMBER
) -> Function:
    return Function(
        name=name, english=english, parameters=parameters, told=told, compute=compute, takes=takes or (Sort.NUMBER,),
        gives=gives,
    )


def _tiers(name: str, english: str, parameters: tuple[str, ...], told: Told, compute: Compute) -> Function:
    return Function(name=name, english=english, parameters=parameters, told=told, compute=compute, pairs=True)


def _of_dates(name: str, english: str, told: Told, compute: Compute) -> Function:
    return _pure(name, english, ("起", "止"), told, compute, Sort.DATE)


def _part_of_date(name: str, english: str, told: Told, compute: Compute) -> Function:
    return _pure(name, english, ("日期",), told, compute, Sort.DATE)


def _later(name: str, english: str, parameters: tuple[str, ...], told: Told, compute: Compute) -> Function:
    return _pure(name, english, parameters, told, compute, Sort.DATE, Sort.NUMBER, gives=Sort.DATE)


def _looks(
    name: str, english: str, parameters: tuple[str, ...], told: Told, *, gives: Sort | None = Sort.NUMBER,
    words: int | None = 0,
) -> Function:
    return Function(name=name, english=english, parameters=parameters, told=told, gives=gives, words=words)


_OF_VALUES = (
    _looks("如果", "if", ("条件", "则", "否则"), Told(
        "条件成立取「则」，不成立取「否则」", "如果(完成率 ≥ 90%，500，否则 0)",
        "条件缺即缺；没有用到的一支不看，缺了也不要紧"), gives=None),
    _looks("分档", "bands", ("值", "门槛与结果…"), Told(
        "从高到低，达到（≥）的第一个门槛决定结果，最后一个是都没达到时的结果",
        "完成率：≥ 100% → 1000，≥ 90% → 500，否则 → 0", "值缺即缺；没有用到的结果不看"), gives=None),
    _looks("超过分档", "bands_above", ("值", "门槛与结果…"), Told(
        "从高到低，超过（>）的第一个门槛决定结果", "净销售额：> 5万 → 3%，> 3万 → 2%，否则 → 1%", "同「分档」"
    ), gives=None),
    _looks("低于分档", "bands_below", ("值", "门槛与结果…"), Told(
        "从低到高，低于（<）的第一个门槛决定结果", "次数(投诉)：< 1 → 300，< 3 → 100，否则 → 0", "同「分档」"), gives=None),
    _looks("不高于分档", "bands_at_most", ("值", "门槛与结果…"), Told(
        "从低到高，不高于（≤）的第一个门槛决定结果", "名次(销售额)：≤ 1 → 500，≤ 3 → 200，否则 → 0", "同「分档」"
    ), gives=None),
    _pure("最小", "min", ("值", "值…"), Told(
        "几个数里最小的；封顶就写 最小(算出来的，上限)", "最小(2800，2500)"), min),
    _pure("最大", "max", ("值", "值…"), Told(
        "几个数里最大的；保底就写 最大(算出来的，下限)", "最大(0，−300)"), max),
    _pure("限于", "clamp", ("值", "下限", "上限"), Told(
        "不低于下限、不高于上限", "限于(1.35，0.5，1.2)"), lambda v: max(v[1], min(v[2], v[0]))),
    _pure("四舍五入", "round", ("值", "位数?"), Told(
        "四舍五入到几位小数；不写位数是整数，负数是到十、百……（−1 到十，−2 到百）", "四舍五入(1339.2，-1)"
    ), pure.to_places),
    _pure("向下取整", "floor", ("值", "单位?"), Told(
        "不足一个单位的舍去；不写单位是 1，0.01 是舍到分，1000 是只计整千", "向下取整(2750，1000)"), pure.by_unit(floor)),
    _pure("向上取整", "ceil", ("值", "单位?"), Told(
        "不足一个单位的进一；不写单位是 1", "向上取整(3.1)"), pure.by_unit(ceil)),
    _pure("绝对值", "abs", ("值",), Told(
        "去掉负号", "绝对值(−12)"), lambda v: abs(v[0])),
    _tiers("超额累进", "marginal", ("值", "起点与比例…"), Told(
        "分段计算再相加：每一段只有超过本段起点、不到下一段起点的部分乘本段的比例；起点从低到高，不到第一个起点为 0",
        "超额累进(25000，0，3%，10000，5%，20000，8%)"), pure.marginal),
    _tiers("折线", "curve", ("值", "点与结果…"), Told(
        "两点之间按直线取值，两端之外取端点的结果；点从低到高；同一点写两次是跳档，达到时取后一个",
        "折线(85%，70%，0，70%，40%，100%，100%，120%，150%)"), pure.curve),
    _pure("成立数", "how_many", ("条件…",), Told(
        "这些条件里成立的有几个", "成立数(5 > 3，5 > 7，2 = 2)"), pure.how_many, Sort.YES_NO),
    _pure("日期", "date", ("年", "月", "日"), Told(
        "一个日期", "日期(2026，1，31)"), pure.of_numbers, gives=Sort.DATE),
    _of_dates("天数", "days", Told(
        "从起到止的天数（起的当天不算）；止在起之前是负数", "天数(日期(2026，3，1)，日期(2026，3，11))"), dates.days),
    _of_dates("月数", "months", Told(
        "从起到止的足月数，不满一个月的不算；止在起之前是负数", "月数(日期(2025，7，15)，日期(2026，3，14))"
    ), dates.months),
    _later("加天", "days_later", ("日期", "天数"), Told(
        "若干天以后的日期；负数是以前", "加天(日期(2026，3，25)，10)"), pure.days_later),
    _later("加月", "months_later", ("日期", "月数"), Told(
        "若干个月以后的同一天，负数是以前；那个月没有这一天的取月末", "加月(日期(2026，1，31)，1)"), pure.months_later),
    _part_of_date("年", "year_of", Told(
        "日期是哪一年", "年(日期(2026，3，25))"), pure.part_of_date(lambda day: day.year)),
    _part_of_date("月", "month_of", Told(
        "日期是几月", "月(日期(2026，3，25))"), pure.part_of_date(lambda day: day.month)),
    _part_of_date("日", "day_of", Told(
        "日期是几号", "日(日期(2026，3，25))"), pure.part_of_date(lambda day: day.day)),
)

_OF_FIGURES = (
    _looks("得分", "points", ("考核项",), Told(
        "一个考核指标的得分", "得分(服务态度) ≥ 8"), words=1),
    _looks("金额", "amount", ("奖金项",), Told(
        "一个奖金项的金额", "最小(金额(销售提成)，1500)"), words=1),
    _looks("评分", "rating", ("考核项",), Told(
        "评分人按权重合起来的评分，未取整", "评分(服务态度) × 2", "有一个评分人没有评，就是缺"
    ), words=1),
    _looks("任一评分为", "any_rating", ("考核项", "选项…"), Told(
        "有一次评分选了这些选项之一", "任一评分为(服务态度，差)", "没有评分时不成立"), words=None, gives=Sort.YES_NO),
    _looks("次数", "incidents", ("事件…",), Told(
        "期间内登记了几次；写几种事件就加在一起", "次数(投诉，违规)",
        "没有登记是 0；期间比考核周期长（按季、按年）时，在其他方案的月份也数"), words=None),
    _looks("分值", "incident_points", ("事件…",), Told(
        "期间内登记的 分值 × 次数 之和", "分值(违规)", "没有登记是 0"), words=None),
    _looks("工资项", "pay_item", ("名称",), Told(
        "管理者在「工资项」里按月填写的金额，期间内之和", "工资项(加班费)", "没有填写是 0"), words=1),
    _looks("已录入", "recorded", ("量",), Told(
        "这个量有没有值", "如果(已录入(毛利)，毛利 × 1%，否则 0)", "缺、不适用都是“没有”"), gives=Sort.YES_NO),
)

_EARLIER = "那一期参加了而数据缺，结果就缺；没有参加而又没写「首期」，也是缺"
_SO_FAR = "有一期缺数据，结果就缺；没有参加的期间跳过"

_OVER_TIME = (
    _looks("上期", "previous", ("量", "首期?"), Told(
        "上一期的同一个量；上一期没有参加时取「首期」", "上期(下期目标，首期=100)", _EARLIER), gives=None),
    _looks("前期", "earlier", ("期数", "量", "首期?"), Told(
        "若干期以前的同一个量；那一期没有参加时取「首期」", "前期(3，留存，首期=0)", _EARLIER)),
    _looks("本年上期", "previous_this_year", ("量", "首期?"), Told(
        "今年以内最近参加的一期的同一个量；今年还没有参加过时取「首期」", "本年上期(结转，首期=0)", _EARLIER), gives=None),
    _looks("本年累计", "year_to_date", ("量",), Told(
        "今年到本期为止各期之和，含本期", "本年累计(销售额)", _SO_FAR)),
    _looks("最近合计", "sum_recent", ("期数", "量"), Told(
        "最近若干期之和，含本期", "最近合计(3，销售额)", _SO_FAR)),
    _looks("最近平均", "mean_recent", ("期数", "量"), Told(
        "最近若干期的平均，含本期；除以参加过的期数", "最近平均(3，满意度)", _SO_FAR)),
    _looks("最近次数", "count_recent", ("期数", "条件"), Told(
        "最近若干期里条件成立的有几期，含本期", "最近次数(6，次数(投诉) ≥ 2) ≥ 3", "缺数据的一期算不成立")),
    _looks("连续期数", "in_a_row", ("条件",), Told(
        "到本期为止条件接连成立了几期", "连续期数(完成率 ≥ 100%) ≥ 3", "没有参加、缺数据或不成立，到那里为止"
    )),
    _looks("按季", "of_quarter", ("量",), Told(
        "本期所在那个季度的同一个量", "按季(销售额)"), gives=None),
    _looks("按半年", "of_half", ("量",), Told(
        "本期所在那个半年的同一个量", "按半年(销售额)"), gives=None),
    _looks("按年", "of_year", ("量",), Told(
        "本期所在那一年的同一个量", "按年(销售额)"), gives=None),
    _looks("期内合计", "sum_within", ("周期", "量"), Told(
        "把本期拆成各月（季、半年），分别算出这个量再相加；周期写 月、季 或 半年", "期内合计(月，最大(0，毛利))", _SO_FAR
    ), words=1),
    _looks("期内平均", "mean_within", ("周期", "量"), Told(
        "各月（季、半年）的量的平均", "期内平均(月，满意度)", _SO_FAR), words=1),
    _looks("期内最大", "max_within", ("周期", "量"), Told(
        "各月（季、半年）的量里最大的", "期内最大(月，销售额)", _SO_FAR), words=1),
    _looks("期内最小", "min_within", ("周期", "量"), Told(
        "各月（季、半年）的量里最小的", "期内最小(月，满意度)", _SO_FAR), words=1),
    _looks("期内次数", "count_within", ("周期", "条件"), Told(
        "各月（季、半年）里条件成立的有几个", "期内次数(月，完成率 ≥ 100%)", "缺数据的月（季、半年）算不成立"), words=1),
)

_THOSE_WITH = "缺数据的人不算在内，并有提示"
_OWN = "本人缺即缺；别人缺的不参加比较，并有提示"
_THEIRS = "有一个人缺数据，结果就缺，写明缺谁的什么"

_OVER_TEAM = (
    _looks("名次", "rank", ("量", "越小越好?", "组?"), Told(
        "在团队里的名次，大的在前，并列取好的（1、2、2、4）；越小越好=1 时小的在前，组=部门 时只和同部门的人比",
        "名次(销售额，组=部门)", _OWN)),
    _looks("末位", "is_last", ("量", "越小越好?", "组?"), Told(
        "是不是最后一名：与最差者同值，又不是第一名", "末位(销售额)", _OWN), gives=Sort.YES_NO),
    _looks("团队平均", "team_mean", ("量", "组?"), Told(
        "团队里有这个量的人的平均；组=部门 时只看同部门的人", "团队平均(销售额，组=部门)", _THOSE_WITH)),
    _looks("团队合计", "team_sum", ("量", "组?"), Told(
        "团队里有这个量的人之和", "团队合计(销售额)", _THOSE_WITH)),
    _looks("团队最大", "team_max", ("量", "组?"), Told(
        "团队里最大的", "团队最大(销售额)", _THOSE_WITH)),
    _looks("团队最小", "team_min", ("量", "组?"), Told(
        "团队里最小的", "团队最小(满意度)", _THOSE_WITH)),
    _looks("团队计数", "team_count", ("量", "组?"), Told(
        "团队里有这个量的有几个人", "团队计数(销售额)", _THOSE_WITH)),
    _looks("组间名次", "rank_of_group", ("量", "组", "越小越好?"), Told(
        "本人那一组在各组里的名次；一组的值是组里有这个量的人的平均", "组间名次(销售额，部门)", _THOSE_WITH)),
    _looks("分摊", "pool_share", ("总额", "权数", "组?"), Told(
        "总额 × 本人权数 ÷ 团队（或本组）权数之和，分到分，正好分完；除不尽余下的几分，"
        "依次给舍去部分最大的人，相同的按工号", "分摊(奖金池，总分)", "有一个人的权数缺，大家的份额都缺")),
)

_OVER_SCHEMES = (
    _looks("方案合计", "scheme_sum", ("方案", "量", "组?"), Told(
        "一个方案（也可以是本方案）的人的这个量之和；量用那个方案的词写", "方案合计(desk-sales，金额(组员提成)，组=部门)",
        _THEIRS), words=1),
    _looks("方案平均", "scheme_mean", ("方案", "量", "组?"), Told(
        "一个方案的人的这个量的平均", "方案平均(desk-sales，总分)", _THEIRS), words=1),
    _looks("方案计数", "scheme_count", ("方案", "量", "组?"), Told(
        "一个方案里有这个量的有几个人", "方案计数(desk-sales，电销成交额)", _THEIRS), words=1),
    _looks("他人", "of_person", ("工号", "量", "方案?"), Told(
        "另一个人的同一个量；写了方案，就是他在那个方案上的",
        "合计(带教，他人(徒弟工号，金额(销售提成))) × 10%", "那个人缺即缺；没有这个人、没有参加，也是缺")),
)

_NO_RECORD = "一条也没有就是缺；有一条缺数据，结果就缺"

_OVER_RECORDS = (
    _looks("合计", "sum", ("明细", "量", "条件?"), Told(
        "本人各条明细的量之和；写了条件就只算符合的", "合计(单据，金额，类别 = “新签”)",
        "一条也没有是 0；有一条缺数据，结果就缺"), words=1),
    _looks("计数", "count", ("明细", "条件?"), Told(
        "本人有几条明细", "计数(单据，金额 ≥ 1万)", "一条也没有是 0；条件有一条缺，结果就缺"), words=1),
    _looks("明细平均", "mean_of", ("明细", "量", "条件?"), Told(
        "本人各条明细的平均", "明细平均(单据，金额)", _NO_RECORD), words=1),
    _looks("明细最大", "max_of", ("明细", "量", "条件?"), Told(
        "本人各条明细里最大的", "明细最大(单据，金额)", _NO_RECORD), words=1),
    _looks("明细最小", "min_of", ("明细", "量", "条件?"), Told(
        "本人各条明细里最小的", "明细最小(单据，金额)", _NO_RECORD), words=1),
)

GROUPS = {
    "算式": _OF_VALUES, "得分、金额与登记": _OF_FIGURES, "跨期间": _OVER_TIME, "团队": _OVER_TEAM,
    "别的方案、别的人": _OVER_SCHEMES, "明细": _OVER_RECORDS,
}
"""All functions by what they look at, as the reference of the language lists them."""

FUNCTIONS = {function.name: function for group in GROUPS.values() for function in group}
_SYNONYMS = {function.english: function.name for function in FUNCTIONS.values()}


def canonical(name: str) -> str:
    """Give the Chinese name of a function written in either language."""
    return _SYNONYMS.get(name.lower(), name)
