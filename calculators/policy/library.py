"""The schemes that are there: the ones shipped in resources/schemes, and an office's own in a folder."""

from collections import Counter
from functools import lru_cache
from pathlib import Path

from calculators.policy.compile import compile_file
from calculators.policy.quantity import Policy
from calculators.policy.vocabulary import words_of
from models.faults import InputFault, Problem
from models.intake.labels import alike
from models.vocabulary import ListWord, Vocabulary
from models.words import _

SHIPPED = Path(__file__).resolve().parent.parent.parent / "resources" / "schemes"


@lru_cache(maxsize=1)
def shipped() -> dict[str, Policy]:
    """Compile the shipped schemes, by id; InputFault lists the problems of all files."""
    return compile_folder(SHIPPED)


_own: Path | None = None
"""The folder of the office's own schemes."""


def use(folder: Path | None) -> None:
    """Choose the folder of the office's own schemes, or none."""
    global _own
    _own = folder


def at_hand() -> dict[str, Policy]:
    """Give all schemes by id, an own one in place of the shipped one of its id; InputFault lists all problems."""
    if _own is None:
        return shipped()
    stamp = tuple((path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in sorted(_own.glob("*.toml")))
    return _with_own(_own, stamp)


@lru_cache(maxsize=1)
def _with_own(folder: Path, _stamp: tuple[tuple[str, int, int], ...]) -> dict[str, Policy]:
    """Compile the own schemes; `_stamp` tells one state of the folder from another."""
    policies = shipped() | compile_folder(folder)
    titles = Counter(policy.title for policy in policies.values())
    problems = [
        Problem(where=policy.id, what=_("方案名称「{title}」用了不止一次").format(title=policy.title))
        for policy in policies.values()
        if titles[policy.title] > 1
    ]
    problems += list_clashes(policies)
    if problems:
        raise InputFault(_("考核方案有 {n} 处问题").format(n=len(problems)), tuple(problems))
    return policies


def compile_folder(folder: Path) -> dict[str, Policy]:
    """Compile every scheme file of a folder; InputFault lists the problems of all of them."""
    policies: dict[str, Policy] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.toml")):
        if path.name.endswith(".cases.toml"):
            continue
        try:
            policy = compile_file(path)
        except InputFault as fault:
            problems += fault.problems
            continue
        if policy.id in policies:
            problems.append(Problem(where=path.name, what=_("方案编号「{id}」用了不止一次").format(id=policy.id)))
        if policy.title in {other.title for other in policies.values() if other.id != policy.id}:
            problems.append(Problem(where=path.name, what=_("方案名称「{title}」用了不止一次").format(title=policy.title)))
        policies[policy.id] = policy
    problems += list_clashes(policies)
    if problems:
        raise InputFault(_("考核方案有 {n} 处问题").format(n=len(problems)), tuple(problems))
    return policies


def list_clashes(policies: dict[str, Policy]) -> list[Problem]:
    """List what two schemes call by one name and declare differently: their rows could not stand in one sheet."""
    first: dict[str, tuple[Policy, ListWord]] = {}
    problems = []
    for policy in policies.values():
        for word in policy.lists:
            other, known = first.setdefault(alike(word.name).casefold(), (policy, word))
            if known != word:
                what = _("方案「{one}」与「{other}」的清单「{list}」声明得不一样，请改得一样或换一个名字")
                told = what.format(one=other.title, other=policy.title, list=word.name)
                problems.append(Problem(where=f"{policy.id}: list.{word.name}", what=told))
    return problems


def vocabulary(policies: dict[str, Policy]) -> Vocabulary:
    """Give the words that all these schemes know."""
    return Vocabulary(schemes=tuple(words_of(policy) for policy in policies.values()))
