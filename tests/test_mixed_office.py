"""The mixed office: made by its script to the byte, all fifteen schemes, complete in every kind of period."""

import json
import tomllib
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from calculators.documents.results_json import results_json
from calculators.jobs.offices import sample_office
from calculators.jobs.sample import FOLDERS, sample
from main import SAMPLES
from models.period import Period
from resources.sample.layout import Row, Sheets
from resources.sample.mixed import make_mixed
from resources.sample.mixed.people import TITLES
from tests import mixed
from tests.figures import malformed

SCHEMES = {
    table["id"]: table
    for path in sorted((Path(__file__).resolve().parent.parent / "resources" / "schemes").glob("*.toml"))
    if (table := tomllib.loads(path.read_text(encoding="utf-8"))).get("title")
}
QUARTERS = ("2026Q1", "2026Q2", "2026Q3", "2026Q4")
PERIODS = (*QUARTERS, "2026-03", "2026H1", "2026")
BELOW_ZERO = {("presales-service", "exam"): Decimal(-5)}
"""The only points that a policy takes below zero: an examination under 60."""


class Run:
    """What results.json says of one period."""

    def __init__(self, period: str) -> None:
        self.whole: Row = json.loads(results_json(mixed.assessed(period).assessment))
        self.results: list[Row] = self.whole["results"]


@pytest.fixture(scope="module")
def runs() -> dict[str, Run]:
    """Compute every period once."""
    return {period: Run(period) for period in PERIODS}


@pytest.fixture(scope="module")
def rows() -> Sheets:
    """Give the rows that the script writes."""
    return make_mixed.sheets()


def test_the_script_makes_the_committed_workbook() -> None:
    """Made anew, the workbook is the committed one byte for byte."""
    assert make_mixed.made() == sample("mixed").workbook.read_bytes()


def test_the_people(rows: Sheets) -> None:
    """Forty people of different names; each of the shipped schemes has two or more, and the workbook names it by title."""
    assert (len(rows["员工"]), len({row["姓名"] for row in rows["员工"]})) == (40, 40)
    count = Counter(row["考核方案"] for row in rows["员工"])
    assert {scheme["title"] for scheme in SCHEMES.values()} == set(TITLES.values())
    assert [title for title in TITLES.values() if count[title] < 2] == []
    assert [row["姓名"] for row in rows["员工"] if row["考核方案"] is None and row["另计方案"]] == ["石敬尧"]


def test_people_come_go_and_change(rows: Sheets) -> None:
    """Somebody joins and leaves inside the year, changes scheme inside it, gets another base pay, ends a scheme."""
    assert [r["姓名"] for r in rows["员工"] if r["入职日期"].year == 2026] == ["汤景行", "樊以墨"]
    assert [r["姓名"] for r in rows["员工"] if r["离职日期"]] == ["褚云帆", "江沐白"]
    changed = {r["考核方案"] for r in rows["任职"]}
    assert {"无", TITLES["ecommerce-salary"], TITLES["consultant-branch"]} <= changed
    assert any(r["月基本工资(元)"] for r in rows["任职"])
    assert any(r["另计方案"] for r in rows["任职"])


