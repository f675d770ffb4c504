"""A value that equals a threshold reaches it, one just below does not: every threshold of every scheme file."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from calculators.formula import parse
from calculators.formula.syntax import BANDS, Call, Compare, Name, Node, Number, walk
from calculators.policy.formulas import formulas
from calculators.policy.library import shipped
from models.period import Grain, Period
from models.results import Result
from tests.calculators.assessment.offices import by_hand, measure, person, results
from tests.calculators.assessment.renaming import files

Sheets = dict[str, list[dict[str, Any]]]
FILES = files()
TINY = Fraction(1, 1000)

PERIODS = {Grain.MONTH: "2026-02", Grain.QUARTER: "2026Q1", Grain.YEAR: "2026"}
"""The period in which schemes of each grain are tried."""


def exact(value: int | Decimal | str) -> Fraction:
    """Read a number of a scheme file."""
    node = parse(value) if isinstance(value, str) else None
    return node.value if isinstance(node, Number) else Fraction(value)


def text(value: Fraction) -> str:
    """Write an exact number as a workbook's cell."""
    return format(Decimal(value.numerator) / Decimal(value.denominator), "f")


# -- bands of KPIs ------------------------------------------------------------------------------------------


def banded() -> Iterator[tuple[str, dict[str, Any], str, int]]:
    """List every threshold of the KPIs' bands: scheme, KPI, which kind of bands, which threshold."""
    for scheme, table in FILES.items():
        for kpi in table.get("kpi", []):
            for kind in ("at_least", "above", "below", "at_most"):
                for place in range(len(kpi.get("bands", {}).get(kind, []))):
                    yield scheme, kpi, kind, place


def of_input(name: str) -> Callable[[str, Fraction], Sheets]:
    """Record a value as a measure of the last month, 0 in the others."""

    def sheets(scheme: str, value: Fraction) -> Sheets:
        months = Period.parse(period_of(scheme)).months
        rows = [measure(str(m), name, text(value) if m == months[-1] else 0, "甲") for m in months]
        return {"月度指标": rows}

    return sheets


def each_month(name: str, other: str) -> Callable[[str, Fraction], Sheets]:
    """Record a value in every month; `other` is added to it and is 0."""

    def sheets(scheme: str, value: Fraction) -> Sheets:
        rows = [measure(str(m), name, text(value), "甲") for m in Period.parse(period_of(scheme)).months]
        return {"月度指标": rows + [measure(str(m), other, 0, "甲") for m in Period.parse(period_of(scheme)).months if other]}

    return sheets


def ratio(part: str, whole: str) -> Callable[[str, Fraction], Sheets]:
    """Record a part and its whole of 1000."""

    def sheets(scheme: str, value: Fraction) -> Sheets:
        month = str(Period.parse(period_of(scheme)).months[-1])
        return {"月度指标": [measure(month, part, text(1000 * value), "甲"), measure(month, whole, 1000, "甲")]}

    return sheets


def growth(name: str) -> Callable[[str, Fraction], Sheets]:
    """Record 1000 in each month of the period before, and what has grown by the value in this one."""

    def sheets(scheme: str, value: Fraction) -> Sheets:
        period = Period.parse(period_of(scheme))
        before = [measure(str(m), name, 1000, "甲") for m in period.shifted(-1).months]
        return {"月度指标": before + [measure(str(m), name, text(1000 * (1 + value)), "甲") for m in period.months]}

    return sheets


def revenue(scheme: str, value: Fraction) -> Sheets:
    """Record the company's income against a target of a million."""
    income = [measure(f"2026-0{m}", "公司收入", text(value * 10**6) if m == 3 else 0, kind="公司") for m in (1, 2, 3)]
    target = {"年度": 2026, "对象类型": "公司"} | {f"{q}季度(万元)": 100 for q in "一二三四"}
    return {"月度指标": income, "目标": [target]}


def completion(scheme: str, value: Fraction) -> Sheets:
    """Sell that part of a final task of 60,000."""
    company = [measure("2026-02", n, v, kind="公司") for n, v in (("整体营销目标", 100000), ("实际流量", 1), ("计划流量", 1))]
    sales = {"付款金额": text(60000 * value), "退款金额": 0, "邮费": 0, "佣金": 0}
    return {"月度指标": company + [measure("2026-02", name, amount, "甲") for name, amount in sales.items()]}


