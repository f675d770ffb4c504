"""A year's targets and bases as a grid, in 万元."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from models.completion import Completion
from models.money import plain, rounded
from models.period import Period
from models.records import Records
from models.staff import Person
from models.target import Owner, Quarters, Target, split_year
from models.words import _
from ui import doors
from ui.grid.column import Column, Edit, Reader, Row, RowKey
from ui.grid.entering import Values
from ui.grid.model import GridModel, Layout
from ui.grid.readers import one_of, percent, ten_thousands, word
from ui.grid.show import amount, in_ten_thousands, shown
from ui.session import Session

if TYPE_CHECKING:
    from models.office import Change

YEAR = "year"
QUARTERS = ("q1", "q2", "q3", "q4")
BASES = ("b1", "b2", "b3", "b4")
DONE = 8
"""The place of what was done, after owner, product line, four quarters and the year."""
ZERO = Decimal(0)


def owner_words() -> dict[Owner, str]:
    """Give the words for whose target it is."""
    return {Owner.COMPANY: _("公司"), Owner.DEPARTMENT: _("部门"), Owner.PERSON: _("员工")}


def read_owner(text: str) -> Owner:
    """Read 公司, 部门 or 员工."""
    words = owner_words()
    chosen = one_of(tuple(words.values()))(text)
    return next(kind for kind, said in words.items() if said == chosen)


def who(staff: tuple[Person, ...], staff_no: str) -> str:
    """Name a person by number and name."""
    name = next((person.name for person in staff if person.staff_no == staff_no), "")
    return f"{staff_no} {name}".strip()


def everybody(staff: tuple[Person, ...]) -> tuple[str, ...]:
    """Name all people by number and name."""
    return tuple(f"{person.staff_no} {person.name}".strip() for person in staff)


def staff_no_of(staff: tuple[Person, ...], text: str) -> str | None:
    """Find a person by 工号, by name, or by both; None where nobody or several answer."""
    wanted = text.strip()
    for person in staff:
        if wanted in (person.staff_no, f"{person.staff_no} {person.name}"):
            return person.staff_no
    named = [person.staff_no for person in staff if person.name == wanted]
    return named[0] if len(named) == 1 else None


class TargetGrid(GridModel):
    """One row a target of the chosen year: company, department or person, by product line."""

    appends = True

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session, parent)
        self.split: Quarters | None = None
        """The percentages by which a year is split; None while those typed don't add up."""
        self._done_of: dict[tuple[Owner, str], Completion] = {}
        self._done_for: tuple[Records | None, Period] = (None, session.period)

    def context(self) -> tuple[str, ...]:
        """Belong to the year."""
        return (str(self.session.period.year),)

    def lay_out(self) -> Layout:
        """Give the year's targets."""
        records = self.session.records
        departments = {p.department for p in records.staff} | {a.department for a in records.assignments}
        people = everybody(records.staff)
        ordinals = (_("一季度"), _("二季度"), _("三季度"), _("四季度"))
        columns = (
            Column(key="owner_kind", title=_("对象类型"), read=read_owner, width=80, required=True, fixed=True,
                   choices=tuple(owner_words().values())),
            Column(key="owner", title=_("对象"), read=word, width=120, fixed=True,
                   choices=(*sorted(filter(None, departments)), *people), others=True,
                   tip=_("部门名称，或员工的工号；公司留空")),
            Column(key="product_line", title=_("产品线"), read=word, width=90, fixed=True,
                   tip=_("留空 = 不分产品线")),
            *(Column(key=key, title=said, read=ten_thousands, width=80, right=True, required=True)
              for key, said in zip(QUARTERS, ordinals, strict=True)),
            Column(key=YEAR, title=_("全年"), read=ten_thousands, width=84, right=True,
                   tip=_("四个季度之和（万元）；在这里填全年，就按右上的比例拆到四个季度")),
            Column(key="done", title=_("本期完成"), width=92, right=True, shown_only=True,
                   tip=_("{period}的完成（万元）").format(period=self.session.period.title)),
            Column(key="rate", title=_("完成率"), width=72, right=True, shown_only=True, tip=_("本期完成 ÷ 本期目标")),
            Column(key="base_ratio", title=_("基数比例%"), read=percent, width=84, right=True,
                   tip=_("没有单独填写基数的季度：基数 = 目标 × 基数比例")),
            *(Column(key=key, title=_("{quarter}基数").format(quarter=said), read=ten_thousands, width=98, right=True)
              for key, said in zip(BASES, ordinals, strict=True)),
        )  # fmt: skip
        mine = [t for t in records.targets if t.year == self.session.period.year]
        whole = {(t.owner_kind, t.owner): t.key for t in sorted(mine, key=lambda t: t.product_line, reverse=True)}
        done = self._done()
        return columns, [
            self._row(t, done.get((t.owner_kind, t.owner)) if whole[t.owner_kind, t.owner] == t.key else None)
            for t in mine
        ]

    def _done(self) -> dict[tuple[Owner, str], Completion]:
        """Give what each owner has done in the period; worked out anew when something was recorded."""
        records, period = self.session.records, self.session.period
        if self._done_for[0] is not records or self._done_for[1] != period:
            found = doors.completions(records, period)
            self._done_of, self._done_for = {(c.owner_kind, c.owner): c for c in found}, (records, period)
        return self._done_of

    def _row(self, target: Target, done: Completion | None) -> Row:
        owner = target.owner
        if target.owner_kind is Owner.PERSON:
            owner = who(self.session.records.staff, target.owner)
        texts = (
            owner_words().get(target.owner_kind, target.owner_kind.value),
            owner,
            target.product_line,
            *map(in_ten_thousands, target.quarters),
            in_ten_thousands(sum(target.quarters, Decimal(0))),
            amount(rounded(Fraction(done.done) / 10_000, 2)) if done else "",
            f"{plain(rounded(done.rate * 100, 1))}%" if done and done.rate is not None else "",
            shown(target.base_ratio),
            *map(in_ten_thousands, target.bases),
        )
        return Row(key=(str(target.year), *target.key), texts=texts, fact=target, notes=_told(done))

    def enter(self, edits: Iterable[Edit], name: str = "") -> int:
        """Take typed or pasted texts; a year's amount becomes its four quarters, unless they come with it."""
        columns = [column.key for column in self.columns]
        year, first = columns.index(YEAR), columns.index(QUARTERS[0])
        edits = list(edits)
        quartered = {edit.row for edit in edits if first <= edit.column < first + len(QUARTERS)}
        taken: list[Edit] = []
        for edit in edits:
            if edit.column != year:
                taken.append(edit)
            elif edit.row not in quartered:
                taken += self._quarters_of(edit, first)
        return super().enter(taken, name)

    def _quarters_of(self, edit: Edit, first: int) -> Iterable[Edit]:
        """Split a year's amount; what can't be split is judged as it stands."""
        if edit.row < len(self.rows):
            self.mark(self.rows[edit.row], YEAR, "", "")
        try:
            parts = split_year(ten_thousands(edit.text), self.split or (ZERO,) * 4)
        except ValueError:
            return (edit,)
        texts = map(in_ten_thousands, parts)
        return tuple(Edit(row=edit.row, column=first + n, text=text) for n, text in enumerate(texts))

    def reader(self, row: Row, column: Column) -> Reader:
        """Read a year's amount only to say why it can't be split."""
        return self._unsplit if column.key == YEAR else column.read

    def _unsplit(self, text: str) -> object:
        ten_thousands(text)
        raise ValueError(_("右上的拆分比例合计不是 100%，不能拆到四个季度"))

    def row_name(self, row: Row) -> str:
        """Name whose target it is."""
        return _("{owner}的目标").format(owner=row.texts[1] or row.texts[0])

    def check(self, row: Row, values: Values) -> Mapping[str, str]:
        """Refuse an owner that doesn't fit, a second row, and a base above its target."""
        old = row.fact if isinstance(row.fact, Target) else None
        reasons = dict(self._owner_reasons(values)) if old is None else {}
        for quarter, (target, base) in enumerate(zip(QUARTERS, BASES, strict=True)):
            whole: Any = values.get(target, old.quarters[quarter] if old else None)
            part: Any = values.get(base, old.bases[quarter] if old else None)
            if whole is not None and part is not None and part > whole:
                reasons[base if base in values else target] = _("基数 {base} 高于目标 {target} 万元").format(
                    base=in_ten_thousands(part), target=in_ten_thousands(whole)
                )
        return reasons

    def _owner_reasons(self, values: Values) -> Mapping[str, str]:
        kind, owner = values.get("owner_kind"), str(values.get("owner") or "")
        if kind is Owner.COMPANY and owner:
            return {"owner": _("公司的目标不填对象")}
        if kind is not Owner.COMPANY and kind is not None and set(QUARTERS) <= set(values):
            if not owner:
                return {"owner_kind": _("请填对象：部门名称或员工的工号")}
            if kind is Owner.PERSON and staff_no_of(self.session.records.staff, owner) is None:
                return {"owner": _("没有这名员工：{owner}（请填工号）").format(owner=owner)}
        keys = {row.key[1:] for row in self.all_rows}
        if kind is not None and self._key(values)[1:] in keys:
            return {"owner": _("这个对象和产品线已经有目标了，请直接修改那一行")}
        return {}

    def _key(self, values: Values) -> RowKey:
        kind: Any = values["owner_kind"]
        owner = str(values.get("owner") or "")
        if kind is Owner.PERSON:
            owner = staff_no_of(self.session.records.staff, owner) or owner
        return (str(self.session.period.year), kind.value, owner, str(values.get("product_line") or ""))

    def store(self, change: Change, row: Row, values: Values) -> RowKey:
        """Put the target."""
        if isinstance(row.fact, Target):
            old, key = row.fact, row.key
        else:
            key = self._key(values)
            old = Target(
                year=int(key[0]), owner_kind=Owner(key[1]), owner=key[2], product_line=key[3],
                quarters=(ZERO, ZERO, ZERO, ZERO),
            )  # fmt: skip
        change.put(_with(old, values))
        return key

    def drop(self, change: Change, row: Row) -> None:
        """Remove the target."""
        if isinstance(row.fact, Target):
            change.remove(row.fact)


def _told(done: Completion | None) -> dict[int, str]:
    """Say what was counted as done, and which months have no figure yet."""
    if done is None:
        return {}
    told = _("按「{measure}」").format(measure=done.measure) if done.measure else _("按本期回款（含税，不减扣除）")
    if done.open_months:
        months = "、".join(_("{month}月").format(month=month.first_month) for month in done.open_months)
        told += _("；{months}还没有记录").format(months=months)
    return {DONE: told, DONE + 1: told}


def _with(target: Target, values: Values) -> Target:
    """Give the target with the typed amounts in their quarters."""
    quarters: Any = tuple(values.get(key, target.quarters[n]) for n, key in enumerate(QUARTERS))
    bases: Any = tuple(values.get(key, target.bases[n]) for n, key in enumerate(BASES))
    ratio: Any = values.get("base_ratio", target.base_ratio)
    return replace(target, quarters=quarters, bases=bases, base_ratio=ratio)
