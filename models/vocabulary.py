"""The words that the schemes know: what may stand in a data workbook, a grid or a rating form.

Compiled policies fill it in (`calculators.policy`); the intake and the window read it.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Self

from models.money import plain
from models.period import Grain, Period
from models.target import Owner
from models.words import _


class Scale(StrEnum):
    """How `70%` is read: as 70 (per cent, 0–100), as 0.7 (fraction), or, for plain numbers, as 0.7."""

    PLAIN = "plain"
    PERCENT = "percent"
    FRACTION = "fraction"


class Over(StrEnum):
    """How a monthly figure is taken over a longer period."""

    SUM = "sum"
    MEAN = "mean"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureWord:
    """A monthly measure that a scheme asks for; `shared` may be recorded once for everybody (「…目标」)."""

    name: str
    owner: Owner
    unit: str = ""
    scale: Scale = Scale.PLAIN
    over: Over = Over.SUM
    low: Decimal | None = Decimal(0)
    high: Decimal | None = None
    shared: bool = False
    default: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemWord:
    """A rated KPI: who rates it, in which period grain, and what a rating may be.

    A rating is one of `labels`, else a number from 0 to `high` (whole numbers only where `whole`).
    """

    id: str
    name: str
    raters: tuple[str, ...]
    high: Decimal
    grains: tuple[Grain, ...]
    labels: tuple[str, ...] = ()
    whole: bool = False

    @property
    def scale(self) -> str:
        """Say what a rating may be: its labels, or its bounds."""
        if self.labels:
            return " / ".join(self.labels)
        return _("0–{high} 的整数").format(high=plain(self.high)) if self.whole else f"0–{plain(self.high)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleableWord:
    """A KPI, component or other quantity that may be settled by hand.

    `low`/`high` bound the value (`None`: unbounded), `whole` allows whole numbers only; a component needs a
    value, a KPI may go without.
    """

    id: str
    name: str
    grains: tuple[Grain, ...]
    low: Decimal | None = None
    high: Decimal | None = None
    whole: bool = False
    needs_value: bool = False
    kpi: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentWord:
    """A kind of incident; 分值 is required, and bounded, where `low` is given."""

    kind: str
    low: Decimal | None = None
    high: Decimal | None = None


class ColumnKind(StrEnum):
    """What stands in a column of a record list."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    """In yuan."""
    PERCENT = "percent"
    """Typed and kept as 30 for 30 %; a formula sees 0.3."""
    DATE = "date"
    YES_NO = "yes_no"
    CHOICE = "choice"
    WHOLE = "whole"
    """A whole number."""


FIGURES = (ColumnKind.NUMBER, ColumnKind.MONEY, ColumnKind.PERCENT, ColumnKind.WHOLE)
"""Kinds of columns that hold a number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListColumn:
    """A column of a record list; `low`/`high` bound a figure (`None`: unbounded), `default` counts for a blank cell."""

    name: str
    kind: ColumnKind = ColumnKind.TEXT
    required: bool = False
    low: Decimal | None = None
    high: Decimal | None = None
    default: Decimal | str | bool | None = None
    unit: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWord:
    """A list of records that a scheme declares; each row belongs to a person.

    `date` names the column that puts a row in a period; where it is "", a column 月份 does.
    """

    name: str
    columns: tuple[ListColumn, ...]
    date: str = ""

    def column(self, name: str) -> ListColumn | None:
        """Find a column by its name."""
        return next((column for column in self.columns if column.name == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeWords:
    """All the words of one version of a scheme; `opens` tells whether others may share in it (另计方案).

    It is in force from the month `start` (`None`: from ever) until before the month `until`.
    """

    id: str
    title: str
    grains: tuple[Grain, ...]
    version: str = "1"
    start: Period | None = None
    until: Period | None = None
    opens: bool = False
    has_money: bool = True
    uses_projects: bool = False
    uses_targets: bool = False
    measures: tuple[MeasureWord, ...] = ()
    items: tuple[ItemWord, ...] = ()
    settleable: tuple[SettleableWord, ...] = ()
    incidents: tuple[IncidentWord, ...] = ()
    pay_items: tuple[str, ...] = ()
    lists: tuple[ListWord, ...] = ()

    def governs(self, period: Period) -> bool:
        """Tell whether this version is in force in a period: at its first month (a period has one version)."""
        return in_force_between(self.start, self.until, period)


def in_force_between(start: Period | None, until: Period | None, period: Period) -> bool:
    """Tell whether what holds from one month until before another holds in a period: in its first month."""
    first = period.months[0]
    return (start is None or start <= first) and (until is None or first < until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The words of all schemes of an office: `schemes` by the newest version of each, `earlier` the versions before."""

    schemes: tuple[SchemeWords, ...] = ()
    earlier: tuple[SchemeWords, ...] = ()

    @property
    def versions(self) -> tuple[SchemeWords, ...]:
        """All versions of all schemes, the newest first."""
        return (*self.schemes, *self.earlier)

    def scheme(self, id_or_title: str, period: Period | None = None) -> SchemeWords | None:
        """Find a scheme by its id or its title: the version that governs a period, else the newest."""
        found = [s for s in self.versions if id_or_title in (s.id, s.title)]
        return next((s for s in found if period is None or s.governs(period)), None)

    def only(self, ids_or_titles: Collection[str]) -> Self:
        """Give the words of some schemes, by their ids or titles, in all their versions."""
        kept = {s.id for s in self.versions if not {s.id, s.title}.isdisjoint(ids_or_titles)}
        return replace(
            self, schemes=tuple(s for s in self.schemes if s.id in kept), earlier=tuple(s for s in self.earlier if s.id in kept)
        )

    @property
    def lists(self) -> tuple[ListWord, ...]:
        """The record lists of all schemes, each once, as the newest version declares it.

        What two schemes share they declare alike; columns that only an earlier version has come after the others.
        """
        found: dict[str, ListWord] = {}
        for word in (word for scheme in self.versions for word in scheme.lists):
            known = found.setdefault(word.name, word)
            further = tuple(column for column in word.columns if known.column(column.name) is None)
            found[word.name] = replace(known, columns=(*known.columns, *further))
        return tuple(found.values())
