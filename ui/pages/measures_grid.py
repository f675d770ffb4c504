"""Monthly measures as a grid: a row for each owner, a column for each measure and month."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from models.measure import Measure
from models.period import Period
from models.target import Owner
from models.vocabulary import MeasureWord, SchemeWords
from models.words import _
from ui.grid.column import Column, Reader, Row, RowKey
from ui.grid.entering import Values
from ui.grid.model import GridModel, Layout
from ui.grid.readers import number, word
from ui.grid.show import amount
from ui.pages.team import Member, members

if TYPE_CHECKING:
    from models.office import Change

Place = tuple[Period, Owner, str, str]
Asked = dict[tuple[Period, str], MeasureWord]
"""What one owner is asked for: the measure's word by month and name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """A row before it is shown: whose figures, under which heading, and what is asked."""

    kind: Owner
    owner: str
    words: tuple[str, str]
    asked: Asked


class MeasureGrid(GridModel):
    """Rows: the people of the chosen months, then company, departments and everybody."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.months: tuple[Period, ...] = ()
        self.scheme = ""
        self.filled, self.wanted = 0, 0
        self._asked: dict[RowKey, Asked] = {}
        self._found: dict[Place, Measure] = {}

    # What is asked of whom.

    def _members(self) -> dict[Period, list[Member]]:
        chosen = {
            month: members(self.session.records, self.session.vocabulary, month) for month in self.months
        }
        return {
            month: [m for m in present if m.words and self.scheme in ("", m.words.id)]
            for month, present in chosen.items()
        }

    def _askers(self) -> list[Asker]:
        """List the rows: people by number, then company, departments, everybody."""
        people: dict[str, Asker] = {}
        others: dict[tuple[Owner, str], Asker] = {}
        for month, present in self._members().items():
            for member in present:
                self._ask(member, month, people, others)
        order = (Owner.COMPANY, Owner.DEPARTMENT, Owner.EVERYBODY)
        shared = sorted(others.values(), key=lambda a: (order.index(a.kind), a.owner))
        return [*(people[staff_no] for staff_no in sorted(people)), *shared]

    def _ask(
        self, member: Member, month: Period, people: dict[str, Asker], others: dict[tuple[Owner, str], Asker]
    ) -> None:
        person, words = member.person, member.words
        for asked in words.measures if words else ():
            if asked.owner is Owner.PERSON:
                row = people.setdefault(person.staff_no, _asker(Owner.PERSON, person.staff_no, person.name))
                row.asked[month, asked.name] = asked
                if asked.shared:
                    everybody = others.setdefault((Owner.EVERYBODY, ""), _asker(Owner.EVERYBODY, ""))
                    everybody.asked[month, asked.name] = replace(asked, default=Decimal(0))
                continue
            owner = (person.department or "") if asked.owner is Owner.DEPARTMENT else ""
            others.setdefault((asked.owner, owner), _asker(asked.owner, owner)).asked[month, asked.name] = (
                asked
            )

    def _words(self, schemes: tuple[SchemeWords, ...], askers: list[Asker]) -> Iterator[MeasureWord]:
        """List the measures asked for, in the order of the schemes."""
        wanted = {name for asker in askers for _month, name in asker.asked}
        seen: set[str] = set()
        for scheme in schemes:
            for asked in scheme.measures:
                if asked.name in wanted and asked.name not in seen:
                    seen.add(asked.name)
                    yield asked

    # The grid.

    def lay_out(self) -> Layout:
        """Give the columns that the schemes of the people shown ask for."""
        self._found = {
            (m.month, m.owner_kind, m.owner, m.name): m
            for m in self.session.records.measures
            if m.month in self.months
        }
        askers = self._askers()
        self._asked = {(a.kind.value, a.owner): a.asked for a in askers}
        schemes = self.session.vocabulary.schemes
        columns = (
            Column(key="number", title=_("工号"), width=76, shown_only=True),
            Column(key="name", title=_("姓名"), width=96, shown_only=True),
            *(self._column(month, asked) for month in self.months for asked in self._words(schemes, askers)),
        )
        self.filled = self.wanted = 0
        return columns, [self._row(asker, columns) for asker in askers]

    def _column(self, month: Period, asked: MeasureWord) -> Column:
        unit = f"（{asked.unit}）" if asked.unit and asked.unit not in asked.name else ""
        title = asked.name + unit
        if len(self.months) > 1:
            title = _("{title}\n{month}月").format(title=title, month=month.first_month)
        tip = _("{name}，单位：{unit}").format(name=asked.name, unit=asked.unit) if asked.unit else asked.name
        width = max(88, 14 * len(asked.name + unit) + 22)
        return Column(key=f"{month}|{asked.name}", title=title, read=word, width=width, right=True, tip=tip)

    def _row(self, asker: Asker, columns: tuple[Column, ...]) -> Row:
        texts, locked, hints, notes = list(asker.words), set[int](), dict[int, str](), dict[int, str]()
        for place, column in enumerate(columns[2:], 2):
            month, name = _month_and_name(column)
            asked = asker.asked.get((month, name))
            found = self._found.get((month, asker.kind, asker.owner, name))
            texts.append(amount(found.value) if found else "")
            if asked is None and found is None:
                locked.add(place)
                notes[place] = _("这里不需要「{name}」").format(name=name)
            elif asked is not None and asked.default is None:
                self._count(asker, asked, month, hints, place)
        return Row(
            key=(asker.kind.value, asker.owner),
            texts=tuple(texts),
            locked=frozenset(locked),
            hints=hints,
            notes=notes,
        )

    def _count(
        self, asker: Asker, asked: MeasureWord, month: Period, hints: dict[int, str], place: int
    ) -> None:
        """Count a figure that is needed; hint where nothing is recorded for it."""
        self.wanted += 1
        owners = [(asker.kind, asker.owner)]
        if asked.shared and asker.kind is Owner.PERSON:
            owners += [(Owner.EVERYBODY, ""), (Owner.COMPANY, "")]
        if any((month, kind, owner, asked.name) in self._found for kind, owner in owners):
            self.filled += 1
        else:
            hints[place] = _("还没有记录（空白不等于 0）")

    def row_name(self, row: Row) -> str:
        """Name the owner."""
        return row.texts[1] or row.texts[0]

    def reader(self, row: Row, column: Column) -> Reader:
        """Read a number within the bounds that the row's own scheme declares."""
        month, name = _month_and_name(column)
        asked = self._asked.get(row.key, {}).get((month, name))
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


def _asker(kind: Owner, owner: str, name: str = "") -> Asker:
    words = {
        Owner.PERSON: (owner, name),
        Owner.COMPANY: (_("公司"), _("全公司")),
        Owner.DEPARTMENT: (_("部门"), owner or _("（未填部门）")),
        Owner.EVERYBODY: (_("员工"), _("全体员工")),
    }[kind]
    return Asker(kind=kind, owner=owner, words=words, asked={})
