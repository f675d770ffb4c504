"""Run a scheme's worked cases: its sheets in, its figures compared with those expected."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import chain

from calculators.assessment.assess import Assessor
from calculators.assessment.shown import shown
from calculators.formula.values import NotApplicable
from calculators.policy.hints import hint
from calculators.policy.library import Library
from calculators.policy.quantity import Policy
from calculators.policy.vocabulary import vocabulary
from models.by_hand import ByHand
from models.faults import InputFault
from models.intake.book import Grid
from models.intake.cells import Cell
from models.intake.intake import Intake
from models.intake.reading import examine
from models.measure import Measure
from models.period import Period
from models.project import Project
from models.rating import Rating
from models.records import Records
from models.results import Assessment, Result, Status
from models.scheme.worked import SHARED, TextTable, WorkedCase, period_of
from models.staff import Assignment, PayItem, Person
from models.target import Target
from models.words import _

MISSING, NONE, NOT_ASSESSED = "缺", "无", "不考核"
_VERDICT = ("总分", "等级", "KPI奖金系数")
"""What a case may also call 无 where it is missing."""
STAFF = "员工"
STAFF_DEFAULTS = {"姓名": "", "入职日期": "2020-01-01", "月基本工资(元)": "0"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One figure that comes out otherwise than a case expects.

    Without `item` a whole result isn't there; without `got` the scheme has no such item, `close` names one like it.
    `lacking` names what the result lacks where the figure is missing.
    """

    who: str
    item: str = ""
    expected: str = ""
    got: str = ""
    close: str = ""
    lacking: str = ""

    def __str__(self) -> str:
        if not self.item:
            return _("{who}：没有这个结果；这个人那一期没有参加本方案，或期间写得不对").format(who=self.who)
        if not self.got:
            return _("{who} {item}：方案里没有这一项").format(who=self.who, item=self.item) + self.close
        what = _("{who} {item}：应为 {expected}，算得 {got}")
        told = what.format(who=self.who, item=self.item, expected=self.expected, got=self.got)
        return _("{told}（{lacking}）").format(told=told, lacking=self.lacking) if self.lacking else told


def differences(case: WorkedCase, scheme: str, library: Library) -> list[str]:
    """List in words what a case expects otherwise than it comes out; InputFault where its sheets can't be read."""
    return [str(found) for found in compare(case, scheme, library)]


def compare(case: WorkedCase, scheme: str, library: Library) -> Iterator[Difference]:
    """List what a case expects otherwise than it comes out; InputFault where its sheets can't be read."""
    assessor = office_of(case, scheme, library)
    header, *rows = case.expect
    assessed = {period: assessor.assess(period) for period in case.periods}
    for column, head in enumerate(header[1:], 1):
        result = _find(assessed, head, case.period)
        if result is None:
            yield Difference(who=head)
            continue
        for item, expected in ((row[0], row[column]) for row in rows if row[column]):
            got = _figure(assessor, result, item)
            if got is None:
                policy = assessor.subject(result)[0].policy
                known = {*_of_whole(result, policy), *_names(policy)}
                yield Difference(who=head, item=item, close=hint(item, known))
            elif not fits(expected, got) and not (expected == NONE and got == MISSING and item in _VERDICT):
                lacking = "、".join(result.missing) if got == MISSING else ""
                yield Difference(who=head, item=item, expected=expected, got=got, lacking=lacking)


def office_of(case: WorkedCase, scheme: str, library: Library) -> Assessor:
    """Lay out a case's sheets as an office; InputFault where they can't be read."""
    grids = tuple(_grid(name, table) for name, table in _with_staff(case, scheme).items())
    reading = examine(grids, Records(), vocabulary(library), staff_optional=False)
    reading.refuse_faulty()
    if reading.unread:
        raise InputFault(_("算例里有没有读到的表或列"), reading.unread)
    return Assessor(records_of(reading.intake), library)


def _with_staff(case: WorkedCase, scheme: str) -> dict[str, TextTable]:
    """Complete the sheet 员工: people of the figures, and what a case need not say of them."""
    people = dict.fromkeys(head.split()[0] for head in case.expect[0][1:])
    header, *rows = case.sheets.get(STAFF) or (("工号",), *((staff_no,) for staff_no in people))
    further = {**STAFF_DEFAULTS, "考核方案": scheme}
    added = [name for name in further if name not in header]
    number = header.index("工号")
    full = [(*row, *(further[name] or row[number] for name in added)) for row in rows]
    return {**case.sheets, STAFF: ((*header, *added), *full)}


