"""Take a data workbook into an office, all or nothing; a person may see before what it would change."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from calculators.comparing import differences
from calculators.jobs.schemes import vocabulary
from models.difference import SheetDifference
from models.faults import Problem, UserFault
from models.intake import apply, read_workbook
from models.intake.book import Grid, open_book
from models.intake.reading import Reading, examine
from models.office import Office
from models.records import Records
from models.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import did and what it warns of, in words."""

    lines: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a workbook would change, and what is wrong with it; with problems nothing of it can be taken in.

    `grids` are its sheets as they were read: what is taken in is what was seen, whatever becomes of the file.
    """

    path: Path
    grids: tuple[Grid, ...]
    sheets: tuple[SheetDifference, ...]
    problems: tuple[Problem, ...] = ()
    wrong: Mapping[str, int]
    """Rows with problems, by sheet."""
    names: Mapping[str, str]
    """Which sheet a title in the workbook stands for."""
    warnings: tuple[str, ...] = ()

    @property
    def changes_something(self) -> bool:
        """Tell whether there is anything to take in."""
        return any(sheet.rows for sheet in self.sheets)


def import_workbook(office: Office, path: Path, *, staff_optional: bool = True) -> ImportReport:
    """Take a data workbook in as one change; InputFault lists every problem, and nothing was changed."""
    with office.change(_name(path.name)) as change:
        known = office.records()
        intake = read_workbook(path, known, vocabulary(known), staff_optional=staff_optional)
        lines = apply(intake, change)
    return ImportReport(lines=tuple(lines), warnings=tuple(intake.warnings))


def preview_import(office: Office, path: Path) -> Preview:
    """Read a data workbook and tell what it would change; nothing is changed. UserFault where it can't be opened."""
    grids, known = open_book(path), office.records()
    reading = _read(grids, known)
    return Preview(
        path=path,
        grids=grids,
        sheets=_compared(reading, known),
        problems=reading.problems,
        wrong=reading.wrong,
        names=reading.names,
        warnings=reading.intake.warnings,
    )


def take_in(office: Office, preview: Preview, before_storing: Callable[[], None] = lambda: None) -> ImportReport:
    """Take in as one change exactly what was previewed; UserFault where the office has changed so that it would differ.

    What `before_storing` raises takes everything back.
    """
    with office.change(_name(preview.path.name)) as change:
        known = office.records()
        reading = _read(preview.grids, known)
        reading.refuse_faulty()
        if _compared(reading, known) != preview.sheets:
            remedy = _("请重新选择这个工作簿，再看一次预览。")
            raise UserFault(_("预览之后单位里的数据变了，什么都没有导入"), where=preview.path.name, remedy=remedy)
        lines = apply(reading.intake, change)
        before_storing()
    return ImportReport(lines=lines, warnings=reading.intake.warnings)


def _name(file: str) -> str:
    return _("导入 {file}").format(file=file)


def _read(grids: tuple[Grid, ...], known: Records) -> Reading:
    return examine(grids, known, vocabulary(known), staff_optional=True)


def _compared(reading: Reading, known: Records) -> tuple[SheetDifference, ...]:
    return differences(known, reading.intake, vocabulary(known), halved=tuple(reading.wrong))
