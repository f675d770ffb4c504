"""The rows of a record list that schemes declare (自设清单), of the period in view."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from models.list_row import ListCell, ListRow, next_number
from models.period import Grain, Period
from models.team import members
from models.vocabulary import FIGURES, ColumnKind, ListColumn, ListWord
from models.words import _
from ui import typed_doors as doors
from ui.grid.column import Column, Reader, Row, RowKey
from ui.grid.entering import Values
from ui.grid.model import GridModel, Layout
from ui.grid.readers import NO, YES, day, month, word, yes_no
from ui.grid.show import amount, shown
from ui.pages.record_bonus import NOTHING, bonuses
from ui.pages.targets_grid import everybody, staff_no_of, who

if TYPE_CHECKING:
    from models.office import Change

STAFF, MONTH, BONUS = "staff_no", "month", "bonus"
WIDTHS = {ColumnKind.TEXT: 130, ColumnKind.DATE: 92, ColumnKind.CHOICE: 84, ColumnKind.YES_NO: 56}


class ListGrid(GridModel):
    """One row a record: whose, in which month, then the columns that the scheme declares."""

    appends = True

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.word = ListWord(name="", columns=())
        self._change: Change | None = None
        self._new: list[ListRow] = []
        """Rows that the change under way has put so far."""

    def context(self) -> tuple[str, ...]:
        """Belong to the list and the period."""
        return (self.word.name, str(self.session.period))

    def lay_out(self) -> Layout:
        """Give the rows of the period, by day, then person."""
        records, period = self.session.records, self.session.period
        mine = [r for r in records.list_rows if r.list_name == self.word.name and period.covers(r.day)]
        bonus = bonuses(self.session.latest(), self.word.name)
        columns = (*self._columns(self.word), *((self._bonus_column(),) if bonus else ()))
        mine.sort(key=lambda row: (row.day, row.staff_no, row.number))
        using = {row.month: self._using(row.month) for row in mine}
        rows = []
        for row in mine:
            own = bonus.get((row.staff_no, row.key), NOTHING)
            texts = [self._text(row, column) for column in columns if column.key != BONUS]
            notes = {len(texts): own.told}
            unused = row.staff_no not in using[row.month]
            said = _("{month}的考核方案不用这个清单：这一行保留，但不计算").format(month=row.month.title)
            rows.append(
                Row(
                    key=(self.word.name, row.staff_no, row.key), texts=(*texts, *((own.text,) if bonus else ())),
                    fact=row, hints={0: said} if unused else {}, notes=notes,
                )
            )  # fmt: skip
        return columns, rows

    def _columns(self, word_: ListWord) -> tuple[Column, ...]:
        """Give whose row it is, its month where no column is its date, then what the scheme declares."""
        people = everybody(self.session.records.staff)
        return (
            Column(key=STAFF, title=_("员工"), read=self._person, width=120, required=True, choices=people),
            *(() if word_.date else (self._month_column(),)),
            *(self._column(word_, column) for column in word_.columns),
        )

    def needed(self, about: tuple[str, ...]) -> list[Column]:
        """List the columns that a row of a list, whether in view or not, can't do without."""
        own = [word_ for word_ in self.session.vocabulary.lists if word_.name == about[0]]
        return [column for word_ in own for column in self._columns(word_) if column.required]

    def blank(self) -> Mapping[str, str]:
        """Propose the month in view, where it is one."""
        months = self.session.period.months
        return {MONTH: str(months[0])} if len(months) == 1 and not self.word.date else {}

    def _month_column(self) -> Column:
        months = tuple(map(str, self.session.period.months))
        return Column(key=MONTH, title=_("月份"), read=month, width=96, required=True, choices=months)

    def _bonus_column(self) -> Column:
        tip = _("这一行在本期给这个人算出的奖金；保存后几秒内更新")
        return Column(key=BONUS, title=_("本期奖金（元）"), width=110, right=True, shown_only=True, tip=tip)

    def _column(self, word_: ListWord, asked: ListColumn) -> Column:
        kind = asked.kind
        unit = {ColumnKind.PERCENT: "%", ColumnKind.MONEY: _("元")}.get(kind, asked.unit)
        title = f"{asked.name}（{unit}）" if unit else asked.name
        blank = "" if asked.default is None else _("空白 = {value}").format(value=shown(asked.default))
        return Column(
            key=f"{word_.name}|{asked.name}", title=title, width=WIDTHS.get(kind, 76),
            read=_reader(word_, asked), right=kind in FIGURES, day=kind is ColumnKind.DATE,
            choices=(YES, NO) if kind is ColumnKind.YES_NO else asked.choices,
            required=asked.required or asked.name == word_.date, tip=blank,
        )  # fmt: skip

    def _person(self, text: str) -> str:
        staff_no = staff_no_of(self.session.records.staff, word(text))
        if staff_no is None:
            raise ValueError(_("没有这名员工：{text}（请填工号）").format(text=text))
        return staff_no

    def _text(self, row: ListRow, column: Column) -> str:
        if column.key == STAFF:
            return who(self.session.records.staff, row.staff_no)
        if column.key == MONTH:
            return str(row.month)
        name = column.key.partition("|")[2]
        if name == self.word.date:
            return shown(row.day)
        cell = row.cells.get(name)
        return amount(cell) if isinstance(cell, Decimal) else shown(cell)

    def _using(self, when: Period) -> set[str]:
        """Name the people whose own or further scheme uses the list in a month."""
        vocabulary = self.session.vocabulary
        found = set()
        for member in members(self.session.records, vocabulary, when):
            also = vocabulary.scheme(member.person.also_scheme, when) if member.person.also_scheme else None
            schemes = [words for words in (member.words, also) if words is not None]
            if any(own.name == self.word.name for words in schemes for own in words.lists):
                found.add(member.person.staff_no)
        return found

    def row_name(self, row: Row) -> str:
        """Name the person and the day."""
        return " ".join(row.texts[:2])

    def check(self, row: Row, values: Values) -> Mapping[str, str]:
        """Refuse a day or month outside the period in view."""
        place = f"{self.word.name}|{self.word.date}" if self.word.date else MONTH
        when: Any = values.get(place)
        if when is None or self.session.period.covers(when):
            return {}
        return {place: _("{day} 不在 {period} 内").format(day=when, period=self.session.period.title)}

    def store(self, change: Change, row: Row, values: Values) -> RowKey:
        """Put the row; one of another person or month takes the next number there."""
        if change is not self._change:
            self._change, self._new = change, []
        old = row.fact if isinstance(row.fact, ListRow) else None
        staff_no: Any = values.get(STAFF, old.staff_no if old else "")
        when = self._day(values, old)
        cells = self._cells(values, old)
        if old is not None and (old.staff_no, old.month) == (staff_no, Period.around(when, Grain.MONTH)):
            new = replace(old, day=when, cells=cells)
        else:
            if old is not None:
                change.remove(old)
            rows = (*self.session.records.list_rows, *self._new)
            number = next_number(rows, self.word.name, staff_no, Period.around(when, Grain.MONTH))
            new = ListRow(list_name=self.word.name, staff_no=staff_no, day=when, number=number, cells=cells)
        self._new.append(new)
        change.put(new)
        return (self.word.name, new.staff_no, new.key)

    def _day(self, values: Values, old: ListRow | None) -> date:
        """Give the day that puts the row in a period; of a list by months the first of the month."""
        typed: Any = values.get(f"{self.word.name}|{self.word.date}" if self.word.date else MONTH)
        if typed is None:
            assert old is not None  # required of a new row
            return old.day
        return typed.start if isinstance(typed, Period) else typed

    def _cells(self, values: Values, old: ListRow | None) -> dict[str, ListCell]:
        cells = dict(old.cells) if old else {}
        for column in self.word.columns:
            key = f"{self.word.name}|{column.name}"
            if key not in values or column.name == self.word.date:
                continue
            value: Any = values[key]
            if value is None:
                cells.pop(column.name, None)
            else:
                cells[column.name] = value
        return cells

    def drop(self, change: Change, row: Row) -> None:
        """Remove the row."""
        if isinstance(row.fact, ListRow):
            change.remove(row.fact)


def _reader(word_: ListWord, asked: ListColumn) -> Reader:
    if asked.kind is ColumnKind.DATE:
        return day
    if asked.kind is ColumnKind.YES_NO:
        return yes_no
    return lambda text: doors.read_list_cell(text, word_, asked)
