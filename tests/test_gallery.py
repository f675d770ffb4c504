"""Thirty-three invented policies (docs/gallery), each from its text to a scheme file with cases worked out by hand.

A test for each policy holds the hand computation of its cases; further ones look at what no single figure shows.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from shutil import copy

import pytest

from calculators.assessment.assess import Assessor
from calculators.assessment.worked import office_of
from calculators.documents.policy_book import told
from calculators.documents.policy_book.markdown import markdown
from calculators.jobs.scheme_files import check_file, check_files
from calculators.jobs.schemes import compiled, read_scheme_file
from calculators.policy.library import CASES, Library, compile_folder, scheme_files
from calculators.proof import prove
from models.period import Period
from models.results import Result
from models.scheme.worked import WorkedCase, read_cases
from tests.calculators.proof.sheet import comes_to, computed, expected

GALLERY = Path(__file__).resolve().parent.parent / "docs" / "gallery"
FILES = scheme_files(GALLERY)
NAMES = [path.stem for path in FILES]

FEATURES = {
    "全额分档": r"bands = \{ at_least|分档\(",
    "超额累进": r"超额累进\(",
    "折线": r"折线\(",
    "跳档": r"折线\([^)]*(\d+%)，[^，]+，(?!\1)",
    "兑现封顶": r"折线\(",
    "门槛": r"when = .*过门槛",
    "一票否决": r"when = .*非 被否决",
    "且与或": r" 且 \(.* 或 ",
    "成立数": r"成立数\(",
    "谁能得": r"\[\[component\]\]\nid = .*\nname = .*\nwhen = ",
    "单行保底封顶": r"for_each = .*\n(when = .*\n)?formula = \"(限于|最小)\(",
    "奖金项封顶": r"then = \"最小\(合计|formula = \"限于\(",
    "得分封顶": r"proportional = ",
    "得分扣完为止": r"deduction = ",
    "系数保底封顶": r"\[coefficient\]\nformula = \"限于\(",
    "合计保底": r"金额\(.*金额\(",
    "合计封顶": r"限于\(金额\(.*\) \+ 金额\(",
    "按得分分奖金池": r"分摊\(.*，总分\)",
    "按系数分奖金池": r"分摊\(.*，分配权数",
    "在本部门内分": r"分摊\(.*组=部门\)",
    "余下的分": r"分摊\([\s\S]*余下的",
    "强制分布": r"\[grade\]\nformula = .*名次\(总分\) ÷ 团队计数\(总分\)",
    "前百分之几": r"团队计数\(.*%",
    "按等级取系数": r"of = \"等级\"",
    "名次": r"名次\(|rank = ",
    "名次和": r"名次\([^)]*\) \+ 名次\(",
    "组内排名": r"[^间]名次\([^)]*组=部门\)",
    "组间排名": r"组间名次\(",
    "两维表": r"\[quantity\.matrix\]",
    "几种发放周期": r'each = "month"[\s\S]*each = "quarter"[\s\S]*each = "half"[\s\S]*each = "year"',
    "期内合计与次数": r"期内平均\([\s\S]*期内次数\(",
    "留存与到期发放": r"前期\(\d，留存，首期=0\)",
    "离职结清": r"when = \"本期离职\"",
    "坏账追回": r"\"坏账\" = 1.5",
    "负数记录": r"负数",
    "扣不完结转": r"上期\(待扣，首期=0\)",
    "可为负数的指标": r"signed = true",
    "年度累计": r"本年累计\(",
    "年终多退少补": r"applies = \"本年最后一期\"",
    "自升目标": r"上期\(下月目标，首期=100\)",
    "按岗位": r"of = \"岗位\"",
    "按职级": r"of = \"职级\"",
    "按司龄": r"of = \"司龄月数\"",
    "按在职天数折算": r"在职天数|formula = \"基本工资\"",
    "日工资": r"月基本工资 ÷ 21.75",
    "推算日期": r"加月\(",
    "逾期天数": r"天数\(到期日，",
    "足月数": r"月数\(|司龄月数",
    "次数": r"次数\(",
    "连续期数": r"连续期数\(",
    "最近几期次数": r"最近次数\(6，",
    "逐期累加": r"上期\(\w+，首期=0\) \+ (1|如果)",
    "取整到十元": r"四舍五入\(.*，-1\)",
    "四舍五入到整人": r"四舍五入\(实配骑手 × 15%\)",
    "不足一人进为一人": r"向上取整\(",
    "不足一单进为一单": r"向上取整\(",
    "只计整千": r"向下取整\(全月单量，1000\)",
    "随团队": r"团队合计\(",
    "组内合计": r"团队合计\(.*组=部门\)",
    "与平均比": r"against_mean = ",
    "两个方案配套": r"desk-(sales|manager)",
    "随别的方案": r"方案合计\(",
    "只看本部门": r"方案合计\(.*组=部门\)",
    "随他人的奖金": r"他人\(徒弟工号，金额\(",
    "自设指标": r"\[\[input\]\]",
    "录入金额的指标": r"\[\[input\]\]\nname = \"外出补贴\"\nunit = \"元\"",
    "人工录入金额": r"工资项\(",
    "自设清单": r"\[\[list\]\]",
    "明细逐条计算": r"\[\[component\]\]\nid = .*\nname = .*\nfor_each = ",
    "明细计数与平均": r"计数\([\s\S]*明细平均\(",
    "按类别取值": r"for_each = .*\nchoice = ",
    "项目与回款": r'for_each = "project"',
    "对别的方案开放": r"open = true",
    "按工时分奖金池": r"分摊\(.*排班工时",
    "车间内强制分布": r"名次\(总分，组=部门\) ÷ 团队计数\(总分，组=部门\)",
    "新人": r"newcomer = ",
    "按条件定等级": r"\[grade\]\nformula = \"如果\(次数\(",
    "全年平均": r"最近平均\(季度，总分\)",
    "按月发的奖金项": r"each = \"month\"",
    "余下的归一人": r"向下取整\(.*0\.01\)[\s\S]*本班夜班奖 − 团队合计\(夜班份额，组=部门\)",
    "扣款封顶结转": r"−最小\(应扣，.*30%[\s\S]*应扣 \+ 金额\(破损丢失扣款\)",
    "在一个方案里随别人": r"title = \"房产门店季度提成办法\"[\s\S]*方案合计\(agency-shop，",
    "月度数字取平均": r"over = \"mean\"",
    "科室内取整人的强制分布": r"向下取整\(排名人数 × 20%\)[\s\S]*\[grade\]\nformula = .*科室名次 ≤ 两端名额",
    "同分再比": r"总分 × 1000 − 次数\(差错\)[\s\S]*名次\(排名分，组=部门\)",
    "先预发后结算": r"each = \"month\"[\s\S]*期内合计\(月，金额\(月预发\)\)",
}
"""What policies ask for, in the words of the gallery's headers, and how the scheme file says it."""


