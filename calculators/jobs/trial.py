"""Try a scheme file on an office's period beside the scheme in force: who would get what; nothing is stored."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from calculators.assessment.assess import Assessor
from calculators.jobs.offices import open_office
from calculators.jobs.scheme_files import compile_at
from calculators.jobs.schemes import library
from calculators.policy.library import Library
from calculators.policy.quantity import Policy
from models.faults import UserFault
from models.money import grouped
from models.period import Period
from models.records import Records
from models.results import Result
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
    """A scheme tried on a period, by 工号 and period."""

    policy: Policy
    in_force: Policy | None
    period: Period
    people: tuple[Tried, ...]

    @property
    def difference(self) -> Decimal | None:
        """Add up the differences; None where one isn't known."""
        found = [tried.difference for tried in self.people]
        known = [difference for difference in found if difference is not None]
        return sum(known, Decimal(0)) if len(known) == len(found) else None


def try_scheme(file: Path, database: Path, period: Period) -> Trial:
    """Try a scheme file on the people who are on the scheme of its id; UserFault where there is nobody."""
    with open_office(database) as office:
        records = office.records()
    return trial(compile_at(file)[0], records, period)


def trial(policy: Policy, records: Records, period: Period) -> Trial:
    """Compute a period under a policy and beside it under the version of its id that is in force.

    The policy is tried on any period, also one before the month from which it is to be in force.
    """
    known = library(records)
    tried = replace(policy, start=None)
    after = _results(tried, records, known.replacing(tried), period)
    if not after:
        raise UserFault(
            _("{period} 没有人在方案 {id} 上").format(period=period.title, id=policy.id),
            remedy=_("试算的是与文件同一编号（id）的方案上的人；请检查编号、期间和人员的考核方案。"),
        )
    in_force = known.in_force(policy.id, period)
    before = {_key(r): r for r in _results(in_force, records, known, period)} if in_force else {}
    people = tuple(Tried(before=before.get(_key(result)), after=result) for result in after)
    return Trial(policy=policy, in_force=in_force, period=period, people=people)


def _results(policy: Policy, records: Records, known: Library, period: Period) -> list[Result]:
    return [r for r in Assessor(records, known).assess(period).results if r.scheme == policy.id]


def _key(result: Result) -> tuple[str, bool, Period]:
    return result.staff_no, result.own, result.period


def told(found: Trial) -> Iterator[str]:
    """Say a trial line by line: a header, a line a person and period, what is missing, the sum."""
    version = found.in_force.version if found.in_force else _("无")
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


def _figures(result: Result | None) -> tuple[str, str, str]:
    if result is None:
        return "—", "—", "—"
    return "—" if result.score is None else f"{result.score:f}", result.grade or "—", _amount(result.total)


def _amount(amount: Decimal | None, *, sign: bool = False) -> str:
    if amount is None:
        return "—"
    return f"+{grouped(amount)}" if sign and amount > 0 else grouped(amount)
