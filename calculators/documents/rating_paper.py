"""A rating form on paper: people and items as tables to write into, the scale of each item, a line to sign on."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from reportlab.platypus import Flowable

from calculators.documents.canvas import new_canvas, save
from calculators.documents.flowables import Room, Rule, Words
from calculators.documents.fonts import typeface
from calculators.documents.letterhead import Letterhead
from calculators.documents.pages import Layout, Margins, draw_pages
from calculators.documents.paper import LINE, NOTE, SECTION, SMALL, SUBTITLE, TITLE, WIDTH, Align
from calculators.documents.rating_workbook import title_of
from calculators.documents.tables import PAD, Cell, signing, table
from models.period import Period
from models.rating_form import RatingForm
from models.staff import Person
from models.vocabulary import ItemWord
from models.words import _

ACROSS = 5
"""Items that stand beside each other in one table."""
_ROOMY, _TICKED = replace(SMALL, size=8.5, leading=20), replace(SMALL, size=8.5, leading=14)
"""Rows as high as a hand writes; choices to tick below each other."""
_WHO = (58.0, 66.0)
_REMARKS = 2
"""Lines to write on."""


def write_rating_paper(path: Path, form: RatingForm, letterhead: Letterhead) -> None:
    """Write a form to print; UserFault where the target can't be written."""
    period = form.identity.period
    canvas, buffer = new_canvas(f"{title_of(form)} {period.title}", letterhead)
    layout = Layout(canvas)
    for piece in _pieces(form, letterhead):
        layout.add(piece)
    layout.close(signing((_("评分人签字"), _("日期"))))
    head = f"{title_of(form)}　{period.title}"
    draw_pages(layout, Margins(head=head, foot=head, draft=False))
    save(canvas, buffer, path)


def _pieces(form: RatingForm, letterhead: Letterhead) -> Iterator[Flowable]:
    period = form.identity.period
    yield from letterhead.pieces()
    yield Words(title_of(form), TITLE)
    yield Words(period.title, SUBTITLE, after=6)
    yield Words(_("请在选项前的方框里打勾，或按列名下的范围填数字；没有评的留空。"), NOTE, after=2)
    shown = period
    for (part, items), people in _groups(form).items():
        yield Room(130)
        if part != shown:
            yield Words(part.title, SECTION, before=12)
            shown = part
        for abreast in _abreast(items):
            yield _table(people, abreast)
    yield Room(24.0 * _REMARKS + 26)
    yield Words(_("备注"), SECTION, before=12)
    yield from (Rule(before=22) for _line in range(_REMARKS))


Groups = dict[tuple[Period, tuple[ItemWord, ...]], list[Person]]


def _groups(form: RatingForm) -> Groups:
    """Put the people together who are rated in the same items of the same period."""
    items: dict[tuple[Period, Person], tuple[ItemWord, ...]] = {}
    for rated in form.rated:
        key = (rated.period, rated.person)
        items[key] = (*items.get(key, ()), rated.item)
    found: Groups = {}
    whole_first = sorted(items.items(), key=lambda pair: (pair[0][0] != form.identity.period, pair[0][0]))
    for (period, person), asked in whole_first:
        found.setdefault((period, asked), []).append(person)
    return found


def _abreast(items: Sequence[ItemWord]) -> Iterator[Sequence[ItemWord]]:
    """Part the items into as few tables as there is room for, about equally wide."""
    tables = -(-len(items) // ACROSS)
    size = -(-len(items) // tables)
    yield from (items[start : start + size] for start in range(0, len(items), size))


def _table(people: Sequence[Person], items: Sequence[ItemWord]) -> Flowable:
    """Lay out people below each other and items beside each other, with lines between the columns."""
    header = [_("工号"), _("姓名"), *(item.name if item.labels else f"{item.name}\n{item.scale}" for item in items)]
    wide = (WIDTH - sum(_WHO)) / len(items)
    aligns: list[Align] = ["left", "left", *["left" if item.labels else "center" for item in items]]
    rows = [[person.staff_no, person.name, *(_choices(item, wide) for item in items)] for person in people]
    made = table(header, rows, [*_WHO, *[wide] * len(items)], aligns, style=_ROOMY)
    made.setStyle([("LINEAFTER", (0, 0), (-2, -1), 0.4, LINE)])
    made.spaceBefore = 8
    return made


def _choices(item: ItemWord, wide: float) -> Cell:
    """Give the choices with boxes to tick, in one line where there is room; an empty cell for a number."""
    boxes = [f"□ {label}" for label in item.labels]
    line = "　".join(boxes)
    return line if typeface().width(line, _ROOMY.size) < wide - 2 * PAD else Words("\n".join(boxes), _TICKED)
