"""A year's targets and bases as a grid, in 万元."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from models.staff import Person
from models.target import Owner, Target
from models.words import _
from ui.grid.column import Column, Row, RowKey
from ui.grid.entering import Values
from ui.grid.model import GridModel, Layout
from ui.grid.readers import one_of, percent, ten_thousands, word
from ui.grid.show import in_ten_thousands, shown

if TYPE_CHECKING:
    from models.office import Change

QUARTERS = ("q1", "q2", "q3", "q4")
BASES = ("b1", "b2", "b3", "b4")
HUNDRED = Decimal(100)


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

    def context(self) -> tuple[str, ...]:
        """Belong to the year."""
        return (str(self.session.period.year),)

    def lay_out(self) -> Layout:
        """Give the year's targets."""
        records = self.session.records
        departments = {p.department for p in records.staff} | {a.department for a in records.assignments}
        people = tuple(who(records.staff, person.staff_no) for person in records.staff)
        ordinals = (_("一季度"), _("二季度"), _("三季度"), _("四季度"))
        columns = (
            Column(key="owner_kind", title=_("对象类型"), read=read_owner, width=80, required=True, fixed=True,
                   choices=tuple(owner_words().values())),
            Column(key="owner", title=_("对象"), read=word, width=120, fixed=True,
                   choices=(*sorted(filter(None, departments)), *people), tip=_("部门名称，或员工的工号；公司留空")),
            Column(key="product_line", title=_("产品线"), read=word, width=90, fixed=True,
                   tip=_("留空 = 不分产品线")),
            *(Column(key=key, title=said, read=ten_thousands, width=84, right=True, required=True)
              for key, said in zip(QUARTERS, ordinals, strict=True)),
            Column(key="year", title=_("全年"), width=88, right=True, shown_only=True, tip=_("四个季度之和（万元）")),
            Column(key="base_ratio", title=_("基数比例%"), read=percent, width=84, right=True,
                   tip=_("没有单独填写基数的季度：基数 = 目标 × 基数比例")),
            *(Column(key=key, title=_("{quarter}基数").format(quarter=said), read=ten_thousands, width=98, right=True)
              for key, said in zip(BASES, ordinals, strict=True)),
        )  # fmt: skip
        mine = [t for t in records.targets if t.year == self.session.period.year]
        return columns, [self._row(target) for target in mine]

    def _row(self, target: Target) -> Row:
        owner = target.owner
        if target.owner_kind is Owner.PERSON:
            owner = who(self.session.records.staff, target.owner)
        texts = (
            owner_words().get(target.owner_kind, target.owner_kind.value),
            owner,
            target.product_line,
            *map(in_ten_thousands, target.quarters),
            in_ten_thousands(sum(target.quarters, Decimal(0))),
            shown(target.base_ratio),
            *map(in_ten_thousands, target.bases),
        )
        key = (str(target.year), target.owner_kind.value, target.owner, target.product_line)
        return Row(key=key, texts=texts, fact=target)

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
        keys = {row.key[1:] for row in self.rows if row.stored}
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
            zero = Decimal(0)
            old = Target(
                year=int(key[0]), owner_kind=Owner(key[1]), owner=key[2], product_line=key[3],
                quarters=(zero, zero, zero, zero),
            )  # fmt: skip
        change.put(_with(old, values))
        return key

    def drop(self, change: Change, row: Row) -> None:
        """Remove the target."""
        if isinstance(row.fact, Target):
            change.remove(row.fact)


def _with(target: Target, values: Values) -> Target:
    """Give the target with the typed amounts in their quarters."""
    quarters: Any = tuple(values.get(key, target.quarters[n]) for n, key in enumerate(QUARTERS))
    bases: Any = tuple(values.get(key, target.bases[n]) for n, key in enumerate(BASES))
    ratio: Any = values.get("base_ratio", target.base_ratio)
    return replace(target, quarters=quarters, bases=bases, base_ratio=ratio)
