"""Slips as a reader sees them: text read back from the PDF, fonts, pages, marks."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from calculators.documents.letterhead import Letterhead
from calculators.documents.slip.figures import formula_with_thousands
from calculators.documents.slip_person import SlipPerson
from calculators.documents.slips import write_slip, write_slips
from calculators.documents.unprintable import unprintable
from models.faults import UserFault
from models.results import Detail, Result
from tests import results as made
from tests.calculators.documents.reading import EmbeddedName, darkness, fonts, pages, squeezed, text

MADE_ON = datetime(2026, 4, 2, 10, 30)  # noqa: DTZ001 — the moment as the office's clock shows it


@pytest.fixture
def slip(tmp_path: Path) -> Callable[..., Path]:
    """Write the slip of some results."""

    def write(*results: Result, total: Decimal | None = None) -> Path:
        path = tmp_path / "slip.pdf"
        write_slip(path, made.person(*results, total=total), made.LETTERHEAD, MADE_ON)
        return path

    return write


def test_a_normal_slip_is_one_page_with_every_figure(slip: Callable[..., Path]) -> None:
    """Company, person, period, KPIs with what they rest on, lines, components, total in capital numerals."""
    path = slip(made.COMPLETE)
    assert len(pages(path)) == 1
    said = squeezed(path)
    for kpi in made.KPIS:
        assert f"{kpi.name}" in said
        assert f"{kpi.maximum}{kpi.points:f}" in said
    for words in (
        "南昌某某软件有限公司",
        "赣江分公司",
        "绩效奖金单",
        "2026年一季度",
        "售前顾问考核办法（分公司）",
        "S0001",
        "史涛",
        "售前支持一部",
        "售前顾问",
        "70.84",
        "合格",
        "团队12人·均分73.15",
        "0.7084",
        "P001智慧园区信息化项目1期350,000100,00096,765.4433.33%827.06",
        "合计814.76",
        "=18,000×10%×0.7084=1,275.12，四舍五入得1,275.12",
        "人民币（大写）贰仟零捌拾玖元捌角捌分2,089.88",
        "员工签字",
        "部门经理",
        "总经理",
        "日期",
        "制表2026-04-0210:30",
        "第1页，共1页",
        "依据：三、4：工作量奖金=季度基本工资总额*10%*KPI奖金系数",
        "1.备注写5个项目得20分",
        "公司收入1,040,000元；公司目标1,300,000元",
        "销售总监50%：完整；总经理50%：不完整",
    ):
        assert words in said, words
    assert "草稿" not in said


def test_fonts_are_embedded_subsets_and_nothing_else(slip: Callable[..., Path]) -> None:
    """No Helvetica, no whole font of 10 MB: text looks the same on every computer."""
    path = slip(made.COMPLETE)
    assert fonts(path) == {
        EmbeddedName("NotoSansSC-Regular", embedded=True),
        EmbeddedName("NotoSansSC-Bold", embedded=True),
    }
    named = re.findall(rb"/BaseFont /(\S+)", path.read_bytes())
    assert named
    assert all(re.fullmatch(rb"[A-Z]{6}\+NotoSansSC-(Regular|Bold)", name) for name in named), named
    assert path.stat().st_size < 120_000
    assert b"Helvetica" not in path.read_bytes()


def test_title_author_and_language_are_set(slip: Callable[..., Path]) -> None:
    """What a reader's window and a screen reader say."""
    import pypdfium2 as pdfium

    path = slip(made.COMPLETE)
    document = pdfium.PdfDocument(path)
    about = document.get_metadata_dict()
    document.close()
    assert about["Title"] == "绩效奖金单 史涛 2026年一季度"
    assert about["Author"] == "南昌某某软件有限公司　赣江分公司"
    assert b"/Lang (zh-CN)" in path.read_bytes()


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    """Also after other slips were made in between."""
    first, second = tmp_path / "1.pdf", tmp_path / "2.pdf"
    person = made.person(made.COMPLETE)
    write_slip(first, person, made.LETTERHEAD, MADE_ON)
    write_slip(second, made.person(made.LONG), made.LETTERHEAD, MADE_ON)
    write_slip(second, person, made.LETTERHEAD, MADE_ON)
    assert first.read_bytes() == second.read_bytes()


