"""试算: what a period would come to under a version, or under a file that is not taken in yet."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from models.faults import UserFault
from models.scheme_file import SchemeFile
from models.words import _
from ui import scheme_doors
from ui.dialogs import files
from ui.grid.show import money
from ui.grid.view import GridView
from ui.parts import beside, button, label, set_role
from ui.schemes.lookup import Lookup
from ui.schemes.trial_grid import TrialGrid, signed
from ui.session import Session
from ui.theme import GAP

if TYPE_CHECKING:
    from calculators.jobs.scheme_versions import SchemeVersion
    from calculators.jobs.trial import Trial


class TrialTab(QWidget):
    """Tries what is chosen on the period in view, beside what is in force; nothing is stored."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._lookup = session, Lookup(session)
        self._version: SchemeVersion | None = None
        self._file: tuple[Path, SchemeFile] | None = None
        self.grid = TrialGrid(session, self)
        self.view = GridView(self.grid, _("试算表"))
        self.what = label("", "muted", wrap=True)
        self.whose = QComboBox()
        self.whose.setAccessibleName(_("试算谁"))
        self.whose.activated.connect(lambda _index: self._try())
        self.file_button = button(_("试算一个方案文件…"), self.pick_file, icon="open")
        self.back_button = button(_("改回所选版本"), self.try_version, icon="undo")
        self.sums = label("", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(
            beside(label(_("试算谁")), self.whose, None, self.back_button, self.file_button)
        )
        column.addWidget(self.what)
        column.addWidget(self.view, 1)
        column.addWidget(self.sums)

    def show_version(self, version: SchemeVersion, people: Mapping[str, tuple[str, int]]) -> None:
        """Try a version; `people` are the schemes that somebody is on, each with its title and their number."""
        another = self._version is None or version.file.scheme != self._version.file.scheme
        self._version = version
        if another:
            self._file = None
        self._offer(people, None if another else self.whose.currentData())
        self._try()

    def _offer(self, people: Mapping[str, tuple[str, int]], kept: str | None) -> None:
        """Offer the people of each scheme, those of the one tried first."""
        own = self._tried.scheme
        self.whose.clear()
        self.whose.addItem(_("本方案的 {count} 人").format(count=people.get(own, ("", 0))[1]), own)
        for scheme, (title, count) in people.items():
            if scheme != own:
                self.whose.addItem(_("「{title}」的 {count} 人").format(title=title, count=count), scheme)
        found = self.whose.findData(kept) if kept else 0
        nobody = own not in people and self.whose.count() > 1 and kept is None
        self.whose.setCurrentIndex(1 if nobody else max(found, 0))

    @property
    def _tried(self) -> SchemeFile:
        assert self._version is not None  # the tab is shown for a version
        return self._file[1] if self._file is not None else self._version.file

    def pick_file(self) -> None:
        """Ask for a scheme file to try."""
        files.pick_file(self.window(), _("试算哪个方案文件"), files.schemes(), self.try_path)

    def try_path(self, path: Path) -> None:
        """Try a scheme file that isn't taken in."""

        def then(file: SchemeFile) -> None:
            self._file = (path, file)
            self._session.touch()

        self._lookup.ask(path, lambda: scheme_doors.read_file(path), then, self._session.tell_fault)

    def try_version(self) -> None:
        """Try the version chosen in the list again."""
        self._file = None
        self._session.touch()

    def _try(self) -> None:
        """Compute in the background, unless this is shown already."""
        session, file, whose = self._session, self._tried, self.whose.currentData()
        records, period = session.records, session.period
        self.back_button.setVisible(self._file is not None)
        asked = (file, whose, session.revision, period)
        if self._lookup.ask(asked, lambda: scheme_doors.try_file(file, records, period, whose), self._show, self._say):
            self._tell(_("正在试算…"), "muted")
            self.sums.setText("")

    def _show(self, trial: Trial) -> None:
        self.grid.trial = trial
        self.grid.feed()
        self._tell(self._told(trial), "muted")
        missing = sum(bool(tried.after.missing) for tried in trial.people)
        text = _("现行合计 {before} 元　试算合计 {after} 元　差额 {difference} 元").format(
            before=money(trial.before), after=money(trial.after), difference=signed(trial.difference)
        )
        self.sums.setText(text + (_("　（{count} 条资料不全，算不出合计）").format(count=missing) if missing else ""))
        set_role(self.sums, "missing" if missing else "")

    def _told(self, trial: Trial) -> str:
        """Say what is set beside what."""
        now, version = trial.in_force, self._version
        if self._file is None and now is not None and version is not None and (
            (now.id, now.start) == (version.file.scheme, version.start)
        ):
            said = _("所选版本就是{period}现行的，两边一样。改了方案文件，可以在这里先试算再收进。")
            return said.format(period=trial.period.title)
        said = _("{period}：{name}（版本 {version}）与现行的「{title}」版本 {now} 对比。只是试算，什么都不保存。")
        alone = _("{period}：{name}（版本 {version}）。这些人本期没有现行方案可比。只是试算，什么都不保存。")
        name = self._file[0].name if self._file is not None else _("所选版本")
        return (alone if now is None else said).format(
            period=trial.period.title, name=name, version=trial.policy.version,
            title="" if now is None else now.title, now="" if now is None else now.version,
        )

    def _say(self, fault: UserFault) -> None:
        self.grid.trial = None
        self.grid.feed()
        self.sums.setText("")
        self._tell("\n".join(filter(None, (fault.what, fault.remedy))), "missing")

    def _tell(self, text: str, role: str) -> None:
        self.what.setText(text)
        set_role(self.what, role)
