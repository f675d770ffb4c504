"""评分 and 评分表 → ratings (rules §5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from models.intake.cells import Cell, Place, Unreadable, shown
from models.intake.convert import words as text_of
from models.intake.desk import Desk
from models.intake.entry import Entry
from models.intake.labels import alike, quoted
from models.intake.numbers import exact, typed
from models.intake.ranges import outside, within
from models.intake.roster import Standing
from models.period import Period
from models.rating import Rating
from models.rating_form import FormIdentity
from models.vocabulary import ItemWord, Scale
from models.words import _

_ZERO, _HUNDRED = Decimal(0), Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One rating as it stands: the row, the KPI as typed, where it is named and where its score is."""

    entry: Entry
    kpi: str
    at: Place
    score_at: Place
    cell: Cell | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """Who is rated, in what, by whom and when, as the schemes and the staff spell it; `None` where it is faulty."""

    staff_no: str | None
    kpi: str
    rater: str | None
    period: Period | None


def read_ratings(narrow: Iterable[Entry], wide: Iterable[Entry], desk: Desk) -> None:
    """Take the rows of both forms; the same rating in both is a duplicate."""
    for entry in narrow:
        kpi, at = entry.maybe("考核项", str), entry.place("考核项")
        score_at, cell = entry.place("得分"), entry.cells.get("得分")
        mark = Mark(entry=entry, kpi=kpi or "", at=at, score_at=score_at, cell=cell)
        _read_row(entry, () if kpi is None else (mark,), desk)
    for entry in wide:
        kpis = (kpi for kpi in entry.header.wide if entry.removed or kpi in entry.wide)
        places = ((kpi, entry.place(kpi)) for kpi in kpis)
        marks = (
            Mark(entry=entry, kpi=kpi, at=at, score_at=at, cell=entry.wide.get(kpi)) for kpi, at in places
        )
        _read_row(entry, tuple(marks), desk)


def _read_row(entry: Entry, marks: tuple[Mark, ...], desk: Desk) -> None:
    staff_no, rater = desk.staff_no(entry), _rater(entry, desk)
    if desk.form is not None:
        _check_form(entry, rater, desk.form, desk)
    for mark in marks:
        _read(mark, staff_no, rater, desk)


def _check_form(entry: Entry, rater: str | None, form: FormIdentity, desk: Desk) -> None:
    """Refuse a row of a rating form that says it is another rater's, another number's or another period's."""
    period, number = entry.maybe("期间", Period), entry.maybe("序号", int) or 1
    foreign = {
        "期间": period is not None and not form.period.covers(period),
        "评分人": rater not in (None, form.rater),
        "序号": number != form.number,
    }
    what = _("这张评分表是 {rater}（序号 {number}）{period} 的，这一行不能写成别的")
    told = what.format(rater=form.rater, number=form.number, period=form.period.title)
    for column in (column for column, wrong in foreign.items() if wrong):
        desk.findings.problem(entry.place(column), told)


def _rater(entry: Entry, desk: Desk) -> str | None:
    name = entry.maybe("评分人", str)
    found = None if name is None else desk.lexicon.rater(name)
    if name is not None and found is None:
        desk.findings.problem(entry.place("评分人"), _("没有方案用到评分人「{name}」").format(name=name))
    return found


def _read(mark: Mark, staff_no: str | None, rater: str | None, desk: Desk) -> None:
    entry, period = mark.entry, mark.entry.maybe("期间", Period)
    kpi = desk.lexicon.items.names.get(alike(mark.kpi))
    if kpi is None:
        desk.findings.problem(mark.at, _("没有方案用到考核项「{name}」").format(name=mark.kpi))
        return
    rated = Rated(staff_no=staff_no, kpi=kpi, rater=rater, period=period)
    score = None if entry.removed else _score(mark, kpi, _words(mark, rated, desk), desk)
    if rater is None or period is None or staff_no is None:
        return
    number = entry.maybe("序号", int) or 1
    key = (Rating, period, staff_no, kpi, rater, number)
    if not desk.first(key, mark.score_at, entry):
        return
    if entry.removed:
        desk.drop(key)
    elif score is not None and not desk.faulty(entry):
        before = desk.recall(key, Rating)
        note = entry.kept("备注", str, before.note if before else None)
        desk.take(
            Rating(
                period=period, staff_no=staff_no, kpi=kpi, rater=rater, number=number, score=score, note=note
            )
        )


