"""Every figure explains itself (rules §12), and never shows anybody else's."""

from collections.abc import Iterator
from fractions import Fraction

import pytest

from calculators.assessment.assess import Assessor
from calculators.assessment.explain import Explainer
from calculators.assessment.shown import shown
from calculators.policy.library import shipped
from models.period import Period
from models.results import Explanation, Result
from tests.calculators.assessment.offices import (
    CASES,
    by_hand,
    expected,
    measure,
    person,
    policy,
    records,
    sheets_of,
)
from tests.calculators.assessment.renaming import files


def figures(result: Result) -> Iterator[tuple[str, str | None]]:
    """List a result's figures with what is printed of them."""
    yield from ((f"kpi:{k.id}", None if k.points is None else f"{k.points:f}") for k in result.kpis)
    yield from ((f"adjustment:{a.id}", None if a.points is None else f"{a.points:f}") for a in result.adjustments)
    yield from ((f"subscore:{s.id}", None if s.points is None else f"{s.points:f}") for s in result.subscores)
    yield from ((f"component:{c.id}", None if c.amount is None else f"{c.amount:f}") for c in result.components)
    whole = {"score": result.score, "grade": result.grade, "coefficient": result.coefficient, "rank": result.rank}
    yield from ((key, f"{value}") for key, value in whole.items() if value is not None)
    if result.has_money and result.total is not None:
        yield "total", f"{result.total:f}"


def parts(explanation: Explanation) -> Iterator[Explanation]:
    """Walk an explanation."""
    yield explanation
    for child in explanation.children:
        yield from parts(child)


def said(explanation: Explanation) -> str:
    """Give all words of an explanation."""
    return "\n".join(
        f"{e.label} {e.value} {e.exact} {e.words} {e.numbers} {e.clause} {e.gap}" for e in parts(explanation)
    )


def explain(office: Assessor, result: Result, key: str) -> Explanation:
    """Explain one figure of a result."""
    return Explainer(*office.subject(result)).figure(key)


@pytest.mark.parametrize("name", sorted(path.stem for path in CASES.glob("*.json")))
def test_every_figure_of_the_cases(name: str) -> None:
    """The explanation's value is the figure printed; each part has a label, and a way or parts behind it."""
    office = Assessor(records(sheets_of(name)), shipped())
    period = list(expected(name))[-1]
    for result in office.assess(Period.parse(period)).results:
        for key, printed in figures(result):
            explanation = explain(office, result, key)
            assert explanation.value == (printed or explanation.value), (result.staff_no, key)
            assert printed is not None or explanation.value in {"缺", "不考核"}
            assert explanation.words
            assert all(part.label and part.value for part in parts(explanation)), (result.staff_no, key)


def test_a_figure_names_its_clause_its_reading_and_its_rounding() -> None:
    """The clause and the assumption of the scheme file, the value before rounding, the months behind it."""
    office = Assessor(records(sheets_of("consultant-branch")), shipped())
    result = office.assess(Period.parse("2026Q1")).results[0]
    count = explain(office, result, "kpi:project_count")
    assert count.clause == "四、KPI考核项目：每月5个项目得20分，3个项目得10分，3个以下不得分"
    assert count.gap == "备注写5个项目得20分，权重为15分：按权重15分封顶"
    assert [child.label for child in count.children] == ["2026-01", "2026-02", "2026-03"]
    bonus = explain(office, result, "component:project_bonus")
    assert [line.exact.startswith("≈") for line in bonus.children] == [True]
    assert "900000" in said(bonus)