RECIPES: dict[tuple[str, str], Callable[[str, Fraction], Sheets]] = {
    ("consultant-branch", "training"): each_month("内部培训次数", "提供方案数"),
    ("consultant-branch", "support_count"): each_month("支持售前次数", ""),
    ("consultant-branch", "project_count"): each_month("支持售前项目数", ""),
    ("consultant-branch", "speech"): of_input("外派演讲次数"),
    ("consultant-branch", "revenue"): revenue,
    ("ecommerce-salary", "completion"): completion,
    ("ecommerce-salary", "payment"): of_input("落实付款率"),
    ("ecommerce-salary", "reply_rate"): of_input("回复率"),
    ("ecommerce-salary", "response"): of_input("平均响应时间"),
    ("ecommerce-salary", "quality"): ratio("客服回复条数", "用户回复条数"),
    ("presales-general", "growth"): growth("销售额"),
    ("presales-service", "exam"): of_input("业务知识考试"),
    ("service-presales", "growth"): growth("咨询量"),
    ("support-department", "competitors"): of_input("竞争对手分析数"),
}
"""How each banded KPI is given an exact value."""


def period_of(scheme: str) -> str:
    """Choose a period for a scheme."""
    return PERIODS[shipped()[scheme].grain]


def points(scheme: str, kpi: str, value: Fraction) -> Fraction:
    """Let a person have that value and read the points."""
    sheets = {"员工": [person("甲", scheme)], **RECIPES[scheme, kpi](scheme, value)}
    found = next(k for k in results(sheets, period_of(scheme))["甲"].kpis if k.id == kpi)
    assert found.points is not None
    return Fraction(found.points)


def worth(scheme: str, kpi: dict[str, Any], result: int | Decimal | str, value: Fraction) -> Fraction:
    """Work out a band's points by hand; the one formula among them is 15 × mark ÷ 100."""
    number = 15 * value / 100 if isinstance(result, str) else Fraction(result)
    out_of = kpi["bands"].get("out_of")
    return Fraction(kpi["max"]) * number / out_of if out_of else number


def named(value: object) -> str:
    """Name a parameter of a test: a KPI by its id."""
    return str(value["id"] if isinstance(value, dict) else value)


@pytest.mark.parametrize(("scheme", "kpi", "kind", "place"), list(banded()), ids=named)
def test_bands(scheme: str, kpi: dict[str, Any], kind: str, place: int) -> None:
    """At the threshold its own points, just beside it the next ones."""
    bands = kpi["bands"]
    at = exact(bands[kind][place][0])
    following = bands[kind][place + 1][1] if place + 1 < len(bands[kind]) else bands["otherwise"]
    reached = kind in {"at_least", "at_most"}
    beside = at - TINY if kind in {"at_least", "above"} else at + TINY
    inside, outside = (at, beside) if reached else (2 * at - beside if kind == "above" else at - TINY, at)
    assert points(scheme, kpi["id"], inside) == worth(scheme, kpi, bands[kind][place][1], inside)
    if outside >= 0 or "growth" in kpi["id"]:
        assert points(scheme, kpi["id"], outside) == worth(scheme, kpi, following, outside)


# -- grades -------------------------------------------------------------------------------------------------


def graded() -> Iterator[tuple[str, int]]:
    """List every threshold of a grade on the score."""
    for scheme, table in FILES.items():
        if table.get("kpi"):
            yield from ((scheme, place) for place in range(len(table.get("grade", {}).get("at_least", []))))


def with_score(scheme: str, score: Fraction) -> Result:
    """Settle every KPI by hand so that the score is this one."""
    rows, rest = [], score
    for kpi in FILES[scheme]["kpi"]:
        part = min(rest, Fraction(kpi["max"]))
        rest -= part
        rows.append(by_hand(period_of(scheme), "甲", kpi["name"], text(part)))
    return results({"员工": [person("甲", scheme)], "核定": rows}, period_of(scheme))["甲"]


@pytest.mark.parametrize(("scheme", "place"), list(graded()))
def test_grades(scheme: str, place: int) -> None:
    """At the bound the better grade, a hundredth below the next one."""
    grade = FILES[scheme]["grade"]
    bounds = grade["at_least"]
    scale = Fraction(105, 100) if "105" in grade.get("of", "") else Fraction(1)
    at = Fraction(bounds[place][0]) * scale
    following = bounds[place + 1][1] if place + 1 < len(bounds) else grade["otherwise"]
    reached, below = with_score(scheme, at), with_score(scheme, at - Fraction(1, 100))
    assert reached.score == at
    assert reached.grade == bounds[place][1]
    assert below.grade == following


