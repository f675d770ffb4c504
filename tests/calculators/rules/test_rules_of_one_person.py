"""Scoring rules that look at one person alone, by hand-computed cases (rules §5, §6)."""

from datetime import date

import pytest

from models.period import Period
from models.records import Records
from models.results import Status
from tests.calculators.rules.small_team import incident, kpi, measures, person, points, ratings, results, team


@pytest.mark.parametrize(
    ("bands", "figures", "expected"),
    [
        ("at_least = [[16, 10], [8, 5]], otherwise = 0", ["20", "16", "15.9999", "8", "7", "-3"], [10, 10, 5, 5, 0, 0]),
        ("above = [[16, 10], [8, 5]], otherwise = 0", ["16.0001", "16", "8.01", "8"], [10, 5, 5, 0]),
        ("below = [[1, 10], [2, 5]], otherwise = 0", ["0.99", "1", "1.5", "2"], [10, 5, 5, 0]),
        ("at_most = [[1, 10], [2, 5]], otherwise = 0", ["1", "1.01", "2", "2.01"], [10, 5, 5, 0]),
        ('at_least = [["90%", 10], ["70%", "10 ÷ 3"]], otherwise = 0', ["0.9", "0.7", "0.6999"], [10, "3.33", 0]),
        ('at_least = [[60, "甲 × 2"], [0, 50]], otherwise = 0, out_of = 100', ["60", "59", "45.5"], [12, 5, 5]),
    ],
)
def test_bands(bands: str, figures: list[str], expected: list[int | str]) -> None:
    """The first threshold that the value reaches gives the points; “以上” includes the number itself."""
    scheme = kpi(f"bands = {{ {bands} }}", "甲")
    assert points(scheme, *({"甲": figure} for figure in figures)) == [f"{float(e):.2f}" for e in expected]


def test_bands_of_a_formula() -> None:
    """Bands look at `value`; a threshold reached exactly counts though binary figures would miss it."""
    scheme = kpi('value = "(1 − 甲) ÷ 0.01"\nbands = { at_least = [[10, 10]], otherwise = 0 }', "甲")
    assert points(scheme, {"甲": "0.9"}, {"甲": "0.9001"}) == ["10.00", "0.00"]


@pytest.mark.parametrize(
    ("rule", "figure", "target", "expected"),
    [
        ("", "5", "10", "5.00"),
        ("", "10", "10", "10.00"),
        ("", "15", "10", "10.00"),
        ("", "-5", "10", "0.00"),
        ("", "1", "3", "3.33"),
        ("", "2", "3", "6.67"),
        ("", "0", "10", "0.00"),
        (", cap = false", "15", "10", "15.00"),
        (", cap = false", "-5", "10", "0.00"),
        (", lower_is_better = true", "20", "10", "5.00"),
        (", lower_is_better = true", "10", "10", "10.00"),
        (", lower_is_better = true", "5", "10", "10.00"),
        (", lower_is_better = true", "0", "10", "10.00"),
        (", lower_is_better = true, cap = false", "5", "10", "20.00"),
        (", lower_is_better = true", "30", "10", "3.33"),
        (", lower_is_better = true", "20", "0", "0.00"),
        (', zero = "乙"', "5", "0", "0.00"),
        (', zero = "甲"', "0", "10", "0.00"),
        (', zero = "甲"', "4", "10", "4.00"),
    ],
)
def test_proportional(rule: str, figure: str, target: str, expected: str) -> None:
    """Maximum × value ÷ target within 0 … maximum; lower is better turns it round, full points at value 0."""
    scheme = kpi(f'proportional = {{ of = "甲", to = "乙"{rule} }}', "甲", "乙")
    assert points(scheme, {"甲": figure, "乙": target}) == [expected]


def test_proportional_without_target_is_missing() -> None:
    """A division by zero that the scheme does not settle counts as missing (rules §4)."""
    result = team(kpi('proportional = { of = "甲", to = "乙" }', "甲", "乙"), {"甲": 5, "乙": 0})[0]
    assert result.kpis[0].points is None
    assert result.status is Status.INCOMPLETE
    assert result.missing == ("「乙」（2026年1月）为 0，不能作除数",)


@pytest.mark.parametrize("rule", ['zero = "甲"', "lower_is_better = true"])
def test_a_zero_settles_nothing_while_the_target_is_missing(rule: str) -> None:
    """Every input that a KPI needs is required, also where a zero would decide (rules §4)."""
    result = team(kpi(f'proportional = {{ of = "甲", to = "乙", {rule} }}', "甲", "乙"), {"甲": 0})[0]
    assert result.kpis[0].points is None
    assert result.missing == ("乙（2026年1月）未录入",)


