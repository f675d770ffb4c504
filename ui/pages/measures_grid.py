"""Monthly measures as a grid: a row for each owner, a column for each measure and month."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from models.measure import Measure
from models.period import Period
from models.target import Owner
from models.vocabulary import MeasureWord
from models.words import _
from ui.grid.column import Column, Reader, Row, RowKey
from ui.grid.entering import Values
from ui.grid.model import GridModel, Layout
from ui.grid.readers import number, word
from ui.grid.show import amount
from ui.pages.asked import Asked, Asker, askers, words_in_order

if TYPE_CHECKING:
    from models.office import Change

Place = tuple[Period, Owner, str, str]
HEAD = 2
"""How many columns name the owner, before the measures."""


class MeasureGrid(GridModel):
    """Rows: the people of the chosen months, then company, departments and everybody."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.months: tuple[Period, ...] = ()
        self.scheme = ""
        self.filled, self.wanted = 0, 0
        self._askers: tuple[Asker, ...] = ()
        self._askers_for: tuple[object, ...] = ()
        self._asked: dict[RowKey, Asked] = {}
        self._places: list[tuple[Period, str]] = []
        self._found: dict[Place, Measure] = {}

    def _who_is_asked(self) -> tuple[Asker, ...]:
        """Give the rows, worked out anew only when people, schemes or the choice have changed."""
        records, vocabulary = self.session.records, self.session.vocabulary
        now = (records.staff, records.assignments, vocabulary, self.months, self.scheme)
        if len(self._askers_for) != len(now) or any(
            a is not b for a, b in zip(now, self._askers_for, strict=True)
        ):
            self._askers = askers(records, vocabulary, self.months, self.scheme)
            self._askers_for = now
        return self._askers

    def lay_out(self) -> Layout:
        """Give the columns that the schemes of the people shown ask for."""
        months = set(self.months)
        self._found = {
            (m.month, m.owner_kind, m.owner, m.name): m
            for m in self.session.records.measures
            if m.month in months
        }
        rows = self._who_is_asked()
        self._asked = {(a.kind.value, a.owner): a.asked for a in rows}
        words = tuple(words_in_order(self.session.vocabulary, rows))
        self._places = [(month, asked.name) for month in self.months for asked in words]
        columns = (
            Column(key="number", title=_("工号"), width=76, shown_only=True),
            Column(key="name", title=_("姓名"), width=96, shown_only=True),
            *(self._column(month, asked) for month in self.months for asked in words),
        )
        self.filled = self.wanted = 0
        blank = _("还没有记录（空白不等于 0）")
        unasked = [_("这里不需要「{name}」").format(name=name) for _month, name in self._places]
        return columns, [self._row(asker, blank, unasked) for asker in rows]

    def _column(self, month: Period, asked: MeasureWord) -> Column:
        unit = f"（{asked.unit}）" if asked.unit and asked.unit not in asked.name else ""
        title = asked.name + unit
        if len(self.months) > 1:
            title = _("{title}\n{month}月").format(title=title, month=month.first_month)
        tip = _("{name}，单位：{unit}").format(name=asked.name, unit=asked.unit) if asked.unit else asked.name
        width = max(88, 14 * len(asked.name + unit) + 22)
        return Column(key=f"{month}|{asked.name}", title=title, read=word, width=width, right=True, tip=tip)

    def _row(self, asker: Asker, blank: str, unasked: list[str]) -> Row:
        texts, locked, hints, notes = list(asker.words), set[int](), dict[int, str](), dict[int, str]()
        for place, (month, name) in enumerate(self._places, HEAD):
            asked = asker.asked.get((month, name))
            found = self._found.get((month, asker.kind, asker.owner, name))
            texts.append(amount(found.value) if found else "")
            if asked is None and found is None:
                locked.add(place)
                notes[place] = unasked[place - HEAD]
            elif asked is not None and asked.default is None:
                self.wanted += 1
                if found is not None or self._is_shared(asker, asked, month):
                    self.filled += 1
                else:
                    hints[place] = blank
        key = (asker.kind.value, asker.owner)
        return Row(key=key, texts=tuple(texts), locked=frozenset(locked), hints=hints, notes=notes)

    def _is_shared(self, asker: Asker, asked: MeasureWord, month: Period) -> bool:
        """Tell whether a person's figure is recorded once for everybody."""
        if not asked.shared or asker.kind is not Owner.PERSON:
            return False
        return any((month, kind, "", asked.name) in self._found for kind in (Owner.EVERYBODY, Owner.COMPANY))

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
            found = self._found.get((month, kind, owner, name))
            if value is not None:
                change.put(Measure(month=month, owner_kind=kind, owner=owner, name=name, value=value))
            elif found is not None:
                change.remove(found)
        return row.key


def _month_and_name(column: Column) -> tuple[Period, str]:
    month, _bar, name = column.key.partition("|")
    return Period.parse(month), name
