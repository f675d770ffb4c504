"""Scoring rules: each turns its table of the scheme file into one formula of the language (rules §6).

So every rule is evaluated, explained and written for Excel by the same four readings.
"""

from calculators.rules.against_mean import against_mean
from calculators.rules.bands import bands
from calculators.rules.deduction import deduction
from calculators.rules.kit import Read, Rule, whole
from calculators.rules.proportional import proportional
from calculators.rules.rank import rank
from calculators.rules.rate import rate
from calculators.rules.rated import choices, rated
from calculators.rules.steps import steps

RULES: dict[str, Rule] = {
    "bands": bands,
    "proportional": proportional,
    "rate": rate,
    "steps": steps,
    "deduction": deduction,
    "rank": rank,
    "against_mean": against_mean,
    "rated": rated,
    "choices": choices,
}
"""Key of the scheme file → rule. A new rule: a module here, its table in `models.scheme.rule_shapes`, a field, a line."""

__all__ = ["RULES", "Read", "Rule", "whole"]
