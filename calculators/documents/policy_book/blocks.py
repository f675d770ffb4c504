"""What a read-back policy is built of: headings, paragraphs, points, tables."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 begins a chapter, 2 an item of it."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `quiet` is set small: a source, an assumption."""

    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """A list of points."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of words."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Points | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A whole policy: title, what stands below it, the text, and who signs."""

    title: str
    below: str
    blocks: tuple[Block, ...]
    signatures: tuple[str, ...]
