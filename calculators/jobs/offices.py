"""Offices: new, open, or filled with the sample."""

from pathlib import Path

from calculators.jobs.importing import import_workbook
from calculators.jobs.sample import BRANCH, sample
from models.office import Office
from models.records import OfficeIdentity


def create_office(path: Path, identity: OfficeIdentity) -> Office:
    """Make a new office file; UserFault when there is one already."""
    return Office.create(path, identity)


def open_office(path: Path) -> Office:
    """Open an office file; UserFault says what is the matter with it."""
    return Office.open(path)


def sample_office(path: Path, which: str = BRANCH) -> Office:
    """Make a new office file filled with the data of a sample."""
    plan = sample(which)
    office = Office.create(path, plan.identity)
    try:
        import_workbook(office, plan.workbook)
    except BaseException:
        office.close()
        path.unlink(missing_ok=True)
        raise
    return office
