"""A change: all that one act of a person alters in the office file, wholly or not at all."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlite_utils import Database

from models.attachment import Attachment
from models.incident import Incident
from models.list_row import ListRow
from models.office.conversion import Cells, Row, day_text, period_text
from models.office.history import Touched
from models.office.refusals import refused_row
from models.office.rows.attachment import ATTACHMENTS, keep_content
from models.office.rows.every import Noun, rows_of
from models.office.rows.incident import INCIDENTS
from models.office.rows.list_row import LIST_ROWS
from models.office.rows.rating import RATINGS
from models.office.rows.receipt import RECEIPTS
from models.office.rows.share import SHARES
from models.office.rows.table import Rows
from models.period import Period
from models.project import Receipt, Share
from models.records import OfficeIdentity


class Change:
    """What may be done to the office while a change is open; made by `Office.change` alone.

    Links between rows (a share's project, a rating's person) are judged at the end, so their order is free.
    """

    def __init__(self, db: Database) -> None:
        self._db = db
        self._open = True
        self.touched: Touched = {}

    def close(self) -> None:
        """End it: whatever is asked of it later is a fault of the program."""
        self._open = False

    def put(self, noun: Noun) -> None:
        """Insert a noun, or put it in the place of the one with its key; an equal one changes nothing.

        A receipt or incident has no key: it is added, also beside an equal one. UserFault for what no row may hold.
        """
        rows = rows_of(noun)
        with _said_of(rows, noun):
            cells = rows.write(noun)
            if rows.numbered:
                cells = (rows.next_number(self._db), *cells)
            self.write(rows, rows.key_of(cells), cells)

    def remove(self, noun: Noun) -> None:
        """Remove the row with the noun's key (of a receipt or incident one equal row); none is no fault.

        The attachment of a rating goes with it.
        """
        if isinstance(noun, OfficeIdentity):
            raise TypeError(type(noun))
        rows = rows_of(noun)
        with _said_of(rows, noun):
            cells = rows.write(noun)
            key = rows.key_of(cells)
            if rows.numbered:
                equal = rows.matching(self._db, dict(zip(rows.columns, cells, strict=True)))
                if not equal:
                    return
                key = rows.key_of(equal[-1])
            if rows is RATINGS:
                self.write(ATTACHMENTS, key, None)
            self.write(rows, key, None)

    def attach(self, attachment: Attachment, content: bytes) -> None:
        """Keep a file as the evidence of a rating, in the place of the one before; UserFault for one of no size it may have.

        The content rests beside the rows under its digest, and stays there when the attachment goes: undo needs it.
        """
        with _said_of(ATTACHMENTS, attachment):
            keep_content(self._db, attachment.digest, content)
        self.put(attachment)

    def replace_receipts(self, project_no: str, month: Period, receipts: tuple[Receipt, ...]) -> int:
        """Make these all the receipts of that project and month; give how many stood there before."""
        for receipt in receipts:
            _within(receipt.project_no == project_no and month.covers(receipt.day), receipt)
        return self._replace_block(RECEIPTS, {"project_no": project_no}, month, receipts)

    def replace_incidents(self, staff_no: str, month: Period, incidents: tuple[Incident, ...]) -> int:
        """Make these all the incidents of that person and month; give how many stood there before."""
        for incident in incidents:
            _within(incident.staff_no == staff_no and month.covers(incident.day), incident)
        return self._replace_block(INCIDENTS, {"staff_no": staff_no}, month, incidents)

    def replace_shares(self, project_no: str, shares: tuple[Share, ...]) -> int:
        """Make these all the shares of that project; give how many stood there before."""
        for share in shares:
            _within(share.project_no == project_no, share)
        before = SHARES.matching(self._db, {"project_no": project_no})
        kept = {share.staff_no for share in shares}
        for row in before:
            share = SHARES.noun_of(row)
            if share.staff_no not in kept:
                self.remove(share)
        for share in shares:
            self.put(share)
        return len(before)

    def replace_list_rows(
        self, list_name: str, staff_no: str, month: Period, rows: tuple[ListRow, ...]
    ) -> int:
        """Make these all the rows of that list, person and month; give how many stood there before."""
        for row in rows:
            _within((row.list_name, row.staff_no, row.month) == (list_name, staff_no, month), row)
        block = {"list_name": list_name, "staff_no": staff_no, "month": period_text(month)}
        before = LIST_ROWS.matching(self._db, block)
        kept = {row.number for row in rows}
        for stored in before:
            row = LIST_ROWS.noun_of(stored)
            if row.number not in kept:
                self.remove(row)
        for row in rows:
            self.put(row)
        return len(before)

    def _replace_block(
        self, rows: Rows[Any], owner: dict[str, str], month: Period, nouns: Iterable[Any]
    ) -> int:
        """Keep the rows that are equal, remove the others, add what is new: an equal block changes nothing."""
        before = rows.matching(self._db, owner, _days(month))
        unmatched = [tuple(row[1:]) for row in before]
        new = []
        for noun in nouns:
            with _said_of(rows, noun):
                cells = rows.write(noun)
            if cells in unmatched:
                unmatched.remove(cells)
            else:
                new.append(noun)
        for cells in unmatched:
            self.remove(rows.read(cells))
        for noun in new:
            self.put(noun)
        return len(before)

    def write(self, rows: Rows[Any], key: Cells, after: Cells | None) -> None:
        """Let the row of that key be this one, or none, and note what was there before."""
        if not self._open:
            raise RuntimeError("this change has ended")
        before = rows.find(self._db, key)
        if before == after:
            return
        if after is None:
            rows.delete(self._db, key)
        else:
            rows.store(self._db, after)
        self._note((rows.table, key), before, after)

    def _note(self, place: tuple[str, Cells], before: Row | None, after: Cells | None) -> None:
        first = self.touched[place][0] if place in self.touched else before
        if first == after:
            del self.touched[place]
        else:
            self.touched[place] = (first, after)

    @property
    def removed(self) -> set[tuple[str, Cells]]:
        """Table and key of every row that the change has taken away so far."""
        return {place for place, (_, after) in self.touched.items() if after is None}


@contextmanager
def _said_of(rows: Rows[Any], noun: object) -> Iterator[None]:
    """Turn what a noun can't be kept for into a UserFault that names it."""
    try:
        yield
    except (sqlite3.IntegrityError, ValueError, OverflowError) as error:
        raise refused_row(error, rows, noun) from error


def _within(belongs: bool, noun: object) -> None:
    if not belongs:
        raise ValueError(noun)


def _days(month: Period) -> tuple[str, str]:
    return day_text(month.start), day_text(month.end)
