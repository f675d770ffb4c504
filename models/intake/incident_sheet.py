"""事件 → incidents."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from models.incident import Incident
from models.intake.desk import STAFF_NO, Desk
from models.intake.entry import Entry
from models.intake.ranges import outside, within
from models.period import Grain, Period
from models.vocabulary import IncidentWord
from models.words import _

Block = tuple[str, Period]


def read_incidents(entries: Iterable[Entry], desk: Desk) -> dict[Block, tuple[Incident, ...]]:
    """Take the incidents of each person and month named."""
    blocks: dict[Block, list[Incident]] = defaultdict(list)
    for entry in entries:
        staff_no, day, name = desk.staff_no(entry), entry.maybe("日期", date), entry.maybe("类型", str)
        month = None if day is None else Period.around(day, Grain.MONTH)
        words = () if name is None else _words(name, staff_no, month, desk)
        if name is not None and not words:
            desk.findings.problem(entry.place("类型"), _("没有方案用到事件类型「{name}」").format(name=name))
        elif words:
            _check_points(entry, words, desk)
        if staff_no is None or day is None or month is None or desk.faulty(entry):
            continue
        _note_absence(entry, staff_no, month, desk)
        blocks[staff_no, month].append(_incident(entry, staff_no, day, words[0].kind))
    return {block: tuple(rows) for block, rows in blocks.items()}


def _incident(entry: Entry, staff_no: str, day: date, kind: str) -> Incident:
    return Incident(
        day=day,
        staff_no=staff_no,
        kind=kind,
        count=entry.maybe("次数", int) or 1,
        points=entry.maybe("分值", Decimal),
        note=entry.maybe("说明", str),
    )


def _words(name: str, staff_no: str | None, month: Period | None, desk: Desk) -> tuple[IncidentWord, ...]:
    """Give the words by which an incident is judged: those of the person's scheme in that month, else of all."""
    standing = desk.roster.standing(staff_no, month) if staff_no is not None and month is not None else None
    own = desk.lexicon.incidents.within(name, standing.own) if standing is not None else ()
    return own or desk.lexicon.incidents.anywhere(name)


def _check_points(entry: Entry, words: tuple[IncidentWord, ...], desk: Desk) -> None:
    points, first = entry.maybe("分值", Decimal), words[0]
    if any(_accepts(word, points) for word in words):
        return
    if "分值" in entry.cells and points is None:
        return
    if points is None:
        what = _("事件「{kind}」需要分值").format(kind=first.kind)
    else:
        what = outside(_("分值"), points, first.low, first.high)
    desk.findings.problem(entry.place("分值"), what)


def _accepts(word: IncidentWord, points: Decimal | None) -> bool:
    return word.low is None if points is None else word.low is None or within(points, word.low, word.high)


def _note_absence(entry: Entry, staff_no: str, month: Period, desk: Desk) -> None:
    standing = desk.roster.standing(staff_no, month)
    if standing is not None and not standing.employed:
        what = _("{number} 在 {period} 不在职，事件保留但不使用")
        desk.findings.warn(entry.place(STAFF_NO), what.format(number=staff_no, period=month))
