"""人员: who is on a scheme in the period, and who is put on it from a month on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from models.period import Period
from models.staff import Person
from models.team import Member
from models.words import _
from ui.parts import beside, button, label, tool
from ui.people_list import CHECKED, UNCHECKED, PeopleList
from ui.session import Session
from ui.theme import GAP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calculators.jobs.scheme_versions import SchemeVersion
    from ui.scheme_errands import SchemeErrands

ON_IT, EVERYBODY, OTHERS = range(3)
SCHEME = 4
"""The column of the scheme that somebody is on."""
BACK, ON = 12, 24
"""How many months before and after the period can be chosen."""


class PeopleTab(QWidget):
    """Everybody of the period with their scheme; check some, choose a month, put them on this one."""

    def __init__(self, session: Session, errands: SchemeErrands) -> None:
        super().__init__()
        self._session, self._errands = session, errands
        self._version: SchemeVersion | None = None
        self._on_it: set[str] = set()
        self._in_force: set[str] = set()
        heads = (_("工号"), _("姓名"), _("部门"), _("岗位"), _("本期的考核方案"))
        self.people = PeopleList(_("人员"), heads, (96, 76, 110, 110), checked=False)
        self.people.chosen_changed.connect(self._count)
        self.shown = QComboBox()
        self.shown.setAccessibleName(_("列出谁"))
        self.shown.addItems((_("在本方案上的人"), _("全部人员"), _("不在本方案上的人")))
        self.shown.activated.connect(lambda _index: self._filter())
        self.counted = label("", "muted")
        self.month = QComboBox()
        self.month.setAccessibleName(_("从哪个月起"))
        self.assign_button = button(_("改用本方案"), self._assign, icon="done")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(
            beside(
                self.shown,
                tool(_("全选"), lambda: self.people.check_all(CHECKED), "done", words=True),
                tool(_("全不选"), lambda: self.people.check_all(UNCHECKED), "remove", words=True),
                self.counted,
                None,
            )
        )
        column.addWidget(self.people, 1)
        column.addLayout(
            beside(label(_("勾选的人，从"), "muted"), self.month, label(_("起"), "muted"), self.assign_button, None)
        )

    def show_version(self, version: SchemeVersion, members: Sequence[Member]) -> None:
        """Show everybody, who is on the scheme first."""
        another = self._version is None or version.file.scheme != self._version.file.scheme
        self._version = version
        scheme = version.file.scheme
        versions, months = self._session.vocabulary.versions, self._session.period.months
        self._in_force = {words.id for words in versions if any(map(words.governs, months))}
        self._on_it = {m.person.staff_no for m in members if m.person.scheme == scheme}
        ordered = sorted(members, key=lambda member: member.person.staff_no not in self._on_it)
        if another:
            self.people.check_all(UNCHECKED)
            self.shown.setCurrentIndex(ON_IT if self._on_it else EVERYBODY)
        self.people.feed([self._texts(member.person, scheme) for member in ordered])
        self._offer_months()
        self._filter()

    def _texts(self, person: Person, scheme: str) -> tuple[str, ...]:
        words = self._session.vocabulary.scheme(person.scheme) if person.scheme else None
        title = _("无（只参与项目）") if words is None else words.title
        if words is not None and words.id not in self._in_force:
            title = _("{title}（本期没有生效的版本）").format(title=title)
        also = _("　另计本方案") if person.also_scheme == scheme else ""
        return person.staff_no, person.name, person.department or "", person.post or "", title + also

    def _offer_months(self) -> None:
        """Offer the months around the period; propose its first, or the first in which the version is in force."""
        assert self._version is not None  # it was just shown
        first = self._session.period.months[0]
        start = max(first, self._version.start or first)
        months = [Period.month(first.year, first.first_month + n) for n in range(-BACK, ON)]
        offered = [str(month) for month in sorted({*months, start})]
        kept = self.month.currentText()
        if offered == [self.month.itemText(n) for n in range(self.month.count())] and self._proposed == start:
            return
        stays = kept in offered and self._proposed == start
        self._proposed = start
        self.month.clear()
        self.month.addItems(offered)
        self.month.setCurrentText(kept if stays else str(start))

    _proposed: Period | None = None

    def _filter(self) -> None:
        shown = self.shown.currentIndex()
        for item in self.people.items():
            on_it = item.text(0) in self._on_it
            item.setHidden((shown == ON_IT and not on_it) or (shown == OTHERS and on_it))
        self._count()

    def _count(self) -> None:
        chosen, count = len(self.people.chosen()), sum(not item.isHidden() for item in self.people.items())
        self.counted.setText(_("{count} 人，勾选 {chosen} 人").format(count=count, chosen=chosen))
        self.assign_button.setEnabled(bool(chosen))

    def _assign(self) -> None:
        version = self._version
        if version is not None:
            self._errands.assign(version, self.people.chosen(), Period.parse(self.month.currentText()))
