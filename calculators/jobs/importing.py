"""Take data workbooks and rating forms into an office, all or nothing; a person may see before what they would change."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from calculators.comparing import differences
from calculators.jobs.schemes import vocabulary
from calculators.merging import conflicts, joined, without
from models.difference import SheetDifference
from models.faults import Problem, UserFault
from models.intake import apply, read_workbook
from models.intake.book import Grid, open_book
from models.intake.form import Form, examine_form, form_of
from models.intake.keys import Key
from models.intake.reading import Reading, examine
from models.office import Office
from models.period import Period
from models.records import Records
from models.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import did and what it warns of, in words."""

    lines: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A workbook as it was read: what is taken in is what was seen, whatever becomes of the file."""

    path: Path
    grids: tuple[Grid, ...]
    form: Form | None = None
    """What it is where it is a rating form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What workbooks would change, and what is wrong with them; with problems nothing of them can be taken in.

    `wrong` counts rows with problems by sheet, `names` says which sheet a title stands for. `conflicts` are the ratings
    of forms that are recorded differently: a person decides on each.
    """

    books: tuple[Book, ...]
    sheets: tuple[SheetDifference, ...]
    problems: tuple[Problem, ...]
    wrong: Mapping[str, int]
    names: Mapping[str, str]
    warnings: tuple[str, ...]
    conflicts: frozenset[Key] = frozenset()

    @property
    def merges(self) -> bool:
        """Tell whether rating forms are merged, not a data workbook imported."""
        return self.books[0].form is not None

    @property
    def title(self) -> str:
        """Name the workbooks."""
        if len(self.books) == 1:
            return self.books[0].path.name
        return _("{count} 张评分表").format(count=len(self.books))

    @property
    def changes_something(self) -> bool:
        """Tell whether there is anything to take in."""
        return any(sheet.rows for sheet in self.sheets)


def import_workbook(office: Office, path: Path, *, staff_optional: bool = True) -> ImportReport:
    """Take a data workbook in as one change; InputFault lists every problem, and nothing was changed."""
    with office.change(_("导入 {file}").format(file=path.name)) as change:
        known = office.records()
        intake = read_workbook(path, known, vocabulary(known), staff_optional=staff_optional)
        lines = apply(intake, change)
    return ImportReport(lines=tuple(lines), warnings=tuple(intake.warnings))


def preview_import(office: Office, path: Path, period: Period) -> Preview:
    """Read a data workbook, or a rating form of the period, and tell what it would change; nothing is changed.

    UserFault where it can't be opened, or is a form of another office or period.
    """
    return _previewed(office, (_book(office, path, period),))


def preview_forms(office: Office, paths: Sequence[Path], period: Period) -> Preview:
    """Read rating forms of the period and tell what merging them would change; UserFault where one is none."""
    books = tuple(_book(office, path, period) for path in paths)
    for book in books:
        if book.form is None:
            remedy = _("请选择发给评分人、填好交回的评分表；数据工作簿请用“导入”。")
            raise UserFault(_("这不是评分表"), where=book.path.name, remedy=remedy)
    return _previewed(office, books)


def take_in(
    office: Office,
    preview: Preview,
    *,
    keeping: Collection[Key] = (),
    before_storing: Callable[[], None] = lambda: None,
) -> ImportReport:
    """Take in as one change exactly what was previewed; UserFault where the office has changed so that it would differ.

    Of the conflicts those in `keeping` stay as they are recorded. What `before_storing` raises takes everything back.
    """
    name = _("合并 {file}") if preview.merges else _("导入 {file}")
    with office.change(name.format(file=preview.title)) as change:
        known = office.records()
        reading = _read(preview.books, known)
        reading.refuse_faulty()
        if _compared(reading, known) != preview.sheets:
            remedy = _("请重新选择工作簿，再看一次预览。")
            raise UserFault(_("预览之后单位里的数据变了，什么都没有导入"), where=preview.title, remedy=remedy)
        lines = apply(without(reading.intake, keeping), change)
        before_storing()
    return ImportReport(lines=lines, warnings=reading.intake.warnings)


def _book(office: Office, path: Path, period: Period) -> Book:
    grids = open_book(path)
    form = form_of(grids, path.name)
    if form is not None:
        _refuse_foreign(form, path.name, office, period)
    return Book(path=path, grids=grids, form=form)


def _refuse_foreign(form: Form, where: str, office: Office, period: Period) -> None:
    known = form.identity
    if known.office != office.identity.file_id:
        why = _("表里的单位编号是 {theirs}，现在打开的单位是 {ours}。").format(theirs=known.office, ours=office.identity.file_id)
        remedy = _("请打开发出这张表的单位文件，再合并。")
        raise UserFault(_("这张评分表不是这个单位发出的"), where=where, why=why, remedy=remedy)
    if not period.covers(known.period):
        what = _("这张评分表是 {theirs} 的，不是 {ours} 的").format(theirs=known.period.title, ours=period.title)
        raise UserFault(what, where=where, remedy=_("请先换到 {theirs}，再合并。").format(theirs=known.period.title))


def _previewed(office: Office, books: tuple[Book, ...]) -> Preview:
    known = office.records()
    reading = _read(books, known)
    return Preview(
        books=books,
        sheets=_compared(reading, known),
        problems=reading.problems,
        wrong=reading.wrong,
        names=reading.names,
        warnings=reading.intake.warnings,
        conflicts=conflicts(known, reading.intake) if books[0].form else frozenset(),
    )


def _read(books: tuple[Book, ...], known: Records) -> Reading:
    words = vocabulary(known)
    forms = [(book.path.name, examine_form(book.form, known, words)) for book in books if book.form is not None]
    return joined(forms) if forms else examine(books[0].grids, known, words, staff_optional=True)


def _compared(reading: Reading, known: Records) -> tuple[SheetDifference, ...]:
    return differences(known, reading.intake, vocabulary(known), halved=tuple(reading.wrong))
