"""Blocks of cells: copied, pasted, cleared and filled as in a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from models.words import _
from ui.grid.cells import DISPLAY, EDIT
from ui.grid.clipboard import Block, read_block, write_block
from ui.grid.column import Edit

if TYPE_CHECKING:
    from ui.grid.view import GridView


class Blocks:
    """What can be done with the cells that are selected in a grid; each step is one change."""

    def __init__(self, view: GridView) -> None:
        self._view, self._grid = view, view.grid

    def _bounds(self) -> tuple[int, int, int, int] | None:
        """Give top, left, bottom and right of the selection."""
        ranges = [part for part in self._view.selectionModel().selection().toList() if part.isValid()]
        current = self._view.currentIndex()
        if ranges:
            return (
                min(part.top() for part in ranges),
                min(part.left() for part in ranges),
                max(part.bottom() for part in ranges),
                max(part.right() for part in ranges),
            )
        return (current.row(), current.column()) * 2 if current.isValid() else None

    def _cells(self) -> list[tuple[int, int]]:
        """List the selected cells."""
        cells = self._view.selectedIndexes() or [self._view.currentIndex()]
        return sorted((cell.row(), cell.column()) for cell in cells if cell.isValid())

    def copy(self) -> None:
        """Put the selected block on the clipboard."""
        bounds = self._bounds()
        if bounds is None:
            return
        top, left, bottom, right = bounds
        block = [
            [str(self._grid.index(row, column).data(DISPLAY) or "") for column in range(left, right + 1)]
            for row in range(top, bottom + 1)
        ]
        QGuiApplication.clipboard().setText(write_block(block))

    def paste(self) -> None:
        """Paste at the selection's corner; one value fills the selection, a block that fits it several times too."""
        bounds = self._bounds()
        if bounds is None:
            return
        block = read_block(QGuiApplication.clipboard().text())
        if len(block) == 1 and len(block[0]) == 1:
            self.fill(block[0][0])
            return
        block = _repeated(block, bounds)
        edits = [
            Edit(row=bounds[0] + r, column=bounds[1] + c, text=text)
            for r, cells in enumerate(block)
            for c, text in enumerate(cells)
        ]
        self._enter(edits, _("粘贴 {rows}×{columns}").format(rows=len(block), columns=max(map(len, block))))

    def fill(self, text: str) -> None:
        """Put one text into every selected cell."""
        edits = [Edit(row=row, column=column, text=text) for row, column in self._cells()]
        self._enter(edits, _("填入 {count} 格").format(count=len(edits)) if len(edits) > 1 else "")

    def clear(self) -> None:
        """Empty the selected cells."""
        edits = [
            Edit(row=row, column=column, text="")
            for row, column in self._cells()
            if self._grid.index(row, column).data(EDIT) and not self._grid.is_locked(self._grid.rows[row], column)
        ]
        if edits:
            self._enter(edits, _("清除 {count} 格").format(count=len(edits)) if len(edits) > 1 else "")

    def fill_down(self) -> None:
        """Fill the selection with its first row."""
        bounds = self._bounds()
        if bounds is None:
            return
        top, left, bottom, right = bounds
        if top == bottom:
            self.copy_above()
            return
        first = [str(self._grid.index(top, column).data(EDIT) or "") for column in range(left, right + 1)]
        edits = [
            Edit(row=row, column=left + n, text=text)
            for row in range(top + 1, bottom + 1)
            for n, text in enumerate(first)
        ]
        self._enter(edits, _("向下填充 {rows} 行").format(rows=bottom - top))

    def copy_above(self) -> None:
        """Take the value of the cell above."""
        current = self._view.currentIndex()
        if current.row() > 0:
            text = str(current.siblingAtRow(current.row() - 1).data(EDIT) or "")
            self._enter([Edit(row=current.row(), column=current.column(), text=text)], "")

    def _enter(self, edits: list[Edit], name: str) -> None:
        refused = self._grid.enter(edits, name)
        if refused:
            self._grid.session.note(_("{count} 格是只读的或在表外，没有改动").format(count=refused))


def _repeated(block: Block, bounds: tuple[int, int, int, int]) -> Block:
    """Repeat a block where the selection holds it a whole number of times; else give it once."""
    top, left, bottom, right = bounds
    rows, columns = bottom - top + 1, right - left + 1
    width = max(map(len, block))
    if rows % len(block) or columns % width:
        return block
    even = [cells + [""] * (width - len(cells)) for cells in block]
    return [cells * (columns // width) for cells in even] * (rows // len(block))
