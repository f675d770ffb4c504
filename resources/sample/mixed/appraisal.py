"""What one scheme asks for: measures by month and ratings by period, written as short cycles for each person."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from resources.sample.cycles import cycle
from resources.sample.layout import Row
from resources.sample.mixed.people import PREFIX, YEAR, scheme

MONTHS = [f"{YEAR - 1}-{month:02d}" for month in range(7, 13)] + [f"{YEAR}-{month:02d}" for month in range(1, 13)]
"""From half a year before, as far as the schemes look back."""

PERIODS = {
    "month": {month: [month] for month in MONTHS},
    "quarter": {f"{YEAR}Q{n + 1}": MONTHS[6 + 3 * n : 9 + 3 * n] for n in range(4)},
    "half": {f"{YEAR}H{n + 1}": MONTHS[6 + 6 * n : 12 + 6 * n] for n in range(2)},
    "year": {f"{YEAR}": MONTHS[6:]},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Appraisal:
    """The figures of one scheme.

    A column of `measures` or a rater's KPIs may hold several names, as `a/b`; an entry of a person's cycle then holds as
    many figures. `-` stands for a figure that is not recorded, `|` between entries for several ratings by one role.
    """

    scheme: str
    since: str = f"{YEAR}-01"
    wide: bool = True
    """Measures in the wide sheet, ratings in the narrow one; else the other way round."""
    measures: tuple[str, ...] = ()
    figures: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rated: tuple[str, ...] = ()
    """The periods in which people are rated."""
    raters: Mapping[str, str] = field(default_factory=dict)
    ratings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def recorded(self) -> Iterator[Row]:
        """List the measures of every month in which the scheme is a person's own, one row a person and month."""
        for index, month in enumerate(MONTHS):
            for number, cycles in self.figures.items():
                if month >= self.since and scheme(number, month) == self.scheme:
                    values: Row = {}
                    for names, text in zip(self.measures, cycles, strict=True):
                        values |= named(names, cycle(text, index))
                    yield {"月份": month, "对象类型": "员工", "对象": PREFIX + number, **values}

    def judged(self) -> Iterator[Row]:
        """List the ratings of every period that the scheme governs, one row a person, rater and rating."""
        for kind in self.rated:
            for index, (period, months) in enumerate(PERIODS[kind].items()):
                for number, cycles in self.ratings.items():
                    if self._governs(number, months):
                        for (rater, names), text in zip(self.raters.items(), cycles, strict=True):
                            yield from given(period, number, rater, names, cycle(text, index))

    def _governs(self, number: str, months: list[str]) -> bool:
        """Tell whether the scheme is in force in the last month of the period in which a person has any."""
        schemes = [scheme(number, month) for month in months if month >= self.since]
        return next((s for s in reversed(schemes) if s), None) == self.scheme


def given(period: str, number: str, rater: str, names: str, entry: str) -> Iterator[Row]:
    """Split what one role says in a period into its ratings, numbered where there are several."""
    samples = entry.split("|")
    for place, sample in enumerate(samples, 1):
        yield {
            "期间": period,
            "工号": PREFIX + number,
            "评分人": rater,
            "序号": place if len(samples) > 1 else None,
            **named(names, sample),
        }


def named(names: str, entry: str) -> Row:
    """Give each figure of an entry its name; what is not recorded is left out."""
    pairs = zip(names.split("/"), entry.split("/"), strict=True)
    return {name: figure(text) for name, text in pairs if text != "-"}


def figure(text: str) -> Decimal | str:
    """Read a number; anything else is a label."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return text
