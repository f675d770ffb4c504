"""A rating form holds its rater's people and items with drop-downs and bounds — and nothing else of the office."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest
from openpyxl import load_workbook

from calculators.documents.letterhead import Letterhead
from calculators.documents.rating_paper import write_rating_paper
from calculators.documents.rating_workbook import title_of, write_rating_form
from calculators.rating_forms import forms_of, planned
from models.faults import UserFault
from models.intake import read_workbook
from models.intake.book import open_book
from models.intake.form import form_of
from models.period import Period
from models.project import Project, Receipt, Share
from models.rating import Rating
from models.rating_form import FormIdentity, RaterPlan, RatingForm, Split
from models.records import OfficeIdentity, Records
from models.staff import PayItem, Person
from tests.models.intake.small_office import VOCABULARY
from tests.rating_forms import fill_form, parts_of

QUARTER = Period.parse("2026Q1")
IDENTITY = OfficeIdentity(company="青桐软件", branch="临江分公司", file_id="office-1")
HEAD = Letterhead(company="青桐软件", branch="临江分公司")


def _person(staff_no: str, name: str, scheme: str, department: str, pay: str) -> Person:
    return Person(
        staff_no=staff_no, name=name, hired=date(2024, 1, 1), base_pay=Decimal(pay), scheme=scheme, department=department
    )


ANN = _person("A1", "安然", "branch", "销售一部", "6123.45")
CLARA = _person("C3", "岑溪", "branch", "销售二部", "7234.56")
BEN = _person("B2", "毕成", "shop", "门店", "8345.67")
RECORDS = Records(
    identity=IDENTITY,
    staff=(ANN, BEN, CLARA),
    pay_items=(PayItem(month=Period.parse("2026-01"), staff_no="A1", item="住房补贴", amount=Decimal("912.34")),),
    projects=(Project(project_no="P1", name="甲项目", contract_amount=Decimal("88776.65"), registered=True),),
    shares=(Share(project_no="P1", staff_no="A1", percent=Decimal("37.5")),),
    receipts=(Receipt(project_no="P1", day=date(2026, 2, 1), amount=Decimal("45678.9")),),
    ratings=(
        Rating(period=QUARTER, staff_no="A1", kpi="团队精神", rater="总监", score=Decimal("7.77"), note="私下的话"),
        Rating(period=QUARTER, staff_no="A1", kpi="团队精神", rater="总经理", score=Decimal("6.66"), note="自己的话"),
        Rating(period=QUARTER.shifted(-1), staff_no="A1", kpi="文档", rater="总监", number=3, score="不完整"),
    ),
)
SECRETS = ("6123.45", "7234.56", "8345.67", "912.34", "88776.65", "45678.9", "37.5", "7.77", "6.66", "私下的话", "自己的话")


def plans() -> dict[str, RaterPlan]:
    return {plan.rater: plan for plan in planned(RECORDS, VOCABULARY, QUARTER)}


def form(rater: str, **other: object) -> RatingForm:
    plan = RaterPlan(rater=rater, people=0, departments=0, items=0, **other)  # type: ignore[arg-type]
    return forms_of(RECORDS, VOCABULARY, QUARTER, [plan])[0]


@pytest.fixture
def general(tmp_path: Path) -> Path:
    """Write the form of the 总监: two people, three items of every kind of scale."""
    write_rating_form(tmp_path / "总监.xlsx", form("总监"), HEAD)
    return tmp_path / "总监.xlsx"


def test_each_role_has_its_people_and_items() -> None:
    """A role is proposed as many copies as it rated with lately."""
    told = {rater: (plan.people, plan.items, plan.copies, plan.forms) for rater, plan in plans().items()}
    assert told == {"总监": (2, 3, 3, 3), "总经理": (2, 1, 1, 1), "经理": (2, 2, 1, 1), "店长": (1, 1, 1, 1)}
    assert [(r.person.staff_no, r.item.name) for r in form("总监").rated] == [
        ("A1", "团队精神"), ("A1", "笔试"), ("A1", "文档"), ("C3", "团队精神"), ("C3", "笔试"), ("C3", "文档"),
    ]  # fmt: skip
    months = [str(r.period) for r in form("店长").rated]
    assert months == ["2026-01", "2026-02", "2026-03"], "what is rated by the month stands on the quarter's form"


def test_several_of_one_role_get_numbered_forms() -> None:
    made = forms_of(RECORDS, VOCABULARY, QUARTER, [plans()["总监"]])
    assert [f.identity for f in made] == [
        FormIdentity(office="office-1", period=QUARTER, rater="总监", number=number) for number in (1, 2, 3)
    ]
    assert [title_of(f) for f in made] == [f"总监评分表（序号 {number}）" for number in (1, 2, 3)]
    assert title_of(form("总监")) == "总监评分表"


@pytest.mark.parametrize(
    ("split", "told"),
    [
        (Split.TOGETHER, [("", ["A1", "C3"])]),
        (Split.DEPARTMENT, [("销售一部", ["A1"]), ("销售二部", ["C3"])]),
        (Split.PERSON, [("A1 安然", ["A1"]), ("C3 岑溪", ["C3"])]),
    ],
)
def test_a_form_may_be_about_a_department_or_a_person_alone(split: Split, told: list[tuple[str, list[str]]]) -> None:
    made = forms_of(RECORDS, VOCABULARY, QUARTER, [RaterPlan(rater="总经理", people=2, departments=2, items=1, split=split)])
    assert [(f.audience, [r.person.staff_no for r in f.rated]) for f in made] == told


def test_who_is_not_there_or_rated_by_nobody_is_on_no_form() -> None:
    assert planned(RECORDS, VOCABULARY, Period.parse("2023Q4")) == ()
    assert forms_of(RECORDS, VOCABULARY, QUARTER, [RaterPlan(rater="没有这个人", people=0, departments=0, items=0)]) == ()


def test_no_pay_no_other_score_and_nothing_hidden_is_in_any_part_of_the_file(general: Path) -> None:
    """Looked for in the XML itself: what a rater can't see must not be there either."""
    parts = parts_of(general)
    everything = "".join(parts.values())
    assert "安然" in everything
    for secret in (*SECRETS, "毕成", "服务态度", "价值观", "总经理", "店长"):
        assert secret not in everything, secret
    assert re.findall(r'hidden="(?!0")|<sheet [^>]*state="(?!visible")', everything) == []
    assert re.findall(r'<definedName name="([^"]+)"', everything) == ["_xlnm.Print_Titles"]
    assert not [name for name in parts if "comment" in name.lower() or "external" in name.lower()]
    assert "password" not in everything.lower(), "what is locked has no password"
    assert [name for name in parts if name.startswith("xl/worksheets/sheet")] == [
        "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml",
    ]  # fmt: skip


