"""A rating form as a workbook: the rater's people and items with drop-downs and bounds, and nothing else.

Nothing is hidden in it: what a drop-down offers stands on the guide, and what is locked has no password.
"""

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from calculators.documents.letterhead import Letterhead
from calculators.documents.saving import replacing
from calculators.documents.sheets import cells
from calculators.documents.sheets.cells import Column, Kind
from models.intake import form as marks
from models.intake.sheets import GUIDE, NAME, RATINGS
from models.rating_form import RatingForm
from models.vocabulary import ItemWord
from models.words import _

COLUMNS = (
    Column(name="工号"),
    Column(name=NAME),
    Column(name=marks.PERIOD),
    Column(name="考核项"),
    Column(name=marks.SCALE),
    Column(name=marks.SCORE, kind=Kind.PLAIN),
    Column(name=marks.NOTE, kind=Kind.WRAPPED),
    Column(name=marks.RATER),
    Column(name=marks.NUMBER, kind=Kind.COUNT),
)
_OPEN = (6, 7)
"""The columns that a rater fills in, from 1."""
_WIDTHS = {marks.SCORE: 14, marks.NOTE: 44}
_TYPED, _GIVEN = PatternFill("solid", fgColor="FFFFFF"), PatternFill("solid", fgColor="F3F5F8")


def write_rating_form(path: Path, form: RatingForm, letterhead: Letterhead) -> None:
    """Write a form; UserFault where the target can't be written."""
    book = Workbook()
    cells.add_styles(book)
    book.properties.creator, book.properties.title = _("绩单"), title_of(form)
    page, guide = book.worksheets[0], book.create_sheet(GUIDE)
    page.title = RATINGS.name
    items = tuple({rated.item: None for rated in form.rated})
    offered = _fill_guide(guide, form, letterhead, items)
    _fill(page, form, offered)
    cells.set_up_print(page, f"{title_of(form)}　{form.identity.period.title}")
    cells.set_up_print(guide, title_of(form))
    with replacing(path) as part:
        book.save(part)


def title_of(form: RatingForm) -> str:
    """Name a form by its rater, which of several it is, and whom it is about."""
    number = _("（序号 {number}）").format(number=form.identity.number) if form.copies > 1 else ""
    about = f"　{form.audience}" if form.audience else ""
    return _("{rater}评分表{number}{about}").format(rater=form.identity.rater, number=number, about=about)


def _fill(page: Worksheet, form: RatingForm, offered: dict[ItemWord, str]) -> None:
    rater, number = form.identity.rater, form.identity.number
    rows = [
        [r.person.staff_no, r.person.name, str(r.period), r.item.name, r.item.scale, None, None, rater, number]
        for r in form.rated
    ]
    cells.fill(page, COLUMNS, rows)
    page.freeze_panes = "C2"
    page.auto_filter.ref = None  # a filter brings a hidden name into the file
    for place, column in enumerate(COLUMNS, 1):
        if column.name in _WIDTHS:
            page.column_dimensions[get_column_letter(place)].width = _WIDTHS[column.name]
    for row in range(2, len(rows) + 2):
        page.row_dimensions[row].height = 22
        for place in range(1, len(COLUMNS) + 1):
            cell = page.cell(row, place)
            cell.fill = _TYPED if place in _OPEN else _GIVEN
            cell.protection = Protection(locked=place not in _OPEN)
    _bound(page, form, offered)
    page.protection.sheet = True
    page.protection.formatColumns = page.protection.formatRows = False


def _bound(page: Worksheet, form: RatingForm, offered: dict[ItemWord, str]) -> None:
    """Let each score be one of its item's labels, or a number within its bounds."""
    rules = {item: _rule(item, offered.get(item, "")) for item in offered}
    for row, rated in enumerate(form.rated, 2):
        rules[rated.item].add(page.cell(row, _OPEN[0]).coordinate)
    for rule in rules.values():
        page.add_data_validation(rule)


def _rule(item: ItemWord, labels: str) -> DataValidation:
    told = _("{item}：{scale}").format(item=item.name, scale=item.scale)
    return DataValidation(
        type="list" if labels else "whole" if item.whole else "decimal",
        operator=None if labels else "between",
        formula1=labels or "0",
        formula2=None if labels else f"{item.high:f}",
        allow_blank=True,
        showErrorMessage=True,
        errorTitle=_("得分不对"),
        error=told[:225],
        showInputMessage=True,
        prompt=told[:255],
    )


def _fill_guide(page: Worksheet, form: RatingForm, letterhead: Letterhead, items: Sequence[ItemWord]) -> dict[ItemWord, str]:
    """Write what to do, what each item may be, and what the form is known by; give where each item's labels stand."""
    lines = [title_of(form), f"{form.identity.period.title}　{letterhead.name}", "", *_said(), ""]
    for row, text in enumerate(lines, 1):
        cells.put(page.cell(row, 1), text or None)
    _heading(page, len(lines) + 1, _("考核项"), _("得分可以是"))
    offered = {item: _item(page, row, item) for row, item in enumerate(items, len(lines) + 2)}
    _known_by(page, len(lines) + len(items) + 3, form)
    for cells_of_row in page.iter_rows():
        for cell in cells_of_row:
            cell.font = Font(name=cells.FACE, size=10, bold=cell.font.b)
    page["A1"].font = Font(name=cells.FACE, size=14, bold=True)
    page.column_dimensions["A"].width = 28
    for column in range(2, page.max_column + 1):
        page.column_dimensions[get_column_letter(column)].width = 16
    page.protection.sheet = True
    return offered


def _said() -> tuple[str, ...]:
    return (
        _("1. 在工作表「评分」里填“得分”一列：点开下拉选择，或填范围以内的数字；可以写备注。"),
        _("2. 没有评的留空，不要填 0；已经交过的留空也不会被清掉。"),
        _("3. 其余各列请不要改动，填好后保存，把这个文件交回。"),
    )


def _heading(page: Worksheet, row: int, *texts: str) -> None:
    for column, text in enumerate(texts, 1):
        page.cell(row, column, text).font = Font(bold=True)


def _item(page: Worksheet, row: int, item: ItemWord) -> str:
    """Write an item with its scale, its labels beside each other; give where the labels stand, "" for a number."""
    cells.put(page.cell(row, 1), item.name)
    if not item.labels:
        cells.put(page.cell(row, 2), item.scale)
        return ""
    for column, label in enumerate(item.labels, 2):
        cells.put(page.cell(row, column), label)
    return f"'{GUIDE}'!$B${row}:${get_column_letter(len(item.labels) + 1)}${row}"


def _known_by(page: Worksheet, row: int, form: RatingForm) -> None:
    known = form.identity
    _heading(page, row, _("交回时核对，请不要改动"))
    pairs = (
        (marks.KIND, marks.MARK), (marks.OFFICE, known.office), (marks.PERIOD, str(known.period)),
        (marks.RATER, known.rater), (marks.NUMBER, str(known.number)),
    )  # fmt: skip
    for place, (label, value) in enumerate(pairs, row + 1):
        cells.put(page.cell(place, 1), label)
        cells.put(page.cell(place, 2), value)
