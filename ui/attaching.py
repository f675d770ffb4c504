"""Files as evidence of ratings: adding, looking at, saving and removing them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QTemporaryDir
from PySide6.QtWidgets import QWidget

from models.attachment import Attachment
from models.rating import Rating
from models.words import _
from ui import doors
from ui.dialogs import files
from ui.session import Session
from ui.worker import Run


class Attaching(QObject):
    """Reads and writes in the background; what can't be done is told as every fault is."""

    def __init__(self, session: Session, window: QWidget, run: Run) -> None:
        super().__init__(window)
        self._session, self._window, self._run = session, window, run
        self._copies = QTemporaryDir()

    def add(self, rating: Rating) -> None:
        """Ask for a file and keep it with a rating."""
        files.pick_file(self._window, _("附上一个文件（最大 5 MB）"), "", lambda path: self.add_file(rating, path))

    def add_file(self, rating: Rating, path: Path) -> None:
        """Keep a file with a rating, in the place of the one before."""
        office = self._session.office
        if office is not None:
            title = _("附上文件 {name}").format(name=path.name)
            self._run(title, lambda _p: doors.attach(office, rating, path), lambda _made: self._session.saved())

    def look_at(self, attachment: Attachment) -> None:
        """Show a file in the system's program for it, as a copy that can't be written."""
        office, folder = self._session.office, Path(self._copies.path())
        if office is not None:
            title = _("打开 {name}").format(name=attachment.name)
            self._run(title, lambda _p: doors.copy_to_look_at(office, attachment, folder), files.show)

    def save(self, attachment: Attachment) -> None:
        """Ask where a file goes, and write it there."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = Path(folder) / attachment.name
        files.pick_target(self._window, _("附件另存为"), proposed, "", lambda path: self.save_to(attachment, path))

    def save_to(self, attachment: Attachment, path: Path) -> None:
        """Write a file to its target."""
        office = self._session.office
        if office is not None:
            self._run(
                _("附件另存为"),
                lambda _p: doors.save_attachment(office, attachment, path),
                lambda _none: self._session.note(_("已保存 {path}").format(path=path)),
            )

    def remove(self, attachment: Attachment) -> None:
        """Take a file away from its rating; undo brings it back."""
        with self._session.change(_("移除附件 {name}").format(name=attachment.name)) as change:
            change.remove(attachment)