def test_every_kind_of_row(rows: Sheets) -> None:
    """Every incident that a scheme declares, each pay item, a refund in a quarter, several ratings by one role, 2025."""
    declared = {incident["name"] for scheme in SCHEMES.values() for incident in scheme.get("incident", [])}
    assert {row["类型"] for row in rows["事件"]} == declared
    assert {row["工资项"] for row in rows["工资项"]} == {"基本工资", "奖励底薪", "住房补贴"}
    assert {(r["回款日期"].month - 1) // 3 for r in rows["回款"] if r["回款金额(元)"] < 0} == {0, 2, 3}
    assert {row["序号"] for row in rows["评分表"]} == {None, 1, 2, 3}
    assert min(row["月份"] for row in rows["月度指标表"]) == "2025-07"
    assert [sheet for sheet, lines in rows.items() if not lines] == []


def test_every_form_of_settling(rows: Sheets) -> None:
    """A KPI with points and without, a component, a star, and people taken out; by month, quarter, half-year and year."""
    kpis = {kpi["name"] for scheme in SCHEMES.values() for kpi in scheme.get("kpi", [])}
    components = {part["name"] for scheme in SCHEMES.values() for part in scheme.get("component", [])}

    def form(item: str) -> str:
        return "kpi" if item in kpis else "component" if item in components else item

    forms = {(form(row["项"]), row["数值"] is None) for row in rows["核定"]}
    assert forms == {("kpi", True), ("kpi", False), ("component", False), ("全部", True), ("星级", False)}
    assert {str(Period.parse(row["期间"]).grain.value) for row in rows["核定"]} == {"month", "quarter", "half", "year"}


def test_targets_are_those_of_the_documents(rows: Sheets) -> None:
    """650万; NC 1,225 and 857.5, U8 1,587 and 1,111; the department 1,160 and 812; 200/140 and 160/112 万元."""

    def year(row: Row, name: str) -> object:
        return sum((row.get(f"{place}季度{name}") or Decimal(0) for place in "一二三四"), Decimal(0))

    sums: dict[object, object] = {
        (row["对象"], row["产品线"]): (year(row, "(万元)"), year(row, "基数(万元)"))
        for row in rows["目标"]
        if not row["基数比例(%)"]
    }
    assert sums == {
        (None, None): (650, 0),
        ("YX118", "NC"): (1225, Decimal("857.5")),
        ("YX118", "U8"): (1587, 1111),
        ("售前支持部", None): (1160, 812),
        ("YX124", None): (200, 140),
        ("YX125", None): (160, 112),
        ("YX126", None): (160, 112),
    }


def test_dates_and_numbers_are_real_cells() -> None:
    """Excel sees dates as dates and figures as numbers in both narrow and wide sheets."""
    book = load_workbook(sample("mixed").workbook, read_only=True)
    assert book["回款"]["B2"].is_date
    figures = [row[4] for row in book["月度指标"].iter_rows(min_row=2, values_only=True)]
    assert {type(figure) for figure in figures} <= {int, float}


@pytest.mark.parametrize("period", PERIODS)
def test_every_period_is_complete(period: str, runs: dict[str, Run]) -> None:
    """Everybody's result is complete; sums and decimals are right, one summary row a person."""
    run = runs[period]
    assert {row["status"] for row in run.results} == {"complete"}
    assert malformed(run.whole) == []
    people = [row["staff_no"] for row in run.whole["summary"]]
    assert people == sorted({row["staff_no"] for row in run.results})
    total = sum(Decimal(row["total"]) for row in run.whole["summary"])
    assert total == sum(Decimal(row["total"]) for row in run.results)


def test_every_scheme_occurs(runs: dict[str, Run]) -> None:
    """All fifteen schemes give results, each in the periods that are its own."""
    kinds: dict[str, set[str]] = {}
    for run in runs.values():
        for row in run.results:
            if row["kpis"] or row["grade"]:
                kinds.setdefault(row["scheme"], set()).add(str(Period.parse(row["period"]).grain.value))
    own = {id_: {t["period"]} if isinstance(t["period"], str) else set(t["period"]) for id_, t in SCHEMES.items()}
    assert kinds == own


@pytest.mark.parametrize("scheme", sorted(SCHEMES))
def test_points_stay_within_their_maxima(scheme: str, runs: dict[str, Run]) -> None:
    """Points lie within 0 … maximum, above it only where the policy says so; the score is near their sum."""
    uncapped = {kpi["id"] for kpi in SCHEMES[scheme].get("kpi", []) if kpi.get("uncapped")}
    seen = [row for run in runs.values() for row in run.results if row["scheme"] == scheme]
    assert seen != []
    for row in seen:
        where = (row["staff_no"], row["period"])
        for kpi in row["kpis"]:
            if kpi["points"] is not None:
                points, floor = Decimal(kpi["points"]), BELOW_ZERO.get((scheme, kpi["id"]), Decimal(0))
                assert points >= floor, (*where, kpi)
                assert points <= Decimal(kpi["max"]) or kpi["id"] in uncapped, (*where, kpi)
        if row["kpis"] and all(kpi["points"] is not None for kpi in row["kpis"]):
            parts = [Decimal(part["points"]) for part in (*row["kpis"], *row["adjustments"])]
            assert Decimal(row["score"]) == sum(parts), where


@pytest.mark.parametrize("scheme", sorted(SCHEMES))
def test_grades_come_from_their_bands(scheme: str, runs: dict[str, Run]) -> None:
    """The grade is the one of the scheme's bands that the score reaches; a red line may force another one."""
    table = SCHEMES[scheme].get("grade")
    scored = [r for run in runs.values() for r in run.results if r["scheme"] == scheme and r["score"] is not None]
    if table is None:
        assert {row["grade"] for row in scored} == {None}
        return
    full = {"总分 ÷ 105 × 100": Decimal(105)}.get(table.get("of", ""), Decimal(100))
    for row in scored:
        value = Decimal(row["score"]) * 100 / full
        reached = next((name for bound, name in table["at_least"] if value >= bound), table["otherwise"])
        assert row["grade"] in {reached, table.get("critical", reached)}, (row["staff_no"], row["period"])


def test_what_a_reader_should_meet(runs: dict[str, Run]) -> None:
    """Two quarters show adjustments, flags, a sub-score, forced grades, stars, people taken out and 另计方案."""
    results = [row for period in ("2026Q1", "2026Q4") for row in runs[period].results]

    def ids(key: str) -> set[str]:
        return {item["id"] for row in results for item in row[key]}

    assert ids("adjustments") == {"most_praised", "most_criticised", "disputes", "severe_disputes"}
    assert {"promotion", "honour", "reward", "elimination"} <= ids("flags")
    assert ids("subscores") == {"knowledge_contribution"}
    assert ids("components") >= {part["id"] for table in SCHEMES.values() for part in table.get("component", [])}
    forced = [r for r in results if r["scheme"] == "ecommerce-quality" and r["grade"] == "D" and Decimal(r["score"]) >= 70]
    assert forced != []
    assert {kpi.get("by_hand", False) for row in results for kpi in row["kpis"]} == {False, True}
    assert any(kpi.get("assessed") is False for row in results for kpi in row["kpis"])
    own = {row["staff_no"]: row["scheme"] for row in runs["2026Q1"].whole["summary"]}
    assert [n for n in own if sum(r["staff_no"] == n and r["scheme"] != own[n] for r in results)] != []


def test_the_year_is_settled(runs: dict[str, Run]) -> None:
    """U8 ends above its target and is paid × 1.3, NC below it at its own rate: four quarters and settlement together.

    NC 1,108 万元 × 0.5 % × 80 % = 44,320; U8 1,621 万元 (a refund taken off) × 1.3 % × 80 % = 168,584.
    """
    paid = [
        Decimal(part["amount"])
        for quarter in QUARTERS
        for row in runs[quarter].results
        if row["staff_no"] == "YX118"
        for part in row["components"]
        if part["id"] in {"commission", "settlement"}
    ]
    assert len(paid) == 5
    assert sum(paid) == Decimal("212904.00")


@pytest.mark.parametrize("which", SAMPLES)
def test_samples_by_name(which: str, tmp_path: Path) -> None:
    """Each sample that the command line names makes an office of its own company, and the demo shows its period."""
    assert set(SAMPLES) == set(FOLDERS)
    with sample_office(tmp_path / "office.jidan", which) as office:
        records = office.records()
    assert records.identity.company == sample(which).identity.company
    assert len(records.staff) == {"branch": 12, "mixed": 40}[which]


def test_the_first_sample_stays_the_default() -> None:
    """Without a name it is the branch."""
    assert sample() == sample("branch")
