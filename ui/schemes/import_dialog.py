"""Scheme files before they are taken in: what is wrong with them, what to look at, how their cases came out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from models.faults import Problem, UserFault
from models.words import _
from ui import scheme_doors
from ui.dialogs.dialog import Dialog
from ui.parts import Act, label, set_role, strong
from ui.schemes.lookup import Lookup
from ui.schemes.reading import Reading
from ui.session import Session
from ui.theme import GAP, MARGIN

if TYPE_CHECKING:
    from calculators.jobs.own_schemes import Offered

SIZE = QSize(900, 560)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One line of what was found: its sort in words and in colour (wrong, missing, done), place, words."""

    sort: str
    role: str
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.sort} {self.where}: {self.what}"

    def html(self) -> str:
        """Write the line as a row of a table."""
        sort, where, what = map(escape, (self.sort, self.where, self.what))
        return f'<tr><td><span class="{self.role}">{sort}</span></td><td>{where}</td><td>{what}</td></tr>'


class SchemeImport(Dialog):
    """Checks files in the background; only sound ones can be taken in."""

    taken = Signal(object)

    def __init__(self, session: Session, paths: tuple[Path, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._paths, self._lookup = session, paths, Lookup(session)
        self._offered: Offered | None = None
        self.setWindowTitle(_("导入方案文件"))
        self.setModal(True)
        self.resize(SIZE)
        self.said = label("", "muted", wrap=True)
        self.becoming = label("", wrap=True)
        self.found: tuple[Finding, ...] = ()
        self.list = Reading(_("检查结果"))
        self.buttons = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        self.take_button = self._button(_("收进单位"), roles.AcceptRole, self._take)
        self.take_button.setObjectName("primary")
        self.again_button = self._button(_("重新检查"), roles.ActionRole, self.check)
        self.copy_button = self._button(_("复制"), roles.ActionRole, self._copy)
        self.cancel_button = self._button(_("取消"), roles.RejectRole, self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        head = strong(_("导入 {names}").format(names="、".join(path.name for path in paths)), 12)
        head.setWordWrap(True)
        for widget in (head, self.said, self.becoming):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addWidget(self.buttons)
        self.check()

    def _button(self, text: str, role: QDialogButtonBox.ButtonRole, act: Act) -> QPushButton:
        made = self.buttons.addButton(text, role)
        made.setAutoDefault(False)
        made.clicked.connect(lambda _checked=False: act())
        return made

    def check(self) -> None:
        """Read the files anew and check them."""
        paths, records = self._paths, self._session.records
        self._offered = None
        self._tell(_("正在检查…"), "muted")
        self.take_button.setEnabled(False)
        self.again_button.setEnabled(False)
        self._lookup.forget()
        self._lookup.ask(paths, lambda: scheme_doors.look_at_files(paths, records), self._show, self._fail)

    def _show(self, offered: Offered) -> None:
        self._offered = offered
        self.again_button.setEnabled(True)
        self.take_button.setEnabled(bool(offered.files))
        self.becoming.setText("\n".join(offered.becoming) if offered.files else "")
        self.becoming.setVisible(bool(self.becoming.text()))
        self.found = tuple(_findings(offered))
        self.list.read(_table(self.found))
        problems = len(offered.problems)
        if problems:
            self._tell(_("有 {count} 处问题，改好文件以后按“重新检查”；现在什么都没有改动。").format(count=problems), "wrong")
        elif not all(checked.cases for checked in offered.checked):
            self._tell(_("写法没有问题，但有方案没有算例，等于没有试过。收进以后可以一步撤销。"), "missing")
        else:
            self._tell(_("✓ 写法没有问题，算例全部对上。收进以后可以一步撤销。"), "done")

    def _fail(self, fault: UserFault) -> None:
        self.reject()
        self._session.tell_fault(fault)

    def _tell(self, text: str, role: str) -> None:
        self.said.setText(text)
        set_role(self.said, role)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(map(str, self.found)))

    def _take(self) -> None:
        offered = self._offered
        if offered is not None and offered.files:
            self.accept()
            self.taken.emit(offered.files)


def _findings(offered: Offered) -> Iterator[Finding]:
    """List problems, then figures that differ, then remarks, then the cases that came out."""
    for problem in offered.problems:
        yield _finding(_("有误"), "wrong", problem)
    for checked in offered.checked:
        for remark in checked.remarks:
            yield _finding(_("提醒"), "missing", remark)
    for checked in offered.checked:
        for run in checked.runs:
            if run.passed:
                what = _("算例「{title}」对上了").format(title=run.case.title)
                yield Finding(sort=_("算例"), role="done", where=checked.path.name, what=what)


def _finding(sort: str, role: str, problem: Problem) -> Finding:
    return Finding(sort=sort, role=role, where=problem.where, what=problem.what)


def _table(found: Iterable[Finding]) -> str:
    heads = ((_("情况"), 8), (_("哪一行"), 38), (_("内容"), 54))
    head = "".join(f'<th width="{share}%">{escape(title)}</th>' for title, share in heads)
    rows = "".join(finding.html() for finding in found)
    return f'<table width="99%" border="1" cellspacing="0" cellpadding="5"><tr>{head}</tr>{rows}</table>' if rows else ""