@dataclass(frozen=True, slots=True)
class Run:
    """A worked case and its office."""

    case: WorkedCase
    office: Assessor

    def results(self, period: str = "") -> dict[str, Result]:
        """Assess a period (the case's own unless said); results by 工号."""
        asked = Period.parse(period) if period else self.case.period
        return {r.staff_no: r for r in self.office.assess(asked).results if r.period == asked}


@cache
def library() -> Library:
    """Compile the whole gallery: two of its schemes ask something of each other."""
    return Library.of(compile_folder(GALLERY))


@cache
def runs(name: str) -> tuple[Run, ...]:
    """Lay out the offices of a policy's cases."""
    return tuple(Run(case, office_of(case, scheme_id(name), library())) for case in cases(name))


def cases(name: str) -> tuple[WorkedCase, ...]:
    """Read the cases beside a scheme file."""
    path = GALLERY / f"{name}{CASES}"
    return read_cases(path.read_text(encoding="utf-8"), path.name)


def scheme_id(name: str) -> str:
    """Give the id that a file's name says after its number."""
    return name.partition("-")[2]


def worked(name: str) -> None:
    """Check a policy's file and run its cases: no problem, no remark, every figure as it was worked out by hand."""
    found = check_file(GALLERY / f"{name}.toml", library())
    assert (*found.problems, *found.differing, *found.remarks) == ()
    assert found.cases == len(cases(name))


def header(name: str) -> tuple[str, list[str], list[str]]:
    """Take the comments at the head of a file apart: its title, its clauses, the features it names."""
    text = (GALLERY / f"{name}.toml").read_text(encoding="utf-8")
    lines = [line.removeprefix("#").strip() for line in text.partition("\nid = ")[0].splitlines()]
    title, blank, *policy, gap, said = lines
    assert (blank, gap, said[:3]) == ("", "", "写法：")
    return title, policy, said[3:].split("；")


def test_01_shop_tiers() -> None:
    """The rate of the band reached holds for the whole net sales, up to a cap.

    正好够档与差一分——
    甲：50000 满5万，全部按3%：50000×3%=1500。乙：49999.99 不满5万，按2%：999.9998，四舍五入 1000。
    丙：30000 满3万：30000×2%=600。丁：29999.99 按1%：299.9999，四舍五入 300。
    封顶、退货、没有报销售额——
    甲：90000×3%=2700，封顶 2500。乙：52000−2000=50000，仍满5万：1500。
    丙：1000−1500=−500，提成 0，不倒扣。丁：没有报销售额：缺，不当作零。
    """
    worked("01-shop-tiers")


def test_02_margin_marginal() -> None:
    """Each part of the margin has its own rate; what is paid in all has a floor.

    各段的尽头与保底——
    甲：20000×5%=1000；油费 300；1000+300=1300，补 700；合计 2000。
    乙：50000：20000×5%+30000×8%=1000+2400=3400；够 2000，不补。
    丙：60000：1000+2400+10000×12%=4600；油费 150；合计 4750。
    丁：毛利 −5000：提成 0，补 2000。戊：20000.01：1000+0.01×8%=1000.0008，四舍五入 1000，补 1000。
    正好保底；缺毛利——
    甲：30000：1000+10000×8%=1800；油费 200；正好 2000，补 0。
    乙：没有录入毛利：提成与补差都缺，油费补贴照算，合计缺。
    """
    worked("02-margin-marginal")


def test_03_payout_curve() -> None:
    """A payout curve: nothing below 70 %, a jump there, straight lines up to 120 %.

    跳档、直线与封顶——
    每月基本工资 10000，季度标准 30000×30%=9000。目标都是100万。
    甲：70万，正好70%，兑现40%：3600。乙：699999元，差一元，不发：0。
    丙：85万，40%+60%×(85−70)÷30=70%：6300。丁：100万：9000。
    戊：110万，100%+50%×10÷20=125%：11250。己：130万，150%：13500。
    季中入职；没有目标；少一个月的数——
    甲：2月15日入职（2026年2月28天，在职14天），三月全月：6000×14÷28=3000，3000+6000=9000；标准 9000×30%=2700；
    目标50万，销售额 20万+30万=50万，100%：2700。
    乙：没有目标，缺。丙：三月的销售额没有录入，缺。
    """
    worked("03-payout-curve")


def test_04_gates_and_vetoes() -> None:
    """A gate of two conditions with an alternative, a multiple by how many hold, vetoes before all.

    门槛正好与倍数——
    甲：存款90%、中收90%，正好过门槛；逾期率正好3%，不否决；三项一项也没满，1倍：2000。
    乙：中收85%不到90%，但新增80户不少于50户，过门槛；存款100%与新增80户两项，1.2倍：2400。
    丙：三项都满，1.5倍：3000；投诉2次不到3次。丁：存款89.99%，不过门槛：0。
    否决；没有录入的数用得上才算缺——
    甲：重大违规1次，否决：0；四项指标都没有录入，也用不上，不缺。
    乙：投诉2+1=3次，否决：0。丙：逾期率3.01%，否决：0。
    丁：逾期率没有录入；存款50%不过门槛，有没有否决都不发：0，不缺。
    戊：逾期率没有录入，过门槛：缺。
    """
    worked("04-gates-and-vetoes")


def test_05_floors_and_caps() -> None:
    """Floors and caps of a line, a component, points, the coefficient and the whole.

    每一处的保底与封顶——
    甲：300×2%=6，不少于10：10；10000×2%=200；12000×2%=240，不多于200：200；2500×2%=50；合计 10+200+200+50=460。
    准时率100：60×100÷95>60，60分；投诉1次 40−10=30；总分90；90÷80=1.125：绩效奖 1125；合计 1585，不调整。
    乙：8单×200=1600，封顶 1500；60+40=100分，100÷80=1.25，不高于1.2：1200；合计 2700，高于2500：−200。
    丙：没有单；准时率0得0分；投诉5次 40−50，扣完为止 0 分；0÷80=0，不低于0.5：500；不足800，补 300。
    丁：准时率47.5：60×47.5÷95=30；投诉3次 10分；总分40，40÷80=0.5：500；15000×2%=300 按200，一单5000得100；合计 800，
    正好。
    缺准时率——
    甲：准时率没有录入：得分、系数、绩效奖、调整与合计都缺；单量提成不靠它，照算：499×2%=9.98，不少于10：10。
    七月一日的单不算在六月。
    """
    worked("05-floors-and-caps")


