"""Check a compiled policy: every formula by itself, then what hangs together in a circle."""

from collections.abc import Iterator

from calculators.policy.check_grains import check_grains
from calculators.policy.check_labels import check_labels, known_labels
from calculators.policy.check_names import check_names
from calculators.policy.check_sorts import Sorts
from calculators.policy.cycles import cycles
from calculators.policy.formulas import SUM_OF_LINES, formulas
from calculators.policy.quantity import Policy


def check(policy: Policy) -> Iterator[tuple[str, str]]:
    """List every problem of a policy with the key it stands at."""
    sorts, labels = Sorts(policy), known_labels(policy)
    for key, node, record in formulas(policy):
        if record is not None and record not in policy.records:
            continue  # what `for_each` names isn't there: said with the table
        besides = {SUM_OF_LINES} if key.endswith(".then") else set()
        wrong = list(dict.fromkeys(check_names(policy, node, record, besides)))
        yield from ((key, what) for what in wrong or dict.fromkeys(sorts.check(key, node)))
        yield from ((key, what) for what in dict.fromkeys(check_labels(labels, node)))
    yield from dict.fromkeys(check_grains(policy))
    yield from cycles(policy)
