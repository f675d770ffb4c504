"""Papers a person at a time: whose they are, written one by one, together, for some people, or cancelled."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest

from calculators.jobs.assessing import assess
from calculators.jobs.offices import sample_office
from calculators.jobs.papers import Papers, bonus_slips, payslips, year_reports
from models.faults import UserFault
from models.office import Office
from models.period import Period

FIRST, APRIL, YEAR = Period.parse("2026Q1"), Period.parse("2026-04"), Period.parse("2026")
KINDS: dict[str, Callable[[Office], Papers]] = {
    "奖金单": lambda office: bonus_slips(office, assess(office, FIRST), annexed=False),
    "工资单": lambda office: payslips(office, APRIL, annexed=False),
    "年度报告": lambda office: year_reports(office, YEAR),
}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Open the sample office."""
    made = sample_office(tmp_path_factory.mktemp("office") / "sample.jidan")
    yield made
    made.close()


def test_there_are_no_slips_of_a_period_in_which_nobody_is_assessed(office: Office) -> None:
    """The sample's people are assessed by quarter: a month has no slips, and says so."""
    with pytest.raises(UserFault, match="2026年4月没有要考核的人"):
        bonus_slips(office, assess(office, APRIL))


def _text(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


@pytest.mark.parametrize("kind", KINDS)
def test_the_papers_of_some_people_hold_nobody_elses_name(office: Office, kind: str, tmp_path: Path) -> None:
    papers = KINDS[kind](office)
    first, second, third, *_others = papers.people
    whom = (first.staff_no, third.staff_no)
    told: list[tuple[int, int]] = []
    text = _text(papers.pdf(whom, progress=lambda done, of: told.append((done, of))))
    assert first.name in text
    assert third.name in text
    assert second.name not in text
    assert told[-1][0] == told[-1][1]
    papers.write_each(tmp_path, staff_nos=whom)
    assert sorted(path.name.split("_")[0] for path in tmp_path.iterdir()) == sorted(whom)
    assert papers.boxed(None) == ()


@pytest.mark.parametrize("kind", KINDS)
def test_cancelled_papers_come_to_nothing(office: Office, kind: str, tmp_path: Path) -> None:
    papers = KINDS[kind](office)
    assert papers.pdf(cancelled=lambda: True) == b""
    assert papers.write_each(tmp_path / "each", cancelled=lambda: True) == ()
    assert list(tmp_path.iterdir()) == []


def test_each_paper_has_its_amount(office: Office) -> None:
    """A slip the total of the period, a payslip what is paid out, a report of a year none."""
    slips = {who.staff_no: who.amount for who in KINDS["奖金单"](office).people}
    assert slips == {row.staff_no: row.total for row in assess(office, FIRST).assessment.summary}
    pay = {who.staff_no: who.amount for who in KINDS["工资单"](office).people}
    base = {person.staff_no: person.base_pay for person in office.records().staff}
    assert all(amount is not None and amount >= base[staff_no] for staff_no, amount in pay.items())
    assert {who.amount for who in KINDS["年度报告"](office).people} == {None}
    assert sum((amount for amount in slips.values() if amount), Decimal(0)) > 0


def test_a_month_in_which_nobody_is_paid_is_said(office: Office) -> None:
    with pytest.raises(UserFault, match="没有要发工资的人"):
        payslips(office, Period.parse("1999-01"))
