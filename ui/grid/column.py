"""What a grid is made of: columns that read typed text, rows that show nouns."""

from collections.abc import Callable
from dataclasses import dataclass, field

from models.period import Period

Reader = Callable[[str], object]
"""Reads typed text into a value; a ValueError says why not."""
RowKey = tuple[str, ...]
"""Names a row for as long as its noun lives; a row not yet stored begins with an empty word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: how it is headed, read and chosen from.

    `required` cells can't be emptied; `fixed` ones belong to the key and are locked once stored.
    """

    key: str
    title: str
    read: Reader = str
    width: int = 100
    right: bool = False
    choices: tuple[str, ...] = ()
    others: bool = False
    """Whether words beside the choices may be typed: then none of them is guessed at."""
    day: bool = False
    """Whether a calendar helps to type."""
    required: bool = False
    fixed: bool = False
    shown_only: bool = False
    tip: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row as shown: a text per column, the noun behind it, locked columns.

    `hints` say what is missing (amber), `notes` are tooltips alone.
    """

    key: RowKey
    texts: tuple[str, ...]
    fact: object = None
    locked: frozenset[int] = frozenset()
    hints: dict[int, str] = field(default_factory=dict)
    notes: dict[int, str] = field(default_factory=dict)

    @property
    def stored(self) -> bool:
        """Tell whether the row is in the office file already."""
        return bool(self.key and self.key[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """A cell's text that was not taken, and why; `revision` is the step of the office it came with.

    `row` and `column` name the cell in words; `about` and `period` are what the grid was about when it was typed.
    """

    text: str
    reason: str
    row: str = ""
    column: str = ""
    about: tuple[str, ...] = ()
    period: Period | None = None
    revision: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A text for one cell; the row may lie beyond the last one."""

    row: int
    column: int
    text: str