# -- places -------------------------------------------------------------------------------------------------

PLACES = {"conversion": "询单转化率", "basket": "客单价", "refund": "退款人数"}


def ranked() -> Iterator[tuple[str, dict[str, Any]]]:
    """List every KPI whose place decides."""
    for scheme, table in FILES.items():
        yield from ((scheme, kpi) for kpi in table.get("kpi", []) if "rank" in kpi)


@pytest.mark.parametrize(("scheme", "kpi"), list(ranked()), ids=named)
def test_places(scheme: str, kpi: dict[str, Any]) -> None:
    """Eight people in a row: each place has its points, the last its own; two who tie share the better place."""
    rank, name = kpi["rank"], PLACES[kpi["id"]]
    lower = rank.get("lower_is_better", False)
    values = [n if lower else 10 - n for n in (1, 2, 2, 4, 5, 6, 7, 8)]
    people = [f"S{n}" for n in range(8)]
    rows = [measure("2026-02", name, v, p) for v, p in zip(values, people, strict=True)]
    rows += [measure("2026-02", "成交人数", 100, p) for p in people]
    found = results({"员工": [person(p, scheme) for p in people], "月度指标": rows}, "2026-02")
    got = [next(k.points for k in found[p].kpis if k.id == kpi["id"]) for p in people]
    bands = [next((w for top, w in rank["places"] if place <= top), rank["otherwise"]) for place in (1, 2, 2, 4, 5, 6, 7, 8)]
    if "last" in rank:
        bands[-1] = rank["last"]
    assert got == [Fraction(kpi["max"]) * band / 100 for band in bands]


# -- conditions inside formulas -----------------------------------------------------------------------------


def compared_numbers() -> set[tuple[str, str]]:
    """List every number that a condition of a scheme file compares with, and the thresholds of 分档 in formulas.

    Bands, places and steps of KPIs are tried by themselves.
    """
    found = set()
    for scheme, policy in shipped().items():
        banded_kpis = {f"kpi.{k['id']}" for k in FILES[scheme].get("kpi", []) if {"bands", "rank", "steps"} & k.keys()}
        for key, node, _record in formulas(policy):
            if key not in banded_kpis and key != "grade":
                found |= {(scheme, f"{key} {sign}") for sign in numbers_in(node)}
    return found


def numbers_in(node: Node) -> Iterator[str]:
    """Write each comparison with a number, zero aside: denominators and absent incidents are tried elsewhere."""
    for part in walk(node):
        match part:
            case Compare(operator, left, Number(value)) if value and not isinstance(left, Number):
                yield f"{operator} {value}"
            case Call(name, (Name(), *rest)) if name in BANDS:
                yield from (f"{BANDS[name]} {t.value}" for t in rest[:-1:2] if isinstance(t, Number))
            case _:
                pass


def test_every_condition_is_tried_below() -> None:
    """A new number in a condition must be tried too, below or with the other rules of the shop's salary."""
    stars = {("repair-star", f"quantity.星级 >= {n}") for n in (280, 230, 180, 150)}
    pay = {("repair-star", f"component.base_pay >= {n}") for n in (5, 4, 3, 2)}
    assert compared_numbers() == stars | pay | {
        ("repair-star", "quantity.星级 >= 3"),
        ("repair-star", "component.piece_rate = 1"),
        ("repair-star", "flag.retraining >= 3"),
        ("repair-star", "flag.dismissal >= 1"),
        ("presales-service", "flag.promotion >= 4"),
        ("presales-general", "flag.reward = 1"),
        ("presales-general", "flag.reward >= 2"),
        ("consultant-branch", "component.project_bonus.when >= 50000"),
        ("support-department", "component.big_project_award.when >= 100000"),
        ("ecommerce-salary", "adjustment.most_praised = 1"),
        ("ecommerce-salary", "adjustment.most_criticised = 1"),
        ("ecommerce-salary", "component.sales_award = 1"),
        ("ecommerce-salary", "flag.elimination = 3"),
    }


