"""What a formula asks for in one subject's case: branches not taken ask for nothing."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from calculators.assessment.subject import Subject
from calculators.assessment.world import World
from calculators.formula.evaluate import taken
from calculators.formula.functions import FUNCTIONS
from calculators.formula.syntax import BANDS, Call, Name, Node, children

if TYPE_CHECKING:
    from calculators.assessment.engine import Engine

BRANCHING = {"如果", *BANDS}

SOMEBODY = {"团队最大", "团队最小", "方案合计", "方案平均", "他人"}
"""Functions whose value is, or may be, one other person's: it is never written (rules §12)."""


def asked(engine: "Engine", node: Node, subject: Subject) -> Iterator[Name | Call]:
    """List the names, and the functions that look beyond numbers, on which the value rests."""
    match node:
        case Name():
            yield node
        case Call(name) if name in BRANCHING:
            for part in taken(node, World(engine, subject)):
                yield from asked(engine, part, subject)
        case Call(name) if FUNCTIONS[name].lazy:
            yield node
        case _:
            for child in children(node):
                yield from asked(engine, child, subject)
