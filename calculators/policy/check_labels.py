"""Check the words that formulas compare names with: options of a list's column, grades."""

from collections.abc import Iterator

from calculators.formula.sorts import results
from calculators.formula.syntax import BANDS, Call, Compare, Name, Node, Text
from calculators.policy.formulas import own_parts
from calculators.policy.hints import hint
from calculators.policy.quantity import Policy
from models.vocabulary import ColumnKind
from models.words import _

_GRADE = "等级"


def known_labels(policy: Policy) -> dict[str, set[str]]:
    """Map each name to all labels that it can be; what else may stand there is left out."""
    columns = [column for word in policy.lists for column in word.columns]
    free = {column.name for column in columns if column.kind is not ColumnKind.CHOICE}
    found: dict[str, set[str]] = {}
    for column in columns:
        if column.name not in free:
            found.setdefault(column.name, set()).update(column.choices)
    if policy.grading and None not in (grades := set(_ends(policy.grading.node))):
        found[_GRADE] = {grade for grade in (*grades, policy.grading.critical) if grade is not None}
    return found


def check_labels(known: dict[str, set[str]], node: Node) -> Iterator[str]:
    """List comparisons with a label that the name beside it never is; "" is a cell left blank."""
    for part in own_parts(node):
        match part:
            case Compare("=" | "!=", Name(name), Text(label)) | Compare("=" | "!=", Text(label), Name(name)):
                if label and label not in known.get(name, {label}):
                    what = _("等级里没有「{label}」") if name == _GRADE else _("「{name}」没有选项「{label}」")
                    yield what.format(name=name, label=label) + hint(label, known[name])
            case _:
                pass


def _ends(node: Node) -> Iterator[str | None]:
    """List the labels that a formula may come to; None for what can't be told."""
    if isinstance(node, Text):
        yield node.value
    elif isinstance(node, Call) and (node.name == "如果" or node.name in BANDS):
        for result in results(node.name, node.arguments):
            yield from _ends(result)
    else:
        yield None
