"""The schemes that are there: the ones shipped in resources/schemes."""

from functools import lru_cache
from pathlib import Path

from calculators.policy.compile import compile_file
from calculators.policy.quantity import Policy
from calculators.policy.vocabulary import words_of
from models.faults import InputFault, Problem
from models.vocabulary import Vocabulary
from models.words import _

SHIPPED = Path(__file__).resolve().parent.parent.parent / "resources" / "schemes"


@lru_cache(maxsize=1)
def shipped() -> dict[str, Policy]:
    """Compile the shipped schemes, by id; InputFault lists the problems of all files."""
    return compile_folder(SHIPPED)


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
    if problems:
        raise InputFault(_("考核方案有 {n} 处问题").format(n=len(problems)), tuple(problems))
    return policies


def vocabulary(policies: dict[str, Policy]) -> Vocabulary:
    """Give the words that all these schemes know."""
    return Vocabulary(schemes=tuple(words_of(policy) for policy in policies.values()))
