"""A rating form that comes back: it is known by what stands on its guide, and read as the sheet 评分 of a data workbook."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from models.faults import UserFault
from models.intake.book import Grid
from models.intake.cells import Cell, Place, Unreadable
from models.intake.convert import words
from models.intake.keys import Keyed, key_of
from models.intake.labels import alike
from models.intake.reading import Reading, examine
from models.intake.sheets import GUIDE, RATINGS
from models.period import Period
from models.rating import Rating
from models.rating_form import FormIdentity
from models.records import Records
from models.vocabulary import Vocabulary
from models.words import _

KIND, MARK = "表单", "绩单评分表"
OFFICE, PERIOD, RATER, NUMBER = "单位编号", "期间", "评分人", "序号"
"""Labels in the first column of the guide, with what the form is known by beside them."""

SCORE, NOTE, SCALE = "得分", "备注", "评分范围"

Rows = dict[int, dict[int, Cell]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A rating form as it came back."""

    identity: FormIdentity
    grid: Grid
    ignored: tuple[str, ...] = ()
    """Titles of sheets that a form does not have."""


def form_of(grids: Iterable[Grid], where: str) -> Form | None:
    """Know a rating form; None for another workbook, UserFault for a form that no longer says what it is."""
    sheets = {alike(grid.title): grid for grid in grids}
    guide, ratings = sheets.pop(GUIDE, None), sheets.pop(RATINGS.name, None)
    told = {} if guide is None else _told(guide)
    if told.get(KIND) != MARK:
        return None
    try:
        number = int(told[NUMBER])
        identity = FormIdentity(office=told[OFFICE], period=Period.parse(told[PERIOD]), rater=told[RATER], number=number)
    except (KeyError, ValueError):
        raise _unknown(where, _("「填写说明」里的单位编号、期间、评分人或序号被改动了。")) from None
    if ratings is None:
        raise _unknown(where, _("没有工作表「评分」。"))
    return Form(identity=identity, grid=ratings, ignored=tuple(grid.title for grid in sheets.values()))


def _unknown(where: str, why: str) -> UserFault:
    remedy = _("请让评分人在发出去的那张表上填写；或者把得分录到评分页。")
    return UserFault(_("这张评分表认不出来了"), where=where, why=why, remedy=remedy)


def _told(guide: Grid) -> dict[str, str]:
    """Read the labels of the first column with the words beside them."""
    pairs = ((cells.get(1), cells.get(2)) for cells in guide.rows.values())
    return {_plain(label): _plain(value) for label, value in pairs if label is not None and value is not None}


def _plain(cell: Cell) -> str:
    try:
        return words(cell)
    except Unreadable:
        return ""


def examine_form(form: Form, known: Records, vocabulary: Vocabulary) -> Reading:
    """Read a form as a sheet of ratings: what is blank stays as it is recorded, in score and in note.

    Rows that say they are another rater's, another number's or another period's are problems.
    """
    headers = _headers(form.grid)
    grid, blank = _filled(form.grid, headers)
    reading = examine((grid,), known, vocabulary, staff_optional=True, form=form.identity)
    unrated, further = _("有备注没有得分，未记录"), _("评分表里多出来的工作表，未读取")
    noted = (row for row, cells in blank.items() if headers.get(NOTE) in cells)
    warnings = [f"{_place(grid, row, headers[NOTE])}: {unrated}" for row in noted]
    warnings += [f"{title}: {further}" for title in form.ignored]
    before = {key_of(rating): rating for rating in known.ratings}
    put = tuple(_with_note(noun, before.get(key_of(noun))) for noun in reading.intake.put)
    intake = replace(reading.intake, put=put, warnings=(*reading.intake.warnings, *warnings))
    return replace(reading, intake=intake)


def _filled(grid: Grid, headers: Mapping[str, int]) -> tuple[Grid, Rows]:
    """Part the rows that have a score from those that have none; what only tells the rater the scale is left out."""
    scale, score = headers.get(SCALE), headers.get(SCORE)
    rows = {row: {n: cell for n, cell in cells.items() if n != scale} for row, cells in grid.rows.items()}
    blank = {row: cells for row, cells in rows.items() if row > 1 and score is not None and score not in cells}
    return replace(grid, rows={row: cells for row, cells in rows.items() if row not in blank}), blank


def _with_note(noun: Keyed, before: Keyed | None) -> Keyed:
    """Keep the note that is recorded where the form has none."""
    if isinstance(noun, Rating) and isinstance(before, Rating) and noun.note is None:
        return replace(noun, note=before.note)
    return noun


def _headers(grid: Grid) -> dict[str, int]:
    """Give the columns by their names."""
    return {alike(_plain(cell)).strip("*"): column for column, cell in grid.rows.get(1, {}).items()}


def _place(grid: Grid, row: int, column: int) -> str:
    return str(Place(sheet=grid.title, row=row, column=column))