@pytest.mark.parametrize(
    ("rule", "part", "whole", "expected"),
    [
        ("", "3", "4", "7.50"),
        ("", "4", "4", "10.00"),
        ("", "5", "4", "10.00"),
        ("", "-1", "4", "0.00"),
        ("", "1", "0", None),
        (", at_zero = 0", "0", "0", "0.00"),
        (", at_zero = 6", "1", "0", "6.00"),
        (", at_zero = 6", "1", "3", "3.33"),
    ],
)
def test_rate(rule: str, part: str, whole: str, expected: str | None) -> None:
    scheme = kpi(f'rate = {{ part = "甲", whole = "乙"{rule} }}', "甲", "乙")
    assert points(scheme, {"甲": part, "乙": whole}) == [expected]


def test_a_part_above_its_whole_is_warned_of() -> None:
    scheme = kpi('rate = { part = "甲", whole = "乙" }', "甲", "乙")
    assert [r.warnings for r in team(scheme, {"甲": 5, "乙": 4}, {"甲": 4, "乙": 4})] == [("甲：部分大于整体",), ()]
    parts = kpi('formula = "甲 ÷ 乙"\nparts = [["甲", "乙"]]', "甲", "乙")
    assert [r.warnings for r in team(parts, {"甲": 5, "乙": 4}, {"甲": 4, "乙": 4})] == [("甲：部分大于整体",), ()]


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        ("0.9", "10.00"),
        ("0.8501", "10.00"),
        ("0.85", "8.00"),
        ("0.8", "6.00"),
        ("0.65", "0.00"),
        ("0.1", "0.00"),
        ("0.9099", "10.00"),
        ("0.91", "10.50"),
        ("0.93", "11.50"),
        ("1", "15.00"),
    ],
)
def test_steps(figure: str, expected: str) -> None:
    """Each full 5 % below 90 % −2, not below 0; each full 1 % above +0.5."""
    rule = 'steps = { value = "甲", standard = "90%", below = "5%", off = 2, above = "1%", bonus = 0.5 }\nuncapped = true'
    assert points(kpi(rule, "甲"), {"甲": figure}) == [expected]


def test_steps_below_alone() -> None:
    rule = 'steps = { value = "甲", standard = 10, below = 3, off = 4 }'
    assert points(kpi(rule, "甲"), {"甲": 20}, {"甲": 10}, {"甲": 8}, {"甲": 7}, {"甲": 1}) == [
        "10.00", "10.00", "10.00", "6.00", "0.00"
    ]


def test_deduction() -> None:
    """So many points off for each, not below 0; nothing recorded is no incident."""
    kinds = '[[incident]]\nname = "投诉"\n[[incident]]\nname = "违规"\n'
    scheme = kpi('deduction = { each = 4, count = "次数(投诉, 违规)" }', more=kinds)
    staff = (person(1), person(2), person(3))
    happened = (incident(2, "投诉"), incident(3, "投诉", count=2), incident(3, "违规"))
    found = results(scheme, Records(staff=staff, incidents=happened))
    assert [str(r.kpis[0].points) for r in found] == ["10.00", "6.00", "0.00"]


def test_deduction_by_points() -> None:
    """Σ 分值 × 次数, one point off for each unless said."""
    scheme = kpi('deduction = { count = "分值(违规)" }', more='[[incident]]\nname = "违规"\npoints = [1, 10]\n')
    happened = (incident(1, "违规", count=2, points="1.5"), incident(1, "违规", points="4"))
    found = results(scheme, Records(staff=(person(1),), incidents=happened))
    assert str(found[0].kpis[0].points) == "3.00"


def test_deduction_by_shortfall() -> None:
    scheme = kpi('deduction = { each = 2, count = "最大(0, 甲 − 乙)" }', "甲", "乙")
    assert points(scheme, {"甲": 5, "乙": 3}, {"甲": 3, "乙": 5}) == ["6.00", "10.00"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"主管": ["8"], "同事": ["5"]}, "6.80"),
        ({"主管": ["8"], "同事": ["5", "6", "6"]}, "7.07"),
        ({"主管": ["8.5", "9"], "同事": ["10"]}, "9.25"),
        ({"主管": ["0"], "同事": ["0"]}, "0.00"),
        ({"主管": ["8"]}, None),
    ],
)
def test_rated(given: dict[str, list[str]], expected: str | None) -> None:
    """Σ weight × the plain mean of a role's ratings, rounded once (rules §5)."""
    found = results(kpi("rated = {}"), Records(staff=(person(1),), ratings=tuple(ratings(1, given))))[0]
    assert (None if found.kpis[0].points is None else str(found.kpis[0].points)) == expected