def test_what_was_settled_is_said() -> None:
    """A value by hand gives its reason, 不考核 leaves the KPI out of the sum, taken out is 0."""
    sheets = {
        "员工": [person("甲", "presales-360"), person("乙", "presales-360")],
        "核定": [
            by_hand("2026Q1", "甲", "客户满意度", 10), by_hand("2026Q1", "甲", "方案质量与及时性", 30),
            by_hand("2026Q1", "甲", "商机转化率", 30), by_hand("2026Q1", "甲", "团队协作与知识分享", 5),
            by_hand("2026Q1", "甲", "个人成长与学习"), by_hand("2026Q1", "乙", "全部"),
            by_hand("2026Q1", "乙", "绩效奖金", 3),
        ],
    }
    office = Assessor(records(sheets), shipped())
    other, first = office.assess(Period.parse("2026Q1")).results
    assert explain(office, first, "kpi:satisfaction").words == "人工核定：经理核定"
    score = explain(office, first, "score")
    assert (score.value, score.numbers) == ("83.33", "(10.00 + 30.00 + 30.00 + 5.00) × 100 ÷ 90")
    assert explain(office, other, "component:performance_bonus").words == "人工核定：经理核定"
    del sheets["核定"][-1]
    office = Assessor(records(sheets), shipped())
    other = office.assess(Period.parse("2026Q1")).results[0]
    assert explain(office, other, "component:performance_bonus").words == "不参加本期考核，为 0"
    assert explain(office, other, "grade").value == "没有等级"


def test_a_forced_grade_is_said() -> None:
    """A failed critical item explains the grade, not the score."""
    rows = []
    for kpi in files()["ecommerce-quality"]["kpi"]:
        label = "不满足" if kpi["id"] == "courtesy" else next(iter(kpi["choices"]))
        row = {"期间": "2026-03", "工号": "甲", "评分人": "客服主管", "考核项": kpi["name"], "得分": label}
        rows.append(row)
    office = Assessor(records({"员工": [person("甲", "ecommerce-quality")], "评分": rows}), shipped())
    result = office.assess(Period.parse("2026-03")).results[0]
    assert result.score == 85
    assert result.grade == "D"
    assert explain(office, result, "grade").words == "关键项（礼貌用语（红线）、如实介绍（红线））不合格，等级为 D"


def test_nobody_else_s_value_is_written() -> None:
    """Places, means and counts are; another person's sales, scores and measures are not."""
    scheme = "ecommerce-salary"
    rows = []
    for n, staff_no in enumerate(("甲", "乙", "丙"), 1):
        for month in ("2026-01", "2026-02"):
            rows += [measure(month, "付款金额", 111110 + n, staff_no), measure(month, "退款金额", 0, staff_no)]
            rows += [measure(month, "邮费", 0, staff_no), measure(month, "佣金", 0, staff_no)]
            rows += [measure(month, "询单转化率", f"0.3333{n}", staff_no), measure(month, "客单价", f"77.77{n}", staff_no)]
            rows += [measure(month, "好评点名数", 55550 + n, staff_no)]
    rows += [measure("2026-02", name, 1000, kind="公司") for name in ("整体营销目标", "实际流量", "计划流量")]
    office = Assessor(records({"员工": [person(n, scheme) for n in ("甲", "乙", "丙")], "月度指标": rows}), shipped())
    for result in office.assess(Period.parse("2026-02")).results:
        own = {"甲": "1", "乙": "2", "丙": "3"}[result.staff_no]
        text = "\n".join(said(explain(office, result, key)) for key, _printed in figures(result))
        for stem in ("11111", "33.33", "77.77", "5555"):
            assert f"{stem}{own}" in text or stem == "5555"  # an adjustment of zero is not there to be explained
            assert not any(f"{stem}{other}" in text for other in {"1", "2", "3"} - {own})


BEST = policy(
    """
id = "best"
title = "最好"
period = "month"
[[input]]
name = "件数"
[[kpi]]
id = "share"
name = "占比"
max = 100
formula = "100 × 件数 ÷ 团队最大(件数)"
"""
)


def test_the_best_of_the_team_stays_unwritten_even_where_a_formula_uses_it() -> None:
    """The formula keeps its words; the points follow all the same."""
    rows = [measure("2026-01", "件数", 81, "甲"), measure("2026-01", "件数", 90, "乙")]
    office = Assessor(records({"员工": [person("甲", "best"), person("乙", "best")], "月度指标": rows}, BEST), BEST)
    _other, mine = office.assess(Period.parse("2026-01")).results
    explanation = explain(office, mine, "kpi:share")
    assert (explanation.value, explanation.numbers) == ("90.00", "100 × 81 ÷ 团队最大(件数)")
    assert "（不显示他人数据）" in said(explanation)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Fraction(1, 3), "≈0.3333"), (Fraction(2, 3), "≈0.6667"), (Fraction("0.123456"), "0.123456"),
        (Fraction("74999.99") / 75000, "≈0.9999999"), (Fraction(30001, 29999) * 3, "≈3.0002"), (Fraction(1, 30_000), "≈0.00003"),
        (Fraction(10**15 + 1, 10**15), "≈1.000000000000"),
    ],
)
def test_what_is_short_of_a_threshold_is_not_written_as_the_threshold(value: Fraction, written: str) -> None:
    """A fen short of 75,000 is not 1.0000; what doesn't differ in twelve decimals is written as equal."""
    assert shown(value) == written


