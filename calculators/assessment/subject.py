"""Whose figure is asked for: a person, a period, and where it is one of many, a record."""

from dataclasses import dataclass, replace

from models.period import Period


@dataclass(frozen=True, slots=True, order=True)
class RecordKey:
    """A record of a person: `project` by 项目编号, `product_line` by name."""

    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class Subject:
    """A person in a period; `own` is false where the person only shares in open components (另计方案)."""

    staff_no: str
    period: Period
    own: bool = True
    record: RecordKey | None = None

    def at(self, period: Period) -> "Subject":
        """Turn to another period of the same person (and record)."""
        return replace(self, period=period)

    def of(self, staff_no: str) -> "Subject":
        """Turn to another person in the same period, without record."""
        return replace(self, staff_no=staff_no, record=None)

    def with_record(self, record: RecordKey | None) -> "Subject":
        """Turn to one record, or none, of the same person and period."""
        return replace(self, record=record)
