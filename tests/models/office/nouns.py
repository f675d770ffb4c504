"""Nouns for the tests of the office file: a small believable office, and any noun hypothesis can think of."""

from collections.abc import Callable, Iterable
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from models.by_hand import WHOLE, ByHand
from models.incident import Incident
from models.list_row import ListRow
from models.measure import Measure
from models.office import Office
from models.office.rows.every import Noun
from models.period import Grain, Period
from models.project import Project, Receipt, Share
from models.rating import Rating
from models.records import Records
from models.scheme_file import SchemeFile
from models.setting import Setting
from models.staff import Assignment, PayItem, Person
from models.target import Owner, Target

JANUARY = Period.parse("2026-01")


def person(staff_no: str = "A01", name: str = "王小明", **stated: Any) -> Person:
    """Hire somebody."""
    usual: dict[str, Any] = {"hired": date(2020, 1, 6), "base_pay": Decimal(5000)}
    return Person(staff_no=staff_no, name=name, **usual | stated)


def project(project_no: str = "P1") -> Project:
    """Register a project."""
    return Project(project_no=project_no, name="网络改造", contract_amount=Decimal(50000), registered=True)


def measure(
    staff_no: str = "A01", value: str = "8", name: str = "支持售前次数", month: Period = JANUARY
) -> Measure:
    """Record a person's figure of a month."""
    return Measure(month=month, owner_kind=Owner.PERSON, owner=staff_no, name=name, value=Decimal(value))


def receipt(amount: str = "1000", day: date = date(2026, 1, 15), project_no: str = "P1") -> Receipt:
    """Receive money for a project."""
    return Receipt(project_no=project_no, day=day, amount=Decimal(amount))


def incident(day: date = date(2026, 1, 15), staff_no: str = "A01", count: int = 1) -> Incident:
    """Let something happen."""
    return Incident(day=day, staff_no=staff_no, kind="投诉", count=count)


def list_row(
    number: int = 1, day: date = date(2026, 1, 15), staff_no: str = "A01", list_name: str = "单据", **cells: Any
) -> ListRow:
    """Enter a row of a list that some scheme declares."""
    usual: dict[str, Any] = {"金额": Decimal("12.50"), "客户": "某某学校", "到期日": date(2026, 2, 1), "已收": False}
    return ListRow(list_name=list_name, staff_no=staff_no, day=day, number=number, cells=usual | cells)


def share(staff_no: str = "A01", percent: str = "100", project_no: str = "P1") -> Share:
    """Give somebody a part of a project."""
    return Share(project_no=project_no, staff_no=staff_no, percent=Decimal(percent))


def store(office: Office, *nouns: Noun, name: str = "录入") -> None:
    """Put nouns into the office in one change."""
    with office.change(name) as change:
        for noun in nouns:
            change.put(noun)


def one_of_each() -> tuple[Noun, ...]:
    """Give a noun of every kind, each resting on the ones before it."""
    quarters = (Decimal(1300000), Decimal(1950000), Decimal(1950000), Decimal(1300000))
    return (
        person(),
        project(),
        Assignment(staff_no="A01", start=JANUARY, post="高级顾问"),
        PayItem(month=JANUARY, staff_no="A01", item="餐补", amount=Decimal(-200)),
        Target(year=2026, owner_kind=Owner.COMPANY, owner="", quarters=quarters),
        share(),
        receipt(),
        measure(),
        Rating(period=JANUARY, staff_no="A01", kpi="团队精神", rater="部门经理", score=Decimal("8.5")),
        incident(),
        ByHand(period=JANUARY, staff_no="A01", item=WHOLE, value=None, reason="产假"),
        list_row(),
        SchemeFile(scheme="pieces", start="2026-05", text='id = "pieces"'),
        Setting(name="logo", value="iVBORw=="),
    )


def all_nouns(records: Records) -> list[Noun]:
    """List the nouns of records, whatever their kind."""
    found: list[Noun] = []
    for field in fields(records):
        if field.name != "identity":
            found.extend(getattr(records, field.name))
    return found


# ---------------------------------------------------------------------- whatever there may be

RARE = st.sampled_from(
    ["䶮", "㛃𠅤", "=1+1", "'; DROP TABLE staff; --", '"', "%_\\", "\0尾", "\n\t\r", "无", "é" * 5000, "０１"]
)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20) | RARE
OPTIONAL_TEXT = st.none() | st.just("") | TEXT
DAYS = st.dates(date(1900, 1, 1), date(9998, 12, 31))
MONTHS = st.builds(Period.month, st.integers(1900, 9998), st.integers(1, 12))
PERIODS = st.builds(Period.around, DAYS, st.sampled_from(Grain))


def _decimal(digits: int, exponent: int, *, negative: bool) -> Decimal:
    return Decimal((int(negative), tuple(map(int, str(digits))), exponent))


