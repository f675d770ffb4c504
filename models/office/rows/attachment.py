"""Rows of attachments (附件), and the contents that they name by their SHA-256."""

from hashlib import sha256

from sqlite_utils import Database

from models.attachment import Attachment
from models.office.conversion import Cells, Row, period_of, period_text
from models.office.rows.table import Rows
from models.words import _


def _write(attachment: Attachment) -> Cells:
    return (
        period_text(attachment.period),
        attachment.staff_no,
        attachment.kpi,
        attachment.rater,
        attachment.number,
        attachment.name,
        attachment.size,
        attachment.digest,
    )


def _read(row: Row) -> Attachment:
    period, staff_no, kpi, rater, number, name, size, digest = row
    return Attachment(
        period=period_of(period),
        staff_no=staff_no,
        kpi=kpi,
        rater=rater,
        number=number,
        name=name,
        size=size,
        digest=digest,
    )


ATTACHMENTS = Rows(
    noun=Attachment,
    table="attachment",
    columns=("period", "staff_no", "kpi", "rater", "number", "name", "size", "digest"),
    key=("period", "staff_no", "kpi", "rater", "number"),
    title=lambda: _("附件"),
    write=_write,
    read=_read,
)


def keep_content(db: Database, digest: str, content: bytes) -> None:
    """Keep a content, once however many files have it; ValueError where it is not the one that is named."""
    if sha256(content).hexdigest() != digest:
        raise ValueError(digest)
    db.execute("INSERT INTO content (digest, content) VALUES (?, ?) ON CONFLICT (digest) DO NOTHING", (digest, content))


def content_of(db: Database, digest: str) -> bytes | None:
    """Give a content as it was kept; None where it is missing or has been damaged."""
    found = db.execute("SELECT content FROM content WHERE digest = ?", (digest,)).fetchone()
    if found is None or sha256(found[0]).hexdigest() != digest:
        return None
    content: bytes = found[0]
    return content
