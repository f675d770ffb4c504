"""Results made by hand, as the documents receive them: figures of the main scheme and what strains a page."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from calculators.documents.letterhead import Letterhead
from calculators.documents.slip_person import SlipPerson, Trend
from models.period import Period
from models.records import OfficeIdentity
from models.results import (
    Assessment,
    Component,
    Detail,
    Explanation,
    Figure,
    Flag,
    KpiResult,
    Line,
    Result,
    Status,
    SummaryRow,
    Table,
)

QUARTER = Period.parse("2026Q1")
LETTERHEAD = Letterhead(company="南昌某某软件有限公司", branch="赣江分公司")
IDENTITY = OfficeIdentity(company="南昌某某软件有限公司", branch="赣江分公司", file_id="f1")
ASSUMPTIONS = (
    "备注写5个项目得20分，权重为15分：按权重15分封顶",
    "反馈意见为“差”时文件未写分数：0分",
    "文件所指的集团统一标准没有随附：KPI奖金系数 = 总分 ÷ 100，四位小数",
)


def kpi(place: int, name: str, points: str | None, maximum: str = "10", **other: object) -> KpiResult:
    """Make a KPI; its id comes from its place."""
    inputs = (Detail(label=name, text="1月 8 · 2月 15 · 3月 16"),)
    figures = {"inputs": inputs, "clause": f"四、KPI考核项目：{name}"} | other
    score = None if points is None else Decimal(points)
    made = KpiResult(id=f"kpi{place}", name=name, points=score, maximum=Decimal(maximum))
    return replace(made, **figures)  # type: ignore[arg-type]  # a test names the fields it cares for


INCOME = (Detail(label="公司收入", text="1040000 元"), Detail(label="公司目标", text="1300000 元"))
RATED = (Detail(label="销售总监", text="50%：完整"), Detail(label="总经理", text="50%：不完整"))
KPIS = (
    kpi(1, "内部培训及知识库贡献", "6.67"),
    kpi(2, "支持售前次数", "10.00", "15"),
    kpi(3, "支持售前的项目个数", "11.67", "15"),
    kpi(4, "外派演讲的次数", "5.00", "5", inputs=(Detail(label="外派演讲次数", text="2 次"),)),
    kpi(5, "方案与项目文档", "5.00", inputs=(), raters=RATED),
    kpi(6, "被支持单位的反馈意见", "8.00", inputs=(), raters=RATED),
    kpi(7, "团队精神", "4.50", "5", inputs=(), raters=(Detail(label="部门经理", text="100%：4.5"),)),
    kpi(8, "公司收入完成率", "20.00", "30", inputs=INCOME),
)


def project(number: int, amount: str | None, label: str = "") -> Line:
    """Make a line of a project bonus."""
    details = (
        Detail(label="合同金额", text="350000"),
        Detail(label="回款", text="100000"),
        Detail(label="净回款", text="96765.44"),
        Detail(label="贡献率", text="33.33%"),
    )
    return Line(
        key=f"P{number:03d}",
        label=label or f"P{number:03d} 智慧园区信息化项目{number}期",
        amount=None if amount is None else Decimal(amount),
        details=details,
    )


def components(lines: Sequence[Line], workload: str | None) -> tuple[Component, ...]:
    """Make the main scheme's two components; the first is the sum of its lines."""
    return (
        Component(
            id="project_bonus",
            name="项目奖金",
            amount=sum((line.amount or Decimal(0) for line in lines), Decimal("0.00")),
            lines=tuple(lines),
            clause="三、3：项目奖金=实际回款收入/1.17*1%",
            formula="净回款 × 贡献率 ÷ 1.17 × 1%",
        ),
        Component(
            id="workload_bonus",
            name="工作量奖金",
            amount=None if workload is None else Decimal(workload),
            clause="三、4：工作量奖金=季度基本工资总额*10%*KPI奖金系数",
            formula="季度基本工资总额 × 10% × KPI奖金系数",
        ),
    )


