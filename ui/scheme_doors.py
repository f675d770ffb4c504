"""What the page of schemes asks of the other packages, each loaded when it is first asked for, as `ui.doors` does."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from models.period import Period
from models.records import Records
from models.scheme_file import SchemeFile

if TYPE_CHECKING:
    from calculators.jobs.own_schemes import Offered
    from calculators.jobs.scheme_versions import SchemeVersion
    from calculators.jobs.trial import Trial
    from calculators.jobs.worked_cases import CaseRun
    from models.office import Office


def scheme_versions(records: Records) -> tuple[SchemeVersion, ...]:
    """List every version of every scheme at hand."""
    from calculators.jobs.scheme_versions import scheme_versions as versions

    return versions(records)


def policy_html(file: SchemeFile) -> str:
    """Read a scheme file back as a policy."""
    from calculators.jobs.scheme_files import policy_html as read_back

    return read_back(file)


def write_policy(file: SchemeFile, out: Path) -> None:
    """Write a scheme as a policy to sign: Markdown or PDF, by the name of the target."""
    from calculators.jobs.scheme_files import write_policy as write

    write(file, out)


def write_scheme(file: SchemeFile, out: Path) -> tuple[Path, ...]:
    """Write a scheme file and its worked cases, to be edited."""
    from calculators.jobs.scheme_files import write_scheme as write

    return write(file, out)


def write_new(scheme_id: str, out: Path) -> tuple[Path, Path]:
    """Write a new scheme file from the commented template."""
    from calculators.jobs.scheme_files import write_new as write

    return write(scheme_id, out)


def run_cases(file: SchemeFile, records: Records) -> tuple[CaseRun, ...]:
    """Run the worked cases of a scheme."""
    from calculators.jobs.worked_cases import run_cases_of as run

    return run(file, records)


def try_file(file: SchemeFile, records: Records, period: Period, whose: str) -> Trial:
    """Try a scheme on a period beside the one in force; nothing is stored."""
    from calculators.jobs.trial import try_file as compute

    return compute(file, records, period, whose)


def read_file(path: Path) -> SchemeFile:
    """Read a scheme file that is not taken in."""
    from calculators.jobs.schemes import read_scheme_file

    return read_scheme_file(path)


def look_at_files(paths: Sequence[Path], records: Records) -> Offered:
    """Check scheme files before they are taken in."""
    from calculators.jobs.own_schemes import look_at_files as look

    return look(paths, records)


def put_schemes(office: Office, files: Sequence[SchemeFile]) -> list[str]:
    """Take scheme files in as one change."""
    from calculators.jobs.own_schemes import put_schemes as put

    return put(office, files)


def removal(records: Records, file: SchemeFile) -> list[str]:
    """Say what taking a version out means."""
    from calculators.jobs.scheme_removal import removal as means

    return means(records, file)


def remove_file(office: Office, file: SchemeFile) -> None:
    """Take a version of an own scheme out."""
    from calculators.jobs.scheme_removal import remove_file as remove

    remove(office, file)


def assign(office: Office, scheme: str, staff_nos: Sequence[str], month: Period) -> list[str]:
    """Put people on a scheme from a month on, as one change."""
    from calculators.jobs.own_schemes import assign as put

    return put(office, scheme, staff_nos, month)
