"""Rows of shares (贡献)."""

from decimal import Decimal

from models.office.conversion import Cells, Row, exact_text
from models.office.rows.table import Rows
from models.project import Share
from models.words import _


def _write(share: Share) -> Cells:
    return share.project_no, share.staff_no, exact_text(share.percent)


def _read(row: Row) -> Share:
    project_no, staff_no, percent = row
    return Share(project_no=project_no, staff_no=staff_no, percent=Decimal(percent))


SHARES = Rows(
    noun=Share,
    table="share",
    columns=("project_no", "staff_no", "percent"),
    key=("project_no", "staff_no"),
    parents={"project_no": "project", "staff_no": "staff"},
    title=lambda: _("贡献"),
    write=_write,
    read=_read,
)
