"""Calendar periods: month, quarter, half-year, year (rules §2)."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

from models.words import _


class Grain(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"

    @property
    def months(self) -> int:
        """The number of months in a period of this grain."""
        return {"month": 1, "quarter": 3, "half": 6, "year": 12}[self.value]


_TEXT = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])|Q([1-4])|H([12]))?")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A calendar period by its first month; ordered by time, then longer after shorter."""

    year: int
    first_month: int
    length: int

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        """Name the month; `month` may run over the year's ends (0 is last December)."""
        return cls(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `2026-01`, `2026Q1`, `2026H1` or `2026`; ValueError for anything else."""
        match = _TEXT.fullmatch(text)
        if match is None or not 1900 <= int(match[1]) <= 9998:
            raise ValueError(text)
        year = int(match[1])
        if match[2]:
            return cls(year, int(match[2]), 1)
        if match[3]:
            return cls(year, int(match[3]) * 3 - 2, 3)
        if match[4]:
            return cls(year, int(match[4]) * 6 - 5, 6)
        return cls(year, 1, 12)

    @classmethod
    def around(cls, day: date, grain: Grain) -> Self:
        """Find the period of that grain in which the day lies."""
        size = grain.months
        return cls(day.year, (day.month - 1) // size * size + 1, size)

    @property
    def grain(self) -> Grain:
        """Tell whether this is a month, quarter, half-year or year."""
        return {1: Grain.MONTH, 3: Grain.QUARTER, 6: Grain.HALF, 12: Grain.YEAR}[self.length]

    @property
    def months(self) -> tuple["Period", ...]:
        """List the months in order."""
        return tuple(Period(self.year, self.first_month + i, 1) for i in range(self.length))

    @property
    def start(self) -> date:
        """Give the first day."""
        return date(self.year, self.first_month, 1)

    @property
    def end(self) -> date:
        """Give the last day, inclusive."""
        month = self.first_month + self.length - 1
        return date(self.year, month, monthrange(self.year, month)[1])

    @property
    def quarter(self) -> int:
        """Give the quarter (1 … 4) in which the period ends."""
        return (self.first_month + self.length - 2) // 3 + 1

    def shifted(self, count: int) -> "Period":
        """Go `count` periods of the same grain later (earlier when negative)."""
        index = self.year * 12 + self.first_month - 1 + count * self.length
        return Period(index // 12, index % 12 + 1, self.length)

    def within(self, grain: Grain) -> "Period":
        """Give the period of that grain in which this one ends."""
        return Period.around(self.end, grain)

    def split(self, grain: Grain) -> tuple["Period", ...]:
        """List the periods of a shorter (or the same) grain that make up this one; ValueError for a longer."""
        size = grain.months
        if size > self.length:
            raise ValueError(grain)
        return tuple(Period(self.year, self.first_month + i, size) for i in range(0, self.length, size))

    def covers(self, other: "Period | date") -> bool:
        """Tell whether a day or a whole other period lies inside."""
        if isinstance(other, date):
            return self.start <= other <= self.end
        return self.start <= other.start and other.end <= self.end

    def __str__(self) -> str:
        match self.length:
            case 1:
                return f"{self.year}-{self.first_month:02d}"
            case 3:
                return f"{self.year}Q{self.quarter}"
            case 6:
                return f"{self.year}H{1 if self.first_month == 1 else 2}"
            case _:
                return str(self.year)

    @property
    def title(self) -> str:
        """Name the period as a person would: 2026年一季度."""
        match self.length:
            case 1:
                return _("{year}年{month}月").format(year=self.year, month=self.first_month)
            case 3:
                ordinal = (_("一"), _("二"), _("三"), _("四"))[self.quarter - 1]
                return _("{year}年{ordinal}季度").format(year=self.year, ordinal=ordinal)
            case 6:
                half = _("上半年") if self.first_month == 1 else _("下半年")
                return _("{year}年{half}").format(year=self.year, half=half)
            case _:
                return _("{year}年").format(year=self.year)