NOT_NEGATIVE = st.builds(
    _decimal, st.integers(0, 10**40), st.integers(-40, 6), negative=st.just(False)
) | st.sampled_from([Decimal("0.1"), Decimal("0.005"), Decimal("1E+3"), Decimal("33.330"), Decimal("-0")])
NUMBERS = NOT_NEGATIVE | NOT_NEGATIVE.map(lambda number: number.copy_negate())
PERCENT = st.builds(_decimal, st.integers(1, 10**30), st.just(-28), negative=st.just(False)) | st.just(
    Decimal("100.00")
)
STAFF_NO = st.sampled_from(["A01", "龙䶮", "007", "a01"])
PROJECT_NO = st.sampled_from(["P1", "2026#1"])
OWNERS = (
    st.tuples(st.just(Owner.PERSON), STAFF_NO)
    | st.tuples(st.just(Owner.DEPARTMENT), TEXT)
    | st.sampled_from([(Owner.COMPANY, ""), (Owner.EVERYBODY, "")])
)
FOUR = st.tuples(NOT_NEGATIVE, NOT_NEGATIVE, NOT_NEGATIVE, NOT_NEGATIVE)
OPTIONAL = st.none() | NOT_NEGATIVE


def _owned(make: Callable[..., Any]) -> Callable[..., Any]:
    return lambda owner, **stated: make(owner_kind=owner[0], owner=owner[1], **stated)


def _person(first: date, second: date | None, **stated: Any) -> Person:
    late = second if second is None else max(first, second)
    return Person(hired=first if second is None else min(first, second), left=late, **stated)


_MADE: dict[str, st.SearchStrategy[Any]] = {
    "staff": st.builds(
        _person,
        DAYS,
        st.none() | DAYS,
        staff_no=STAFF_NO,
        name=TEXT,
        base_pay=NOT_NEGATIVE,
        department=OPTIONAL_TEXT,
        post=OPTIONAL_TEXT,
        job_rank=OPTIONAL_TEXT,
        scheme=OPTIONAL_TEXT,
        also_scheme=OPTIONAL_TEXT,
    ),
    "assignments": st.builds(
        Assignment,
        staff_no=STAFF_NO,
        start=MONTHS,
        department=OPTIONAL_TEXT,
        post=OPTIONAL_TEXT,
        job_rank=OPTIONAL_TEXT,
        base_pay=OPTIONAL,
        scheme=OPTIONAL_TEXT,
        also_scheme=OPTIONAL_TEXT,
    ),
    "pay_items": st.builds(PayItem, month=MONTHS, staff_no=STAFF_NO, item=TEXT, amount=NUMBERS),
    "targets": st.builds(
        _owned(Target),
        owner=OWNERS,
        year=st.integers(1900, 9998),
        product_line=TEXT | st.just(""),
        quarters=FOUR,
        bases=st.tuples(OPTIONAL, OPTIONAL, OPTIONAL, OPTIONAL),
        base_ratio=OPTIONAL,
    ),
    "projects": st.builds(
        Project,
        project_no=PROJECT_NO,
        name=TEXT,
        contract_amount=NOT_NEGATIVE,
        registered=st.booleans(),
        customer=OPTIONAL_TEXT,
        product_line=TEXT | st.just(""),
    ),
    "shares": st.builds(Share, project_no=PROJECT_NO, staff_no=STAFF_NO, percent=PERCENT),
    "receipts": st.builds(
        Receipt,
        project_no=PROJECT_NO,
        day=DAYS,
        amount=NUMBERS,
        partner_share=NOT_NEGATIVE,
        sales_cost=NOT_NEGATIVE,
        entertainment=NOT_NEGATIVE,
        travel=NOT_NEGATIVE,
    ),
    "measures": st.builds(_owned(Measure), owner=OWNERS, month=MONTHS, name=TEXT, value=NUMBERS),
    "ratings": st.builds(
        Rating,
        period=PERIODS,
        staff_no=STAFF_NO,
        kpi=TEXT,
        rater=TEXT,
        number=st.integers(1, 2**63 - 1),
        score=NOT_NEGATIVE | TEXT,
        note=OPTIONAL_TEXT,
    ),
    "incidents": st.builds(
        Incident,
        day=DAYS,
        staff_no=STAFF_NO,
        kind=TEXT,
        count=st.integers(0, 2**63 - 1),
        points=OPTIONAL,
        note=OPTIONAL_TEXT,
    ),
    "list_rows": st.builds(
        ListRow,
        list_name=TEXT,
        staff_no=STAFF_NO,
        day=DAYS,
        number=st.integers(1, 2**63 - 1),
        cells=st.dictionaries(TEXT | st.just(""), NUMBERS | TEXT | st.just("") | st.booleans() | DAYS, max_size=4),
    ),
    "scheme_files": st.builds(
        SchemeFile, scheme=TEXT, start=st.just("") | MONTHS.map(str), text=TEXT, cases=TEXT | st.just("")
    ),
    "settings": st.builds(Setting, name=TEXT, value=TEXT | st.just("")),
    "by_hand": st.builds(
        ByHand, period=PERIODS, staff_no=STAFF_NO, item=TEXT, value=st.none() | NUMBERS, reason=TEXT
    ),
}
KINDS = tuple(_MADE)


def nouns(kind: str) -> st.SearchStrategy[Any]:
    """Think of any noun of that field of the records."""
    return _MADE[kind]


def grounds() -> Iterable[Noun]:
    """Give every person and project that the nouns above may refer to."""
    yield from (person(staff_no) for staff_no in ("A01", "龙䶮", "007", "a01"))
    yield from (project(project_no) for project_no in ("P1", "2026#1"))
