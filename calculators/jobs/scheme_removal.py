"""Take a version of an office's own scheme out: what that means, and who or what still needs it."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from calculators.jobs.schemes import library
from calculators.policy.library import Library
from calculators.policy.quantity import Policy
from models.faults import InputFault, UserFault
from models.office import Office
from models.period import Period
from models.records import Records
from models.scheme_file import SchemeFile
from models.staff import Assignment, Person, in_force
from models.team import changes_by_person
from models.words import _

MOST_NAMES = 8
"""How many people a refusal names."""


def remove_file(office: Office, file: SchemeFile) -> None:
    """Take a version of an own scheme out of an office as one change; a fault where people or schemes need it."""
    title = removal(office.records(), file)[0]
    with office.change(title) as change:
        change.remove(file)


def removal(records: Records, file: SchemeFile) -> list[str]:
    """Say what taking a version out means: first the act itself.

    InputFault where another scheme asks something of it, UserFault where people would be left without a version.
    """
    before = library(records)
    gone = next(p for p in before.versions if (p.id, _start(p)) == (file.scheme, file.start))
    try:
        after = library(replace(records, scheme_files=tuple(f for f in records.scheme_files if f != file)))
    except InputFault as fault:
        what = _("别的方案要用到「{title}」，不能去掉").format(title=gone.title)
        raise InputFault(what, fault.problems, remedy=_("请先改那些方案。")) from None
    left = list(_left_without(records, gone, after))
    if left:
        raise _needed(gone, left)
    return [
        _("去掉方案「{title}」的版本 {version}").format(title=gone.title, version=gone.version),
        _in_its_place(gone, after),
        _("已经录入的数据都留着；只有这个版本才有的指标、清单不再出现在录入页和空白模板里。"),
        _("方案文件不再留在单位文件里：要留底请先导出。去掉以后可以撤销。"),
    ]


def _start(policy: Policy) -> str:
    return "" if policy.start is None else str(policy.start)


def _in_its_place(gone: Policy, after: Library) -> str:
    """Say which version governs the periods of the one that is gone."""
    since = _("{month} 起的期间").format(month=gone.start) if gone.start else _("以前用它的期间")
    heirs = [p for p in after.versions_of(gone.id) if _covers(p, gone)]
    if not heirs:
        return _("没有人在用它；那些期间从此没有这个方案。")
    return _("{since}改按版本 {version} 重新计算。").format(since=since, version=heirs[0].version)


def _covers(policy: Policy, gone: Policy) -> bool:
    month = gone.start
    return policy.start is None if month is None else policy.in_force(month)


def _left_without(records: Records, gone: Policy, after: Library) -> Iterator[Person]:
    """List who is on the scheme in a month that only the version gone governs."""
    changes = changes_by_person(records)
    for person in records.staff:
        for start, until in _stays(person, changes.get(person.staff_no, ()), gone.id):
            first = max(start, gone.start or start)
            ends = [end for end in (until, gone.until) if end is not None]
            if all(first < end for end in ends) and after.in_force(gone.id, first) is None:
                yield person
                break


def _stays(person: Person, changes: tuple[Assignment, ...], scheme: str) -> Iterator[tuple[Period, Period | None]]:
    """List from which month until before which (None: for ever) somebody is on a scheme or shares in it."""
    hired = Period.month(person.hired.year, person.hired.month)
    left = None if person.left is None else Period.month(person.left.year, person.left.month + 1)
    points: list[Period | None] = [hired, *sorted({c.start for c in changes if c.start > hired}), None]
    for start, until in pairwise(points):
        assert start is not None  # only the last one is
        now = in_force(person, changes, start)
        ends = [end for end in (until, left) if end is not None]
        if scheme in (now.scheme, now.also_scheme) and all(start < end for end in ends):
            yield start, min(ends, default=None)


def _needed(gone: Policy, left: list[Person]) -> UserFault:
    names = "、".join(person.name for person in left[:MOST_NAMES])
    more = _("等 {count} 人").format(count=len(left)) if len(left) > MOST_NAMES else ""
    return UserFault(
        _("还有人在用「{title}」的版本 {version}，不能去掉").format(title=gone.title, version=gone.version),
        why=_("{names}{more}的结果要靠它来算。").format(names=names, more=more),
        remedy=_("请先给他们改用别的方案，或收进另一个在那些月份生效的版本。"),
    )