def _words(mark: Mark, rated: Rated, desk: Desk) -> tuple[ItemWord, ...]:
    """Find the words that judge a rating; none, with a warning, where the person's scheme does not use it then.

    Where the person, the rater or the period is faulty, all schemes' words do.
    """
    standing = desk.roster.standing(rated.staff_no, rated.period)
    if standing is None or rated.rater is None:
        return desk.lexicon.items.anywhere(rated.kpi)
    unused = _unused(standing, rated, desk)
    if unused is not None:
        told = unused.format(number=rated.staff_no, period=rated.period, name=rated.kpi)
        desk.findings.warn(mark.at, told)
        return ()
    items = [item for item in desk.lexicon.items.within(rated.kpi, standing.own) if _rates(item, rated)]
    found = tuple(item for item in items if rated.rater in item.raters)
    if not found:
        roles = quoted(tuple(dict.fromkeys(role for item in items for role in item.raters)))
        what = _("考核项「{kpi}」的评分人应为 {roles}，不是 {rater}")
        told = what.format(kpi=rated.kpi, roles=roles, rater=rated.rater)
        desk.findings.problem(mark.entry.place("评分人"), told)
    return found or tuple(items)


def _rates(item: ItemWord, rated: Rated) -> bool:
    return rated.period is not None and rated.period.grain in item.grains


def _unused(standing: Standing, rated: Rated, desk: Desk) -> str | None:
    """Say why the person's scheme does not use a rating, `None` where it does."""
    if not standing.employed:
        return _("{number} 在 {period} 不在职，评分保留但不使用")
    items = desk.lexicon.items.within(rated.kpi, standing.own)
    if not items:
        return _("{number} 在 {period} 的考核方案没有评分项「{name}」，保留但不使用")
    if all(rated.rater not in item.raters for item in (standing.own.items if standing.own else ())):
        return _("{number} 在 {period} 的考核方案没有这个评分人，「{name}」的评分保留但不使用")
    if not any(_rates(item, rated) for item in items):
        return _("考核项「{name}」不按 {period} 这样的期间评分，保留但不使用")
    return None


def _score(mark: Mark, kpi: str, words: tuple[ItemWord, ...], desk: Desk) -> Decimal | str | None:
    """Read a score by the first word that it suits; the first word says what is wrong where none does."""
    if mark.cell is None:
        return None
    faults = []
    for word in words or (None,):
        try:
            if word is None:
                return _unchecked(mark.cell, desk.lexicon.items.anywhere(kpi))
            return _judged(mark.cell, word)
        except Unreadable as fault:
            faults.append(fault.what)
    desk.findings.problem(mark.score_at, faults[0])
    return None


def _judged(cell: Cell, item: ItemWord) -> Decimal | str:
    return _label(cell, item) if item.labels else _number(cell, item)


def _unchecked(cell: Cell, items: tuple[ItemWord, ...]) -> Decimal | str:
    """Keep a rating that nothing uses: a label typed as text, a number not below zero, anything else as its words."""
    text = text_of(cell)
    if isinstance(cell.value, str):
        labels = (label for item in items for label in item.labels if alike(label) == alike(text))
        if found := next(labels, None):
            return found
    try:
        number = exact(cell, Scale.PERCENT)
    except Unreadable:
        return text
    return number if number >= 0 else text


def _label(cell: Cell, item: ItemWord) -> str:
    labels = {alike(label): label for label in item.labels}
    found = labels.get(alike(text_of(cell)))
    if found is None:
        found = next((label for label in item.labels if _same_number(cell, label)), None)
    if found is None:
        what = _("得分「{value}」不是「{kpi}」的选项：{labels}")
        raise Unreadable(what.format(value=shown(cell.value), kpi=item.name, labels=quoted(item.labels)))
    return found


def _same_number(cell: Cell, label: str) -> bool:
    """Tell whether a label that is a number (5, 50%) is the number in the cell."""
    try:
        return typed(cell) == typed(Cell(value=label))
    except Unreadable:
        return False


def _number(cell: Cell, item: ItemWord) -> Decimal:
    number = exact(cell, Scale.PERCENT if item.high == _HUNDRED else None)
    if not within(number, _ZERO, item.high):
        raise Unreadable(outside(_("得分"), number, _ZERO, item.high))
    if item.whole and number != number.to_integral_value():
        raise Unreadable(_("得分 {value} 应为整数").format(value=shown(cell.value)))
    return number
