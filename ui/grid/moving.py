"""From cell to cell: Tab to the next one to fill in, Enter to the same of the next row, past what is locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.grid.view import GridView

Place = tuple[int, int]


class Moving:
    """Moves the current cell of a grid as a spreadsheet does; remembers where a row of Tabs began."""

    def __init__(self, view: GridView) -> None:
        self._view, self._grid = view, view.grid
        self._began: tuple[Place, int] | None = None
        """The cell that Tab led to last, and the column from which it was first pressed in that row."""

    def across(self, step: int) -> bool:
        """Go to the next cell to fill in on the right (or left), wrapping into the next row; tell whether there is one."""
        row, column = here = self._here()
        began = self._began_at(here)
        width = len(self._grid.columns)
        for _step in range(width * 2):
            column += step
            if not 0 <= column < width:
                row, column = row + step, 0 if step > 0 else width - 1
            if not 0 <= row < len(self._grid.rows):
                return False
            if self._is_open(row, column):
                break
        self._go(row, column)
        self._began = ((row, column), began if row == here[0] else column)
        return True

    def down(self, step: int = 1) -> bool:
        """Go to the next cell below (or above) that can be filled in; tell whether there is one."""
        row, column = self._here()
        return self._first_below(row + step, column, step)

    def enter(self) -> bool:
        """Go to the next row, where Tabs led along a row back to their first column; at the foot to the next column."""
        row, column = here = self._here()
        if self._first_below(row + 1, self._began_at(here), 1):
            return True
        following = range(column + 1, len(self._grid.columns))
        return not self._grid.appends and any(self._first_below(0, further, 1) for further in following)

    def _began_at(self, here: Place) -> int:
        return self._began[1] if self._began is not None and self._began[0] == here else here[1]

    def _first_below(self, row: int, column: int, step: int) -> bool:
        while 0 <= row < len(self._grid.rows):
            if self._is_open(row, column):
                self._go(row, column)
                return True
            row += step
        return False

    def _is_open(self, row: int, column: int) -> bool:
        return not self._grid.is_locked(self._grid.rows[row], column) and not self._view.isColumnHidden(column)

    def _here(self) -> Place:
        current = self._view.currentIndex()
        return current.row(), current.column()

    def _go(self, row: int, column: int) -> None:
        self._view.choose(self._grid.index(row, column))
