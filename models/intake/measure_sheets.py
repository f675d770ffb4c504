"""月度指标 and 月度指标表 → measures (rules §4, §6)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from models.intake.cells import Cell, Place, Unreadable
from models.intake.desk import Desk
from models.intake.entry import Entry
from models.intake.numbers import exact
from models.intake.owners import OWNER, TITLES, read_owner
from models.intake.ranges import outside, within
from models.measure import Measure
from models.period import Period
from models.target import Owner
from models.vocabulary import MeasureWord, Scale
from models.words import _

_ONE, _HUNDRED = Decimal(1), Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measure as it stands: the row, the measure's name, where it is named and where its value is."""

    entry: Entry
    name: str
    at: Place
    value_at: Place
    cell: Cell | None


def read_measures(narrow: Iterable[Entry], wide: Iterable[Entry], desk: Desk) -> None:
    """Take the rows of both forms; the same measure in both is a duplicate."""
    for entry in narrow:
        name = entry.maybe("指标", str)
        at, value_at, cell = entry.place("指标"), entry.place("数值"), entry.cells.get("数值")
        if name is None:
            read_owner(entry, desk, shared=True)
        else:
            _read(Figure(entry=entry, name=name, at=at, value_at=value_at, cell=cell), desk)
    for entry in wide:
        names = [name for name in entry.header.wide if entry.removed or name in entry.wide]
        if not names:
            read_owner(entry, desk, shared=True)
        for name in names:
            at = entry.place(name)
            _read(Figure(entry=entry, name=name, at=at, value_at=at, cell=entry.wide.get(name)), desk)


def _read(figure: Figure, desk: Desk) -> None:
    entry, month = figure.entry, figure.entry.maybe("月份", Period)
    words = desk.lexicon.measures.anywhere(figure.name)
    if not words:
        desk.findings.problem(figure.at, _("没有方案用到指标「{name}」").format(name=figure.name))
    owner = read_owner(entry, desk, shared=not words or any(word.shared for word in words))
    value = _value(figure, _words_for(owner, month, figure.name, desk), desk)
    if not words or owner is None or not _suits(owner[0], words, figure.at, desk) or month is None:
        return
    key = (Measure, month, *owner, words[0].name)
    if not desk.first(key, figure.value_at, entry):
        return
    desk.places[key] = figure.value_at
    if entry.removed:
        desk.drop(key)
    elif value is not None and not desk.faulty(entry):
        _note_absence(owner, month, entry, desk)
        kind, name = owner[0], words[0].name
        desk.take(Measure(month=month, owner_kind=kind, owner=owner[1], name=name, value=value))


def _suits(kind: Owner, words: tuple[MeasureWord, ...], at: Place, desk: Desk) -> bool:
    """Tell whether a measure of that name may belong to such an owner."""
    allowed = {word.owner for word in words}
    if any(word.shared for word in words):
        allowed |= {Owner.COMPANY, Owner.EVERYBODY}
    if kind in allowed:
        return True
    titles = "、".join(TITLES[owner] for owner in TITLES if owner in allowed)
    what = _("指标「{name}」属于{owners}，不能记在{kind}名下")
    desk.findings.problem(at, what.format(name=words[0].name, owners=titles, kind=TITLES[kind]))
    return False


def _words_for(
    owner: tuple[Owner, str] | None, month: Period | None, name: str, desk: Desk
) -> tuple[MeasureWord, ...]:
    """Give the words by which a value is judged: those of the person's schemes in that month, else of all schemes."""
    listing = desk.lexicon.measures
    staff_no = owner[1] if owner is not None and owner[0] is Owner.PERSON else None
    standing = desk.roster.standing(staff_no, month)
    if standing is not None:
        for scheme in (standing.own, standing.also):
            if own := listing.within(name, scheme):
                return own
    return listing.anywhere(name)


def _value(figure: Figure, words: tuple[MeasureWord, ...], desk: Desk) -> Decimal | None:
    if figure.cell is None or figure.entry.removed:
        return None
    try:
        number = exact(figure.cell, words[0].scale if words else Scale.PERCENT)
    except Unreadable as fault:
        desk.findings.problem(figure.value_at, fault.what)
        return None
    if words and not any(within(number, word.low, word.high) for word in words):
        told = outside(words[0].name, number, words[0].low, words[0].high)
        desk.findings.problem(figure.value_at, told)
    return number


def _note_absence(owner: tuple[Owner, str], month: Period, entry: Entry, desk: Desk) -> None:
    standing = desk.roster.standing(owner[1], month) if owner[0] is Owner.PERSON else None
    if standing is not None and not standing.employed:
        what = _("{number} 在 {period} 不在职，指标保留但不使用")
        desk.findings.warn(entry.place(OWNER), what.format(number=owner[1], period=month))


def check_shared(desk: Desk) -> None:
    """Refuse a shared target that stands in one month both for 公司 and for everybody."""
    removed = {(noun.month, noun.name, noun.owner_kind) for noun in desk.remove if isinstance(noun, Measure)}
    put = [noun for noun in desk.put if isinstance(noun, Measure)]
    kinds: dict[tuple[Period, str], set[Owner]] = defaultdict(set)
    for noun in (*put, *desk.known.measures):
        if noun.owner == "" and (noun.month, noun.name, noun.owner_kind) not in removed:
            kinds[noun.month, noun.name].add(noun.owner_kind)
    for noun in put:
        both = kinds.get((noun.month, noun.name), set()) >= {Owner.COMPANY, Owner.EVERYBODY}
        if both and noun.owner_kind in (Owner.COMPANY, Owner.EVERYBODY) and _is_shared(noun.name, desk):
            place = desk.places[Measure, noun.month, noun.owner_kind, noun.owner, noun.name]
            what = _("{month} 的「{name}」既有公司行又有全体员工行，只能留一种")
            desk.findings.problem(place, what.format(month=noun.month, name=noun.name))


def _is_shared(name: str, desk: Desk) -> bool:
    return any(word.shared for word in desk.lexicon.measures.anywhere(name))


def warn_of_fractions(desk: Desk) -> None:
    """Warn of a 0–100 measure of which a whole month's values are ≤ 1: fractions typed where per cent belong."""
    months: dict[tuple[str, Period], list[Measure]] = defaultdict(list)
    for noun in desk.put:
        if isinstance(noun, Measure) and _is_per_cent(noun.name, desk):
            months[noun.name, noun.month].append(noun)
    for (name, month), nouns in months.items():
        if all(noun.value <= _ONE for noun in nouns):
            first = min(_places(nouns, desk))
            what = _("「{name}」是 0–100 的指标，{month} 的数值却都不大于 1，是否应乘以 100？")
            desk.findings.warn(first, what.format(name=name, month=month))


def _is_per_cent(name: str, desk: Desk) -> bool:
    words = desk.lexicon.measures.anywhere(name)
    return any(word.scale is Scale.PERCENT and word.low == 0 and word.high == _HUNDRED for word in words)


def _places(nouns: Iterable[Measure], desk: Desk) -> Iterator[Place]:
    return (desk.places[Measure, noun.month, noun.owner_kind, noun.owner, noun.name] for noun in nouns)
