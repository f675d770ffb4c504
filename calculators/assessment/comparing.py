"""What the team's members come to, each formula once, in the whole team or a group of it (rules §7)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from calculators.assessment.subject import Subject
from calculators.formula.syntax import Node
from calculators.formula.values import Missing, NotApplicable, Value
from models.period import Period

if TYPE_CHECKING:
    from calculators.assessment.engine import Engine


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Members, the values of those who have one, and these from the smallest on.

    `group` is what the group has in common (None: the whole team); `gap` stands where the person's own group isn't known.
    """

    members: tuple[str, ...]
    values: Mapping[str, Fraction]
    ordered: Sequence[Fraction]
    group: Value | None = None
    gap: Missing | NotApplicable | None = None


@dataclass(frozen=True, slots=True)
class Comparisons:
    """The team's figures under one engine."""

    engine: "Engine"
    _values: dict[tuple[Node, Period], dict[str, Fraction]] = field(default_factory=dict)
    _groups: dict[tuple[Node, Period], dict[str, Value]] = field(default_factory=dict)
    _compared: dict[tuple[Node, Period, Node | None, Value | None], Compared] = field(default_factory=dict)

    def values(self, node: Node, subject: Subject) -> Mapping[str, Fraction]:
        """Give the values of a formula of those of the team who have one, by 工号."""
        key = (node, subject.period)
        if key not in self._values:
            found = {member: self.engine.evaluate(node, subject.of(member)) for member in self.engine.team(subject)}
            self._values[key] = {member: v for member, v in found.items() if isinstance(v, Fraction)}
        return self._values[key]

    def groups(self, node: Node, subject: Subject) -> Mapping[str, Value]:
        """Give what a formula says of each of the team: people of whom it says the same are a group."""
        key = (node, subject.period)
        if key not in self._groups:
            self._groups[key] = {m: self.engine.evaluate(node, subject.of(m)) for m in self.engine.team(subject)}
        return self._groups[key]

    def compared(self, node: Node, subject: Subject, group: Node | None) -> Compared:
        """Give the figures that a person is compared with."""
        own = None if group is None else self.engine.evaluate(group, subject.with_record(None))
        if isinstance(own, (Missing, NotApplicable)):
            return Compared(members=(), values={}, ordered=(), gap=own)
        key = (node, subject.period, group, own)
        if key not in self._compared:
            members = self.engine.team(subject)
            if group is not None:
                groups = self.groups(group, subject)
                members = tuple(member for member in members if groups[member] == own)
            values = {member: value for member, value in self.values(node, subject).items() if member in set(members)}
            ordered = sorted(values.values())
            self._compared[key] = Compared(members=members, values=values, ordered=ordered, group=own)
        return self._compared[key]