STEPS = policy(
    """
id = "steps"
title = "分段"
period = "month"
[[input]]
name = "件数"
[[component]]
id = "pieces"
name = "计件"
formula = "超额累进(件数，0，0.8，100，−1，200，件数 ÷ 100)"
[[component]]
id = "half"
name = "一半"
formula = "超额累进(件数，50，1%) × 50%"
[[component]]
id = "best"
name = "比最好"
formula = "超额累进(团队最大(件数)，0，1)"
"""
)


def test_steps_are_written_as_what_they_add_up() -> None:
    """250 pieces: 100 × 0.8 + 100 × −1 + 50 × 2.5 = 105, (250 − 50) × 1 % × 50 % = 1; nothing below the first start.

    The best of the team is another person's figure: its steps stay unwritten. What is taken off is added in brackets.
    """
    rows = [measure("2026-01", "件数", 250, "甲"), measure("2026-01", "件数", 50, "乙"), measure("2026-01", "件数", 170, "丙")]
    people = [person(n, "steps") for n in "甲乙丙"]
    office = Assessor(records({"员工": people, "月度指标": rows}, STEPS), STEPS)
    found = {result.staff_no: result for result in office.assess(Period.parse("2026-01")).results}
    written = {who: [explain(office, found[who], f"component:{key}").numbers for key in ("pieces", "half")] for who in found}
    assert written["甲"] == ["100 × 0.8 + 100 × (-1) + 50 × 2.5", "(200 × 1%) × 50%"]
    assert written["乙"] == ["50 × 0.8", "0 × 50%"]
    assert explain(office, found["乙"], "component:best").numbers == "超额累进(团队最大(件数)，0，1)"
    assert explain(office, found["丙"], "total").numbers == "10.00 + 0.60 + 250.00"


def test_what_is_taken_off_is_added_in_brackets() -> None:
    office_policy = policy("""
id = "minus"
title = "扣"
period = "month"
[[component]]
id = "pay"
name = "奖"
formula = 100
[[component]]
id = "loss"
name = "扣款"
formula = "−30"
""")
    office = Assessor(records({"员工": [person("甲", "minus")]}, office_policy), office_policy)
    (result,) = office.assess(Period.parse("2026-01")).results
    assert explain(office, result, "total").numbers == "100.00 + (-30.00)"


@pytest.mark.parametrize("key", ["kpi:none", "adjustment:none", "subscore:none", "component:none", "nothing"])
def test_an_unknown_figure(key: str) -> None:
    """What a result does not have can't be explained."""
    office = Assessor(records(sheets_of("presales-work")), shipped())
    result = office.assess(Period.parse("2026Q1")).results[0]
    with pytest.raises(KeyError):
        explain(office, result, key)


def test_figures_that_a_scheme_lacks() -> None:
    """A scheme without grade or coefficient says so plainly."""
    office = Assessor(records(sheets_of("repair-star")), shipped())
    star = office.assess(Period.parse("2026-03")).results[0]
    assert explain(office, star, "coefficient").value == "—"
    branch = Assessor(records(sheets_of("consultant-nc-u8")), shipped())
    result = branch.assess(Period.parse("2026Q1")).results[0]
    assert explain(branch, result, "grade").value == "没有等级"
    incomplete = Assessor(records(sheets_of("consultant-branch-incomplete")), shipped())
    first = incomplete.assess(Period.parse("2026Q1")).results[0]
    assert explain(incomplete, first, "total").value == "缺"
    assert explain(incomplete, first, "rank").value == "缺"
