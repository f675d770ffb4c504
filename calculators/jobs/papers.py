"""Papers a person at a time: bonus slips of a period, payslips of a month, reports of a year — seen, printed or saved."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol, TypeAlias, TypeVar

from calculators.jobs.assessing import Assessed
from calculators.jobs.documents import boxed, write_slips, write_slips_file
from calculators.jobs.payslips import PayMonth, write_payslips, write_payslips_file
from calculators.jobs.publishing import Cancelled, Progress
from calculators.jobs.year import AssessedYear, write_year_report, write_year_reports
from models.faults import UserFault
from models.office import Office
from models.period import Period
from models.words import _

T_co = TypeVar("T_co", covariant=True)
Whom = Collection[str] | None
"""工号; None is everybody."""
Report: TypeAlias = Progress | None
Asked: TypeAlias = Cancelled | None


class Write(Protocol[T_co]):
    """Writes the papers of people to a path; cancelling leaves nothing behind."""

    def __call__(
        self, path: Path, *, staff_nos: Whom = None, progress: Report = None, cancelled: Asked = None
    ) -> T_co:
        """Give what was written, nothing where it was cancelled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """Who gets a paper, and its amount in yuan; None where it is missing or there is none."""

    staff_no: str
    name: str
    amount: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """One paper for each person: a PDF each into a folder, all in one PDF, and which characters can't be printed."""

    people: tuple[Addressee, ...]
    write_each: Write[tuple[Path, ...]]
    write_all: Write[bool]
    boxed: Callable[[Whom], tuple[str, ...]]

    def pdf(self, whom: Whom = None, *, progress: Report = None, cancelled: Asked = None) -> bytes:
        """Give all as one PDF; nothing where it was cancelled."""
        with TemporaryDirectory() as folder:
            path = Path(folder) / "papers.pdf"
            made = self.write_all(path, staff_nos=whom, progress=progress, cancelled=cancelled)
            return path.read_bytes() if made else b""


def bonus_slips(office: Office, assessed: Assessed, *, annexed: bool = True) -> Papers:
    """Give the slips of an assessed period; UserFault where nobody is assessed in it."""
    period = assessed.assessment.period
    if not assessed.assessment.summary:
        raise UserFault(
            _("{period}没有要考核的人，没有奖金单").format(period=period.title),
            remedy=_("请换一个期间：考核方案按季度的，看季度。"),
        )
    return Papers(
        people=tuple(
            Addressee(staff_no=row.staff_no, name=row.name, amount=row.total) for row in assessed.assessment.summary
        ),
        write_each=partial(write_slips, office, assessed, annexed=annexed),
        write_all=partial(write_slips_file, office, assessed, annexed=annexed),
        boxed=partial(boxed, assessed),
    )


def payslips(office: Office, month: Period, *, annexed: bool = True) -> Papers:
    """Give the payslips of a month; UserFault where nobody is paid in it."""
    paid = PayMonth(office, month, annexed=annexed)
    return Papers(
        people=tuple(Addressee(staff_no=pay.staff_no, name=pay.name, amount=pay.net) for pay in paid.pays),
        write_each=partial(write_payslips, paid),
        write_all=partial(write_payslips_file, paid),
        boxed=paid.boxed,
    )


def year_reports(office: Office, year: Period) -> Papers:
    """Give the reports of a year; UserFault where nobody was assessed in it."""
    whole = AssessedYear(office, year)

    def each(
        path: Path, *, staff_nos: Whom = None, progress: Report = None, cancelled: Asked = None
    ) -> tuple[Path, ...]:
        return write_year_reports(whole.among(staff_nos), path, progress=progress, cancelled=cancelled)

    def together(path: Path, *, staff_nos: Whom = None, progress: Report = None, cancelled: Asked = None) -> bool:
        return write_year_report(whole.among(staff_nos), path, progress=progress, cancelled=cancelled)

    return Papers(
        people=tuple(Addressee(staff_no=n, name=name, amount=None) for n, name in whole.names.items()),
        write_each=each,
        write_all=together,
        boxed=lambda whom: whole.among(whom).boxed(),
    )
