"""Slips over several pages: breaks, several results, the annex, one file for all."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from calculators.documents.flowables import Bar
from calculators.documents.pages import Layout
from calculators.documents.slip_person import SlipPerson
from calculators.documents.slips import write_slip, write_slips
from models.period import Period
from models.results import Explanation, Flag, Result
from tests import results as made
from tests.calculators.documents.reading import pages, squeezed

MADE_ON = datetime(2026, 4, 2, 10, 30)  # noqa: DTZ001 — the moment as the office's clock shows it


@pytest.fixture
def slip(tmp_path: Path) -> Callable[..., Path]:
    """Write the slip of some results."""

    def write(*results: Result, total: Decimal | None = None) -> Path:
        path = tmp_path / "slip.pdf"
        write_slip(path, made.person(*results, total=total), made.LETTERHEAD, MADE_ON)
        return path

    return write


def test_forty_kpis_and_thirty_projects_break_over_pages(slip: Callable[..., Path]) -> None:
    """Each page says whose it is; headers repeat; no row is lost or split; one signature, at the end."""
    path = slip(made.LONG)
    found = pages(path)
    assert 3 <= len(found) <= 5
    said = squeezed(path)
    for number in range(1, 41):
        assert said.count(f"{number}第{number}项名称特别长的考核指标，含说明（按季度汇总）") == 1
    for number in range(1, 31):
        assert said.count(f"P{number:03d}智慧园区信息化项目{number}期") == 1
    assert sum("考核指标" in page.split("依据")[0] for page in found[:2]) == 2
    for number, page in enumerate(found, start=1):
        flat = "".join(page.split())
        assert f"第{number}页，共{len(found)}页" in flat
        assert "买买提·阿不都热合曼·乌斯曼江" in flat
    assert sum("员工签字" in page for page in found) == 1
    assert "员工签字" in found[-1]


def test_several_results_follow_each_other_with_one_grand_total(slip: Callable[..., Path]) -> None:
    """A quarter of a monthly scheme: the summary's total over all of them first, then each of the three months."""
    path = slip(*made.months(), total=Decimal("10100.49"))
    said = squeezed(path)
    for words in (
        "2026年1月售前考核方案（电子商务部）",
        "2026年2月",
        "2026年3月",
        "3,100.50",
        "2,999.99",
        "4,000.00",
    ):
        assert words in said
    assert said.count("本期汇总") == 1
    assert said.index("本期汇总") < said.index("考核得分")
    assert "总计人民币（大写）壹万零壹佰元肆角玖分10,100.49" in said
    assert "绩效奖金单" in said


def test_a_quarter_of_an_appraisal_shows_the_mean_of_its_months(slip: Callable[..., Path], tmp_path: Path) -> None:
    """Without money there is no sum; the summary's score and grade stand below the months, once."""
    months = tuple(replace(m, has_money=False, components=(), total=Decimal("0.00")) for m in made.months())
    person = replace(made.person(*months), score=Decimal("83.42"), grade="良好", period=made.QUARTER)
    write_slip(tmp_path / "a.pdf", person, made.LETTERHEAD, MADE_ON)
    said = squeezed(tmp_path / "a.pdf")
    assert "2026年3月售前考核方案（电子商务部）90.00合格一季度得分各月总分的平均83.42良好" in said
    assert "总计" not in said
    judged = replace(months[0], period=made.QUARTER)
    write_slip(tmp_path / "b.pdf", replace(person, results=(*months, judged)), made.LETTERHEAD, MADE_ON)
    assert "各月总分的平均" not in squeezed(tmp_path / "b.pdf")


def test_the_course_is_drawn_once_where_months_follow_each_other(slip: Callable[..., Path]) -> None:
    """The last month's holds those before it; another scheme besides has its own."""
    other = replace(made.months()[0], scheme="other", scheme_title="另一方案", own=False)
    months = made.months()
    assert squeezed(slip(*months, total=Decimal("10100.49"))).count("总分走势") == 1
    person = made.person(*months, other, total=Decimal("13200.99"))
    path = slip(made.COMPLETE)
    write_slip(path, replace(person, trend={**person.trend, "other": person.trend["ecommerce-salary"]}), made.LETTERHEAD, MADE_ON)
    assert squeezed(path).count("总分走势") == 2


def test_forty_kpis_are_explained_over_pages(tmp_path: Path) -> None:
    """Each figure of a long annex stands once, with its value, below a header that repeats."""
    write_slip(tmp_path / "a.pdf", made.person(made.LONG, annexed=True), made.LETTERHEAD, MADE_ON)
    found = ["".join(page.split()) for page in pages(tmp_path / "a.pdf")]
    annex = [page for page in found if "规则、代入的数字、依据" in page]
    assert len(annex) >= 2
    assert "".join(annex).count("(10+10+0)÷3") == 40
    assert "".join(annex).count("各月得分的平均") == 1, "one rule for all of them"
    assert "员工签字" in found[-len(annex) - 1]


