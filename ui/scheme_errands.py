"""What a person asks of schemes: begin, import, save, remove one, put people on one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from models.period import Period
from models.scheme_file import SchemeFile
from models.words import _
from ui import doors, scheme_doors
from ui.dialogs import files
from ui.dialogs.messages import Message
from ui.dialogs.question import Question
from ui.schemes.import_dialog import SchemeImport
from ui.schemes.new_scheme import NewScheme
from ui.session import Session
from ui.worker import Progress, Run

if TYPE_CHECKING:
    from calculators.jobs.scheme_versions import SchemeVersion
    from models.office import Office


class SchemeErrands(QObject):
    """Each asks what it must know, then runs in the background; what it changes can be undone in one step."""

    put = Signal(str, str)
    """A version was taken in: its id, and the month from which it is in force."""

    def __init__(self, session: Session, window: QWidget, run: Run, written: Callable[[Path], None]) -> None:
        super().__init__(window)
        self._session, self._window, self._run, self._written = session, window, run, written

    # In.

    def take_in(self) -> None:
        """Ask for scheme files and show what was found in them."""
        files.pick_files(self._window, _("导入方案文件"), files.schemes(), self.look_at)

    def look_at(self, paths: tuple[Path, ...]) -> None:
        """Show what is found in scheme files; from there they are taken in."""
        dialog = SchemeImport(self._session, paths, self._window)
        dialog.taken.connect(self.put_in)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def put_in(self, taken: Sequence[SchemeFile]) -> None:
        """Take scheme files in as one change."""

        def then(told: list[str]) -> None:
            self._session.saved()
            self.put.emit(taken[-1].scheme, taken[-1].start)
            self._session.note("；".join(told))

        self._change(_("收进方案"), lambda office: scheme_doors.put_schemes(office, taken), then)

    def begin(self) -> None:
        """Ask for the id and place of a new scheme file."""
        dialog = NewScheme(files.documents(), self._window)
        dialog.chosen.connect(self.write_new)
        dialog.open()

    def write_new(self, scheme_id: str, path: Path) -> None:
        """Write a new scheme file and its cases, and show where they lie."""
        self._run(
            _("写方案文件"),
            lambda _progress: scheme_doors.write_new(scheme_id, path),
            lambda paths: self._written(paths[0]),
        )

    # Out.

    def export(self, version: SchemeVersion) -> None:
        """Ask where the file of a version goes, to be edited as a new one."""
        name = "-".join(filter(None, (version.file.scheme, version.file.start))) + ".toml"
        title = _("导出方案文件（算例写在旁边）")
        files.pick_target(
            self._window, title, files.documents() / name, files.schemes(), lambda path: self.export_to(version, path)
        )

    def export_to(self, version: SchemeVersion, path: Path) -> None:
        """Write the file of a version, its cases beside it."""
        self._run(
            _("导出方案文件"),
            lambda _progress: scheme_doors.write_scheme(version.file, path),
            lambda _paths: self._written(path),
        )

    def save_policy(self, version: SchemeVersion, suffix: str) -> None:
        """Ask where a scheme goes as a policy to sign."""
        proposed = files.documents() / (version.title + suffix)
        kinds = files.papers() if suffix == ".pdf" else _("Markdown 文件 (*.md)")
        files.pick_target(
            self._window, _("保存考核办法"), proposed, kinds, lambda path: self.save_policy_to(version, path)
        )

    def save_policy_to(self, version: SchemeVersion, path: Path) -> None:
        """Write a scheme as a policy to sign."""
        self._run(
            _("保存考核办法"),
            lambda _progress: scheme_doors.write_policy(version.file, path),
            lambda _none: self._written(path),
        )

    # Changes.

    def remove(self, version: SchemeVersion) -> None:
        """Say what taking a version out means, and ask; it is refused where people or other schemes need it."""
        records = self._session.records

        def ask(means: list[str]) -> None:
            question = Question(_("{act}？").format(act=means[0]), means[1:], _("去掉"), self._window)
            question.accepted.connect(lambda: self.take_out(version))
            question.finished.connect(question.deleteLater)
            question.open()

        self._run(_("看看谁在用"), lambda _progress: scheme_doors.removal(records, version.file), ask)

    def take_out(self, version: SchemeVersion) -> None:
        """Take a version of an own scheme out."""
        self._change(
            _("去掉方案"),
            lambda office: scheme_doors.remove_file(office, version.file),
            lambda _none: self._session.saved(),
        )

    def assign(self, version: SchemeVersion, staff_nos: tuple[str, ...], month: Period) -> None:
        """Put people on a scheme from a month on."""

        def then(told: list[str]) -> None:
            self._session.saved()
            lines = [(line, "" if number == 0 else "missing") for number, line in enumerate(told)]
            if len(told) > 1:
                Message(_("已改用「{title}」").format(title=version.title), lines, parent=self._window).open()
            self._session.note(told[0])

        scheme = version.file.scheme
        self._change(_("改用方案"), lambda office: scheme_doors.assign(office, scheme, staff_nos, month), then)

    def _change(self, title: str, act: Callable[[Office], Any], then: Callable[[Any], None]) -> None:
        """Change the office in the background; the words of its schemes are made ready there too."""
        office = self._session.office
        if office is None:
            return

        def work(_progress: Progress) -> object:
            done = act(office)
            doors.vocabulary(office.records())
            return done

        self._run(title, work, then)
