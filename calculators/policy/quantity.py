"""A compiled policy: named quantities over one syntax tree each."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from calculators.assessment.lines import RECORD_FIELDS, RecordKind
from calculators.formula.syntax import Node
from models.period import Grain, Period
from models.vocabulary import IncidentWord, ListWord, MeasureWord, in_force_between


class Kind(StrEnum):
    """What a quantity is for."""

    QUANTITY = "quantity"
    KPI = "kpi"
    ADJUSTMENT = "adjustment"
    COMPONENT = "component"


@dataclass(frozen=True, slots=True, kw_only=True)
class Warning:
    """A condition and what to say when it holds; `earlier` is about the year's earlier periods."""

    when: Node
    text: str
    for_each: str | None = None
    earlier: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """One named figure: its formula, rounding, grain and where it comes from.

    `places`: decimals after rounding, `None` exact. `each`: judged per period of that grain and averaged.
    `low`/`high`: what may be settled by hand (`settleable`). `unit`: how it is written (比例: as per cent).
    `for_each`: one value per record of that kind.
    """

    kind: Kind
    id: str
    name: str
    node: Node
    places: int | None = None
    each: Grain | None = None
    for_each: str | None = None
    settleable: bool = False
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    clause: str = ""
    gaps: tuple[str, ...] = ()
    warnings: tuple[Warning, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kpi(Quantity):
    """A KPI: points with 2 decimals, raters by role and weight, choices by label."""

    maximum: Decimal
    raters: tuple[tuple[str, Fraction], ...] = ()
    labels: tuple[tuple[str, Fraction], ...] = ()
    rating_high: Decimal | None = None
    whole: bool = False
    critical: tuple[str, ...] = ()
    capped: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentPlan(Quantity):
    """A component: which records (`when`), in which periods (`applies`), open to others or not."""

    when: Node | None = None
    then: Node | None = None
    applies: Node | None = None
    open: bool = False
    show: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grading:
    """Grades: a formula that gives the label, and the same on any score (`of`) for a summary."""

    node: Node
    critical: str | None = None
    clause: str = ""
    gaps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscore:
    """The sum of some KPIs' points."""

    id: str
    name: str
    kpis: tuple[str, ...]
    clause: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagPlan:
    """A note for the manager and its condition."""

    id: str
    text: str
    when: Node
    clause: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePlan:
    """A table of further figures on the slip; `when` picks its rows."""

    title: str
    for_each: str | None
    columns: tuple[tuple[str, Node], ...]
    when: Node | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """A scheme, compiled. Names are unique over inputs, quantities and builtins; ids within their kind.

    `stated_maximum`: the file itself says what the maxima add up to. `records` are all kinds of records that its formulas
    may use, by the word of the scheme file. A version is in force from the month `start` (None: from ever) until before
    the month `until`, in which the next one begins.
    """

    id: str
    title: str
    version: str
    grains: tuple[Grain, ...]
    start: Period | None = None
    until: Period | None = None
    stated_maximum: bool = False
    policy: str = ""
    inputs: dict[str, MeasureWord] = field(default_factory=dict)
    incidents: dict[str, IncidentWord] = field(default_factory=dict)
    quantities: dict[str, Quantity] = field(default_factory=dict)
    kpis: tuple[Kpi, ...] = ()
    grading: Grading | None = None
    coefficient: Quantity | None = None
    adjustments: tuple[Quantity, ...] = ()
    subscores: tuple[Subscore, ...] = ()
    components: tuple[ComponentPlan, ...] = ()
    flags: tuple[FlagPlan, ...] = ()
    warnings: tuple[Warning, ...] = ()
    tables: tuple[TablePlan, ...] = ()
    gaps: tuple[str, ...] = ()
    lists: tuple[ListWord, ...] = ()
    records: dict[str, RecordKind] = field(default_factory=lambda: dict(RECORD_FIELDS))

    def in_force(self, period: Period) -> bool:
        """Tell whether this version governs a period."""
        return in_force_between(self.start, self.until, period)

    @property
    def grain(self) -> Grain:
        """The shortest of the assessment periods."""
        return min(self.grains, key=lambda g: g.months)

    @property
    def maximum(self) -> Decimal:
        """The sum of all KPIs' maxima."""
        return sum((kpi.maximum for kpi in self.kpis), Decimal(0))

    @property
    def opens(self) -> bool:
        """Whether people of other schemes may share in a component."""
        return any(component.open for component in self.components)

    def kpi(self, id_or_name: str) -> Kpi | None:
        """Find a KPI by id or name."""
        return next((k for k in self.kpis if id_or_name in (k.id, k.name)), None)

    def record_kind(self, title: str) -> RecordKind | None:
        """Find a kind of records by the word that formulas use."""
        return next((kind for kind in self.records.values() if kind.title == title), None)

    def component(self, id_or_name: str) -> ComponentPlan | None:
        """Find a component by id or name."""
        return next((c for c in self.components if id_or_name in (c.id, c.name)), None)
