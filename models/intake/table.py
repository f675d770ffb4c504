"""A grid → the rows of its sheet: header, notes row, blank rows, required cells, conversions."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from models.intake.book import Grid
from models.intake.cells import Broken, Cell, Place, Unreadable, shown
from models.intake.convert import YES, Value, convert
from models.intake.entry import Entry, Header
from models.intake.findings import Findings
from models.intake.labels import alike, tidy
from models.intake.sheets import NOTE_MARK, REMOVE, Column, Kind, Sheet
from models.words import _

Names = Mapping[str, str]


def read_table(grid: Grid, sheet: Sheet, wide_names: Names, findings: Findings) -> tuple[Entry, ...]:
    """Read all rows of a sheet; `wide_names` are the words (by likeness) that may head further columns of a wide one."""
    data = {row: cells for row, cells in grid.rows.items() if row > 1 and not _is_note(cells)}
    if not data:
        return ()
    header = _header(grid, sheet, wide_names, findings)
    header = replace(header, complete=_check_complete(header, data.values(), findings))
    _refuse_merged(grid, header, data.keys(), findings)
    _note_headless(grid, data, findings)
    return tuple(
        entry for row, cells in data.items() if (entry := _entry(header, row, cells, findings)) is not None
    )


def _is_note(cells: Mapping[int, Cell]) -> bool:
    return all(
        isinstance(cell.value, str) and cell.value.strip().startswith(NOTE_MARK) for cell in cells.values()
    )


def _heading(cell: Cell) -> str:
    text = cell.value.why if isinstance(cell.value, Broken) else str(cell.value)
    return tidy(text).strip("*＊ ")


def _header(grid: Grid, sheet: Sheet, wide_names: Names, findings: Findings) -> Header:
    known = {alike(column.name): column.name for column in sheet.columns}
    columns: dict[str, int] = {}
    wide: dict[str, int] = {}
    for index, cell in grid.rows.get(1, {}).items():
        place = Place(sheet=grid.title, row=1, column=index)
        form = alike(_heading(cell))
        name, found = (known[form], columns) if form in known else (wide_names.get(form, ""), wide)
        if not name:
            findings.pass_over(place, _("不认识的列「{column}」，未读取").format(column=shown(_heading(cell))))
        elif name in found:
            findings.problem(place, _("列「{column}」重复").format(column=name))
        else:
            found[name] = index
    return Header(sheet=sheet, title=grid.title, columns=columns, wide=wide)


def _check_complete(header: Header, rows: Iterable[Mapping[int, Cell]], findings: Findings) -> bool:
    """Tell whether every required column is there; where all rows are to be removed, the key is enough."""
    mark = header.columns.get(REMOVE, 0)
    removal = all(_removes(cells.get(mark)) for cells in rows)
    needed = (column for column in header.sheet.columns if column.required and (column.key or not removal))
    missing = [column.name for column in needed if column.name not in header.columns]
    for name in missing:
        findings.problem(Place(sheet=header.title), _("缺少列「{column}」").format(column=name))
    return not missing


def _refuse_merged(grid: Grid, header: Header, filled: Iterable[int], findings: Findings) -> None:
    used = {*header.columns.values(), *header.wide.values()}
    for top, left, bottom, right in grid.merged:
        touched = any(top <= row <= bottom for row in filled) and used & set(range(left, right + 1))
        if touched:
            findings.problem(
                Place(sheet=grid.title, row=top, column=left), _("这里有合并的单元格，请取消合并并填写每一格")
            )


def _note_headless(grid: Grid, data: dict[int, dict[int, Cell]], findings: Findings) -> None:
    """Warn of columns that hold something under no name."""
    named = grid.rows.get(1, {}).keys()
    first = {index: row for row, cells in reversed(data.items()) for index in cells if index not in named}
    for index, row in first.items():
        findings.pass_over(Place(sheet=grid.title, row=row, column=index), _("这一列没有列名，未读取"))


def _entry(header: Header, row: int, cells: Mapping[int, Cell], findings: Findings) -> Entry | None:
    present = {name: cells[index] for name, index in header.columns.items() if index in cells}
    wide = {name: cells[index] for name, index in header.wide.items() if index in cells}
    if not present and not wide:
        return None
    if all(alike(_heading(cell)) == alike(name) for name, cell in (*present.items(), *wide.items())):
        return None
    removed = _removes(present.get(REMOVE))
    values = dict(_values(header, row, present, removed, findings))
    return Entry(header=header, row=row, cells=present, values=values, wide=wide, removed=removed)


def _removes(cell: Cell | None) -> bool:
    return cell is not None and isinstance(cell.value, str) and alike(cell.value) == YES


def _values(
    header: Header, row: int, cells: Mapping[str, Cell], removed: bool, findings: Findings
) -> Iterator[tuple[str, Value]]:
    """Read the cells by their columns; of a row to be removed only the key counts."""
    for column in header.sheet.columns:
        if column.name not in header.columns or (removed and not column.key):
            continue
        place = Place(sheet=header.title, row=row, column=header.columns[column.name])
        cell = cells.get(column.name)
        if column.kind is Kind.FIGURE and cell is not None:
            continue
        value = "" if cell is None else _read_cell(cell, column, place, findings)
        if value == "" and column.required:
            findings.problem(place, _("缺少{column}").format(column=column.name))
        elif value is not None and value != "":
            yield column.name, value


def _read_cell(cell: Cell, column: Column, place: Place, findings: Findings) -> Value | None:
    """Read one cell; what it can't hold is recorded as a problem."""
    try:
        return convert(cell, column)
    except Unreadable as fault:
        findings.problem(place, _("{column}：{what}").format(column=column.name, what=fault.what))
        return None
