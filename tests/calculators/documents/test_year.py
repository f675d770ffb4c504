"""The year report: what a year holds of one person, and everybody's year at a glance."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from calculators.documents.year.report import write_year, write_years
from calculators.documents.year.year_person import YearPerson
from calculators.jobs.offices import sample_office
from calculators.jobs.year import AssessedYear, write_year_report, write_year_reports
from models.faults import UserFault
from models.period import Period
from models.results import Component, Flag, Result, Status, SummaryRow
from tests import results as made
from tests.calculators.documents.reading import EmbeddedName, fonts, pages, squeezed, undated

MADE_ON = datetime(2027, 1, 5, 10, 30)  # noqa: DTZ001 — the moment as the office's clock shows it
YEAR = Period.parse("2026")
QUARTERS = YEAR.split(made.QUARTER.grain)
SETTLED = Component(
    id="settlement", name="年终结算", amount=Decimal("-500.00"), lines=(made.project(7, "-500.00", "NC"),), formula="应提 − 已提",
    clause="二、3：年终结算",
)


def summary(period: Period, last: Result, score: str = "", total: str = "") -> tuple[Period, SummaryRow]:
    """Sum up a period: its only result, or another score and total."""
    judged = Decimal(score) if score else last.score
    paid = Decimal(total) if total else last.total
    row = SummaryRow(staff_no=last.staff_no, name=last.name, scheme=last.scheme, score=judged, grade=last.grade, total=paid)
    return period, row


def year_of(*results: Result) -> YearPerson:
    """Make the year of somebody whose scheme is quarterly."""
    sums = tuple(summary(result.period, result) for result in results)
    return YearPerson(staff_no="S0001", name=results[0].name, year=YEAR, summaries=sums, results=results)


def quarters() -> tuple[Result, ...]:
    """Make four quarters, the last of which settles the year, marks its carry-over and wants somebody praised."""
    four = [replace(made.COMPLETE, period=period, score=Decimal(f"{70 + n}.00")) for n, period in enumerate(QUARTERS)]
    four[1] = replace(four[1], restated="更正", tables=made.BY_HAND.tables)
    last = replace(
        four[3], components=(*four[3].components, SETTLED), total=Decimal("1589.88"), tables=made.BY_HAND.tables,
        flags=(Flag(id="reward", text="建议奖励"),),
    )
    return (*four[:3], last)


@pytest.fixture
def report(tmp_path: Path) -> Callable[[YearPerson], str]:
    """Write a report and read it without spaces."""

    def write(person: YearPerson) -> str:
        write_year(tmp_path / "year.pdf", person, made.LETTERHEAD, MADE_ON)
        return squeezed(tmp_path / "year.pdf")

    return write


def test_four_quarters_with_their_sum(report: Callable[[YearPerson], str]) -> None:
    """Scores, grades and amounts a quarter; components a quarter and in the year; carry-over and settlement with periods."""
    said = report(year_of(*quarters()))
    for words in (
        "南昌某某软件有限公司赣江分公司年度绩效报告2026年",
        "2026年一季度70.00合格2,089.88",
        "全年合计7,859.52人民币（大写）柒仟捌佰伍拾玖元伍角贰分",
        "工作量奖金1,275.121,275.121,275.121,275.125,100.48",
        "年终结算-500.00-500.00",
        "期间产品线目标基数结转2026年二季度NC2,450,0001,715,000-120,000.52026年四季度NC2,450,0001,715,000-120,000.5",
        "年终结算2026年四季度",
        "应提−已提",
        "总分70.0071.0072.0073.00",
        "▶建议奖励2026年四季度",
        "总分走势",
        "奖金（元）",
        "员工签字",
    ):
        assert words in said, words
    assert "逐期结果" not in said
    assert "草稿" not in said


def test_twelve_months_stand_one_by_one(report: Callable[[YearPerson], str]) -> None:
    """A quarter is the mean of its months and their sum; every month has its row, with what is special about it."""
    base = made.months()[0]
    months = [replace(base, period=month, rank=2, team_size=5, assumptions=()) for month in YEAR.months]
    months[4] = replace(months[4], restated="更正", kpis=made.BY_HAND.kpis)
    months[5] = replace(months[5], out_of_assessment="产假", kpis=(), score=None, grade=None)
    sums = tuple(summary(period, base, score="81.20", total="9301.50") for period in QUARTERS)
    said = report(YearPerson(staff_no="S0008", name="周敏", year=YEAR, summaries=sums, results=tuple(months)))
    for words in (
        "2026年二季度81.20合格9,301.50各月总分的平均",
        "绩效工资9,301.509,301.509,301.509,301.5037,206.00",
        "2026年5月售前考核方案（电子商务部）81.20合格2/50.70843,100.50重述、人工核定",
        "2026年6月售前考核方案（电子商务部）2/50.70843,100.50不参加考核",
        "不考核",
    ):
        assert words in said, words


def test_what_is_missing_makes_a_draft(report: Callable[[YearPerson], str]) -> None:
    """A quarter without its figures leaves the year without a sum; what is known stands beside, as such."""
    first, *others = quarters()
    open_ = replace(made.INCOMPLETE, staff_no="S0001", name=first.name, period=QUARTERS[3])
    said = report(year_of(first, *others[:2], open_))
    assert "全年合计—" in said
    assert "资料不全的期间没有计入；已算出的期间合计6,269.64元。" in said
    assert "草稿" in said


def test_a_year_without_money_or_points_leaves_their_columns_out(report: Callable[[YearPerson], str]) -> None:
    """An appraisal shows no amounts, stars no points."""
    plain = replace(made.NO_MONEY, period=QUARTERS[0])
    said = report(year_of(plain))
    assert "金额" not in said
    assert "全年合计" not in said
    stars = replace(made.TAKEN_OUT, out_of_assessment="", grade="三星级", period=QUARTERS[0])
    said = report(year_of(stars))
    assert "2026年一季度三星级854.70" in said
    assert "各指标得分" not in said


def test_everybody_at_a_glance_before_their_reports(tmp_path: Path) -> None:
    """Amounts a period and their sum, scores with grades, who is left out; the same input gives the same bytes."""
    second = replace(made.NO_MONEY, staff_no="S0004", period=QUARTERS[0])
    third = replace(made.INCOMPLETE, period=QUARTERS[0])
    people = [year_of(*quarters()), replace(year_of(second), staff_no="S0004"), replace(year_of(third), staff_no="S0002")]
    seen: list[tuple[int, int]] = []
    for name in ("a.pdf", "b.pdf"):
        assert write_years(tmp_path / name, people, made.LETTERHEAD, MADE_ON, progress=lambda *at: seen.append(at))
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    assert seen[:6] == [(n, 6) for n in range(1, 7)]
    assert fonts(tmp_path / "a.pdf") == {EmbeddedName(f"NotoSansSC-{w}", embedded=True) for w in ("Regular", "Bold")}
    first = "".join(pages(tmp_path / "a.pdf")[0].split())
    for words in (
        "奖金合计（元）", "等级分布（人次）", "奖金（元，2人）",
        "S0001史涛2,089.882,089.882,089.881,589.887,859.52",
        "合计2,089.882,089.882,089.881,589.887,859.52",
        "（不含1人资料不全的期间）",
        "S0004钟静芳70.84合格",
    ):
        assert words in first, words


@pytest.mark.parametrize("answers", [[True], [False, False, False, True]])
def test_cancelling_leaves_no_file(tmp_path: Path, answers: list[bool]) -> None:
    """While the years are put together, and while they are drawn."""
    asked = iter(answers)
    people = [year_of(*quarters()), replace(year_of(*quarters()), staff_no="S0002")]
    assert not write_years(tmp_path / "a.pdf", people, made.LETTERHEAD, MADE_ON, cancelled=lambda: next(asked))
    assert list(tmp_path.iterdir()) == []


def test_the_year_of_an_office(tmp_path: Path) -> None:
    """The branch: a report a person with the sum of four quarters, one file with all; a quarter is no year."""
    with sample_office(tmp_path / "o.jidan") as office:
        everybody = AssessedYear(office, YEAR)
        alone = AssessedYear(office, YEAR, ["LJ103"])
        with pytest.raises(UserFault, match="没有登记的工号：LJ998、LJ999"):
            AssessedYear(office, YEAR, ["LJ103", "LJ999", "LJ998"])
        with pytest.raises(UserFault, match="应写成 2026"):
            AssessedYear(office, Period.parse("2026Q1"))
        with pytest.raises(UserFault, match="没有需要考核的人"):
            AssessedYear(office, Period.parse("1990"))
    done: list[tuple[int, int]] = []
    files = write_year_reports(everybody, tmp_path / "year", progress=lambda *at: done.append(at))
    assert len(files) == len(everybody) == done[-1][0] == done[-1][1]
    assert write_year_reports(everybody, tmp_path / "none", cancelled=lambda: True) == ()
    assert write_year_report(everybody, tmp_path / "all.pdf")
    said = undated(tmp_path / "all.pdf")
    each = [page for file in files for page in undated(file)]
    assert each == said[-len(each) :]
    assert everybody.boxed() == ()
    for person, file in zip(everybody, files, strict=True):
        assert {result.status for result in person.results} == {Status.COMPLETE}
        assert f"全年合计{person.total:,f}" in squeezed(file)
    assert len(alone) == 1
    assert write_year_report(alone, tmp_path / "one.pdf")
    assert undated(tmp_path / "one.pdf") == undated(files[list(everybody.names).index(next(iter(alone.names)))])
