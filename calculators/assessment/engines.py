"""The engines of all schemes over one office's facts: which version of a scheme governs which period."""

from collections.abc import Iterator

from calculators.assessment.engine import Engine
from calculators.assessment.facts import Facts
from calculators.policy.library import Library
from models.period import Period


class Engines:
    """One engine for each version of each scheme."""

    def __init__(self, library: Library, facts: Facts) -> None:
        self.library = library
        self._engines = {(p.id, p.start): Engine(p, facts, self) for p in library.versions}

    def engine(self, scheme: str, period: Period) -> Engine | None:
        """Give the engine of a scheme, by id or title, as in force in a period; None where it isn't."""
        policy = self.library.in_force(scheme, period)
        return None if policy is None else self._engines[policy.id, policy.start]

    def __iter__(self) -> Iterator[Engine]:
        return iter(self._engines.values())
