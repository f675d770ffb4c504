"""Read a data workbook (workbook.md): all or nothing, every problem at once."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from models.faults import InputFault, Problem
from models.intake import sheets
from models.intake.book import Grid, open_book
from models.intake.by_hand_sheet import check_not_all, read_by_hand
from models.intake.cells import Place
from models.intake.desk import Desk, lay_out
from models.intake.entry import Entry
from models.intake.findings import Findings
from models.intake.incident_sheet import read_incidents
from models.intake.intake import Intake
from models.intake.keys import Keyed
from models.intake.labels import alike
from models.intake.lexicon import Lexicon
from models.intake.list_sheets import read_lists
from models.intake.measure_sheets import check_shared, read_measures, warn_of_fractions
from models.intake.money_warnings import receipts_after, warn_of_excess, warn_of_twins, warn_of_unpaid
from models.intake.project_sheets import read_projects, read_receipts, read_shares
from models.intake.rating_sheets import read_ratings
from models.intake.removal import remove_with_person, remove_with_project, warn_of_files
from models.intake.sheets import Sheet, Wide, sheets_of
from models.intake.staff_sheets import read_assignments, read_pay_items, read_staff
from models.intake.table import read_table
from models.intake.target_sheet import read_targets
from models.rating_form import FormIdentity
from models.records import Records
from models.vocabulary import Vocabulary
from models.words import _

Tables = Mapping[str, tuple[Entry, ...]]


def read_workbook(path: Path, known: Records, vocabulary: Vocabulary, *, staff_optional: bool) -> Intake:
    """Read and check the whole workbook against what is known and the schemes' words.

    InputFault with every problem, in the order of sheets, rows and columns; UserFault where the file can't be opened.
    """
    return read_grids(open_book(path), known, vocabulary, staff_optional=staff_optional)


def read_grids(
    grids: tuple[Grid, ...], known: Records, vocabulary: Vocabulary, *, staff_optional: bool
) -> Intake:
    """Read and check sheets that are laid out already, as `read_workbook` does."""
    reading = examine(grids, known, vocabulary, staff_optional=staff_optional)
    reading.refuse_faulty()
    return reading.intake


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read, and all that is wrong with it; where something is, the intake is for looking at alone.

    `wrong` counts the rows with problems by sheet, `names` says which sheet a title stands for; a wide one counts as its
    narrow one. `unread` are sheets and columns that were passed over (also among the intake's warnings).
    """

    intake: Intake
    problems: tuple[Problem, ...] = ()
    unread: tuple[Problem, ...] = ()
    wrong: Mapping[str, int] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def refuse_faulty(self) -> None:
        """InputFault with every problem, where there is one."""
        if self.problems:
            remedy = _("共 {count} 处问题，什么都没有导入。").format(count=len(self.problems))
            raise InputFault(_("数据工作簿有问题"), self.problems, remedy=remedy)


def examine(
    grids: tuple[Grid, ...],
    known: Records,
    vocabulary: Vocabulary,
    *,
    staff_optional: bool,
    form: FormIdentity | None = None,
) -> Reading:
    """Read sheets against what is known and the schemes' words; what is wrong is handed back, not raised.

    Where they are a rating form's, every rating must be the form's own.
    """
    all_sheets, lexicon = sheets_of(vocabulary), Lexicon(vocabulary)
    findings = Findings(tuple(grid.title for grid in grids))
    found = _assign(grids, all_sheets, findings)
    desk = lay_out(known, lexicon, findings)
    desk.form = form
    desk.blind = sheets.STAFF.name not in found and not staff_optional
    if desk.blind:
        findings.problem(
            Place(sheet=sheets.STAFF.name), _("缺少工作表「{sheet}」").format(sheet=sheets.STAFF.name)
        )
    tables = {
        sheet.name: _table(found[sheet.name], sheet, desk) for sheet in all_sheets if sheet.name in found
    }
    intake = _nouns(tables, desk)
    names = {grid.title: sheets.NARROW.get(name, name) for name, grid in found.items()}
    wrong: Counter[str] = Counter()
    for title, count in findings.wrong_rows().items():
        wrong[names.get(title, title)] += count
    return Reading(intake=intake, problems=findings.problems(), unread=findings.unread(), wrong=wrong, names=names)


def _assign(
    grids: tuple[Grid, ...], all_sheets: tuple[Sheet, ...], findings: Findings
) -> dict[str, Grid]:
    """Find the grid of each sheet; unknown and hidden ones are named in a warning."""
    names = {alike(sheet.name): sheet.name for sheet in all_sheets}
    found: dict[str, Grid] = {}
    for grid in grids:
        name, place = names.get(alike(grid.title)), Place(sheet=grid.title)
        if name is None:
            if grid.title not in (sheets.GUIDE, sheets.LISTS):
                findings.pass_over(place, _("不认识的工作表，未读取"))
        elif name in found:
            findings.problem(place, _("工作表「{sheet}」重复").format(sheet=name))
        else:
            found[name] = grid
            if grid.hidden:
                findings.warn(place, _("这个工作表是隐藏的，也已读取"))
    return found


def _table(grid: Grid, sheet: Sheet, desk: Desk) -> tuple[Entry, ...]:
    lexicon = desk.lexicon
    further = {Wide.MEASURES: lexicon.measures.names, Wide.KPIS: lexicon.items.names}
    return read_table(grid, sheet, further[sheet.wide] if sheet.wide is not None else {}, desk.findings)


def _nouns(tables: Tables, desk: Desk) -> Intake:
    """Turn the rows into nouns, sheet after sheet, then check what concerns several rows or sheets."""

    def rows(sheet: Sheet) -> tuple[Entry, ...]:
        return tables.get(sheet.name, ())

    read_staff(rows(sheets.STAFF), desk)
    read_assignments(rows(sheets.ASSIGNMENTS), desk)
    read_pay_items(rows(sheets.PAY_ITEMS), desk)
    read_targets(rows(sheets.TARGET_SHEET), desk)
    read_projects(rows(sheets.PROJECTS), desk)
    shares = read_shares(rows(sheets.SHARES), desk)
    placed = read_receipts(rows(sheets.RECEIPTS), desk)
    read_measures(rows(sheets.MEASURES), rows(sheets.WIDE_MEASURES), desk)
    read_ratings(rows(sheets.RATINGS), rows(sheets.WIDE_RATINGS), desk)
    incidents = read_incidents(rows(sheets.INCIDENTS), desk)
    read_by_hand(rows(sheets.BY_HAND), desk)
    lists = read_lists((entry for entries in tables.values() for entry in entries), desk)

    check_shared(desk)
    check_not_all(desk)
    warn_of_fractions(desk)
    warn_of_twins(placed, desk)
    after = receipts_after(placed, desk)
    warn_of_excess(placed, after, desk)
    warn_of_unpaid(shares, after, desk)
    receipts = {block: tuple(row.receipt for row in lines) for block, lines in placed.items()}
    remove_with_person(desk, incidents, lists, shares)
    remove_with_project(desk, receipts, shares)
    warn_of_files(desk)
    return Intake(
        put=tuple(desk.put),
        remove=tuple(_dependents_first(desk.remove)),
        receipts=receipts,
        incidents=incidents,
        shares=shares,
        list_rows=lists,
        warnings=desk.findings.warnings(),
        counts={name: len(entries) for name, entries in tables.items() if entries},
    )


def _dependents_first(removed: list[Keyed]) -> list[Keyed]:
    order = {name: n for n, name in enumerate(("Project", "Person"), 1)}
    return sorted(removed, key=lambda noun: order.get(type(noun).__name__, 0))