def test_rare_characters_are_printed_and_copied_out(slip: Callable[..., Path]) -> None:
    """䶮 㛃 𠅤 are in the font; 𬎆 is not: it shows as a box, copies out all the same, and is reported."""
    rare = replace(made.COMPLETE, name="欧阳䶮㛃𠅤𬎆")
    assert "欧阳䶮㛃𠅤𬎆" in squeezed(slip(rare))
    assert unprintable(made.person(rare)) == ("𬎆",)
    assert unprintable(made.person(made.COMPLETE)) == ()


def test_a_draft_says_so_and_names_what_is_missing(slip: Callable[..., Path]) -> None:
    """A mark across the page, a frame with the inputs, dashes instead of figures; what could be computed stands."""
    said = squeezed(slip(made.INCOMPLETE))
    assert "草稿：资料不全，尚不能作为发放依据" in said
    assert "缺：支持售前次数（2026年2月）；团队精神：部门经理的评分（2026年一季度）" in said
    assert "854.70" in said
    assert "人民币（大写）" not in said
    assert "None" not in said


def test_a_long_list_of_missing_inputs_is_counted(slip: Callable[..., Path]) -> None:
    """The first ones by name, all of them by number."""
    missing = tuple(f"支持售前次数（2026年{month}月）之{place}" for place in range(10) for month in (1, 2, 3))
    said = squeezed(slip(replace(made.INCOMPLETE, missing=missing)))
    assert "等，共30项" in said
    assert "之9" not in said
    assert "缺：" not in squeezed(slip(replace(made.INCOMPLETE, missing=())))


def test_what_was_settled_by_hand_is_marked_with_its_reason(slip: Callable[..., Path]) -> None:
    """KPIs, components, what was not assessed; adjustments that are not zero, sub-scores, flags, tables."""
    said = squeezed(slip(made.BY_HAND))
    for words in (
        "人工核定：培训记录遗失，经理核定",
        "15不考核",
        "不考核：借调总部",
        "人工核定：总经理特批",
        "团队最佳调整+1.00",
        "知识贡献得分56.80",
        "建议主管推荐晋升，报经理审批",
        "结转产品线目标基数结转NC2,450,0001,715,000-120,000.5",
    ):
        assert words in said, words
    assert "无事" not in said


def test_what_is_restated_says_so_and_why(slip: Callable[..., Path]) -> None:
    """In the title, on every page, and in a frame with the reason: it stands in place of a slip handed out before."""
    path = slip(replace(made.LONG, restated="三月回款更正"))
    said = squeezed(path)
    assert "重述：代替此前发出的单据原因：三月回款更正" in said
    assert ["绩效奖金单（重述）" in page for page in pages(path)] == [True] * len(pages(path))
    assert "重述" not in squeezed(slip(made.COMPLETE))


def test_figures_of_several_inputs_keep_their_names(slip: Callable[..., Path]) -> None:
    """A rate beside what it was made of says that it is the rate; alone it says its KPI's name no second time."""
    rate = Detail(label="成交率", text="≈27.9167%")
    among = made.kpi(1, "成交率", "10.00", inputs=(Detail(label="咨询量", text="480 人次"), rate))
    alone = made.kpi(2, "退单率", "3.72", inputs=(Detail(label="退单率", text="≈6.7164%"),))
    said = squeezed(slip(replace(made.COMPLETE, kpis=(among, alone))))
    assert "咨询量480人次；成交率≈27.9167%" in said
    assert "退单率≈6.7164%" in said


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("43500 × 20% × 0.8747", "43,500 × 20% × 0.8747"),
        ("6000.00 + (-25392.5)", "6,000.00 + (-25,392.5)"),
        ("最大(0，130080) × 1% ÷ 1234567…", "最大(0，130,080) × 1% ÷ 1,234,567…"),
        ("产品线 = “2026”，U8000，2026-01，2026Q1，2026年", "产品线 = “2026”，U8000，2026-01，2026Q1，2026年"),
        ("合同金额 ≥ 50000", "合同金额 ≥ 50,000"),
    ],
)
def test_numbers_of_formulas_are_written_as_amounts_are(text: str, written: str) -> None:
    """Thousands are set off; years, months, codes and labels stay as they are."""
    assert formula_with_thousands(text) == written


