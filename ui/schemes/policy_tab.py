"""办法: a scheme read back as a policy that a manager can sign."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.faults import UserFault
from models.words import _
from ui import scheme_doors
from ui.parts import beside, button, label
from ui.schemes.lookup import Lookup
from ui.schemes.reading import Reading
from ui.session import Session
from ui.theme import GAP

if TYPE_CHECKING:
    from calculators.jobs.scheme_versions import SchemeVersion
    from ui.scheme_errands import SchemeErrands


class PolicyTab(QWidget):
    """The text of the scheme chosen, and the ways to save it."""

    def __init__(self, session: Session, errands: SchemeErrands) -> None:
        super().__init__()
        self._lookup = Lookup(session)
        self._version: SchemeVersion | None = None
        self._errands = errands
        self.text = Reading(_("考核办法"))
        self.pdf_button = button(_("保存为 PDF…"), lambda: self._save(".pdf"), icon="export")
        self.markdown_button = button(_("保存为 Markdown…"), lambda: self._save(".md"))
        said = label(_("由方案文件读出来的办法，可以打印签字。"), "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(beside(said, None, self.markdown_button, self.pdf_button))
        column.addWidget(self.text)

    def show_version(self, version: SchemeVersion) -> None:
        """Read a version back."""
        self._version = version
        file = version.file
        if self._lookup.ask(file, lambda: scheme_doors.policy_html(file), self.text.read, self._say):
            self.text.verticalScrollBar().setValue(0)

    def _say(self, fault: UserFault) -> None:
        self.text.read(f'<p class="wrong">{escape(str(fault))}</p>')

    def _save(self, suffix: str) -> None:
        if self._version is not None:
            self._errands.save_policy(self._version, suffix)
