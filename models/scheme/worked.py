"""Worked cases of a scheme (`<id>.cases.toml`): sheets of the data workbook and the figures expected, as text tables.

A text table is read as it looks: a line per row, cells parted by `|`, the first line its header.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field, ValidationError

from models.faults import InputFault, Problem
from models.period import Period
from models.scheme.base import Shape, Words
from models.scheme.toml_text import TomlFault, read_toml
from models.words import _

SHARED = "另计"
"""Beside a 工号 in the header of the figures: the result of what another scheme opens."""

TextTable = tuple[tuple[str, ...], ...]
"""The rows of a table, its header first; a blank cell is ""."""


class CaseShape(Shape):
    """One case: what it shows and how the figures were worked out, the period, sheets, figures expected."""

    title: Words
    why: Annotated[str, Field(min_length=1)]
    period: str
    sheets: dict[str, str] = Field(default_factory=dict)
    expect: str


class CasesShape(Shape):
    """A whole file of cases."""

    case: Annotated[list[CaseShape], Field(min_length=1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedCase:
    """A case as read; `expect` has a column per person (and period), a row per figure."""

    title: str
    why: str
    period: Period
    sheets: Mapping[str, TextTable]
    expect: TextTable

    @property
    def periods(self) -> tuple[Period, ...]:
        """List the periods that figures are expected of: the case's own, and those beside a 工号."""
        return tuple(sorted({self.period, *(found for head in self.expect[0][1:] if (found := period_of(head)))}))


def period_of(head: str) -> Period | None:
    """Read the period of its own that stands beside a 工号 at the head of a column, None where there is none."""
    return next((Period.parse(word) for word in head.split()[1:] if word != SHARED), None)


def read_cases(text: str, file: str) -> tuple[WorkedCase, ...]:
    """Read a file of cases; InputFault lists every problem with the case it stands in."""
    try:
        table = read_toml(text)
        shape = CasesShape.model_validate(table)
    except TomlFault as fault:
        raise _refused(file, [Problem(where=fault.place(file), what=fault.what)]) from None
    except ValidationError as fault:
        raise _refused(file, [_misshapen(file, error) for error in fault.errors()]) from None
    problems: list[Problem] = []
    cases = [_case(case, f"{file}: {case.title}", problems) for case in shape.case]
    if problems:
        raise _refused(file, problems)
    return tuple(case for case in cases if case is not None)


def _misshapen(file: str, error: Any) -> Problem:
    """Say what doesn't fit: `error` is one of the shape's, at the number of the case and its key."""
    numbers = [part + 1 for part in error["loc"] if isinstance(part, int)]
    place = _("{file} 第 {n} 个算例").format(file=file, n=numbers[0]) if numbers else file
    key = str(error["loc"][-1])
    what = {
        "missing": _("缺少「{key}」"),
        "extra_forbidden": _("不认识「{key}」；算例的键是 title、why、period、expect，表写在 [case.sheets] 里"),
        "string_type": _("「{key}」应是文字，加引号；表写在三个引号里"),
        "string_too_short": _("「{key}」不能是空的"),
        "string_too_long": _("「{key}」太长"),
        "too_short": _("一个算例也没有"),
        "dict_type": _("「{key}」应是一张表"),
        "list_type": _("「{key}」应是 [[case]] 写成的一列"),
    }.get(error["type"], _("「{key}」写法不对"))
    return Problem(where=place, what=what.format(key=key))


def _refused(file: str, problems: list[Problem]) -> InputFault:
    return InputFault(_("算例 {file} 有 {n} 处问题").format(file=file, n=len(problems)), tuple(problems))


def _case(shape: CaseShape, place: str, problems: list[Problem]) -> WorkedCase | None:
    try:
        period = Period.parse(shape.period)
    except ValueError:
        what = _("「{period}」不是期间，应写成 2026-01、2026Q1、2026H1 或 2026")
        problems.append(Problem(where=place, what=what.format(period=shape.period)))
        return None
    sheets = {name: _table(text, f"{place} {name}", problems) for name, text in shape.sheets.items()}
    expect = _table(shape.expect, f"{place} expect", problems)
    return WorkedCase(title=shape.title, why=shape.why.strip(), period=period, sheets=sheets, expect=expect)


def _table(text: str, place: str, problems: list[Problem]) -> TextTable:
    rows = tuple(tuple(cell.strip() for cell in line.split("|")) for line in text.splitlines() if line.strip())
    if not rows:
        problems.append(Problem(where=place, what=_("表是空的")))
    for row in rows:
        if len(row) != len(rows[0]):
            what = _("表头有 {n} 格，这一行有 {m} 格：{row}").format(n=len(rows[0]), m=len(row), row=" | ".join(row))
            problems.append(Problem(where=place, what=what))
    return rows
