"""People, what changes for them, and their pay items, as grids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from models.staff import NO_SCHEME, Assignment, PayItem, Person
from models.words import _
from ui.grid.column import Column, Reader, Row, RowKey
from ui.grid.entering import Values
from ui.grid.model import GridModel, Layout
from ui.grid.readers import day, month, number, one_of, word
from ui.grid.show import amount, shown

if TYPE_CHECKING:
    from models.office import Change

BASE_PAY = "基本工资"
FIELDS = ("department", "post", "job_rank")


def scheme_reader(titles: Mapping[str, str]) -> Reader:
    """Read a scheme's title (or id) as its id."""
    choose = one_of((*titles.values(), *titles))

    def read(text: str) -> str:
        chosen = str(choose(text))
        return next((id_ for id_, title in titles.items() if chosen in (id_, title)), chosen)

    return read


class StaffGrid(GridModel):
    """One row a person, as hired."""

    appends = True

    def _titles(self, *, opens: bool = False) -> dict[str, str]:
        return {s.id: s.title for s in self.session.vocabulary.schemes if s.opens or not opens}

    def scheme_columns(self, *more: tuple[str, str]) -> tuple[Column, Column]:
        """Give the two columns that choose a scheme."""
        own, also = {**self._titles(), **dict(more)}, {**self._titles(opens=True), **dict(more)}
        return (
            Column(key="scheme", title=_("考核方案"), read=scheme_reader(own), choices=tuple(own.values()), width=184,
                   tip=_("空白 = 只参与项目")),
            Column(key="also_scheme", title=_("另计方案"), read=scheme_reader(also), choices=tuple(also.values()),
                   width=122, tip=_("在自己的方案之外，还参与另一方案对所有人开放的奖金")),
        )  # fmt: skip

    def lay_out(self) -> Layout:
        """Give everybody, by 工号."""
        text = Column(key="name", title=_("姓名"), read=word, width=76, required=True)
        columns = (
            Column(key="staff_no", title=_("工号"), read=word, width=72, required=True, fixed=True,
                   tip=_("工号保存后不能改；录错了就删除该行重新录入")),
            text,
            Column(key="department", title=_("部门"), read=word, width=98),
            Column(key="post", title=_("岗位"), read=word, width=100),
            Column(key="job_rank", title=_("职级"), read=word, width=52),
            Column(key="hired", title=_("入职日期"), read=day, day=True, width=100, required=True),
            Column(key="left", title=_("离职日期"), read=day, day=True, width=100, tip=_("最后一天在职的日期；在职则留空")),
            Column(key="base_pay", title=_("月基本工资（元）"), read=number(), width=118, right=True, required=True),
            *self.scheme_columns(),
        )  # fmt: skip
        return columns, [self._row(person, columns) for person in self.session.records.staff]

    def _row(self, person: Person, columns: tuple[Column, ...]) -> Row:
        return Row(
            key=(person.staff_no,), texts=tuple(self._text(person, c.key) for c in columns), fact=person
        )

    def _text(self, noun: Person | Assignment, key: str) -> str:
        value: Any = getattr(noun, key)
        if key in ("scheme", "also_scheme"):
            return self._titles().get(value, shown(value))
        return amount(value) if isinstance(value, Decimal) else shown(value)

    def row_name(self, row: Row) -> str:
        """Name the person."""
        return row.texts[1] or row.texts[0]

    def check(self, row: Row, values: Values) -> Mapping[str, str]:
        """Refuse a second person of a number, and leaving before coming."""
        reasons: dict[str, str] = {}
        if not row.stored and values.get("staff_no") in {p.staff_no for p in self.session.records.staff}:
            reasons["staff_no"] = _("工号 {staff_no} 已经有了").format(staff_no=values["staff_no"])
        person = row.fact if isinstance(row.fact, Person) else None
        hired: Any = values.get("hired", person.hired if person else None)
        left: Any = values.get("left", person.left if person else None)
        if hired and left and left < hired:
            late = "left" if "left" in values else "hired"
            reasons[late] = _("离职日期 {left} 早于入职日期 {hired}").format(left=left, hired=hired)
        return reasons

    def store(self, change: Change, row: Row, values: Values) -> RowKey:
        """Put the person."""
        given: dict[str, Any] = dict(values)
        person = replace(row.fact, **given) if isinstance(row.fact, Person) else Person(**given)
        change.put(person)
        return (person.staff_no,)

    def drop(self, change: Change, row: Row) -> None:
        """Remove the person."""
        if isinstance(row.fact, Person):
            change.remove(row.fact)


