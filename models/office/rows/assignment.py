"""Rows of assignments (任职)."""

from models.office.conversion import Cells, Row, exact_or_none, exact_text_or_none, period_of, period_text
from models.office.rows.table import Rows
from models.staff import Assignment
from models.words import _


def _write(assignment: Assignment) -> Cells:
    return (
        assignment.staff_no,
        period_text(assignment.start),
        assignment.department,
        assignment.post,
        assignment.job_rank,
        exact_text_or_none(assignment.base_pay),
        assignment.scheme,
        assignment.also_scheme,
    )


def _read(row: Row) -> Assignment:
    staff_no, start, department, post, job_rank, base_pay, scheme, also_scheme = row
    return Assignment(
        staff_no=staff_no,
        start=period_of(start),
        department=department,
        post=post,
        job_rank=job_rank,
        base_pay=exact_or_none(base_pay),
        scheme=scheme,
        also_scheme=also_scheme,
    )


ASSIGNMENTS = Rows(
    noun=Assignment,
    table="assignment",
    columns=("staff_no", "start", "department", "post", "job_rank", "base_pay", "scheme", "also_scheme"),
    key=("staff_no", "start"),
    parents={"staff_no": "staff"},
    title=lambda: _("任职"),
    write=_write,
    read=_read,
)
