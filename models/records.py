"""All that an office has recorded, as one immutable bundle of nouns."""

from dataclasses import dataclass

from models.attachment import Attachment
from models.by_hand import ByHand
from models.incident import Incident
from models.list_row import ListRow
from models.measure import Measure
from models.project import Project, Receipt, Share
from models.rating import Rating
from models.scheme_file import SchemeFile
from models.setting import Setting
from models.staff import Assignment, PayItem, Person
from models.target import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeIdentity:
    """Who the office is, as printed on every document; `file_id` tells copies of one file apart from others."""

    company: str = ""
    branch: str = ""
    file_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """The nouns of an office, each in the order of its key."""

    identity: OfficeIdentity = OfficeIdentity()
    staff: tuple[Person, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    pay_items: tuple[PayItem, ...] = ()
    targets: tuple[Target, ...] = ()
    projects: tuple[Project, ...] = ()
    shares: tuple[Share, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    measures: tuple[Measure, ...] = ()
    ratings: tuple[Rating, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    incidents: tuple[Incident, ...] = ()
    by_hand: tuple[ByHand, ...] = ()
    list_rows: tuple[ListRow, ...] = ()
    scheme_files: tuple[SchemeFile, ...] = ()
    settings: tuple[Setting, ...] = ()