def test_06_pool_by_points() -> None:
    """A pool is shared by scores to the cent, whoever is away left out, nobody's share known while a rating lacks.

    三人分一万元，余一分——
    A01：54+(36×70%+36×30%)=54+36=90；A02：50+35=85；A03：50+(32×70%+76÷3×30%)=50+(22.4+7.6)=80；合计 255。
    A03 的三次互评 22、24、30，平均 76÷3，×30%=7.6。
    10000×90÷255=3529.4117…，10000×85÷255=3333.3333…，10000×80÷255=3137.2549…；
    舍到分 3529.41+3333.33+3137.25=9999.99，余一分；舍去 0.17、0.33、0.49 分，A03 最大，加一分：3137.26。
    A04 整月病假，不参加：0。
    得分相同，余一分给工号在前的——
    三人都是 48+32=80 分。100÷3=33.3333…，舍到分 33.33×3=99.99，余一分；舍去部分相同，给工号在前的 A01：33.34。
    一个人的互评没有交，全组待定——
    A02 的协作没有互评，总分缺；两人的份额都定不下来，都写明缺的是谁的什么。A01 的总分照算：60+40=100。
    """
    worked("06-pool-by-points")


def test_07_pool_by_coefficient() -> None:
    """Each department's pool is shared by post and days employed.

    月中入职；一个人的车间——
    四月30天。一车间奖池1000：甲 班长 1.5；乙 操作工 1；丙 操作工，4月16日入职，在职15天：1×15÷30=0.5；合计 3。
    甲 1000×1.5÷3=500；乙 333.3333…；丙 166.6666…；舍到分 500+333.33+166.66=999.99，余一分给舍去最多的丙：166.67。
    二车间奖池800：只有丁：800。
    月中离职；一个车间还没有核定奖池——
    一车间奖池1700：甲 班长 1.5；乙 学徒，4月10日离职，在职10天：0.6×10÷30=0.2；合计 1.7。甲 1700×1.5÷1.7=1500；乙 2
    00。
    二车间的奖池没有录入：丙缺，一车间不受影响。
    """
    worked("07-pool-by-coefficient")


def test_08_forced_grades() -> None:
    """Grades by the place among all: 10, 30 and 90 per cent, equals alike, none in a small team.

    十个人：1个A、2个B、6个C、1个D——
    总分 98、95、95、90、88、85、80、75、70、60，名次 1、2、2、4、5、6、7、8、9、10。
    ÷10：10%以内 A（P01）；20%、20%，30%以内 B（P02、P03 并列）；40%至90% C（P04至P09，第9名正好90%）；100% D（P10）。
    季度基本工资 6000×3=18000，×10%=1800：A 2700，B 2160，C 1800，D 0。
    第一名并列两人；一人还没有打分——
    团队6人，P06 没有打分：5人排名。98、98、80、70、60：名次 1、1、3、4、5；÷5：20%、20%、60%、80%、100%。
    20% 不在10%以内，在30%以内：P01、P02 都是 B；P03、P04 C；P05 D。P06 的等级与奖金缺。
    B：18000×10%×1.2=2160；C 1800；D 0。
    不足五人，一律为C——
    四个人：不强制分布，都是 C。18000×10%×1=1800。
    """
    worked("08-forced-grades")


def test_09_top_sellers() -> None:
    """The best fifth, in whole persons, of those who sold enough and are past probation.

    六个人进为两名，第二名并列——
    6×20%=1.2，进为 2 人。签单额 60000、50000、50000、40000、30000、20000：名次 1、2、2、4、5、6。
    前两名：甲、乙、丙（并列第二都奖），各 800。
    五个人正好一名；试用期占了名额——
    5×20%=1，正好 1 人。甲第一，但2025年12月1日入职，到2026年2月28日足 2 个月，试用期，不奖；乙第二，不递补。
    正好一万元；差一分；没有录入——
    有签单额的 6 人：6×20%=1.2，进为 2 人。甲 10000，乙 9999.99，丙至己都是 0。
    甲第一，正好1万元：800。乙第二，差一分：0。庚没有录入：不算在人数里，自己的缺。
    """
    worked("09-top-sellers")


def test_10_store_contest() -> None:
    """Places by the sum of two ranks, of stores by their mean, and within the store.

    名次和；两家门店人均相同——
    销售额 甲100、乙80、丙120、丁60：名次 甲2、乙3、丙1、丁4。毛利额 甲45、乙40、丙20、丁10：名次 甲1、乙2、丙3、丁4。
    名次和 甲3、乙5、丙4、丁8：总名次 甲1、丙2、乙3、丁4：2000、1000、500、0。
    东店人均 (100+80)÷2=90，西店 (120+60)÷2=90，并列第一，每人 300。店内冠军：东店甲、西店丙，各 200。
    名次和相同——
    甲 100、20：名次 1、2，和 3；乙 80、30：名次 2、1，和 3；丙 10、10：名次 3、3，和 6。
    甲、乙并列第一，各 2000；第二空出，丙第三：500。只有一家门店，第一：每人 300；店内冠军甲 200。
    一个人的销售额还没有录入——
    丁没有销售额。销售额名次 丙1、甲2、乙3；毛利额名次 甲1、乙2、丙3、丁4。名次和 甲3、丙4、乙5：2000、1000、500；丁缺。
    西店人均只算丙：120，第一：丙、丁各 300；东店 90，第二：0。店内冠军 甲、丙各 200；丁没有名次，缺。
    """
    worked("10-store-contest")


def test_11_two_way_tables() -> None:
    """Two tables with two sides: words by words, thresholds by thresholds.

    正好够档——
    入住率85%、点评分4.5，正好第二行第二格：1。甲 领班90分 A：1500×1=1500；乙 员工75分 B：600；丙 员工74.99分 C：300；
    丁 实习生100分，表里没有：0。
    表的四角与表外，三个月——
    甲 领班 A，基数 1500。七月 95%、4.8：1.5，2250。八月 75%、4.0：0.6，900。
    九月 74.99%、4.9：入住率不到最低档，0.5，750。十月 95%、3.9：点评分不到最低档，0.5，750。十一月没有点评分：缺。
    """
    worked("11-two-way-tables")


def test_12_pay_periods() -> None:
    """Piecework by the month, quality by the quarter, steadiness by the half, a bonus by the year.

    一个季度：三个月的计件与季度质量奖——
    500×2=1000，400×2=800，600×2=1200。合格率 (99+98.5+99.5)÷3=99，正好99%：100分；1000×1=1000。
    半年：两个季度都要够；季中入职——
    甲：一季度99（100分），二季度平均98（80分）：800。乙：二季度平均 97.99，不到98%：0分：0。
    丙：二季度入职，一季度不在职：0。
    全年：涨了工资的人与年中入职的人——
    甲：基本工资1至6月 6000，7月起 6600：(6000×6+6600×6)÷12=6300；四个季度 99、98、99、99，三个100分：6300×3÷4=4725。
    乙：7月入职，5000；三季度 99（100分）、四季度 97（0分）：5000×1÷4=1250。
    """
    worked("12-pay-periods")


