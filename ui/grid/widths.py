"""Column widths that come back: each grid keeps its own in the preferences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ui.preferences import Preferences

if TYPE_CHECKING:
    from ui.grid.view import GridView
    from ui.pages.page import Page


def restore(pages: Iterable[Page], preferences: Preferences) -> None:
    """Give every grid the widths that were kept for it."""
    for name, view in _named(pages):
        view.widths.update(preferences.widths(name))


def keep(pages: Iterable[Page], preferences: Preferences) -> None:
    """Remember every grid's widths."""
    for name, view in _named(pages):
        preferences.set_widths(name, view.widths)


def _named(pages: Iterable[Page]) -> Iterator[tuple[str, GridView]]:
    for page in pages:
        yield from ((f"{page.key}-{number}", view) for number, view in enumerate(page.grids()))
