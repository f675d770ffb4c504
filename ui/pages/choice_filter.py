"""A filter of a page: everything, or one of what there is."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox

from models.staff import Assignment, Person
from models.vocabulary import SchemeWords
from models.words import _
from ui.session import Session

WIDEST = 190


class ChoiceFilter(QComboBox):
    """Hides while there is nothing to choose between."""

    def __init__(self, name: str, everything: str, act: Callable[[], None]) -> None:
        super().__init__()
        self._everything = everything
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setMaximumWidth(WIDEST)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.currentIndexChanged.connect(lambda _index: act())

    @property
    def value(self) -> str:
        """Give what is chosen; "" is everything."""
        return self.currentData() or ""

    def show_everything(self) -> None:
        """Choose everything."""
        self.setCurrentIndex(0)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer values by their titles; what was chosen stays chosen where it is still there."""
        if [self.itemData(n) for n in range(1, self.count())] != [value for value, _title in choices]:
            chosen = self.value
            self.blockSignals(True)
            self.clear()
            self.addItem(self._everything, "")
            for value, title in choices:
                self.addItem(title, value)
            self.setCurrentIndex(max(self.findData(chosen), 0))
            self.blockSignals(False)
        self.setVisible(len(choices) > 1)


def by_scheme(act: Callable[[], None]) -> ChoiceFilter:
    """Make the filter by scheme."""
    return ChoiceFilter(_("按方案筛选"), _("全部方案"), act)


def by_department(act: Callable[[], None]) -> ChoiceFilter:
    """Make the filter by department."""
    return ChoiceFilter(_("按部门筛选"), _("全部部门"), act)


def offer_people(session: Session, schemes: ChoiceFilter, departments: ChoiceFilter) -> list[SchemeWords]:
    """Offer the schemes and departments in use; give the words of these schemes."""
    records = session.records
    nouns: tuple[Person | Assignment, ...] = (*records.staff, *records.assignments)
    ids = {noun.scheme for noun in nouns}
    used = [words for words in session.vocabulary.schemes if words.id in ids]
    schemes.offer([(words.id, words.title) for words in used])
    departments.offer([(name, name) for name in sorted({noun.department for noun in nouns if noun.department})])
    return used
