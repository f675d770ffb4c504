"""The tables of the scoring rules: how a KPI's points come about."""
# ruff: noqa: RUF012 - pydantic gives each table its own copy of a default

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from models.scheme.base import Formula, Pair, Shape


class BandsShape(Shape):
    """The first threshold reached decides: `at_least` from the top, `above` strictly, `below` from the bottom."""

    at_least: list[Pair] = []
    above: list[Pair] = []
    below: list[Pair] = []
    at_most: list[Pair] = []
    otherwise: Formula
    out_of: Formula | None = None


class ChoiceShape(Shape):
    """The figure that goes with a word (post, rank, category): the one listed, else `otherwise`."""

    of: Formula
    when: Annotated[dict[str, Formula], Field(min_length=1)]
    otherwise: Formula


class AxisShape(Shape):
    """One side of a two-way table: `at_least` thresholds of a number from the top down, or the `labels` of a word."""

    of: Formula
    at_least: list[Formula] = []
    labels: list[str] = []


class MatrixShape(Shape):
    """A two-way table: a row of `cells` for each place of `rows`, in it a cell for each place of `columns`.

    `otherwise` is for a number below all thresholds and a word that isn't listed.
    """

    rows: AxisShape
    columns: AxisShape
    cells: Annotated[list[list[Formula]], Field(min_length=1)]
    otherwise: Formula = 0


class ProportionalShape(Shape):
    """Maximum × value ÷ target; `lower_is_better` turns it round, `cap = false` lifts the maximum."""

    of: Formula
    to: Formula
    lower_is_better: bool = False
    cap: bool = True
    zero: Formula | None = None


class RateShape(Shape):
    """Maximum × part ÷ whole; `at_zero` gives the points when the whole is zero (none: missing)."""

    part: Formula
    whole: Formula
    at_zero: Formula | None = None


class StepsShape(Shape):
    """From the maximum at `standard`: per full step below `off`, per full step above `bonus`."""

    value: Formula
    standard: Formula
    below: Formula
    off: Formula
    above: Formula | None = None
    bonus: Formula | None = None


class DeductionShape(Shape):
    """The maximum less `each` for every one of `count`, not below 0."""

    each: Formula = 1
    count: Formula


class RankShape(Shape):
    """The place within the team decides; `last` is for whoever shares the worst value (never place 1)."""

    of: Formula
    lower_is_better: bool = False
    places: list[Pair]
    otherwise: Formula
    last: Formula | None = None
    out_of: Formula | None = None


class AgainstMeanShape(Shape):
    """Low, middle or high against the team's mean: below `low` × mean, above `high` × mean."""

    of: Formula
    lower_is_better: bool = False
    low: Formula
    high: Formula
    points: Annotated[list[Formula], Field(min_length=3, max_length=3)]


class RatedShape(Shape):
    """A number given by raters, 0 … `out_of` (the maximum unless said); `whole` allows whole numbers only.

    Beside `choices`, `out_of` is what the labels' points run to.
    """

    out_of: int | Decimal | None = None
    whole: bool = False
