"""What all tables of a scheme file share: formulas, words, ids, and that unknown keys are problems.

Each key's `description` is its Chinese line in docs/scheme-reference.md, each table's `title` its heading there.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo

Figure = int | Decimal
"""A plain number, exact."""
Formula = Figure | str
"""A formula as text, or a plain number."""
Pair = Annotated[list[Formula], Field(min_length=2, max_length=2)]
"""A threshold (or place) and what it leads to."""
Words = Annotated[str, Field(min_length=1, max_length=400)]
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
SchemeId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$", max_length=60)]
GrainWord = Literal["month", "quarter", "half", "year"]
RecordKind = Words
"""`project`, `product_line`, or the name of a list that the scheme declares."""
Clause = Annotated[str, Field(description="依据办法的哪一条，照抄原文；印在单据的说明里")]
Unit = Annotated[str, Field(description="单位，如 元、次、件；写 比例 的按百分数显示（0.3 显示为 30%）")]
ForEach = Annotated[
    RecordKind | None,
    Field(description="逐条看哪一种明细：project 项目、product_line 产品线，或自设清单的名字；不写就是每人一个"),
]


class Shape(BaseModel):
    """What all tables share: unknown keys are problems, nothing is coerced."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


def keys_of(shape: type[Shape]) -> Iterator[tuple[str, FieldInfo]]:
    """List what a table declares by the keys of the file."""
    yield from ((field.alias or name, field) for name, field in shape.model_fields.items())


def nested(annotation: object) -> type[Shape] | None:
    """Find the table that a key's type is, or is a list of; None for a plain value."""
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return annotation
    return next((found for part in get_args(annotation) if (found := nested(part))), None)
