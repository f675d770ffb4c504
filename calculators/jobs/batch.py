"""The whole job without a window: workbook in, results, summary and slips out (workbook.md)."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict, Unpack

from calculators.jobs.assessing import Assessed
from calculators.jobs.documents import boxed, write_results, write_slips, write_slips_file, write_summary
from calculators.jobs.publishing import publish, staging
from calculators.jobs.schemes import read_folder, vocabulary
from models.faults import UserFault
from models.intake import apply, read_workbook
from models.office import Office
from models.period import Period
from models.records import OfficeIdentity
from models.results import Assessment, Status
from models.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchOutcome:
    """How a batch ended: 0 all complete, 1 some incomplete; what to tell, and what was written."""

    status: int
    notes: tuple[str, ...]
    assessment: Assessment
    files: tuple[Path, ...]


class Choices(TypedDict, total=False):
    """What a batch may be told besides.

    No slips, or slips without the pages that explain every figure (`annexed`); who the office is; a folder whose scheme
    files become its own.
    """

    slips: bool
    annexed: bool
    identity: OfficeIdentity | None
    schemes: Path | None


def run_batch(
    workbook: Path,
    period: Period,
    out: Path,
    database: Path | None = None,
    **choices: Unpack[Choices],
) -> BatchOutcome:
    """Import, assess and write; a UserFault leaves office file and output folder as they were."""
    own, identity = read_folder(choices.get("schemes")), choices.get("identity")
    slips, annexed = choices.get("slips", True), choices.get("annexed", True)
    with _office(database, identity) as office, staging(out) as staged, ExitStack() as undo:
        with office.change(_("导入 {file}").format(file=workbook.name)) as change:
            for file in own:
                change.put(file)
            known = office.records()
            intake = read_workbook(workbook, known, vocabulary(known), staff_optional=database is not None)
            lines = apply(intake, change)
            assessed = Assessed(office.records(), period)
            if not assessed.assessment.results:
                raise UserFault(
                    _("{period} 没有需要考核的人").format(period=period),
                    remedy=_("请检查期间、入职离职日期和考核方案。"),
                )
            _write(office, assessed, staged)
            if slips:
                _write_slips(office, assessed, staged, annexed)
            files = publish(staged, out, undo)
        undo.pop_all()  # the import is committed: what was published stays
    incomplete = [r for r in assessed.assessment.results if r.status is Status.INCOMPLETE]
    notes = [*lines, *(_("提醒：{text}").format(text=text) for text in intake.warnings)]
    notes += [
        _("资料不全：{staff_no} {name} {period}：{missing}").format(
            staff_no=r.staff_no, name=r.name, period=r.period, missing="；".join(r.missing)
        )
        for r in incomplete
    ]
    notes += (_("提醒：{text}").format(text=text) for text in assessed.without_scheme())
    notes += boxed(assessed) if slips else ()
    return BatchOutcome(status=1 if incomplete else 0, notes=tuple(notes), assessment=assessed.assessment, files=files)


def _write(office: Office, assessed: Assessed, folder: Path) -> None:
    write_results(assessed, folder / "results.json")
    write_summary(office, assessed, folder / f"summary-{assessed.assessment.period}.xlsx")


def _write_slips(office: Office, assessed: Assessed, folder: Path, annexed: bool) -> None:
    write_slips(office, assessed, folder / "slips", annexed=annexed)
    write_slips_file(office, assessed, folder / f"slips-{assessed.assessment.period}.pdf", annexed=annexed)


@contextmanager
def _office(database: Path | None, identity: OfficeIdentity | None) -> Iterator[Office]:
    """Open the database, make it where there is none (and take it away again on a fault), or a temporary one."""
    fresh = database is not None and not database.exists()
    if database is None:
        office = Office.temporary()
    elif fresh:
        office = Office.create(database, identity or OfficeIdentity())
    else:
        office = Office.open(database)
    try:
        with office:
            if database is None and identity is not None:
                office.set_identity(identity)
            yield office
    except BaseException:
        if fresh and database is not None:
            database.unlink(missing_ok=True)
        raise

