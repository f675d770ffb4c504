"""Whose figure a row is: 对象类型 and 对象 (workbook.md: 目标, 月度指标)."""

from models.intake.desk import Desk
from models.intake.entry import Entry
from models.target import Owner
from models.words import _

KIND, OWNER = "对象类型", "对象"
TITLES = {Owner.PERSON: "员工", Owner.DEPARTMENT: "部门", Owner.COMPANY: "公司", Owner.EVERYBODY: "全体员工"}


def read_owner(entry: Entry, desk: Desk, *, shared: bool) -> tuple[Owner, str] | None:
    """Read the owner of a row; where `shared`, a blank 对象 of 员工 is everybody. `None` where it is faulty."""
    stated = entry.maybe(KIND, Owner)
    if stated is None and (KIND in entry.cells or entry.header.sheet.column(KIND).required):
        return None
    kind = stated or Owner.PERSON
    named = entry.maybe(OWNER, str)
    if OWNER in entry.cells and named is None:
        return None
    if kind is Owner.COMPANY:
        return _company(entry, desk, named)
    if kind is Owner.PERSON and named is None and shared:
        return Owner.EVERYBODY, ""
    if named is None:
        desk.findings.problem(entry.place(OWNER), _("缺少{column}").format(column=OWNER))
        return None
    if kind is Owner.DEPARTMENT:
        return kind, desk.spelling.of("部门", named)
    staff_no = desk.staff_no(entry, OWNER)
    return None if staff_no is None else (kind, staff_no)


def _company(entry: Entry, desk: Desk, named: str | None) -> tuple[Owner, str] | None:
    if named is not None:
        desk.findings.problem(entry.place(OWNER), _("对象类型是公司时，对象应为空"))
        return None
    return Owner.COMPANY, ""
