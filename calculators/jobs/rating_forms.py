"""Write the rating forms of a period: for each rater a workbook to fill in, and the same on paper."""

from collections.abc import Sequence
from pathlib import Path

from calculators.documents.letterhead import Letterhead
from calculators.documents.rating_paper import write_rating_paper
from calculators.documents.rating_workbook import write_rating_form
from calculators.documents.saving import safe
from calculators.jobs.publishing import Cancelled, Progress, write_each
from calculators.jobs.schemes import vocabulary
from calculators.rating_forms import forms_of, planned
from models.faults import UserFault
from models.office import Office
from models.period import Period
from models.rating_form import RaterPlan, RatingForm
from models.words import _

WORKBOOK, PAPER = ".xlsx", ".pdf"


def plan_forms(office: Office, period: Period) -> tuple[RaterPlan, ...]:
    """Propose the forms of a period; UserFault where nobody is rated in it."""
    records = office.records()
    plans = planned(records, vocabulary(records), period)
    if not plans:
        raise UserFault(
            _("{period} 没有要评分的人").format(period=period.title),
            remedy=_("请检查期间、员工的在职日期和考核方案；有些方案按季度评分，有些按月。"),
        )
    return plans


def make_forms(office: Office, period: Period, plans: Sequence[RaterPlan]) -> tuple[RatingForm, ...]:
    """Make the forms that the plans ask for."""
    records = office.records()
    return forms_of(records, vocabulary(records), period, plans)


def write_forms(
    office: Office,
    folder: Path,
    forms: Sequence[RatingForm],
    *,
    kinds: Sequence[str] = (WORKBOOK, PAPER),
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> tuple[Path, ...]:
    """Write forms into a folder; nothing where it was cancelled."""
    letterhead = Letterhead.of(office.records())

    def write(into: Path, form: RatingForm) -> None:
        for kind in kinds:
            path = into / (file_name(form) + kind)
            (write_rating_form if kind == WORKBOOK else write_rating_paper)(path, form, letterhead)

    return write_each(folder, forms, write, progress, cancelled)


def file_name(form: RatingForm) -> str:
    """Name a form's file, without what says its kind: 评分表_2026Q1_总经理."""
    number = str(form.identity.number) if form.copies > 1 else ""
    parts = (str(form.identity.period), form.identity.rater, form.audience, number)
    return "_".join(safe(part).replace(" ", "_") for part in (_("评分表"), *parts) if part)
