"""Take a data workbook into an office, all or nothing."""

from dataclasses import dataclass
from pathlib import Path

from calculators.jobs.schemes import vocabulary
from models.intake import apply, read_workbook
from models.office import Office
from models.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import did and what it warns of, in words."""

    lines: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def import_workbook(office: Office, path: Path, *, staff_optional: bool = True) -> ImportReport:
    """Take a data workbook in as one change; InputFault lists every problem, and nothing was changed."""
    with office.change(_("导入 {file}").format(file=path.name)) as change:
        known = office.records()
        intake = read_workbook(path, known, vocabulary(known), staff_optional=staff_optional)
        lines = apply(intake, change)
    return ImportReport(lines=tuple(lines), warnings=tuple(intake.warnings))