def test_a_later_month_repeats_numbers_and_not_rules(tmp_path: Path) -> None:
    """Rule and clause of a scheme stand once in an annex, the numbers of each month stand all."""
    results = made.months()
    explained = {
        (place, "component:pay"): Explanation(
            label="绩效工资", value=f"{place + 1}000.00", words="基数 × 系数", numbers=f"{place + 1}000 × 1", clause="三、4"
        )
        for place in range(3)
    }
    person = replace(made.person(*results, total=Decimal("10100.49"), annexed=True), explanations=explained)
    write_slip(tmp_path / "a.pdf", person, made.LETTERHEAD, MADE_ON)
    annex = squeezed(tmp_path / "a.pdf").partition("附：核算过程")[2]
    assert [annex.count(words) for words in ("基数×系数", "依据：三、4", "1,000×1", "2,000×1", "3,000×1")] == [1] * 5


def test_all_slips_in_one_file_count_pages_by_person(tmp_path: Path) -> None:
    """Every person begins with page 1; progress tells how far it is."""
    path, seen = tmp_path / "all.pdf", []
    people = [made.person(made.COMPLETE), made.person(made.LONG), made.person(made.NO_MONEY)]
    assert write_slips(
        path, people, made.LETTERHEAD, MADE_ON, progress=lambda done, of: seen.append((done, of))
    )
    assert seen == [(1, 3), (2, 3), (3, 3)]
    found = ["".join(page.split()) for page in pages(path)]
    assert sum("第1页" in page for page in found) == 3


@settings(max_examples=12)
@given(st.text(min_size=1, max_size=400).filter(str.strip), st.integers(min_value=1, max_value=300))
def test_any_text_of_any_length_is_laid_out(
    tmp_path_factory: pytest.TempPathFactory, said: str, times: int
) -> None:
    """Reasons, names and explanations come from people: no text stops a slip, and it always ends with its signature."""
    path = tmp_path_factory.mktemp("any") / "a.pdf"
    words = said.encode(errors="ignore").decode() * times
    result = replace(
        made.BY_HAND,
        name=words[:60],
        flags=(Flag(id="f", text=words[:3000]),),
        assumptions=(words,),
        kpis=(replace(made.KPIS[0], by_hand=True, reason=words[:6000]), *made.KPIS[1:]),
    )
    write_slip(path, made.person(result), made.LETTERHEAD, MADE_ON)
    assert "员工签字" in pages(path)[-1]


def test_explanations_of_each_result_are_its_own(slip: Callable[..., Path]) -> None:
    """The place of the result is part of the key: February's numbers don't stand in January."""
    results = made.months()
    explained = {
        (place, "component:pay"): Explanation(
            label="绩效工资", value="1", words="基数 × 系数", numbers=f"{place + 1}000 × 1"
        )
        for place in range(3)
    }
    person = replace(
        made.person(*results, total=Decimal("10100.49")),
        explanations=explained,
        period=Period.parse("2026Q1"),
    )
    path = slip(made.COMPLETE)
    write_slip(path, person, made.LETTERHEAD, MADE_ON)
    said = squeezed(path)
    assert said.index("=1,000×1") < said.index("=2,000×1") < said.index("=3,000×1")


def test_each_result_keeps_together_where_it_can(slip: Callable[..., Path]) -> None:
    """Three months that do not fit on two pages begin a page each; the total stands once, before them."""
    found = ["".join(page.split()) for page in pages(slip(*made.months(), total=Decimal("10100.49")))]
    assert ["考核得分" in page for page in found] == [True] * 3
    assert [f"2026年{month}月售前" in page for month, page in enumerate(found, start=1)] == [True] * 3
    assert ["本期汇总" in page for page in found] == [True, False, False]


def test_the_trend_of_a_later_month_holds_the_months_before_it() -> None:
    """February's trend ends with January of the same run; periods of another length are no part of it."""
    first, second, third = made.months()
    quarter = replace(first, period=made.QUARTER)
    person = made.person(first, second, third, quarter)
    assert [str(t.period) for t in person.before(third)] == [
        "2025-09",
        "2025-10",
        "2025-11",
        "2025-12",
        "2026-01",
        "2026-02",
    ]
    assert person.before(third)[-1].score == second.score
    assert person.before(quarter) == ()
    assert person.before(replace(first, scheme="other")) == ()


