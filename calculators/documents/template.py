"""The empty data workbook: every sheet with its columns, drop-down lists and a notes row (workbook.md)."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from calculators.documents.saving import replacing
from calculators.documents.template_words import measure_note, note, purposes, rules, score_note
from models.by_hand import WHOLE
from models.intake.sheets import GUIDE, LISTS, Choice, Column, Kind, Sheet, Wide, sheets_of
from models.staff import NO_SCHEME
from models.vocabulary import Vocabulary
from models.words import _

Lists = Mapping[str, tuple[str, ...]]
"""The words that columns offer, by the head of their column on the sheet of lists."""

LAST_ROW = 5000
"""The last row that has drop-down lists."""

_FORMATS = {
    Kind.CODE: "@",
    Kind.MONTH: "@",
    Kind.PERIOD: "@",
    Kind.DATE: "yyyy-mm-dd",
    Kind.YEAR: "0",
    Kind.COUNT: "0",
    Kind.WHOLE: "0",
    Kind.YUAN: "#,##0.00",
    Kind.TEN_THOUSAND: "#,##0.00##",
    Kind.PERCENT: "0.00##",
}
_WIDTHS = {Kind.TEXT: 18, Kind.GROUP: 16, Kind.YUAN: 16, Kind.TEN_THOUSAND: 16, Kind.PERIOD: 14}
_REQUIRED = PatternFill("solid", fgColor="2563EB")
_OPTIONAL = PatternFill("solid", fgColor="DBEAFE")
_NOTE = PatternFill("solid", fgColor="F9FAFB")
_LINE = Border(bottom=Side(style="thin", color="D5D9DF"))
_STRICT = (Choice.YES_NO, Choice.OWNER)


def write_template(path: Path, vocabulary: Vocabulary) -> None:
    """Write the empty workbook; UserFault where the target can't be written."""
    book = Workbook()
    guide = book["Sheet"]
    guide.title = GUIDE
    sheets = sheets_of(vocabulary)
    _fill_guide(guide, sheets)
    lists = {**_lists(vocabulary), **_own_lists(sheets)}
    for sheet in sheets:
        _add_sheet(book, sheet, lists, vocabulary)
    _add_lists(book.create_sheet(LISTS), lists)
    with replacing(path) as part:
        book.save(part)


def _lists(vocabulary: Vocabulary) -> Lists:
    """Gather the words of all schemes, each once, in the schemes' order."""
    schemes = vocabulary.schemes
    return {
        Choice.SCHEME: _once((*(scheme.title for scheme in schemes), NO_SCHEME)),
        Choice.OPEN_SCHEME: _once((*(scheme.title for scheme in schemes if scheme.opens), NO_SCHEME)),
        Choice.OWNER: ("员工", "部门", "公司"),
        Choice.YES_NO: ("是", "否"),
        Choice.PAY_ITEM: _once(("基本工资", *(item for scheme in schemes for item in scheme.pay_items))),
        Choice.MEASURE: _once(word.name for scheme in schemes for word in scheme.measures),
        Choice.KPI: _once(word.name for scheme in schemes for word in scheme.items),
        Choice.RATER: _once(rater for scheme in schemes for word in scheme.items for rater in word.raters),
        Choice.INCIDENT: _once(word.kind for scheme in schemes for word in scheme.incidents),
        Choice.SETTLEABLE: _once((WHOLE, *(word.name for scheme in schemes for word in scheme.settleable))),
    }


def _own_lists(sheets: Iterable[Sheet]) -> Lists:
    """Gather the words of the columns that take no others."""
    return {
        f"{sheet.name}.{column.name}": column.words
        for sheet in sheets
        for column in sheet.columns
        if column.words
    }


