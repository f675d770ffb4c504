"""The shares of one project: kept back, and said so, until they add up to 100 %."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from models.faults import UserFault
from models.money import plain
from models.project import Share
from models.words import _
from ui.grid.column import Column, Edit, Row, RowKey, Wrong
from ui.grid.model import GridModel, Layout
from ui.grid.readers import percent, word
from ui.grid.show import shown
from ui.grid.unsaved import Mark
from ui.pages.record_bonus import NOTHING, PROJECT, bonuses
from ui.pages.targets_grid import everybody, staff_no_of, who

FULL = Decimal(100)
PERSON, PERCENT, BONUS = 0, 1, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One line of a block of shares; either half may still be missing."""

    staff_no: str = ""
    percent: Decimal | None = None


class ShareGrid(GridModel):
    """Who takes part in the chosen project; the whole block is stored at once."""

    appends = True
    sorts = False
    project_no = ""

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]  # the same arguments as any grid's
        self._pending: dict[str, list[Part]] = {}

    def context(self) -> tuple[str, ...]:
        """Belong to the chosen project."""
        return (self.project_no,)

    def parts(self, project_no: str = "") -> list[Part]:
        """Give a project's block as it stands, the chosen one's by default: typed, else stored."""
        wanted = project_no or self.project_no
        if wanted in self._pending:
            return self._pending[wanted]
        stored = (share for share in self.session.records.shares if share.project_no == wanted)
        return [Part(staff_no=share.staff_no, percent=share.percent) for share in stored]

    def lay_out(self) -> Layout:
        """Give the block's lines."""
        staff = self.session.records.staff
        people = everybody(staff)
        columns = (
            Column(
                key="staff_no", title=_("员工"), read=word, width=124, choices=people, tip=_("工号或姓名")
            ),
            Column(key="percent", title=_("贡献率%"), read=percent, width=76, right=True),
            Column(
                key="bonus", title=_("本期奖金（元）"), width=110, right=True, shown_only=True,
                tip=_("这个项目在本期给这个人算出的奖金；保存后几秒内更新"),
            ),
        )  # fmt: skip
        bonus = bonuses(self.session.latest(), PROJECT)
        said = (
            _("未保存：{status}").format(status=self.status()[0]) if self.project_no in self._pending else ""
        )
        hints = {PERSON: said, PERCENT: said} if said else {}
        rows = []
        for n, part in enumerate(self.parts()):
            own = bonus.get((part.staff_no, self.project_no), NOTHING)
            texts = (who(staff, part.staff_no), shown(part.percent), own.text)
            rows.append(Row(key=self._key(n), texts=texts, hints=hints, notes={BONUS: own.told}))
        return columns, rows

    def _key(self, number: int) -> RowKey:
        return (self.project_no, str(number))

    def sum(self, project_no: str = "") -> Decimal:
        """Add the percentages."""
        return sum((part.percent or Decimal(0) for part in self.parts(project_no)), Decimal(0))

    def status(self, project_no: str = "") -> tuple[str, str]:
        """Say how a block stands, and in which colour role."""
        total = self.sum(project_no)
        if not self.parts(project_no):
            return _("还没有人分享这个项目"), "missing"
        if (project_no or self.project_no) not in self._pending:
            return _("合计 {sum}%").format(sum=plain(total)), "done"
        if total == FULL:
            return _("未保存：有一行没填完或有错"), "wrong"
        gap = plain(abs(FULL - total))
        said = (
            _("未保存：合计 {sum}%，还差 {gap}%") if total < FULL else _("未保存：合计 {sum}%，多了 {gap}%")
        )
        return said.format(sum=plain(total), gap=gap), "wrong"

    @property
    def unfinished(self) -> int:
        """Count the projects whose shares are not stored."""
        return len(self._pending)

    def waiting(self) -> list[tuple[Mark, Wrong]]:
        """List wrong cells, and the projects whose shares don't add up yet."""
        found = list(self.unsaved.wrong.items())
        wrong = {mark[0][0] for mark, _wrong in found}
        for project_no in self._pending:
            if project_no not in wrong:
                reason = self.status(project_no)[0]
                said = Wrong(text="", row=project_no, column=_("贡献率"), reason=reason, about=(project_no,))
                found.append((((project_no, "0"), "percent"), said))
        return found

    def enter(self, edits: Iterable[Edit], name: str = "") -> int:
        """Take typed or pasted lines into the block; store it once it is whole."""
        block, refused = list(self.parts()), 0
        for edit in edits:
            if edit.column > PERCENT or not self.project_no:
                refused += 1
                continue
            while edit.row >= len(block):
                block.append(Part())
            block[edit.row] = self._edited(block, edit)
            if edit.row < len(self.rows) and not self.rows[edit.row].stored:
                self.became[self.rows[edit.row].key] = self._key(edit.row)  # who types on stays in this line
        self._keep(block, name)
        return refused

    def _edited(self, block: list[Part], edit: Edit) -> Part:
        """Read one cell; a new person is proposed what is left to 100 %."""
        part = block[edit.row]
        column = ("staff_no", "percent")[edit.column]
        try:
            new = self._read(block, edit)
        except ValueError as fault:
            self.mark(self._line(block, edit), column, edit.text, str(fault))
            return replace(part, staff_no="") if edit.column == PERSON else replace(part, percent=None)
        self.unsaved.mark((self._key(edit.row), column), None)
        return new

    def _line(self, block: list[Part], edit: Edit) -> Row:
        """Give the row of a line, as far as it is known."""
        name = who(self.session.records.staff, block[edit.row].staff_no)
        return Row(key=self._key(edit.row), texts=(name, "", ""))

    def _read(self, block: list[Part], edit: Edit) -> Part:
        part, text = block[edit.row], edit.text.strip()
        if edit.column == PERCENT:
            return replace(part, percent=percent(text) if text else None)
        if not text:
            return replace(part, staff_no="")
        staff_no = staff_no_of(self.session.records.staff, text)
        if staff_no is None:
            raise ValueError(_("没有这名员工：{text}（请填工号）").format(text=text))
        if any(other.staff_no == staff_no for n, other in enumerate(block) if n != edit.row):
            raise ValueError(_("{person} 在这个项目里已经有一行").format(person=text))
        left = FULL - sum((other.percent or Decimal(0) for other in block), Decimal(0))
        proposed = part.percent if part.percent is not None or left <= 0 else left
        return replace(part, staff_no=staff_no, percent=proposed)

    def _keep(self, block: list[Part], name: str) -> None:
        """Store a whole block, else keep it beside the office."""
        wrong = any(mark[0][0] == self.project_no for mark in self.unsaved.wrong)
        if not wrong:
            block = [part for part in block if part != Part()]
        self._pending[self.project_no] = block
        whole = all(part.staff_no and part.percent is not None for part in block) and not wrong
        if whole and (not block or self.sum() == FULL):
            self._store(block, name)
        self.session.touch()

    def _store(self, block: list[Part], name: str) -> None:
        shares = tuple(
            Share(project_no=self.project_no, staff_no=part.staff_no, percent=part.percent)
            for part in block
            if part.percent is not None
        )
        said = name or _("修改 {project} 的贡献率").format(project=self.project_no)
        try:
            with self.session.change(said) as change:
                change.replace_shares(self.project_no, shares)
        except UserFault as fault:
            self.session.tell_fault(fault)
            return
        del self._pending[self.project_no]

    def remove(self, numbers: Iterable[int]) -> None:
        """Take lines out of the block."""
        gone = set(numbers)
        block = [part for n, part in enumerate(self.parts()) if n not in gone]
        for mark in [mark for mark in self.unsaved.wrong if mark[0][0] == self.project_no]:
            self.unsaved.mark(mark, None)
        self._keep(block, "")

    def forget_all(self) -> None:
        """Give up everything that isn't stored: another office is open now."""
        super().forget_all()
        self._pending.clear()

    def give_up(self) -> None:
        """Go back to the stored block."""
        self._pending.pop(self.project_no, None)
        self.unsaved.wrong = {m: w for m, w in self.unsaved.wrong.items() if m[0][0] != self.project_no}
        self.session.touch()