@pytest.mark.parametrize(
    ("volume", "star", "base"),
    [(280, "五星级", 500), (279, "四星级", 450), (230, "四星级", 450), (229, "三星级", 400), (180, "三星级", 400),
     (179, "二星级", 300), (150, "二星级", 300), (149, "一星级", 800), (120, "一星级", 800), (0, "一星级", 800)],
)
def test_stars(volume: int, star: str, base: int) -> None:
    """The volume's star, and the base pay that goes with it; one star has no piece rate."""
    rows = [measure("2026-02", "正品维修量", volume, "甲"), measure("2026-02", "B类维修量", 0, "甲")]
    found = results({"员工": [person("甲", "repair-star")], "月度指标": rows}, "2026-02")["甲"]
    assert found.grade == star
    assert found.components[0].amount == base
    assert found.components[1].amount == (0 if star == "一星级" else 5 * volume)


@pytest.mark.parametrize(
    ("count", "star", "flags"), [(2, "五星级", []), (3, "一星级", ["retraining"]), (4, "一星级", ["retraining"])]
)
def test_complaints(count: int, star: str, flags: list[str]) -> None:
    """Three complaints in a month, the third included, make one star."""
    rows = [measure("2026-02", "正品维修量", 300, "甲"), measure("2026-02", "B类维修量", 0, "甲")]
    happened = [{"日期": "2026-02-01", "工号": "甲", "类型": "维修质量投诉", "次数": count}]
    sheets = {"员工": [person("甲", "repair-star")], "月度指标": rows, "事件": happened}
    found = results(sheets, "2026-02")["甲"]
    assert (found.grade, [flag.id for flag in found.flags]) == (star, flags)


@pytest.mark.parametrize(
    ("scheme", "component", "at", "period"),
    [("consultant-branch", "project_bonus", 50000, "2026Q1"), ("support-department", "big_project_award", 100000, "2026-02")],
)
def test_contracts(scheme: str, component: str, at: int, period: str) -> None:
    """A contract of exactly the amount counts, a fen less does not."""
    for contract, counts in ((str(at), True), (f"{at - 1}.99", False)):
        sheets = {
            "员工": [person("甲", scheme)],
            "项目": [{"项目编号": "P1", "项目名称": "甲项目", "合同金额(元)": contract, "已备案": "是"}],
            "贡献": [{"项目编号": "P1", "工号": "甲", "贡献率(%)": 100}],
            "回款": [{"项目编号": "P1", "回款日期": "2026-02-01", "回款金额(元)": 11700}],
        }
        amounts = {c.id: c.amount for c in results(sheets, period)["甲"].components}
        assert bool(amounts[component]) is counts


@pytest.mark.parametrize(("good", "flags"), [(3, []), (4, ["promotion"]), (6, ["promotion"])])
def test_promotion(good: int, flags: list[str]) -> None:
    """Four of the six months that end with this one, wherever they lie; an earlier one does not count."""
    scheme, months = "presales-service", [str(Period.parse("2026-06").shifted(-n)) for n in range(7)]
    rows = []
    for place, month in enumerate(months):
        score = 80 if place in {*range(6 - good, 6), 6} else 79
        for kpi in FILES[scheme]["kpi"]:
            part = min(score, kpi["max"])
            score -= part
            rows.append(by_hand(month, "甲", kpi["name"], part))
    found = results({"员工": [person("甲", scheme)], "核定": rows}, "2026-06")["甲"]
    assert [flag.id for flag in found.flags] == flags


@pytest.mark.parametrize(("team", "score", "flags"), [(1, 95, []), (2, 95, ["reward"]), (2, 75, ["reward"]), (2, 74, [])])
def test_reward(team: int, score: int, flags: list[str]) -> None:
    """The first of a team of two or more, if the grade is good."""
    scheme = "presales-general"
    rows = []
    for n in range(team):
        rest = score - 10 * n
        for kpi in FILES[scheme]["kpi"]:
            part = min(rest, kpi["max"])
            rest -= part
            rows.append(by_hand("2026Q1", f"S{n}", kpi["name"], part))
    found = results({"员工": [person(f"S{n}", scheme) for n in range(team)], "核定": rows}, "2026Q1")
    assert [flag.id for flag in found["S0"].flags] == flags
    assert all(not found[f"S{n}"].flags for n in range(1, team))
