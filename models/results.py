"""What an assessment hands back: results, their lines and their explanation (workbook.md, rules §12)."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from models.period import Period
from models.place import Place


class Status(StrEnum):
    """Whether every figure could be computed."""

    COMPLETE = "complete"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """One named figure beside a line or a KPI, already in words: 贡献率 30%."""

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KpiResult:
    """Points of one KPI, 2 decimals; `None` when missing or not assessed.

    `inputs` are the figures it was judged by, `raters` who rated it (with weight and score), in words.
    """

    id: str
    name: str
    points: Decimal | None
    maximum: Decimal
    assessed: bool = True
    by_hand: bool = False
    reason: str = ""
    inputs: tuple[Detail, ...] = ()
    raters: tuple[Detail, ...] = ()
    clause: str = ""
    capped: bool = True
    team_mean: Decimal | None = None
    """Mean points of those of the team who have any, 2 decimals; None where they are too few."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """An adjustment or a sub-score, 2 decimals."""

    id: str
    name: str
    points: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a component, rounded to 2 decimals; `kind` is project, product_line, or the list it is a row of."""

    kind: str = ""
    key: str
    label: str
    amount: Decimal | None
    details: tuple[Detail, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """A component (奖金项) in yuan, 2 decimals, the sum of its lines where it has any; `None` when missing."""

    id: str
    name: str
    amount: Decimal | None
    lines: tuple[Line, ...] = ()
    by_hand: bool = False
    reason: str = ""
    clause: str = ""
    formula: str = ""
    numbers: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """Something the policy wants somebody to notice."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Further figures of a result (carry-over, own completion): a title, a header and rows of words.

    `values` are the same rows as exact numbers where they are numbers, for a workbook.
    """

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    values: tuple[tuple[Decimal | str | None, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One person, scheme and assessed period."""

    staff_no: str
    name: str
    department: str = ""
    post: str = ""
    scheme: str
    scheme_title: str
    version: str = "1"
    """Of the scheme, as in force in the period."""
    period: Period
    own: bool = True
    has_money: bool = True
    payslip: bool = False
    status: Status
    missing: tuple[str, ...] = ()
    places: tuple[Place | None, ...] = ()
    """Where each of what is `missing` would be recorded; None where no single record mends it."""
    warnings: tuple[str, ...] = ()
    restated: str = ""
    """Why the period was restated, where this result stands in place of one that was handed out before."""
    out_of_assessment: str = ""
    """The reason, where 全部 took the person out of this period's assessment."""
    kpis: tuple[KpiResult, ...] = ()
    adjustments: tuple[Figure, ...] = ()
    subscores: tuple[Figure, ...] = ()
    score: Decimal | None = None
    maximum: Decimal | None = None
    grade: str | None = None
    rank: int | None = None
    team_size: int | None = None
    team_mean: Decimal | None = None
    """Mean score of the team's complete results, 2 decimals."""
    coefficient: Decimal | None = None
    components: tuple[Component, ...] = ()
    total: Decimal | None = None
    flags: tuple[Flag, ...] = ()
    tables: tuple[Table, ...] = ()
    assumptions: tuple[str, ...] = ()
    """The scheme's gaps (文件未定), in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryRow:
    """One person of the period: the own scheme's score and grade, the total over all results."""

    staff_no: str
    name: str
    scheme: str | None
    score: Decimal | None
    grade: str | None
    total: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why a figure is what it is: rule in words, the same with numbers put in, rounding, clause, assumption.

    `value` is the figure as used further on, `exact` what it was before rounding (both in words).
    """

    label: str
    value: str
    exact: str = ""
    words: str = ""
    numbers: str = ""
    clause: str = ""
    gap: str = ""
    children: tuple["Explanation", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """All results of a period in the order of results.json, and the summary by 工号."""

    period: Period
    results: tuple[Result, ...]
    summary: tuple[SummaryRow, ...]
