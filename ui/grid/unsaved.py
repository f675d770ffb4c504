"""What stands in a grid without being stored: wrong cells and rows that still lack something."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ui.grid.column import RowKey, Wrong

Mark = tuple[RowKey, str]
"""A cell by its row's and its column's key."""
Draft = dict[str, tuple[str, object]]
"""The typed text and the value of each filled cell of an unfinished row, by column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What one change left unsaved: it goes and comes back with the change."""

    wrong: dict[Mark, Wrong]
    drafts: dict[RowKey, Draft]


class Unsaved:
    """Wrong cells and unfinished rows of one grid; they outlive a change of page or period."""

    def __init__(self) -> None:
        self.wrong: dict[Mark, Wrong] = {}
        self.drafts: dict[RowKey, Draft] = {}
        self._next = 1
        self._begun_with: dict[RowKey, int] = {}
        """The revision whose change an unfinished row was begun with."""
        self._taken_back: dict[int, Left] = {}

    def mark(self, cell: Mark, wrong: Wrong | None) -> bool:
        """Remember a wrong cell, or forget that it was; tell whether it is wrong."""
        if wrong is None:
            self.wrong.pop(cell, None)
        else:
            self.wrong[cell] = wrong
        return wrong is not None

    def stamp(self, marks: Iterable[Mark], rows: Iterable[RowKey], revision: int) -> None:
        """Tie wrong cells and rows just begun to the change that was stored beside them."""
        for mark in marks:
            if mark in self.wrong:
                self.wrong[mark] = replace(self.wrong[mark], revision=revision)
        self._begun_with.update(dict.fromkeys(rows, revision))

    def undone(self, revision: int) -> None:
        """Put by what came with a change that was just taken back."""
        left = Left(
            wrong={mark: wrong for mark, wrong in self.wrong.items() if wrong.revision == revision},
            drafts={row: draft for row, draft in self.drafts.items() if self._begun_with.get(row) == revision},
        )
        self.wrong = {mark: wrong for mark, wrong in self.wrong.items() if mark not in left.wrong}
        self.drafts = {row: draft for row, draft in self.drafts.items() if row not in left.drafts}
        self._taken_back[revision] = left

    def redone(self, revision: int) -> None:
        """Bring back what came with a change that was just done again."""
        left = self._taken_back.pop(revision, None)
        if left is not None:
            self.wrong |= left.wrong
            self.drafts |= left.drafts

    def forget_row(self, row: RowKey) -> None:
        """Drop all that is unsaved of one row."""
        self.drafts.pop(row, None)
        self.wrong = {mark: wrong for mark, wrong in self.wrong.items() if mark[0] != row}

    def clear(self) -> None:
        """Drop everything: another office is open now."""
        for kept in (self.wrong, self.drafts, self._begun_with, self._taken_back):
            kept.clear()

    def begun(self, row: RowKey) -> bool:
        """Tell whether anything was typed into a new row."""
        return row in self.drafts or any(mark[0] == row for mark in self.wrong)

    def new_key(self, context: tuple[str, ...]) -> RowKey:
        """Name the next new row of a context."""
        key = ("", *context, str(self._next))
        self._next += 1
        return key

    def keys(self, context: tuple[str, ...]) -> list[RowKey]:
        """Name the unfinished rows of a context and the blank one after them."""
        begun = {key: None for key in (*self.drafts, *(mark[0] for mark in self.wrong)) if not key[0]}
        mine = sorted((key for key in begun if key[1:-1] == context), key=lambda key: int(key[-1]))
        if mine and int(mine[-1][-1]) >= self._next:
            self._next = int(mine[-1][-1]) + 1
        return [*mine, ("", *context, str(self._next))]

    def used(self, row: RowKey) -> None:
        """Note that the blank row is typed into: the next blank row gets a new name."""
        self._next = max(self._next, int(row[-1]) + 1)
