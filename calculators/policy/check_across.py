"""Check what one scheme asks of another: that there is such a scheme, and that it knows the words."""

from collections.abc import Iterable, Iterator

from calculators.formula.syntax import Node, walk
from calculators.policy.check_names import check_names
from calculators.policy.formulas import elsewhere, formulas
from calculators.policy.hints import hint
from calculators.policy.quantity import Policy
from models.faults import Problem
from models.words import _


def check_across(versions: Iterable[Policy]) -> Iterator[Problem]:
    """List what is wrong with the formulas over other schemes, each with the scheme and key it stands at."""
    known = list(versions)
    for policy in known:
        for key, node, _record in formulas(policy):
            for part in walk(node):
                if (asked := elsewhere(part)) is not None:
                    wrong = dict.fromkeys(_wrong(known, policy, *asked))
                    yield from (Problem(where=f"{policy.id} {key}", what=what) for what in wrong)


def _wrong(known: list[Policy], asking: Policy, scheme: str, node: Node, group: Node | None) -> Iterator[str]:
    others = [policy for policy in known if scheme in (policy.id, policy.title)]
    if not others:
        close = hint(scheme, (word for policy in known if policy.id != asking.id for word in (policy.id, policy.title)))
        yield _("没有考核方案「{scheme}」").format(scheme=scheme) + close
    for other in others:
        for part in (node, group) if group is not None else (node,):
            for what in check_names(other, part, None, set()):
                yield _("在方案「{scheme}」里：{what}").format(scheme=other.title, what=what)
