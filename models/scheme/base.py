"""What all tables of a scheme file share: formulas, words, ids, and that unknown keys are problems."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Formula = int | Decimal | str
"""A formula as text, or a plain number."""
Pair = Annotated[list[Formula], Field(min_length=2, max_length=2)]
"""A threshold (or place) and what it leads to."""
Words = Annotated[str, Field(min_length=1, max_length=400)]
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
SchemeId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$", max_length=60)]
GrainWord = Literal["month", "quarter", "half", "year"]
RecordKind = Words
"""`project`, `product_line`, or the name of a list that the scheme declares."""


class Shape(BaseModel):
    """What all tables share: unknown keys are problems, nothing is coerced."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
