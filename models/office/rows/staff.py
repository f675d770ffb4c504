"""Rows of staff (员工)."""

from decimal import Decimal

from models.office.conversion import Cells, Row, day_of, day_or_none, day_text, day_text_or_none, exact_text
from models.office.rows.table import Rows
from models.staff import Person
from models.words import _


def _write(person: Person) -> Cells:
    return (
        person.staff_no,
        person.name,
        day_text(person.hired),
        day_text_or_none(person.left),
        exact_text(person.base_pay),
        person.department,
        person.post,
        person.job_rank,
        person.scheme,
        person.also_scheme,
    )


def _read(row: Row) -> Person:
    staff_no, name, hired, left, base_pay, department, post, job_rank, scheme, also_scheme = row
    return Person(
        staff_no=staff_no,
        name=name,
        hired=day_of(hired),
        left=day_or_none(left),
        base_pay=Decimal(base_pay),
        department=department,
        post=post,
        job_rank=job_rank,
        scheme=scheme,
        also_scheme=also_scheme,
    )


STAFF = Rows(
    noun=Person,
    table="staff",
    columns=(
        "staff_no",
        "name",
        "hired",
        "left_on",
        "base_pay",
        "department",
        "post",
        "job_rank",
        "scheme",
        "also_scheme",
    ),
    key=("staff_no",),
    title=lambda: _("员工"),
    write=_write,
    read=_read,
)
