"""Write what leaves the program: slips, the summary as workbook and CSV, results.json, the data workbook."""

from collections.abc import Collection, Iterable
from datetime import datetime
from getpass import getuser
from pathlib import Path

from calculators.documents.data_workbook import write_data_workbook as write_records
from calculators.documents.letterhead import Letterhead
from calculators.documents.results_json import results_json
from calculators.documents.sheets.about import Imprint
from calculators.documents.slip_person import SlipPerson, file_names
from calculators.documents.slips import write_slip
from calculators.documents.slips import write_slips as write_all_slips
from calculators.documents.summary import write_summary as write_workbook
from calculators.documents.summary_csv import write_csv as write_table
from calculators.documents.template import write_template as write_empty_workbook
from calculators.documents.unprintable import unprintable
from calculators.jobs.assessing import Assessed
from calculators.jobs.publishing import Cancelled, Progress, write_each
from calculators.jobs.schemes import vocabulary
from calculators.policy.hints import hint
from models.faults import UserFault
from models.office import Office
from models.records import Records
from models.words import _


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
    """Write one PDF a person into a folder; nothing where it was cancelled.

    Without `annexed` the pages that explain every figure are left out.
    """
    letterhead, made_on, whole = Letterhead.of(office.records()), datetime.now().astimezone(), assessed.assessment
    names = file_names(((row.staff_no, row.name) for row in whole.summary), whole.period)

    def write(into: Path, person: SlipPerson) -> None:
        write_slip(into / names[person.staff_no], person, letterhead, made_on)

    return write_each(folder, assessed.slip_people(staff_nos, annexed=annexed), write, progress, cancelled)


def write_slips_file(  # noqa: PLR0913 — likewise
    office: Office,
    assessed: Assessed,
    path: Path,
    *,
    staff_nos: Collection[str] | None = None,
    annexed: bool = True,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> bool:
    """Write all (or the named) slips into one PDF; False where it was cancelled, and then nothing is written."""
    people, made_on = assessed.slip_people(staff_nos, annexed=annexed), datetime.now().astimezone()
    return write_all_slips(path, people, Letterhead.of(office.records()), made_on, progress=progress, cancelled=cancelled)


def boxed(assessed: Assessed, staff_nos: Collection[str] | None = None) -> tuple[str, ...]:
    """Say of all (or the named) people which characters of their slips no font at hand can print."""
    rows = [row for row in assessed.assessment.summary if staff_nos is None or row.staff_no in staff_nos]
    found = {row.staff_no: tuple(r for r in assessed.assessment.results if r.staff_no == row.staff_no) for row in rows}
    return boxed_in((row.staff_no, row.name, (row, found[row.staff_no])) for row in rows)


def boxed_in(nouns: Iterable[tuple[str, str, object]]) -> tuple[str, ...]:
    """Say of people (工号, 姓名, what their document holds) which of its characters no font at hand can print."""
    said = _("{staff_no} {name}：单据上有字体里没有的字，印成方框：{characters}")
    found = ((staff_no, name, unprintable(noun)) for staff_no, name, noun in nouns)
    return tuple(said.format(staff_no=n, name=name, characters=" ".join(chars)) for n, name, chars in found if chars)


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


def write_template(path: Path, records: Records, only: Collection[str] = ()) -> None:
    """Write the empty data workbook, with the words of an office's schemes, or of those (id or title) alone."""
    words = vocabulary(records)
    for scheme in only:
        if words.scheme(scheme) is None:
            what = _("没有考核方案「{name}」").format(name=scheme)
            raise UserFault(what + hint(scheme, (name for known in words.schemes for name in (known.id, known.title))))
    write_empty_workbook(path, words.only(only) if only else words)