def test_an_appraisal_has_no_money(slip: Callable[..., Path]) -> None:
    """考核单: points and grade, no total."""
    said = squeezed(slip(made.NO_MONEY))
    assert "绩效考核单" in said
    assert "合计" not in said
    assert "人民币" not in said


def test_who_is_taken_out_has_the_reason_and_the_rest(slip: Callable[..., Path]) -> None:
    """全部: no points, the components that don't depend on them."""
    said = squeezed(slip(made.TAKEN_OUT))
    assert "本期不参加考核原因：产假" in said
    assert "考核指标" not in said
    assert "捌佰伍拾肆元柒角整854.70" in said


def test_a_negative_total_is_written_as_one(slip: Callable[..., Path]) -> None:
    """Clawback: 负 before the words, a minus before the figure."""
    said = squeezed(slip(made.NEGATIVE))
    assert "人民币（大写）负玖仟捌佰柒拾陆万肆仟壹佰伍拾陆元玖角捌分-98,764,156.98" in said
    assert "\n-98,764,156.98\n" in text(slip(made.NEGATIVE)), "the tile at the head keeps it on one line"
    assert "奖金走势（万元）" in said
    assert "-9,876.4" in said


def test_a_total_beyond_a_hundred_million_is_written_whole(slip: Callable[..., Path]) -> None:
    """1亿 and more, in figures and in words."""
    line = replace(made.project(1, "12345678900.05"))
    total = Decimal("12345680175.17")
    said = squeezed(slip(replace(made.COMPLETE, components=made.components([line], "1275.12"), total=total)))
    assert "人民币（大写）壹佰贰拾叁亿肆仟伍佰陆拾捌万零壹佰柒拾伍元壹角柒分12,345,680,175.17" in said


def test_more_details_than_columns_stand_in_one_cell(slip: Callable[..., Path]) -> None:
    """A scheme may show any number of figures of a line."""
    details = tuple(Detail(label=f"字段{n}", text=str(n * 1000)) for n in range(1, 8))
    line = replace(made.project(1, "827.06"), details=details)
    said = squeezed(slip(replace(made.COMPLETE, components=made.components([line], "1275.12"))))
    assert "字段1" in said
    assert "；".join(f"字段{n}{n * 1000:,}" for n in range(1, 8)) in said


def test_a_paid_month_is_a_payslip(slip: Callable[..., Path]) -> None:
    """工资单 for a month of a scheme that pays monthly."""
    assert "工资单" in squeezed(slip(made.months()[0]))


def test_a_slip_shows_nobody_elses_figures(tmp_path: Path) -> None:
    """In one file with all, each page holds one person's figures; warnings, which name others, stay out."""
    path = tmp_path / "all.pdf"
    people = [
        made.person(replace(r, warnings=("团队中熊欣强资料不全",)))
        for r in (made.COMPLETE, made.NEGATIVE, made.BY_HAND)
    ]
    assert write_slips(path, people, made.LETTERHEAD, MADE_ON)
    found = ["".join(page.split()) for page in pages(path)]
    for page in found:
        assert sum(name in page for name in ("史涛", "负有余", "欧阳䶮㛃")) == 1
        assert "熊欣强" not in page
    assert sum("2,089.88" in page for page in found) == 1


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """Where, and what to do about it."""
    with pytest.raises(UserFault, match="无法写入文件"):
        write_slip(tmp_path / "gone" / "a.pdf", made.person(made.COMPLETE), made.LETTERHEAD, MADE_ON)


