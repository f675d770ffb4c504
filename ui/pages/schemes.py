"""考核方案: every scheme at hand, read back, proven by its cases, tried, and put in force for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from models.period import Grain
from models.team import Member, members
from models.words import _
from ui import scheme_doors
from ui.grid.view import GridView
from ui.pages.page import Page
from ui.parts import beside, button, label, strong
from ui.schemes.cases_tab import CasesTab
from ui.schemes.people_tab import PeopleTab
from ui.schemes.policy_tab import PolicyTab
from ui.schemes.trial_tab import TrialTab
from ui.schemes.version_list import Key, VersionList, key_of, since_of
from ui.session import Session
from ui.theme import GAP

if TYPE_CHECKING:
    from calculators.jobs.scheme_versions import SchemeVersion
    from ui.errands import Errands


SIGNS = 24
"""How many Chinese signs the list is wide."""


class SchemesPage(Page):
    """The versions on the left; on the right the one chosen, in four tabs."""

    key = "schemes"
    icon = "schemes"

    def __init__(self, session: Session, errands: Errands) -> None:
        super().__init__(session, errands, _("考核方案"))
        self._members: tuple[Member, ...] = ()
        acts = errands.schemes
        self.list = VersionList()
        self.list.picked.connect(self._follow)
        self.name = strong("", 12)
        self.name.setWordWrap(True)
        self.about = label("", "muted", wrap=True)
        self.export_button = button(_("导出方案文件…"), lambda: self._do(acts.export), icon="export")
        self.export_button.setToolTip(_("写出方案文件和算例，改成新的版本再导入"))
        self.remove_button = button(_("去掉…"), lambda: self._do(acts.remove), icon="remove")
        self.remove_button.setToolTip(_("从单位里去掉这个版本"))
        self.policy, self.cases = PolicyTab(session, acts), CasesTab(session)
        self.trial, self.people = TrialTab(session), PeopleTab(session, acts)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for tab, title in (
            (self.policy, _("办法")), (self.cases, _("算例")), (self.trial, _("试算")), (self.people, _("人员")),
        ):  # fmt: skip
            self.tabs.addTab(tab, title)
        self.tabs.currentChanged.connect(lambda _index: self._show_tab())
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.list)
        split.addWidget(self._right())
        width = self.fontMetrics().horizontalAdvance("一" * SIGNS)
        split.setSizes([width, 1076 - width])
        split.setStretchFactor(1, 1)
        split.setHandleWidth(GAP)
        self.body.addWidget(split)
        self.controls.addWidget(button(_("新建方案…"), acts.begin, icon="new"))
        self.controls.addWidget(button(_("导入方案文件…"), acts.take_in, icon="import", primary=True))
        acts.put.connect(self._go_to)

    def _right(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        row = beside(self.name, self.export_button, self.remove_button)
        row.setStretch(0, 1)
        column.addLayout(row)
        column.addWidget(self.about)
        column.addWidget(self.tabs, 1)
        return made

    def grids(self) -> tuple[GridView, ...]:
        """List the grids."""
        return (self.trial.view,)

    def search(self, text: str) -> None:
        """Show only the schemes that hold a text."""
        self.list.filter_rows(text)

    def take_focus(self) -> None:
        """Put the keys on the list."""
        self.list.setFocus()

    def refresh(self) -> None:
        """Show what is at hand, and who is on it in the period."""
        super().refresh()
        session = self.session
        if session.office is None:
            return
        versions = scheme_doors.scheme_versions(session.records)
        self._members = members(session.records, session.vocabulary, session.period)
        self.list.feed(versions, self._counts(versions))
        self._follow()

    def _counts(self, versions: tuple[SchemeVersion, ...]) -> dict[Key, int]:
        """Count who is assessed by each version, in the last month of the period in which each is employed."""
        counts: Counter[Key] = Counter()
        for member in self._members:
            months = [month for month in self.session.period.months if member.person.employed_in(month)]
            mine = (v for v in versions if v.file.scheme == member.person.scheme and v.governs(months[-1]))
            counts.update(key_of(version) for version in mine)
        return dict(counts)

    def _follow(self) -> None:
        """Show the version chosen."""
        version = self.list.version
        for widget in (self.export_button, self.remove_button, self.tabs):
            widget.setEnabled(version is not None)
        if version is None:
            return
        self.name.setText(version.title)
        self.about.setText(_about(version))
        self.remove_button.setVisible(version.own)
        self._show_tab()

    def _show_tab(self) -> None:
        """Let the tab in view show the version chosen."""
        version, tab = self.list.version, self.tabs.currentWidget()
        if version is None:
            return
        if tab is self.trial:
            self.trial.show_version(version, self._people())
        elif tab is self.people:
            self.people.show_version(version, self._members)
        else:
            (self.policy if tab is self.policy else self.cases).show_version(version)

    def _people(self) -> dict[str, tuple[str, int]]:
        """Give the schemes that somebody is on in the period, with their titles and how many are on each."""
        found = Counter(member.person.scheme for member in self._members if member.person.scheme)
        titles = {version.file.scheme: version.title for version in self.list.versions.values()}
        return {scheme: (titles.get(scheme, scheme), count) for scheme, count in found.items() if scheme}

    def _go_to(self, scheme: str, start: str) -> None:
        """Choose a version that was just taken in."""
        self.refresh()
        self.list.choose((scheme, start))

    def _do(self, act: Callable[[SchemeVersion], None]) -> None:
        version = self.list.version
        if version is not None:
            act(version)


def _about(version: SchemeVersion) -> str:
    every = {
        Grain.MONTH: _("按月考核"), Grain.QUARTER: _("按季度考核"), Grain.HALF: _("按半年考核"), Grain.YEAR: _("按年度考核"),
    }
    return " · ".join((
        _("版本 {version}").format(version=version.version), since_of(version), *(every[grain] for grain in version.grains),
        _("本单位的方案") if version.own else _("随程序提供"), _("编号 {id}").format(id=version.file.scheme),
    ))
