"""What the window asks of the other packages, each loaded when it is first asked for.

The window must be painted before openpyxl, pydantic, lark, matplotlib, reportlab and sqlite-utils are loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from models.attachment import Attachment
from models.completion import Completion
from models.drawing import Drawing, Palette
from models.overview import Overview
from models.period import Period
from models.rating import Rating
from models.rating_form import RaterPlan
from models.records import OfficeIdentity, Records
from models.results import Explanation, Result
from models.vocabulary import Vocabulary

if TYPE_CHECKING:
    from calculators.documents.slip_person import Trend
    from calculators.jobs.assessing import Assessed
    from calculators.jobs.importing import ImportReport, Preview
    from models.office import Office

Report = Callable[[int, int], None]
Asked = Callable[[], bool]
Key = tuple[object, ...]
"""What tells a noun from others: its kind first."""


def preload() -> None:
    """Load everything heavy, so that the first use is quick."""
    import models.intake.numbers  # noqa: F401


def vocabulary(records: Records) -> Vocabulary:
    """Give the words of all schemes of an office."""
    from calculators.jobs.schemes import vocabulary as words

    return words(records)


def create_office(path: Path, identity: OfficeIdentity) -> Office:
    """Make a new office file and open it."""
    from calculators.jobs.offices import create_office as create

    return create(path, identity)


def open_office(path: Path) -> Office:
    """Open an office file."""
    from calculators.jobs.offices import open_office as open_it

    return open_it(path)


def sample_office(path: Path) -> Office:
    """Copy the sample into a new office file and open it."""
    from calculators.jobs.offices import sample_office as sample

    return sample(path)


def assess(office: Office, period: Period) -> Assessed:
    """Compute the results of a period."""
    from calculators.jobs.assessing import assess as compute

    return compute(office, period)


def overview(assessed: Assessed) -> Overview:
    """Sum a period up: the last one beside it, grades, targets, alerts."""
    return assessed.overview()


def overview_charts(found: Overview, palette: Palette) -> tuple[Drawing | None, ...]:
    """Draw grades, completion of targets, and totals beside the last period's."""
    from calculators.documents.charts import on_screen as charts

    return (
        charts.of_grades(found.grades, palette),
        charts.of_completions(found.completions, palette),
        charts.of_totals(found.assessment, found.before, palette),
    )


def result_story(
    assessed: Assessed, result: Result, palette: Palette
) -> tuple[tuple[Trend, ...], tuple[Drawing, ...]]:
    """Give a result's earlier periods, and draw it as its slip does."""
    from calculators.documents.charts.on_screen import of_result

    trend = assessed.trend(result)
    return trend, of_result(result, trend, palette)


def completions(records: Records, period: Period) -> tuple[Completion, ...]:
    """Say how far each target of a period was reached."""
    from calculators.jobs.assessing import completions as compute

    return compute(records, period)


def explain(assessed: Assessed, result: Result, key: str) -> Explanation:
    """Say why a figure of a result is what it is."""
    return assessed.explain(result, key)


def preview_import(office: Office, path: Path, period: Period) -> Preview:
    """Read a data workbook, or a rating form of the period, and tell what it would change."""
    from calculators.jobs.importing import preview_import as preview

    return preview(office, path, period)


def preview_forms(office: Office, paths: Sequence[Path], period: Period) -> Preview:
    """Read rating forms of the period and tell what merging them would change."""
    from calculators.jobs.importing import preview_forms as preview

    return preview(office, paths, period)


def take_in(
    office: Office, preview: Preview, keeping: Collection[Key], before_storing: Callable[[], None]
) -> ImportReport:
    """Take in what was previewed, all or nothing; of the conflicts those in `keeping` stay as they are recorded."""
    from calculators.jobs.importing import take_in as take

    return take(office, preview, keeping=keeping, before_storing=before_storing)


def plan_forms(office: Office, period: Period) -> tuple[RaterPlan, ...]:
    """Propose the rating forms of a period."""
    from calculators.jobs.rating_forms import plan_forms as plan

    return plan(office, period)


def write_forms(
    office: Office,
    period: Period,
    folder: Path,
    plans: Sequence[RaterPlan],
    *,
    progress: Report,
    cancelled: Asked,
) -> int:
    """Write the rating forms of the plans into a folder; give how many, none where it was cancelled."""
    from calculators.jobs.rating_forms import make_forms
    from calculators.jobs.rating_forms import write_forms as write

    forms = make_forms(office, period, plans)
    return len(forms) if write(office, folder, forms, progress=progress, cancelled=cancelled) else 0


def attach(office: Office, rating: Rating, path: Path) -> Attachment:
    """Keep a file with a rating."""
    from calculators.jobs.attaching import attach as keep

    return keep(office, rating, path)


def save_attachment(office: Office, attachment: Attachment, target: Path) -> None:
    """Write an attached file out."""
    from calculators.jobs.attaching import save_attachment as save

    save(office, attachment, target)


def copy_to_look_at(office: Office, attachment: Attachment, folder: Path) -> Path:
    """Write a read-only copy of an attached file for another program."""
    from calculators.jobs.attaching import copy_to_look_at as copy

    return copy(office, attachment, folder)
