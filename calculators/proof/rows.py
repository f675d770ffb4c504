"""The rows of a proof: each has a value, or a formula over the values of other rows."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from calculators.assessment.subject import Subject
from calculators.formula.values import Missing, NotApplicable, Value
from models.money import plain

FIRST_ROW = 2
VALUE_COLUMN = "G"
"""Where the sheet keeps values and formulas; formulas name its cells."""


Literal = Decimal | str | bool | date | None
"""What a cell may hold as it stands; None is a blank."""


class Kind(StrEnum):
    """What a row is, as the sheet says it."""

    INPUT = "input"
    STEP = "step"
    TEAM = "team"
    KPI = "kpi"
    ADJUSTMENT = "adjustment"
    SUBSCORE = "subscore"
    SCORE = "score"
    GRADE = "grade"
    COEFFICIENT = "coefficient"
    LINE = "line"
    COMPONENT = "component"
    TOTAL = "total"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofRow:
    """One row; `formula` is Excel's without `=`, else `value` stands as it is, with its `reason`.

    `expected` is the figure of the result that the row must come to, compared at `places` decimals.
    """

    subject: Subject
    scheme: str
    kind: Kind
    label: str
    value: Literal = None
    formula: str = ""
    expected: Decimal | str | None = None
    places: int | None = None
    words: str = ""
    reason: str = ""


@dataclass(slots=True)
class Proof:
    """The rows so far, and where each figure stands."""

    rows: list[ProofRow] = field(default_factory=list)
    steps_back: int = 0
    """How many periods back the rows are that are being added."""
    _places: dict[Hashable, str] = field(default_factory=dict)

    def once(self, key: Hashable, add: Callable[[], str]) -> str:
        """Give the cell of a figure, adding its rows when it is first asked for."""
        if key not in self._places:
            self._places[key] = add()
        return self._places[key]

    def find(self, key: Hashable) -> str | None:
        """Give the cell of a figure that was added before."""
        return self._places.get(key)

    def add(self, row: ProofRow) -> str:
        """Add a row; give its cell."""
        self.rows.append(row)
        return cell(len(self.rows) - 1)

    def block(self, rows: list[ProofRow]) -> tuple[str, str]:
        """Add rows one below the other; give the first and last cell."""
        cells = [self.add(row) for row in rows]
        return cells[0], cells[-1]

    def expect(self, place: str, figure: Decimal | str | None, kind: Kind, places: int | None) -> None:
        """Say of a row that was added before which figure of the result it must come to."""
        index = int(place.removeprefix(VALUE_COLUMN)) - FIRST_ROW
        self.rows[index] = replace(self.rows[index], expected=figure, kind=kind, places=places)

    @property
    def by_value(self) -> list[ProofRow]:
        """List the figures of results that stand as values: settled by hand, or beyond what Excel can say."""
        return [row for row in self.rows if row.expected is not None and not row.formula]

    @property
    def by_formula(self) -> list[ProofRow]:
        """List the figures of results that are recomputed by formulas."""
        return [row for row in self.rows if row.expected is not None and row.formula]


def cell(index: int) -> str:
    """Name the value cell of a row by its place in the list."""
    return f"{VALUE_COLUMN}{index + FIRST_ROW}"


def literal(value: Value) -> Literal:
    """Write a value for a cell; what is missing is a blank."""
    if isinstance(value, (Missing, NotApplicable)):
        return None
    if isinstance(value, Fraction):
        text = plain(value)
        return None if text.endswith("…") else Decimal(text)
    return value


def as_formula(value: Value) -> str:
    """Write a number that has no end in decimals as a division."""
    endless = isinstance(value, Fraction) and plain(value).endswith("…")
    return f"{value.numerator}/{value.denominator}" if endless and isinstance(value, Fraction) else ""
