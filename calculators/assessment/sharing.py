"""A pool of money shared out to the cent."""

from collections.abc import Mapping
from fractions import Fraction
from math import floor

from models.money import MONEY, rounded

CENT = Fraction(1, 100)


def shares(pool: Fraction, weights: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """Share a pool (in yuan, rounded to cents first) by weights of which one at least is above 0.

    Each gets the whole cents of the own share; the cents left over go one by one to whom the largest part of a cent
    was cut off, the lower 工号 first among equals. What is shared is the pool, no cent more or less.
    """
    cents = Fraction(rounded(pool, MONEY)) / CENT
    whole = sum(weights.values(), Fraction(0))
    exact = {member: cents * weight / whole for member, weight in weights.items()}
    given = {member: floor(share) for member, share in exact.items()}
    left = int(cents) - sum(given.values())
    order = sorted(exact, key=lambda member: (given[member] - exact[member], member))
    for member in order[:left]:
        given[member] += 1
    return {member: count * CENT for member, count in given.items()}
