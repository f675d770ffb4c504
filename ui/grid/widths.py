"""Column widths that come back: each grid keeps its own in the preferences."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from ui.preferences import Preferences

if TYPE_CHECKING:
    from ui.grid.view import GridView
    from ui.pages.page import Page


def remember(pages: Iterable[Page], preferences: Preferences) -> None:
    """Give every grid the widths that were kept for it, and keep what a person drags columns to."""
    for page in pages:
        for number, view in enumerate(page.grids()):
            name = f"{page.key}-{number}"
            view.widths.update(preferences.widths(name))
            view.widened.connect(partial(_keep, view, name, preferences))


def _keep(view: GridView, name: str, preferences: Preferences) -> None:
    preferences.set_widths(name, view.widths)
