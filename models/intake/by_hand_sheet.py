"""核定 → what is settled by hand (rules §4)."""

from collections.abc import Iterable
from decimal import Decimal

from models.by_hand import WHOLE, ByHand
from models.intake.cells import Cell, Unreadable
from models.intake.desk import Desk
from models.intake.entry import Entry
from models.intake.labels import alike
from models.intake.numbers import exact
from models.intake.ranges import outside, within
from models.intake.roster import Standing
from models.period import Period
from models.vocabulary import Scale, SchemeWords, SettleableWord
from models.words import _

_HUNDRED = Decimal(100)


def read_by_hand(entries: Iterable[Entry], desk: Desk) -> None:
    """Take the rows of 核定."""
    for entry in entries:
        staff_no, period = desk.staff_no(entry), entry.maybe("期间", Period)
        item = _item(entry, desk)
        value = None if entry.removed else _value(entry, item, staff_no, period, desk)
        if staff_no is None or period is None or item is None:
            continue
        key = (ByHand, period, staff_no, item)
        if not desk.first(key, entry.place("项"), entry):
            continue
        if entry.removed:
            desk.drop(key)
            continue
        desk.places[key] = entry.place("项")
        if not desk.faulty(entry):
            reason = entry.must("原因", str)
            desk.take(ByHand(period=period, staff_no=staff_no, item=item, value=value, reason=reason))


def _item(entry: Entry, desk: Desk) -> str | None:
    name = entry.maybe("项", str)
    if name is None or alike(name) == WHOLE:
        return None if name is None else WHOLE
    found = desk.lexicon.settleable.names.get(alike(name))
    if found is None:
        desk.findings.problem(entry.place("项"), _("没有方案用到核定项「{name}」").format(name=name))
    return found


def _value(
    entry: Entry, item: str | None, staff_no: str | None, period: Period | None, desk: Desk
) -> Decimal | None:
    """Read the figure; where the person's scheme does not use it then, it is kept unchecked, with a warning."""
    standing = desk.roster.standing(staff_no, period)
    words = () if item is None else _words(item, standing, desk)
    if standing is not None and period is not None:
        words = tuple(word for word in words if period.grain in word.grains)
    value = _figure(entry, words, desk)
    if item == WHOLE and value is not None:
        desk.findings.problem(entry.place("数值"), _("全部 只能不填数值（不参加考核）"))
    if standing is None or period is None:
        _check(entry, value, words, desk)
        return value
    whole = item == WHOLE and standing.own is not None and period.grain in standing.own.grains
    if item is not None and not words and not whole:
        what = _("{number} 在 {period} 的考核方案不用核定项「{item}」，保留但不使用")
        desk.findings.warn(entry.place("项"), what.format(number=staff_no, period=period, item=item))
    _check(entry, value, words, desk)
    return value


def _words(item: str, standing: Standing | None, desk: Desk) -> tuple[SettleableWord, ...]:
    """Find the words in the person's own scheme, and among the components of the one shared in (另计方案).

    Where the person is not known well enough, all schemes' words do.
    """
    listing = desk.lexicon.settleable
    if standing is None:
        return listing.anywhere(item)
    shared = tuple(word for word in listing.within(item, standing.also) if word.needs_value)
    return (*listing.within(item, standing.own), *shared)


def _figure(entry: Entry, words: tuple[SettleableWord, ...], desk: Desk) -> Decimal | None:
    cell = entry.cells.get("数值")
    if cell is None or _unassessed(cell):
        return None
    try:
        # What nothing uses is not judged, so that 70% is not refused there either.
        percent = not words or any(word.high == _HUNDRED for word in words)
        return exact(cell, Scale.PERCENT if percent else None)
    except Unreadable as fault:
        desk.findings.problem(entry.place("数值"), fault.what)
        return None


def _unassessed(cell: Cell | None) -> bool:
    """Tell whether no figure is meant: blank, or 不考核 in so many words."""
    return cell is None or (isinstance(cell.value, str) and alike(cell.value) == "不考核")


def _check(entry: Entry, value: Decimal | None, words: tuple[SettleableWord, ...], desk: Desk) -> None:
    if not words or any(_accepts(word, value) for word in words):
        return
    if value is not None:
        first = words[0]
        told = outside(_("数值"), value, first.low, first.high)
        if within(value, first.low, first.high):
            told = _("核定项「{item}」的数值 {value} 应为整数").format(item=first.name, value=f"{value:f}")
        desk.findings.problem(entry.place("数值"), told)
    elif _unassessed(entry.cells.get("数值")):
        told = _("核定项「{item}」需要数值").format(item=words[0].name)
        desk.findings.problem(entry.place("数值"), told)


def _accepts(word: SettleableWord, value: Decimal | None) -> bool:
    if value is None:
        return not word.needs_value
    return within(value, word.low, word.high) and (not word.whole or value == value.to_integral_value())


def check_not_all(desk: Desk) -> None:
    """Refuse to leave every KPI of a person unassessed in a period."""
    gone = {(noun.staff_no, noun.period, noun.item) for noun in desk.remove if isinstance(noun, ByHand)}
    rows = [noun for noun in desk.put if isinstance(noun, ByHand)]
    after = {(noun.staff_no, noun.period, noun.item): noun.value for noun in (*desk.known.by_hand, *rows)}
    unassessed = {key for key, value in after.items() if value is None and key not in gone}
    for staff_no, period in dict.fromkeys((noun.staff_no, noun.period) for noun in rows):
        standing = desk.roster.standing(staff_no, period)
        kpis = _kpis(standing.own, period) if standing is not None and standing.own is not None else ()
        places = [desk.places[key] for kpi in kpis if (key := (ByHand, period, staff_no, kpi)) in desk.places]
        if places and all((staff_no, period, kpi) in unassessed for kpi in kpis):
            what = _("{number} 在 {period} 不能所有考核项都不考核；整期不考核请用 全部")
            desk.findings.problem(max(places), what.format(number=staff_no, period=period))


def _kpis(scheme: SchemeWords, period: Period) -> tuple[str, ...]:
    return tuple(
        word.name for word in scheme.settleable if not word.needs_value and period.grain in word.grains
    )
