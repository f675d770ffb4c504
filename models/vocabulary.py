"""The words that the schemes know: what may stand in a data workbook, a grid or a rating form.

Compiled policies fill it in (`calculators.policy`); the intake and the window read it.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from models.period import Grain
from models.target import Owner


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
    """All the words of one scheme; `opens` tells whether others may share in it (另计方案)."""

    id: str
    title: str
    grains: tuple[Grain, ...]
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The words of all schemes of an office."""

    schemes: tuple[SchemeWords, ...] = ()

    def scheme(self, id_or_title: str) -> SchemeWords | None:
        """Find a scheme by its id or its title."""
        return next((s for s in self.schemes if id_or_title in (s.id, s.title)), None)

    @property
    def lists(self) -> tuple[ListWord, ...]:
        """The record lists of all schemes, each once; what two schemes share they declare alike."""
        return tuple({word.name: word for scheme in self.schemes for word in scheme.lists}.values())