def test_the_annex_explains_every_figure(tmp_path: Path) -> None:
    """On pages of its own after the signatures: rule, numbers, value before rounding, clause, assumption, what stands behind.

    The slip itself then names neither clauses nor assumptions; those that no figure rests on follow at the end.
    """
    annexed = tmp_path / "annexed.pdf"
    write_slip(annexed, made.person(made.COMPLETE, annexed=True), made.LETTERHEAD, MADE_ON)
    first, *rest = pages(annexed)
    assert "员工签字" in first
    assert "依据：" not in first
    said = "".join("".join(rest).split())
    for words in (
        "附：核算过程2026年一季度售前顾问考核办法（分公司）",
        "各月得分的平均=(10+10+0)÷3=6.666…",
        "依据：四、KPI考核项目：团队精神",
        "文件未定，本方案取值：差：0分",
        "2026-01≥1得10，否则0=1+010.00",
        "季度基本工资总额×10%×KPI奖金系数=18,000×10%×0.7084=1,275.12",
        "KPI奖金系数总分÷100=70.84÷1000.7084",
        "售前顾问考核办法（分公司）：文件未定之处，本方案还取值1.备注写5个项目得20分",
    ):
        assert words in said, words
    assert "员工签字" not in said


def test_an_annex_without_explanations_adds_no_page(tmp_path: Path) -> None:
    """Nothing to explain, no empty page."""
    person = SlipPerson(
        staff_no="S1", name="史涛", results=(made.COMPLETE,), total=made.COMPLETE.total
    )
    write_slip(tmp_path / "a.pdf", person, made.LETTERHEAD, MADE_ON)
    assert len(pages(tmp_path / "a.pdf")) == 1


def test_months_without_money_have_no_grand_total(slip: Callable[..., Path]) -> None:
    """An appraisal adds no money up."""
    months = tuple(
        replace(month, has_money=False, components=(), total=Decimal("0.00")) for month in made.months()
    )
    said = squeezed(slip(*months, total=Decimal("0.00")))
    assert "绩效考核单" in said
    assert "总计" not in said


def test_a_slip_that_overflows_by_a_few_lines_is_printed_smaller(slip: Callable[..., Path]) -> None:
    """Tables, flags and marks besides: still one page; what is far too long takes two at full size."""
    assert len(pages(slip(made.BY_HAND))) == 1
    longer = replace(made.BY_HAND, tables=made.BY_HAND.tables * 5)
    assert len(pages(slip(longer))) == 2


def test_assumptions_stand_once_for_each_scheme(slip: Callable[..., Path]) -> None:
    """Three months of a scheme say once what its policy leaves open; two schemes say whose it is."""
    months = tuple(replace(month, assumptions=("甲按乙", "甲按乙", "丙按丁")) for month in made.months())
    said = squeezed(slip(*months, total=Decimal("10100.49")))
    assert said.count("1.甲按乙2.丙按丁") == 1
    assert "售前考核方案（电子商务部）：文件未定之处" not in said
    other = replace(months[0], scheme="other", scheme_title="另一方案", own=False)
    said = squeezed(slip(*months, other, total=Decimal("13200.99")))
    assert "另一方案：文件未定之处，本方案取值：1.甲按乙" in said
    assert "售前考核方案（电子商务部）：文件未定之处，本方案取值：1.甲按乙" in said


def test_a_text_taller_than_a_page_is_printed_whole(slip: Callable[..., Path]) -> None:
    """A reason, a list of what is missing, a long line: every word is on some page, once."""
    words = "".join(f"W{number:03d}原因很长，" for number in range(600))
    long = replace(
        made.INCOMPLETE,
        kpis=(replace(made.KPIS[0], by_hand=True, reason=words), *made.KPIS[1:]),
        components=(replace(made.COMPLETE.components[1], by_hand=True, reason=words),),
        missing=(words,),
    )
    said = squeezed(slip(long))
    assert [said.count(f"W{number:03d}") for number in range(600)] == [3] * 600


def test_what_can_not_be_divided_stands_alone(tmp_path: Path) -> None:
    """A piece taller than a page gets one of its own, and the rest goes on behind it."""
    layout = Layout(Canvas(str(tmp_path / "a.pdf")))
    for piece in (Bar(0.5), Bar(0.5, height=2000), Bar(0.5)):
        layout.add(piece)
    assert [len(page) for page in layout.pages] == [1, 1, 1]


def test_cancelling_leaves_no_file(tmp_path: Path) -> None:
    """Half a file of slips is worse than none: the old one stays."""
    path = tmp_path / "all.pdf"
    path.write_bytes(b"old")
    asked = iter([False, True])
    people = [made.person(made.COMPLETE)] * 3
    assert not write_slips(path, people, made.LETTERHEAD, MADE_ON, cancelled=lambda: next(asked))
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
