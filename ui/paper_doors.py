"""What the window asks of those who make papers and tables, each loaded when it is first asked for, as `ui.doors` does."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from models.period import Grain, Period
from models.records import Records

if TYPE_CHECKING:
    from calculators.jobs.assessing import Assessed
    from calculators.jobs.papers import Papers
    from models.office import Office


def replacing(path: Path) -> AbstractContextManager[Path]:
    """Hand out a temporary file that takes the target's place when all went well."""
    from calculators.documents.saving import replacing as replace

    return replace(path)


def write_text(path: Path, text: str) -> None:
    """Write a text file that Windows reads too."""
    with replacing(path) as part:
        part.write_text(text, encoding="utf-8-sig", newline="\r\n")


def set_logo(office: Office, path: Path) -> None:
    """Put a picture on the letterhead of every document."""
    from calculators.jobs.settings import set_logo as put

    put(office, path)


def remove_logo(office: Office) -> None:
    """Print documents without a logo."""
    from calculators.jobs.settings import remove_logo as remove

    remove(office)


def set_paid_after(office: Office, grain: Grain, months: int) -> None:
    """Settle how many months after its end a period's bonus is paid."""
    from calculators.jobs.settings import set_paid_after as settle

    settle(office, grain, months)


def write_template(path: Path, records: Records) -> None:
    """Write the empty data workbook, with the words of the office's schemes."""
    from calculators.jobs.documents import write_template as write

    write(path, records)


def write_summary(office: Office, assessed: Assessed, path: Path) -> None:
    """Write the summary workbook."""
    from calculators.jobs.documents import write_summary as write

    write(office, assessed, path)


def write_csv(assessed: Assessed, path: Path) -> None:
    """Write the summary as CSV."""
    from calculators.jobs.documents import write_csv as write

    write(assessed, path)


def write_data_workbook(office: Office, path: Path) -> None:
    """Write all that is recorded as a data workbook."""
    from calculators.jobs.documents import write_data_workbook as write

    write(office, path)


def bonus_slips(office: Office, assessed: Assessed, *, annexed: bool) -> Papers:
    """Give the slips of an assessed period."""
    from calculators.jobs.papers import bonus_slips as papers

    return papers(office, assessed, annexed=annexed)


def payslips(office: Office, month: Period, *, annexed: bool) -> Papers:
    """Give the payslips of a month."""
    from calculators.jobs.papers import payslips as papers

    return papers(office, month, annexed=annexed)


def year_reports(office: Office, year: Period) -> Papers:
    """Give the reports of a year."""
    from calculators.jobs.papers import year_reports as papers

    return papers(office, year)