def test_13_hold_back() -> None:
    """A fifth of each month's commission is held back three months, and settled when somebody leaves.

    四月起发一月的留存；五月离职结清——
    甲 一月入职，五月20日离职。回款 20000、10000、30000、0、15000；计提 600、300、900、0、450；发放80% 480、240、720、0、
    360；留存 120、60、180、0、90。
    四月：当月 0，发一月留存 120。五月：当月 360，发二月留存 60，结清三月至五月 180+0+90=270；合计 690。
    五个月合计 480+240+720+120+690=2250，正是计提的 600+300+900+0+450=2250。
    乙 回款相同、不离职：五月 360+60=420。
    一分不差；当月入职当月离职；缺三个月前的数——
    丙 六月入职，六月30日（月末）离职：333.67×3%=10.0101，计提 10.01；×80%=8.008，发 8.01；留存 10.01−8.01=2.00，当月
    结清；合计 10.01。
    丁 三月的回款没有录入：六月的到期发放缺，当月发放照算 1000×3%×80%=24。
    """
    worked("13-hold-back")


def test_14_clawback() -> None:
    """Returns and bad debts are negative rows that take commission back, month after month.

    坏账追回，三个月扣完——
    一月：10000×5%=500。二月：4000×5%=200，坏账 −20000×5%×1.5=−1500，合计 −1300：发 0，待扣 −1300。
    三月：30000×5%=1500，1500−1300=200：发 200，扣完。
    正好退完；离职时没有扣完；分的取舍；记错了正负——
    乙：6000×5%=300，退货 −6000×5%=−300，合计 0。
    丙：三月31日离职，退货 −1000×5%=−50：发 0，待扣 −50，转财务。
    丁：0.1×5%=0.005，四舍五入 0.01；三单 0.03；退货误记成正数 100×5%=5，有提示；合计 5.03。
    """
    worked("14-clawback")


def test_15_year_to_date() -> None:
    """Commission on the year so far, 70 % in advance, settled in the last quarter.

    四个季度，分段跨在三季度——
    毛利 60万、40万、50万、10万。累计 60万：6000；100万：10000；150万：10000+50万×2%=20000；160万：22000。
    本季计提 6000、4000、10000、2000。预发70%：4200、2800、7000。结算 22000−(4200+2800+7000)=22000−14000=8000。
    亏损的季度扣回；二季度离职结算——
    乙：一季度 100万：10000，预发 7000；二季度 −20万，累计80万：8000，本季 −2000，预发 −1400。
    丙：一季度 50万：5000，预发 3500；五月离职，二季度只有四、五月，20万+10万=30万，累计80万：8000；结算 8000−3500=4500。
    """
    worked("15-year-to-date")


def test_16_rising_target() -> None:
    """A target that rises when it is reached and falls back after three misses.

    一年里升、不变、退回——
    一月目标100，成单100，正好：500；100×1.05=105，二月目标105。二月104，差一单：0，三月仍105。
    三月105：500；105×1.05=110.25，进为 111。四月120：500+9×10=590；111×1.05=116.55，进为 117。
    五、六、七月各100，都不到117，连续三个月，八月回到100。八月103：500+3×10=530。
    少一个月的成单，以后的目标都定不下来；新员工从100起——
    乙：二月成单没有录入，三月的目标与奖都缺，写明缺的是二月的成单。丙：三月入职，目标100，成单101：500+10=510。
    """
    worked("16-rising-target")


def test_17_by_standing() -> None:
    """Allowances by post, rank and full months of service, halved below fifteen days.

    正好满月、正好15天——
    甲 工程师三级：800×1.5=1200；2021年3月31日入职，到2026年3月31日正好60个月：300。
    乙 技术员二级：500×1.2=600；2021年4月1日入职，59个月：200。
    丙 文员：300×1；3月17日入职，到31日在职15天：全额 300；司龄 0。丁 3月18日入职，14天：150。
    四月晋升；满十二个月——
    戊 2025年4月30日入职。三月：技术员二级 500×1.2=600，11个月，司龄 0。四月起工程师三级 800×1.5=1200，正好12个月：100。
    """
    worked("17-by-standing")


def test_18_daily_rates() -> None:
    """Pay by calendar days, leave and overtime by daily and hourly rates, full attendance.

    四月：加班与事假；月中入职；全勤——
    甲 4350元：日工资 200，小时 25。加班 25×(10×1.5+8×2)=25×31=775；事假半天 −100；餐补 21×15=315；有事假，全勤 0；
    合计 4350+775−100+315=5340。
    乙 6525元，4月16日入职，在职15天：6525×15÷30=3262.50；日工资 6525÷21.75=300，事假1天 −300；餐补 10×15=150；合计
    3112.50。
    丙 4350元：没有事假迟到：全勤 200；餐补 22×15=330；合计 4880。
    当月改了基本工资；迟到；除不尽——
    甲：四月工资项的基本工资 5220 代替 4350：日工资 240，事假1天 −240；餐补 20×15=300；合计 5220−240+300=5280。
    乙 5000元：平日加班1小时：5000÷21.75÷8×1.5=43.1034…，四舍五入 43.10；迟到1次，全勤 0；餐补 22×15=330；合计 5373
    .10。
    丙：出勤天数没有录入：餐补缺，合计缺，其余照算。
    """
    worked("18-daily-rates")


def test_19_days_late() -> None:
    """Receipts by days late: due dates by months, tenths off for every ten days, probation by date.

    每一个日子都正好——
    甲：①1月31日开票，账期1个月，到期2月28日；3月10日收，逾期10天，减10%：100000×1%×90%=900。
    ②同样到期，3月9日收，逾期9天，不满10天：1000。③12月1日开票，到期1月1日；3月2日收，逾期 30+28+2=60天，减60%：50000
    ×1%×40%=200。
    ④同样到期，3月3日收，逾期61天：0。⑤2025年3月5日开票，账期12个月，到期2026年3月5日；3月4日收，11个月，不逾期：10000
    ×1%=100。
    ⑥同样开票，3月5日收，满12个月，不计奖，没有这一行。合计 900+1000+200+0+100=2200。
    乙：2025年9月15日入职，2026年3月15日转正。3月14日收 20000（2月20日开票，到期3月20日）：减半 100；3月15日收 20000：20
    0；合计 300。
    月末入职的转正日；没有开票日——
    丁：2025年8月31日入职，加6个月是2026年2月28日（没有31日）。2月27日收 10000：减半 50；2月28日收 10000：100；合计 150。
    戊：没有写开票日，缺。
    """
    worked("19-days-late")


def test_20_safety_streak() -> None:
    """Months without accident in a row, every third and the twelfth; minor offences from the third on.

    满三个月、中断、再满三个月——
    甲一月入职，四月一次事故。无事故月数 一月1、二月2、三月3（另奖300）、四月0、五月1、六月2、七月3（另奖300）。
    合计 一月200、三月 200+300=500、四月 0、七月 500。
    满十二个月；违章扣到零；停岗培训——
    乙 2025年7月入职，到2026年6月正好12个月：200+300（12是3的倍数）+1000=1500。
    丙 二月、六月各一次事故，最近6个月（一至六月）2次：停岗培训；六月 0。
    丁 四、五、六月各违章3次：200−50=150，三个月：停岗培训；三月入职，六月是第4个月，没有连续奖。
    戊 六月违章2次：200；己 六月违章6次：200−50×4=0；庚 违章7次：扣完为止 0。戊、己、庚六月入职，第1个月。
    """
    worked("20-safety-streak")