def test_no_pay_and_no_other_score_is_on_paper(tmp_path: Path) -> None:
    path = tmp_path / "总监.pdf"
    write_rating_paper(path, form("总监", copies=2), HEAD)
    document = pypdfium2.PdfDocument(path)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    for secret in (*SECRETS, "毕成", "服务态度"):
        assert secret not in text, secret
    for word in ("总监评分表（序号 1）", "2026年一季度", "临江分公司", "安然", "岑溪", "团队精神", "□ 完整", "评分人签字"):
        assert word in text, word
    assert "0–10" in text.replace("0–100", "")


def test_a_score_is_chosen_from_a_list_or_bounded(general: Path) -> None:
    """The list stands on the guide, where it can be seen; a number has its item's bounds."""
    book = load_workbook(general)
    page = book["评分"]
    head = [str(cell.value) for cell in page[1]]
    assert head == ["工号", "姓名", "期间", "考核项", "评分范围", "得分", "备注", "评分人", "序号"]
    rules = {cell: rule for rule in page.data_validations.dataValidation for cell in str(rule.sqref).split()}
    assert [str(page.cell(row, 4).value) for row in (2, 3, 4)] == ["团队精神", "笔试", "文档"]
    bounds = [(rules[f"F{row}"].type, rules[f"F{row}"].formula1, rules[f"F{row}"].formula2) for row in (2, 3)]
    assert bounds == [("decimal", "0", "10"), ("decimal", "0", "100")]
    choice = rules["F4"]
    title, _, area = choice.formula1.replace("$", "").partition("!")
    assert (choice.type, title) == ("list", "'填写说明'")
    assert [cell.value for cell in book["填写说明"][area][0]] == ["完整", "不完整"]
    assert {rule.errorStyle for rule in rules.values()} == {None}, "what isn't allowed is stopped"
    assert sorted(rules) == ["F2", "F3", "F4", "F5", "F6", "F7"]


def test_whole_numbers_are_asked_for_where_the_scheme_does(tmp_path: Path) -> None:
    write_rating_form(tmp_path / "经理.xlsx", form("经理"), HEAD)
    page = load_workbook(tmp_path / "经理.xlsx")["评分"]
    kinds = {rule.type for rule in page.data_validations.dataValidation}
    assert kinds == {"whole", "list"}
    assert [page.cell(row, 5).value for row in (2, 3)] == ["5 / 10 / 50%", "0–5 的整数"]


def test_only_score_and_note_can_be_typed(general: Path) -> None:
    page = load_workbook(general)["评分"]
    assert page.protection.sheet
    open_cells = {cell.coordinate[0] for row in page.iter_rows(min_row=2) for cell in row if not cell.protection.locked}
    assert open_cells == {"F", "G"}


def test_a_filled_form_is_read_as_a_data_workbook_too(general: Path) -> None:
    """Its sheet 评分 is the data workbook's; only the scale is unknown there, and said to be."""
    scores = {(no, kpi): score for no in ("A1", "C3") for kpi, score in (("团队精神", 8.5), ("笔试", 90), ("文档", "完整"))}
    fill_form(general, scores)
    intake = read_workbook(general, RECORDS, VOCABULARY, staff_optional=True)
    assert {(noun.rater, noun.number) for noun in intake.put if isinstance(noun, Rating)} == {("总监", 1)}
    assert [noun.score for noun in intake.put if isinstance(noun, Rating)][:3] == [Decimal("8.5"), Decimal(90), "完整"]
    assert intake.warnings == ("评分!E1: 不认识的列「评分范围」，未读取",)


def test_a_form_says_itself_what_it_is(general: Path) -> None:
    known = form_of(open_book(general), general.name)
    assert known is not None
    assert known.identity == FormIdentity(office="office-1", period=QUARTER, rater="总监", number=1)


def test_the_same_form_gives_the_same_paper(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        write_rating_paper(tmp_path / name, form("店长"), HEAD)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_a_target_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    for write, name in ((write_rating_form, "a.xlsx"), (write_rating_paper, "a.pdf")):
        with pytest.raises(UserFault, match="无法写入"):
            write(tmp_path / "没有" / name, form("总监"), HEAD)
