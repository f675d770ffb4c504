"""An office's own schemes: take files in, take them out, put people on a scheme from a month on."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from calculators.jobs.schemes import library, read_scheme_file, scheme_files_of
from models.office import Office
from models.period import Period
from models.records import Records
from models.scheme_file import SchemeFile
from models.staff import Assignment
from models.words import _


def put_files(office: Office, paths: Iterable[Path]) -> list[str]:
    """Take scheme files into an office as one change, all or none; say what each became.

    InputFault lists the problems of all files, also of what they ask of one another and of the shipped ones.
    """
    files = [read_scheme_file(path) for path in scheme_files_of(paths)]
    with office.change(_("收进方案 {names}").format(names="、".join(dict.fromkeys(f.scheme for f in files)))) as change:
        before = office.records()
        for file in files:
            change.put(file)
        after = library(office.records())
    return [_said(file, before, after[file.scheme].title) for file in files]


def _said(file: SchemeFile, before: Records, title: str) -> str:
    known = {(f.scheme, f.start) for f in before.scheme_files}
    since = _("自 {month} 起生效").format(month=file.start) if file.start else _("一直生效")
    text = _("已换掉：{title}（{id}），{since}") if (file.scheme, file.start) in known else _("已收进：{title}（{id}），{since}")
    return text.format(title=title, id=file.scheme, since=since)


def remove_file(office: Office, file: SchemeFile) -> None:
    """Take a version of an own scheme out of an office; InputFault where another scheme asks something of it."""
    with office.change(_("去掉方案 {id}").format(id=file.scheme)) as change:
        change.remove(file)
        library(office.records())


def assign(office: Office, scheme: str, staff_nos: Sequence[str], month: Period) -> None:
    """Put people on a scheme from a month on; what else changes for them in that month stays."""
    known = {(a.staff_no, a.start): a for a in office.records().assignments}
    with office.change(_("自 {month} 起用方案 {scheme}").format(month=month, scheme=scheme)) as change:
        for staff_no in staff_nos:
            there = known.get((staff_no, month), Assignment(staff_no=staff_no, start=month))
            change.put(replace(there, scheme=scheme))