def test_21_rounding_inside() -> None:
    """Persons rounded up, thousands down, the bonus to ten yuan.

    整数、零头与正好一半——
    甲：1200÷120=10，正好10人；实配9，少1人 200；36999单，36个整千 540；合计 740。评优 9×15%=1.35，1人。
    乙：1201÷120=10.008…，进为11人；实配12，多1人 −200；37000单 555；合计 355，取整 360。评优 12×15%=1.8，2人。
    丙：日均0：0人；实配3，−600；999单 0；−600，按零。评优 0.45，至少1人。
    丁：121÷120，进为2人；实配2，0；23000单 345，取整 350。评优 2×15%=0.3，1人。
    戊：1200：10人；实配10：0；22000单 330。评优 10×15%=1.5，四舍五入 2人。
    缺实配人数——
    甲：实配骑手没有录入：人效奖与评优名额缺，应配骑手照算 240÷120=2。
    """
    worked("21-rounding-inside")


def test_22_mentor_share() -> None:
    """A mentor is paid by what apprentices earn, for six months, up to a cap each.

    一个师傅三个徒弟——
    甲 1000件：3000。徒弟乙 500件 1500，×10%=150；徒弟丙 1200件 3600，×10%=360，不超过300：300，2025年9月30日入职，到3
    月31日正好6个月，还计；
    徒弟丁 2025年8月31日入职，7个月，不计。带教奖 150+300=450；主任加奖 200；合计 3000+450+200=3650。
    徒弟的件数没有录入；工号写错——
    甲 100件：300；徒弟乙的件数没有录入，带教奖缺，写明是谁的什么。丙 100件：300；登记的徒弟工号「庚」没有这个人，缺。
    """
    worked("22-mentor-share")


def test_23_desk_sales() -> None:
    """Commission times a quality coefficient.

    组员的提成——
    甲：100000×2%=2000，×0.9=1800。乙：成交额 0：0。丙：没有打分，提成缺。
    通话质量满分与零分；不足一分的提成——
    甲：1234.56×2%×1=24.6912，四舍五入 24.69。乙：得分 0：1234.56×2%×0=0。
    """
    worked("23-desk-sales")


def test_24_desk_manager() -> None:
    """A manager is paid by the commissions, scores and heads of the team on another scheme.

    两个部的主管，一个没有组员的主管——
    一部 A1：100000×2%×0.9=1800，90分；A2：50000×2%×0.8=800，80分。二部 B1：200000×2%×1=4000，100分。
    甲（一部）：(1800+800)×10%=260；平均 (90+80)÷2=85，正好85分：500；2人 100；全公司 100000+50000+200000=35万，正好：
    800；合计 1660。
    乙（二部）：4000×10%=400；500；50；800；合计 1750。丙（三部，没有组员）：0、0、0、800。
    一名组员还没有打分——
    A2 没有打分：一部的管理提成、质量奖缺，写明是谁的什么；管理津贴 2×50=100 与全公司奖（成交额 34.9999 万，差一元，0）
    照算。
    二部不受影响：400+500+50+0=950。
    """
    worked("24-desk-manager")


def test_25_work_orders() -> None:
    """Work orders by hours and kind, none for a failed one; five stars counted, the mean judged.

    四张工单；正好4.5分；没有工单——
    甲：安装2.5小时×40=100；维修1.5×60×1.2（加急）=108；保养3×30=90；维修1小时评1分，返工，没有；合计 298。
    五星2张 20；平均 (5+4+5+1)÷4=3.75：0；补贴 80；合计 398。
    乙：保养 1×30+1×30=60；五星1张 10；平均 (5+4)÷2=4.5，正好：200；合计 270。丙：没有工单：都是 0。
    有一张还没有评分——
    甲：八月第2张没有评分，工单工资、五星奖、满意奖、合计都缺，写明是哪一张；外出补贴 80 照算。
    """
    worked("25-work-orders")


def test_26_with_the_team() -> None:
    """Personal points against the mean and by rank, times what the own shift reaches of its target.

    两个班——
    解决量 120、80、100、60，平均90；80% 是72，120% 是108：甲 高 60，乙、丙 中 40，丁 60<72 低 20。
    满意度 98、98、90、85：甲、乙并列第一 40，丙第三 20，丁最后 10。总分 100、80、60、30。
    一班 120+80=200，÷200=100%：1；二班 100+60=160，÷200=80%：0.5。
    甲 800×1×1=800；乙 800×0.8=640；丙 800×0.6×0.5=240；丁 800×0.3×0.5=120。
    正好120%与80%；满意度都相同；一班没有下任务——
    解决量 120、80，平均100：120 正好120%，不高于；80 正好80%，不低于：都是 40。满意度都是90：都第一 40。总分 80。
    二班 120÷100=120%：1.2；800×0.8×1.2=768。一班没有任务量：达成率与奖都缺。
    """
    worked("26-with-the-team")


def test_27_project_receipts() -> None:
    """Receipts of registered projects by share, refunds against them, open to other schemes.

    分成、退款、封顶、没有备案——
    P1 合同正好10万，2.5%：净额 60000−10000（退款）−2000（费用）=48000；甲 60%：48000×2.5%×60%=720；乙 40%：480。
    P2 合同 99999.99，2%：甲 30000×2%=600。P3 没有备案：没有。P4 合同100万：甲 400000×2.5%=10000，不超过 5000：5000。
    甲 720+600+5000=6320；乙 480。丙 在别的办法里，参加 P5：20000×2.5%×100%=500，另计。
    P6 只有退款：乙 −1000×2%=−20，有提示；乙合计 460。
    季度之外的回款；季中离职——
    甲 5月31日离职，二季度仍参加：P1 四月回款 10000×2.5%=250，六月回款 20000×2.5%=500，合计 750；七月的回款不在本季。
    """
    worked("27-project-receipts")


