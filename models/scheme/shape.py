"""The keys of a scheme file, as pydantic models: one class per table of the file.

A formula is text in the formula language (docs/schemes.md); a number may stand wherever a formula may.
"""

from typing import Annotated

from pydantic import Field

from models.scheme.base import (
    Clause,
    Figure,
    ForEach,
    Formula,
    GrainWord,
    Id,
    Pair,
    SchemeId,
    Shape,
    Unit,
    Words,
)
from models.scheme.record_shapes import IncidentShape, InputShape, ListShape
from models.scheme.rule_shapes import (
    AgainstMeanShape,
    BandsShape,
    ChoiceShape,
    DeductionShape,
    MatrixShape,
    ProportionalShape,
    RankShape,
    RatedShape,
    RateShape,
    StepsShape,
)


class QuantityShape(Shape, title="中间量"):
    """A named intermediate figure that formulas use by name: a `formula`, or `bands`, a `choice`, a two-way `matrix`.

    `bands` compare the value of `of`. `round` gives decimals (none: exact); `by_hand` bounds what a manager may settle;
    `for_each` makes one per record; `unit` is how it is written (比例: as per cent).
    """

    name: Words = Field(description="名字，公式里直接写它")
    formula: Formula | None = Field(None, description="公式；与 bands、choice、matrix 四选一")
    of: Formula | None = Field(None, description="与 bands 一起写：分档看哪一个量")
    bands: BandsShape | None = Field(None, description="按 of 分档取值，见“分档”")
    choice: ChoiceShape | None = Field(None, description="按岗位、职级、等级、类别等名称取值，见“按名称取值”")
    matrix: MatrixShape | None = Field(None, description="两维表，见“两维表”")
    unit: Unit = ""
    round: Annotated[int, Field(ge=0, le=6)] | None = Field(None, description="四舍五入到几位小数；不写就保持精确")
    for_each: ForEach = None
    by_hand: Annotated[list[Figure], Field(min_length=2, max_length=2)] | None = Field(
        None, description="[最小，最大]：管理者可以在「核定」里直接给它定一个数"
    )
    clause: Clause = ""


class KpiShape(Shape, title="考核指标"):
    """One KPI (考核指标): exactly one rule says how its points come about.

    `newcomer` is what those get who did not take part in the whole period before; `parts` names parts and
    their wholes: a part above its whole gives a warning.
    """

    id: Id = Field(description="编号，小写英文字母、数字和 _；核对、追溯用，印出来的是 name")
    name: Words = Field(description="名字；评分表里的考核项，公式里写 得分(名字)")
    max: Annotated[Figure, Field(gt=0)] = Field(description="满分")
    each: GrainWord | None = Field(None, description="按更短的期间计分，再取平均：季度方案里写 month 就是逐月计分")
    value: Formula | None = Field(None, description="与 bands 一起写：分档看哪一个量；不写就是与指标同名的量")
    bands: BandsShape | None = Field(None, description="规则：分档")
    proportional: ProportionalShape | None = Field(None, description="规则：按完成比例")
    rate: RateShape | None = Field(None, description="规则：按部分占整体的比率")
    steps: StepsShape | None = Field(None, description="规则：每高（低）一步加（减）几分")
    deduction: DeductionShape | None = Field(None, description="规则：每次扣几分，扣完为止")
    rank: RankShape | None = Field(None, description="规则：按团队里的名次")
    against_mean: AgainstMeanShape | None = Field(None, description="规则：与团队平均比，低、中、高")
    rated: RatedShape | None = Field(
        None, description="规则：评分人打分，rated = {} 就是打 0 到 max 分；也可以写在 formula、choices 旁边"
    )
    choices: dict[str, Figure] | None = Field(
        None, description="规则：评分人从几个选项里选一个", examples=['choices = { "好" = 10, "一般" = 6, "差" = 0 }']
    )
    formula: Formula | None = Field(
        None, description="规则：公式，得出分数；旁边写 rated 或 choices 的，公式里的 评分 就是本指标按权重的评分"
    )
    raters: dict[str, Formula] | None = Field(None, description="本指标自己的评分人和权重；不写就用方案开头的 raters")
    critical: list[str] = Field(default=[], description="红线：有一次评分选了这些选项之一，等级就是 grade.critical")
    newcomer: Formula | None = Field(None, description="新人（上一期没有全期参加）得几分")
    parts: list[Pair] = Field(default=[], description="[部分，整体]：部分大于整体时给出提示，不影响得分")
    uncapped: bool = Field(False, description="true：得分可以超过 max")
    clause: Clause = ""