def test_without_identity_department_or_explanations_a_slip_still_stands(tmp_path: Path) -> None:
    """What is not recorded is a dash; the formula stands where there is no explanation; numbers of its own are used."""
    bare = replace(
        made.COMPLETE,
        department="",
        post="",
        assumptions=(),
        maximum=None,
        team_size=None,
        team_mean=None,
        components=(replace(made.COMPLETE.components[1], numbers="18000 × 10% × 0.7084", clause=""),),
    )
    person = SlipPerson(staff_no="S1", name="史涛", results=(bare,), total=bare.total)
    write_slip(tmp_path / "a.pdf", person, Letterhead(), MADE_ON)
    said = squeezed(tmp_path / "a.pdf")
    assert "部门—岗位—" in said
    assert "季度基本工资总额×10%×KPI奖金系数=18,000×10%×0.7084=1,275.12" in said
    assert "依据：" not in said


def test_uncapped_and_negative_points_have_a_place(slip: Callable[..., Path]) -> None:
    """A KPI without cap may exceed its maximum, an exam may take points off; both are written as they are."""
    kpis = (
        made.kpi(1, "月销售增数", "42.00", "15", capped=False),
        made.kpi(2, "业务知识考核", "-5.00", "15"),
        *made.KPIS[2:],
    )
    said = squeezed(slip(replace(made.COMPLETE, kpis=kpis)))
    assert "月销售增数（不封顶）" in said
    assert "42.00/15" in said
    assert "-5.00/15" in said


def test_a_trend_alone_is_drawn_without_points(tmp_path: Path) -> None:
    """A scheme without KPIs (stars, projects only) still shows what was paid before."""
    stars = replace(made.TAKEN_OUT, out_of_assessment="", grade="三星级")
    write_slip(tmp_path / "a.pdf", made.person(stars), made.LETTERHEAD, MADE_ON)
    said = squeezed(tmp_path / "a.pdf")
    assert "奖金走势（元）" in said
    assert "得分与满分" not in said
    assert "三星级" in said


def test_charts_can_be_read_as_text(slip: Callable[..., Path]) -> None:
    """Names, figures and periods of the charts are text, not pictures; a missing figure is a word."""
    said = text(slip(made.INCOMPLETE))
    flat = "".join(said.split())
    for words in ("总分走势", "25Q1", "61.00", "奖金走势（元）", "2,600", "20.00/30", "缺"):
        assert words in flat, words


def test_the_teams_mean_is_marked_where_it_is_known(slip: Callable[..., Path]) -> None:
    """The chart's title says what the mark across a bar is; without a mean there is none."""
    kpis = (replace(made.KPIS[0], team_mean=Decimal("5.00")), *made.KPIS[1:])
    assert "——团队均值" in squeezed(slip(replace(made.COMPLETE, kpis=kpis)))
    assert "——团队均值" not in squeezed(slip(made.COMPLETE))


def test_many_kpis_are_numbered_in_the_chart(slip: Callable[..., Path]) -> None:
    """Forty names have no room below forty bars: the numbers of the table stand for them."""
    assert "得分与满分（序号同上表）" in squeezed(slip(made.LONG))


def test_the_marks_leave_the_page_readable_in_black_and_white(
    tmp_path: Path, slip: Callable[..., Path]
) -> None:
    """A draft's mark is light: the page stays far lighter than a quarter grey, and lighter pages cost less toner."""
    draft = darkness(slip(made.INCOMPLETE))
    assert 0.02 < draft < 0.15
    assert darkness(slip(made.COMPLETE)) < 0.12


def test_a_result_with_nothing_to_show_still_names_its_person(slip: Callable[..., Path]) -> None:
    """Taken out of an assessment without money: the reason and the signatures remain."""
    said = squeezed(slip(replace(made.TAKEN_OUT, has_money=False, components=(), total=Decimal("0.00"))))
    assert "本期不参加考核原因：产假" in said
    assert "考核得分" not in said
    assert "合计" not in said


def test_a_long_name_is_shortened_in_the_chart_alone(slip: Callable[..., Path]) -> None:
    """Three lines below a bar; the table has the whole name."""
    name = "被支持单位与合作伙伴对方案质量和响应速度的综合反馈意见"
    said = squeezed(slip(replace(made.COMPLETE, kpis=(*made.KPIS[:7], replace(made.KPIS[7], name=name)))))
    assert said.count(name) == 1
    assert "…" in said
