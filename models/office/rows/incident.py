"""Rows of incidents (事件): without a natural key, equal ones may stand beside each other."""

from models.incident import Incident
from models.office.conversion import Cells, Row, day_of, day_text, exact_or_none, exact_text_or_none
from models.office.rows.table import Rows
from models.words import _


def _write(incident: Incident) -> Cells:
    return (
        day_text(incident.day),
        incident.staff_no,
        incident.kind,
        incident.count,
        exact_text_or_none(incident.points),
        incident.note,
    )


def _read(row: Row) -> Incident:
    day, staff_no, kind, count, points, note = row
    return Incident(
        day=day_of(day), staff_no=staff_no, kind=kind, count=count, points=exact_or_none(points), note=note
    )


INCIDENTS = Rows(
    noun=Incident,
    table="incident",
    columns=("day", "staff_no", "kind", "count", "points", "note"),
    order=("day", "staff_no", "kind"),
    parents={"staff_no": "staff"},
    title=lambda: _("事件"),
    write=_write,
    read=_read,
)
