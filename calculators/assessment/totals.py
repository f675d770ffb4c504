"""Several values taken together: what applies counts, what is missing stays missing."""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from calculators.formula.values import Missing, Value, merged

Reduce = Callable[[Sequence[Fraction]], Fraction]


def total(values: Iterable[Value]) -> Value:
    """Add up; 0 where there is nothing."""
    return reduced(values, summed, Fraction(0))


def reduced(values: Iterable[Value], reduce: Reduce, none: Value) -> Value:
    """Reduce what applies to one figure; `none` stands where nothing does."""
    every = list(values)
    absent = [value for value in every if isinstance(value, Missing)]
    if absent:
        return merged(absent)
    found = [value for value in every if isinstance(value, Fraction)]
    return reduce(found) if found else none


def summed(values: Sequence[Fraction]) -> Fraction:
    """Add up figures."""
    return sum(values, Fraction(0))


def mean(values: Sequence[Fraction]) -> Fraction:
    """Average."""
    return sum(values, Fraction(0)) / len(values)
