"""What reading a workbook finds: problems, which refuse it, and warnings, which do not."""

from collections import Counter
from collections.abc import Iterable

from models.faults import Problem
from models.intake.cells import Place
from models.words import _


class Findings:
    """Collect problems and warnings; both are told by the order of the sheets, then row and column."""

    def __init__(self, titles: tuple[str, ...]) -> None:
        self._order = {title: n for n, title in enumerate(titles, 1)}
        self._problems: dict[tuple[Place, str], None] = {}
        self._warnings: dict[tuple[str, str], list[Place]] = {}
        self._unread: dict[tuple[Place, str], None] = {}
        self._rows: set[tuple[str, int]] = set()

    def problem(self, place: Place, what: str) -> None:
        """Record something that must be mended before anything is taken."""
        self._problems[place, what] = None
        self._rows.add((place.sheet, place.row))

    def warn(self, place: Place, what: str) -> None:
        """Record something a person should look at; equal words of one sheet become one warning."""
        self._warnings.setdefault((place.sheet, what), []).append(place)

    def pass_over(self, place: Place, what: str) -> None:
        """Warn of a sheet or a column that is not read at all."""
        self.warn(place, what)
        self._unread[place, what] = None

    def faulty(self, place: Place) -> bool:
        """Tell whether a problem stands in the row of this place."""
        return (place.sheet, place.row) in self._rows

    def wrong_rows(self) -> Counter[str]:
        """Count the rows with problems, by the title of their sheet; a problem of a whole sheet counts as one."""
        return Counter(sheet for sheet, _row in self._rows)

    def problems(self) -> tuple[Problem, ...]:
        """List all problems in order."""
        return self._listed(self._problems)

    def unread(self) -> tuple[Problem, ...]:
        """List what was passed over, in order."""
        return self._listed(self._unread)

    def _listed(self, found: Iterable[tuple[Place, str]]) -> tuple[Problem, ...]:
        ordered = sorted(found, key=lambda item: self._rank(item[0]))
        return tuple(Problem(where=str(place), what=what) for place, what in ordered)

    def warnings(self) -> tuple[str, ...]:
        """List all warnings in order, each with its first place and the number of places."""
        found = sorted(
            (min(places, key=self._rank), len(places), what)
            for (_sheet, what), places in self._warnings.items()
        )
        found.sort(key=lambda item: self._rank(item[0]))
        return tuple(self._told(place, count, what) for place, count, what in found)

    def _told(self, place: Place, count: int, what: str) -> str:
        if count == 1:
            return f"{place}: {what}"
        return _("{place}: {what}（共 {count} 处）").format(place=place, what=what, count=count)

    def _rank(self, place: Place) -> tuple[int, int, int]:
        return self._order.get(place.sheet, 0), place.row, place.column
