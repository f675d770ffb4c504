"""A cell as it stands in the workbook, and its place in words."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from openpyxl.utils import get_column_letter

from models.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """What stands in a cell that has no value: an Excel error, or a formula that was never computed."""

    why: str


Raw = str | int | float | bool | datetime | date | time | timedelta | Broken


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell that is not blank; `percent` where its number format shows per cent."""

    value: Raw
    percent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Place:
    """A cell (`评分!F12`), or a whole sheet where `row` is 0; columns count from 1."""

    sheet: str
    row: int = 0
    column: int = 1

    def __str__(self) -> str:
        return f"{self.sheet}!{get_column_letter(self.column)}{self.row}" if self.row else self.sheet


class Unreadable(Exception):
    """A cell does not hold what its column asks for; `what` says so in words."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


def shown(value: Raw) -> str:
    """Quote a cell's content in a message, cut where it is long."""
    text = str(value)
    return text if len(text) <= 30 else text[:30] + "…"


def unbroken(cell: Cell) -> str | int | float | bool | datetime | date | time | timedelta:
    """Give the cell's value; Unreadable where it has none."""
    if isinstance(cell.value, Broken):
        raise Unreadable(cell.value.why)
    return cell.value


def uncached() -> Broken:
    """Say that a formula was stored without its value."""
    return Broken(why=_("公式没有缓存值，请在 Excel 中打开并保存，或改成数值"))
