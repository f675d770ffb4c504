"""Try a scheme file on an office's period beside the scheme in force: who would get what; nothing is stored."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from calculators.assessment.assess import Assessor
from calculators.jobs.offices import open_office
from calculators.jobs.schemes import compiled, library, read_scheme_file
from calculators.policy.library import Library
from calculators.policy.quantity import Policy
from models.faults import UserFault
from models.money import grouped
from models.period import Period
from models.records import Records
from models.results import Result
from models.scheme_file import SchemeFile
from models.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """One person and period: the result in force (none without such a scheme) and the one of the file."""

    before: Result | None
    after: Result

    @property
    def difference(self) -> Decimal | None:
        """Give what the total would be more (or less), in yuan; None where one of them isn't known."""
        before = self.before.total if self.before else None
        return None if before is None or self.after.total is None else self.after.total - before


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A scheme tried on a period, by 工号 and period, beside the scheme in force (None: there is none)."""

    policy: Policy
    in_force: Policy | None
    period: Period
    people: tuple[Tried, ...]
    before: Decimal | None
    after: Decimal | None
    """The sums of all totals, in yuan; None where one isn't known."""

    @property
    def difference(self) -> Decimal | None:
        """Give what all get more (or less); None where a total isn't known."""
        return None if self.before is None or self.after is None else self.after - self.before


def try_scheme(path: Path, database: Path, period: Period, whose: str = "") -> Trial:
    """Try a scheme file on the people of the scheme of its id, or of another one; UserFault where there is nobody."""
    with open_office(database) as office:
        records = office.records()
    return try_file(read_scheme_file(path), records, period, whose)


def try_file(file: SchemeFile, records: Records, period: Period, whose: str = "") -> Trial:
    """Try a scheme file on the people of the scheme of its id, or of another one (`whose`)."""
    return trial(compiled(file)[0], records, period, whose)


def trial(policy: Policy, records: Records, period: Period, whose: str = "") -> Trial:
    """Compute a period under a policy and beside it under the version in force of its id (or of the scheme `whose`).

    The policy is tried on any period, also one before the month from which it is to be in force.
    """
    known = library(records)
    tried = replace(policy, start=None)
    now = whose or policy.id
    moved = records if now == policy.id else _moved(records, now, policy.id)
    in_force = known.in_force(now, period) or known.in_force(now, period.months[-1])
    before = _results(now, records, known, period)
    after = _results(policy.id, moved, known.replacing(tried), period)
    if now != policy.id:
        after = [result for result in after if result.staff_no in _staff_on(records, now)]
    if not after:
        raise UserFault(
            _("{period} 没有人在方案 {id} 上").format(period=period.title, id=now),
            remedy=_("试算的是那个方案上的人；请检查编号、期间和人员的考核方案。还没有人用的方案，可以给别的方案上的人试算（--whose）。"),
        )
    known_before = {_key(result): result for result in before}
    people = tuple(Tried(before=known_before.get(_key(result)), after=result) for result in after)
    return Trial(
        policy=policy, in_force=in_force, period=period, people=people, before=_sum(before), after=_sum(after)
    )


def _moved(records: Records, whose: str, scheme: str) -> Records:
    """Put everybody who is on a scheme on another one instead."""
    staff = tuple(replace(p, scheme=scheme) if p.scheme == whose else p for p in records.staff)
    changes = tuple(replace(a, scheme=scheme) if a.scheme == whose else a for a in records.assignments)
    return replace(records, staff=staff, assignments=changes)


def _staff_on(records: Records, scheme: str) -> set[str]:
    """List who is on a scheme at some time."""
    hired = {person.staff_no for person in records.staff if person.scheme == scheme}
    return hired | {change.staff_no for change in records.assignments if change.scheme == scheme}


def _results(scheme: str, records: Records, known: Library, period: Period) -> list[Result]:
    return [r for r in Assessor(records, known).assess(period).results if r.scheme == scheme]


def _sum(results: list[Result]) -> Decimal | None:
    totals = [result.total for result in results]
    return None if not totals or None in totals else sum((t for t in totals if t is not None), Decimal(0))


def _key(result: Result) -> tuple[str, bool, Period]:
    return result.staff_no, result.own, result.period


def told(found: Trial) -> Iterator[str]:
    """Say a trial line by line: a header, a line a person and period, what is missing, the sum."""
    version = _now(found)
    yield _("{title}：文件的版本 {new}，现行版本 {old}，{period}；只试算，什么都没有保存").format(
        title=found.policy.title, new=found.policy.version, old=version, period=found.period.title
    )
    yield "\t".join((
        _("工号"), _("姓名"), _("期间"), _("现行总分"), _("等级"), _("金额"), _("试算总分"), _("等级"), _("金额"), _("差额"),
    ))
    for tried in found.people:
        person = tried.after
        yield "\t".join((
            person.staff_no, person.name, str(person.period), *_figures(tried.before), *_figures(person),
            _amount(tried.difference, sign=True),
        ))
    for tried in found.people:
        if tried.after.missing:
            text = _("资料不全：{staff_no} {name} {period}：{missing}")
            person = tried.after
            yield text.format(
                staff_no=person.staff_no, name=person.name, period=person.period, missing="；".join(person.missing)
            )
    yield _("差额合计：{amount}").format(amount=_amount(found.difference, sign=True))


def _now(found: Trial) -> str:
    """Name the version that is in force, by the title of its scheme where that is another one."""
    if found.in_force is None:
        return _("无")
    other = found.in_force.id != found.policy.id
    return f"{found.in_force.version}（{found.in_force.title}）" if other else found.in_force.version


def _figures(result: Result | None) -> tuple[str, str, str]:
    if result is None:
        return "—", "—", "—"
    return "—" if result.score is None else f"{result.score:f}", result.grade or "—", _amount(result.total)


def _amount(amount: Decimal | None, *, sign: bool = False) -> str:
    if amount is None:
        return "—"
    return f"+{grouped(amount)}" if sign and amount > 0 else grouped(amount)
