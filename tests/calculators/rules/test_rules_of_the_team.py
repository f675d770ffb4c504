"""Scoring rules that compare within the team, by hand-computed cases (rules §6, §7)."""

from datetime import date

import pytest

from models.records import Records
from models.results import Status
from tests.calculators.rules.small_team import by_hand, kpi, measures, person, points, results, team

PLACES = "places = [[1, 10], [3, 6]], otherwise = 2"


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        (["9", "8", "7", "6"], [10, 6, 6, 2]),
        (["9", "8", "8", "6"], [10, 6, 6, 2]),
        (["9", "9", "8", "6"], [10, 10, 6, 2]),
        (["9", "8", "8", "8"], [10, 6, 6, 6]),
        (["5", "5", "5", "5"], [10, 10, 10, 10]),
        (["-1"], [10]),
    ],
)
def test_rank(figures: list[str], expected: list[int]) -> None:
    """Competition ranking: 1, 2, 2, 4; equal values share the better place."""
    scheme = kpi(f'rank = {{ of = "甲", {PLACES} }}', "甲")
    assert points(scheme, *({"甲": f} for f in figures)) == [f"{e}.00" for e in expected]


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        (["9", "8", "7"], [10, 6, 0]),
        (["9", "7", "7"], [10, 0, 0]),
        (["5", "5", "5"], [10, 10, 10]),
        (["5"], [10]),
        (["9", "9"], [10, 10]),
        (["9", "8"], [10, 0]),
    ],
)
def test_last_place_has_its_own_points(figures: list[str], expected: list[int]) -> None:
    """Last shares the worst value, unless that place is 1; where a place and last both apply, last decides."""
    scheme = kpi(f'rank = {{ of = "甲", {PLACES}, last = 0 }}', "甲")
    assert points(scheme, *({"甲": f} for f in figures)) == [f"{e}.00" for e in expected]


def test_rank_where_lower_is_better() -> None:
    scheme = kpi(f'rank = {{ of = "甲", lower_is_better = true, {PLACES}, last = -1, out_of = 20 }}', "甲")
    assert points(scheme, {"甲": 3}, {"甲": 1}, {"甲": 2}, {"甲": 9}) == ["3.00", "5.00", "3.00", "-0.50"]


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        # mean 10: L = 8, U = 12; both bounds are in the middle
        (["8", "12", "10", "10"], [5, 5, 5, 5]),
        (["7.9999", "12.0001", "10", "10"], [1, 10, 5, 5]),
        (["4", "16", "10", "10"], [1, 10, 5, 5]),
        # mean −10: the bounds swap, L = −12, U = −8
        (["-8", "-12", "-10", "-10"], [5, 5, 5, 5]),
        (["-7.9999", "-12.0001", "-10", "-10"], [10, 1, 5, 5]),
        # mean 0
        (["-1", "1", "0"], [1, 10, 5]),
        (["3"], [5]),
    ],
)
def test_against_the_mean(figures: list[str], expected: list[int]) -> None:
    scheme = kpi('against_mean = { of = "甲", low = "80%", high = "120%", points = [1, 5, 10] }', "甲")
    assert points(scheme, *({"甲": f} for f in figures)) == [f"{e}.00" for e in expected]


def test_against_the_mean_where_lower_is_better() -> None:
    """Low and high change places; the bounds are still the middle's."""
    scheme = kpi('against_mean = { of = "甲", lower_is_better = true, low = 0.8, high = 1.2, points = [1, 5, 10] }', "甲")
    assert points(scheme, {"甲": 4}, {"甲": 16}, {"甲": 10}, {"甲": 10}) == ["10.00", "1.00", "5.00", "5.00"]
    assert points(scheme, {"甲": 8}, {"甲": 12}, {"甲": 10}, {"甲": 10}) == ["5.00"] * 4


def test_a_mean_that_decimals_cannot_hold() -> None:
    """The mean is exact: 10 ÷ 3 × 1.2 = 4 is not exceeded by 4."""
    scheme = kpi('against_mean = { of = "甲", low = "80%", high = "120%", points = [1, 5, 10] }', "甲")
    assert points(scheme, {"甲": 4}, {"甲": 3}, {"甲": 3}) == ["5.00", "5.00", "5.00"]


