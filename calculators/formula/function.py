"""What a function of the formula language is: names, parameters, what it says of itself, how arguments are meant."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from calculators.formula.pure import Compute
from calculators.formula.values import Sort

if TYPE_CHECKING:
    from calculators.formula.syntax import Node


class Told(NamedTuple):
    """What the reader of a function is told: what it does, an example, what missing data make of it beyond missing too."""

    about: str
    example: str
    gap: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """One function: Chinese and English name, parameters in order (`name?` optional, `name…` repeated).

    `words`: how many of the first arguments are words, not values (`None`: all).
    `gives`: the sort of its value (`None`: the sort of its arguments). `takes`: the sorts of the arguments of a pure one,
    the last for all further ones. `pairs`: after the first, arguments come in pairs.
    """

    name: str
    english: str
    parameters: tuple[str, ...]
    told: Told
    compute: Compute | None = None
    words: int | None = 0
    gives: Sort | None = Sort.NUMBER
    takes: tuple[Sort, ...] = (Sort.NUMBER,)
    pairs: bool = False

    @property
    def lazy(self) -> bool:
        """Whether not all arguments are computed first: it looks beyond them."""
        return self.compute is None

    @property
    def least(self) -> int:
        """The smallest number of arguments."""
        return sum(not p.endswith("?") for p in self.parameters) + self.pairs

    @property
    def most(self) -> int | None:
        """The largest number of arguments; `None` means any."""
        return None if self.parameters and self.parameters[-1].endswith("…") else len(self.parameters)

    def optional(self, place: int) -> str:
        """Name the optional parameter at a place, "" for any other."""
        parameter = self.parameters[place] if place < len(self.parameters) else ""
        return parameter.removesuffix("?") if parameter.endswith("?") else ""

    def sort_taken(self, place: int) -> Sort:
        """Give the sort of value that a pure one takes at a place."""
        return self.takes[min(place, len(self.takes) - 1)]

    def worded(self, arguments: tuple["Node", ...]) -> tuple["Node", ...]:
        """Pick the arguments that are words."""
        return arguments[: self.words]

    def ordered(self, arguments: tuple["Node", ...]) -> tuple["Node", ...]:
        """Take arguments as they are meant: `首期=0` is the optional parameter, a name may be a word.

        Optional ones passed over on the way to a named one are 0.
        """
        from calculators.formula.syntax import (  # the tree's module knows nothing of functions
            Compare,
            Name,
            Text,
            number,
        )

        taken: list[Node] = []
        for argument in arguments:
            place, meant = len(taken), argument
            words = len(arguments) if self.words is None else self.words
            match argument:
                case Name(name) if place < words:
                    meant = Text(name)
                case Compare("=", Name(name), right) if (aim := self._place_of(name, place)) is not None:
                    taken += [number(0)] * (aim - place)
                    place, meant = aim, right
                case _:
                    pass
            taken.append(_scheme(meant) if self.parameters[place : place + 1] in (("方案",), ("方案?",)) else meant)
        return tuple(taken)

    def _place_of(self, name: str, at_least: int) -> int | None:
        """Find the optional parameter of a name."""
        places = range(at_least, len(self.parameters))
        return next((place for place in places if name and self.optional(place) == name), None)


def _scheme(node: "Node") -> "Node":
    """Take a scheme's id as a word, also one with hyphens, which read as minus signs between names and numbers."""
    from calculators.formula.syntax import Binary, Name, Number, Text, left_spine

    if isinstance(node, Name):
        return Text(node.name)
    if not isinstance(node, Binary):
        return node
    first, spine = left_spine(node)
    parts = [first, *(part.right for part in spine)]
    words = [part.name if isinstance(part, Name) else part.text for part in parts if isinstance(part, (Name, Number))]
    hyphens = all(isinstance(part, Binary) and part.operator == "-" for part in spine)
    return Text("-".join(words)) if hyphens and len(words) == len(parts) else node
