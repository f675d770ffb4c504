"""What a data workbook brings, and how it goes into the office."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from models.incident import Incident
from models.intake.keys import Keyed
from models.period import Period
from models.project import Receipt, Share
from models.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """Nouns read from a workbook without any problem.

    `put` are upserted by their key (staff first, projects before what hangs on them), `remove` are the rows marked
    删除; the blocks of receipts, incidents and shares replace what stands under their project or person and month.
    """

    put: tuple[Keyed, ...] = ()
    remove: tuple[Keyed, ...] = ()
    receipts: Mapping[tuple[str, Period], tuple[Receipt, ...]] = field(default_factory=dict)
    incidents: Mapping[tuple[str, Period], tuple[Incident, ...]] = field(default_factory=dict)
    shares: Mapping[str, tuple[Share, ...]] = field(default_factory=dict)
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


def apply(intake: Intake, change: Change) -> tuple[str, ...]:
    """Write everything through one change; gives the lines of the report."""
    for noun in intake.remove:
        change.remove(noun)
    for noun in intake.put:
        change.put(noun)
    shares = [change.replace_shares(project_no, lines) for project_no, lines in intake.shares.items()]
    receipts = [change.replace_receipts(*block, rows) for block, rows in intake.receipts.items()]
    incidents = [change.replace_incidents(*block, rows) for block, rows in intake.incidents.items()]
    read = [
        _("读入 {sheet} {count} 行").format(sheet=sheet, count=count)
        for sheet, count in intake.counts.items()
    ]
    removed = [_("删除 {count} 行").format(count=len(intake.remove))] if intake.remove else []
    blocks = (("贡献", shares), ("回款", receipts), ("事件", incidents))
    replaced = [
        _("替换 {sheet} {count} 行").format(sheet=sheet, count=sum(before))
        for sheet, before in blocks
        if before
    ]
    return (*read, *removed, *replaced)