def test_who_has_no_value_is_named_and_not_compared() -> None:
    """Mean and rank are over those who have a value; who is missing is named on the others' results."""
    scheme = kpi(f'rank = {{ of = "甲", {PLACES} }}', "甲")
    found = team(scheme, {"甲": 5}, {"甲": 9}, {})
    assert [None if r.kpis[0].points is None else str(r.kpis[0].points) for r in found] == ["6.00", "10.00", None]
    assert [r.status for r in found] == [Status.COMPLETE, Status.COMPLETE, Status.INCOMPLETE]
    assert found[0].warnings == found[1].warnings == ("团队比较里没有 员工3（E3）：资料不全",)
    assert found[2].warnings == ()
    assert found[2].missing == ("甲（2026年1月）未录入",)


def test_team_is_who_takes_part() -> None:
    """Who left, who comes later and who is taken out by hand is not in the team (rules §7)."""
    scheme = kpi('formula = "团队平均(甲) + 团队人数 × 0 + 团队合计(甲) × 0"', "甲")
    staff = (person(1), person(2), person(3, left=date(2025, 12, 31)), person(4, hired=date(2026, 2, 1)), person(5))
    recorded = tuple(m for n, v in ((1, 2), (2, 4), (3, 100), (4, 100), (5, 100)) for m in measures(n, {"甲": v}))
    found = results(scheme, Records(staff=staff, measures=recorded, by_hand=(by_hand(5, "全部", None),)))
    assert [(r.staff_no, str(r.kpis[0].points)) for r in found[:2]] == [("E1", "3.00"), ("E2", "3.00")]
    assert [r.staff_no for r in found] == ["E1", "E2", "E5"]
    assert (found[2].kpis, found[2].score, found[2].rank) == ((), None, None)
    assert [r.team_size for r in found] == [2, 2, None]


def test_by_hand_changes_points_and_not_what_is_compared() -> None:
    """Raw values stay in means and ranks (rules §4)."""
    scheme = kpi(f'rank = {{ of = "甲", {PLACES} }}', "甲")
    recorded = tuple(m for n, v in ((1, 9), (2, 8)) for m in measures(n, {"甲": v}))
    found = results(scheme, Records(staff=(person(1), person(2)), measures=recorded, by_hand=(by_hand(1, "甲", "1.5"),)))
    assert [str(r.kpis[0].points) for r in found] == ["1.50", "6.00"]
    assert found[0].kpis[0].by_hand


def test_best_and_worst_of_the_team() -> None:
    """An adjustment for whoever has the most of something, shared where it is shared; none has it where none has any."""
    more = '[[adjustment]]\nid = "best"\nname = "最佳"\nformula = "如果(甲 > 0 且 甲 = 团队最大(甲)，5，否则 0)"\n'
    more += '[[adjustment]]\nid = "worst"\nname = "最差"\nformula = "如果(末位(甲)，−2，否则 0)"\n'
    scheme = kpi("formula = 6", "甲", more=more)
    assert [str(r.score) for r in team(scheme, {"甲": 3}, {"甲": 3}, {"甲": 1})] == ["11.00", "11.00", "4.00"]
    assert [str(r.score) for r in team(scheme, {"甲": 0}, {"甲": 0})] == ["6.00", "6.00"]
    adjusted = team(scheme, {"甲": 3}, {"甲": 1}, {"甲": 2})
    assert [[(a.id, str(a.points)) for a in r.adjustments] for r in adjusted] == [[("best", "5.00")], [("worst", "-2.00")], []]


def test_team_figures() -> None:
    scheme = kpi('formula = "团队最大(甲) + 团队最小(甲) × 10 + 团队计数(甲) × 100 + 团队合计(甲) × 1000"\nuncapped = true', "甲")
    assert points(scheme, {"甲": 3}, {"甲": 1}) == ["4213.00", "4213.00"]


def test_rank_of_the_score_is_over_complete_results() -> None:
    """Competition rank of the score among the complete results of the team (rules §8)."""
    scheme = kpi('formula = "甲"', "甲")
    found = team(scheme, {"甲": 7}, {"甲": 9}, {"甲": 9}, {}, {"甲": 1})
    assert [r.rank for r in found] == [3, 1, 1, None, 4]
    assert [str(r.team_mean) for r in found] == ["6.50"] * 5


def test_the_mean_of_a_kpi_is_over_those_who_have_points() -> None:
    """7, 9, 9 and 1 have a mean; of two people it would tell one the other's points."""
    scheme = kpi('formula = "甲"', "甲")
    found = team(scheme, {"甲": 7}, {"甲": 9}, {"甲": 9}, {}, {"甲": 1})
    assert [str(r.kpis[0].team_mean) for r in found] == ["6.50"] * 5
    assert [r.kpis[0].team_mean for r in team(scheme, {"甲": 7}, {"甲": 9})] == [None, None]
