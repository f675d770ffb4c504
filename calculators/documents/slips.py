"""Write slips (奖金单, 工资单, 考核单) as PDF: one person a file, or all in one."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from calculators.documents.canvas import new_canvas, save
from calculators.documents.charts.slip_chart import charts
from calculators.documents.flowables import Rule, Words
from calculators.documents.letterhead import Letterhead
from calculators.documents.pages import Margins, Part, Story, draw_pages
from calculators.documents.paper import FIGURE
from calculators.documents.slip import heading, money, notes, points
from calculators.documents.slip.annex import Annex
from calculators.documents.slip.overview import overview, shown_last
from calculators.documents.slip_person import SlipPeople, SlipPerson, Trend, slip_name
from models.results import Explanation, Status
from models.words import _

__all__ = ["SlipPerson", "Trend", "slip_name", "write_slip", "write_slips"]


def write_slip(path: Path, person: SlipPerson, letterhead: Letterhead, made_on: datetime) -> None:
    """Write one person's slip; the same input gives the same bytes. UserFault where it can't be written."""
    canvas, buffer = new_canvas(f"{heading.title_of(person)} {person.name} {person.shown_period.title}", letterhead)
    _draw(canvas, person, letterhead, made_on)
    save(canvas, buffer, path)


def write_slips(
    path: Path,
    persons: SlipPeople,
    letterhead: Letterhead,
    made_on: datetime,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bool:
    """Write all slips into one file; False where it was cancelled, and then nothing is written."""
    canvas, buffer = new_canvas(_("绩效单（{count} 人）").format(count=len(persons)), letterhead)
    for done, person in enumerate(persons, start=1):
        if cancelled is not None and cancelled():
            return False
        _draw(canvas, person, letterhead, made_on)
        if progress is not None:
            progress(done, len(persons))
    save(canvas, buffer, path)
    return True


def _draw(canvas: Canvas, person: SlipPerson, letterhead: Letterhead, made_on: datetime) -> None:
    annex = _annex(person) if person.annexed else []
    story = Story(parts=_parts(person, letterhead, annexed=bool(annex)), tail=notes.signatures, annex=annex)
    margins = Margins(
        head="　".join([heading.title_of(person), person.shown_period.title, person.staff_no, person.name]),
        foot=_("制表 {when}").format(when=f"{made_on:%Y-%m-%d %H:%M}"),
        draft=any(result.status is Status.INCOMPLETE for result in person.results),
        whose=f"{person.staff_no} {person.name}",
    )
    draw_pages(story.laid_out(canvas), margins)


def _parts(person: SlipPerson, letterhead: Letterhead, *, annexed: bool) -> list[Part]:
    """Put a person's slip together; each part stays on one page where it can. An annex tells the assumptions itself."""
    who = heading.who(person.staff_no, person.name, person.results[-1])
    head = [*letterhead.pieces(), *heading.title(person), who, *overview(person)]
    last: list[Part] = [] if annexed else [[[piece]] for piece in notes.assumptions(person.results)]
    if len(person.results) == 1:
        return [[head], *([section] for section in _result(person, 0, annexed)), *last]
    return [[head], *(_titled(person, place, annexed) for place in range(len(person.results))), *last]


def _titled(person: SlipPerson, place: int, annexed: bool) -> Part:
    result = person.results[place]
    title = Words(f"{result.period.title}　{result.scheme_title}", FIGURE, before=14)
    first, *others = _result(person, place, annexed)
    return [[title, Rule(0.8, strong=True), *first], *others]


def _explained(person: SlipPerson, place: int) -> dict[str, Explanation]:
    return {key: explanation for (at, key), explanation in person.explanations.items() if at == place}


def _result(person: SlipPerson, place: int, annexed: bool) -> Part:
    """Give the sections of a result, the first of which may be empty."""
    result, explained, alone = person.results[place], _explained(person, place), len(person.results) == 1
    return [
        [*heading.banners(result), *(heading.headline(result) if alone or result.kpis or result.grade else [])],
        points.points(result, explained.get("score")),
        charts(result, person.before(result), course=shown_last(person.results, place)),
        *money.lines(result),
        money.components(result, explained, clauses=not annexed),
        *notes.further_tables(result),
        notes.flags(result),
    ]


def _annex(person: SlipPerson) -> list[Flowable]:
    """Explain every figure of each result; nothing where there is no explanation."""
    told, title = Annex(), _("附：核算过程　{period}　{scheme}")
    pieces = [
        piece
        for place, r in enumerate(person.results)
        for piece in told.explained(title.format(period=r.period.title, scheme=r.scheme_title), _explained(person, place))
    ]
    return [*pieces, *told.assumed(person.results)] if pieces else []
