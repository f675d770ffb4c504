"""The monthly payslip (工资单): earnings, deductions, and what is paid out, one page a person."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from reportlab.platypus import Flowable

from calculators.documents.canvas import new_canvas, save
from calculators.documents.flowables import Words
from calculators.documents.letterhead import Letterhead
from calculators.documents.pages import Layout, Margins, draw_pages
from calculators.documents.paper import FIGURE, NOTE, SUBTITLE, TITLE
from calculators.documents.slip import notes
from calculators.documents.slip.annex import Annex
from calculators.documents.slip.heading import restated_banner, restated_title
from calculators.documents.slip.money import in_capitals, money
from calculators.documents.slip.points import section
from calculators.documents.tables import Cell, labelled, table
from models.pay import Pay, PayLine
from models.results import Explanation
from models.words import _


def write_payslips(
    path: Path,
    pays: Sequence[Pay],
    letterhead: Letterhead,
    made_on: datetime,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bool:
    """Write payslips into one file; False where it was cancelled, and then nothing is written.

    An annex explains the bonuses whose lines have an explanation.
    """
    (first, *others) = pays
    several = _("工资单（{count} 人）").format(count=len(pays))
    canvas, buffer = new_canvas(several if others else f"{_title(first)} {first.name} {first.month.title}", letterhead)
    for done, pay in enumerate(pays, start=1):
        if cancelled is not None and cancelled():
            return False
        layout = Layout(canvas)
        for piece in _pieces(pay, letterhead):
            layout.add(piece)
        layout.close(notes.signatures())
        if explained := _explained(pay):
            layout.turn()
            for piece in Annex().explained(_("附：奖金核算过程"), explained):
                layout.add(piece)
        head = "　".join([_title(pay), pay.month.title, pay.staff_no, pay.name])
        foot = _("制表 {when}").format(when=f"{made_on:%Y-%m-%d %H:%M}")
        draw_pages(layout, Margins(head=head, foot=foot, draft=pay.net is None, whose=f"{pay.staff_no} {pay.name}"))
        if progress is not None:
            progress(done, len(pays))
    save(canvas, buffer, path)
    return True


def _explained(pay: Pay) -> dict[str, Explanation]:
    """Give the explanations of a pay's lines, each under a name of its own."""
    lines = [(line, line.explanation) for line in pay.earnings if line.explanation is not None]
    return {str(n): replace(one, label=f"{line.label}　{line.note}") for n, (line, one) in enumerate(lines)}


def _title(pay: Pay) -> str:
    return restated_title(_("工资单"), restated=bool(pay.restated))


def _pieces(pay: Pay, letterhead: Letterhead) -> list[Flowable]:
    who = (pay.staff_no, pay.name, pay.department or "—", pay.post or "—")
    pieces: list[Flowable] = [
        *letterhead.pieces(),
        Words(_title(pay), TITLE),
        Words(pay.month.title, SUBTITLE, after=8),
        labelled(list(zip((_("工号"), _("姓名"), _("部门"), _("岗位")), who, strict=True))),
        *map(restated_banner, pay.restated),
        *_lines(_("应发项目"), pay.earnings, [_("应发合计"), "", money(pay.gross)]),
    ]
    if pay.deductions:
        pieces += _lines(_("扣款"), pay.deductions, [_("扣款合计"), "", money(pay.deducted)])
    pieces += [
        Words(_("实发 {amount} 元").format(amount=money(pay.net)), FIGURE, before=14),
        Words(in_capitals(pay.net), SUBTITLE.to("left"), after=6),
    ]
    if pay.net is None:
        absent = "、".join(line.label for line in (*pay.earnings, *pay.deductions) if line.amount is None)
        pieces.append(Words(_("草稿：{missing}资料不全，不能作为发放依据。").format(missing=absent), NOTE))
    pieces.append(Words(_("个人所得税、社会保险和住房公积金按录入的金额扣除，不由本表计算。"), NOTE))
    return pieces


def _lines(title: str, lines: Sequence[PayLine], total: list[Cell]) -> list[Flowable]:
    rows: list[list[Cell]] = [[line.label, line.note, money(line.amount)] for line in lines]
    header = (_("项目"), _("说明"), _("金额（元）"))
    return [*section(title), table(header, rows, [120, 0, 90], ["left", "left", "right"], totals=[total])]
