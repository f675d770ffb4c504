"""Which of a grid's rows are shown, and in which order: sorted by a column, filtered by values or by a text.

Rows are placed once, when the person asks for it: what is typed afterwards neither moves nor hides a row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from ui.grid.column import Column, Row, RowKey
from ui.grid.summing import number_in
from ui.initials import is_found

SortKey = tuple[int, Decimal, bytes]
UNPLACED = object()


def sort_key(text: str) -> SortKey:
    """Order numbers by size, then words by pinyin (as GB 18030 has them)."""
    number = number_in(text.removesuffix("%"))
    return (0, number, b"") if number is not None else (1, Decimal(0), text.encode("gb18030", "replace"))


class Arrangement:
    """Sort column, filters and search text of one grid, and the places that rows took."""

    def __init__(self) -> None:
        self.column, self.falling = "", False
        self.kept: dict[str, frozenset[str]] = {}
        """The texts that stay, by the column that is filtered."""
        self.text = ""
        self._places: dict[RowKey, int] = {}
        self._hidden: frozenset[RowKey] = frozenset()
        self._for: object = UNPLACED

    def sort(self, column: str, falling: bool) -> None:
        """Sort by a column; "" brings the natural order back."""
        self.column, self.falling, self._for = column, falling, UNPLACED

    def keep(self, column: str, texts: frozenset[str] | None) -> None:
        """Show only rows with these texts in a column; None lifts the filter."""
        self.kept.pop(column, None)
        if texts is not None:
            self.kept[column] = texts
        self._for = UNPLACED

    def search(self, text: str) -> None:
        """Show only rows that hold a text, or begin with such initials."""
        self.text, self._for = text.strip().lower(), UNPLACED

    def show_all(self) -> None:
        """Lift every filter."""
        self.kept.clear()
        self.search("")

    @property
    def filtered(self) -> bool:
        """Tell whether rows may be hidden."""
        return bool(self.kept or self.text)

    def arrange(
        self, columns: tuple[Column, ...], rows: list[Row], about: object, became: Mapping[RowKey, RowKey]
    ) -> list[Row]:
        """Put the rows in their places; they take new ones where `about`, what the rows are about, is another."""
        if not self.filtered and not self.column:
            self._hidden, self._places = frozenset(), {}
            return rows
        if about != self._for:
            self._for = about
            self._place(columns, rows)
        for old, new in became.items():
            if old in self._places:
                self._places[new] = self._places[old]
        shown = [row for row in rows if row.key not in self._hidden]
        if self._places:
            beyond = len(self._places)
            shown.sort(key=lambda row: self._places.get(row.key, beyond))
        return shown

    def _place(self, columns: tuple[Column, ...], rows: list[Row]) -> None:
        number_of = {column.key: number for number, column in enumerate(columns)}
        kept = [(number_of[key], texts) for key, texts in self.kept.items() if key in number_of]
        shown = [row for row in rows if self._fits(row, kept)]
        self._hidden = frozenset(row.key for row in rows) - {row.key for row in shown}
        number = number_of.get(self.column)
        self._places = {}
        if number is not None:
            blank = [row for row in shown if not row.texts[number]]
            filled = [row for row in shown if row.texts[number]]
            filled.sort(key=lambda row: sort_key(row.texts[number]), reverse=self.falling)
            self._places = {row.key: place for place, row in enumerate([*filled, *blank])}

    def _fits(self, row: Row, kept: Iterable[tuple[int, frozenset[str]]]) -> bool:
        if not all(row.texts[number] in texts for number, texts in kept):
            return False
        return not self.text or any(is_found(self.text, text) for text in row.texts)
