"""The schemes at hand: those shipped in resources/schemes, and an office's own, each in its versions."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby, pairwise
from pathlib import Path
from typing import Self, TypeVar

from calculators.policy.check_across import check_across
from calculators.policy.compile import compile_file
from calculators.policy.quantity import Policy
from models.faults import InputFault, Problem
from models.intake.labels import alike
from models.period import Period
from models.vocabulary import ListWord
from models.words import _

SHIPPED = Path(__file__).resolve().parent.parent.parent / "resources" / "schemes"
Source = TypeVar("Source")
Read = TypeVar("Read")
CASES = ".cases.toml"
"""How the name of a file of worked cases ends."""


@dataclass(frozen=True, slots=True, eq=False)
class Library(Mapping[str, Policy]):
    """All versions of all schemes, by id and the month from which each is in force; as a mapping, the newest of each id."""

    versions: tuple[Policy, ...]

    @classmethod
    def of(cls, policies: Iterable[Policy]) -> Self:
        """Put versions in order: each ends where the next one of its id begins. InputFault lists what clashes."""
        ordered = sorted(policies, key=lambda policy: (policy.id, _begin(policy)))
        versions: list[Policy] = []
        for _id, group in groupby(ordered, lambda policy: policy.id):
            one = list(group)
            versions += [replace(policy, until=later.start) for policy, later in pairwise(one)]
            versions.append(replace(one[-1], until=None))
        problems = [*_twice(versions), *_titles(versions), *list_clashes(versions), *check_across(versions)]
        if problems:
            raise _refused(problems)
        return cls(tuple(versions))

    def replacing(self, policy: Policy) -> Self:
        """Give the library in which a policy is the only one of its id."""
        return self.of([*(other for other in self.versions if other.id != policy.id), policy])

    def adding(self, policies: Iterable[Policy]) -> Self:
        """Give the library with further versions, each in the place of the one that is in force from the same month."""
        own = list(policies)
        taken = {(policy.id, policy.start) for policy in own}
        return self.of([*(other for other in self.versions if (other.id, other.start) not in taken), *own])

    def in_force(self, scheme: str, period: Period) -> Policy | None:
        """Find the version of a scheme, by id or title, that governs a period."""
        return next((p for p in self.versions if scheme in (p.id, p.title) and p.in_force(period)), None)

    def versions_of(self, scheme: str) -> tuple[Policy, ...]:
        """List the versions of a scheme, the earliest first."""
        return tuple(policy for policy in self.versions if policy.id == scheme)

    def __getitem__(self, scheme: str) -> Policy:
        newest = next((policy for policy in self.versions if policy.id == scheme and policy.until is None), None)
        if newest is None:
            raise KeyError(scheme)
        return newest

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(policy.id for policy in self.versions))

    def __len__(self) -> int:
        return sum(policy.until is None for policy in self.versions)


def _begin(policy: Policy) -> tuple[int, int]:
    return (0, 0) if policy.start is None else (policy.start.year, policy.start.first_month)


def _twice(versions: list[Policy]) -> Iterator[Problem]:
    for one, other in pairwise(versions):
        if (one.id, one.start) == (other.id, other.start):
            what = _("方案编号「{id}」用了不止一次；一个方案的几个版本要写各自生效的月份（from）").format(id=one.id)
            yield Problem(where=one.id, what=what)


def _titles(versions: list[Policy]) -> Iterator[Problem]:
    """List titles that two schemes share: people are assigned by them."""
    first: dict[str, str] = {}
    told = {(p.id, p.title): None for p in versions if first.setdefault(p.title, p.id) != p.id}
    for scheme, title in told:
        yield Problem(where=scheme, what=_("方案名称「{title}」用了不止一次").format(title=title))


def list_clashes(versions: Iterable[Policy]) -> Iterator[Problem]:
    """List what two schemes call by one name and declare differently: their rows could not stand in one sheet."""
    first: dict[str, tuple[Policy, ListWord]] = {}
    for policy in versions:
        for word in policy.lists:
            other, known = first.setdefault(alike(word.name).casefold(), (policy, word))
            if known != word and other.id != policy.id:
                what = _("方案「{one}」与「{other}」的清单「{list}」声明得不一样，请改得一样或换一个名字")
                told = what.format(one=other.title, other=policy.title, list=word.name)
                yield Problem(where=f"{policy.id}: list.{word.name}", what=told)


@lru_cache(maxsize=1)
def shipped() -> Library:
    """Compile the shipped schemes; InputFault lists the problems of all files."""
    return Library.of(compile_folder(SHIPPED))


def compile_folder(folder: Path) -> tuple[Policy, ...]:
    """Compile every scheme file of a folder; InputFault lists the problems of all of them."""
    return tuple(read_each(compile_file, scheme_files(folder)))


def read_each(read: Callable[[Source], Read], sources: Iterable[Source]) -> list[Read]:
    """Read one scheme after the other; InputFault lists the problems of all of them."""
    taken: list[Read] = []
    problems: list[Problem] = []
    for source in sources:
        try:
            taken.append(read(source))
        except InputFault as fault:
            problems += fault.problems
    if problems:
        raise _refused(problems)
    return taken


def _refused(problems: Sequence[Problem]) -> InputFault:
    return InputFault(_("考核方案有 {n} 处问题").format(n=len(problems)), tuple(problems))


def scheme_files(folder: Path) -> list[Path]:
    """List the scheme files of a folder, without those of worked cases."""
    return [path for path in sorted(folder.glob("*.toml")) if not path.name.endswith(CASES)]
