"""The tables of the scoring rules: how a KPI's points, or a quantity, come about."""

from typing import Annotated

from pydantic import Field

from models.scheme.base import Figure, Formula, Pair, Shape

LowerIsBetter = Annotated[bool, Field(description="true：数值越小越好（响应时间、退款率）")]
OutOf = Annotated[
    Formula | None,
    Field(description="这里的分数是按多少分写的，算好再折成 max 分；不写就是直接写 max 以内的分"),
]


class BandsShape(Shape, title="分档"):
    """The first threshold reached decides: `at_least` from the top, `above` strictly, `below` from the bottom."""

    at_least: list[Pair] = Field(default=[], description="达到（≥）门槛，[门槛，结果] 从高到低；四种写法只写一种")
    above: list[Pair] = Field(default=[], description="超过（>）门槛，从高到低")
    below: list[Pair] = Field(default=[], description="低于（<）门槛，从低到高")
    at_most: list[Pair] = Field(default=[], description="不高于（≤）门槛，从低到高")
    otherwise: Formula = Field(description="哪一档都不到时的结果")
    out_of: OutOf = None


class ChoiceShape(Shape, title="按名称取值"):
    """The figure that goes with a word (post, rank, category): the one listed, else `otherwise`."""

    of: Formula = Field(description="看哪一个名称：岗位、职级、部门、等级、清单的 choice 列……")
    when: Annotated[dict[str, Formula], Field(min_length=1)] = Field(
        description="每个名称取多少", examples=['when = { "主管" = 1.5, "专员" = 1 }']
    )
    otherwise: Formula = Field(description="没有列出的名称取多少")


class AxisShape(Shape, title="两维表的一边"):
    """One side of a two-way table: `at_least` thresholds of a number from the top down, or the `labels` of a word."""

    of: Formula = Field(description="这一边看哪一个量")
    at_least: list[Formula] = Field(default=[], description="量是数字：各档门槛（≥），从高到低；与 labels 只写一个")
    labels: list[str] = Field(default=[], description="量是名称：各个名称")


class MatrixShape(Shape, title="两维表"):
    """A two-way table: a row of `cells` for each place of `rows`, in it a cell for each place of `columns`.

    `otherwise` is for a number below all thresholds and a word that isn't listed.
    """

    rows: AxisShape = Field(description="各行看什么，见“两维表的一边”")
    columns: AxisShape = Field(description="各列看什么")
    cells: Annotated[list[list[Formula]], Field(min_length=1)] = Field(
        description="表里的数，一行一行写，行数、格数与 rows、columns 相同", examples=["cells = [[1500, 1000], [900, 600]]"]
    )
    otherwise: Formula = Field(0, description="低于最低一档，或名称没有列出时的数")


class ProportionalShape(Shape, title="按比例"):
    """Maximum × value ÷ target; `lower_is_better` turns it round, `cap = false` lifts the maximum."""

    of: Formula = Field(description="实际的量")
    to: Formula = Field(description="目标：得分 = max × 实际 ÷ 目标，在 0 与 max 之间")
    lower_is_better: LowerIsBetter = Field(
        False, description="true：越小越好，得分 = max × 目标 ÷ 实际，实际为 0 得满分"
    )
    cap: bool = Field(True, description="false：可以超过 max")
    zero: Formula | None = Field(None, description="这个量为 0 时直接得 0 分（常写作分母的那个量）")


class RateShape(Shape, title="按比率"):
    """Maximum × part ÷ whole; `at_zero` gives the points when the whole is zero (none: missing)."""

    part: Formula = Field(description="部分")
    whole: Formula = Field(description="整体：得分 = max × 部分 ÷ 整体，在 0 与 max 之间；部分大于整体会有提示")
    at_zero: Formula | None = Field(None, description="整体为 0 时得几分；不写就算作缺数据")


class StepsShape(Shape, title="按步加减"):
    """From the maximum at `standard`: per full step below `off`, per full step above `bonus`."""

    value: Formula = Field(description="实际的量")
    standard: Formula = Field(description="标准：正好达到得 max 分")
    below: Formula = Field(description="每低多少算一步，只数满步")
    off: Formula = Field(description="每低一步扣几分，扣到 0 为止")
    above: Formula | None = Field(None, description="每高多少算一步；与 bonus 一起写")
    bonus: Formula | None = Field(None, description="每高一步加几分；超过 max 的还要在指标上写 uncapped = true")


class DeductionShape(Shape, title="扣分"):
    """The maximum less `each` for every one of `count`, not below 0."""

    each: Formula = Field(1, description="每一次扣几分")
    count: Formula = Field(description="次数，如 次数(投诉)；得分 = max − each × count，扣到 0 为止")


class RankShape(Shape, title="按名次"):
    """The place within the team decides; `last` is for whoever shares the worst value (never place 1)."""

    of: Formula = Field(description="按什么排名；并列的取好的名次（1、2、2、4）")
    lower_is_better: LowerIsBetter = False
    places: list[Pair] = Field(
        description="[名次，分数]，不大于这个名次的得这个分", examples=["places = [[1, 30], [3, 20]]"]
    )
    otherwise: Formula = Field(description="其余名次的分数")
    last: Formula | None = Field(None, description="最后一名的分数（与最差者同值，又不是第一名）；不写就不另算")
    out_of: OutOf = None


class AgainstMeanShape(Shape, title="与平均比"):
    """Low, middle or high against the team's mean: below `low` × mean, above `high` × mean."""

    of: Formula = Field(description="和团队平均相比的量")
    lower_is_better: LowerIsBetter = False
    low: Formula = Field(description='低于平均的多少算低，如 "80%"')
    high: Formula = Field(description='高于平均的多少算高，如 "120%"')
    points: Annotated[list[Formula], Field(min_length=3, max_length=3)] = Field(description="[低，中，高] 各几分")


class RatedShape(Shape, title="评分"):
    """A number given by raters, 0 … `out_of` (the maximum unless said); `whole` allows whole numbers only.

    Beside `choices`, `out_of` is what the labels' points run to.
    """

    out_of: Figure | None = Field(None, description="评分按多少分打，再折成 max 分；不写就是打 0 到 max 分")
    whole: bool = Field(False, description="true：只能打整数")
