"""Sheet 说明: the period, the schemes with their versions and assumptions, warnings, when and by whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from openpyxl.worksheet.worksheet import Worksheet

from calculators.documents.sheets.cells import Column, Kind, Value, fill
from models.records import OfficeIdentity
from models.results import Assessment, Status
from models.words import _

NAME = "说明"


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """When and by whom a workbook was made."""

    made_on: datetime
    made_by: str


def write(sheet: Worksheet, assessment: Assessment, identity: OfficeIdentity, imprint: Imprint, proved: str) -> None:
    """Write what a reader must know of the workbook; `proved` counts the figures of 核算过程."""
    how = _("{proved}，理由写在该行。蓝色的是输入：改动它，公式就算出结果会是多少；没有数据的显示为 #N/A。")
    versions = dict.fromkeys((r.scheme_title, r.version) for r in assessment.results)
    schemes = [(_("考核方案"), _("{title}，第 {version} 版").format(title=title, version=v)) for title, v in versions]
    rows: list[list[Value]] = [
        [_("公司"), identity.company],
        [_("分支机构"), identity.branch],
        [_("期间"), f"{assessment.period.title}（{assessment.period}）"],
        [_("制表时间"), f"{imprint.made_on:%Y-%m-%d %H:%M}"],
        [_("制表人"), imprint.made_by],
        [_("人数"), str(len(assessment.summary))],
    ]
    rows.append([_("核算过程"), how.format(proved=proved)])
    rows += [[head, text] for head, text in (*schemes, *_notes(assessment))]
    fill(sheet, [Column(name=_("项目")), Column(name=_("内容"), kind=Kind.WRAPPED)], rows)
    sheet.column_dimensions["B"].width = 110


def _notes(assessment: Assessment) -> Iterator[tuple[str, str]]:
    """List assumptions by scheme, what is missing and what was warned of by person, each once."""
    assumed = {(r.scheme_title, text): None for r in assessment.results for text in r.assumptions}
    yield from ((_("文件未定，本方案取值"), f"{title}：{text}") for title, text in assumed)
    for result in assessment.results:
        who = f"{result.staff_no} {result.name} {result.period}"
        if result.status is Status.INCOMPLETE:
            yield _("资料不全"), f"{who}：{'；'.join(result.missing)}"
        yield from ((_("提示"), f"{who}：{text}") for text in result.warnings)
        yield from ((_("标记"), f"{who}：{flag.text}") for flag in result.flags)
