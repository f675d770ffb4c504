"""Write everybody's payslip (工资单) of a month: base pay, pay items, the bonuses that fall due, deductions."""

from collections.abc import Collection
from datetime import datetime
from functools import partial
from pathlib import Path

from calculators.assessment.assess import Assessor
from calculators.assessment.pay import pays as pays_of
from calculators.documents.letterhead import Letterhead
from calculators.documents.payslip import write_payslips as write
from calculators.documents.slip_person import file_names
from calculators.jobs.assessing import printed_explanation
from calculators.jobs.documents import boxed_in
from calculators.jobs.publishing import Cancelled, Progress, write_each
from calculators.jobs.schemes import library
from models.faults import UserFault
from models.office import Office
from models.pay import Pay
from models.period import Grain, Period
from models.words import _


class PayMonth:
    """What everybody is paid in a month; UserFault where that is no month, or nobody is paid in it.

    Without `annexed` the payslips go without the pages that explain the bonuses.
    """

    def __init__(self, office: Office, month: Period, *, annexed: bool = True) -> None:
        if month.grain is not Grain.MONTH:
            raise UserFault(_("工资单按月发放：期间应写成 2026-04"), where=str(month))
        records = office.records()
        assessor = Assessor(records, library(records))
        self.month, self.letterhead = month, Letterhead.of(records)
        explain = partial(printed_explanation, assessor) if annexed else None
        self.pays = pays_of(assessor, month, explain)
        if not self.pays:
            raise UserFault(_("{period} 没有要发工资的人").format(period=month), remedy=_("请检查月份和入职离职日期。"))

    def of(self, staff_nos: Collection[str] | None) -> tuple[Pay, ...]:
        """Give the pay of all (or the named) people."""
        return tuple(pay for pay in self.pays if staff_nos is None or pay.staff_no in staff_nos)

    def boxed(self, staff_nos: Collection[str] | None = None) -> tuple[str, ...]:
        """Say of all (or the named) people which characters of their payslips no font at hand can print."""
        return boxed_in((pay.staff_no, pay.name, pay) for pay in self.of(staff_nos))


def write_payslips(
    paid: PayMonth,
    folder: Path,
    *,
    staff_nos: Collection[str] | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> tuple[Path, ...]:
    """Write one PDF a person into a folder; nothing where it was cancelled."""
    names = file_names(((pay.staff_no, pay.name) for pay in paid.pays), paid.month)
    made_on = datetime.now().astimezone()

    def write_one(into: Path, pay: Pay) -> None:
        write(into / names[pay.staff_no], [pay], paid.letterhead, made_on)

    return write_each(folder, paid.of(staff_nos), write_one, progress, cancelled)


def write_payslips_file(
    paid: PayMonth,
    path: Path,
    *,
    staff_nos: Collection[str] | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> bool:
    """Write all (or the named) payslips into one PDF; False where it was cancelled, and then nothing is written."""
    made_on = datetime.now().astimezone()
    return write(path, paid.of(staff_nos), paid.letterhead, made_on, progress=progress, cancelled=cancelled)