COMPLETE = Result(
    staff_no="S0001",
    name="史涛",
    department="售前支持一部",
    post="售前顾问",
    scheme="consultant-branch",
    scheme_title="售前顾问考核办法（分公司）",
    period=QUARTER,
    status=Status.COMPLETE,
    kpis=KPIS,
    score=Decimal("70.84"),
    maximum=Decimal(100),
    grade="合格",
    rank=2,
    team_size=12,
    team_mean=Decimal("73.15"),
    coefficient=Decimal("0.7084"),
    components=components([project(1, "827.06"), project(3, "-12.30")], "1275.12"),
    total=Decimal("2089.88"),
    assumptions=ASSUMPTIONS,
)
INCOMPLETE = replace(
    COMPLETE,
    staff_no="S0002",
    name="熊欣强",
    status=Status.INCOMPLETE,
    score=None,
    grade=None,
    rank=None,
    coefficient=None,
    missing=("支持售前次数（2026年2月）", "团队精神：部门经理的评分（2026年一季度）"),
    kpis=(*KPIS[:1], replace(KPIS[1], points=None), *KPIS[2:6], replace(KPIS[6], points=None), KPIS[7]),
    components=components([project(1, "854.70")], None),
    total=None,
)
BY_HAND = replace(
    COMPLETE,
    staff_no="S0003",
    name="欧阳䶮㛃",
    kpis=(
        replace(KPIS[0], by_hand=True, reason="培训记录遗失，经理核定", points=Decimal("10.00")),
        replace(KPIS[1], assessed=False, points=None, reason="借调总部"),
        *KPIS[2:],
    ),
    adjustments=(
        Figure(id="best", name="团队最佳", points=Decimal("1.00")),
        Figure(id="none", name="无事", points=Decimal("0.00")),
    ),
    components=(
        COMPLETE.components[0],
        replace(COMPLETE.components[1], by_hand=True, amount=Decimal("1500.00"), reason="总经理特批"),
    ),
    score=Decimal("76.49"),
    total=Decimal("2314.76"),
    flags=(Flag(id="promotion", text="建议主管推荐晋升，报经理审批"),),
    subscores=(Figure(id="knowledge", name="知识贡献得分", points=Decimal("56.80")),),
    tables=(
        Table(
            title="结转",
            header=("产品线", "目标", "基数", "结转"),
            rows=(("NC", "2450000", "1715000", "-120000.5"),),
        ),
    ),
)
NO_MONEY = replace(
    COMPLETE,
    staff_no="S0004",
    name="钟静芳",
    has_money=False,
    components=(),
    total=Decimal("0.00"),
    scheme="presales-general",
    scheme_title="售前绩效考核方案（通用）",
    coefficient=Decimal("0.7084"),
    assumptions=(),
)
TAKEN_OUT = replace(
    COMPLETE,
    staff_no="S0005",
    name="李珍",
    kpis=(),
    score=None,
    maximum=Decimal(100),
    grade=None,
    rank=None,
    coefficient=None,
    team_size=None,
    team_mean=None,
    out_of_assessment="产假",
    components=components([project(1, "854.70")], "0.00"),
    total=Decimal("854.70"),
)
LONG = replace(
    COMPLETE,
    staff_no="S0006",
    name="买买提·阿不都热合曼·乌斯曼江",
    kpis=tuple(
        kpi(
            number,
            f"第{number}项名称特别长的考核指标，含说明（按季度汇总）",
            f"{number % 4}.50",
            "4",
            clause="",
        )
        for number in range(1, 41)
    ),
    maximum=Decimal(160),
    components=components([project(n, f"{n * 37}.1{n % 10}") for n in range(1, 31)], "1275.12"),
    total=Decimal("18488.47"),
    tables=(),
)
NEGATIVE = replace(
    COMPLETE,
    staff_no="S0007",
    name="负有余",
    components=components([project(1, "-98765432.10")], "1275.12"),
    total=Decimal("-98764156.98"),
)


def months() -> tuple[Result, ...]:
    """Make the three months of a quarter of a monthly scheme."""
    return tuple(
        replace(
            COMPLETE,
            staff_no="S0008",
            name="周敏",
            scheme="ecommerce-salary",
            scheme_title="售前考核方案（电子商务部）",
            period=month,
            payslip=True,
            score=Decimal(score),
            components=(Component(id="pay", name="绩效工资", amount=Decimal(amount)),),
            total=Decimal(amount),
            assumptions=(),
        )
        for month, score, amount in zip(
            QUARTER.months, ("81.20", "79.05", "90.00"), ("3100.50", "2999.99", "4000.00"), strict=True
        )
    )


def explanations(result: Result, place: int = 0) -> dict[tuple[int, str], Explanation]:
    """Explain a result's figures as the calculators do."""
    points = " + ".join(f"{k.points}" for k in result.kpis if k.points is not None)
    said = {
        "score": Explanation(label="总分", value=f"{result.score}", words="Σ 各项得分", numbers=points),
        "coefficient": Explanation(
            label="KPI奖金系数",
            value=f"{result.coefficient}",
            words="总分 ÷ 100",
            numbers=f"{result.score} ÷ 100",
        ),
        "component:workload_bonus": Explanation(
            label="工作量奖金",
            value="1275.12",
            exact="1275.12",
            words="季度基本工资总额 × 10% × KPI奖金系数",
            numbers="18000 × 10% × 0.7084",
            clause="三、4",
            children=(Explanation(label="季度基本工资总额", value="18000 元", words="各月基本工资之和"),),
        ),
    }
    for item in result.kpis:
        said[f"kpi:{item.id}"] = Explanation(
            label=item.name,
            value=f"{item.points}",
            words="各月得分的平均",
            numbers="(10 + 10 + 0) ÷ 3",
            exact="6.666…",
            clause=item.clause,
            gap="差：0分",
            children=(
                Explanation(label="2026-01", value="10.00", words="≥ 1 得 10，否则 0", numbers="1 + 0"),
            ),
        )
    return {(place, key): explanation for key, explanation in said.items()}


def person(*results: Result, total: Decimal | None = None, trend: bool = True, annexed: bool = False) -> SlipPerson:
    """Make what a slip needs of one person's results; without an annex unless it is asked for."""
    first = results[0]
    earlier = tuple(
        Trend(period=first.period.shifted(-back), score=Decimal(score), total=Decimal(amount))
        for back, score, amount in (
            (4, "61.00", "980.00"),
            (3, "68.50", "1500.25"),
            (2, "75.00", "2600.00"),
            (1, "66.67", "1900.00"),
        )
    )
    explained = {
        key: value
        for place, result in enumerate(results)
        for key, value in explanations(result, place).items()
    }
    return SlipPerson(
        staff_no=first.staff_no,
        name=first.name,
        results=results,
        total=total if len(results) > 1 else first.total,
        trend={first.scheme: earlier} if trend else {},
        explanations=explained,
        annexed=annexed,
    )


def assessment(*results: Result, period: Period = QUARTER) -> Assessment:
    """Put results into an assessment, one summary row a person."""
    last = {result.staff_no: result for result in results}
    rows = tuple(
        SummaryRow(
            staff_no=r.staff_no, name=r.name, scheme=r.scheme, score=r.score, grade=r.grade, total=r.total
        )
        for r in last.values()
    )
    return Assessment(period=period, results=results, summary=rows)
