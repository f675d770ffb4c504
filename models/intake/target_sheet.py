"""目标 → targets in yuan (rules §10)."""

from collections.abc import Iterable
from decimal import Decimal

from models.intake.desk import Desk
from models.intake.entry import Entry
from models.intake.owners import read_owner
from models.intake.sheets import BASES, TARGETS
from models.target import Owner, Target
from models.words import _

_RATIO = "基数比例(%)"
_HUNDRED = Decimal(100)


def read_targets(entries: Iterable[Entry], desk: Desk) -> None:
    """Take the rows of 目标, typed in 万元; a base above its target is a problem."""
    for entry in entries:
        owner, year = read_owner(entry, desk, shared=False), entry.maybe("年度", int)
        _check_bases(entry, desk)
        if owner is None or year is None:
            continue
        line = desk.spelling.of("产品线", entry.maybe("产品线", str) or "")
        key = (Target, year, *owner, line)
        if not desk.first(key, entry.place("年度"), entry):
            continue
        if entry.removed:
            desk.drop(key)
        elif not desk.faulty(entry):
            desk.take(_target(entry, year, owner, line, desk.recall(key, Target)))


def _check_bases(entry: Entry, desk: Desk) -> None:
    for target_column, base_column in zip(TARGETS, BASES, strict=True):
        target, base = entry.maybe(target_column, Decimal), entry.maybe(base_column, Decimal)
        if target is not None and base is not None and base > target:
            what = _("{base} 高于{target}").format(base=base_column, target=target_column)
            desk.findings.problem(entry.place(base_column), what)
    ratio = entry.maybe(_RATIO, Decimal)
    if ratio is not None and ratio > _HUNDRED:
        what = _("基数比例 {ratio} 超过 100，基数高于目标").format(ratio=ratio)
        desk.findings.problem(entry.place(_RATIO), what)


def _target(entry: Entry, year: int, owner: tuple[Owner, str], line: str, before: Target | None) -> Target:
    first, second, third, fourth = (entry.must(column, Decimal) for column in TARGETS)
    was = before.bases if before else (None, None, None, None)
    bases = [entry.kept(column, Decimal, old) for column, old in zip(BASES, was, strict=True)]
    return Target(
        year=year,
        owner_kind=owner[0],
        owner=owner[1],
        product_line=line,
        quarters=(first, second, third, fourth),
        bases=(bases[0], bases[1], bases[2], bases[3]),
        base_ratio=entry.kept(_RATIO, Decimal, before.base_ratio if before else None),
    )