def test_31_store_commission() -> None:
    """Commission by the sale, refunds within thirty days taken back, a store's pool by hours, a floor.

    正好达到目标；单笔封顶；退货；奖池余一分；违纪不保底——
    A02：3000×3%=90，2500×2%=50，合计 140。A03：4000×3%=120，封顶 100；1500×2%=30；退货 −1000×3%=−30（18天）；合计 100。
    门店净销售额 3000+2500+4000+1500−1000=10000，正好100%：奖池 10000×1%=100；店长 100×20%=20。
    工时 100、200：33.333…、66.666…，舍到分 33.33+66.66=99.99，余一分给舍去多的 A03：66.67。
    保底：A01 1800−20=1780；A02 1800−140−33.33=1626.67；A03 有严重违纪，不保底。
    差一分不到目标；退货正好满30天；待扣到下月；月中离职——
    B01（西店）四月：9999.99×3% 封顶 100；净销售额 9999.99，差一分，没有奖池；补 1700。
    B02（南店）四月：退货 −2000，3月2日买、4月1日退，正好30天，不扣；3月3日买，29天，−2000×3%=−60；1000×3%=30；合计 −30：发
    0，待扣 30。
    五月：2000×2%=40，40−30=10。
    C01（北店）4月15日离职：退货 −1000×2%=−20，发 0，转财务；保底 1800×15÷30=900。
    正好110%；一个人的工时没有录入；退货没有写购买日——
    六月 D01 店长：1000×2%=20；D02：10000×3% 封顶 100。净销售额 11000，正好110%：奖池 11000×1.5%=165。
    店长 165×20%=33，不靠工时，照算；补 1800−20−33=1747。D02 的工时没有录入：奖池分得、补差、合计都缺，提成照算。
    E01（西店）退货没有写购买日：提成缺。
    """
    worked("31-store-commission")


def test_32_quality_bonus() -> None:
    """Points of three kinds, grades forced within the workshop, months of A in a row, an accident for everybody.

    五个人的车间强制分布；并列；不到60分——
    外观 40−2×件数：P1 40；P2、P5 2件 36；P3 5件 30；P4 25件，扣完为止 0。尺寸：99.5 正好40；99 正好30；99.49 不到99.5，30；
    98 正好15。
    现场：P1 20；P2、P5 18；P3 15×60%+10×40%=13；P4 20。总分 100、84、73、35、84。
    名次 1、2、4、5、2，÷5：20% A；40% B（并列）；80% C；P4 不到60分 D。质量奖 600×1.5=900、600、300、0、600。
    不足五人按总分；出了批量事故；在职14天与15天；没有录入合格率——
    二车间四人。Q1：40+40+15=95，A；车间出了事故，600×1.5×0.9=810。Q2：40+30+10=80，B；自己出的事故，没有质量奖。
    Q3：3月18日入职，到31日14天：40+40+10=90，正好A，没有质量奖。Q4：3月17日入职，15天：40+15+19.9=74.9，C：600×0.5×0.9=270
    。
    三车间 Q5 没有录入合格率：总分、等级、质量奖、连续奖都缺。
    连续三个月、六个月；事故打断——
    R1 每月 40+40+20=100，A。一月起连续：三月满3个月 300；四月出事故，0，质量奖也没有；五月重新从1数，七月满3个月 300。
    R2 一月起每月 A：五月 300；六月满6个月 300+800=1100，建议晋级；七月第7个月 300。
    """
    worked("32-quality-bonus")


def test_33_training_centre() -> None:
    """Raters, a newcomer, 70 % of the quarter's bonus at once, the year settled by its mean, hours by the month.

    按比例封顶、正好90与85、教学事故、新讲师、没有结课、同事没有评——
    T1：60+70+90=220课时，超过180：30；满意度95：30；教研 20×70%+(18+20)÷2×30%=14+5.7=19.7；教案10；续报 10×8÷10=8；合计 97.
    7，优秀。
    标准 6000×3×15%=2700；2700×1.2×70%=2268。课时费：四月正好60：0；五月 10×50=500；六月 20×50+10×80=1800。
    T2：150课时 30×150÷180=25；满意度 (90+89.9+90.1)÷3=90：24；教研20；教案部分6；续报 5；合计 80，本来良好，有教学事故：合
    格。
    标准 15000×15%=2250；2250×0.8×70%=1260。
    T3：5月16日入职，新讲师。90课时 15；满意度 (84.9+85.1)÷2=85：15；教研10；没有教案0；续报5；合计 45，不合格：0。
    基本工资 6200×16÷31+6200=9400，标准 1410。
    T4：180课时 30；满意度100：30；教研20；教案10；没有结课 5；合计 95，优秀：12000×15%×1.2×70%=1512。
    T5：同事没有评教研：总分、等级、季度绩效缺；六月课时费 (70−60)×50=500，照算。
    全年平均正好85；五月离职提前结算；年终多退——
    每季课时180得30（U2 二季度只有两个月120课时得20），教案10，续报：新讲师第一季5，以后 10÷10 得10。
    U1 月薪10000，每季标准 30000×15%=4500。
    一季度 30+30+20+10+5=95 优秀 4500×1.2×70%=3780；二季度教研5：85 良好 3150；三季度满意度80得0：70 合格 4500×0.8×70%=2520
    ；
    四季度教研10：90 优秀 3780。平均 (95+85+70+90)÷4=85，系数1：4500×4×1−(3780+3150+2520+3780)=18000−13230=4770。
    U2 5月20日离职：一季度 95，3780。二季度基本工资 10000+10000×20÷31=6451.61（四舍五入），16451.61×15%=2467.74；
    20+30+5+10+10=75 合格，2467.74×0.8×70%=1381.93；平均 (95+75)÷2=85：4500+2467.74−(3780+1381.93)=1805.81。
    W1 七月入职：三季度 30+0+16+10+5=61 合格 2520；四季度 30+0+0+10+10=50 不合格 0；平均 55.5，系数0：0−2520=−2520。
    """
    worked("33-training-centre")


def test_41_depot_parcel() -> None:
    """Pieces in steps, a night pool whose last cents one person gets, losses taken back within 30 % of the month.

    分段正好与多一件；更正；夜班余一分归班长；差一刻不满20小时；每笔1000封顶——
    甲（班长，1月5日入职）：小件 1200+800=2000，正好：2000×0.8=1600；大件 200×2.5=500；夜间 800×0.3=240；计件 2340。
    乙（1月18日入职）：小件 3002−1=3001：1600+1000+1.2=2601.20；冷链 10×4=40；夜间 10×0.3=3；计件 2644.20。
    丙：小件 7×0.8=5.60；大件 201：500+3=503；夜间 7×0.3=2.10；计件 510.70。
    夜班：夜间 800+10+7=817 件，817×0.5=408.50；有效工时 甲 40、乙 20（丙 19.75 不满20）：甲 408.5×40÷60=272.333… 舍 272.33，
    乙 136.1666… 舍 136.16，余 0.01 归班长：甲 272.34（舍去多的是乙，按惯例分的话会给乙）。
    安全月数：甲 一、二、三月 3：200；乙 一月在职14天不算，3月是 2：0；丙 三月有承担的破损：0。
    保底：甲 司龄2个月：3000−2340−272.34=387.66；乙 3000−2644.20−136.16=219.64；丙 老员工没有。
    扣款：丙 3000×40%=1200，封顶 1000；510.70×30%=153.21；未扣完 1000−153.21=846.79。
    三个月扣完；满6个月；离职没有扣完；月中入职的保底——
    丁（8月16日入职，8月在职16天，算）：12月是第5个月 200；一月第6个月 350；二月承担 1000×100%=1000，中断。
    二月 1000×0.8=800，30% 240，余 760；三月 大件 100×2.5=250，75，余 685；四月 小件 3000：1600+1000=2600，30% 780，够扣 685，
    余 0；
    四月安全月数 2，没有安全奖；合计 2600−685=1915。
    戊（4月10日离职）：333.33×30%=99.999，计到分 100；10×0.8=8，30% 2.40；未扣完 97.60，转财务。
    己（4月16日入职，在职15天）：冷链 1×4=4；保底 3000×15÷30−4=1496；安全月数 1。
    责任比例没有定；全班没有人满20小时——
    庚：赔付 500，责任比例没有写：承担、扣款、安全奖、合计缺；计件 10×2.5=25，夜间 10×0.3=3，夜班奖照算。
    本班夜间 10 件，10×0.5=5，没有人满20小时：0。
    """
    worked("41-depot-parcel")


