"""Write what leaves the program: slips, the summary as workbook and CSV, results.json, the data workbook."""

from collections.abc import Callable, Collection
from datetime import datetime
from getpass import getuser
from pathlib import Path

from calculators.assessment.assess import Assessor
from calculators.assessment.pay import pays as pays_of
from calculators.documents.data_workbook import write_data_workbook as write_records
from calculators.documents.letterhead import Letterhead
from calculators.documents.payslip import write_payslips as write_pay
from calculators.documents.results_json import results_json
from calculators.documents.sheets.about import Imprint
from calculators.documents.slip_person import SlipPerson, file_names
from calculators.documents.slips import unprintable, write_slip
from calculators.documents.slips import write_slips as write_all_slips
from calculators.documents.summary import write_summary as write_workbook
from calculators.documents.summary_csv import write_csv as write_table
from calculators.documents.template import write_template as write_empty_workbook
from calculators.jobs.assessing import Assessed
from calculators.jobs.schemes import library, vocabulary
from models.faults import UserFault
from models.office import Office
from models.period import Period
from models.records import Records
from models.words import _

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


def write_slips(  # noqa: PLR0913 — who, how, and two ways in which the window takes part
    office: Office,
    assessed: Assessed,
    folder: Path,
    *,
    staff_nos: Collection[str] | None = None,
    annexed: bool = True,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> tuple[Path, ...]:
    """Write one PDF a person into a folder; cancelling leaves the whole ones that were written.

    Without `annexed` the pages that explain every figure are left out.
    """
    people = assessed.slip_people(staff_nos, annexed=annexed)
    letterhead, made_on, written = Letterhead.of(office.records()), datetime.now().astimezone(), []
    whole = assessed.assessment
    names = file_names(((row.staff_no, row.name) for row in whole.summary), whole.period)
    make_folder(folder)
    for done, person in enumerate(people):
        if cancelled and cancelled():
            break
        path = folder / names[person.staff_no]
        write_slip(path, person, letterhead, made_on)
        written.append(path)
        if progress:
            progress(done + 1, len(people))
    return tuple(written)


def write_slips_file(  # noqa: PLR0913 — likewise
    office: Office,
    assessed: Assessed,
    path: Path,
    *,
    staff_nos: Collection[str] | None = None,
    annexed: bool = True,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> None:
    """Write all (or the named) slips into one PDF; nothing where it was cancelled."""
    people, made_on = assessed.slip_people(staff_nos, annexed=annexed), datetime.now().astimezone()
    write_all_slips(path, people, Letterhead.of(office.records()), made_on, progress=progress, cancelled=cancelled)


def write_payslips(
    office: Office,
    month: Period,
    folder: Path,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> tuple[Path, ...]:
    """Write everybody's payslip of a month into a folder, one PDF a person; UserFault where nobody is paid."""
    records = office.records()
    letterhead, pays = Letterhead.of(records), pays_of(Assessor(records, library(records)), month)
    if not pays:
        raise UserFault(_("{period} 没有要发工资的人").format(period=month), remedy=_("请检查月份和入职离职日期。"))
    names, made_on, written = file_names(((p.staff_no, p.name) for p in pays), month), datetime.now().astimezone(), []
    make_folder(folder)
    for done, pay in enumerate(pays, start=1):
        if cancelled and cancelled():
            break
        written.append(folder / names[pay.staff_no])
        write_pay(written[-1], [pay], letterhead, made_on)
        if progress:
            progress(done, len(pays))
    return tuple(written)


def boxed(assessed: Assessed, staff_nos: Collection[str] | None = None) -> tuple[str, ...]:
    """Say of all (or the named) people which characters of their slips no font at hand can print."""
    found = []
    for row in assessed.assessment.summary:
        if staff_nos is None or row.staff_no in staff_nos:
            results = tuple(r for r in assessed.assessment.results if r.staff_no == row.staff_no)
            characters = unprintable(SlipPerson(staff_no=row.staff_no, name=row.name, results=results, total=row.total))
            if characters:
                said = _("{staff_no} {name}：单据上有字体里没有的字，印成方框：{characters}")
                found.append(said.format(staff_no=row.staff_no, name=row.name, characters=" ".join(characters)))
    return tuple(found)




def write_summary(office: Office, assessed: Assessed, path: Path) -> None:
    """Write the summary workbook."""
    imprint = Imprint(made_on=datetime.now().astimezone(), made_by=getuser())
    write_workbook(path, assessed.assessment, office.identity, imprint, assessed.proof())


def write_csv(assessed: Assessed, path: Path) -> None:
    """Write the summary as CSV, one row a person, for the payroll system."""
    write_table(path, assessed.assessment)


def write_data_workbook(office: Office, path: Path) -> None:
    """Write all that the office has recorded as a data workbook, which makes the same office when it is imported."""
    records = office.records()
    write_records(path, records, vocabulary(records))


def write_results(assessed: Assessed, path: Path) -> None:
    """Write results.json."""
    path.write_text(results_json(assessed.assessment), encoding="utf-8")


def write_template(path: Path, records: Records) -> None:
    """Write the empty data workbook, with the words of an office's schemes."""
    write_empty_workbook(path, vocabulary(records))


def make_folder(folder: Path) -> None:
    """Make a folder for documents; UserFault where that can't be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise UserFault(
            _("不能建立文件夹"), where=str(folder), why=str(fault.strerror or fault), remedy=_("请另选一个可以写入的文件夹。")
        ) from fault
