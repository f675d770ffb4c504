"""Whatever office the intake could have made under the small vocabulary: hypothesis draws its nouns."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from hypothesis import strategies as st

from models.by_hand import WHOLE, ByHand
from models.incident import Incident
from models.intake.labels import alike, half_width, tidy
from models.list_row import ListRow
from models.measure import Measure
from models.office.rows.every import Noun
from models.period import Grain, Period
from models.project import Project, Receipt, Share
from models.rating import Rating
from models.staff import NO_SCHEME, Assignment, PayItem, Person
from models.target import Owner, Target

Draw = Callable[[st.SearchStrategy[Any]], Any]

RARE = ["=1+1", "+86", "-", "@甲", "'引号", "''", "_x0041_", "007", "2026-01-01", "是", "无", "TRUE", "1e5", "#N/A", "䶮𠅤"]
LETTERS = st.characters(exclude_categories=["Cs", "Cc", "Cn"])
TEXT = (st.text(LETTERS, min_size=1, max_size=12).map(tidy) | st.sampled_from(RARE)).filter(
    lambda text: bool(alike(text)) and tidy(f"'{text}") == text
)
CODES = (st.text(LETTERS, min_size=1, max_size=8).map(half_width) | st.sampled_from(RARE)).filter(
    lambda text: bool(alike(text)) and half_width(f"'{text}") == text
)
GROUPS = st.none() | st.sampled_from(["售前部", "销售 部", "NC", "=部", "K 3"])
DAYS = st.dates(date(1900, 1, 1), date(9998, 12, 31)) | st.dates(date(2026, 1, 1), date(2026, 12, 31))
MONTHS = st.integers(-3, 20).map(lambda n: Period.month(2026, n))
ANY_MONTHS = MONTHS | st.sampled_from([Period.month(1900, 1), Period.month(9998, 12)])
SHARES = {1: ["100"], 2: ["33.333333333333333333", "66.666666666666666667"], 3: ["30", "0.5", "69.5"]}


def figures(low: int, high: int) -> st.SearchStrategy[Decimal]:
    """Draw exact figures between two whole numbers, some with more digits than a binary number keeps."""

    def scaled(number: int, places: int) -> Decimal:
        return min(Decimal(high), max(Decimal(low), Decimal(number).scaleb(-places)))

    whole = st.integers(low, high).map(Decimal)
    return whole | st.builds(scaled, st.integers(low * 10**13, high * 10**13), st.sampled_from([1, 2, 4, 13, 22]))


YUAN = figures(0, 10**12)
SIGNED = figures(-(10**12), 10**12)


def optional(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Draw a value, or nothing."""
    return st.none() | strategy


class Drawn(NamedTuple):
    """A hand that draws, and who and what was drawn before."""

    draw: Draw
    people: list[str]
    projects: list[str]

    def person(self) -> str:
        """Name somebody."""
        return str(self.draw(st.sampled_from(self.people)))

    def some(self, most: int = 3) -> range:
        """Repeat a few times."""
        return range(self.draw(st.integers(0, most)))


@st.composite
def offices(draw: Draw) -> list[Noun]:
    """Draw all nouns of an office; what has a key may come twice, the later one counts."""
    people = draw(st.lists(CODES, min_size=1, max_size=3, unique_by=alike))
    projects = draw(st.lists(CODES, max_size=2, unique_by=alike))
    drawn = Drawn(draw, people, projects)
    makers = (_staff, _money, _targets, _projects, _measures, _judgements, _lists)
    return [noun for make in makers for noun in make(drawn)]


def _staff(drawn: Drawn) -> Iterator[Noun]:
    draw = drawn.draw
    for staff_no in drawn.people:
        hired, other = sorted((draw(DAYS), draw(DAYS)))
        yield Person(
            staff_no=staff_no, name=draw(TEXT), hired=hired, left=draw(st.sampled_from([None, other])), base_pay=draw(YUAN),
            department=draw(GROUPS), post=draw(GROUPS), job_rank=draw(GROUPS),
            scheme=draw(st.sampled_from([None, "branch", "shop"])), also_scheme=draw(st.sampled_from([None, "branch"])),
        )
    for _ in drawn.some():
        yield Assignment(
            staff_no=drawn.person(), start=draw(ANY_MONTHS), base_pay=draw(optional(YUAN)),
            department=draw(GROUPS), post=draw(GROUPS), job_rank=draw(GROUPS),
            scheme=draw(st.sampled_from([None, "branch", "shop", NO_SCHEME])),
            also_scheme=draw(st.sampled_from([None, "branch", NO_SCHEME])),
        )


def _money(drawn: Drawn) -> Iterator[Noun]:
    for _ in drawn.some():
        item = drawn.draw(st.sampled_from(["基本工资", "住房补贴", "餐补", "=餐补"]))
        month = drawn.draw(ANY_MONTHS)
        yield PayItem(month=month, staff_no=drawn.person(), item=item, amount=drawn.draw(SIGNED))


