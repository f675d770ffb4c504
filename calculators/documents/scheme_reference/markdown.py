"""Headings and tables of the reference as Markdown."""

from collections.abc import Iterable, Iterator


def heading(text: str, level: int) -> str:
    """Give a heading with the blank lines around it."""
    return f"\n{'#' * level} {text}\n"


def table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """List the lines of a table; a bar in a cell doesn't end it."""
    for row in (header, ("---",) * len(header), *rows):
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |"


def code(text: str) -> str:
    """Mark what is written in a scheme file as it stands."""
    return f"`{text}`"
