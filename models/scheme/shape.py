"""The keys of a scheme file, as pydantic models: one class per table of the file.

A formula is text in the formula language (docs/schemes.md); a number may stand wherever a formula may.
"""
# ruff: noqa: RUF012 - pydantic gives each table its own copy of a default

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from models.scheme.base import Formula, GrainWord, Id, Pair, RecordKind, SchemeId, Shape, Words
from models.scheme.rule_shapes import (
    AgainstMeanShape,
    BandsShape,
    ChoiceShape,
    DeductionShape,
    MatrixShape,
    ProportionalShape,
    RankShape,
    RatedShape,
    RateShape,
    StepsShape,
)


class InputShape(Shape):
    """A monthly measure that the scheme asks for (月度指标); never below 0 unless `signed`, or `least` says otherwise."""

    name: Words
    of: Literal["person", "department", "company"] = "person"
    over: Literal["sum", "mean"] = "sum"
    unit: str = ""
    scale: Literal["plain", "percent", "fraction"] = "plain"
    least: int | Decimal | None = None
    most: int | Decimal | None = None
    signed: bool = False
    shared: bool = False
    default: int | Decimal | None = None
    clause: str = ""

    @property
    def lowest(self) -> int | Decimal | None:
        """The smallest figure that may be recorded; None where there is none."""
        return 0 if self.least is None and not self.signed else self.least


class IncidentShape(Shape):
    """A kind of incident (事件); `points` bounds its required 分值: [least, most], or [least] without an upper bound."""

    name: Words
    points: Annotated[list[int | Decimal], Field(min_length=1, max_length=2)] | None = None
    clause: str = ""


class ListColumnShape(Shape):
    """A column of a record list.

    A `percent` is typed, bounded and defaulted as 30 for 30 %; formulas see 0.3. `default` counts for a blank cell;
    `least`/`most` bound a figure, which may otherwise be below zero.
    """

    name: Words
    kind: Literal["text", "number", "money", "percent", "date", "yes_no", "choice", "whole"] = "text"
    choices: list[Words] = []
    required: bool = False
    least: int | Decimal | None = None
    most: int | Decimal | None = None
    default: int | Decimal | bool | str | None = None
    unit: str = ""
    clause: str = ""


class ListShape(Shape):
    """A list of records of each person (自设清单): a sheet of the data workbook, with formulas `for_each` of its rows.

    `date` names the column that puts a row in a period; without it the sheet has a column 月份.
    """

    name: Words
    of: Literal["person"] = "person"
    date: str = ""
    column: Annotated[list[ListColumnShape], Field(min_length=1)]
    clause: str = ""


class QuantityShape(Shape):
    """A named intermediate figure that formulas use by name: a `formula`, or `bands`, a `choice`, a two-way `matrix`.

    `bands` compare the value of `of`. `round` gives decimals (none: exact); `by_hand` bounds what a manager may settle;
    `for_each` makes one per record; `unit` is how it is written (比例: as per cent).
    """

    name: Words
    formula: Formula | None = None
    of: Formula | None = None
    bands: BandsShape | None = None
    choice: ChoiceShape | None = None
    matrix: MatrixShape | None = None
    unit: str = ""
    round: Annotated[int, Field(ge=0, le=6)] | None = None
    for_each: RecordKind | None = None
    by_hand: Annotated[list[int | Decimal], Field(min_length=2, max_length=2)] | None = None
    clause: str = ""


class KpiShape(Shape):
    """One KPI (考核指标): exactly one rule says how its points come about.

    `newcomer` is what those get who did not take part in the whole period before; `parts` names parts and
    their wholes: a part above its whole gives a warning.
    """

    id: Id
    name: Words
    max: Annotated[int | Decimal, Field(gt=0)]
    each: GrainWord | None = None
    value: Formula | None = None
    bands: BandsShape | None = None
    proportional: ProportionalShape | None = None
    rate: RateShape | None = None
    steps: StepsShape | None = None
    deduction: DeductionShape | None = None
    rank: RankShape | None = None
    against_mean: AgainstMeanShape | None = None
    rated: RatedShape | None = None
    choices: dict[str, int | Decimal] | None = None
    formula: Formula | None = None
    raters: dict[str, Formula] | None = None
    critical: list[str] = []
    newcomer: Formula | None = None
    parts: list[Pair] = []
    uncapped: bool = False
    clause: str = ""


