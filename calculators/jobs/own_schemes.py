"""An office's own schemes: look at files before they are taken in, take them in, put people on a scheme."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from calculators.jobs.scheme_files import Checked, check_file
from calculators.jobs.schemes import library, read_scheme_file, scheme_files_of
from calculators.policy.library import Library
from models.faults import InputFault, Problem, UserFault
from models.office import Office
from models.period import Period
from models.records import Records
from models.scheme_file import SchemeFile
from models.staff import Assignment, Person, in_force
from models.team import changes_by_person
from models.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """Scheme files offered to an office: what was found in each, what clashes, what each would become there."""

    checked: tuple[Checked, ...]
    clashes: tuple[Problem, ...] = ()
    becoming: tuple[str, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """List what refuses the files: faults in them, figures of worked cases that don't come out."""
        found = (problem for one in self.checked for problem in (*one.problems, *one.differing))
        return tuple(dict.fromkeys((*found, *self.clashes)))

    @property
    def files(self) -> tuple[SchemeFile, ...]:
        """Give the files to take in; none while anything is wrong with one of them."""
        found = tuple(one.file for one in self.checked if one.file is not None)
        return () if self.problems else found


def look_at_files(paths: Sequence[Path], records: Records) -> Offered:
    """Check scheme files as an office would take them in, beside each other and its own; nothing is stored."""
    wanted, known, clashes = scheme_files_of(paths), library(records), tuple[Problem, ...]()
    readable: list[SchemeFile] = []
    for path in wanted:
        with suppress(UserFault):
            readable.append(read_scheme_file(path))
    try:
        known = library(replace(records, scheme_files=_with(records.scheme_files, readable)))
    except InputFault as fault:
        clashes = fault.problems
    checked = tuple(_checked(path, known) for path in wanted)
    titled = [(one.file, one.policy.title) for one in checked if one.file is not None and one.policy is not None]
    return Offered(checked=checked, clashes=clashes, becoming=tuple(_offered(*one, records) for one in titled))


def _with(known: Iterable[SchemeFile], further: Iterable[SchemeFile]) -> tuple[SchemeFile, ...]:
    """Put files among others, each in the place of the one of its id and month."""
    return tuple({(file.scheme, file.start): file for file in (*known, *further)}.values())


def _checked(path: Path, known: Library) -> Checked:
    try:
        return check_file(path, known)
    except InputFault as fault:
        return Checked(path=path, problems=fault.problems)
    except UserFault as fault:
        what = "：".join(filter(None, (fault.what, fault.why)))
        return Checked(path=path, problems=(Problem(where=path.name, what=what),))


def _offered(file: SchemeFile, title: str, records: Records) -> str:
    if _is_known(file, records):
        text = _("换掉单位里的「{title}」（{id}），{since}")
    elif any(file.scheme == known for known in library(records)):
        text = _("成为「{title}」（{id}）的新版本，{since}")
    else:
        text = _("成为新方案「{title}」（{id}），{since}")
    return text.format(title=title, id=file.scheme, since=_since(file))


def put_files(office: Office, paths: Iterable[Path]) -> list[str]:
    """Read scheme files and take them in as one change, all or none; InputFault lists the problems of all files."""
    return put_schemes(office, [read_scheme_file(path) for path in scheme_files_of(paths)])


def put_schemes(office: Office, files: Sequence[SchemeFile]) -> list[str]:
    """Take scheme files into an office as one change, all or none; say what each became.

    InputFault lists the problems of all files, also of what they ask of one another and of the shipped ones.
    """
    with office.change(_("收进方案 {names}").format(names="、".join(dict.fromkeys(f.scheme for f in files)))) as change:
        before = office.records()
        for file in files:
            change.put(file)
        after = library(office.records())
    return [_said(file, before, after[file.scheme].title) for file in files]


def _said(file: SchemeFile, before: Records, title: str) -> str:
    known = _is_known(file, before)
    text = _("已换掉：{title}（{id}），{since}") if known else _("已收进：{title}（{id}），{since}")
    return text.format(title=title, id=file.scheme, since=_since(file))


def _is_known(file: SchemeFile, records: Records) -> bool:
    return any((known.scheme, known.start) == (file.scheme, file.start) for known in records.scheme_files)


def _since(file: SchemeFile) -> str:
    return _("自 {month} 起生效").format(month=file.start) if file.start else _("一直生效")


def assign(office: Office, scheme: str, staff_nos: Sequence[str], month: Period) -> list[str]:
    """Put people on a scheme from a month on, as one change; say who came to it and what changes for them later.

    What else changes for them in that month stays; who is on the scheme already is passed over. UserFault where the
    scheme isn't in force in that month.
    """
    records = office.records()
    policy = library(records).in_force(scheme, month)
    if policy is None:
        raise UserFault(
            _("方案「{scheme}」在 {month} 还没有生效").format(scheme=scheme, month=month),
            remedy=_("请选它生效以后的月份，或先收进那时生效的版本。"),
        )
    known = {(a.staff_no, a.start): a for a in records.assignments}
    people = [person for person in records.staff if person.staff_no in set(staff_nos)]
    changes = changes_by_person(records)
    coming = [p for p in people if in_force(p, changes.get(p.staff_no, ()), month).scheme != policy.id]
    with office.change(_("{count} 人自 {month} 起改用「{title}」").format(
        count=len(coming), month=month, title=policy.title
    )) as change:
        for person in coming:
            there = known.get((person.staff_no, month), Assignment(staff_no=person.staff_no, start=month))
            change.put(replace(there, scheme=policy.id))
    told = [_("{count} 人自 {month} 起改用「{title}」").format(count=len(coming), month=month, title=policy.title)]
    if len(coming) < len(people):
        told.append(_("{count} 人本来就在这个方案上，没有改动").format(count=len(people) - len(coming)))
    return [*told, *_later(records, coming, month)]


def _later(records: Records, people: list[Person], month: Period) -> Iterator[str]:
    names = {person.staff_no: person.name for person in people}
    for later in records.assignments:
        if later.staff_no in names and later.start > month and later.scheme is not None:
            text = _("{name} 自 {month} 起另有方案变动，到那时仍按那一条")
            yield text.format(name=names[later.staff_no], month=later.start)
