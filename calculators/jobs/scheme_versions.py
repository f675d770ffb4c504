"""Every version of every scheme at hand, the shipped ones too, with the file that it is written in."""

from dataclasses import dataclass
from functools import lru_cache

from calculators.jobs.schemes import as_file, cases_text, file_name, library, text_of
from calculators.policy.library import SHIPPED
from calculators.policy.quantity import Policy
from models.period import Grain, Period
from models.records import Records
from models.scheme_file import SchemeFile
from models.vocabulary import in_force_between


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeVersion:
    """A version of a scheme, in force from the month `start` until before the month `until`; `own`: the office's."""

    file: SchemeFile
    title: str
    version: str
    grains: tuple[Grain, ...]
    start: Period | None
    until: Period | None
    own: bool

    def governs(self, month: Period) -> bool:
        """Tell whether somebody on this scheme in a month is assessed by this version."""
        assessed = month.within(min(self.grains, key=lambda grain: grain.months))
        return in_force_between(self.start, self.until, assessed)


def scheme_versions(records: Records) -> tuple[SchemeVersion, ...]:
    """List what is at hand in an office, by id and month; InputFault lists the problems of its own files."""
    own = {(file.scheme, file.start): file for file in records.scheme_files}
    return tuple(_version(policy, own) for policy in library(records).versions)


def _version(policy: Policy, own: dict[tuple[str, str], SchemeFile]) -> SchemeVersion:
    unwritten = as_file(policy, "", "")
    file = own.get((unwritten.scheme, unwritten.start))
    return SchemeVersion(
        file=file or _shipped_file(unwritten), title=policy.title, version=policy.version, grains=policy.grains,
        start=policy.start, until=policy.until, own=file is not None,
    )


@lru_cache(maxsize=64)
def _shipped_file(unwritten: SchemeFile) -> SchemeFile:
    """Read the file of a shipped version: it lies under the name of its id (and month)."""
    path = SHIPPED / file_name(unwritten)
    return SchemeFile(scheme=unwritten.scheme, start=unwritten.start, text=text_of(path), cases=cases_text(path))
