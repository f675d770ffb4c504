"""算例: the worked cases of a scheme, computed and set beside what was worked out by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.faults import UserFault
from models.words import _
from ui import scheme_doors
from ui.parts import label, set_role
from ui.schemes.lookup import Lookup
from ui.schemes.reading import Reading
from ui.session import Session
from ui.theme import GAP

if TYPE_CHECKING:
    from calculators.jobs.scheme_versions import SchemeVersion
    from calculators.jobs.worked_cases import CaseRun
    from models.scheme.worked import TextTable

Wrong = Mapping[tuple[str, str], str]
"""What came out instead, by column and item."""


class CasesTab(QWidget):
    """Runs the cases of the scheme chosen; each with its hand computation, its figures, and what differs."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._lookup = session, Lookup(session)
        self.said = label("", "muted", wrap=True)
        self.text = Reading(_("算例"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.said)
        column.addWidget(self.text)

    def show_version(self, version: SchemeVersion) -> None:
        """Run the cases of a version."""
        file, records = version.file, self._session.records
        asked = (file, records.scheme_files)
        if self._lookup.ask(asked, lambda: scheme_doors.run_cases(file, records), self._show, self._say):
            self._tell(_("正在算…"), "muted")
            self.text.read("")

    def _show(self, runs: tuple[CaseRun, ...]) -> None:
        said, role = summed(runs)
        self._tell(said, role)
        self.text.read("\n".join(told(runs)))

    def _say(self, fault: UserFault) -> None:
        self._tell(fault.what, "wrong")
        self.text.read(f'<p class="wrong">{escape(str(fault))}</p>')

    def _tell(self, text: str, role: str) -> None:
        self.said.setText(text)
        set_role(self.said, role)


def summed(runs: tuple[CaseRun, ...]) -> tuple[str, str]:
    """Say how the cases came out, and in which colour."""
    wrong = sum(not run.passed for run in runs)
    if not runs:
        return _("这个方案没有算例，等于没有试过：请在方案文件旁边写几个手算的例子。"), "missing"
    if wrong:
        return _("{count} 个算例，{wrong} 个对不上").format(count=len(runs), wrong=wrong), "wrong"
    return _("✓ {count} 个算例，手算的和程序算的全部对上").format(count=len(runs)), "done"


def told(runs: tuple[CaseRun, ...]) -> Iterator[str]:
    """Tell each case: how it came out, what was worked out by hand, what was expected, what went in."""
    for run in runs:
        mark, role = ("✓", "done") if run.passed else ("✗", "wrong")
        case = run.case
        yield f'<h2><span class="{role}">{mark}</span> {escape(case.title)}　{escape(case.period.title)}</h2>'
        for line in (*map(str, run.problems), *map(str, run.differences)):
            yield f'<p class="wrong">{escape(line)}</p>'
        yield f"<h3>{escape(_('手算'))}</h3>"
        why = "".join(f"<p>{escape(line.strip())}</p>" for line in case.why.splitlines())
        yield f'<table width="100%" cellspacing="0" cellpadding="8"><tr><td class="box">{why}</td></tr></table>'
        yield f"<h3>{escape(_('应得的数'))}</h3>"
        yield _table(case.expect, {(d.who, d.item): d.got for d in run.differences if d.got})
        for sheet, table in case.sheets.items():
            yield f"<h3>{escape(_('录入：{sheet}').format(sheet=sheet))}</h3>"
            yield _table(table, {})


def _table(table: TextTable, wrong: Wrong) -> str:
    """Write a table of a case; a figure that differs has what came out beside it."""
    header, *rows = table
    head = "".join(f"<th>{escape(cell)}</th>" for cell in header)
    body = "".join(
        f"<tr>{''.join(_cell(cell, wrong.get((who, row[0]))) for cell, who in zip(row, header, strict=True))}</tr>"
        for row in rows
    )
    return f'<table border="1" cellspacing="0" cellpadding="5"><tr>{head}</tr>{body}</table>'


def _cell(text: str, got: str | None) -> str:
    if got is None:
        return f"<td>{escape(text)}</td>"
    said = _("应为 {expected}，算得 {got}").format(expected=text, got=got)
    return f'<td class="wrong"><span class="wrong">{escape(said)}</span></td>'
