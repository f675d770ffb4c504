"""The schemes' words, found by any spelling that counts as equal."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

from models.intake.labels import alike
from models.period import Period
from models.vocabulary import IncidentWord, ItemWord, MeasureWord, SchemeWords, SettleableWord, Vocabulary

BASE_PAY = "基本工资"

Word = TypeVar("Word")


class Listing(Generic[Word]):
    """The words of one sort, by name and scheme."""

    def __init__(self, words: Iterable[tuple[str, SchemeWords, Word]]) -> None:
        self._words: dict[str, list[tuple[SchemeWords, Word]]] = defaultdict(list)
        self.names: dict[str, str] = {}
        for name, scheme, word in words:
            self._words[alike(name)].append((scheme, word))
            self.names.setdefault(alike(name), name)

    def anywhere(self, name: str) -> tuple[Word, ...]:
        """Give the words of that name in all schemes."""
        return tuple(word for _scheme, word in self._words.get(alike(name), ()))

    def within(self, name: str, scheme: SchemeWords | None) -> tuple[Word, ...]:
        """Give the words of that name in one version of a scheme."""
        return tuple(word for of, word in self._words.get(alike(name), ()) if of is scheme)


class Lexicon:
    """All words of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        schemes = vocabulary.versions
        self._schemes: dict[str, list[SchemeWords]] = defaultdict(list)
        for scheme in schemes:
            for name in dict.fromkeys((alike(scheme.id), alike(scheme.title))):
                self._schemes[name].append(scheme)
        self.measures: Listing[MeasureWord] = Listing((w.name, s, w) for s in schemes for w in s.measures)
        self.items: Listing[ItemWord] = Listing((w.name, s, w) for s in schemes for w in s.items)
        self.settleable: Listing[SettleableWord] = Listing(
            (w.name, s, w) for s in schemes for w in s.settleable
        )
        self.incidents: Listing[IncidentWord] = Listing(
            (w.kind, s, w) for s in schemes for w in s.incidents
        )
        self._raters = {alike(rater): rater for s in schemes for word in s.items for rater in word.raters}
        self._pay_items = {alike(item): item for s in schemes for item in s.pay_items}
        self._pay_items[alike(BASE_PAY)] = BASE_PAY

    def scheme(self, name: str | None, period: Period | None = None) -> SchemeWords | None:
        """Find a scheme by id or title: the version that governs a period, else the newest."""
        found = () if name is None else self._schemes.get(alike(name), ())
        return next((scheme for scheme in found if period is None or scheme.governs(period)), None)

    def rater(self, name: str) -> str | None:
        """Give a rater's role as the schemes write it."""
        return self._raters.get(alike(name))

    def pay_item(self, name: str) -> str | None:
        """Give a pay item as the schemes write it."""
        return self._pay_items.get(alike(name))
