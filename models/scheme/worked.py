"""Worked cases of a scheme (`<id>.cases.toml`): sheets of the data workbook and the figures expected, as text tables.

A text table is read as it looks: a line per row, cells parted by `|`, the first line its header.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, ValidationError

from models.faults import InputFault, Problem
from models.period import Period
from models.scheme.base import Shape, Words
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
        shape = CasesShape.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as fault:
        raise _refused(file, [Problem(where=file, what=_("不是正确的 TOML：{why}").format(why=fault))]) from None
    except ValidationError as fault:
        found = [
            Problem(where=f"{file}: {'.'.join(map(str, error['loc']))}", what=_said(error["type"])) for error in fault.errors()
        ]
        raise _refused(file, found) from None
    problems: list[Problem] = []
    cases = [_case(case, f"{file}: {case.title}", problems) for case in shape.case]
    if problems:
        raise _refused(file, problems)
    return tuple(case for case in cases if case is not None)


def _said(kind: str) -> str:
    """Say what a key of a case lacks, by pydantic's name for it."""
    return {
        "missing": _("缺少这一项"), "extra_forbidden": _("不认识这一项"), "string_type": _("应是文字，加引号"),
        "string_too_short": _("不能是空的"), "string_too_long": _("太长"), "too_short": _("一个算例也没有"),
        "dict_type": _("应是一张表"), "list_type": _("应是 [[case]] 写成的一列"),
    }.get(kind, _("写法不对"))


def _refused(file: str, problems: list[Problem]) -> InputFault:
    return InputFault(_("算例 {file} 有 {n} 处问题").format(file=file, n=len(problems)), tuple(problems))


def _case(shape: CaseShape, place: str, problems: list[Problem]) -> WorkedCase | None:
    try:
        period = Period.parse(shape.period)
    except ValueError:
        problems.append(Problem(where=place, what=_("「{period}」不是期间").format(period=shape.period)))
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
