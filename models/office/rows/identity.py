"""Rows of who the office is: exactly one (table `office`)."""

from models.office.conversion import Cells, Row
from models.office.rows.table import Rows
from models.records import OfficeIdentity
from models.words import _


def _write(identity: OfficeIdentity) -> Cells:
    return identity.file_id, identity.company, identity.branch


def _read(row: Row) -> OfficeIdentity:
    file_id, company, branch = row
    return OfficeIdentity(company=company, branch=branch, file_id=file_id)


IDENTITY = Rows(
    noun=OfficeIdentity,
    table="office",
    columns=("file_id", "company", "branch"),
    key=("file_id",),
    title=lambda: _("单位"),
    write=_write,
    read=_read,
)