def test_42_agency_shop() -> None:
    """A curve with jumps, receipts late or negative, a fifth held back until nobody complains, a manager by the others.

    正好90天与91天；完成率正好100%、50%与差一分；并列第一；店长达到一项——
    李：40000×50%=20000（2025-12-01 到 2026-03-01 正好90天，不打折）；10000（91天）×80%=8000；2000；业绩 30000，目标 10000×3，
    正好100%：1.1。
    20000×25%×1.1=5500；8000×35%×1.1=3080；2000×35%×1.1=770；9350，发 7480，留 1870。
    张：自己的目标 20000×3；业绩 30000，正好50%：0.8；30000×25%×0.8=6000，发 4800，留 1200。
    王（店长）：14999.99÷30000 不到50%：0.6；14999.99×35%×0.6=3149.9979，计到分 3150.00，发 2520，留 630。
    门店 30000+30000+14999.99=74999.99，目标 25000×3，差一分；满意度 (90+88+92)÷3=90，达到；一项：(9350+6000)×3%=460.50。
    冠军：李、张并列第一，张没有完成目标。李一月租赁新签 2 份 60。
    退佣扣到下一季；留存两季后发，投诉1次一半、2次没有；离职结清——
    赵：一季 60000，200%：1.4；60000×25%×1.4=21000，发 16800，留 4200。
    二季 退佣 −20000、租赁 2000：业绩 −18000，系数 0.6；−20000×25%×0.6=−3000，2000×35%×0.6=420；−2580，发 0，待扣 −2580；投诉1次。
    三季 45000，150%：1.4；45000×25%×1.4=15750；15750−2580=13170，发 10536，留 2634；一季的留存 4200×50%=2100；
    9月30日离职，结清 (0+2634)×50%=1317；冠军 1000；合计 10536+2100+1317+1000=14953。
    钱：一季 15000，50%：15000×25%×0.8=3000，留 600；三季发 600。孙：同样，一季、三季各有一次投诉：不发。
    店长两项都达到；一名经纪人的签约日没有写——
    南店：冯 30000，100%：30000×25%×1.1=8250，发 6600，冠军 1000；门店 30000，正好100%；满意度 90：8250×6%=495。
    北店：吴的收佣单没有写签约日，提成缺；周的管理奖暂缓，写明缺的是吴的什么。周自己没有收佣单，当季提成 0。
    """
    worked("42-agency-shop")


def test_43_clinic_office() -> None:
    """Means of months, grades forced in whole people, pay by post and years, prepaid months, the year settled.

    前20%取整人，同分差错少的在前；正好平均98与差一点；工龄正好5年、1年；季中入职——
    候诊 (15+16+17)÷3=16，超过1分钟：25−2=23。
    a1：(98+97+99)÷3=98：30；归档 25；态度 18×60%+18×40%=18；96。a2：30；25；20×60%+15×40%=18；96。a3：(97.9+98+98)÷3 差一点到
    98：24；
    90÷100×25=22.5；20；89.5。a4：12；80÷100×25=20；15×60%+10×40%=13；68。a5：0；没有应归档 25；10；58。
    a6（2月16日入职，只有两个月）：30；25；20；98，不参加排名。
    5人：20%是1人。a1、a2 同分，a1 差错1次，a2 没有：a2 A，a1 B；a3 B；a4 C；a5 最后一名、不到70：D；a6 B。
    a1 前台，2021-01-01 入职，一月底正好60个月：1200×3=3600；预发 600×3=1800；3600×1−1800=1800。
    a2 收费员，2021-02-10 入职：一月 900，二、三月 1100：3100×1.3=4030；预发 450+550+550=1550；2480。
    a3 档案员，2025-03-31 入职：一、二月 500（10个月），三月正好12个月 700：1700；预发 250+250+350=850；850。
    a4 前台：3600×0.8=2880−1800=1080。a5 其他岗位：400×3=1200；D：0；预发 600，不够减：0。
    a6 前台：600×13÷28=278.571…，预发 139.28… 取整 140；三月 600，300；878.571… 取整 880；880−440=440。
    年终多退少补：D的季不算，退的不超过当季；六月离职结算；一季度离职的D——
    b1 前台 1200：一季 30+25+25+10=90 B，3600−1800=1800；二季 100分有重大差错 D，0；三季 24+25+25+6=80 B，1800；
    四季 0+（候诊20.5，超5.5按6：25−12=13）+25+20=58，本科室1人，没有名额：C，2880−1800=1080。
    平均 (90+100+80+58)÷4=82，系数1：3×3600=10800；已发 预发 600×12=7200，季度奖 1800+0+1800+1080=4680；10800−11880=−1080，
    正好不超过当季的 1080：−1080，当季合计 0。
    b2 档案员 1000，6月15日离职：一季 30+25+25+15=95 B，3000−1500=1500；二季 85 B：1000+1000+500=2500，预发 500+500+250=1250，
    1250；
    平均90、没有D：1.2；(3000+2500)×1.2=6600−(1500+1250)−(1500+1250)=1100。
    b3 收费员 1100，3月31日离职，重大差错 D：季度奖 0；全年标准 0，0−1650=−1650，退的不超过0：0。
    一个月的准确率没有录入；产假整季不考核——
    c1：30+25+25+20=100，2人，没有名额：B，3600−1800=1800。c2 二月准确率没有录入：挂号、总分、等级、季度奖缺，月预发照发 600。
    c3 产假，整季不考核：没有总分、等级，季度奖 0。
    """
    worked("43-clinic-office")


@pytest.mark.parametrize("name", NAMES)
def test_the_sheet_says_the_same(name: str) -> None:
    """Every figure of every case, recomputed by Excel formulas in a plain spreadsheet."""
    for run in runs(name):
        for period in run.case.periods:
            proof = prove(run.office, run.office.assess(period))
            cells = computed(proof)
            wrong = [(key, cells[at], row.expected) for key, (at, row) in expected(proof).items()
                     if not comes_to(row, cells[at], row.expected)]
            assert wrong == [], run.case.title
            assert {row.reason for row in proof.by_value} <= {"不参加本期考核，依赖考核的奖金为 0"}