def test_who_has_not_rated_is_named() -> None:
    found = results(kpi("rated = {}"), Records(staff=(person(1),), ratings=tuple(ratings(1, {"主管": ["8"]}))))[0]
    assert found.status is Status.INCOMPLETE
    assert found.missing == ("甲：同事（2026年1月）未评分",)


def test_a_weighted_rating_is_not_rounded_before_it_is_scaled() -> None:
    """(0.6 × 83 + 0.4 × (77 + 78 + 78) ÷ 3) × 10 ÷ 100 = 8.0866…, from 80.866… (rules §1)."""
    given = ratings(1, {"主管": ["83"], "同事": ["77", "78", "78"]})
    scheme = kpi("rated = { out_of = 100 }")
    assert str(results(scheme, Records(staff=(person(1),), ratings=tuple(given)))[0].kpis[0].points) == "8.09"
    halved = kpi('rated = { out_of = 100 }\nformula = "10 × (50% × 评分 + 50% × 甲) ÷ 100"', "甲")
    records = Records(staff=(person(1),), ratings=tuple(given), measures=tuple(measures(1, {"甲": 60})))
    assert str(results(halved, records)[0].kpis[0].points) == "7.04"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"主管": ["好"], "同事": ["好"]}, "10.00"),
        ({"主管": ["好"], "同事": ["差"]}, "6.00"),
        ({"主管": ["一般"], "同事": ["好", "一般"]}, "6.80"),
        ({"主管": ["差"], "同事": ["差"]}, "0.00"),
    ],
)
def test_choice(given: dict[str, list[str]], expected: str) -> None:
    """Labels with points; by two raters, and several samples, the weighted mean."""
    scheme = kpi('choices = { "好" = 10, "一般" = 6, "差" = 0 }')
    found = results(scheme, Records(staff=(person(1),), ratings=tuple(ratings(1, given))))
    assert str(found[0].kpis[0].points) == expected


def test_choices_out_of_more_than_the_maximum() -> None:
    scheme = kpi('choices = { "好" = 5, "差" = 1 }\nrated = { out_of = 5 }')
    found = results(scheme, Records(staff=(person(1),), ratings=tuple(ratings(1, {"主管": ["好"], "同事": ["差"]}))))
    assert str(found[0].kpis[0].points) == "6.80"


@pytest.mark.parametrize(
    ("reached", "expected"), [((1, 1, 1), "9.00"), ((1, 0, 1), "3.00"), ((0, 1, 1), "0.00"), ((1, 1, 0), "6.00")]
)
def test_levels(reached: tuple[int, int, int], expected: str) -> None:
    """A level counts only with all below it."""
    rule = 'formula = "如果(一级 = 0，0，否则 如果(二级 = 0，3，否则 如果(三级 = 0，6，否则 9)))"'
    figures = dict(zip(("一级", "二级", "三级"), reached, strict=True))
    assert points(kpi(rule, "一级", "二级", "三级"), figures) == [expected]


def test_newcomers_get_what_the_scheme_says() -> None:
    """Where a rule looks at the month before, who was not there then gets the newcomer's points (rules §4)."""
    rule = 'value = "甲 ÷ 上期(甲) − 1"\nbands = { at_least = [["10%", 10], [0, 6]], otherwise = 3 }\nnewcomer = 6'
    staff = (person(1), person(2, hired=date(2026, 1, 10)), person(3), person(4, hired=date(2025, 12, 31)), person(5))
    before = Period.parse("2025-12")
    recorded = [m for n, v in ((1, 110), (2, 5), (3, 99), (4, 100), (5, 100)) for m in measures(n, {"甲": v})]
    recorded += [m for n, v in ((1, 100), (3, 100), (4, 0)) for m in measures(n, {"甲": v}, before)]
    found = results(kpi(rule, "甲"), Records(staff=staff, measures=tuple(recorded)))
    assert [None if r.kpis[0].points is None else str(r.kpis[0].points) for r in found] == ["10.00", "6.00", "3.00", None, None]
    assert found[3].missing == ("「上期(甲)」（2026年1月）为 0，不能作除数",)
    assert found[4].missing == ("甲（2025年12月）未录入",)


def test_points_are_rounded_half_up_once() -> None:
    """0.005 goes up, away from zero; only the points are rounded, not what they are made of (rules §1)."""
    scheme = kpi('formula = "甲 ÷ 3 × 3"', "甲")
    assert points(scheme, {"甲": "2.675"}, {"甲": "1.005"}, {"甲": "2.6749"}) == ["2.68", "1.01", "2.67"]
    assert points(kpi('formula = "−甲"', "甲"), {"甲": "1.005"}) == ["-1.01"]