def _targets(drawn: Drawn) -> Iterator[Noun]:
    draw = drawn.draw
    for _ in drawn.some():
        quarters = tuple(draw(YUAN) for _ in range(4))
        bases = tuple(draw(st.sampled_from([None, target, Decimal(0), min(target, Decimal("1.5"))])) for target in quarters)
        owner = draw(st.sampled_from([(Owner.COMPANY, ""), (Owner.DEPARTMENT, "销售 部"), (Owner.PERSON, drawn.person())]))
        yield Target(
            year=draw(st.integers(1900, 9998)), owner_kind=owner[0], owner=owner[1], product_line=draw(GROUPS) or "",
            quarters=quarters, bases=bases, base_ratio=draw(optional(figures(0, 100))),
        )


def _projects(drawn: Drawn) -> Iterator[Noun]:
    draw = drawn.draw
    for number in drawn.projects:
        yield Project(
            project_no=number, name=draw(TEXT), contract_amount=draw(YUAN), registered=draw(st.booleans()),
            customer=draw(optional(TEXT)), product_line=draw(GROUPS) or "",
        )
        holders = draw(st.permutations(drawn.people))
        for holder, percent in zip(holders, SHARES[len(holders)] if draw(st.booleans()) else [], strict=False):
            yield Share(project_no=number, staff_no=holder, percent=Decimal(percent))
        for _ in drawn.some():
            receipt = Receipt(project_no=number, day=draw(DAYS), amount=draw(SIGNED), partner_share=draw(YUAN), travel=draw(YUAN))
            yield receipt
            if draw(st.booleans()):
                yield replace(receipt)


def _measures(drawn: Drawn) -> Iterator[Noun]:
    draw = drawn.draw
    shared = draw(st.sampled_from([Owner.COMPANY, Owner.EVERYBODY]))
    for _ in drawn.some(5):
        person = (Owner.PERSON, drawn.person())
        name, owner, value = draw(
            st.sampled_from(
                [
                    ("拜访次数", person, figures(0, 50)),
                    ("公司收入", (Owner.COMPANY, ""), YUAN),
                    ("部门收入", (Owner.DEPARTMENT, "销售 部"), YUAN),
                    ("客户满意度", person, figures(0, 100)),
                    ("成交率目标", (shared, ""), figures(0, 2)),
                    ("成交率目标", person, figures(0, 2)),
                    ("NPS", person, figures(-100, 100)),
                ]
            )
        )
        yield Measure(month=draw(MONTHS), owner_kind=owner[0], owner=owner[1], name=name, value=draw(value))


RATINGS = [
    ("团队精神", "总经理", Grain.QUARTER, figures(0, 10)),
    ("笔试", "总监", Grain.QUARTER, figures(0, 100)),
    ("文档", "总监", Grain.QUARTER, st.sampled_from(["完整", "不完整"])),
    ("等级", "经理", Grain.MONTH, st.sampled_from(["5", "10", "50%"])),
    ("价值观", "经理", Grain.MONTH, st.integers(0, 5).map(Decimal)),
    ("服务态度", "店长", Grain.MONTH, figures(0, 10)),
]
SETTLED = [
    (WHOLE, Grain.QUARTER, st.none()),
    (WHOLE, Grain.HALF, st.none()),
    (WHOLE, Grain.YEAR, st.none()),
    ("团队精神", Grain.QUARTER, optional(figures(0, 10))),
    ("项目奖金", Grain.QUARTER, SIGNED),
    ("服务态度", Grain.MONTH, figures(0, 10)),
    ("底薪", Grain.MONTH, YUAN),
]


def _judgements(drawn: Drawn) -> Iterator[Noun]:
    draw = drawn.draw
    for _ in drawn.some(4):
        kpi, rater, grain, score = draw(st.sampled_from(RATINGS))
        yield Rating(
            period=draw(MONTHS).within(grain), staff_no=drawn.person(), kpi=kpi, rater=rater,
            number=draw(st.integers(1, 3)), score=draw(score), note=draw(optional(TEXT)),
        )
    for _ in drawn.some():
        kind, points = draw(st.sampled_from([("投诉", optional(figures(0, 9))), ("违纪", figures(1, 10)), ("表扬", st.none())]))
        yield Incident(
            day=draw(DAYS), staff_no=drawn.person(), kind=kind, count=draw(st.integers(1, 10**12)),
            points=draw(points), note=draw(optional(TEXT)),
        )
    for _ in drawn.some():
        item, grain, value = draw(st.sampled_from(SETTLED))
        period = draw(MONTHS).within(grain)
        yield ByHand(period=period, staff_no=drawn.person(), item=item, value=draw(value), reason=draw(TEXT))


def _lists(drawn: Drawn) -> Iterator[Noun]:
    draw = drawn.draw
    for number in drawn.some():
        cells = {"客户": TEXT, "类别": st.sampled_from(["新签", "续签 A"]), "折扣": figures(0, 100), "已收": st.booleans()}
        cells |= {"到期日": DAYS, "逾期天数": st.integers(0, 10**12).map(Decimal), "难度": figures(-(10**12), 10)}
        drawn_cells = {name: draw(strategy) for name, strategy in cells.items() if draw(st.booleans())}
        yield ListRow(
            list_name="单据", staff_no=drawn.people[0], day=date(2026, 3, draw(st.integers(1, 31))), number=number + 1,
            cells={"金额": draw(SIGNED), **drawn_cells},
        )
    for month, staff_no in {(draw(MONTHS), drawn.person()) for _ in drawn.some()}:
        yield ListRow(list_name="带教", staff_no=staff_no, day=month.start, cells={"学员": draw(TEXT), "课时": draw(YUAN)})