def squeezed(text: str) -> str:
    """Take the blanks and line breaks out of a text."""
    return re.sub(r"\s+", "", text)


def docstrings() -> Iterator[tuple[str, str]]:
    """List the policies with the docstring of each one's test."""
    tests = {name: test for name, test in globals().items() if re.match(r"test_\d\d_", name)}
    yield from ((name.removeprefix("test_").replace("_", "-"), test.__doc__) for name, test in tests.items())


def test_each_policy_has_its_test_with_the_hand_computation_of_its_cases() -> None:
    """What the test says is word for word what the cases say: two to four of them, each worked out."""
    said = dict(docstrings())
    assert list(said) == NAMES
    unsaid = [(name, case.title) for name in NAMES for case in cases(name) if squeezed(case.why) not in squeezed(said[name])]
    assert unsaid == []
    assert [name for name in NAMES if not 2 <= len(cases(name)) <= 4] == []


def test_every_feature_is_shown_and_named() -> None:
    """Each feature is named in some header, and the file that names it says it in its own way."""
    named = {name: header(name)[2] for name in NAMES}
    assert Counter(feature for features in named.values() for feature in features).keys() == FEATURES.keys()
    bodies = {path.stem: path.read_text(encoding="utf-8").partition("\nid = ")[2] for path in FILES}
    unshown = [(name, f) for name, features in named.items() for f in features if not re.search(FEATURES[f], bodies[name])]
    assert unshown == []


@pytest.mark.parametrize("name", NAMES)
def test_a_file_begins_with_its_policy_and_is_short(name: str) -> None:
    """The policy in a few clauses of prose, its title the scheme's; in all no more than 160 lines, most far fewer."""
    path = GALLERY / f"{name}.toml"
    title, policy, _features = header(name)
    found, shape = compiled(read_scheme_file(path))
    assert (found.id, found.title) == (scheme_id(name), title)
    assert 3 <= len(policy) <= 10
    assert path.read_text(encoding="utf-8").count("\n") <= 160
    book = markdown(told(found, shape)).replace("\\", "")
    assert [gap for gap in found.gaps if gap not in book] == []
    assert [c.name for c in found.components if c.name not in book] == []


def test_a_scheme_that_asks_another_is_checked_beside_it(tmp_path: Path) -> None:
    """The other lies in the same folder; alone it names the scheme that lacks, and never proposes itself for it."""
    asking = [GALLERY / "24-desk-manager.toml", GALLERY / "24-desk-manager.cases.toml"]
    assert [(found.path.stem, found.status) for found in check_files(asking[:1])] == [("24-desk-manager", 0)]
    scheme, _cases = (Path(copy(file, tmp_path)) for file in asking)
    (alone,) = check_files([scheme])
    assert {problem.what.partition("，")[0] for problem in alone.problems} == {"没有考核方案「desk-sales」"}
    assert "desk-manager" not in "".join(problem.what for problem in alone.problems)
    lines = scheme.read_text(encoding="utf-8").splitlines()
    for problem in alone.problems:
        place = re.fullmatch(r"24-desk-manager\.toml 第 (\d+) 行 .+", problem.where)
        assert place is not None, problem
        table = "\n".join(lines[int(place[1]) - 1 :]).split("\n\n")[0]
        assert "desk-sales" in table, "the line is that of the table which asks"


def test_the_index_lists_every_policy_with_its_features() -> None:
    """docs/gallery/README.md has a row for each file, in their order."""
    rows = re.findall(r"^\| \[(.+)\]\((.+)\.toml\) \| (.+) \|$", (GALLERY / "README.md").read_text("utf-8"), re.MULTILINE)
    assert rows == [(header(name)[0], name, "；".join(header(name)[2])) for name in NAMES]


# -- what no single figure shows -------------------------------------------------------------------


def total(results: dict[str, Result], *who: str) -> Decimal:
    """Add up what some people get, or all."""
    return sum((results[staff_no].total or Decimal(0) for staff_no in who or results), Decimal(0))


def test_a_pool_is_shared_whole() -> None:
    """10,000 and 100 yuan, to the cent."""
    first, second, _third = runs("06-pool-by-points")
    assert [total(first.results()), total(second.results())] == [Decimal(10000), Decimal(100)]


def test_each_department_shares_its_own_pool_whole() -> None:
    """一车间 1,000 and later 1,700, 二车间 800."""
    first, second = runs("07-pool-by-coefficient")
    assert total(first.results(), "甲", "乙", "丙") == 1000
    assert total(first.results(), "丁") == 800
    assert total(second.results(), "甲", "乙") == 1700


def test_grades_are_spread_as_forced() -> None:
    """Ten people: one A, two B, six C, one D."""
    grades = Counter(result.grade for result in runs("08-forced-grades")[0].results().values())
    assert grades == {"A": 1, "B": 2, "C": 6, "D": 1}


def test_nothing_that_was_held_back_is_lost() -> None:
    """Over all months whoever leaves gets 3 % of all receipts, 75,000 × 3 % = 2,250, and of 333.67 10.01."""
    first, second = runs("13-hold-back")
    assert sum(total(first.results(f"2026-0{month}"), "甲") for month in range(1, 6)) == 2250
    assert total(second.results(), "丙") == Decimal("10.01")


def test_the_year_pays_what_the_year_has_earned() -> None:
    """1.6 million: 1 % of the first, 2 % of the rest, 22,000, however it was paid in advance."""
    (run, _other) = runs("15-year-to-date")
    assert sum(total(run.results(f"2026Q{quarter}"), "甲") for quarter in range(1, 5)) == 22000


def test_a_line_for_each_row_that_counts() -> None:
    """甲 has six receipts, of which the last, twelve months after the invoice, is no line."""
    lines = runs("19-days-late")[0].results()["甲"].components[0].lines
    assert [str(line.amount) for line in lines] == ["900.00", "1000.00", "200.00", "0.00", "100.00"]


def test_a_mentor_does_not_read_what_apprentices_earn() -> None:
    """The lines name the apprentice; neither their details nor their formula shows another person's pay."""
    component = runs("22-mentor-share")[0].results()["甲"].components[1]
    assert [[(d.label, d.text) for d in line.details] for line in component.lines] == [
        [("徒弟工号", "乙")], [("徒弟工号", "丙")],
    ]
    assert "1500" not in str(component)
    assert "3600" not in str(component)


def test_what_a_manager_gets_follows_the_team() -> None:
    """One yuan more sold by A2 makes the company's 350,000: 甲 and 乙 get 800 more each."""
    full, short = (run.results() for run in runs("24-desk-manager"))
    paid = [[next(c.amount for c in found[who].components if c.id == "company") for who in "甲乙"] for found in (full, short)]
    assert paid == [[Decimal(800)] * 2, [Decimal(0)] * 2]
