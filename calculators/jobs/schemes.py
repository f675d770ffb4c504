"""The schemes at hand and the words they know."""

from calculators.policy import library
from calculators.policy.quantity import Policy
from models.vocabulary import Vocabulary


def policies() -> dict[str, Policy]:
    """Give the compiled schemes by id; InputFault lists the problems of all scheme files."""
    return library.shipped()


def vocabulary() -> Vocabulary:
    """Give the words of all schemes."""
    return library.vocabulary(policies())
