"""The upper part of a slip: letterhead, title, person, and what is to be read first."""

from dataclasses import replace

from reportlab.platypus import Flowable, Table

from calculators.documents.flowables import Words
from calculators.documents.fonts import typeface
from calculators.documents.paper import (
    EMPTY,
    FIGURE,
    HEAD,
    LINE,
    SMALL,
    STRONG,
    STRONG_LINE,
    SUBTITLE,
    TITLE,
    WIDTH,
    Style,
)
from calculators.documents.slip_person import SlipPerson
from calculators.documents.tables import labelled, parts, plain
from models.money import grouped
from models.period import Grain
from models.results import Result, Status
from models.words import _

_TILE_PAD = 6.0
SHOWN_MISSING = 24
"""Missing inputs that a slip names; more of them are counted."""


def title_of(person: SlipPerson) -> str:
    """Name the document: a payslip for a month that is paid, an appraisal where there is no money; restated or not."""
    monthly = person.shown_period.grain is Grain.MONTH
    if not any(result.has_money for result in person.results):
        name = _("绩效考核单")
    elif monthly and any(result.payslip for result in person.results):
        name = _("工资单")
    else:
        name = _("绩效奖金单")
    return restated_title(name, restated=any(result.restated for result in person.results))


def restated_title(name: str, *, restated: bool) -> str:
    """Mark a document's name where it stands in place of one that was handed out before."""
    return _("{document}（重述）").format(document=name) if restated else name


def title(person: SlipPerson) -> list[Flowable]:
    """Give title, period and (where it is one) the scheme."""
    schemes = tuple(dict.fromkeys(result.scheme_title for result in person.results))
    below = "　·　".join([person.shown_period.title, *(schemes if len(schemes) == 1 else ())])
    return [Words(title_of(person), TITLE), Words(below, SUBTITLE, after=8)]


def who(staff_no: str, name: str, last: Result) -> Flowable:
    """Give the person, with department and post as of the last result."""
    values = (staff_no, name, last.department or "—", last.post or "—")
    return labelled(list(zip((_("工号"), _("姓名"), _("部门"), _("岗位")), values, strict=True)))


def banners(result: Result) -> list[Flowable]:
    """Say what keeps a result from being final, what it stands in place of, and what took a person out of the assessment."""
    found: list[Flowable] = []
    if result.restated:
        found.append(restated_banner(result.restated))
    if result.status is Status.INCOMPLETE:
        found.append(_framed(_("草稿：资料不全，尚不能作为发放依据"), _missing(result.missing)))
    if result.out_of_assessment:
        found.append(_framed(_("本期不参加考核"), _("原因：{reason}").format(reason=result.out_of_assessment)))
    return found


def restated_banner(reason: str) -> Flowable:
    """Say that a document stands in place of one that was handed out before, and why."""
    return _framed(_("重述：代替此前发出的单据"), _("原因：{reason}").format(reason=reason))


def _missing(names: tuple[str, ...]) -> str:
    if not names:
        return ""
    shown = "；".join(names[:SHOWN_MISSING])
    if len(names) > SHOWN_MISSING:
        return _("缺：{missing}等，共 {count} 项").format(missing=shown, count=len(names))
    return _("缺：{missing}").format(missing=shown)


def _framed(head: str, text: str) -> Flowable:
    look = plain()
    look.add("BOX", (0, 0), (-1, -1), 1.2, STRONG_LINE)
    look.add("LEFTPADDING", (0, 0), (-1, -1), 8)
    look.add("RIGHTPADDING", (0, 0), (-1, -1), 8)
    look.add("TOPPADDING", (0, 0), (-1, -1), 4)
    look.add("BOTTOMPADDING", (0, 0), (-1, -1), 5)
    inside: list[Flowable] = [Words(head, STRONG), *([Words(text, SMALL)] if text else [])]
    return Table(parts([inside], [WIDTH - 8]), colWidths=[WIDTH], style=look, hAlign="LEFT", spaceBefore=8)


def headline(result: Result) -> list[Flowable]:
    """Show score, grade, place, coefficient and total side by side; what does not apply is left out."""
    tiles = _tiles(result)
    if not tiles:
        return []
    look = plain()
    look.add("BACKGROUND", (0, 0), (-1, -1), EMPTY)
    look.add("LINEBEFORE", (1, 0), (-1, -1), 0.5, LINE)
    look.add("BOX", (0, 0), (-1, -1), 0.5, LINE)
    look.add("TOPPADDING", (0, 0), (-1, -1), 4)
    look.add("BOTTOMPADDING", (0, 0), (-1, -1), 5)
    look.add("VALIGN", (0, 0), (-1, -1), "TOP")
    room = WIDTH / len(tiles) - 2 * _TILE_PAD
    cells = [[Words(label, HEAD.to("center")), Words(figure, _fitting(figure, room)), *note] for label, figure, note in tiles]
    return [Table([cells], colWidths=[WIDTH / len(cells)] * len(cells), style=look, hAlign="LEFT", spaceBefore=8)]


def _fitting(figure: str, room: float) -> Style:
    """Set a figure as small as it needs to stand on one line."""
    style = FIGURE.to("center")
    wide = typeface(bold=style.bold).width(figure, style.size)
    return style if wide <= room else replace(style, size=max(SMALL.size, style.size * room / wide))


Tile = tuple[str, str, list[Flowable]]


def _tiles(result: Result) -> list[Tile]:
    """Collect what there is to show; a figure that is missing shows a dash."""
    tiles: list[Tile] = []
    if result.kpis:
        out_of = _("满分 {maximum}").format(maximum=f"{result.maximum:f}") if result.maximum is not None else ""
        tiles.append((_("总分"), _shown(result.score), [Words(out_of, SMALL.to("center"))]))
    if result.grade is not None:
        tiles.append((_("等级"), result.grade, []))
    if result.rank is not None:
        tiles.append((_("名次"), str(result.rank), _of_team(result)))
    if result.coefficient is not None:
        tiles.append((_("奖金系数"), f"{result.coefficient:f}", []))
    if result.has_money:
        tiles.append((_("应发合计（元）"), "—" if result.total is None else grouped(result.total), []))
    return tiles


def _of_team(result: Result) -> list[Flowable]:
    """Say how many the team counts and what it scores on average: all that a slip tells of others."""
    words = [_("团队 {size} 人").format(size=result.team_size)] if result.team_size is not None else []
    words += [_("均分 {mean}").format(mean=f"{result.team_mean:f}")] if result.team_mean is not None else []
    return [Words(" · ".join(words), SMALL.to("center"))] if words else []


def _shown(figure: object) -> str:
    return "—" if figure is None else f"{figure:f}"


