"""The formula language: one syntax tree, read in four ways (evaluate, words, Excel, needs)."""

from calculators.formula.faults import FormulaFault
from calculators.formula.parse import parse
from calculators.formula.syntax import Binary, Call, Compare, Logic, Name, Negative, Node, Not, Number, Text

__all__ = [
    "Binary",
    "Call",
    "Compare",
    "FormulaFault",
    "Logic",
    "Name",
    "Negative",
    "Node",
    "Not",
    "Number",
    "Text",
    "parse",
]
