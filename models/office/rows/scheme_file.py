"""Rows of an office's own scheme files (自有方案)."""

from models.office.conversion import Cells, Row
from models.office.rows.table import Rows
from models.scheme_file import SchemeFile
from models.words import _


def _write(file: SchemeFile) -> Cells:
    return file.scheme, file.start, file.text, file.cases


def _read(row: Row) -> SchemeFile:
    scheme, start, text, cases = row
    return SchemeFile(scheme=scheme, start=start, text=text, cases=cases)


SCHEME_FILES = Rows(
    noun=SchemeFile,
    table="scheme_file",
    columns=("scheme", "start", "text", "cases"),
    key=("scheme", "start"),
    title=lambda: _("自有方案"),
    write=_write,
    read=_read,
)
