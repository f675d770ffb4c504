"""Open a workbook and lay its sheets out as rows of cells."""

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, iterparse
from zipfile import BadZipFile, ZipFile

from openpyxl.utils import column_index_from_string, range_boundaries

from models.faults import UserFault, system_reason
from models.intake.cells import Broken, Cell, uncached
from models.intake.labels import alike
from models.intake.parts import PartsReader, tag
from models.words import _

_OLD_EXCEL = bytes.fromhex("d0cf11e0a1b11ae1")
_LARGEST_UNPACKED = 2 * 10**9
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_MERGE = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=\"([A-Z]+[0-9]+(?::[A-Z]+[0-9]+)?)\"")
_BEYOND = re.compile(rb"\br=\"[A-Z]*[0-9]{8,}\"")
"""A row beyond all rows of a sheet, to which the library would count up."""
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""A character as the file format writes those that XML can't hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """One sheet: its cells that are not blank, by row and column number, and its merged ranges as (row, column) spans."""

    title: str
    hidden: bool
    rows: dict[int, dict[int, Cell]]
    merged: tuple[tuple[int, int, int, int], ...] = ()


def open_book(path: Path) -> tuple[Grid, ...]:
    """Read all worksheets; UserFault where the file can't be opened or isn't an .xlsx."""
    content = _content(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            reader = PartsReader(BytesIO(content), read_only=True, data_only=True, keep_links=False)
            _refuse_strict(reader, path)
            reader.read()
            return tuple(_grids(reader))
    except (MemoryError, UserFault):
        raise
    except Exception as error:
        # openpyxl raises whatever a damaged part happens to trip over, so that no narrower class names it.
        raise UserFault(
            _("这个工作簿已损坏，无法读取"),
            where=str(path),
            why=f"{type(error).__name__}: {error}",
            remedy=_("请用 Excel 或 WPS 打开，另存为新的 .xlsx 后再导入"),
        ) from error


def _refuse_strict(reader: PartsReader, path: Path) -> None:
    if reader.strict:
        remedy = _("请在 Excel 中另存为「Excel 工作簿 (*.xlsx)」后再导入")
        raise UserFault(_("这是“严格 Open XML”格式的工作簿，不能读取"), where=str(path), remedy=remedy)


def _content(path: Path) -> bytes:
    where = str(path)
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise UserFault(_("没有这个文件"), where=where, remedy=_("请检查文件名和所在的文件夹")) from None
    except IsADirectoryError:
        raise UserFault(_("这是一个文件夹，不是工作簿"), where=where) from None
    except OSError as error:
        remedy = _("如果它正在 Excel 或 WPS 中打开，请先关闭")
        raise UserFault(_("打不开这个文件"), where=where, why=system_reason(error), remedy=remedy) from error
    if content.startswith(_OLD_EXCEL):
        remedy = _("请去掉密码，或在 Excel 中另存为 .xlsx 后再导入")
        raise UserFault(_("这是加密的工作簿或旧的 .xls 格式"), where=where, remedy=remedy)
    _check_archive(content, where)
    return content


def _check_archive(content: bytes, where: str) -> None:
    remedy = _("请用 Excel 或 WPS 另存为 .xlsx 后再导入")
    if not content.startswith(b"PK"):
        raise UserFault(_("这不是 .xlsx 工作簿"), where=where, remedy=remedy)
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
            size = sum(part.file_size for part in archive.infolist())
    except (BadZipFile, ValueError, NotImplementedError) as error:
        raise UserFault(
            _("这个工作簿已损坏，无法读取"), where=where, why=str(error), remedy=remedy
        ) from error
    if "[Content_Types].xml" not in names:
        raise UserFault(_("这不是 .xlsx 工作簿"), where=where, remedy=remedy)
    if size > _LARGEST_UNPACKED:
        raise UserFault(_("这个工作簿太大"), where=where, remedy=_("请删除用不到的行、格式和图片"))


def _grids(reader: PartsReader) -> Iterator[Grid]:
    paths = reader.sheets()
    percent: dict[str, bool] = {}
    for sheet in reader.wb.worksheets:
        page: Any = sheet
        page.reset_dimensions()
        content = reader.archive.read(paths[page.title])
        if beyond := _BEYOND.search(content):
            raise ValueError(beyond[0].decode())
        rows = dict(_rows(page, percent))
        for row, column in _never_computed(content):
            rows.setdefault(row, {})[column] = Cell(value=uncached())
        merged = tuple(_spans(content))
        yield Grid(
            title=page.title,
            hidden=page.sheet_state != "visible",
            rows=dict(sorted(rows.items())),
            merged=merged,
        )


def _rows(page: Any, percent: dict[str, bool]) -> Iterator[tuple[int, dict[int, Cell]]]:
    for number, row in enumerate(page.rows, 1):
        read = ((cell.column, _cell(cell, percent)) for cell in row if cell.value is not None)
        cells = {column: cell for column, cell in read if _filled(cell.value)}
        if cells:
            yield number, cells


def _filled(value: object) -> bool:
    return not (isinstance(value, str) and not alike(value))


def _cell(cell: Any, percent: dict[str, bool]) -> Cell:
    value = cell.value
    if cell.data_type == "e":
        return Cell(value=Broken(why=_("单元格是错误值 {value}").format(value=value)))
    if isinstance(value, str) and "_x" in value:
        return Cell(value=_ESCAPED.sub(_unescaped, value))
    if cell.data_type != "n" or isinstance(value, str):
        return Cell(value=value)
    shape = cell.number_format or ""
    if shape not in percent:
        percent[shape] = "%" in _LITERAL.sub("", shape)
    return Cell(value=value, percent=percent[shape])


def _unescaped(escape: re.Match[str]) -> str:
    """Give the character that an escape stands for; nothing for one that no text should hold."""
    character = chr(int(escape[1], 16))
    return character if character.isprintable() or character.isspace() else ""


def _never_computed(content: bytes) -> Iterator[tuple[int, int]]:
    """Find formulas stored without a value."""
    if not _FORMULA.search(content):
        return
    row = column = 0
    # The parser of the standard library bounds what entities may swell to, and openpyxl has read the same bytes.
    for event, element in iterparse(BytesIO(content), events=("start", "end")):  # noqa: S314
        name = tag(element)
        if name == "row" and event == "start":
            row, column = int(element.get("r") or row + 1), 0
        elif name == "c" and event == "end":
            letters = (element.get("r") or "").rstrip("0123456789")
            column = column_index_from_string(letters) if letters else column + 1
            if _without_value(element):
                yield row, column
        elif name == "row":
            element.clear()


def _without_value(cell: Element) -> bool:
    """Tell whether a formula was never computed; an empty text (type str) is a value."""
    parts = {tag(child): child for child in cell}
    if "f" not in parts or cell.get("t") == "str":
        return False
    value = parts.get("v")
    return value is None or not value.text


def _spans(content: bytes) -> Iterator[tuple[int, int, int, int]]:
    for reference in _MERGE.findall(content):
        left, top, right, bottom = range_boundaries(reference.decode())
        if (
            left is not None
            and top is not None
            and right is not None
            and bottom is not None
            and (left, top) != (right, bottom)
        ):
            yield top, left, bottom, right
