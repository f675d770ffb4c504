"""What is allowed in a scheme file and yet looks like a slip: inputs, incidents and quantities that nothing uses."""

from collections.abc import Iterable, Iterator

from calculators.formula.syntax import Name, Text, walk
from calculators.policy.formulas import formulas
from calculators.policy.quantity import Policy
from models.words import _


def unused(policy: Policy) -> Iterator[tuple[str, str]]:
    """List what no formula and no line of a slip uses, each with its key."""
    used = used_words(policy)
    kinds: dict[str, tuple[Iterable[str], str]] = {
        "input": (policy.inputs, _("录入指标「{name}」没有公式用到")),
        "incident": (policy.incidents, _("事件「{name}」没有公式用到")),
        "quantity": (policy.quantities, _("中间量「{name}」没有公式用到")),
    }
    for kind, (names, text) in kinds.items():
        yield from ((f"{kind}.{name}", text.format(name=name)) for name in names if name not in used)
    records = {q.for_each for q in (*policy.quantities.values(), *policy.components)}
    records |= {table.for_each for table in policy.tables}
    for word in policy.lists:
        if word.name not in used | records:
            yield f"list.{word.name}", _("清单「{name}」没有公式用到").format(name=word.name)


def used_words(policy: Policy) -> set[str]:
    """List the names and words of all formulas, and what components show."""
    used = {name for component in policy.components for name in component.show}
    for key, node, _record in formulas(policy):
        own = key.removeprefix("quantity.")
        found = {part.name if isinstance(part, Name) else part.value for part in walk(node) if isinstance(part, (Name, Text))}
        used |= found - {own}
    return used
