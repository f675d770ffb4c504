"""Files that are kept as evidence beside a rating (附件)."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Self

from models.period import Period
from models.rating import Rating

LARGEST = 5 * 1024 * 1024
"""Bytes that a file may have (5 MB)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """The file of one rating: its name, its size in bytes, and the SHA-256 under which its content is kept."""

    period: Period
    staff_no: str
    kpi: str
    rater: str
    number: int = 1
    name: str
    size: int
    digest: str

    @classmethod
    def of(cls, rating: Rating, name: str, content: bytes) -> Self:
        """Describe a file as evidence of a rating."""
        return cls(
            period=rating.period,
            staff_no=rating.staff_no,
            kpi=rating.kpi,
            rater=rating.rater,
            number=rating.number,
            name=name,
            size=len(content),
            digest=sha256(content).hexdigest(),
        )

    def belongs_to(self, rating: Rating) -> bool:
        """Tell whether it is the evidence of this rating."""
        key = (rating.period, rating.staff_no, rating.kpi, rating.rater, rating.number)
        return (self.period, self.staff_no, self.kpi, self.rater, self.number) == key
