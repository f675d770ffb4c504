"""Write the year report as PDF: of one person, or of everybody with an overview before them."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from calculators.documents.canvas import new_canvas, save
from calculators.documents.flowables import Words
from calculators.documents.letterhead import Letterhead
from calculators.documents.pages import Layout, Margins, Section, Story, draw_pages
from calculators.documents.paper import BODY, NOTE, SMALL, SUBTITLE, TITLE
from calculators.documents.slip import heading, notes
from calculators.documents.slip.money import line_table, money, reached
from calculators.documents.slip.points import section
from calculators.documents.tables import Cell, table
from calculators.documents.year import history
from calculators.documents.year.charts import courses
from calculators.documents.year.overview import overview
from calculators.documents.year.year_person import YearPeople, YearPerson
from models.results import Component, Result, Status, Table
from models.words import _


def write_year(path: Path, person: YearPerson, letterhead: Letterhead, made_on: datetime) -> None:
    """Write one person's report; the same input gives the same bytes. UserFault where it can't be written."""
    canvas, buffer = new_canvas(f"{_title()} {person.name} {person.year.title}", letterhead)
    _draw(canvas, person, letterhead, made_on)
    save(canvas, buffer, path)


def write_years(
    path: Path,
    people: YearPeople,
    letterhead: Letterhead,
    made_on: datetime,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bool:
    """Write an overview and everybody's report into one file; False where it was cancelled, and then nothing is written."""
    canvas, buffer = new_canvas(_("年度绩效报告（{count} 人）").format(count=len(people)), letterhead)
    everybody: list[YearPerson] = []
    for person in people:
        if cancelled is not None and cancelled():
            return False
        everybody.append(person)
        if progress is not None:
            progress(len(everybody), 2 * len(people))
    _draw_overview(canvas, everybody, letterhead, made_on)
    for done, person in enumerate(everybody, start=1):
        if cancelled is not None and cancelled():
            return False
        _draw(canvas, person, letterhead, made_on)
        if progress is not None:
            progress(len(people) + done, 2 * len(people))
    save(canvas, buffer, path)
    return True


def _title() -> str:
    return _("年度绩效报告")


def _foot(made_on: datetime) -> str:
    return _("制表 {when}").format(when=f"{made_on:%Y-%m-%d %H:%M}")


def _draw_overview(canvas: Canvas, people: list[YearPerson], letterhead: Letterhead, made_on: datetime) -> None:
    layout = Layout(canvas)
    year = people[0].year.title
    first: Section = [*letterhead.pieces(), Words(_title(), TITLE), Words(year, SUBTITLE, after=8)]
    for part in (first, *overview(people)):
        layout.add_together([part])
    head, draft = f"{_title()}　{year}", any(map(_draft, people))
    draw_pages(layout, Margins(head=head, foot=_foot(made_on), draft=draft, whose=_("全员")))


def _draw(canvas: Canvas, person: YearPerson, letterhead: Letterhead, made_on: datetime) -> None:
    story = Story(parts=[[section] for section in _parts(person, letterhead)], tail=notes.signatures)
    head, whose = f"{_title()}　{person.year.title}", f"{person.staff_no} {person.name}"
    margins = Margins(
        head=f"{head}　{person.staff_no}　{person.name}", foot=_foot(made_on), draft=_draft(person), whose=whose
    )
    draw_pages(story.laid_out(canvas), margins)


def _draft(person: YearPerson) -> bool:
    return any(result.status is Status.INCOMPLETE for result in person.results)


def _parts(person: YearPerson, letterhead: Letterhead) -> Iterator[Section]:
    """Put a person's report together; each part stays on one page where it can."""
    yield [
        *letterhead.pieces(), Words(_title(), TITLE), Words(person.year.title, SUBTITLE, after=8),
        heading.who(person.staff_no, person.name, person.results[-1]),
    ]
    yield history.quarters(person)
    if person.paid and person.total is None:
        said = _("资料不全的期间没有计入；已算出的期间合计 {known} 元。").format(known=money(person.known))
        yield [Words(said, NOTE, before=3)]
    yield courses(person)
    yield history.components(person)
    yield from (_carried(tables) for tables in _tables(person).values())
    yield from (_settlement(result, component) for result, component in person.settled_once())
    if [r.period for r in person.results] != [period for period, _row in person.summaries]:
        yield history.each_result(person)
    yield from history.points(person)
    yield _flags(person)


def _tables(person: YearPerson) -> dict[tuple[str, tuple[str, ...]], list[tuple[Result, Table]]]:
    """Collect the schemes' own tables (carry-over, own completion) by title and columns."""
    found: dict[tuple[str, tuple[str, ...]], list[tuple[Result, Table]]] = {}
    for result in person.results:
        for one in result.tables:
            if one.rows:
                found.setdefault((one.title, one.header), []).append((result, one))
    return found


def _carried(tables: list[tuple[Result, Table]]) -> Section:
    """Join the tables of one title, with a column that says which period each row is of."""
    (_result, first), *_others = tables
    rows = [(result.period.title, *row) for result, one in tables for row in one.rows]
    return notes.further_table(Table(title=first.title, header=(_("期间"), *first.header), rows=tuple(rows)))


def _settlement(result: Result, component: Component) -> Section:
    """Show a component that falls due once a year: its lines, and how it was reached."""
    title = _("{component}　{period}").format(component=component.name, period=result.period.title)
    lines = [line_table(component)] if component.lines else []
    said: list[Cell] = [component.name, reached(component, None, clauses=True), money(component.amount)]
    how = table((_("奖金项"), _("核算过程"), _("金额（元）")), [said], [92, 0, 86], ["left", "left", "right"])
    how.spaceBefore = 6
    return [*section(title), *lines, how]


def _flags(person: YearPerson) -> list[Flowable]:
    """Say what the policies wanted to be noticed in the year, with the periods."""
    found: dict[str, list[str]] = {}
    for result in person.results:
        for flag in result.flags:
            found.setdefault(flag.text, []).append(result.period.title)
    told = [Words(f"▶ {text}", BODY, before=6) for text in found]
    when = [Words("、".join(periods), SMALL, indent=12) for periods in found.values()]
    return [piece for pair in zip(told, when, strict=True) for piece in pair]
