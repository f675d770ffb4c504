"""What an office settles for its documents: the logo on them, and the month in which bonuses are paid."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from models.faults import UserFault
from models.period import Grain
from models.words import _
from ui import paper_doors as doors
from ui.dialogs import files
from ui.session import Session
from ui.worker import Run

if TYPE_CHECKING:
    from models.office import Office


class Settling(QObject):
    """Each is one change: stored at once, taken back by one undo."""

    def __init__(self, session: Session, window: QWidget, run: Run) -> None:
        super().__init__(window)
        self._session, self._window, self._run = session, window, run

    def choose_logo(self) -> None:
        """Ask for the picture."""
        files.pick_file(self._window, _("选择标志"), files.pictures(), self.set_logo)

    def set_logo(self, path: Path) -> None:
        """Put a picture on every document; one that can't be used is told and changes nothing."""
        office = self._session.office
        if office is not None:
            self._run(
                _("更换标志"),
                lambda _progress: doors.set_logo(office, path),
                lambda _none: self._settled(_("标志已更换")),
            )

    def remove_logo(self) -> None:
        """Print documents without a logo."""
        self._settle(doors.remove_logo, _("单据上不再印标志"))

    def set_paid_after(self, grain: Grain, months: int) -> None:
        """Settle how many months after the end of a period of a length its bonus is paid."""
        self._settle(lambda office: doors.set_paid_after(office, grain, months), _("发放月已修改"))

    def _settle(self, act: Callable[[Office], None], said: str) -> None:
        """Change the office here and now: it is one row, and the keys stay where they are."""
        office = self._session.office
        if office is None:
            return
        try:
            act(office)
        except UserFault as fault:
            self._session.tell_fault(fault)
        else:
            self._settled(said)

    def _settled(self, said: str) -> None:
        self._session.saved()
        self._session.note(said)