def _list_of(sheet: Sheet, column: Column) -> str:
    """Tell which list a column offers, "" for none."""
    return f"{sheet.name}.{column.name}" if column.words else (column.choice or "")


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _add_sheet(book: Workbook, sheet: Sheet, lists: Lists, vocabulary: Vocabulary) -> None:
    page = book.create_sheet(sheet.name)
    for index, column in enumerate(sheet.columns, 1):
        _head(page, index, column.name, note(sheet, column), required=column.required)
        _shape(
            page, index, _FORMATS.get(column.kind), max(_WIDTHS.get(column.kind, 12), 2 * len(column.name))
        )
        offered = _list_of(sheet, column)
        if lists.get(offered):
            _offer(page, index, offered, lists, strict=bool(column.words) or column.choice in _STRICT)
    further = enumerate(_further(sheet, vocabulary), len(sheet.columns) + 1)
    for index, (name, said) in further:
        _head(page, index, name, said, required=False)
        _shape(page, index, None, max(12, 2 * len(name)))
    page.row_dimensions[2].height = 45
    page.freeze_panes = "A3"
    page.print_title_rows = "1:1"
    _fit(page)


def _further(sheet: Sheet, vocabulary: Vocabulary) -> tuple[tuple[str, str], ...]:
    """Give the further columns of a wide sheet with their notes."""
    if sheet.wide is Wide.MEASURES:
        words = {word.name: word for scheme in reversed(vocabulary.schemes) for word in scheme.measures}
        names = _once(word.name for scheme in vocabulary.schemes for word in scheme.measures)
        return tuple((name, measure_note(words[name])) for name in names)
    if sheet.wide is Wide.KPIS:
        names = _once(word.name for scheme in vocabulary.schemes for word in scheme.items)
        return tuple((name, score_note()) for name in names)
    return ()


def _head(page: Worksheet, index: int, name: str, said: str, *, required: bool) -> None:
    head, under = page.cell(1, index, name), page.cell(2, index, said)
    head.font = Font(bold=True, color="FFFFFF" if required else "1F2328")
    head.fill = _REQUIRED if required else _OPTIONAL
    head.alignment = Alignment(horizontal="center", vertical="center")
    under.font = Font(italic=True, size=9, color="6B7280")
    under.fill = _NOTE
    under.border = _LINE
    under.alignment = Alignment(wrap_text=True, vertical="top")


def _shape(page: Worksheet, index: int, shape: str | None, width: int) -> None:
    column = page.column_dimensions[get_column_letter(index)]
    column.width = width
    if shape is not None:
        column.number_format = shape


def _fit(page: Worksheet) -> None:
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = int(page.PAPERSIZE_A4)
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _offer(page: Worksheet, index: int, offered: str, lists: Lists, *, strict: bool) -> None:
    """Offer a list; only 是/否, the owners and a list's own choices refuse what isn't on it (schemes have ids too)."""
    letter = get_column_letter(list(lists).index(offered) + 1)
    rule = DataValidation(
        type="list",
        formula1=f"'{LISTS}'!${letter}$2:${letter}${len(lists[offered]) + 1}",
        allow_blank=True,
        errorStyle="stop" if strict else "warning",
        showErrorMessage=True,
        error=_("不在列表中"),
    )
    rule.add(f"{get_column_letter(index)}3:{get_column_letter(index)}{LAST_ROW}")
    page.add_data_validation(rule)


def _add_lists(page: Worksheet, lists: Lists) -> None:
    page.sheet_state = "hidden"
    for index, (name, words) in enumerate(lists.items(), 1):
        page.cell(1, index, str(name))
        for row, word in enumerate(words, 2):
            page.cell(row, index, word).number_format = "@"


def _fill_guide(page: Worksheet, sheets: Iterable[Sheet]) -> None:
    page.column_dimensions["A"].width = 16
    page.column_dimensions["B"].width = 90
    page["A1"] = _("数据工作簿")
    page["A1"].font = Font(bold=True, size=14)
    for row, text in enumerate(rules(), 2):
        page.cell(row, 2, text)
    _fit(page)
    start = len(rules()) + 3
    for row, (name, text) in enumerate(purposes(sheets).items(), start):
        page.cell(row, 1, name).font = Font(bold=True)
        page.cell(row, 2, text).alignment = Alignment(wrap_text=True)
