"""Figures over many random cases against a second, deliberately plain computation of the same rule."""

from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.calculators.assessment.offices import by_hand, measure, person, policy, results

QUARTERS = ("2026Q1", "2026Q2", "2026Q3", "2026Q4")
TEN_THOUSAND = 10_000
FEW = settings(max_examples=60)


def up(value: Fraction, places: int = 2) -> Fraction:
    """Round half away from zero."""
    unit = Fraction(1, 10**places)
    whole = floor(abs(value) / unit + Fraction(1, 2)) * unit
    return whole if value >= 0 else -whole


# -- carry-over and settlement (rules §10, schemes.md §4) ---------------------------------------------------


@st.composite
def years(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a year of one person: quarters taken part in, targets and receipts by product line, in whole 100 yuan."""
    part = draw(st.lists(st.booleans(), min_size=4, max_size=4).filter(any))
    lines = {}
    for line in draw(st.sampled_from([["NC"], ["U8"], ["NC", "U8"], ["", "NC"]])):
        target = draw(st.none() | st.lists(st.integers(0, 30), min_size=4, max_size=4))
        ratio = draw(st.sampled_from([None, 70, 100]))
        receipts = [draw(st.lists(st.integers(-2000, 4000), max_size=2)) for _quarter in range(4)]
        lines[line] = (target, ratio, receipts)
    return {"part": part, "lines": lines, "by_hand": draw(st.none() | st.tuples(st.integers(0, 3), st.integers(0, 900)))}


def plain_year(year: dict[str, Any]) -> list[tuple[Fraction, Fraction] | None]:
    """Work a year out quarter by quarter with the arithmetic of the rule: commission and, in the last one, settlement."""
    part = year["part"]
    last = max(q for q in range(4) if part[q])
    paid = [Fraction(0)] * 4
    settled = Fraction(0)
    for line, (target, ratio, receipts) in year["lines"].items():
        rate = Fraction(5, 1000) if line == "NC" else Fraction(1, 100)
        carry = received = aimed = Fraction(0)
        for q in range(4):
            if not part[q]:
                continue
            a = Fraction(100 * sum(receipts[q]))
            received += a
            if target is None:
                payable = a
            else:
                t = Fraction(target[q] * TEN_THOUSAND)
                b = t * Fraction(ratio or 0, 100)
                aimed += t
                e = a + carry
                if e < b:
                    payable, carry = max(e, Fraction(0)), e - b
                elif e <= t:
                    payable, carry = e, Fraction(0)
                else:
                    payable, carry = t, e - t
            paid[q] += up(payable * rate * Fraction(8, 10))
        better = target is not None and received > aimed
        settled += up(received * (rate * Fraction(13, 10) if better else rate) * Fraction(8, 10))
    if year["by_hand"] is not None:
        quarter, amount = year["by_hand"]
        paid[quarter] = Fraction(amount)
    settled -= sum(paid[q] for q in range(4) if part[q])
    return [(paid[q], settled if q == last else Fraction(0)) if part[q] else None for q in range(4)]


def sheets_of_year(year: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Write the year as a workbook: quarters not taken part in are under another scheme."""
    scheme = "consultant-nc-u8"
    staff = [person("甲", scheme) | {"离职日期": "2026-12-31"}]
    changes = [
        {"工号": "甲", "起始月份": f"2026-{3 * q + 1:02d}", "考核方案": scheme if year["part"][q] else "无"} for q in range(4)
    ]
    names = ("一", "二", "三", "四")
    targets, projects, shares, receipts = [], [], [], []
    for n, (line, (target, ratio, received)) in enumerate(year["lines"].items()):
        if target is not None:
            columns = {f"{name}季度(万元)": target[q] for q, name in enumerate(names)}
            targets.append({"年度": 2026, "对象类型": "员工", "对象": "甲", "产品线": line, "基数比例(%)": ratio, **columns})
        number = f"P{n}"
        projects.append({"项目编号": number, "项目名称": number, "产品线": line, "合同金额(元)": 10**9, "已备案": "否"})
        shares.append({"项目编号": number, "工号": "甲", "贡献率(%)": 100})
        for q in range(4):
            day = f"2026-{3 * q + 2:02d}-15"
            receipts += [{"项目编号": number, "回款日期": day, "回款金额(元)": 100 * amount} for amount in received[q]]
    hand = [by_hand(q, "甲", "全部") for q, part in zip(QUARTERS, year["part"], strict=True) if part]
    if year["by_hand"] is not None:
        quarter, amount = year["by_hand"]
        hand.append(by_hand(QUARTERS[quarter], "甲", "产品提成", amount))
    return {
        "员工": staff, "任职": changes, "目标": targets, "项目": projects, "贡献": shares, "回款": receipts, "核定": hand,
    }


@given(years())
@FEW
def test_carry_over_and_settlement(year: dict[str, Any]) -> None:
    """Shortfall and excess move on, pass through quarters elsewhere, and the last quarter settles the year."""
    sheets = sheets_of_year(year)
    for quarter, figures in zip(QUARTERS, plain_year(year), strict=True):
        found = results(sheets, quarter).get("甲")
        assert (found is None) is (figures is None)
        if found is None or figures is None:
            continue
        amounts = {c.id: c.amount for c in found.components}
        assert amounts["commission"] == figures[0]
        assert amounts.get("settlement", Decimal(0)) == figures[1]
        assert found.total == sum(figures)


# -- within the team (rules §7) -----------------------------------------------------------------------------

TEAM = """
id = "team"
title = "团队"
period = "month"
[[input]]
name = "值"
least = -100
[[kpi]]
id = "place"
name = "名次分"
max = 100
rank = { of = "值", places = [[1, 100], [2, 95], [5, 85]], otherwise = 70, last = 50 }
[[kpi]]
id = "least"
name = "反名次分"
max = 100
rank = { of = "值", lower_is_better = true, places = [[1, 100], [2, 95]], otherwise = 60 }
[[kpi]]
id = "mean"
name = "均值分"
max = 15
against_mean = { of = "值", low = "80%", high = "120%", points = [5, 10, 15] }
[[kpi]]
id = "less"
name = "反均值分"
max = 15
against_mean = { of = "值", low = "80%", high = "120%", points = [5, 10, 15], lower_is_better = true }
"""
TEAM_POLICY = policy(TEAM)


def team_sheets(values: list[int | None]) -> dict[str, list[dict[str, Any]]]:
    """Write a team with these values; `None` is not recorded."""
    rows = [measure("2026-01", "值", v, f"S{n}") for n, v in enumerate(values) if v is not None]
    return {"员工": [person(f"S{n}", "team") for n in range(len(values))], "月度指标": rows}


def plain_place(own: int, known: list[int], last: int | None, points: list[tuple[int, int]], otherwise: int) -> int:
    """Find the points of a place by counting."""
    place = 1 + len([v for v in known if v > own])
    if last is not None and place > 1 and own == min(known):
        return last
    return next((p for top, p in points if place <= top), otherwise)


def plain_against_mean(own: int, known: list[int]) -> int:
    """Compare with the mean: 0 low, 1 middle, 2 high."""
    mean = Fraction(sum(known), len(known))
    low, high = sorted((mean * 8 / 10, mean * 12 / 10))
    return 0 if own < low else 2 if own > high else 1


@given(st.lists(st.none() | st.integers(-6, 6), min_size=1, max_size=7))
@FEW
def test_places_and_means(values: list[int | None]) -> None:
    """Equal values share the better place, the worst shared value is last unless first, bounds belong to the middle."""
    found = results(team_sheets(values), "2026-01", TEAM_POLICY)
    known = [v for v in values if v is not None]
    for n, own in enumerate(values):
        points = {kpi.id: kpi.points for kpi in found[f"S{n}"].kpis}
        if own is None:
            assert set(points.values()) == {None}
            continue
        assert points["place"] == plain_place(own, known, 50, [(1, 100), (2, 95), (5, 85)], 70)
        assert points["least"] == plain_place(-own, [-v for v in known], None, [(1, 100), (2, 95)], 60)
        level = plain_against_mean(own, known)
        assert points["mean"] == (5, 10, 15)[level]
        assert points["less"] == (15, 10, 5)[level]


@given(st.lists(st.none() | st.integers(-6, 6), min_size=2, max_size=5))
@FEW
def test_missing_members_are_named_on_the_others(values: list[int | None]) -> None:
    """Whoever has no value is named in a warning of everybody else's result, nobody else is."""
    found = results(team_sheets(values), "2026-01", TEAM_POLICY)
    absent = [f"S{n}" for n, v in enumerate(values) if v is None]
    for staff_no, result in found.items():
        named = [other for other in found if any(f"（{other}）" in w for w in result.warnings)]
        assert named == [other for other in absent if other != staff_no]


@given(st.lists(st.integers(0, 4), min_size=1, max_size=6))
@FEW
def test_rank_of_scores(values: list[int]) -> None:
    """A result's rank counts the complete results with a higher score."""
    found = results(team_sheets([*values]), "2026-01", TEAM_POLICY)
    scores = [r.score for r in found.values() if r.score is not None]
    assert [r.rank for r in found.values()] == [1 + sum(s > (r.score or 0) for s in scores) for r in found.values()]


# -- steps and proration ------------------------------------------------------------------------------------

STEPS = policy(
    """
id = "steps"
title = "台阶"
period = "month"
[[input]]
name = "部分"
[[input]]
name = "整体"
[[kpi]]
id = "rate"
name = "率"
max = 20
uncapped = true
steps = { value = "部分 ÷ 整体", standard = "90%", below = "5%", off = 2, above = "1%", bonus = 0.5 }
"""
)


def plain_steps(rate: Fraction) -> Fraction:
    """Walk down or up one full step at a time."""
    points, at = Fraction(20), Fraction(9, 10)
    while at - Fraction(5, 100) >= rate:
        at, points = at - Fraction(5, 100), points - 2
    while at >= Fraction(9, 10) and at + Fraction(1, 100) <= rate:
        at, points = at + Fraction(1, 100), points + Fraction(1, 2)
    return max(points, Fraction(0))


@given(st.integers(0, 120), st.sampled_from([100, 40, 30, 7]))
@settings(max_examples=150)
def test_steps(part: int, whole: int) -> None:
    """Only full steps count, from the standard down or up, never below 0."""
    rows = [measure("2026-01", "部分", part, "甲"), measure("2026-01", "整体", whole, "甲")]
    found = results({"员工": [person("甲", "steps")], "月度指标": rows}, "2026-01", STEPS)["甲"]
    assert found.kpis[0].points == up(plain_steps(Fraction(part, whole)))


PAY = policy(
    """
id = "pay"
title = "底薪"
period = "quarter"
[[component]]
id = "base"
name = "底薪合计"
formula = "季度基本工资总额"
"""
)
DAYS = st.dates(date(2025, 11, 1), date(2026, 6, 30))


@given(DAYS, st.none() | DAYS, st.integers(1, 9_999_99), st.none() | st.tuples(st.integers(1, 3), st.integers(0, 9_999_99)))
@settings(max_examples=150)
def test_base_pay_is_prorated_day_by_day(
    hired: date, left: date | None, cents: int, change: tuple[int, int] | None
) -> None:
    """Each month's pay is its rate × employed calendar days ÷ days of the month, rounded; the quarter adds them up."""
    if left is not None and left < hired:
        left = hired
    sheets: dict[str, list[dict[str, Any]]] = {
        "员工": [person("甲", "pay") | {"入职日期": hired.isoformat(), "月基本工资(元)": str(Decimal(cents) / 100)}]
    }
    if left is not None:
        sheets["员工"][0]["离职日期"] = left.isoformat()
    if change is not None:
        pay = str(Decimal(change[1]) / 100)
        sheets["任职"] = [{"工号": "甲", "起始月份": f"2026-{change[0]:02d}", "月基本工资(元)": pay}]
    total, employed = Fraction(0), False
    for month in (1, 2, 3):
        length = monthrange(2026, month)[1]
        days = [date(2026, month, 1) + timedelta(n) for n in range(length)]
        there = [day for day in days if day >= hired and (left is None or day <= left)]
        employed = employed or bool(there)
        rate = change[1] if change is not None and change[0] <= month else cents
        total += up(Fraction(rate, 100) * len(there) / length)
    found = results(sheets, "2026Q1", PAY).get("甲")
    assert (found is not None) is employed
    assert found is None or found.total == total
