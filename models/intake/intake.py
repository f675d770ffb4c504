"""What a data workbook brings, and how it goes into the office."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from models.incident import Incident
from models.intake.keys import Keyed
from models.list_row import ListRow
from models.period import Period
from models.project import Receipt, Share
from models.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """Nouns read from a workbook without any problem.

    `put` are upserted by their key (staff first, projects before what hangs on them), `remove` are the rows marked
    删除; the blocks of receipts, incidents, shares and rows of lists (by name, person and month) replace what stands
    there.
    """

    put: tuple[Keyed, ...] = ()
    remove: tuple[Keyed, ...] = ()
    receipts: Mapping[tuple[str, Period], tuple[Receipt, ...]] = field(default_factory=dict)
    incidents: Mapping[tuple[str, Period], tuple[Incident, ...]] = field(default_factory=dict)
    shares: Mapping[str, tuple[Share, ...]] = field(default_factory=dict)
    list_rows: Mapping[tuple[str, str, Period], tuple[ListRow, ...]] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    """Rows read, by sheet."""


class Change(Protocol):
    """What an open change of the office takes; the replacing ones give how many rows stood there before."""

    def put(self, noun: Keyed, /) -> None:
        """Insert a noun, or put it in the place of the one with its key."""

    def remove(self, noun: Keyed, /) -> None:
        """Remove the noun with this key."""

    def replace_receipts(self, project_no: str, month: Period, receipts: tuple[Receipt, ...], /) -> int:
        """Make these all the receipts of a project and month."""

    def replace_incidents(self, staff_no: str, month: Period, incidents: tuple[Incident, ...], /) -> int:
        """Make these all the incidents of a person and month."""

    def replace_shares(self, project_no: str, shares: tuple[Share, ...], /) -> int:
        """Make these all the shares of a project."""

    def replace_list_rows(
        self, list_name: str, staff_no: str, month: Period, rows: tuple[ListRow, ...], /
    ) -> int:
        """Make these all the rows of a list, person and month."""


def apply(intake: Intake, change: Change) -> tuple[str, ...]:
    """Write everything through one change; gives the lines of the report."""
    for noun in intake.remove:
        change.remove(noun)
    for noun in intake.put:
        change.put(noun)
    read = [
        _("读入 {sheet} {count} 行").format(sheet=sheet, count=count)
        for sheet, count in intake.counts.items()
    ]
    removed = [_("删除 {count} 行").format(count=len(intake.remove))] if intake.remove else []
    replaced = [
        _("替换 {sheet} {count} 行").format(sheet=sheet, count=count)
        for sheet, count in _replace_blocks(intake, change).items()
    ]
    return (*read, *removed, *replaced)


def _replace_blocks(intake: Intake, change: Change) -> dict[str, int]:
    """Replace what has no key block by block; gives by sheet how many rows stood there before."""
    before: dict[str, int] = defaultdict(int)
    for project_no, shares in intake.shares.items():
        before["贡献"] += change.replace_shares(project_no, shares)
    for paid, receipts in intake.receipts.items():
        before["回款"] += change.replace_receipts(*paid, receipts)
    for happened, incidents in intake.incidents.items():
        before["事件"] += change.replace_incidents(*happened, incidents)
    for listed, rows in intake.list_rows.items():
        before[listed[0]] += change.replace_list_rows(*listed, rows)
    return before