class GradeShape(Shape):
    """The grades: bands over `of` (the score unless said), or a `formula` that comes to a grade's name.

    `critical` is the grade a failed critical KPI forces.
    """

    of: Formula = "总分"
    at_least: list[Pair] = []
    above: list[Pair] = []
    below: list[Pair] = []
    at_most: list[Pair] = []
    otherwise: str = ""
    formula: Formula | None = None
    critical: str | None = None
    clause: str = ""


class CoefficientShape(Shape):
    """KPI奖金系数 where it isn't score ÷ 100: a formula, rounded to 4 decimals."""

    formula: Formula
    clause: str = ""


class AdjustmentShape(Shape):
    """Points added to (or taken off) the score."""

    id: Id
    name: Words
    formula: Formula
    clause: str = ""


class SubscoreShape(Shape):
    """The sum of some KPIs' points, shown as a line of its own."""

    id: Id
    name: Words
    kpis: list[Id]
    clause: str = ""


class WarningShape(Shape):
    """A condition that people should notice; `for_each` says of which record.

    `earlier` looks at each earlier period of the year instead of this one.
    """

    when: Formula
    text: Words
    for_each: RecordKind | None = None
    earlier: bool = False


class ComponentShape(Shape):
    """A bonus component (奖金项): a formula, or one line per record with `for_each`.

    `when` picks the records, or without `for_each` the people who get it (others get 0); `applies` says in which periods
    the component exists; `each` gives it a period of its own; `open` lets people of other schemes share in it (另计方案);
    `then` works on the sum of the lines (`合计`).
    """

    id: Id
    name: Words
    formula: Formula
    for_each: RecordKind | None = None
    when: Formula | None = None
    then: Formula | None = None
    applies: Formula | None = None
    each: GrainWord | None = None
    open: bool = False
    show: list[str] = []
    clause: str = ""


class FlagShape(Shape):
    """A note for the manager when a condition holds."""

    id: Id
    text: Words
    when: Formula
    clause: str = ""


class TableShape(Shape):
    """Further figures on the slip: a row per record (or one) that `when` lets through, a column per formula."""

    title: Words
    for_each: RecordKind | None = None
    when: Formula | None = None
    columns: dict[str, Formula]


class GapShape(Shape):
    """Where the policy is silent: which reading the scheme takes, about which item."""

    about: str = ""
    text: Words


class SchemeShape(Shape):
    """A whole scheme file."""

    id: SchemeId
    title: Words
    version: Words = "1"
    in_force_from: str = Field(default="", alias="from")
    """Under the key `from`: the month from which this version is in force; "" from ever."""
    period: GrainWord | list[GrainWord]
    maximum: Annotated[int | Decimal, Field(gt=0)] | None = None
    """What the maxima of all KPIs add up to, checked where it is given."""
    policy: str = ""
    raters: dict[str, Formula] = {}
    input: list[InputShape] = []
    incident: list[IncidentShape] = []
    lists: list[ListShape] = Field(default=[], alias="list")
    """Under the key `list`."""
    quantity: list[QuantityShape] = []
    kpi: list[KpiShape] = []
    grade: GradeShape | None = None
    coefficient: CoefficientShape | None = None
    adjustment: list[AdjustmentShape] = []
    subscore: list[SubscoreShape] = []
    component: list[ComponentShape] = []
    flag: list[FlagShape] = []
    warning: list[WarningShape] = []
    table: list[TableShape] = []
    gap: list[GapShape] = []
