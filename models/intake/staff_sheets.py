"""员工, 任职 and 工资项 → nouns (rules §3)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from models.intake.dates import FIRST_YEAR
from models.intake.desk import STAFF_NO, Desk
from models.intake.entry import Entry
from models.intake.labels import alike
from models.intake.sheets import NAME
from models.period import Period
from models.staff import NO_SCHEME, Assignment, PayItem, Person
from models.words import _

OWN, ALSO = "考核方案", "另计方案"


def read_staff(entries: Iterable[Entry], desk: Desk) -> None:
    """Take the rows of 员工; a 工号 whose row is faulty is known all the same."""
    rows = tuple(entries)
    for entry in rows:
        staff_no = _staff_key(entry, desk)
        if staff_no is not None and entry.removed:
            desk.roster.forget(staff_no)
            desk.drop((Person, staff_no))
        elif staff_no is not None:
            _read_person(entry, staff_no, desk)


def _staff_key(entry: Entry, desk: Desk) -> str | None:
    typed = entry.maybe(STAFF_NO, str)
    if typed is None:
        return None
    staff_no = desk.spelling.of(STAFF_NO, desk.roster.number(typed) or typed)
    return staff_no if desk.first((Person, staff_no), entry.place(STAFF_NO), entry) else None


def _read_person(entry: Entry, staff_no: str, desk: Desk) -> None:
    desk.roster.name(staff_no, entry.maybe(NAME, str))
    before = desk.recall((Person, staff_no), Person)
    own, also = _schemes(entry, desk)
    hired, left = entry.maybe("入职日期", date), entry.kept("离职日期", date, before.left if before else None)
    if hired is not None and left is not None and left < hired:
        desk.findings.problem(
            entry.place("离职日期"), _("离职日期 {left} 早于入职日期 {hired}").format(left=left, hired=hired)
        )
    if hired is None or desk.faulty(entry):
        _suppose(entry, staff_no, own, also, desk)
        return
    person = Person(
        staff_no=staff_no,
        name=entry.must(NAME, str),
        hired=hired,
        left=left,
        base_pay=entry.must("月基本工资(元)", Decimal),
        department=_group(entry, desk, "部门", before.department if before else None),
        post=_group(entry, desk, "岗位", before.post if before else None),
        job_rank=_group(entry, desk, "职级", before.job_rank if before else None),
        scheme=_ended(own) if OWN in entry.header.columns or before is None else before.scheme,
        also_scheme=_ended(also) if ALSO in entry.header.columns or before is None else before.also_scheme,
    )
    desk.roster.add(person)
    desk.take(person)


def _suppose(entry: Entry, staff_no: str, own: str | None, also: str | None, desk: Desk) -> None:
    """Let a person with a faulty row be judged by the schemes stated, so that all other faults are told as well."""
    if any(column in entry.cells and name is None for column, name in ((OWN, own), (ALSO, also))):
        desk.roster.doubt(staff_no)
        return
    always = Person(staff_no=staff_no, name="", hired=date(FIRST_YEAR, 1, 1), base_pay=Decimal(0))
    desk.roster.add(replace(always, scheme=_ended(own), also_scheme=_ended(also)))
    desk.roster.name(staff_no, entry.maybe(NAME, str))


def _ended(scheme: str | None) -> str | None:
    return None if scheme == NO_SCHEME else scheme


def _group(entry: Entry, desk: Desk, column: str, before: str | None) -> str | None:
    text = entry.kept(column, str, before)
    return None if text is None else desk.spelling.of(column, text)


def _schemes(entry: Entry, desk: Desk) -> tuple[str | None, str | None]:
    """Give the ids of the own scheme and of 另计方案, 无 as it stands, `None` for a blank."""
    own, also = _scheme(entry, desk, OWN), _scheme(entry, desk, ALSO)
    words = desk.lexicon.scheme(also) if also is not None and also != NO_SCHEME else None
    if words is not None and not words.opens:
        what = _("方案「{title}」没有对所有人开放的奖金项，不能作为另计方案")
        desk.findings.problem(entry.place(ALSO), what.format(title=words.title))
    return own, also


def _scheme(entry: Entry, desk: Desk, column: str) -> str | None:
    text = entry.maybe(column, str)
    if text is None or alike(text) == NO_SCHEME:
        return None if text is None else NO_SCHEME
    words = desk.lexicon.scheme(text)
    if words is None:
        desk.findings.problem(entry.place(column), _("没有这个考核方案「{scheme}」").format(scheme=text))
        return None
    return words.id


def read_assignments(entries: Iterable[Entry], desk: Desk) -> None:
    """Take the rows of 任职; a blank cell changes nothing, 无 ends a scheme."""
    for entry in entries:
        staff_no, start = desk.staff_no(entry), entry.maybe("起始月份", Period)
        own, also = _schemes(entry, desk) if not entry.removed else (None, None)
        if staff_no is None or start is None:
            continue
        key = (Assignment, staff_no, start)
        if not desk.first(key, entry.place(STAFF_NO), entry):
            continue
        if entry.removed:
            desk.roster.unassign(staff_no, start)
            desk.drop(key)
        elif not desk.faulty(entry):
            before = desk.recall(key, Assignment) or Assignment(staff_no=staff_no, start=start)
            assignment = Assignment(
                staff_no=staff_no,
                start=start,
                department=_group(entry, desk, "部门", before.department),
                post=_group(entry, desk, "岗位", before.post),
                job_rank=_group(entry, desk, "职级", before.job_rank),
                base_pay=entry.kept("月基本工资(元)", Decimal, before.base_pay),
                scheme=own if OWN in entry.header.columns else before.scheme,
                also_scheme=also if ALSO in entry.header.columns else before.also_scheme,
            )
            desk.roster.assign((assignment,))
            desk.take(assignment)


def read_pay_items(entries: Iterable[Entry], desk: Desk) -> None:
    """Take the rows of 工资项; an item that no scheme uses gives a warning."""
    for entry in entries:
        staff_no, month, typed = desk.staff_no(entry), entry.maybe("月份", Period), entry.maybe("工资项", str)
        if staff_no is None or month is None or typed is None:
            continue
        item = desk.lexicon.pay_item(typed)
        if item is None and not entry.removed:
            what = _("没有方案用到工资项「{item}」")
            desk.findings.warn(entry.place("工资项"), what.format(item=typed))
        item = item or desk.spelling.of("工资项", typed)
        key = (PayItem, month, staff_no, item)
        if not desk.first(key, entry.place("工资项"), entry):
            continue
        if entry.removed:
            desk.drop(key)
        elif not desk.faulty(entry):
            amount = entry.must("金额(元)", Decimal)
            desk.take(PayItem(month=month, staff_no=staff_no, item=item, amount=amount))
