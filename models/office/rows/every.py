"""All rows of the office file, by noun and by table."""

from typing import Any

from models.attachment import Attachment
from models.by_hand import ByHand
from models.incident import Incident
from models.list_row import ListRow
from models.measure import Measure
from models.office.rows.assignment import ASSIGNMENTS
from models.office.rows.attachment import ATTACHMENTS
from models.office.rows.by_hand import BY_HAND
from models.office.rows.identity import IDENTITY
from models.office.rows.incident import INCIDENTS
from models.office.rows.list_row import LIST_ROWS
from models.office.rows.measure import MEASURES
from models.office.rows.pay_item import PAY_ITEMS
from models.office.rows.project import PROJECTS
from models.office.rows.rating import RATINGS
from models.office.rows.receipt import RECEIPTS
from models.office.rows.scheme_file import SCHEME_FILES
from models.office.rows.setting import SETTINGS
from models.office.rows.share import SHARES
from models.office.rows.staff import STAFF
from models.office.rows.table import Rows
from models.office.rows.target import TARGETS
from models.project import Project, Receipt, Share
from models.rating import Rating
from models.records import OfficeIdentity
from models.scheme_file import SchemeFile
from models.setting import Setting
from models.staff import Assignment, PayItem, Person
from models.target import Target

Noun = (
    OfficeIdentity
    | Person
    | Assignment
    | PayItem
    | Target
    | Project
    | Share
    | Receipt
    | Measure
    | Rating
    | Attachment
    | Incident
    | ByHand
    | ListRow
    | SchemeFile
    | Setting
)

EVERY: tuple[Rows[Any], ...] = (
    *(IDENTITY, STAFF, ASSIGNMENTS, PAY_ITEMS, TARGETS, PROJECTS, SHARES),
    *(RECEIPTS, MEASURES, RATINGS, ATTACHMENTS, INCIDENTS, BY_HAND, LIST_ROWS, SCHEME_FILES, SETTINGS),
)
BY_TABLE = {rows.table: rows for rows in EVERY}
_BY_NOUN: dict[type[object], Rows[Any]] = {rows.noun: rows for rows in EVERY}


def rows_of(noun: Noun) -> Rows[Any]:
    """Find the rows of that kind of noun; TypeError for anything else."""
    rows = _BY_NOUN.get(type(noun))
    if rows is None:
        raise TypeError(type(noun))
    return rows
