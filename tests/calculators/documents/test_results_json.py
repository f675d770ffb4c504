"""results.json as workbook.md says: names, order, decimal strings, nulls."""

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

from calculators.documents.results_json import results_json
from models.results import Figure, Result
from tests import results as made


def rows(*results: Result) -> list[dict[str, Any]]:
    """Write results and read them back."""
    loaded: list[dict[str, Any]] = json.loads(results_json(made.assessment(*results)))["results"]
    return loaded


def test_a_complete_result_has_every_key_in_order() -> None:
    """The keys stand as in workbook.md; figures are strings with their decimals."""
    loaded = json.loads(results_json(made.assessment(made.COMPLETE)))
    assert list(loaded) == ["period", "results", "summary"]
    assert loaded["period"] == "2026Q1"
    (row,) = loaded["results"]
    assert list(row) == [
        "staff_no",
        "name",
        "scheme",
        "period",
        "status",
        "missing",
        "warnings",
        "kpis",
        "adjustments",
        "subscores",
        "score",
        "grade",
        "rank",
        "coefficient",
        "components",
        "total",
        "flags",
    ]
    assert (row["score"], row["grade"], row["rank"], row["coefficient"]) == ("70.84", "合格", 2, "0.7084")
    assert row["kpis"][0] == {"id": "kpi1", "name": "内部培训及知识库贡献", "points": "6.67", "max": "10"}
    assert row["components"] == [
        {"id": "project_bonus", "name": "项目奖金", "amount": "814.76"},
        {"id": "workload_bonus", "name": "工作量奖金", "amount": "1275.12"},
    ]
    assert row["total"] == "2089.88"
    assert loaded["summary"] == [
        {
            "staff_no": "S0001",
            "name": "史涛",
            "scheme": "consultant-branch",
            "score": "70.84",
            "grade": "合格",
            "total": "2089.88",
        }
    ]


def test_what_is_missing_is_null_and_named() -> None:
    """A missing figure never becomes a zero."""
    (row,) = rows(made.INCOMPLETE)
    assert row["status"] == "incomplete"
    assert row["missing"] == list(made.INCOMPLETE.missing)
    assert [row[key] for key in ("score", "grade", "rank", "coefficient", "total")] == [None] * 5
    assert [kpi["points"] for kpi in row["kpis"]] == [
        "6.67",
        None,
        "11.67",
        "5.00",
        "5.00",
        "8.00",
        None,
        "20.00",
    ]
    assert [c["amount"] for c in row["components"]] == ["854.70", None]


def test_by_hand_and_not_assessed_are_marked_only_where_they_are() -> None:
    """`assessed` and `by_hand` stand only where they say something; an adjustment of zero is left out."""
    (row,) = rows(made.BY_HAND)
    first, second, third = row["kpis"][:3]
    assert first["by_hand"] is True
    assert "assessed" not in first
    assert second == {"id": "kpi2", "name": "支持售前次数", "points": None, "max": "15", "assessed": False}
    assert set(third) == {"id", "name", "points", "max"}
    assert row["components"][1] == {
        "id": "workload_bonus",
        "name": "工作量奖金",
        "amount": "1500.00",
        "by_hand": True,
    }
    assert row["adjustments"] == [{"id": "best", "name": "团队最佳", "points": "1.00"}]
    assert row["subscores"] == [{"id": "knowledge", "name": "知识贡献得分", "points": "56.80"}]
    assert row["flags"] == [{"id": "promotion", "text": "建议主管推荐晋升，报经理审批"}]


def test_a_missing_adjustment_is_kept() -> None:
    """Zero is left out, missing is not zero."""
    (row,) = rows(replace(made.COMPLETE, adjustments=(Figure(id="best", name="团队最佳", points=None),)))
    assert row["adjustments"] == [{"id": "best", "name": "团队最佳", "points": None}]


def test_without_money_the_total_is_zero_with_two_decimals() -> None:
    """`components: []` and `total: "0.00"`; the coefficient is given all the same."""
    (row,) = rows(made.NO_MONEY)
    assert (row["components"], row["total"], row["coefficient"]) == ([], "0.00", "0.7084")


def test_figures_are_plain_decimals_however_large() -> None:
    """No exponent, no thousands separator, and a maximum as the scheme prints it."""
    vast = replace(made.COMPLETE, total=Decimal("123456789012.30"), kpis=(made.kpi(1, "大", "1E+2", "1E+2"),))
    (row,) = rows(vast)
    assert row["total"] == "123456789012.30"
    assert row["kpis"] == [{"id": "kpi1", "name": "大", "points": "100", "max": "100"}]


def test_chinese_stays_readable_and_the_file_ends_with_a_line() -> None:
    """No escapes for a reader with an editor."""
    written = results_json(made.assessment(made.COMPLETE))
    assert "史涛" in written
    assert written.endswith("}\n")