class AssignmentGrid(StaffGrid):
    """What changes for one person from a month on (任职)."""

    staff_no = ""

    def context(self) -> tuple[str, ...]:
        """Belong to the chosen person."""
        return (self.staff_no,)

    def lay_out(self) -> Layout:
        """Give the person's changes, by month."""
        columns = (
            Column(key="start", title=_("起始月份"), read=month, width=90, required=True, fixed=True,
                   tip=_("从这个月起生效；空白的格子表示不变")),
            Column(key="department", title=_("部门"), read=word, width=110),
            Column(key="post", title=_("岗位"), read=word, width=110),
            Column(key="job_rank", title=_("职级"), read=word, width=80),
            Column(key="base_pay", title=_("月基本工资（元）"), read=number(), width=120, right=True),
            *self.scheme_columns((NO_SCHEME, NO_SCHEME)),
        )  # fmt: skip
        mine = [a for a in self.session.records.assignments if a.staff_no == self.staff_no]
        rows = [
            Row(key=(a.staff_no, str(a.start)), texts=tuple(self._text(a, c.key) for c in columns), fact=a)
            for a in mine
        ]
        return columns, rows

    def row_name(self, row: Row) -> str:
        """Name the month of the change."""
        return _("{month}起的任职").format(month=row.texts[0])

    def check(self, row: Row, values: Values) -> Mapping[str, str]:
        """Refuse a second change in one month."""
        taken = {a.start for a in self.session.records.assignments if a.staff_no == self.staff_no}
        if not row.stored and values.get("start") in taken:
            return {"start": _("{month} 起已经有一条任职变动").format(month=values["start"])}
        return {}

    def store(self, change: Change, row: Row, values: Values) -> RowKey:
        """Put the change of position."""
        given: dict[str, Any] = dict(values)
        old = row.fact if isinstance(row.fact, Assignment) else None
        new = replace(old, **given) if old else Assignment(staff_no=self.staff_no, **given)
        change.put(new)
        return (new.staff_no, str(new.start))

    def drop(self, change: Change, row: Row) -> None:
        """Remove the change of position."""
        if isinstance(row.fact, Assignment):
            change.remove(row.fact)


class PayItemGrid(GridModel):
    """One person's pay items of the period's months (工资项)."""

    appends = True
    staff_no = ""

    def context(self) -> tuple[str, ...]:
        """Belong to the chosen person."""
        return (self.staff_no,)

    def lay_out(self) -> Layout:
        """Give the person's pay items of the period."""
        known = {item for scheme in self.session.vocabulary.schemes for item in scheme.pay_items}
        columns = (
            Column(key="month", title=_("月份"), read=month, width=90, required=True, fixed=True,
                   choices=tuple(map(str, self.session.period.months))),
            Column(key="item", title=_("工资项"), read=word, width=140, required=True, fixed=True,
                   choices=(BASE_PAY, *sorted(known - {BASE_PAY})), others=True),
            Column(key="amount", title=_("金额（元）"), read=number(None), width=120, right=True, required=True),
        )  # fmt: skip
        period = self.session.period
        everyones = self.session.records.pay_items
        mine = [p for p in everyones if p.staff_no == self.staff_no and period.covers(p.month)]
        return columns, [
            Row(
                key=(p.staff_no, str(p.month), p.item), texts=(str(p.month), p.item, amount(p.amount)), fact=p
            )
            for p in mine
        ]

    def row_name(self, row: Row) -> str:
        """Name month and item."""
        return " ".join(row.texts[:2])

    def check(self, row: Row, values: Values) -> Mapping[str, str]:
        """Refuse a second row of a month and item."""
        taken = {(p.month, p.item) for p in self.session.records.pay_items if p.staff_no == self.staff_no}
        if not row.stored and (values.get("month"), values.get("item")) in taken:
            return {"item": _("{month} 已经有「{item}」").format(month=values["month"], item=values["item"])}
        return {}

    def store(self, change: Change, row: Row, values: Values) -> RowKey:
        """Put the pay item."""
        given: dict[str, Any] = dict(values)
        old = row.fact if isinstance(row.fact, PayItem) else None
        new = replace(old, **given) if old else PayItem(staff_no=self.staff_no, **given)
        change.put(new)
        return (new.staff_no, str(new.month), new.item)

    def drop(self, change: Change, row: Row) -> None:
        """Remove the pay item."""
        if isinstance(row.fact, PayItem):
            change.remove(row.fact)