class GradeShape(Shape, title="等级"):
    """The grades: bands over `of` (the score unless said), or a `formula` that comes to a grade's name.

    `critical` is the grade a failed critical KPI forces.
    """

    of: Formula = Field("总分", description="按什么分等级")
    at_least: list[Pair] = Field(default=[], description="[门槛，等级]，达到（≥）门槛，从高到低；与下面几种只写一种")
    above: list[Pair] = Field(default=[], description="超过（>）门槛，从高到低")
    below: list[Pair] = Field(default=[], description="低于（<）门槛，从低到高")
    at_most: list[Pair] = Field(default=[], description="不高于（≤）门槛，从低到高")
    otherwise: str = Field("", description="哪一档都不到时的等级；分档时必写")
    formula: Formula | None = Field(None, description="不分档而用公式得出等级的名字（强制分布、按几个条件定等级）")
    critical: str | None = Field(None, description="碰了红线（指标的 critical）时的等级")
    clause: Clause = ""


class CoefficientShape(Shape, title="奖金系数"):
    """KPI奖金系数 where it isn't score ÷ 100: a formula, rounded to 4 decimals."""

    formula: Formula = Field(description="KPI奖金系数怎样算，取四位小数；没有这张表就是 总分 ÷ 100")
    clause: Clause = ""


class AdjustmentShape(Shape, title="总分的加减"):
    """Points added to (or taken off) the score."""

    id: Id = Field(description="编号")
    name: Words = Field(description="名字，印在单据上")
    formula: Formula = Field(description="加几分，负数是减；取两位小数")
    clause: Clause = ""


class SubscoreShape(Shape, title="分项得分"):
    """The sum of some KPIs' points, shown as a line of its own."""

    id: Id = Field(description="编号")
    name: Words = Field(description="名字")
    kpis: list[Id] = Field(description="哪几个指标（写编号 id）的得分相加；只列示，不影响总分")
    clause: Clause = ""


class WarningShape(Shape, title="提示"):
    """A condition that people should notice; `for_each` says of which record.

    `earlier` looks at each earlier period of the year instead of this one.
    """

    when: Formula = Field(description="什么时候提示")
    text: Words = Field(description="提示的话；提示录入的人再看一遍，不影响任何数字")
    for_each: ForEach = None
    earlier: bool = Field(False, description="true：看本年以前的每一期，而不是本期")


class ComponentShape(Shape, title="奖金项"):
    """A bonus component (奖金项): a formula, or one line per record with `for_each`.

    `when` picks the records, or without `for_each` the people who get it (others get 0); `applies` says in which periods
    the component exists; `each` gives it a period of its own; `open` lets people of other schemes share in it (另计方案);
    `then` works on the sum of the lines (`合计`).
    """

    id: Id = Field(description="编号")
    name: Words = Field(description="名字，印在单据上；公式里写 金额(名字)")
    formula: Formula = Field(description="金额（元），四舍五入到分；有 for_each 的是每一行的金额")
    for_each: ForEach = None
    when: Formula | None = Field(None, description="有 for_each：哪些行算；没有 for_each：谁有这一项，别人是 0")
    then: Formula | None = Field(
        None, description="有 for_each 时各行相加以后再怎样算，公式里的 合计 就是各行之和", examples=['then = "最小(合计，1500)"']
    )
    applies: Formula | None = Field(None, description="哪些期间才有这一项；条件不成立的期间，单据上没有这一项")
    each: GrainWord | None = Field(
        None, description="这一项自己的发放周期，不在考核周期的合计里；不写就是方案的考核周期。季里用按月的项，写 期内合计(月，…)"
    )
    open: bool = Field(False, description="true：别的方案的人也可以得这一项，录入人员时写「另计方案」")
    show: list[str] = Field(
        default=[], description="每一行旁边还印哪些词（明细的词、中间量）", examples=['show = ["金额", "类别"]']
    )
    clause: Clause = ""


