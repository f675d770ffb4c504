"""Write the year report: four quarters (or twelve months), their history, components, carry-over and settlement."""

from collections.abc import Collection, Iterator
from copy import copy
from datetime import datetime
from pathlib import Path

from calculators.assessment.assess import Assessor
from calculators.documents.letterhead import Letterhead
from calculators.documents.slip_person import file_names
from calculators.documents.year.report import write_year, write_years
from calculators.documents.year.year_person import YearPerson
from calculators.jobs.documents import boxed_in
from calculators.jobs.publishing import Cancelled, Progress, write_each
from calculators.jobs.schemes import library
from models.faults import UserFault
from models.office import Office
from models.period import Grain, Period
from models.results import Assessment
from models.words import _


class AssessedYear:
    """Everybody's (or the named people's) year; UserFault where that is no year, somebody is unknown, or nobody assessed."""

    def __init__(self, office: Office, year: Period, staff_nos: Collection[str] | None = None) -> None:
        if year.grain is not Grain.YEAR:
            raise UserFault(_("年度报告按年：期间应写成 2026"), where=str(year))
        records = office.records()
        if unknown := set(staff_nos or ()) - {person.staff_no for person in records.staff}:
            raise UserFault(_("没有登记的工号：{staff_nos}").format(staff_nos="、".join(sorted(unknown))))
        assessor = Assessor(records, library(records))
        parts = [part for grain in (Grain.QUARTER, Grain.HALF, Grain.YEAR) for part in year.split(grain)]
        self.year, self.letterhead = year, Letterhead.of(records)
        self._parts: list[Assessment] = [assessor.assess(part) for part in parts]
        found = {row.staff_no: row.name for part in self._parts for row in part.summary}
        self.names = {n: found[n] for n in sorted(found) if staff_nos is None or n in staff_nos}
        if not self.names:
            raise UserFault(_("{period} 没有需要考核的人").format(period=year), remedy=_("请检查期间、入职离职日期和考核方案。"))

    def __len__(self) -> int:
        return len(self.names)

    def __iter__(self) -> Iterator[YearPerson]:
        return map(self.person, self.names)

    def among(self, staff_nos: Collection[str] | None) -> "AssessedYear":
        """Give the same year for these people alone; all of them for None."""
        found = copy(self)
        found.names = {n: name for n, name in self.names.items() if staff_nos is None or n in staff_nos}
        return found

    def person(self, staff_no: str) -> YearPerson:
        """Give what one person's report needs."""
        rows = [(part.period, row) for part in self._parts for row in part.summary if row.staff_no == staff_no]
        results = {
            (r.period, r.scheme, r.own): r for part in self._parts for r in part.results if r.staff_no == staff_no
        }
        in_time = sorted(results.values(), key=lambda r: (r.period.end, r.period.length, not r.own))
        name = self.names[staff_no]
        return YearPerson(staff_no=staff_no, name=name, year=self.year, summaries=tuple(rows), results=tuple(in_time))

    def boxed(self) -> tuple[str, ...]:
        """Say which characters of the reports no font at hand can print."""
        return boxed_in((person.staff_no, person.name, person) for person in self)


def write_year_report(
    assessed: AssessedYear, path: Path, *, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> bool:
    """Write everybody's report into one PDF, with an overview where they are several; False where it was cancelled."""
    made_on = datetime.now().astimezone()
    if len(assessed) == 1:
        (person,) = assessed
        write_year(path, person, assessed.letterhead, made_on)
        return True
    return write_years(path, assessed, assessed.letterhead, made_on, progress=progress, cancelled=cancelled)


def write_year_reports(
    assessed: AssessedYear, folder: Path, *, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> tuple[Path, ...]:
    """Write one PDF a person into a folder; nothing where it was cancelled."""
    names, made_on = file_names(assessed.names.items(), assessed.year), datetime.now().astimezone()

    def write(into: Path, person: YearPerson) -> None:
        write_year(into / names[person.staff_no], person, assessed.letterhead, made_on)

    return write_each(folder, assessed, write, progress, cancelled)
