"""Ratings as a grid: a row for each person and rated item, a column for each rater."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from models.attachment import Attachment
from models.period import Period
from models.rating import Rating
from models.team import RatedItem, rated_items
from models.vocabulary import ItemWord, Scale
from models.words import _
from ui.grid.cells import Index
from ui.grid.column import Column, Reader, Row, RowKey
from ui.grid.entering import Values
from ui.grid.model import GridModel, Layout
from ui.grid.readers import number, one_of, whole
from ui.grid.show import shown
from ui.pages.asked import EVERYBODY
from ui.pages.kept import Kept
from ui.pages.live_columns import Cells, LiveColumns, add_kpi, live_column

if TYPE_CHECKING:
    from models.office import Change

FULL = Decimal(100)
POINTS = live_column("points", _("得分"), 68, _("这一项的得分"))
HEAD = 5
"""How many columns say what is rated, before the raters' columns."""


class RatingGrid(GridModel):
    """What the schemes of the people employed in the period have rated."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.more: dict[str, int] = {}
        """Further 序号 asked for, by rater."""
        self.rater = ""
        self.of = EVERYBODY
        self.shows_live = True
        """Whether points, score and grade stand behind the ratings."""
        self.filled, self.wanted = 0, 0
        self._items = Kept[tuple[RatedItem, ...]]()
        self._found: dict[tuple[Period, str, str, str, int], Rating] = {}
        self.attachments: tuple[Attachment, ...] = ()
        """The files of the period's ratings."""

    def lay_out(self) -> Layout:
        """Give the rated items of the period and their raters."""
        session, period = self.session, self.session.period
        records, vocabulary = session.records, session.vocabulary
        every = self._items.get(
            (records.staff, records.assignments, vocabulary, period), lambda: rated_items(records, vocabulary, period)
        )
        rated = [r for r in every if self.rater in ("", *r.item.raters) and self.of.takes(r.person)]
        self._found = {
            (r.period, r.staff_no, r.kpi, r.rater, r.number): r
            for r in records.ratings
            if period.covers(r.period) or period.covers(r.period.shifted(1))
        }
        self.attachments = tuple(a for a in records.attachments if period.covers(a.period))
        raters = list(
            dict.fromkeys(rater for r in rated for rater in r.item.raters if self.rater in ("", rater))
        )
        live = LiveColumns(session.latest(), (r.person.staff_no for r in rated)) if self.shows_live else None
        columns = (
            Column(key="staff_no", title=_("工号"), width=76, shown_only=True),
            Column(key="name", title=_("姓名"), width=76, shown_only=True),
            Column(key="period", title=_("期间"), width=84, shown_only=True),
            Column(key="item", title=_("考核项"), width=172, shown_only=True),
            Column(key="range", title=_("评分范围"), width=132, shown_only=True),
            *(self._column(rater, n) for rater in raters for n in range(1, self._times(rater) + 1)),
        )
        self.filled = self.wanted = 0
        rows = [self._row(r, columns, live) for r in rated]
        return (*columns, *((POINTS, *live.standing) if live else ())), rows

    def _times(self, rater: str) -> int:
        """Count how often a rater rates (序号)."""
        period = self.session.period
        recorded = max((key[4] for key in self._found if key[3] == rater and period.covers(key[0])), default=1)
        return max(recorded, 1 + self.more.get(rater, 0))

    @staticmethod
    def _column(rater: str, turn: int) -> Column:
        title = rater if turn == 1 else _("{rater} {turn}").format(rater=rater, turn=turn)
        return Column(key=column_key(rater, turn), title=title, width=max(96, 14 * len(title) + 24), right=False)

    def _row(self, rated: RatedItem, columns: tuple[Column, ...], live: LiveColumns | None) -> Row:
        person, item = rated.person, rated.item
        cells, locked = Cells(texts=[person.staff_no, person.name, str(rated.period), item.name, item.scale]), set[int]()
        for column in columns[HEAD:]:
            rater, turn = _rater_and_turn(column)
            if rater not in item.raters:
                locked.add(len(cells.texts))
                cells.add("", _("「{item}」不由{rater}评分").format(item=item.name, rater=rater))
                continue
            key = (person.staff_no, item.name, rater, turn)
            found, before = self._found.get((rated.period, *key)), self._found.get((rated.period.shifted(-1), *key))
            lacks = turn == 1 and found is None
            self.wanted += turn == 1
            self.filled += turn == 1 and found is not None
            said = [_("{rater}还没有评分").format(rater=rater)] if lacks else []
            said += [self._said_of(found)] if found else []
            said += [_("上期：{score}").format(score=shown(before.score))] if before else []
            cells.add(shown(found.score) if found else "", "\n".join(filter(None, said)), missing=lacks)
        if live is not None:
            result = live.result(person.staff_no, rated.period)
            locked |= set(range(len(cells.texts), len(cells.texts) + 3))
            add_kpi(cells, next((kpi for kpi in result.kpis if kpi.name == item.name), None) if result else None)
            live.add_standing(cells, result)
        return Row(
            key=(person.staff_no, item.name, str(rated.period)), texts=tuple(cells.texts), fact=item,
            locked=frozenset(locked), hints=cells.hints, notes=cells.notes,
        )  # fmt: skip

    def _said_of(self, rating: Rating) -> str:
        """Give a rating's note, and the name of its file."""
        files = (_("附件：{name}").format(name=a.name) for a in self.attachments if a.belongs_to(rating))
        return "\n".join(part for part in (rating.note, *files) if part)

    def rating_at(self, index: Index) -> Rating | None:
        """Give the rating that stands in a cell."""
        if not index.isValid() or "|" not in self.columns[index.column()].key:
            return None
        staff_no, item, period = self.rows[index.row()].key
        return self._found.get((Period.parse(period), staff_no, item, *_rater_and_turn(self.columns[index.column()])))

    def row_name(self, row: Row) -> str:
        """Name person and item."""
        return f"{row.texts[1]} {row.texts[3]}"

    def reader(self, row: Row, column: Column) -> Reader:
        """Read one of the item's labels, or a number from 0 to its maximum."""
        item = row.fact
        if not isinstance(item, ItemWord):
            return column.read
        if item.labels:
            return one_of(item.labels)
        if item.whole:
            return whole(0, int(item.high))
        return number(Decimal(0), item.high, Scale.PERCENT if item.high == FULL else None)

    def choices(self, row: Row, column: Column) -> tuple[str, ...]:
        """List the item's labels."""
        return row.fact.labels if isinstance(row.fact, ItemWord) else ()

    def is_right(self, row: Row, column: Column) -> bool:
        """Let numbers stand to the right, labels to the left."""
        rated = "|" in column.key and isinstance(row.fact, ItemWord) and not row.fact.labels
        return rated or column.right

    def store(self, change: Change, row: Row, values: Values) -> RowKey:
        """Put or remove the ratings."""
        staff_no, item, period = row.key[0], row.key[1], Period.parse(row.key[2])
        for column in self.columns[HEAD:]:
            if column.key not in values:
                continue
            rater, turn = _rater_and_turn(column)
            found = self._found.get((period, staff_no, item, rater, turn))
            value: Any = values[column.key]
            if isinstance(value, int):
                value = Decimal(value)
            if value is None:
                if found is not None:
                    change.remove(found)
            elif found is not None:
                change.put(replace(found, score=value))
            else:
                change.put(
                    Rating(period=period, staff_no=staff_no, kpi=item, rater=rater, number=turn, score=value)
                )
        return row.key


def column_key(rater: str, turn: int) -> str:
    """Name the column of a rater's ratings with that 序号."""
    return f"{rater}|{turn}"


def _rater_and_turn(column: Column) -> tuple[str, int]:
    rater, _bar, turn = column.key.rpartition("|")
    return rater, int(turn)