class FlagShape(Shape, title="标记"):
    """A note for the manager when a condition holds."""

    id: Id = Field(description="编号")
    text: Words = Field(description="标记的话，如 建议晋升、停岗培训；印在单据和汇总上")
    when: Formula = Field(description="什么时候标记")
    clause: Clause = ""


class TableShape(Shape, title="单据上的附表"):
    """Further figures on the slip: a row per record (or one) that `when` lets through, a column per formula."""

    title: Words = Field(description="表的标题")
    for_each: ForEach = None
    when: Formula | None = Field(None, description="哪些行（人）才列出")
    columns: dict[str, Formula] = Field(
        description="列名 = 公式", examples=['columns = { "目标" = "本月目标", "完成" = "成单数" }']
    )


class GapShape(Shape, title="文件未定之处"):
    """Where the policy is silent: which reading the scheme takes, about which item."""

    about: str = Field(
        "", description="关于哪一项：指标、奖金项的编号或名字，中间量、录入指标的名字，grade 或 coefficient；不写就是整个方案"
    )
    text: Words = Field(description="办法没有写清什么，本方案怎样取；印在单据的说明里")


class SchemeShape(Shape, title="方案开头"):
    """A whole scheme file."""

    id: SchemeId = Field(description="方案编号，小写英文字母、数字和 -；定了就不再改", examples=['id = "store-sales"'])
    title: Words = Field(description="方案名称，印在单据上；录入人员的考核方案时也可以写它")
    version: Words = Field("1", description="版本，改一次办法换一个；每个结果都写明用的是哪一版")
    in_force_from: str = Field(
        default="", alias="from", description="从哪个月起生效，须是考核周期的第一个月；不写就是一直生效",
        examples=['from = "2026-07"'],
    )
    period: GrainWord | list[GrainWord] = Field(
        description="考核周期：month 月、quarter 季、half 半年、year 年；写成一列就是几种周期各考核一次"
    )
    maximum: Annotated[Figure, Field(gt=0)] | None = Field(None, description="各指标满分合计应是多少，写了就核对")
    policy: str = Field("", description="依据哪一份文件")
    raters: dict[str, Formula] = Field(
        default={}, description="评分人和权重，合计 100%；各评分指标都用它，除非自己另写",
        examples=['raters = { "部门经理" = "60%", "客户代表" = "40%" }'],
    )
    input: list[InputShape] = Field(default=[], description="每月录入的数字，见 `[[input]]`")
    incident: list[IncidentShape] = Field(default=[], description="登记的事件，见 `[[incident]]`")
    lists: list[ListShape] = Field(default=[], alias="list", description="自设清单，见 `[[list]]`")
    quantity: list[QuantityShape] = Field(default=[], description="中间量，见 `[[quantity]]`")
    kpi: list[KpiShape] = Field(default=[], description="考核指标，见 `[[kpi]]`")
    grade: GradeShape | None = Field(None, description="等级，见 `[grade]`")
    coefficient: CoefficientShape | None = Field(None, description="奖金系数，见 `[coefficient]`")
    adjustment: list[AdjustmentShape] = Field(default=[], description="总分的加减，见 `[[adjustment]]`")
    subscore: list[SubscoreShape] = Field(default=[], description="分项得分，见 `[[subscore]]`")
    component: list[ComponentShape] = Field(default=[], description="奖金项，见 `[[component]]`")
    flag: list[FlagShape] = Field(default=[], description="标记，见 `[[flag]]`")
    warning: list[WarningShape] = Field(default=[], description="提示，见 `[[warning]]`")
    table: list[TableShape] = Field(default=[], description="单据上的附表，见 `[[table]]`")
    gap: list[GapShape] = Field(default=[], description="文件未定之处，见 `[[gap]]`")