def _grid(title: str, table: TextTable) -> Grid:
    rows = {
        number: {column: Cell(value=text) for column, text in enumerate(row, 1) if text}
        for number, row in enumerate(table, 1)
    }
    return Grid(title=title, hidden=False, rows=rows)


def records_of(intake: Intake) -> Records:
    """Take an intake as all that is recorded."""
    put = intake.put
    return Records(
        staff=tuple(n for n in put if isinstance(n, Person)),
        assignments=tuple(n for n in put if isinstance(n, Assignment)),
        pay_items=tuple(n for n in put if isinstance(n, PayItem)),
        targets=tuple(n for n in put if isinstance(n, Target)),
        projects=tuple(n for n in put if isinstance(n, Project)),
        measures=tuple(n for n in put if isinstance(n, Measure)),
        ratings=tuple(n for n in put if isinstance(n, Rating)),
        by_hand=tuple(n for n in put if isinstance(n, ByHand)),
        shares=tuple(chain.from_iterable(intake.shares.values())),
        receipts=tuple(chain.from_iterable(intake.receipts.values())),
        incidents=tuple(chain.from_iterable(intake.incidents.values())),
        list_rows=tuple(chain.from_iterable(intake.list_rows.values())),
    )


def _find(assessed: Mapping[Period, Assessment], head: str, period: Period) -> Result | None:
    """Find the result that a column is about: 工号, then perhaps 另计 and a period of its own."""
    staff_no, *further = head.split()
    asked = period_of(head) or period
    key = (staff_no, SHARED not in further, asked)
    return next((r for r in assessed[asked].results if (r.staff_no, r.own, r.period) == key), None)


def _figure(assessor: Assessor, result: Result, item: str) -> str | None:
    """Give a figure of a result in words: one of the whole result, or a name of the scheme's; None for any other name."""
    engine, subject = assessor.subject(result)
    policy, named = engine.policy, _of_whole(result, engine.policy) | dict(_of_parts(result))
    if item in named:
        return named[item]
    if item in policy.quantities:
        value = engine.value(policy.quantities[item], subject)
        return NONE if isinstance(value, NotApplicable) else shown(value)
    if item in {adjustment.name for adjustment in policy.adjustments}:
        return "0"
    return NONE if item in _names(policy) else None


def _names(policy: Policy) -> set[str]:
    """List what a case may ask for by the scheme's own names."""
    figures = {quantity.name for quantity in (*policy.kpis, *policy.adjustments, *policy.components)}
    return {*policy.quantities, *figures, *(subscore.name for subscore in policy.subscores)}


def _of_whole(result: Result, policy: Policy) -> dict[str, str]:
    """List the figures of a whole result; where KPIs are assessed, a score that isn't there is missing."""
    absent = MISSING if result.kpis else NONE
    return {
        _("总分"): _said(result.score, absent),
        _("等级"): result.grade or (absent if policy.grading else NONE),
        _("名次"): str(result.rank or NONE),
        _("KPI奖金系数"): _said(result.coefficient, absent),
        _("合计"): _said(result.total, MISSING),
        _("状态"): _("完整") if result.status is Status.COMPLETE else _("不完整"),
        _("缺项"): "、".join(result.missing) or NONE,
        _("标记"): "、".join(flag.text for flag in result.flags) or NONE,
        _("提示"): "、".join(result.warnings) or NONE,
    }


def _of_parts(result: Result) -> Iterator[tuple[str, str]]:
    for kpi in result.kpis:
        yield kpi.name, _said(kpi.points, MISSING) if kpi.assessed else NOT_ASSESSED
    for part in (*result.adjustments, *result.subscores):
        yield part.name, _said(part.points, MISSING)
    for component in result.components:
        yield component.name, _said(component.amount, MISSING)


def _said(value: Decimal | None, absent: str = NONE) -> str:
    return absent if value is None else f"{value:f}"


def fits(expected: str, got: str) -> bool:
    """Tell whether a figure is the expected one: numbers by value, words as written, `…` for anything around them."""
    if expected.startswith("…"):
        return all(part in got for part in expected.split("…") if part)
    try:
        return _exact(expected) == Decimal(got)
    except InvalidOperation:
        return expected == got


def _exact(text: str) -> Decimal:
    """Read a number; 3% is 0.03."""
    return Decimal(text[:-1]) / 100 if text.endswith("%") else Decimal(text)
