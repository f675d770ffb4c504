"""Monthly measures as a grid: a row for each owner, a column for each measure and month."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from models.measure import Measure
from models.period import Period
from models.target import Owner
from models.vocabulary import MeasureWord
from models.words import _
from ui.grid.column import Column, Edit, Reader, Row, RowKey
from ui.grid.entering import Values
from ui.grid.model import GridModel, Layout
from ui.grid.readers import number, word
from ui.grid.show import amount
from ui.pages.asked import EVERYBODY, Asked, Asker, askers, words_in_order
from ui.pages.kept import Kept
from ui.pages.live_columns import Cells, LiveColumns

if TYPE_CHECKING:
    from models.office import Change

Figures = dict[tuple[Period, str], Measure]
"""What is recorded of one owner, by month and name."""
NONE: Figures = {}
HEAD = 2
"""How many columns name the owner; score and grade follow them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A column of figures: a measure in a month, or, only to look at, in the month before."""

    month: Period
    earlier: Period
    name: str
    before: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """The cells of an owner's figures, good for as long as the same is asked and recorded."""

    asker: Asker
    recorded: tuple[Measure, ...]
    cells: Cells
    locked: frozenset[int]
    filled: int
    wanted: int


class MeasureGrid(GridModel):
    """Rows: the people of the chosen months, then company, departments and everybody."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.months: tuple[Period, ...] = ()
        self.of = EVERYBODY
        self.shows_live = True
        """Whether points, score and grade stand behind the figures."""
        self.shows_before = False
        """Whether the figure of the month before stands beside each."""
        self.filled, self.wanted = 0, 0
        self._askers = Kept[tuple[Asker, ...]]()
        self._asked: dict[RowKey, Asked] = {}
        self._slots: list[Slot] = []
        self._found: dict[RowKey, Figures] = {}
        self._drawn: dict[RowKey, Drawn] = {}
        self._live_columns = Kept[LiveColumns]()

    def _who_is_asked(self) -> tuple[Asker, ...]:
        """Give the rows, worked out anew only when people, schemes or the choice have changed."""
        records, vocabulary, months, of = self.session.records, self.session.vocabulary, self.months, self.of
        return self._askers.get(
            (records.staff, records.assignments, vocabulary, months, of), lambda: askers(records, vocabulary, months, of)
        )

    def lay_out(self) -> Layout:
        """Give the columns that the schemes of the people shown ask for."""
        months = {before for month in self.months for before in (month, month.shifted(-1))}
        self._found = {}
        for m in self.session.records.measures:
            if m.month in months:
                self._found.setdefault((m.owner_kind.value, m.owner), {})[m.month, m.name] = m
        rows = self._who_is_asked()
        self._asked = {a.key: a.asked for a in rows}
        words = tuple(words_in_order(self.session.vocabulary, rows))
        shown = (False, True) if self.shows_before and len(self.months) == 1 else (False,)
        slots = [
            (Slot(month=month, earlier=month.shifted(-1), name=asked.name, before=before), asked)
            for month in self.months
            for asked in words
            for before in shown
        ]
        if self._slots != [slot for slot, _word in slots]:
            self._slots, self._drawn = [slot for slot, _word in slots], {}
        live = self._live(rows)
        columns = (
            Column(key="number", title=_("工号"), width=76, shown_only=True),
            Column(key="name", title=_("姓名"), width=76, shown_only=True),
            *(live.standing if live else ()),
            *(self._column(slot, asked) for slot, asked in slots),
            *(live.points if live else ()),
        )
        self._drawn = {drawn.asker.key: drawn for drawn in map(self._draw, rows)}
        self.filled = sum(drawn.filled for drawn in self._drawn.values())
        self.wanted = sum(drawn.wanted for drawn in self._drawn.values())
        return columns, [self._row(drawn, live) for drawn in self._drawn.values()]

    def _live(self, rows: tuple[Asker, ...]) -> LiveColumns | None:
        if not self.shows_live:
            return None
        latest = self.session.latest()
        people = (asker.owner for asker in rows if asker.kind is Owner.PERSON)
        return self._live_columns.get((latest, rows), lambda: LiveColumns(latest, people))

    def _column(self, slot: Slot, asked: MeasureWord) -> Column:
        if slot.before:
            title = _("上月\n{month}月").format(month=slot.earlier.first_month)
            return Column(key=f"before|{slot.month}|{slot.name}", title=title, width=64, right=True, shown_only=True)
        unit = f"（{asked.unit}）" if asked.unit and asked.unit not in asked.name else ""
        title = asked.name + unit
        if len(self.months) > 1:
            title = _("{title}\n{month}月").format(title=title, month=slot.month.first_month)
        tip = _("{name}，单位：{unit}").format(name=asked.name, unit=asked.unit) if asked.unit else asked.name
        width = max(88, 14 * len(asked.name + unit) + 22)
        return Column(key=f"{slot.month}|{slot.name}", title=title, read=word, width=width, right=True, tip=tip)

    def _row(self, drawn: Drawn, live: LiveColumns | None) -> Row:
        asker = drawn.asker
        cells = Cells(texts=list(asker.words))
        result = live.result(asker.owner, self._judged()) if live and asker.kind is Owner.PERSON else None
        if live is not None:
            live.add_standing(cells, result)
        before = len(cells.texts)
        cells.append(drawn.cells)
        if live is not None:
            live.add_points(cells, result)
        return Row(
            key=asker.key, texts=tuple(cells.texts), locked=frozenset(before + place for place in drawn.locked),
            hints=cells.hints, notes=cells.notes,
        )  # fmt: skip

    def _draw(self, asker: Asker) -> Drawn:
        """Write an owner's figures, anew only where others are asked or recorded: a typed cell is one row of many."""
        own = self._found.get(asker.key, NONE)
        shared = (self._found.get((kind.value, ""), NONE) for kind in (Owner.EVERYBODY, Owner.COMPANY))
        recorded = tuple(chain(own.values(), *(figures.values() for figures in shared)))
        drawn = self._drawn.get(asker.key)
        if drawn is not None and drawn.asker is asker and drawn.recorded == recorded:
            return drawn
        cells, locked = Cells(texts=[]), set[int]()
        wanted = lacking = 0
        for slot in self._slots:
            asked, found = asker.asked.get((slot.month, slot.name)), own.get((slot.month, slot.name))
            before = own.get((slot.earlier, slot.name))
            if slot.before:
                cells.add(amount(before.value) if before else "", "")
                continue
            if asked is None and found is None:
                locked.add(len(cells.texts))
                cells.add("", _("这里不需要「{name}」").format(name=slot.name))
                continue
            must = asked is not None and asked.default is None
            lacks = must and found is None and not self._is_shared(asker, asked, slot.month)
            wanted, lacking = wanted + must, lacking + lacks
            said = [_("还没有记录（空白不等于 0）")] if lacks else []
            said += [_("上月：{value}").format(value=amount(before.value))] if before else []
            cells.add(amount(found.value) if found else "", "\n".join(said), missing=lacks)
        return Drawn(
            asker=asker, recorded=recorded, cells=cells, locked=frozenset(locked), filled=wanted - lacking, wanted=wanted
        )

    def _judged(self) -> Period:
        """Give the period of the results: the month shown alone, else the period in view."""
        return self.months[0] if len(self.months) == 1 else self.session.period

    def _is_shared(self, asker: Asker, asked: MeasureWord | None, month: Period) -> bool:
        """Tell whether a person's figure is recorded once for everybody."""
        if asked is None or not asked.shared or asker.kind is not Owner.PERSON:
            return False
        return any((month, asked.name) in self._found.get((kind.value, ""), NONE) for kind in (Owner.EVERYBODY, Owner.COMPANY))

    def copy_before(self, cells: Iterable[tuple[int, int]]) -> int:
        """Fill those of the cells that are empty with the figures of the month before; give how many there were."""
        slots = {f"{slot.month}|{slot.name}": slot for slot in self._slots if not slot.before}
        edits = []
        for place, column in cells:
            row, slot = self.rows[place], slots.get(self.columns[column].key)
            if slot is None or row.texts[column] or self.is_locked(row, column):
                continue
            before = self._found.get(row.key, NONE).get((slot.earlier, slot.name))
            if before is not None:
                edits.append(Edit(row=place, column=column, text=amount(before.value)))
        if edits:
            self.enter(edits, _("抄上月 {count} 格").format(count=len(edits)))
        return len(edits)

    def row_name(self, row: Row) -> str:
        """Name the owner."""
        return row.texts[1] or row.texts[0]

    def reader(self, row: Row, column: Column) -> Reader:
        """Read a number within the bounds that the row's own scheme declares."""
        asked = self._asked.get(row.key, {}).get(_month_and_name(column))
        return number(asked.low, asked.high, asked.scale) if asked else number(None)

    def store(self, change: Change, row: Row, values: Values) -> RowKey:
        """Put or remove the measures."""
        kind, owner = Owner(row.key[0]), row.key[1]
        for column in self.columns:
            if column.key not in values:
                continue
            month, name = _month_and_name(column)
            value: Any = values[column.key]
            found = self._found.get(row.key, NONE).get((month, name))
            if value is not None:
                change.put(Measure(month=month, owner_kind=kind, owner=owner, name=name, value=value))
            elif found is not None:
                change.remove(found)
        return row.key


def _month_and_name(column: Column) -> tuple[Period, str]:
    month, _bar, name = column.key.partition("|")
    return Period.parse(month), name
